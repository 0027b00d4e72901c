/** The units in one's charge, with what is done and what is missing in each (M34). */
import { type RawBuilder, sql } from 'kysely';
import { quotaAt } from '../organization/facts.ts';
import { type Context, query } from '../platform/bus/command.ts';
import { mark, page, pageInput, pageOf, readMark } from '../platform/paging.ts';
import * as s from '../platform/schema.ts';
import { overlaysAt } from '../rulebook/local.ts';

const COLUMNS = ['missing', 'name', 'members', 'open', 'overdue', 'proposals', 'visit'] as const;
type Column = (typeof COLUMNS)[number];
const CELL_SORTS = [...COLUMNS, ...COLUMNS.map((column): `-${Column}` => `-${column}`)] as const;

const cell = s.object({
  id: s.anyText(),
  name: s.anyText(),
  kind: s.anyText(),
  members: s.anyNumber(),
  /** this month: a regular meeting was held; its minutes are confirmed */
  met: s.flag(),
  confirmed: s.flag(),
  /** a plan is adopted */
  planned: s.flag(),
  open: s.anyNumber(),
  overdue: s.anyNumber(),
  /** proposals without an answer */
  proposals: s.anyNumber(),
  /** one's own last visit, and how many this year */
  lastVisit: s.nullable(s.anyText()),
  visits: s.anyNumber(),
  since: s.anyText(),
});
/** Visits of this year to what is in one's charge, by the committee that gave the charge, beside what its rule asks for. */
const standard = s.object({
  fromUnitId: s.anyText(),
  fromUnit: s.anyText(),
  personId: s.anyText(),
  /** all visits; those of a kind and to a place that the rule counts */
  made: s.anyNumber(),
  counted: s.anyNumber(),
  /** null: no rule sets a quota there */
  quota: s.nullable(s.object({ n: s.anyNumber(), rule: s.anyText() })),
});
type Row = s.Infer<typeof cell> & { sort_key: string; rank: string };

/** Open charges of the person who asks, as far as the post he acts in sees them. The first are those where most is missing. */
export const myCells = query({
  name: 'overseer.cells',
  method: 'GET',
  path: '/my/cells',
  capability: 'signed-in',
  summary: 'The units in my charge with meetings, plans, tasks, proposals and visits',
  input: s.object({ sort: s.optional(s.oneOf(CELL_SORTS)), ...pageInput }),
  output: s.object({
    ...pageOf(cell).shape,
    month: s.anyText(),
    quotas: s.list(standard, 20),
    /** charges that this post does not see: the person must act in another */
    unseen: s.anyNumber(),
  }),
  run: async (ctx, { sort = 'missing', after, limit = 50 }) => {
    const { seen, unseen } = await charges(ctx);
    const down = sort.startsWith('-');
    const rank = RANKS[sort.replace('-', '') as Column];
    const way = sql.raw(down ? 'desc' : 'asc');
    const past = after ? readMark(after, 3) : null;
    const { rows } = await sql<Row>`
      with mine as (${standing(ctx, seen)})
      select mine.*, ${rank} as rank from mine
      ${past ? sql`where (${rank}, sort_key, id) ${sql.raw(down ? '<' : '>')} (${past[0]}, ${past[1]}, ${past[2]}::uuid)` : sql``}
      order by ${rank} ${way}, sort_key ${way}, id ${way} limit ${limit + 1}`.execute(ctx.tx);
    const found = page(
      rows,
      limit,
      seen.length,
      (r) => mark([r.rank, r.sort_key, r.id]),
      ({ sort_key: _, rank: __, ...r }) => r,
    );
    return { ...found, month: ctx.today.slice(0, 7), quotas: await quotasOf(ctx, seen), unseen };
  },
});

/** Ranks are text of one length, so that they page. What is missing counts once each: no meeting, no minutes, no plan, tasks late. */
const padded = (column: string) => sql`lpad(${sql.ref(column)}::text, 7, '0')`;
const RANKS: Record<Column, RawBuilder<unknown>> = {
  missing: sql`(9 - (not met)::int - (not confirmed)::int - (not planned)::int - (overdue > 0)::int)::text`,
  name: sql`left(sort_key, 0)`,
  members: padded('members'),
  open: padded('open'),
  overdue: padded('overdue'),
  proposals: padded('proposals'),
  visit: sql`coalesce("lastVisit"::text, '')`,
};

type Charge = { id: string; division: string; path: string; since: string; from: string };

