/** What becomes of a person of the sheet: what is new about him against what is known. Pure. */
import type { PersonFacts, Status } from '../members/member.ts';
import { statusOn } from '../members/rules.ts';
import type { Reason } from '../platform/refusal.ts';
import type { BegunDuty } from './duties.ts';
import type { SourceRow } from './mapping.ts';
import type { Seen } from './people.ts';
import type { HeldPost } from './posts.ts';
import type { PresentMember } from './present.ts';
import type { Judging, UnitPlan } from './units.ts';
import { changesOf, type Judged } from './verdict.ts';

/** What becomes of a person when the file is applied. */
export type MemberPlan = {
  unit: UnitPlan;
  facts: PersonFacts;
  status: Status;
  from: string;
  exempt: boolean;
  away: boolean;
  posts: HeldPost[];
  duties: BegunDuty[];
  existing: PresentMember | null;
  action: 'new' | 'changed' | 'same';
  nameChanged: boolean;
  cardChanged: boolean;
  factsChanged: boolean;
  statusChanged: boolean;
  marksChanged: boolean;
};

export const FIELDS: Partial<Record<keyof PersonFacts, string>> = {
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

type Planned = {
  facts: PersonFacts;
  unit: UnitPlan;
  existing: PresentMember | null;
  marks: { exempt: boolean; away: boolean };
  /** units that come into the person's charge */
  oversees: UnitPlan[];
  warnings: Reason[];
};

/** The plan of a row that nothing forbids. */
export function planOf(
  row: SourceRow,
  { facts, unit, existing, marks, oversees, warnings }: Planned,
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
  const duties = known.duties.given(oversees, existing?.personId ?? null, posts.begun);
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
        ...duties.map((duty) => ({ field: 'oversees', before: '', after: duty.unit.name })),
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
    duties,
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

/** The file's facts over those known; an empty cell leaves what is known, and so does a bare year of a known date. */
export function merged(before: PersonFacts, file: PersonFacts): PersonFacts {
  const given = Object.fromEntries(Object.entries(file).filter(([, value]) => value !== null)) as PersonFacts;
  const yearOnly = file.birthYearOnly && before.birthDate.slice(0, 4) === file.birthDate.slice(0, 4);
  return { ...before, ...given, ...(yearOnly && { birthDate: before.birthDate, birthYearOnly: before.birthYearOnly }) };
}
