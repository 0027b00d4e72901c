import { sql } from 'kysely';
import { subtree, unitOf } from '../../organization/tree.ts';
import { query } from '../../platform/bus/command.ts';
import { holdsWords, listPage, type Order } from '../../platform/db/keyset.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { residenceBook } from '../book.ts';
import { goneLines } from '../ended.ts';
import { type CellLine, cellLine, type HomeLine, homeLine } from '../residence.ts';

const EMPTY = { items: [], total: 0, next: null };

type CellRow = Omit<CellLine, 'unitId' | 'unitName' | 'roundId' | 'closedOn'> & {
  id: string;
  name: string;
  sort_key: string;
  round_id: string | null;
  closed_on: string | null;
};

/** Per cell where people live: who is introduced to it, and the remarks of a year: sent n of m, late. Sums of the whole list beside it. */
export const listResidenceCells = query({
  name: 'residence.cells',
  method: 'GET',
  path: '/units/{unit}/residence/cells',
  capability: 'residence.read',
  summary: 'Remarks of a year by cell where people live, of a unit and below',
  input: s.object({
    unit: s.id(),
    year: s.whole(2000, 2200),
    only: s.optional(s.oneOf(['late', 'unopened', 'waiting'])),
    search: s.optional(s.text(100)),
    sort: s.optional(s.oneOf(['unit', '-unit', 'introduced', '-introduced', 'late', '-late'])),
    ...pageInput,
  }),
  output: s.object({
    ...pageOf(cellLine).shape,
    sums: s.object({
      introduced: s.anyNumber(),
      waiting: s.anyNumber(),
      lines: s.anyNumber(),
      sent: s.anyNumber(),
      late: s.anyNumber(),
    }),
  }),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const book = residenceBook(ctx.services.rulebook);
    const none = { introduced: 0, waiting: 0, lines: 0, sent: 0, late: 0 };
    if (!book) return { ...EMPTY, sums: none };
    const { lo, hi, divisions } = await subtree(ctx.tx, unit);
    const ofYear = sql`r.scope >= ${lo} and r.scope < ${hi} and r.division = any(${divisions}::text[]) and r.year = ${input.year}`;
    // who is introduced lies at the home cells and is counted by the index of the other side; the lines of a round by the counts of the cell
    const rows = sql<CellRow>`(${goneLines(ofYear)} select u.id, u.name, u.sort_key, coalesce(i.introduced, 0)::int as introduced, coalesce(i.waiting, 0)::int as waiting,
        d.id as round_id, d.due, d.closed_on, coalesce(n.lines, 0)::int as lines, coalesce(n.sent, 0)::int as sent,
        case when d.due < ${ctx.today} then coalesce(n.lines, 0) - coalesce(n.sent, 0) - coalesce(g.gone, 0) else 0 end::int as late
      from unit u
      left join (select c.other_unit_id, count(*) filter (where c.state = 'received') as introduced, count(*) filter (where c.state = 'waiting') as waiting
        from residence_contact c where c.other_scope >= ${lo} and c.other_scope < ${hi} and c.valid_to = 'infinity' and c.moved_to is null group by 1) i on i.other_unit_id = u.id
      left join residence_round d on d.division = u.division and d.unit_id = u.id and d.year = ${input.year}
      left join (select s.unit_id, sum(s.n) filter (where s.code <> 'dropped') as lines, sum(s.n) filter (where s.code = 'sent') as sent
        from residence_stat_seen s where s.scope >= ${lo} and s.scope < ${hi} and s.division = any(${divisions}::text[]) and s.kind = 'remark' and s.year = ${input.year} group by 1) n on n.unit_id = u.id
      left join (select unit_id, count(*) as gone from gone group by 1) g on g.unit_id = u.id
      where u.path >= ${lo} and u.path < ${hi} and u.closed_on is null and u.setting = any(${[...book.residences]}::text[]) and u.kind = any(${[...book.cellKinds]}::text[]))`;
    const all = ctx.tx.selectFrom(rows.as('x')).selectAll();
    let base = all;
    if (input.only === 'late') base = base.where('x.late', '>', 0);
    if (input.only === 'unopened') base = base.where('x.round_id', 'is', null).where('x.introduced', '>', 0);
    if (input.only === 'waiting') base = base.where('x.waiting', '>', 0);
    if (input.search) base = base.where(holdsWords('x.name', input.search));
    const sort = input.sort ?? 'unit';
    const way = sort.startsWith('-') ? 'desc' : 'asc';
    const column = { unit: 'sort_key', introduced: 'introduced', late: 'late' }[sort.replace('-', '')] ?? 'sort_key';
    const order = [
      [column, way],
      ...(column === 'sort_key' ? [] : [['sort_key', 'asc']]),
      ['id', 'asc'],
    ] as unknown as Order<CellRow>;
    const lines = await listPage<CellRow, CellLine>(ctx, base, input, order, (row) => ({
      unitId: row.id,
      unitName: row.name,
      introduced: row.introduced,
      waiting: row.waiting,
      roundId: row.round_id,
      due: row.due,
      closedOn: row.closed_on,
      lines: row.lines,
      sent: row.sent,
      late: row.late,
    }));
    const sums = await ctx.tx
      .selectFrom(all.as('y'))
      .select((eb) => [
        sumOf(eb.ref('y.introduced')).as('introduced'),
        sumOf(eb.ref('y.waiting')).as('waiting'),
        sumOf(eb.ref('y.lines')).as('lines'),
        sumOf(eb.ref('y.sent')).as('sent'),
        sumOf(eb.ref('y.late')).as('late'),
      ])
      .executeTakeFirst();
    return { ...lines, sums: sums ?? none };
  },
});

