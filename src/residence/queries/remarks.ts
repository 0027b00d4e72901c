import { sql } from 'kysely';
import { inTree } from '../../organization/queries/lines.ts';
import { addressOf, subtree, unitOf } from '../../organization/tree.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { holdsWords, listPage, type Order } from '../../platform/db/keyset.ts';
import { against } from '../../platform/may.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import { found } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { goneLines } from '../ended.ts';
import {
  partsOf,
  type RemarkRow,
  remarkLines,
  remarkRow,
  type ShownRemark,
  shownRemarks,
  textsOf,
} from '../reading.ts';
import { type RemarkFull, type RemarkState, type RemarkWording, remarkFull, remarkLine, SIDES } from '../residence.ts';
import { reasonsNotToWrite } from '../rules/remarks.ts';

const SORTS = ['name', '-name', 'due', '-due', 'sent', '-sent', 'year', '-year'] as const;

/**
 * Remarks of a unit and below: those its cells write (`residence`, drafts among them), or those that arrived about its members (`home`: sent ones only).
 * `late`: not sent by their day, of people whose contact goes on.
 */
export const listRemarks = query({
  name: 'remark.list',
  method: 'GET',
  path: '/units/{unit}/residence/remarks',
  capability: 'residence.read',
  summary: 'Remarks that the cells of a unit write, or that arrived about its members',
  input: s.object({
    unit: s.id(),
    side: s.oneOf(SIDES),
    round: s.optional(s.id()),
    year: s.optional(s.whole(2000, 2200)),
    state: s.optional(s.oneOf(['open', 'sent', 'dropped', 'late', 'counted'])),
    level: s.optional(s.code()),
    search: s.optional(s.text(100)),
    sort: s.optional(s.oneOf(SORTS)),
    ...pageInput,
  }),
  output: pageOf(remarkLine),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const tree = await subtree(ctx.tx, unit);
    const { state } = input;
    const side =
      input.side === 'residence'
        ? inTree('r', tree)
        : sql`r.other_scope >= ${tree.lo} and r.other_scope < ${tree.hi} and r.state = 'sent'`;
    const conditions = [
      side,
      ...(input.round ? [sql`r.round_id = ${input.round}`] : []),
      ...(input.year === undefined ? [] : [sql`r.year = ${input.year}`]),
      ...(state === 'late'
        ? [
            sql`r.state = 'open' and r.due < ${ctx.today} and not exists (select from gone g where g.division = r.division and g.id = r.id)`,
          ]
        : state === 'counted'
          ? [sql`r.state <> 'dropped'`]
          : state
            ? [sql`r.state = ${state}`]
            : []),
      ...(input.level ? [sql`coalesce(k.level, r.level) = ${input.level}`] : []),
    ];
    const base = ctx.tx
      .selectFrom(
        shownRemarks(
          sql.join(conditions, sql` and `),
          state === 'late' ? goneLines(sql`${side} and r.due < ${ctx.today}`) : undefined,
        ).as('x'),
      )
      .selectAll()
      .select(sql<string>`coalesce(x.sent_on, 'infinity'::date)`.as('sent_sort'))
      .$if(input.search !== undefined, (q) => q.where(holdsWords('x.person_name', input.search ?? '')));
    type Row = ShownRemark & { sent_sort: string };
    const lines = await listPage<Row, Row>(ctx, base, input, sortedBy<Row>(input.sort ?? 'name'), (row) => row);
    return { ...lines, items: await remarkLines(ctx, lines.items) };
  },
});

function sortedBy<R>(sort: string): Order<R> {
  const way = sort.startsWith('-') ? 'desc' : 'asc';
  const columns: Record<string, string> = { name: 'sort_key', due: 'due', sent: 'sent_sort', year: 'year' };
  return [
    [columns[sort.replace('-', '')] as keyof R & string, way],
    ['id' as keyof R & string, way],
  ];
}

/** One remark with every wording it had: what was sent first, each correction after it. For both cells and for whom it is about, once it was sent. */
export const getRemark = query({
  name: 'remark.get',
  method: 'GET',
  path: '/residence-remarks/{id}',
  capability: 'signed-in',
  summary: 'A remark of the cell where somebody lives, with its corrections',
  input: s.object({ id: s.id() }),
  output: remarkFull,
  run: async (ctx, input) => await remarkOf(ctx, input.id),
});

/** What the page and the paper of a remark are drawn from; 404 for those it does not concern. */
export async function remarkOf(ctx: Context, id: string): Promise<RemarkFull> {
  const row = await remarkRow(ctx, id);
  const cell = addressOf(row);
  const home = { id: row.other_unit_id, division: row.other_division, path: row.other_scope };
  const mine = ctx.actor.person?.id === row.person_id;
  found(mine || ctx.may('residence.read', cell) || ctx.may('residence.read', home) ? row : undefined);
  const which = sql`r.division = ${row.division} and r.id = ${row.id}`;
  const { rows } = await sql<ShownRemark>`select * from ${shownRemarks(which)} x`.execute(ctx.tx);
  const [line] = await remarkLines(ctx, rows);
  const write = reasonsNotToWrite(row.state as RemarkState);
  return {
    ...found(line),
    wordings: await wordingsOf(ctx, row),
    may: {
      'remark.correct': against(
        ctx,
        'residence.remark',
        cell,
        row.state === 'sent' ? [] : [{ code: 'remark.not_sent' }],
      ),
      'remark.drop': against(ctx, 'residence.remark', cell, write),
    },
  };
}

async function wordingsOf(ctx: Context, row: RemarkRow): Promise<RemarkWording[]> {
  if (row.state !== 'sent') return [];
  const parts = partsOf(ctx);
  const corrections = await ctx.tx
    .selectFrom('residence_correction')
    .selectAll()
    .where('division', '=', row.division)
    .where('remark_id', '=', row.id)
    .orderBy('position')
    .execute();
  return [
    {
      number: 0,
      on: row.sent_on ?? '',
      byName: row.sent_name ?? '',
      discussedOn: row.discussed_on ?? '',
      level: row.level ?? '',
      texts: textsOf(row.body, parts),
      reason: null,
    },
    ...corrections.map((each) => ({
      number: each.position,
      on: each.corrected_on,
      byName: each.corrected_name,
      discussedOn: each.discussed_on,
      level: each.level,
      texts: textsOf(each.body, parts),
      reason: each.reason,
    })),
  ];
}
