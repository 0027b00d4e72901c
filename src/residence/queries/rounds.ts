import { sql } from 'kysely';
import { inTree } from '../../organization/queries/lines.ts';
import { addressOf, subtree, unitName, unitOf } from '../../organization/tree.ts';
import { query } from '../../platform/bus/command.ts';
import { listPage, type Order } from '../../platform/db/keyset.ts';
import { against, mayShape } from '../../platform/may.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import type { Reason } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { bookOf, residenceBook } from '../book.ts';
import { roundCounts } from '../ended.ts';
import { cellsWithout, type RoundRow, roundOf, roundRow } from '../reading.ts';
import { roundFull, roundRecord } from '../residence.ts';
import { reasonsNotToClose, reasonsNotToOpen, seasonOf, yearOn } from '../rules/rounds.ts';

/** The rounds of a unit and below, the latest first; and the year whose round can be opened now. */
export const listRounds = query({
  name: 'round.list',
  method: 'GET',
  path: '/units/{unit}/residence/rounds',
  capability: 'residence.read',
  summary: 'The yearly rounds of remarks of a unit and below',
  input: s.object({ unit: s.id(), year: s.optional(s.whole(2000, 2200)), ...pageInput }),
  output: s.object({
    ...pageOf(roundRecord).shape,
    /** null: the organization knows no such rounds */
    season: s.nullable(s.object({ year: s.anyNumber(), due: s.anyText() })),
    may: mayShape,
  }),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const tree = await subtree(ctx.tx, unit);
    const only = input.year === undefined ? sql`true` : sql`d.year = ${input.year}`;
    type Row = RoundRow & { unit_name: string; unit_sort: string };
    const rows = sql<Row>`(select d.*, u.name as unit_name, u.sort_key as unit_sort
      from residence_round d join unit u on u.id = d.unit_id where ${inTree('d', tree)} and ${only})`;
    const order: Order<Row> = [
      ['year', 'desc'],
      ['unit_sort', 'asc'],
      ['id', 'asc'],
    ];
    const all = ctx.tx.selectFrom(rows.as('x')).selectAll();
    const lines = await listPage<Row, Row>(ctx, all, input, order, (row) => row);
    const counts = await roundCounts(ctx, lines.items);
    const book = residenceBook(ctx.services.rulebook);
    const year = book ? yearOn(book, ctx.today) : 0;
    const { due } = book ? seasonOf(book, year) : { due: ctx.today };
    const opened: Reason[] =
      book && (await cellsWithout(ctx, unit, year)).length === 0 ? [{ code: 'round.nobody', values: { year } }] : [];
    return {
      ...lines,
      items: lines.items.map((row) => roundOf(ctx, row, counts(row.id))),
      season: book ? { year, due } : null,
      may: {
        'round.open': against(
          ctx,
          'residence.open',
          unit,
          book
            ? [...reasonsNotToOpen(book, { year, due: due < ctx.today ? ctx.today : due }, ctx.today), ...opened]
            : [{ code: 'not_found' }],
        ),
      },
    };
  },
});

/** One round, with what stands against writing in it and closing it. */
export const getRound = query({
  name: 'round.get',
  method: 'GET',
  path: '/residence-rounds/{id}',
  capability: 'residence.read',
  summary: 'A yearly round of remarks of a cell',
  input: s.object({ id: s.id() }),
  output: roundFull,
  where: async (ctx, input) => addressOf(await roundRow(ctx, input.id)),
  run: async (ctx, input, unit) => {
    const row = await roundRow(ctx, input.id);
    const counts = (await roundCounts(ctx, [row]))(row.id);
    const book = bookOf(ctx.services.rulebook);
    const closed = row.closed_on === null ? [] : [{ code: 'round.closed', values: { on: row.closed_on } }];
    return {
      ...roundOf(ctx, { ...row, unit_name: await unitName(ctx.tx, unit) }, counts),
      rule: book.rule,
      levels: [...book.levels],
      parts: [...book.parts],
      may: {
        'round.close': against(
          ctx,
          'residence.open',
          unit,
          reasonsNotToClose({ closedOn: row.closed_on, waiting: counts.waiting }),
        ),
        'remark.send': against(ctx, 'residence.remark', unit, closed),
      },
    };
  },
});
