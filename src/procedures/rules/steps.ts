/** May a case be opened, may its step be taken: facts in, reasons why not out (empty = allowed). Pure. */
import type { Reason } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import type { CaseField, ProcedureStep, StepOutcome } from '../../rulebook/schema.ts';
import type { FactInput, Facts } from '../case.ts';

/** A need of a step, and whether it is met. */
export type NeedFact = {
  kind: 'paper' | 'opinion' | 'vote' | 'check';
  id: string;
  rule?: string | undefined;
  /** what it finds does not stand in the way; whoever goes on says why */
  warns?: boolean;
  reasons: Reason[];
};

export type StepFacts = {
  state: string;
  /** the step the case stands at */
  current: string;
  begunOn: string;
  needs: readonly NeedFact[];
  /** how the last vote of this step fell; null where none was taken */
  vote: 'passed' | 'failed' | null;
  /** the first day on which it may be taken, and the rule that says so */
  earliest: { on: string; rule: string } | null;
};

/**
 * Why a step may not be taken with an outcome on a day: the case is ended or paused or stands elsewhere, it is too early, something the step needs
 * is missing (unless the outcome goes without), the vote fell otherwise, no reason was given where one is due: also for going on against what a
 * need warns of.
 */
export function reasonsNotToTake(
  step: Pick<ProcedureStep, 'id'>,
  outcome: StepOutcome | undefined,
  facts: StepFacts,
  taken: { on: string; today: string; note: string | null },
): Reason[] {
  if (facts.state === 'ended') return [{ code: 'case.ended' }];
  if (facts.state === 'paused') return [{ code: 'case.paused' }];
  if (facts.current !== step.id) return [{ code: 'case.other_step', field: 'step' }];
  if (!outcome) return [{ code: 'choice.unknown', field: 'outcome' }];
  const reasons: Reason[] = [...reasonsAgainstDay(facts, taken)];
  if (outcome.reason && !taken.note?.trim()) reasons.push({ code: 'case.reason_missing', field: 'note' });
  if (outcome.without) return reasons;
  const { earliest } = facts;
  if (earliest && taken.on < earliest.on)
    reasons.push({ code: 'case.too_early', field: 'on', values: { earliest: earliest.on }, rule: earliest.rule });
  if (!outcome.reason && !taken.note?.trim()) reasons.push(...unanswered(facts.needs));
  return [...reasons, ...reasonsAgainstNeeds(facts.needs), ...reasonsAgainstVote(outcome, facts.vote)];
}

/** Whether an outcome stands open at all, for the button: everything but the day and the note. */
export function reasonsNotToChoose(outcome: StepOutcome, facts: StepFacts, today: string): Reason[] {
  const needs = facts.needs.filter((need) => !need.warns);
  return reasonsNotToTake(
    { id: facts.current },
    { ...outcome, reason: false },
    { ...facts, needs },
    {
      on: today < facts.begunOn ? facts.begunOn : today,
      today: today < facts.begunOn ? facts.begunOn : today,
      note: null,
    },
  );
}

function reasonsAgainstDay(facts: StepFacts, { on, today }: { on: string; today: string }): Reason[] {
  if (on > today) return [{ code: 'date.future', field: 'on', values: { date: on } }];
  if (on < facts.begunOn) return [{ code: 'date.order', field: 'on', values: { earlier: facts.begunOn, later: on } }];
  return [];
}

function reasonsAgainstNeeds(needs: readonly NeedFact[]): Reason[] {
  return needs
    .filter((need) => !need.warns)
    .flatMap((need) =>
      need.reasons.map((reason) => ({ ...reason, ...(!reason.rule && need.rule && { rule: need.rule }) })),
    );
}

/** What is warned of, and nobody said why one goes on all the same. */
function unanswered(needs: readonly NeedFact[]): Reason[] {
  return needs
    .filter((need) => need.warns && need.reasons.length > 0)
    .map((need) => ({ code: 'case.caution_unanswered', field: 'note', ...(need.rule && { rule: need.rule }) }));
}

function reasonsAgainstVote(outcome: StepOutcome, vote: StepFacts['vote']): Reason[] {
  if (outcome.vote === undefined || vote === null || outcome.vote === vote) return [];
  return [{ code: vote === 'failed' ? 'case.vote_failed' : 'case.vote_passed', field: 'outcome' }];
}

/**
 * The values of a procedure's fields as they were sent, by field; and why they may not stand there: a field nobody asked for, one that is missing,
 * a date that is none or lies ahead where it may not, a choice that is not offered.
 */
export function readFacts(
  fields: readonly CaseField[],
  sent: readonly FactInput[],
  today: string,
): { facts: Facts; reasons: Reason[] } {
  const facts: Facts = {};
  const reasons: Reason[] = [];
  for (const { field } of sent) {
    if (!fields.some((each) => each.id === field)) reasons.push({ code: 'field.unknown', field });
  }
  for (const field of fields) {
    const value = sent.findLast((each) => each.field === field.id)?.value?.trim() ?? '';
    if (value === '') {
      if (field.required) reasons.push({ code: 'field.required', field: field.id });
      continue;
    }
    const { read, reason } = readValue(field, value, today);
    if (reason) reasons.push({ ...reason, field: field.id });
    else facts[field.id] = read ?? null;
  }
  return { facts, reasons };
}

/** One value, read by the same schemas as every other input. */
function readValue(field: CaseField, value: string, today: string): { read?: Facts[string]; reason?: Reason } {
  const schema = SCHEMAS[field.kind];
  const parsed = s.parse(schema, field.kind === 'whole' ? Number(value) : value);
  if ('reasons' in parsed) return { reason: parsed.reasons[0] ?? { code: 'field.wrong' } };
  const read = parsed.value as string | number;
  if (field.kind === 'date' && field.past && read > today)
    return { reason: { code: 'date.future', values: { date: read } } };
  if (field.kind === 'choice' && !field.choices?.some((choice) => choice.id === read))
    return { reason: { code: 'choice.unknown' } };
  return { read: field.kind === 'flag' ? read === 'true' : read };
}

const SCHEMAS: Record<CaseField['kind'], s.Schema> = {
  date: s.date(),
  text: s.text(300),
  long_text: s.text(20_000),
  choice: s.code(),
  unit: s.id(),
  person: s.id(),
  whole: s.whole(0, 1e9),
  flag: s.oneOf(['true', 'false']),
};