const sumOf = (column: unknown) => sql<number>`coalesce(sum(${column}), 0)::int`;

type HomeRow = {
  id: string;
  name: string;
  sort_key: string;
  members: number;
  categories: Record<string, number>;
  recorded: number;
  lines: number;
  received: number;
};

/**
 * Per cell whose members are to be introduced: how many are, by category, of how many; and the remarks of a year that arrived. A cell whose members need not be
 * stands here with those who were all the same. Sums of the whole list beside it.
 */
export const listHomes = query({
  name: 'residence.homes',
  method: 'GET',
  path: '/units/{unit}/residence/homes',
  capability: 'residence.read',
  summary: 'Members introduced to where they live, by home cell, of a unit and below',
  input: s.object({
    unit: s.id(),
    year: s.whole(2000, 2200),
    only: s.optional(s.oneOf(['unrecorded'])),
    search: s.optional(s.text(100)),
    ...pageInput,
  }),
  output: s.object({
    ...pageOf(homeLine).shape,
    sums: s.object({ ...homeLine.shape, unitId: s.optional(s.anyText()), unitName: s.optional(s.anyText()) }),
  }),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const book = residenceBook(ctx.services.rulebook);
    const none = { members: 0, categories: [], unrecorded: 0, lines: 0, received: 0 };
    if (!book) return { ...EMPTY, sums: none };
    const { lo, hi, divisions } = await subtree(ctx.tx, unit);
    const rows = sql<HomeRow>`(select u.id, u.name, u.sort_key, case when u.setting = any(${[...book.homes]}::text[]) then coalesce(m.members, 0) else coalesce(n.recorded, 0) end::int as members, coalesce(n.categories, '{}'::jsonb) as categories,
        coalesce(n.recorded, 0)::int as recorded, coalesce(a.lines, 0)::int as lines, coalesce(a.received, 0)::int as received
      from unit u
      left join (select s.unit_id, sum(s.n) as recorded, jsonb_object_agg(s.code, s.n) as categories
        from residence_stat_seen s where s.scope >= ${lo} and s.scope < ${hi} and s.division = any(${divisions}::text[]) and s.kind = 'contact' and s.year = 0 group by 1) n on n.unit_id = u.id
      left join member_stat_seen m on m.division = u.division and m.unit_id = u.id
      left join (select r.other_unit_id, count(*) filter (where r.state <> 'dropped') as lines, count(*) filter (where r.state = 'sent') as received
        from residence_remark r where r.other_scope >= ${lo} and r.other_scope < ${hi} and r.year = ${input.year} group by 1) a on a.other_unit_id = u.id
      where u.path >= ${lo} and u.path < ${hi} and u.closed_on is null and u.kind = any(${[...book.cellKinds]}::text[])
        and (u.setting = any(${[...book.homes]}::text[]) or n.recorded > 0))`;
    const all = ctx.tx.selectFrom(rows.as('x')).selectAll();
    let base = all;
    if (input.only === 'unrecorded') base = base.whereRef('x.members', '>', 'x.recorded');
    if (input.search) base = base.where(holdsWords('x.name', input.search));
    const order: Order<HomeRow> = [
      ['sort_key', 'asc'],
      ['id', 'asc'],
    ];
    const lines = await listPage<HomeRow, HomeLine>(ctx, base, input, order, (row) => ({
      unitId: row.id,
      unitName: row.name,
      ...homeOf(row, book.categories),
    }));
    const summed = await sumsOf(all.as('y'));
    return { ...lines, sums: summed };

    async function sumsOf(from: ReturnType<typeof all.as<'y'>>) {
      const counted = await ctx.tx
        .selectFrom(from)
        .select((eb) => [
          sumOf(eb.ref('y.members')).as('members'),
          sumOf(eb.ref('y.recorded')).as('recorded'),
          sumOf(eb.ref('y.lines')).as('lines'),
          sumOf(eb.ref('y.received')).as('received'),
        ])
        .executeTakeFirstOrThrow();
      const byCategory = await ctx.tx
        .selectFrom(from)
        .select(
          (book?.categories ?? []).map(({ id }) =>
            sql<number>`coalesce(sum((y.categories ->> ${id})::int), 0)::int`.as(`in_${id}`),
          ),
        )
        .executeTakeFirstOrThrow();
      const categories = Object.fromEntries(
        (book?.categories ?? []).map(({ id }) => [id, (byCategory as Record<string, number>)[`in_${id}`] ?? 0]),
      );
      return homeOf({ ...counted, categories }, book?.categories ?? []);
    }
  },
});

function homeOf(
  row: Pick<HomeRow, 'members' | 'categories' | 'recorded' | 'lines' | 'received'>,
  categories: readonly { id: string }[],
): Omit<HomeLine, 'unitId' | 'unitName'> {
  return {
    members: row.members,
    categories: categories.map(({ id }) => ({ category: id, n: row.categories[id] ?? 0 })),
    unrecorded: Math.max(0, row.members - row.recorded),
    lines: row.lines,
    received: row.received,
  };
}
