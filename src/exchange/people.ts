/** Judges the sheet of members by the same rules as the command that registers one. Pure. */
import { admissionLimits, memberCodes } from '../members/codes.ts';
import type { PersonFacts } from '../members/member.ts';
import { cardNumber } from '../members/numbers.ts';
import { type AdmissionLimits, reasonsNotToRegister, warningsOnRegister } from '../members/rules.ts';
import type { Reason } from '../platform/refusal.ts';
import { textOf } from './cells.ts';
import { dutyJudge } from './duties.ts';
import type { SourceRow } from './mapping.ts';
import { matchOf, NOBODY, nameKey, type Told } from './match.ts';
import { FIELDS, type MemberPlan, merged, planOf } from './memberPlan.ts';
import { readFacts } from './personFacts.ts';
import { postJudge } from './posts.ts';
import type { PresentMember } from './present.ts';
import { communeOf } from './unitIndex.ts';
import type { Judging, UnitJudgement, UnitPlan } from './units.ts';
import { type Judged, refused } from './verdict.ts';

type UnitsKnown = Pick<UnitJudgement, 'index' | 'branches' | 'all'>;

/** Judges rows of the sheet of members, one after another: what stands above decides over what stands below. */
export function peopleJudge(
  units: UnitsKnown,
  judging: Judging,
): (row: SourceRow) => { judged: Judged; plan: MemberPlan | null } {
  const known = seen(units, judging);
  return (row) => {
    const one = judgePerson(row, known, judging);
    return 'plan' in one ? one : { judged: one, plan: null };
  };
}

/** Everything that rows above and the register have said so far, by what it is looked up by. */
function seen(units: UnitsKnown, judging: Judging) {
  const { present, rulebook } = judging;
  const byPlace = new Map<string, PresentMember[]>();
  const byName = new Map<string, PresentMember[]>();
  const names = new Map<string, Set<string>>();
  for (const member of present.members) {
    const name = nameKey(member.facts);
    push(byPlace, `${name} ${member.unit.id}`, member);
    push(byName, name, member);
    remember(names, name, member.personId);
  }
  return {
    units,
    byPlace,
    byName,
    names,
    unitNames: new Map(present.units.map((unit) => [unit.id, unit.name])),
    byPerson: new Map(present.members.map((m) => [m.personId, m])),
    taken: new Set<string>(),
    cards: new Map<string, number>(),
    limits: new Map<string, AdmissionLimits>(),
    codes: memberCodes(rulebook),
    posts: postJudge(units.all, judging),
    duties: dutyJudge(units, judging),
  };
}
export type Seen = ReturnType<typeof seen>;

function judgePerson(row: SourceRow, known: Seen, judging: Judging): Judged | { judged: Judged; plan: MemberPlan } {
  const read = readFacts(row, judging);
  const unit = unitOf(row, known);
  const card = read.facts.cardNo === null ? null : cardNumber(read.facts.cardNo);
  const name = nameKey(read.facts);
  const match =
    'plan' in unit && read.reasons.length === 0
      ? matchOf({ facts: read.facts, card, name, decision: row.decision }, unit.plan, known, judging.present)
      : NOBODY;
  const duties = known.duties.read(row, match.existing?.personId ?? null);
  const facts = match.existing ? merged(match.existing.facts, read.facts) : read.facts;
  const admission = limitsOn(facts.admittedOn ?? judging.asOf, known, judging);
  const above = card === null ? undefined : known.cards.get(card);
  const reasons = [
    ...read.reasons,
    ...(read.reasons.length === 0
      ? reasonsNotToRegister(facts, known.codes, admission, judging.today).map(onSheet)
      : nameOnly(facts)),
    ...('plan' in unit ? [] : [unit.reason]),
    ...(above === undefined ? [] : [{ code: 'card.taken', field: 'card_number', values: { row: above } }]),
    ...match.reasons,
    ...duties.reasons,
  ];
  const part = 'plan' in unit ? known.units.branches.partOf(unit.plan) : { part: 0 };
  if (reasons.length > 0 || !('plan' in unit)) return { ...refused(row, reasons), match: match.match, ...part };
  if (card !== null) known.cards.set(card, row.no);
  const twice = sameRow({ card, name }, unit.plan, match.existing, known);
  if (twice) return { ...refused(row, [twice]), ...part };
  const one = planOf(
    row,
    {
      facts,
      unit: unit.plan,
      existing: match.existing,
      marks: read.marks,
      oversees: duties.units,
      warnings: [
        ...read.warnings,
        ...match.warnings,
        ...duties.warnings,
        ...warningsOnRegister(facts, admission).map(onSheet),
      ],
    },
    known,
    judging,
  );
  return { ...one, judged: { ...one.judged, match: match.match, ...part } };
}

/** The same person twice in the file; otherwise the row is remembered. */
function sameRow(
  { card, name }: Pick<Told, 'card' | 'name'>,
  unit: UnitPlan,
  existing: PresentMember | null,
  known: Seen,
): Reason | null {
  const key = existing?.personId ?? (card === null ? `${name} ${unit.key}` : `card ${card}`);
  if (known.taken.has(key)) return { code: 'member.twice', field: 'name' };
  known.taken.add(key);
  if (existing === null) remember(known.names, name, key);
  return null;
}

function unitOf(row: SourceRow, known: Seen): { plan: UnitPlan } | { reason: Reason } {
  const word = textOf(row.values.unit ?? '');
  if (word === '') return { reason: { code: 'cell.required', field: 'unit' } };
  const plans = known.units.index.find(word, communeOf(row));
  if (plans.length > 1)
    return { reason: { code: 'unit.ambiguous', field: 'unit', values: { unit: word.slice(0, 80) } } };
  const [plan] = plans;
  if (!plan) return { reason: { code: 'unit.unknown', field: 'unit', values: { unit: word.slice(0, 80) } } };
  return known.codes.cellKinds.has(plan.kind)
    ? { plan }
    : { reason: { code: 'unit.not_cell', field: 'unit', values: { unit: plan.name } } };
}

function limitsOn(day: string, known: Seen, { rulebook }: Judging): AdmissionLimits {
  const limits = known.limits.get(day) ?? admissionLimits(rulebook, day);
  known.limits.set(day, limits);
  return limits;
}

function nameOnly(facts: PersonFacts): Reason[] {
  return /\p{L}/u.test(facts.fullName) ? [] : [{ code: 'name.missing', field: 'name' }];
}

function onSheet(reason: Reason): Reason {
  return reason.field ? { ...reason, field: FIELDS[reason.field as keyof PersonFacts] ?? reason.field } : reason;
}

function remember(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key);
  if (set) set.add(value);
  else map.set(key, new Set([value]));
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
