/** The units right below a unit, each with the sums of everything under it, and what is missing there. */
import { sql } from 'kysely';
import { recordedSince } from '../members/list.ts';
import { organizationNames } from '../organization/names.ts';
import { peopleStoodOn, storedIn, subtree, unitOf } from '../organization/tree.ts';
import { MAY_LAG, query } from '../platform/bus/command.ts';
import { mark, page, pageInput, pageOf, readMark } from '../platform/paging.ts';
import * as s from '../platform/schema.ts';
import { belowOn } from './asOf.ts';
import { keptServe, sumsBelow } from './sums/reading.ts';

const count = s.nullable(s.anyNumber());
const child = s.object({
  id: s.anyText(),
  name: s.anyText(),
  kind: s.anyText(),
  setting: s.nullable(s.anyText()),
  /** null: not recorded before the first roster */
  members: count,
  cells: count,
  /** cells that met this month, cells with an adopted plan; the rest is missing. All of this is null for a past day */
  met: count,
  /** cells whose minutes of this month are confirmed */
  confirmed: count,
  planned: count,
  received: count,
  acknowledged: count,
  open: count,
  overdue: count,
  /** proposals without an answer */
  proposals: count,
  hasSecretary: s.nullable(s.flag()),
});

/** What is kept of it (M61), where the units below are large. */
const KEPT = [
  'members',
  'cells',
  'held',
  'confirmed',
  'unanswered',
  'unitsWithPlan',
  'received',
  'acknowledged',
  'open',
  'reported',
  'returned',
  'overdue',
] as const;

type Row = {
  id: string;
  name: string;
  kind: string;
  setting: string | null;
  sort_key: string;
  /** where the counts are told apart from the row */
  path?: string;
  members: number;
  cells: number;
  met: number;
  confirmed: number;
  /** cells with a plan; resolutions received, acknowledged; open tasks */
  work: [number, number, number, number];
  overdue: number;
  proposals: number;
  has_secretary: boolean;
};

