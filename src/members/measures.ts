/** Members as they are counted: heads on a day, and what brought them and took them away between two days. */
import { type RawBuilder, sql } from 'kysely';
import {
  codesOf,
  type Dimension,
  type Filters,
  type Measure,
  type MeasureAsked,
  onlyCode,
  type StatPart,
  stood,
} from '../organization/measure.ts';
import { findRuleOn, numbersValue, type Rulebook } from '../rulebook/rulebook.ts';
import type { Label } from '../rulebook/schemaBase.ts';
import { asWritten } from './year/part.ts';

type Codes = { majority: string; firstAges: (on: string) => readonly number[] };

/** How the store marks a line that goes on with another status. */
const NEXT_STATUS = 'status';

/** Heads, and the flows into and out of the rosters. */
export function memberMeasures(rulebook: Rulebook): Measure[] {
  const { membership } = rulebook;
  const codes: Codes = {
    majority: membership.counting.majority,
    firstAges: (on) => {
      const rule = membership.counting.ageBands;
      const found = rule === undefined ? undefined : findRuleOn(rulebook, rule, on);
      return found ? numbersValue(found) : [];
    },
  };
  const dimensions = dimensionsOf(rulebook, codes);
  return [
    {
      id: 'member.head',
      counts: 'person',
      nature: 'stock',
      text: 'measure.members.head',
      who: 'measure.members.head_who',
      capability: 'member.read',
      sources: ['membership', 'person', 'person_work'],
      everybody: true,
      dimensions,
      records: (asked) => sql`select ${lineColumns(codes, asked, sql`m.valid_from`)}
        from membership m left join person p on p.division = m.division and p.id = m.person_id
        where m.seat = 'own' and ${stood('m', asked)}`,
      stat: headStat(codes, membership.counting.female),
      statBy: (dimension) =>
        TALL[dimension] === undefined
          ? null
          : {
              table: 'member_code_stat',
              column: 'n',
              code: 'code',
              where: (alias) => sql<boolean>`${sql.ref(`${alias}.measure`)} = ${TALL[dimension]}`,
            },
    },
    {
      id: 'member.guest',
      counts: 'person',
      nature: 'stock',
      text: 'measure.members.guest',
      who: 'measure.members.guest_who',
      capability: 'member.read',
      sources: ['membership'],
      records: (asked) => sql`select ${lineColumns(codes, asked, sql`m.valid_from`)}
        from membership m left join person p on p.division = m.division and p.id = m.person_id
        where m.seat = 'guest' and ${stood('m', asked)}`,
      stat: (filters) => (isWhole(filters) ? { table: 'member_stat', column: 'guests' } : null),
    },
    {
      id: 'member.exempt',
      counts: 'person',
      nature: 'stock',
      text: 'measure.members.exempt',
      who: 'measure.members.exempt_who',
      capability: 'member.read',
      sources: ['membership'],
      records: (asked) => sql`select ${lineColumns(codes, asked, sql`m.valid_from`)}
        from membership m left join person p on p.division = m.division and p.id = m.person_id
        where m.seat = 'own' and m.exempt and ${stood('m', asked)}`,
      stat: (filters) => (isWhole(filters) ? { table: 'member_stat', column: 'exempt' } : null),
    },
    flow('entered', 'valid_from', 'begin_reason', membership.beginnings ?? []),
    flow('gone', 'valid_to', 'end_reason', membership.endings),
  ];

  /** Lines of the rosters that began or ended between the two days, by the reason. A change of status alone is neither. */
  function flow(
    what: 'entered' | 'gone',
    end: 'valid_from' | 'valid_to',
    why: string,
    reasons: readonly Coded[],
  ): Measure {
    const [day, reason] = [sql.ref(`m.${end}`), sql.ref(`m.${why}`)];
    return {
      id: `member.${what}`,
      counts: 'person',
      nature: 'flow',
      text: `measure.members.${what}`,
      who: `measure.members.${what}_who`,
      capability: 'member.read',
      sources: ['membership', 'person', 'person_work'],
      dimensions: {
        reason: { text: 'dimension.members.reason', codes: codesOf(reasons), personal: true },
        ...dimensions,
      },
      records: (asked) => sql`select ${lineColumns(codes, asked, day)}, coalesce(${reason}, '') as d_reason
        from membership m left join person p on p.division = m.division and p.id = m.person_id
        where m.seat = 'own' and ${reason} <> ${NEXT_STATUS} and ${day} >= ${asked.from} and ${day} <= ${asked.to}`,
    };
  }
}

export type Coded = { id: string; label: Label };

/** The measures of member_code_stat by our dimensions. */
const TALL: Record<string, string> = {
  sex: 'sex',
  status: 'status',
  ethnicity: 'ethnicity',
  education: 'education',
  theory: 'theory',
};

function isWhole(filters: Filters): boolean {
  return Object.keys(filters).length === 0;
}

