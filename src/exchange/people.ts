/** Judges the sheet of members by the same rules as the command that registers one. Pure. */
import { admissionLimits, memberCodes } from '../members/codes.ts';
import type { PersonFacts, Status } from '../members/member.ts';
import { cardNumber, phoneNumber } from '../members/numbers.ts';
import { type AdmissionLimits, reasonsNotToRegister, statusOn, warningsOnRegister } from '../members/rules.ts';
import { fold as foldName } from '../platform/i18n/names.ts';
import type { Reason } from '../platform/refusal.ts';
import { fold } from '../rulebook/recognize.ts';
import { dateOf, textOf } from './cells.ts';
import type { SourceRow } from './mapping.ts';
import { type HeldPost, postJudge } from './posts.ts';
import type { PresentMember } from './present.ts';
import type { Judging, UnitPlan } from './units.ts';
import { changesOf, type Judged, refused } from './verdict.ts';

/** What becomes of a person when the file is applied. */
export type MemberPlan = {
  unit: UnitPlan;
  facts: PersonFacts;
  status: Status;
  from: string;
  exempt: boolean;
  away: boolean;
  posts: HeldPost[];
  existing: PresentMember | null;
  action: 'new' | 'changed' | 'same';
  nameChanged: boolean;
  cardChanged: boolean;
  factsChanged: boolean;
  statusChanged: boolean;
  marksChanged: boolean;
};

const FIELDS: Partial<Record<keyof PersonFacts, string>> = {
  fullName: 'name',
  birthDate: 'birth_date',
  sex: 'sex',
  ethnicity: 'ethnicity',
  admittedOn: 'admitted_on',
  officialOn: 'official_on',
  cardNo: 'card_number',
  education: 'education',
  theory: 'theory',
  phone: 'phone',
  note: 'note',
};

/** Judges the rows in the order of the sheet: what stands above decides over what stands below. */
export function judgePeople(
  rows: SourceRow[],
  units: UnitPlan[],
  judging: Judging,
): { judged: Judged[]; plans: MemberPlan[] } {
  const known = seen(units, judging);
  const plans: MemberPlan[] = [];
  const judged = rows.map((row) => {
    const one = judgePerson(row, known, judging);
    if ('plan' in one) plans.push(one.plan);
    return 'plan' in one ? one.judged : one;
  });
  return { judged, plans };
}

/** Everything that rows above and the register have said so far, by what it is looked up by. */
function seen(units: UnitPlan[], judging: Judging) {
  const { present, rulebook } = judging;
  const byPlace = new Map<string, PresentMember[]>();
  const names = new Map<string, Set<string>>();
  for (const member of present.members) {
    push(byPlace, `${nameKey(member.facts)} ${member.unit.id}`, member);
    remember(names, nameKey(member.facts), member.personId);
  }
  return {
    unit: unitIndex(units),
    byPlace,
    names,
    byPerson: new Map(present.members.map((m) => [m.personId, m])),
    taken: new Set<string>(),
    cards: new Map<string, number>(),
    limits: new Map<string, AdmissionLimits>(),
    codes: memberCodes(rulebook),
    posts: postJudge(units, judging),
  };
}
type Seen = ReturnType<typeof seen>;

function judgePerson(row: SourceRow, known: Seen, judging: Judging): Judged | { judged: Judged; plan: MemberPlan } {
  const read = readFacts(row, judging);
  const unit = unitOf(row, known);
  const card = read.facts.cardNo === null ? null : cardNumber(read.facts.cardNo);
  const name = nameKey(read.facts);
  const match =
    'plan' in unit && read.reasons.length === 0
      ? matchOf({ facts: read.facts, card, name }, unit.plan, known, judging)
      : { existing: null, reasons: [], warnings: [] };
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
  ];
  if (reasons.length > 0 || !('plan' in unit)) return refused(row, reasons);
  if (card !== null) known.cards.set(card, row.no);
  const twice = sameRow({ card, name }, unit.plan, match.existing, known);
  if (twice) return refused(row, [twice]);
  return planOf(
    row,
    {
      facts,
      unit: unit.plan,
      existing: match.existing,
      marks: read.marks,
      warnings: [...read.warnings, ...match.warnings, ...warningsOnRegister(facts, admission).map(onSheet)],
    },
    known,
    judging,
  );
}

