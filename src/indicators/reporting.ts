/** The numbers of a period in one unit, gathered for its report. */
import { sql } from 'kysely';
import { recordedSince } from '../members/list.ts';
import { organizationNames } from '../organization/names.ts';
import { placeBelow } from '../organization/queries/lines.ts';
import { parentOf, pastRange, type Subtree, subtree, unitOf } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import { type Context, query } from '../platform/bus/command.ts';
import { must } from '../platform/refusal.ts';
import * as s from '../platform/schema.ts';
import { reasonsNotToCompare } from './accounting.ts';
import { belowOn } from './asOf.ts';
import { accountBetween } from './compare.ts';
import { READINGS } from './frozen.ts';
import { shownOn } from './queries.ts';
import { type UnitReport, unitReport } from './report.ts';
import { sumsBelow } from './sums/reading.ts';

/** So many units below stand in the table of a report. */
const CHILDREN = 200;

/** Refuses date.order, date.future. */
export const reportUnit = query({
  name: 'unit.report',
  method: 'GET',
  path: '/units/{id}/report',
  capability: 'counts.read',
  summary: 'The numbers of a period in one unit, for its report',
  input: s.object({ id: s.id(), from: s.date(), to: s.date(), numbers: s.optional(s.oneOf(READINGS)) }),
  output: unitReport,
  where: async (ctx, { id }) => await unitOf(ctx, id),
  run: async (ctx, { from, to, numbers }, unit): Promise<UnitReport> => {
    must(reasonsNotToCompare(from, to, ctx.today));
    const tree = await subtree(ctx.tx, unit);
    const { name, kind } = await ctx.tx
      .selectFrom('unit')
      .select(['name', 'kind'])
      .where('id', '=', unit.id)
      .executeTakeFirstOrThrow();
    const since = await recordedSince(ctx, unit);
    const recorded = since !== null && since <= to;
    return {
      unit: { id: unit.id, name, kind, above: (await parentOf(ctx.tx, unit))?.name ?? null },
      from,
      to,
      madeOn: ctx.today,
      recordedSince: since,
      members: await accountBetween(ctx, unit, from, to, since),
      ...(await shownOn(ctx, unit, tree, { on: to === ctx.today ? null : to, known: recorded, reading: numbers })),
      meetings: await meetingsBetween(ctx, tree, from, to),
      ...(await workBetween(ctx, tree, unit.id, from, to)),
      ...(await childrenBetween(ctx, tree, unit, from, to)),
    };
  },
});

const here = (tree: Subtree, alias: string) =>
  sql`${sql.ref(`${alias}.division`)} = any(${tree.divisions}::text[]) and ${sql.ref(`${alias}.scope`)} >= ${tree.lo} and ${sql.ref(`${alias}.scope`)} < ${tree.hi}`;

/** Whole months that the period touches; meetings are kept by month. */
async function meetingsBetween(ctx: Context, tree: Subtree, from: string, to: string): Promise<UnitReport['meetings']> {
  const { rows } = await sql<UnitReport['meetings'][number]>`
    with month as (select to_char(day, 'YYYY-MM') as month from generate_series(date_trunc('month', ${from}::date), ${to}::date, '1 month') day limit 60),
    met as (
      select t.month, count(*) filter (where t.units_held > 0)::int as held, sum(t.attended)::int as attended, sum(t.expected)::int as expected,
        count(*) filter (where t.confirmed > 0)::int as confirmed
      from meeting_stat t join post_stat c on c.division = t.division and c.unit_id = t.unit_id
      where ${here(tree, 't')} and t.month >= ${from.slice(0, 7)} and t.month <= ${to.slice(0, 7)} and c.cells = 1 group by t.month)
    select month.month, coalesce(met.held, 0) as held, (select coalesce(sum(c.cells), 0)::int from post_stat c where ${here(tree, 'c')}) as cells,
      coalesce(met.attended, 0) as attended, coalesce(met.expected, 0) as expected, coalesce(met.confirmed, 0) as confirmed
    from month left join met using (month) order by month.month`.execute(ctx.tx);
  return rows;
}

type Work = Pick<UnitReport, 'tasks' | 'resolutions' | 'proposals'>;