/** Heads from the counts: the whole, a column of their own, or the rows of one dimension by code. */
function headStat(codes: Codes, female: string) {
  return (filters: Filters, asked: MeasureAsked): StatPart | null => {
    if (isWhole(filters)) return { table: 'member_stat', column: 'members' };
    const [[dimension, wanted] = ['', []], ...others] = Object.entries(filters);
    if (others.length > 0) return null;
    const only = onlyCode(filters, dimension);
    if (dimension === 'status' && (only === 'official' || only === 'probationary'))
      return { table: 'member_stat', column: only };
    if (dimension === 'sex' && only === female) return { table: 'member_stat', column: 'female' };
    if (dimension === 'minority' && only === 'yes') return { table: 'member_stat', column: 'minority' };
    const tall = TALL[dimension];
    // whose code nobody wrote down is in no row
    if (wanted.includes('')) return null;
    if (tall !== undefined)
      return {
        table: 'member_code_stat',
        column: 'n',
        where: (alias) =>
          sql<boolean>`(${sql.ref(`${alias}.measure`)} = ${tall} and ${sql.ref(`${alias}.code`)} = any(${wanted}::text[]))`,
      };
    if (dimension === 'age') {
      const years = sql`any(${bandYears(codes.firstAges(asked.to), wanted, Number(asked.to.slice(0, 4)))}::text[])`;
      return {
        table: 'member_code_stat',
        column: 'n',
        where: (alias) =>
          sql<boolean>`(${sql.ref(`${alias}.measure`)} = 'birth_year' and ${sql.ref(`${alias}.code`)} = ${years})`,
      };
    }
    if (dimension === 'occupation' || dimension === 'ownership')
      return {
        table: dimension === 'occupation' ? 'member_age_stat' : 'member_fact_stat',
        column: 'n',
        where: (alias) =>
          sql<boolean>`(${sql.ref(`${alias}.measure`)} = ${dimension} and ${sql.ref(`${alias}.code`)} = any(${wanted}::text[]))`,
      };
    return null;
  };
}

/** The oldest year of birth that is counted as one. */
const OLDEST = 130;

/** The years of birth of bands of ages in a year, as the counts write them. */
function bandYears(firstAges: readonly number[], bands: readonly string[], year: number): string[] {
  return firstAges.flatMap((first, i) => {
    const next = firstAges[i + 1] ?? OLDEST;
    if (!bands.includes(bandCode(firstAges, i))) return [];
    return Array.from({ length: next - first }, (_, age) => String(year - first - age));
  });
}

/** "18-30", "61-": as the pages of ages write them. */
function bandCode(firstAges: readonly number[], i: number): string {
  const next = firstAges[i + 1];
  return `${firstAges[i]}-${next === undefined ? '' : next - 1}`;
}

/** As it is read: "18–30", "61+". */
function bandName(firstAges: readonly number[], i: number): string {
  return bandCode(firstAges, i).replace(/-$/, '+').replace('-', '–');
}

/** What every list of lines of a roster shows, and by what it may be divided. */
function lineColumns(codes: Codes, asked: MeasureAsked, day: RawBuilder<unknown>): RawBuilder<unknown> {
  const year = sql`extract(year from m.birth_date)::int`;
  const firstAges = codes.firstAges(asked.to);
  const told = Number(asked.to.slice(0, 4));
  const bands = firstAges.map(
    (first, i) =>
      sql`when ${year} <= ${sql.lit(told - first)} ${firstAges[i + 1] === undefined ? sql`` : sql`and ${year} > ${sql.lit(told - (firstAges[i + 1] ?? 0))}`} then ${sql.lit(bandCode(firstAges, i))}`,
  );
  const work = (column: string) => sql`coalesce((select ${sql.ref(`w.${column}`)} from person_work w
    where w.division = m.division and w.person_id = m.person_id and w.scope = m.scope and w.valid_from <= ${asked.to} and w.valid_to > ${asked.to} limit 1), '')`;
  return sql`m.division, m.unit_id, m.scope, m.id, ${day} as day, m.full_name as label, m.sort_key, m.search_key as search,
    '/members/' || m.person_id as link, m.status as note, m.status as d_status, coalesce(m.sex, '') as d_sex, coalesce(m.ethnicity, '') as d_ethnicity,
    case when m.ethnicity <> ${codes.majority} then 'yes' else 'no' end as d_minority,
    coalesce(p.education, '') as d_education, coalesce(p.theory, '') as d_theory,
    ${bands.length === 0 ? sql`''` : sql`case ${sql.join(bands, sql` `)} else '' end`} as d_age,
    ${work('occupation')} as d_occupation, ${work('ownership')} as d_ownership,
    (select coalesce(u.setting, '') from unit u where u.id = m.unit_id) as d_setting, (select u.kind from unit u where u.id = m.unit_id) as d_kind`;
}

function dimensionsOf(rulebook: Rulebook, codes: Codes): Record<string, Dimension> {
  const { membership, admissions, committees, unitKinds, settings } = rulebook;
  const one = (text: string, list: Dimension['codes'], personal = true): Dimension => ({
    text: `dimension.members.${text}`,
    codes: list,
    ...(personal && { personal: true as const }),
  });
  const yesNo = [
    { id: 'yes', text: 'code.members.yes' },
    { id: 'no', text: 'code.members.no' },
  ];
  const ages = codes.firstAges('9999-12-31');
  return {
    status: one('status', codesOf(membership.statuses)),
    sex: one('sex', codesOf(membership.sexes)),
    ethnicity: one('ethnicity', codesOf(membership.ethnicities)),
    minority: one('minority', yesNo),
    age: one(
      'age',
      ages.map((_, i) => ({ id: bandCode(ages, i), label: asWritten(bandName(ages, i)) })),
    ),
    education: one('education', codesOf(membership.educationLevels)),
    theory: one('theory', codesOf(membership.theoryLevels)),
    occupation: one('occupation', codesOf(admissions.occupations)),
    ownership: one('ownership', codesOf(committees.ownerships)),
    setting: one('setting', codesOf(settings), false),
    kind: one('kind', codesOf(unitKinds), false),
  };
}
