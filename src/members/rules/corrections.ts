/** Decisions on corrections that members ask for: facts in, reasons why not out (empty = allowed). Pure. */
import type { Reason } from '../../platform/refusal.ts';
import type { CorrectableField } from '../correction.ts';
import type { PersonFacts } from '../member.ts';

/** Facts that a record cannot be without. */
export const NEEDED: readonly CorrectableField[] = ['fullName', 'sex', 'birthDate', 'admittedOn'];

/** The facts as they would stand. A birth date that is asked for is a whole one. */
export function factsAfter(facts: PersonFacts, field: CorrectableField, after: string | null): PersonFacts {
  return { ...facts, [field]: after, ...(field === 'birthDate' && { birthYearOnly: false }) };
}

/** May this be asked? Something must differ, what every record needs is not emptied, and nothing is asked twice at a time. */
export function reasonsNotToAsk(asked: {
  field: CorrectableField;
  before: string | null;
  after: string | null;
  birthYearOnly: boolean;
  openAlready: boolean;
}): Reason[] {
  const { field, before, after } = asked;
  if (asked.openAlready) return [{ code: 'correction.open_already', field: 'field' }];
  if (after === null && NEEDED.includes(field)) return [{ code: 'field.required', field: 'after' }];
  const sharper = field === 'birthDate' && asked.birthYearOnly;
  return before === after && !sharper ? [{ code: 'correction.same', field: 'after' }] : [];
}

/** May a fact of the year be contested? Not while it is, and not where the decision has an appeal of its own (DIS-05). */
export function reasonsNotToContest(contest: { appeal: boolean; openAlready: boolean }): Reason[] {
  if (contest.appeal) return [{ code: 'contest.appeal', field: 'figure' }];
  return contest.openAlready ? [{ code: 'correction.open_already', field: 'ref' }] : [];
}

/** Only a date is asked for in place of a date. */
export function reasonsAgainstForm(field: CorrectableField, after: string | null): Reason[] {
  if (after === null || !DATES.includes(field)) return [];
  const exists = /^\d{4}-\d\d-\d\d$/.test(after) && isDay(after);
  return exists ? [] : [{ code: 'date.impossible', field: 'after' }];
}

/** Whether the calendar has such a day: JavaScript turns 30 February into March. */
function isDay(date: string): boolean {
  const read = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(date);
}

const DATES: readonly CorrectableField[] = ['birthDate', 'admittedOn', 'ceremonyOn', 'officialOn'];

/** What is decided is decided once, where the member's record lies, and not by himself. */
export function reasonsNotToDecide(correction: {
  state: string;
  decidedOn: string | null;
  movedAway: boolean;
  own: boolean;
}): Reason[] {
  if (correction.state !== 'open') return [{ code: 'correction.decided', values: { on: correction.decidedOn ?? '' } }];
  if (correction.movedAway) return [{ code: 'correction.moved' }];
  return correction.own ? [{ code: 'correction.own' }] : [];
}

/** An open request is taken back by the one who asked. */
export function reasonsNotToWithdraw(correction: { state: string; decidedOn: string | null; own: boolean }): Reason[] {
  if (!correction.own) return [{ code: 'correction.not_own' }];
  return correction.state === 'open'
    ? []
    : [{ code: 'correction.decided', values: { on: correction.decidedOn ?? '' } }];
}
