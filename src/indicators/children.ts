/** The units right below a unit, each with the sums of everything under it, and what is missing there. */
import { sql } from 'kysely';
import { recordedSince } from '../members/list.ts';
import { organizationNames } from '../organization/names.ts';
import { pastRange, peopleStoodOn, subtree, unitOf, within } from '../organization/tree.ts';
import { type Context, MAY_LAG, query } from '../platform/bus/command.ts';
import { mark, page, pageInput, pageOf, readMark } from '../platform/paging.ts';
import * as s from '../platform/schema.ts';
import { belowOn } from './asOf.ts';
import { sumsBelow } from './sums/reading.ts';

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

/** What is summed of it (M61). */
const SHOWN = [
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

/** A unit as it stood on the day; on a past one with what the records say. */
type Row = {
  id: string;
  division: string;
  path: string;
  name: string;
  kind: string;
  setting: string | null;
  sort_key: string;
  members: number;
  cells: number;
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
    const range = past ? await pastRange(ctx.tx, unit) : null;
    const stoodBelow = range ? sql`left join ${belowOn(range, on, names.cellKinds)} t on t.unit_id = p.unit_id` : sql``;
    // today's are found by the tree as it stands, not among the periods of everything below
    const near = past ? sql`` : sql`u.parent_id = ${unit.id} and`;
    const base = sql`from unit_period p join unit u on u.id = p.unit_id ${stoodBelow} where ${near} p.parent_id = ${unit.id} and ${within('p.path', range ?? tree)} and ${stood} and p.valid_to > ${on}`;
    const then = past
      ? sql`coalesce(t.members, 0) as members, coalesce(t.cells, 0) as cells`
      : sql`0 as members, 0 as cells`;
    const {
      rows: [total],
    } = await sql<{ n: number }>`select count(*)::int as n ${base}`.execute(ctx.tx);
    const { rows } = await sql<Row>`
      select u.id, u.division, p.path, p.name, p.kind, u.setting, u.sort_key, ${then} ${base}
        ${after ? sql`and (u.sort_key, u.id) > (${after[0] ?? ''}, ${after[1] ?? ''}::uuid)` : sql``}
      order by u.sort_key, u.id limit ${limit + 1}`.execute(ctx.tx);
    const toPage = (toItem: (row: Row) => s.Infer<typeof child>) =>
      page(rows, limit, total?.n ?? 0, (r) => mark([r.sort_key, r.id]), toItem);
    if (past) {
      const since = await recordedSince(ctx, unit);
      const recorded = since !== null && on >= since && on <= ctx.today;
      return toPage((row) => ({
        ...unitOfRow(row),
        ...NOT_KNOWN,
        members: recorded ? row.members : null,
        cells: row.cells,
      }));
    }
    const sums = await sumsBelow(ctx.tx, tree, ctx.today, SHOWN);
    const led = await ledAmong(ctx, rows);
    return toPage((row) => ({ ...unitOfRow(row), ...countsOf(sums.get(row.path)), hasSecretary: led.has(row.id) }));
  },
});

const unitOfRow = ({ id, name, kind, setting }: Row) => ({ id, name, kind, setting });

/** What no record tells of a past day. */
const NOT_KNOWN = {
  met: null,
  confirmed: null,
  planned: null,
  received: null,
  acknowledged: null,
  open: null,
  overdue: null,
  proposals: null,
  hasSecretary: null,
};

/** Of a unit that was founded a moment ago nothing is summed. */
function countsOf(sums?: Record<(typeof SHOWN)[number], number>) {
  const of = (key: (typeof SHOWN)[number]) => sums?.[key] ?? 0;
  return {
    members: of('members'),
    cells: of('cells'),
    met: of('held'),
    confirmed: of('confirmed'),
    proposals: of('unanswered'),
    overdue: of('overdue'),
    planned: of('unitsWithPlan'),
    received: of('received'),
    acknowledged: of('acknowledged'),
    open: of('open') + of('reported') + of('returned'),
  };
}

/** Which of these units somebody leads today. */
async function ledAmong(ctx: Context, units: readonly { id: string; division: string }[]): Promise<Set<string>> {
  if (units.length === 0) return new Set();
  const rows = await ctx.tx
    .selectFrom('post')
    .select('unit_id')
    .distinct()
    .where('division', 'in', [...new Set(units.map(({ division }) => division))])
    .where('unit_id', '=', sql<string>`any(${units.map(({ id }) => id)}::uuid[])`)
    .where('post', '=', sql<string>`any(${heads(ctx.services.rulebook.posts)}::text[])`)
    .where('valid_to', '=', 'infinity')
    .execute();
  return new Set(rows.map(({ unit_id }) => unit_id));
}

/** Codes of the posts that lead a unit, of cells and of committees. */
function heads(posts: readonly { id: string; role?: string | undefined }[]): string[] {
  return posts.filter((post) => post.role === 'head').map((post) => post.id);
}
