/** The list of a unit's members, itself and everything below: one query for the page, the count and the export. */
import { type RawBuilder, sql } from 'kysely';
import { isManyDivisions, peopleStoodFrom, type Subtree, subtree, subtreeOn, unitOf } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import { type Context, query } from '../platform/bus/command.ts';
import { byKeptPlan } from '../platform/db/prepared.ts';
import { together } from '../platform/db/transaction.ts';
import { searchWords } from '../platform/i18n/names.ts';
import { mark, pageInput, readMark } from '../platform/paging.ts';
import { refuse } from '../platform/refusal.ts';
import * as s from '../platform/schema.ts';
import { particularTerms } from './listTerms.ts';
import { type MemberLine, memberFilters, memberPage } from './member.ts';

/** A minus turns the order round. */
const SORTS = ['name', '-name', 'admitted', '-admitted', 'birth', '-birth'] as const;
type Sort = 'name' | 'admitted' | 'birth';
const filters = s.object(memberFilters);
export type Filters = s.Infer<typeof filters>;

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
      return { items: [], total: null, next: null, recorded: false, recordedSince: since };
    const tree = await treeOn(ctx, unit, input.on);
    const order = {
      sort: (input.sort ?? 'name').replace('-', '') as Sort,
      down: input.sort?.startsWith('-') ?? false,
      after: input.after,
      limit: limit + 1,
    };
    const [total, rows] = await together([totalOf(ctx, tree, input), pageOfLines(ctx, tree, input, order)]);
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    const full = ctx.may('member.reveal', unit);
    return {
      items: items.map((row) => lineOf(row, full)),
      total,
      next: last ? mark([last.sort_value, last.id]) : null,
      recorded: true,
      recordedSince: since,
    };
  },
});

type Asked = Filters & { sort?: string | undefined; after?: string | undefined; limit?: number | undefined };