type Planned = {
  facts: PersonFacts;
  unit: UnitPlan;
  existing: PresentMember | null;
  marks: { exempt: boolean; away: boolean };
  warnings: Reason[];
};

function planOf(
  row: SourceRow,
  { facts, unit, existing, marks, warnings }: Planned,
  known: Seen,
  judging: Judging,
): { judged: Judged; plan: MemberPlan } {
  // the roster speaks of its day; somebody admitted later belongs to the cell from then on
  const from = facts.admittedOn !== null && facts.admittedOn > judging.asOf ? facts.admittedOn : judging.asOf;
  const late: Reason[] =
    existing === null && from > judging.asOf
      ? [{ code: 'date.after_roster', field: 'admitted_on', values: { date: judging.asOf } }]
      : [];
  const posts = known.posts(row, unit, { key: existing?.personId ?? `row ${row.no}`, name: facts.fullName });
  const status = statusOn(facts, from);
  const before = {
    ...existing?.facts,
    exempt: existing?.exempt ?? false,
    away: existing?.away ?? false,
    status: existing?.status,
  };
  const statusChanged = existing?.status === 'probationary' && status === 'official';
  const after = {
    ...facts,
    exempt: before.exempt || marks.exempt,
    away: before.away || marks.away,
    status: statusChanged ? status : before.status,
  };
  const changes = existing
    ? [
        ...changesOf({ ...FIELDS, exempt: 'note', away: 'note', status: 'official_on' }, before, after),
        ...posts.begun.map((post) => ({ field: post.field, before: '', after: post.post })),
      ]
    : [];
  const action = existing === null ? 'new' : changes.length > 0 ? 'changed' : 'same';
  const changed = (field: keyof typeof after) =>
    existing !== null && before[field as keyof typeof before] !== after[field];
  const plan: MemberPlan = {
    unit,
    facts,
    status,
    from,
    exempt: after.exempt,
    away: after.away,
    posts: posts.begun,
    existing,
    action,
    statusChanged,
    nameChanged: changed('fullName'),
    cardChanged: changed('cardNo'),
    factsChanged: (Object.keys(FIELDS) as (keyof PersonFacts)[]).some(changed) || changed('birthYearOnly'),
    marksChanged: changed('exempt') || changed('away'),
  };
  return { plan, judged: { row, action, reasons: [...warnings, ...late, ...posts.warnings], changes } };
}

type ReadFacts = {
  facts: PersonFacts;
  reasons: Reason[];
  warnings: Reason[];
  marks: { exempt: boolean; away: boolean };
};

/** The cells as facts. What cannot be read and must be is a reason; what need not be is left out with a warning. */
function readFacts(row: SourceRow, { words }: Judging): ReadFacts {
  const texts = Object.fromEntries(Object.entries(row.values).map(([field, cell]) => [field, textOf(cell)]));
  const text = (field: string) => texts[field] ?? '';
  const reasons: Reason[] = [];
  const warnings: Reason[] = [];
  const date = (field: string, required: boolean, yearMayDo = false) => {
    if (text(field) === '') {
      if (required) reasons.push({ code: 'cell.required', field });
      return null;
    }
    const read = dateOf(text(field), field, yearMayDo);
    if ('value' in read) return read.value;
    reasons.push(read.reason);
    return null;
  };
  const odd = (field: string) => {
    warnings.push({ code: 'cell.not_understood', field, values: { value: text(field).slice(0, 60) } });
    return null;
  };
  const word = (field: string, list: Parameters<typeof words.word>[0]) =>
    text(field) === '' ? null : (words.word(list, text(field)) ?? odd(field));
  const birth = date('birth_date', true, true);
  const mark = text('note') === '' ? undefined : words.word('marks', text('note'));
  const facts: PersonFacts = {
    fullName: text('name'),
    sortName: null,
    sex: words.word('sexes', text('sex')) ?? text('sex'),
    ethnicity: word('ethnicity', 'ethnicities'),
    birthDate: birth?.date ?? '',
    birthYearOnly: birth?.yearOnly ?? false,
    admittedOn: date('admitted_on', true)?.date ?? null,
    ceremonyOn: null,
    officialOn: date('official_on', false)?.date ?? null,
    education: word('education', 'educationLevels'),
    theory: word('theory', 'theoryLevels'),
    note: text('note').slice(0, 1000) || null,
    cardNo: text('card_number') === '' ? null : (cardNumber(text('card_number')) ?? text('card_number')),
    phone: text('phone') === '' ? null : (phoneNumber(text('phone')) ?? odd('phone')),
  };
  return { facts, reasons, warnings, marks: { exempt: mark === 'exempt', away: mark === 'away' } };
}