/** Children of a unit with their sums: today by ranges of stat rows, on a past day members and cells by the records. */
export const childrenCounts = query({
  name: 'unit.children_counts',
  method: 'GET',
  path: '/units/{id}/children',
  capability: 'counts.read',
  mayLag: MAY_LAG,
  summary: 'The units right below a unit with members, meetings, plans and tasks',
  input: s.object({ id: s.id(), on: s.optional(s.date()), ...pageInput }),
  output: pageOf(child),
  where: async (ctx, input) => await unitOf(ctx, input.id),
  run: async (ctx, input, unit) => {
    const limit = input.limit ?? 100;
    const tree = await subtree(ctx.tx, unit);
    const past = input.on !== undefined && input.on !== ctx.today;
    const on = input.on ?? ctx.today;
    const names = organizationNames(ctx.services.rulebook);
    const after = input.after ? readMark(input.after, 2) : null;
    // a unit entered later than its roster stands here with its people
    const stood = past
      ? sql`(p.valid_from <= ${on} or (${peopleStoodOn('p', on)} and t.members > 0))`
      : sql`p.valid_from <= ${on}`;
    const stoodBelow = sql`left join ${belowOn(unit.path, on, names.cellKinds)} t on t.path = p.path`;
    const kept = !past && (await keptServe(ctx.tx, tree, ctx.today));
    // today's are found by the tree as it stands, not among the periods of everything below
    const near = past ? sql`` : sql`u.parent_id = ${unit.id} and`;
    const base = sql`from unit_period p join unit u on u.id = p.unit_id ${past ? stoodBelow : sql``} where ${near} p.parent_id = ${unit.id} and p.path >= ${tree.lo} and p.path < ${tree.hi} and ${stood} and p.valid_to > ${on}`;
    const stored = storedIn(tree.divisions);
    const under = (alias: string) =>
      sql`${stored(alias)}${sql.ref(`${alias}.scope`)} >= p.path and ${sql.ref(`${alias}.scope`)} < p.path || '{'`;
    const then = sql`
      coalesce(t.members, 0) as members, coalesce(t.cells, 0) as cells,
      0 as met, 0 as confirmed, 0 as proposals, '{0,0,0,0}'::int[] as work, 0 as overdue, false as has_secretary`;
    const led = sql`exists (select from post o where o.division = u.division and o.unit_id = u.id and o.post = any(${heads(ctx.services.rulebook.posts)}::text[]) and o.valid_to = 'infinity') as has_secretary`;
    // `<>` as the index on months with unanswered proposals says it: all other months of all cells stay unread
    const now = sql`
      (select coalesce(sum(m.members), 0)::int from member_stat_seen m where ${under('m')}) as members,
      (select coalesce(sum(c.cells), 0)::int from post_stat_seen c where ${under('c')}) as cells,
      (select coalesce(sum(t.units_held), 0)::int from meeting_stat_seen t where ${under('t')} and t.month = ${on.slice(0, 7)}) as met,
      (select count(*)::int from meeting_stat_seen t join post_stat_seen c on c.division = t.division and c.unit_id = t.unit_id
        where ${under('t')} and ${under('c')} and t.month = ${on.slice(0, 7)} and t.confirmed > 0 and c.cells = 1) as confirmed,
      (select coalesce(sum(t.proposals - t.proposals_answered), 0)::int from meeting_stat_seen t where ${under('t')} and t.proposals <> t.proposals_answered) as proposals,
      (select array[coalesce(sum(t.units_with_plan), 0), coalesce(sum(t.received), 0), coalesce(sum(t.acknowledged), 0),
        coalesce(sum(t.tasks_open + t.tasks_reported + t.tasks_returned), 0)]::int[] from resolution_stat_seen t where ${under('t')}) as work,
      (select count(*)::int from task_due_seen t where ${under('t')} and t.due < ${on}) as overdue,
      ${led}`;
    const summed = sql`p.path, ${led}`;
    const {
      rows: [total],
    } = await sql<{ n: number }>`select count(*)::int as n ${base}`.execute(ctx.tx);
    const sums = kept ? await sumsBelow(ctx.tx, tree, ctx.today, KEPT) : null;
    const { rows: found } = await sql<Row>`
      select u.id, p.name, p.kind, u.setting, u.sort_key, ${past ? then : kept ? summed : now} ${base}
        ${after ? sql`and (u.sort_key, u.id) > (${after[0] ?? ''}, ${after[1] ?? ''}::uuid)` : sql``}
      order by u.sort_key, u.id limit ${limit + 1}`.execute(ctx.tx);
    const rows = sums ? found.map((row) => ({ ...row, ...countsOf(sums.get(row.path ?? '')) })) : found;
    const since = past ? await recordedSince(ctx, unit) : null;
    const recorded = !past || (since !== null && on >= since && on <= ctx.today);
    return page(
      rows,
      limit,
      total?.n ?? 0,
      (r) => mark([r.sort_key, r.id]),
      ({ sort_key: _, path: __, has_secretary, work: [planned, received, acknowledged, open], ...r }) => {
        const line = { ...r, planned, received, acknowledged, open, hasSecretary: has_secretary };
        if (!past) return line;
        return {
          ...line,
          members: recorded ? r.members : null,
          met: null,
          confirmed: null,
          proposals: null,
          planned: null,
          received: null,
          acknowledged: null,
          open: null,
          overdue: null,
          hasSecretary: null,
        };
      },
    );
  },
});

/** Of a unit that was founded a moment ago nothing is summed. */
function countsOf(sums?: Record<(typeof KEPT)[number], number>) {
  const of = (key: (typeof KEPT)[number]) => sums?.[key] ?? 0;
  return {
    members: of('members'),
    cells: of('cells'),
    met: of('held'),
    confirmed: of('confirmed'),
    proposals: of('unanswered'),
    overdue: of('overdue'),
    work: [
      of('unitsWithPlan'),
      of('received'),
      of('acknowledged'),
      of('open') + of('reported') + of('returned'),
    ] as Row['work'],
  };
}

/** Codes of the posts that lead a unit, of cells and of committees. */
function heads(posts: readonly { id: string; role?: string | undefined }[]): string[] {
  return posts.filter((post) => post.role === 'head').map((post) => post.id);
}
