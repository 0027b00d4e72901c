/** Decisions on persons and memberships: facts in, reasons why not out (empty = allowed). Pure. */
import { addTo, yearsBetween } from '../platform/clock.ts';
import type { Reason } from '../platform/refusal.ts';
import { hasHidden } from '../platform/schema.ts';
import type { PersonFacts, Status } from './member.ts';
import { cardNumber, phoneNumber } from './numbers.ts';

/** What the rulebook says of admission on the day of the decision. */
export type AdmissionLimits = { minimumAge: number; ageRule: string; probationMonths: number; probationRule: string };

/** The codes a person's record may hold. */
export type KnownCodes = {
  sexes: ReadonlySet<string>;
  ethnicities: ReadonlySet<string>;
  educationLevels: ReadonlySet<string>;
  theoryLevels: ReadonlySet<string>;
};

/**
 * May a person with these facts stand on the roster? Names, codes, dates in order (born < admitted <= ceremony <= official), nothing in
 * the future, and the age at admission (ADM-01). The first reason is the one that a list of refused rows shows.
 */
export function reasonsNotToRegister(
  facts: PersonFacts,
  codes: KnownCodes,
  limits: AdmissionLimits,
  today: string,
): Reason[] {
  return [
    ...reasonsAgainstName('fullName', facts.fullName),
    ...(facts.sortName === null ? [] : reasonsAgainstName('sortName', facts.sortName)),
    ...reasonsAgainstDates(facts, limits, today),
    ...unknownCode('sex', 'sex.unknown', facts.sex, codes.sexes),
    ...unknownCode('ethnicity', 'ethnicity.unknown', facts.ethnicity, codes.ethnicities),
    ...unknownCode('education', 'education.unknown', facts.education, codes.educationLevels),
    ...unknownCode('theory', 'theory.unknown', facts.theory, codes.theoryLevels),
    ...(facts.cardNo !== null && cardNumber(facts.cardNo) === null
      ? [{ code: 'card.malformed', field: 'cardNo' }]
      : []),
    ...(facts.phone !== null && phoneNumber(facts.phone) === null ? [{ code: 'phone.malformed', field: 'phone' }] : []),
    ...(facts.note !== null && hasHidden(facts.note) ? [{ code: 'text.hidden', field: 'note' }] : []),
  ];
}

/** What is odd and yet allowed: an official date before the probation could be over (PRO-01). */
export function warningsOnRegister(facts: PersonFacts, limits: AdmissionLimits): Reason[] {
  const start = facts.ceremonyOn ?? facts.admittedOn;
  if (start === null || facts.officialOn === null) return [];
  const months = monthNumber(facts.officialOn) - monthNumber(start);
  // only in the last month the day counts
  if (months > limits.probationMonths) return [];
  if (facts.officialOn >= addTo(start, { months: limits.probationMonths })) return [];
  return [
    {
      code: 'probation.short',
      field: 'officialOn',
      values: { months: limits.probationMonths },
      rule: limits.probationRule,
    },
  ];
}

function monthNumber(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
}

/** Official from the day of the recognition on, probationary before. */
export function statusOn(facts: Pick<PersonFacts, 'officialOn'>, on: string): Status {
  return facts.officialOn !== null && facts.officialOn <= on ? 'official' : 'probationary';
}

/** A membership begins for a reason of the rulebook, where one is given. */
export function reasonsAgainstBeginning(reason: string | undefined, beginnings: readonly string[]): Reason[] {
  if (reason === undefined || beginnings.includes(reason)) return [];
  return [{ code: 'beginning.unknown', field: 'reason', values: { reason } }];
}

/** A membership ends after it began and not in the future, for a reason of the rulebook. */
export function reasonsNotToEndMembership(
  line: { from: string; to: string | null },
  end: { on: string; reason: string },
  endings: readonly string[],
  today: string,
): Reason[] {
  if (line.to !== null) return [{ code: 'membership.ended', values: { on: line.to } }];
  const reasons: Reason[] = [];
  if (!endings.includes(end.reason))
    reasons.push({ code: 'ending.unknown', field: 'reason', values: { reason: end.reason } });
  if (end.on <= line.from)
    reasons.push({ code: 'date.order', field: 'on', values: { earlier: line.from, later: end.on } });
  if (end.on > today) reasons.push({ code: 'date.future', field: 'on', values: { date: end.on } });
  return reasons;
}