/** What a row says of who it is. */
type Told = { facts: PersonFacts; card: string | null; name: string };

/** Who of the register the row means: the holder of its card, else one of the cell with that name and birth date (D15). */
function matchOf(
  { facts, card, name }: Told,
  unit: UnitPlan,
  known: Seen,
  { present }: Judging,
): { existing: PresentMember | null; reasons: Reason[]; warnings: Reason[] } {
  const taken: Reason[] = [{ code: 'card.taken', field: 'card_number' }];
  const holder = card === null ? undefined : present.cards.get(card);
  if (holder) {
    const member = known.byPerson.get(holder.personId);
    if (
      !member ||
      (foldName(member.facts.fullName) !== foldName(facts.fullName) && member.facts.birthDate !== facts.birthDate)
    )
      return { existing: null, reasons: taken, warnings: [] };
    if (member.unit.id !== unit.existing?.id)
      return { existing: null, reasons: [{ code: 'member.elsewhere', field: 'unit' }], warnings: [] };
    return { existing: member, reasons: [], warnings: [] };
  }
  const here = (unit.existing ? (known.byPlace.get(`${name} ${unit.existing.id}`) ?? []) : []).filter(
    (m) => !known.taken.has(m.personId),
  );
  const existing = here.find((m) => card === null || m.facts.cardNo === null) ?? null;
  const namesake = existing === null && (known.names.get(name)?.size ?? 0) > 0;
  return { existing, reasons: [], warnings: namesake ? [{ code: 'person.namesake', field: 'name' }] : [] };
}

/** The same person twice in the file; otherwise the row is remembered. */
function sameRow(
  { card, name }: Omit<Told, 'facts'>,
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

/** The file's facts over those known; an empty cell leaves what is known, and so does a bare year of a known date. */
function merged(before: PersonFacts, file: PersonFacts): PersonFacts {
  const given = Object.fromEntries(Object.entries(file).filter(([, value]) => value !== null)) as PersonFacts;
  const yearOnly = file.birthYearOnly && before.birthDate.slice(0, 4) === file.birthDate.slice(0, 4);
  return { ...before, ...given, ...(yearOnly && { birthDate: before.birthDate, birthYearOnly: before.birthYearOnly }) };
}

function unitOf(row: SourceRow, known: Seen): { plan: UnitPlan } | { reason: Reason } {
  const word = textOf(row.values.unit ?? '');
  if (word === '') return { reason: { code: 'cell.required', field: 'unit' } };
  const plans = known.unit.get(fold(word)) ?? [];
  if (plans.length > 1)
    return { reason: { code: 'unit.ambiguous', field: 'unit', values: { unit: word.slice(0, 80) } } };
  const [plan] = plans;
  if (!plan) return { reason: { code: 'unit.unknown', field: 'unit', values: { unit: word.slice(0, 80) } } };
  return known.codes.cellKinds.has(plan.kind)
    ? { plan }
    : { reason: { code: 'unit.not_cell', field: 'unit', values: { unit: plan.name } } };
}

/** Units by name and code; those of the file come before others of the same name. */
function unitIndex(units: UnitPlan[]): Map<string, UnitPlan[]> {
  const index = new Map<string, UnitPlan[]>();
  for (const plan of units)
    for (const word of new Set([fold(plan.name), ...(plan.code === null ? [] : [fold(plan.code)])]))
      push(index, word, plan);
  return index;
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

function nameKey(facts: Pick<PersonFacts, 'fullName' | 'birthDate'>): string {
  return `${foldName(facts.fullName)} ${facts.birthDate}`;
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