async function workBetween(ctx: Context, tree: Subtree, unit: string, from: string, to: string): Promise<Work> {
  const zone = ctx.services.rulebook.about.timeZone;
  const during = (column: string) =>
    sql`(${sql.ref(column)} at time zone ${zone})::date >= ${from} and (${sql.ref(column)} at time zone ${zone})::date <= ${to}`;
  const until = (column: string) => sql`(${sql.ref(column)} at time zone ${zone})::date <= ${to}`;
  // a task is open at the end of the period unless it was done by then, or goes on as another since its year was closed: that one was
  // not given anew; a cancelled one counts nowhere
  const open = sql`${until('k.created_at')} and k.state <> 'carried' and (k.done_on is null or k.done_on > ${to})`;
  const {
    rows: [tasks],
  } = await sql<Work['tasks']>`
    select count(*) filter (where ${during('k.created_at')} and k.carried_from is null)::int as given,
      count(*) filter (where k.done_on >= ${from} and k.done_on <= ${to})::int as done,
      count(*) filter (where k.done_on >= ${from} and k.done_on <= ${to} and k.done_on <= k.due)::int as "onTime",
      count(*) filter (where ${open})::int as open,
      count(*) filter (where ${open} and k.due < ${to})::int as overdue
    from task k where ${here(tree, 'k')} and k.state <> 'cancelled'`.execute(ctx.tx);
  const {
    rows: [resolutions],
  } = await sql<Work['resolutions']>`
    select (select count(*)::int from resolution r where ${here(tree, 'r')} and r.unit_id = ${unit}::uuid and r.state = 'issued' and r.issued_on >= ${from} and r.issued_on <= ${to}) as issued,
      count(*)::int as received, count(c.acknowledged_at)::int as acknowledged, count(c.plan_id)::int as planned
    from recipient c where ${here(tree, 'c')} and c.issued_on >= ${from} and c.issued_on <= ${to}`.execute(ctx.tx);
  const {
    rows: [proposals],
  } = await sql<Work['proposals']>`
    select count(*) filter (where ${during('p.made_at')})::int as made, count(*) filter (where ${during('p.made_at')} and p.state = 'answered')::int as answered,
      count(*) filter (where ${until('p.made_at')} and p.reply_due < ${to} and (p.replied_at is null or (p.replied_at at time zone ${zone})::date > ${to}))::int as overdue
    from proposal p where ${here(tree, 'p')}`.execute(ctx.tx);
  if (!tasks || !resolutions || !proposals) throw new Error('A count over no rows is a row.');
  return { tasks, resolutions, proposals };
}

type Below = Pick<UnitReport, 'children' | 'childrenTotal'>;

/** The units directly below; what is counted of them is told apart within the range of all. */
async function childrenBetween(ctx: Context, tree: Subtree, unit: UnitRef, from: string, to: string): Promise<Below> {
  const base = (joined = sql``) =>
    sql`from unit u ${joined} where u.parent_id = ${unit.id} and u.path >= ${tree.lo} and u.path < ${tree.hi} and u.closed_on is null`;
  const { cellKinds } = organizationNames(ctx.services.rulebook);
  const now = to === ctx.today ? await sumsBelow(ctx.tx, tree, to, ['members', 'cells']) : null;
  // as they stood on the last day of the period
  const then = now
    ? sql`0 as members, 0 as cells`
    : sql`coalesce(b.members, 0) as members, coalesce(b.cells, 0) as cells`;
  const stood = now
    ? sql``
    : sql`left join ${belowOn(await pastRange(ctx.tx, unit), to, cellKinds)} b on b.unit_id = u.id`;
  const {
    rows: [total],
  } = await sql<{ n: number }>`select count(*)::int as n ${base()}`.execute(ctx.tx);
  type Row = Pick<Below['children'][number], 'id' | 'name' | 'kind' | 'members' | 'cells'> & { path: string };
  const { rows } = await sql<Row>`select u.id, u.path, u.name, u.kind, ${then} ${base(stood)}
    order by u.sort_key, u.id limit ${CHILDREN}`.execute(ctx.tx);
  const meetings = await heldBelow(ctx, tree, from, to);
  const tasks = await tasksBelow(ctx, tree, from, to);
  const children = rows.map(({ path, ...row }) => {
    const { members, cells } = now ? (now.get(path) ?? NOBODY) : row;
    return { ...row, members, cells, meetings: meetings.get(path) ?? 0, ...(tasks.get(path) ?? NOTHING) };
  });
  return { children, childrenTotal: total?.n ?? 0 };
}

/** What is counted of a unit that was founded a moment ago. */
const NOBODY = { members: 0, cells: 0 };
const NOTHING = { tasksDone: 0, tasksOpen: 0, tasksOverdue: 0 };

/** Meetings of cells in the months that a period touches, by the path of the unit directly below. */
async function heldBelow(ctx: Context, tree: Subtree, from: string, to: string): Promise<Map<string, number>> {
  const { rows } = await sql<{
    path: string;
    n: number;
  }>`select ${placeBelow('t.scope', tree.lo)} as path, sum(t.held)::int as n
    from meeting_stat t join post_stat c on c.division = t.division and c.unit_id = t.unit_id
    where ${here(tree, 't')} and t.month >= ${from.slice(0, 7)} and t.month <= ${to.slice(0, 7)} and c.cells = 1 group by 1`.execute(
    ctx.tx,
  );
  return new Map(rows.map(({ path, n }) => [path, n]));
}

type Tasks = typeof NOTHING;

/** Tasks done within a period, and open at its end, by the path of the unit directly below. */
async function tasksBelow(ctx: Context, tree: Subtree, from: string, to: string): Promise<Map<string, Tasks>> {
  const done = sql`(k.done_on >= ${from} and k.done_on <= ${to} and k.state = 'done')`;
  const open = sql`(k.state not in ('cancelled', 'carried') and (k.created_at at time zone ${ctx.services.rulebook.about.timeZone})::date <= ${to} and (k.done_on is null or k.done_on > ${to}))`;
  const { rows } = await sql<
    Tasks & { path: string }
  >`select ${placeBelow('k.scope', tree.lo)} as path, (count(*) filter (where ${done}))::int as "tasksDone",
      (count(*) filter (where ${open}))::int as "tasksOpen", (count(*) filter (where ${open} and k.due < ${to}))::int as "tasksOverdue"
    from task k where ${here(tree, 'k')} and (${done} or ${open}) group by 1`.execute(ctx.tx);
  return new Map(rows.map(({ path, ...counts }) => [path, counts]));
}