/** How many lines there are: of today's whole roster the counts say so, because a province has too many lines to count for each page. */
async function totalOf(ctx: Context, tree: Subtree, asked: Asked): Promise<number> {
  const { unit: _unit, on = ctx.today, seat, sort: _sort, after: _after, limit: _limit, ...narrowing } = asked;
  if (on !== ctx.today || Object.values(narrowing).some((value) => value !== undefined)) {
    // a name is found by the words of each division; all else of many divisions is counted from end to end
    const counting =
      asked.search && isManyDivisions(tree.divisions)
        ? sql<{ n: number }>`select coalesce(sum(l.n), 0)::int as n from unnest(${tree.divisions}::text[]) d(division)
            cross join lateral (select count(*) as n ${linesUnder(ctx, tree, asked, sql`d.division`)}) l`
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

/** The first day of which the unit's roster says anything; null when it has none. */
export async function recordedSince(ctx: Context, unit: UnitRef): Promise<string | null> {
  const { lo, hi, divisions } = await subtreeOn(ctx.tx, unit, null);
  const {
    rows: [row],
  } = await sql<{ first: string | null }>`
    select min(greatest(m.valid_from, s.begins)) as first
    from unit_period t cross join lateral (select ${peopleStoodFrom('t')} as begins) s cross join lateral (
      select valid_from from membership where division = t.division and division in (${sql.join(divisions)}) and unit_id = t.unit_id
        and valid_to > s.begins and valid_from < t.valid_to order by valid_from limit 1) m
    where t.path >= ${lo} and t.path < ${hi}`.execute(ctx.tx);
  return row?.first ?? null;
}

/**
 * FROM and WHERE of the lines that the filters leave, joined to unit `u` and person `p`. On a past day the units are those that stood
 * under this one then (`t`), so that the list is exactly the people whom the count of that day counts.
 */
export async function linesFrom(ctx: Context, unit: UnitRef, input: Filters): Promise<RawBuilder<unknown>> {
  return linesUnder(ctx, await treeOn(ctx, unit, input.on), input);
}

/** The tree under a unit as it stood on a day. */
async function treeOn(ctx: Context, unit: UnitRef, on = ctx.today): Promise<Subtree> {
  return await (on < ctx.today ? subtreeOn(ctx.tx, unit, on) : subtree(ctx.tx, unit));
}

/** `division`: of the lines of one of the tree's divisions only, named by this expression. */
function linesUnder(
  ctx: Context,
  { lo, hi, divisions }: Subtree,
  input: Filters,
  division?: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const on = input.on ?? ctx.today;
  const then = on < ctx.today;
  // by name, not as one array: of a single division the lines then come in the order of its index
  const stored = (alias: string) => {
    if (division) return sql`${sql.ref(`${alias}.division`)} = ${division} and `;
    return isManyDivisions(divisions) ? sql`` : sql`${sql.ref(`${alias}.division`)} in (${sql.join(divisions)}) and `;
  };
  const terms = [
    then
      ? sql`${stored('m')}t.path >= ${lo} and t.path < ${hi} and ${peopleStoodFrom('t')} <= ${on} and t.valid_to > ${on}`
      : sql`${stored('m')}m.scope >= ${lo} and m.scope < ${hi}`,
    sql`m.valid_from <= ${on} and m.valid_to > ${on}`,
    ...equal(input),
    ...(input.minority
      ? [input.minority === 'yes' ? sql`m.ethnicity <> ${majority(ctx)}` : sql`m.ethnicity = ${majority(ctx)}`]
      : []),
    ...(input.mark ? [sql`m.${sql.ref(input.mark)}`] : []),
    ...(input.bornFrom ? [sql`m.birth_date >= ${`${input.bornFrom}-01-01`}`] : []),
    ...(input.bornTo ? [sql`m.birth_date <= ${`${input.bornTo}-12-31`}`] : []),
    ...(input.post ? [holds(input.post, on)] : []),
    ...(input.dual ? dualTerms(ctx, input.dual, on) : []),
    ...particularTerms(ctx, input, on),
    ...(input.search
      ? searchWords(input.search).map(
          (word) => sql`(m.division, m.id) in (select t.division, t.membership_id from person_token t
      where ${stored('t')}t.token >= ${word} and t.token < ${`${word}\uffff`} ${then ? sql`` : sql`and t.scope >= ${lo} and t.scope < ${hi}`})`,
        )
      : []),
  ];
  const units = then
    ? sql`unit_period t join membership m on m.division = t.division and m.unit_id = t.unit_id join unit u on u.id = m.unit_id`
    : sql`membership m join unit u on u.id = m.unit_id`;
  return sql`from ${units} left join person p on p.division = m.division and p.id = m.person_id where ${sql.join(terms, sql` and `)}`;
}

function equal(input: Filters): RawBuilder<unknown>[] {
  const pairs: [string, string | undefined][] = [
    ['m.status', input.status],
    ['m.seat', input.seat],
    ['m.sex', input.sex],
    ['m.ethnicity', input.ethnicity],
    ['p.education', input.education],
    ['p.theory', input.theory],
    ['u.setting', input.setting],
    ['u.kind', input.kind],
  ];
  return pairs.flatMap(([column, value]) => (value === undefined ? [] : [sql`${sql.ref(column)} = ${value}`]));
}

function majority(ctx: Context): string {
  return ctx.services.rulebook.membership.counting.majority;
}

function holds(post: string, on: string): RawBuilder<unknown> {
  return sql`exists (select from post h where h.division = m.division and h.unit_id = m.unit_id and h.person_id = m.person_id and h.post = ${post} and h.valid_from <= ${on} and h.valid_to > ${on})`;
}

/** Dual posts are counted in village cells only, so that the list is exactly the records behind the number (M08, M60). */
function dualTerms(ctx: Context, dual: string, on: string): RawBuilder<unknown>[] {
  const { dualPosts, settings } = ctx.services.rulebook;
  const villages = settings.filter((setting) => setting.hasVillage).map((setting) => setting.id);
  const pairs = dualPosts.map((pair) => ({
    id: pair.id,
    term: sql`(${holds(pair.posts[0] ?? '', on)} and ${holds(pair.posts[1] ?? '', on)})`,
  }));
  const any = sql`(${sql.join(
    pairs.map((pair) => pair.term),
    sql` or `,
  )})`;
  const inVillage = sql`u.setting in (${sql.join(villages)})`;
  if (dual === 'any') return [inVillage, any];
  if (dual === 'none')
    return [
      inVillage,
      sql`(${sql.join(
        [...new Set(dualPosts.map((pair) => pair.posts[0] ?? ''))].map((post) => holds(post, on)),
        sql` or `,
      )})`,
      sql`not ${any}`,
    ];
  const pair = pairs.find((each) => each.id === dual);
  if (!pair) refuse('choice.unknown', undefined, { field: 'dual' });
  return [inVillage, pair.term];
}

const SORT_VALUES: Record<Sort, RawBuilder<unknown>> = {
  name: sql`m.sort_key`,
  // an unknown date sorts behind all others; dates travel in the mark as text
  admitted: sql`coalesce(p.admitted_on, 'infinity'::date)`,
  birth: sql`m.birth_date`,
};

type Order = { sort: Sort; down: boolean; after?: string | undefined; limit: number };
type LineRow = {
  id: string;
  person_id: string;
  division: string;
  full_name: string;
  sex: string;
  ethnicity: string | null;
  birth_date: string;
  status: string;
  seat: string;
  exempt: boolean;
  suspended: boolean;
  away: boolean;
  unit_id: string;
  unit_name: string;
  admitted_on: string | null;
  official_on: string | null;
  sort_value: string;
  posts: string[];
};

/**
 * A page of the lines in order, by keyset: what comes after the mark; each with the posts held in its cell on the day. Of many divisions
 * the first lines of each are read in the order of its index and merged, because no index has the order of all of them.
 */
async function pageOfLines(
  ctx: Context,
  tree: Subtree,
  input: Filters,
  { sort, down, after, limit }: Order,
): Promise<LineRow[]> {
  const on = input.on ?? ctx.today;
  const value = SORT_VALUES[sort];
  const past = after ? readMark(after, 2) : null;
  const type = sql.raw(sort === 'name' ? 'text' : 'date');
  const where = past
    ? sql`and (${value}, m.id) ${sql.raw(down ? '<' : '>')} (${past[0]}::${type}, ${past[1]}::uuid)`
    : sql``;
  const way = sql.raw(down ? 'desc' : 'asc');
  const line = sql`m.id, m.person_id, m.division, m.full_name, m.sex, m.ethnicity, m.birth_date, m.status, m.seat, m.exempt, m.suspended, m.away, m.unit_id, u.name as unit_name,
      p.admitted_on, p.official_on, ${value} as sort_value`;
  const posts = (
    alias: string,
  ) => sql`array(select h.post from post h where h.division = ${sql.ref(`${alias}.division`)} and h.unit_id = ${sql.ref(`${alias}.unit_id`)}
        and h.person_id = ${sql.ref(`${alias}.person_id`)} and h.valid_from <= ${on} and h.valid_to > ${on} order by h.side desc, h.post) as posts`;
  const first = sql`order by ${value} ${way}, m.id ${way} limit ${limit}`;
  const page = isManyDivisions(tree.divisions)
    ? sql<LineRow>`select l.*, ${posts('l')} from unnest(${tree.divisions}::text[]) d(division) cross join lateral (
        select ${line} ${linesUnder(ctx, tree, input, sql`d.division`)} ${where} ${first}) l
      order by l.sort_value ${way}, l.id ${way} limit ${limit}`
    : sql<LineRow>`select ${line}, ${posts('m')} ${linesUnder(ctx, tree, input)} ${where} ${first}`;
  return (await page.execute(ctx.tx)).rows;
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
