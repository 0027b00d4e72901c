/** The list of a unit's members, itself and everything below: one query for the page, the count and the export. */
import { sql } from 'kysely';
import { isManyDivisions, pastRange, type Subtree, unitOf, within } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import { type Context, query } from '../platform/bus/command.ts';
import { byKeptPlan } from '../platform/db/prepared.ts';
import { together } from '../platform/db/transaction.ts';
import { mark, pageInput } from '../platform/paging.ts';
import * as s from '../platform/schema.ts';
import { type Filters, linesUnder, treeOn } from './listLines.ts';
import { type LineRow, type Order, pageOfLines, type Sort } from './listOrder.ts';
import { type Called, isByWords, membersCalled } from './listSearch.ts';
import { type MemberLine, memberFilters, memberPage } from './member.ts';

/** A minus turns the order round. */
const SORTS = ['name', '-name', 'admitted', '-admitted', 'birth', '-birth'] as const;

/** Members of a unit and of all below it, as the roster stood on a day. Before anything was recorded the total is unknown (D16). */
export const listMembers = query({
  name: 'member.list',
  method: 'GET',
  path: '/units/{unit}/members',
  capability: 'member.read',
  summary: 'Members of a unit and of everything below it',
  input: s.object({ ...memberFilters, sort: s.optional(s.oneOf(SORTS)), ...pageInput }),
  output: memberPage,
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const limit = input.limit ?? 50;
    const since = input.on && input.on < ctx.today ? await recordedSince(ctx, unit) : null;
    if (since !== null && (input.on ?? '') < since)
      return { items: [], total: null, more: false, next: null, recorded: false, recordedSince: since };
    const tree = await treeOn(ctx, unit, input.on);
    const order = {
      sort: (input.sort ?? 'name').replace('-', '') as Sort,
      down: input.sort?.startsWith('-') ?? false,
      after: input.after,
      limit: limit + 1,
    };
    const { total, more, rows } = isByWords(ctx, input)
      ? await membersCalled(ctx, tree, input, order)
      : await counted(ctx, tree, input, order);
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    const full = ctx.may('member.reveal', unit);
    return {
      items: items.map((row) => lineOf(row, full)),
      total,
      more,
      next: last ? mark([last.sort_value, last.id]) : null,
      recorded: true,
      recordedSince: since,
    };
  },
});

type Asked = Filters & { sort?: string | undefined; after?: string | undefined; limit?: number | undefined };

async function counted(ctx: Context, tree: Subtree, asked: Asked, order: Order): Promise<Called> {
  const [total, rows] = await together([totalOf(ctx, tree, asked), pageOfLines(ctx, tree, asked, order)]);
  return { total, more: false, rows };
}

/** How many lines there are: of today's whole roster the counts say so, because a province has too many lines to count for each page. */
async function totalOf(ctx: Context, tree: Subtree, asked: Asked): Promise<number> {
  const { unit: _unit, on = ctx.today, seat, sort: _sort, after: _after, limit: _limit, ...narrowing } = asked;
  if (on !== ctx.today || Object.values(narrowing).some((value) => value !== undefined)) {
    // a name is found by the words of each division; all else of many divisions is counted from end to end
    const counting =
      asked.search && isManyDivisions(tree.divisions)
        ? sql<{ n: number }>`select coalesce(sum(l.n), 0)::int as n from unnest(${tree.divisions}::text[]) d(division)
            cross join lateral (select count(*) as n ${linesUnder(ctx, tree, asked, { division: sql`d.division` })}) l`
        : sql<{ n: number }>`select count(*) as n ${linesUnder(ctx, tree, asked)}`;
    const { rows } = await counting.execute(ctx.tx);
    return rows[0]?.n ?? 0;
  }
  const { lo, hi, divisions } = tree;
  const counted = seat === undefined ? sql`members + guests` : seat === 'guest' ? sql`guests` : sql`members`;
  const [row] = await byKeptPlan(
    ctx.tx,
    sql<{ n: number }>`select coalesce(sum(${counted}), 0)::int as n from member_stat_seen
      where division = any(${divisions}::text[]) and scope >= ${lo} and scope < ${hi}`,
  );
  return row?.n ?? 0;
}

/**
 * The first day of which the unit's roster says anything, wherever the unit lay then; null when it has none. Of a unit's first place that is the first day its roster changed; of a later
 * one the day it came there with people, else the first on which somebody came (member_day_stat).
 */
export async function recordedSince(ctx: Context, unit: UnitRef): Promise<string | null> {
  const under = within('p.path', await pastRange(ctx.tx, unit));
  const earlier = sql`exists (select from unit_period e where e.unit_id = p.unit_id and e.valid_from < p.valid_from)`;
  const roster = sql`from member_day_stat d where d.division = p.division and d.unit_id = p.unit_id and d.day`;
  const {
    rows: [row],
  } = await sql<{ first: string | null }>`
    select least(
      (select min(d.day) from unit_period p join member_day_stat d on d.division = p.division and d.unit_id = p.unit_id
        where ${under} and d.day < p.valid_to and not ${earlier}),
      (select min(case when (select sum(d.members + d.guests) ${roster} <= p.valid_from) > 0 then p.valid_from
          else (select min(d.day) ${roster} > p.valid_from and d.day < p.valid_to) end)
        from unit_period p where ${under} and ${earlier})) as first`.execute(ctx.tx);
  return row?.first ?? null;
}

/** A line as a reader gets it: the whole birth date only where he may see it. */
function lineOf(row: LineRow, full: boolean): MemberLine {
  return {
    personId: row.person_id,
    membershipId: row.id,
    name: row.full_name,
    sex: row.sex,
    ethnicity: row.ethnicity,
    birthYear: Number(row.birth_date.slice(0, 4)),
    birthDate: full ? row.birth_date : null,
    status: row.status,
    seat: row.seat,
    exempt: row.exempt,
    suspended: row.suspended,
    away: row.away,
    unitId: row.unit_id,
    unitName: row.unit_name,
    admittedOn: row.admitted_on,
    officialOn: row.official_on,
    posts: row.posts,
  };
}