async function charges(ctx: Context): Promise<{ seen: Charge[]; unseen: number }> {
  const { person } = ctx.actor;
  if (person === null) return { seen: [], unseen: 0 };
  const all = await ctx.tx
    .selectFrom('overseer_duty as d')
    .innerJoin('unit as u', 'u.id', 'd.unit_id')
    .select(['u.id', 'u.division', 'u.path', 'd.valid_from as since', 'd.from_unit_id as from'])
    .where('d.person_id', '=', person.id)
    .where('d.valid_from', '<=', ctx.today)
    .where('d.valid_to', '>', ctx.today)
    .where('u.closed_on', 'is', null)
    .orderBy('u.id')
    .orderBy('d.valid_from')
    .execute();
  const one = [...new Map(all.toReversed().map((each) => [each.id, each])).values()];
  const seen = one.filter((each) => ctx.may('counts.read', each));
  return { seen, unseen: one.length - seen.length };
}

/** A row for each unit named, everything of it by (division, unit_id). */
function standing(ctx: Context, seen: readonly Charge[]): RawBuilder<unknown> {
  const month = ctx.today.slice(0, 7);
  const here = (alias: string) =>
    sql`${sql.ref(`${alias}.division`)} = u.division and ${sql.ref(`${alias}.unit_id`)} = u.id and ${sql.ref(`${alias}.scope`)} = u.path`;
  return sql`
    select u.id, u.name, u.kind, u.sort_key, c.since::text as since,
      coalesce((select m.members from member_stat m where ${here('m')}), 0) as members,
      coalesce((select t.units_held > 0 from meeting_stat t where ${here('t')} and t.month = ${month}), false) as met,
      coalesce((select t.confirmed > 0 from meeting_stat t where ${here('t')} and t.month = ${month}), false) as confirmed,
      coalesce((select r.units_with_plan > 0 from resolution_stat r where ${here('r')}), false) as planned,
      coalesce((select r.tasks_open + r.tasks_reported + r.tasks_returned from resolution_stat r where ${here('r')}), 0) as open,
      (select count(*)::int from task k where ${here('k')} and k.state in ('open', 'reported', 'returned') and k.due < ${ctx.today}) as overdue,
      coalesce((select sum(t.proposals - t.proposals_answered)::int from meeting_stat t where ${here('t')}), 0) as proposals,
      v.last as "lastVisit", v.visits
    from unnest(${seen.map((each) => each.id)}::uuid[], ${seen.map((each) => each.since)}::date[]) c(id, since) join unit u on u.id = c.id
    cross join lateral (select max(made_on) as last, (count(*) filter (where made_on >= ${`${ctx.today.slice(0, 4)}-01-01`}))::int as visits
      from overseer_visit v where ${here('v')} and v.person_id = ${ctx.actor.person?.id ?? null}::uuid) v`;
}

type Made = { id: string; name: string; division: string; path: string; kind: string; made: number; counted: number };

/** In: the charges one sees. Out: a line for each committee that gave some, with the quota of VIS-01 where it holds for that committee. */
async function quotasOf(ctx: Context, seen: readonly Charge[]): Promise<s.Infer<typeof standard>[]> {
  const { person } = ctx.actor;
  if (person === null || seen.length === 0) return [];
  const { rulebook } = ctx.services;
  const { kinds, quota } = rulebook.committees.visits;
  const counting = kinds.filter((kind) => kind.counts).map((kind) => kind.id);
  const { rows } = await sql<Made>`
    select f.id, f.name, f.division, f.path, f.kind, coalesce(sum(v.made), 0)::int as made, coalesce(sum(v.counted), 0)::int as counted
    from unnest(${seen.map((each) => each.id)}::uuid[], ${seen.map((each) => each.from)}::uuid[]) c(id, from_id)
    join unit u on u.id = c.id join unit f on f.id = c.from_id
    cross join lateral (select count(*) as made,
        count(*) filter (where v.kind = any(${counting}::text[]) and u.setting = any(${quota.settings}::text[])) as counted
      from overseer_visit v where v.division = u.division and v.unit_id = u.id and v.scope = u.path
        and v.person_id = ${person.id} and v.from_unit_id = c.from_id and v.made_on >= ${`${ctx.today.slice(0, 4)}-01-01`}) v
    group by f.id, f.name, f.division, f.path, f.kind, f.sort_key order by f.sort_key, f.id`.execute(ctx.tx);
  return await Promise.all(
    rows.map(async ({ id, name, division, path, kind, made, counted }) => {
      const held = quotaAt(rulebook, kind, await overlaysAt(ctx, { id, division, path }), ctx.today);
      return {
        fromUnitId: id,
        fromUnit: name,
        personId: person.id,
        made,
        counted,
        quota: held && { n: held.n, rule: held.rule },
      };
    }),
  );
}