/** Marks are put on an open membership; a guest's marks belong to his own cell. */
export function reasonsNotToMark(line: { to: string | null; seat: string }): Reason[] {
  if (line.to !== null) return [{ code: 'membership.ended', values: { on: line.to } }];
  if (line.seat !== 'own') return [{ code: 'membership.guest' }];
  return [];
}

/** May somebody be registered at a unit of this kind? Only cells have rosters. */
export function reasonsAgainstUnit(
  unit: { isCell: boolean; closedOn: string | null },
  from: string,
  today: string,
): Reason[] {
  const reasons: Reason[] = [];
  if (!unit.isCell) reasons.push({ code: 'unit.not_cell', field: 'unit' });
  if (unit.closedOn !== null) reasons.push({ code: 'unit.closed', field: 'unit', values: { on: unit.closedOn } });
  if (from > today) reasons.push({ code: 'date.future', field: 'from', values: { date: from } });
  return reasons;
}

function reasonsAgainstName(field: string, name: string): Reason[] {
  if (!/\p{L}/u.test(name)) return [{ code: 'name.missing', field }];
  if (hasHidden(name)) return [{ code: 'text.hidden', field }];
  if (name.length > 120) return [{ code: 'text.too_long', field, values: { max: 120 } }];
  return [];
}

function reasonsAgainstDates(facts: PersonFacts, limits: AdmissionLimits, today: string): Reason[] {
  const future = (['birthDate', 'admittedOn', 'ceremonyOn', 'officialOn'] as const).filter(
    (field) => (facts[field] ?? '') > today,
  );
  if (future.length > 0)
    return future.map((field) => ({ code: 'date.future', field, values: { date: facts[field] ?? '' } }));
  const disorder = disorderOf(facts);
  if (disorder.length > 0 || facts.admittedOn === null) return disorder;
  const age = ageAt(facts.birthDate, facts.birthYearOnly, facts.admittedOn);
  return age >= limits.minimumAge
    ? []
    : [{ code: 'age.minimum', field: 'birthDate', values: { age, minimum: limits.minimumAge }, rule: limits.ageRule }];
}

/** Full years on a day; where only the year of birth is known, the most the person can be. */
export function ageAt(birthDate: string, birthYearOnly: boolean, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4));
  if (birthYearOnly) return years;
  // a leap day's birthday is the calendar's affair; every other is plain, and asked for each row of an import
  if (birthDate.endsWith('-02-29') || on < birthDate) return yearsBetween(birthDate, on);
  return on.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** Each date that is known against the one known before it; nobody is admitted on the day of his birth. */
function disorderOf(facts: PersonFacts): Reason[] {
  const reasons: Reason[] = [];
  let earlier = facts.birthDate;
  for (const field of ['admittedOn', 'ceremonyOn', 'officialOn'] as const) {
    const later = facts[field];
    if (later === null) continue;
    if (later < earlier || later === facts.birthDate)
      reasons.push({ code: 'date.order', field, values: { earlier, later } });
    earlier = later;
  }
  return reasons;
}

function unknownCode(field: string, code: string, value: string | null, known: ReadonlySet<string>): Reason[] {
  return value === null || known.has(value) ? [] : [{ code, field, values: { value } }];
}

/** The day on which so many years of membership are full; 29 February ends on the 28th in a short year. Counted from the decision, never the ceremony (PRO-03). */
export function dueOn(admittedOn: string, years: number): string {
  return addTo(admittedOn, { years });
}

/** Full years of membership on a day: as many as are full by `dueOn`. None before the first. */
export function partyAge(admittedOn: string, on: string): number {
  if (on < admittedOn) return 0;
  const years = Math.max(0, yearsBetween(admittedOn, on));
  return dueOn(admittedOn, years + 1) <= on ? years + 1 : years;
}
