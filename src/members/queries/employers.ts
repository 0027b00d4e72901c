import { type RawBuilder, sql } from 'kysely';
import { type Subtree, subtree, unitOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type Context, MAY_LAG, query } from '../../platform/bus/command.ts';
import { fold } from '../../platform/i18n/names.ts';
import { mark, pageInput, pageOf, readMark } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { numberValue, ruleOn } from '../../rulebook/rulebook.ts';
import { employerPerson, factCounts, scatteredPage } from '../particulars.ts';

/** Official members in cells where they live (M87), by their present employer. */
function workersAtHome(ctx: Context, { lo, hi, divisions }: Subtree): RawBuilder<unknown> {
  const homes = ctx.services.rulebook.settings.filter((setting) => setting.hasVillage).map((setting) => setting.id);
  return sql`from person_work w
    join membership m on m.division = w.division and m.person_id = w.person_id and m.unit_id = w.unit_id and m.seat = 'own' and m.status = 'official' and m.valid_to = 'infinity'
    join unit u on u.id = w.unit_id and u.setting = any(${homes}::text[])
    where w.division in (${sql.join(divisions)}) and w.scope >= ${lo} and w.scope < ${hi} and w.valid_to = 'infinity' and w.employer_key is not null`;
}

/**
 * Employers whose official members sit in cells where they live: from how many on they may found an organization of their own says the
 * rule on founding (ORG-01). Fewer are listed when asked for.
 */
export const scatteredEmployers = query({
  name: 'employer.scattered',
  method: 'GET',
  path: '/units/{unit}/employers',
  capability: 'member.read',
  mayLag: MAY_LAG,
  summary: 'Employers whose members are scattered in cells where they live',
  input: s.object({
    unit: s.id(),
    all: s.optional(s.flag()),
    search: s.optional(s.text(100)),
    sort: s.optional(s.oneOf(['official', '-official', 'employer', '-employer'])),
    ...pageInput,
  }),
  output: scatteredPage,
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const { rulebook } = ctx.services;
    const { foundWith } = rulebook.sizeRules;
    const least = numberValue(ruleOn(rulebook, foundWith, ctx.today));
    const grouped = sql`(select w.employer_key as key, max(w.employer) as employer, max(w.ownership) as ownership, bool_or(w.foreign_invested) as foreign_invested,
        count(*)::int as official, count(distinct w.unit_id)::int as cells ${workersAtHome(ctx, await subtree(ctx.tx, unit))}
        ${input.search ? sql`and strpos(w.employer_key, ${fold(input.search)}) > 0` : sql``}
        group by w.employer_key ${input.all ? sql`` : sql`having count(*) >= ${least}`}) e`;
    const limit = input.limit ?? 50;
    const [by, down] = orderOf(input.sort ?? '-official');
    const column = sql.ref(`e.${by}`);
    const past = input.after ? readMark(input.after, 2) : null;
    const value = by === 'official' ? sql`${past?.[0]}::int` : sql`${past?.[0]}`;
    const cut = past ? sql`where (${column}, e.key) ${sql.raw(down ? '<' : '>')} (${value}, ${past[1]})` : sql``;
    const way = sql.raw(down ? 'desc' : 'asc');
    const { rows } = await sql<{
      key: string;
      employer: string;
      ownership: string | null;
      foreign_invested: boolean;
      official: number;
      cells: number;
    }>`select * from ${grouped} ${cut} order by ${column} ${way}, e.key ${way} limit ${limit + 1}`.execute(ctx.tx);
    const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n from ${grouped}`.execute(ctx.tx);
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      items: rows.slice(0, limit).map((row) => ({
        key: row.key,
        employer: row.employer,
        ownership: row.ownership,
        foreignInvested: row.foreign_invested,
        official: row.official,
        cells: row.cells,
        enough: row.official >= least,
      })),
      total: counted[0]?.n ?? 0,
      next: last ? mark([String(last[by]), last.key]) : null,
      least,
      rule: foundWith,
    };
  },
});

function orderOf(sort: string): ['official' | 'employer', boolean] {
  const down = sort.startsWith('-');
  return [sort.replace('-', '') as 'official' | 'employer', down];
}

/** The official members behind an employer, with the cells where they live (M87). */
export const employerPeople = query({
  name: 'employer.people',
  method: 'GET',
  path: '/units/{unit}/employers/people',
  capability: 'member.read',
  summary: 'Official members of one employer in cells where they live',
  input: s.object({ unit: s.id(), employer: s.text(200), ...pageInput }),
  output: pageOf(employerPerson),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const from = sql`${workersAtHome(ctx, await subtree(ctx.tx, unit))} and w.employer_key = ${fold(input.employer)}`;
    const limit = input.limit ?? 50;
    const past = input.after ? readMark(input.after, 2) : null;
    const cut = past ? sql`and (m.sort_key, m.id) > (${past[0]}, ${past[1]}::uuid)` : sql``;
    const { rows } = await sql<{
      person_id: string;
      full_name: string;
      unit_id: string;
      unit_name: string;
      occupation: string | null;
      valid_from: string;
      sort_key: string;
      id: string;
    }>`select m.id, m.person_id, m.full_name, m.sort_key, u.id as unit_id, u.name as unit_name, w.occupation, w.valid_from
      ${from} ${cut} order by m.sort_key, m.id limit ${limit + 1}`.execute(ctx.tx);
    const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n ${from}`.execute(ctx.tx);
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      items: rows.slice(0, limit).map((row) => ({
        id: row.person_id,
        name: row.full_name,
        unitId: row.unit_id,
        unitName: row.unit_name,
        occupation: row.occupation,
        since: row.valid_from,
      })),
      total: counted[0]?.n ?? 0,
      next: last ? mark([last.sort_key, last.id]) : null,
    };
  },
});

/** Members by ownership of the employer, in foreign-invested enterprises, graduating this year, by target group: a unit and all below. */
export const countFacts = query({
  name: 'member.counted',
  method: 'GET',
  path: '/units/{unit}/members/counted',
  capability: 'counts.read',
  summary: 'Members counted by work, study and target group',
  input: s.object({ unit: s.id() }),
  output: factCounts,
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, _input, unit) => await countsUnder(ctx, unit),
});

async function countsUnder(ctx: Context, unit: UnitRef) {
  const { lo, hi, divisions } = await subtree(ctx.tx, unit);
  const { rows } = await sql<{ measure: string; code: string; n: number }>`
    select measure, code, sum(n)::int as n from member_fact_stat_seen
    where division in (${sql.join(divisions)}) and scope >= ${lo} and scope < ${hi} group by measure, code`.execute(
    ctx.tx,
  );
  const { ownerships } = ctx.services.rulebook.committees;
  const year = Number(ctx.today.slice(0, 4));
  const of = (measure: string, known: readonly { id: string }[]) =>
    known.flatMap(({ id }) =>
      rows.filter((row) => row.measure === measure && row.code === id).map(({ code, n }) => ({ code, n })),
    );
  const byOwnership = of('ownership', ownerships);
  return {
    nonState: byOwnership
      .filter(({ code }) => ownerships.find((one) => one.id === code)?.nonState)
      .reduce((sum, { n }) => sum + n, 0),
    foreignInvested: rows.find((row) => row.measure === 'foreign')?.n ?? 0,
    graduating: rows.find((row) => row.measure === 'graduation' && row.code === String(year))?.n ?? 0,
    year,
    ownerships: byOwnership,
    groups: of('group', ctx.services.rulebook.admissions.groups),
  };
}
