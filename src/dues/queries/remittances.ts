import { type RawBuilder, sql } from 'kysely';
import { inTree, linesOf, unitsIn } from '../../organization/queries/lines.ts';
import { addressOf, subtree, unitOf } from '../../organization/tree.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { listPage } from '../../platform/db/keyset.ts';
import { against } from '../../platform/may.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import type { Reason } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { fractionOf } from '../../rulebook/fraction.ts';
import { remittanceFacts } from '../commands/remit.ts';
import { divided, percentOf } from '../money.ts';
import { monthAfter, thisMonth, writtenNumber } from '../reading.ts';
import { duesUnitLine, SLIP_STATES, type Slip, slip } from '../slip.ts';
import { type SlipRow, slipById } from '../slips.ts';
import { monthsOf } from '../yearAccount.ts';

const year = s.optional(s.whole(1900, 2200));

/** Slips as a reader gets them, with the units' names and what he may do. */
export async function slipsOf(ctx: Context, rows: readonly SlipRow[]): Promise<Slip[]> {
  const ids = [...new Set(rows.flatMap((row) => [row.unit_id, ...(row.to_unit_id ? [row.to_unit_id] : [])]))];
  const units = ids.length
    ? await ctx.tx
        .selectFrom('unit')
        .select(['id', 'name', 'kind', 'division', 'path'])
        .where('id', 'in', ids)
        .execute()
    : [];
  const named = (id: string) => {
    const unit = units.find((each) => each.id === id);
    return { id, name: unit?.name ?? '', kind: unit?.kind ?? '' };
  };
  return rows.map((row) => {
    const answerer = units.find((unit) => unit.id === row.to_unit_id) ?? addressOf(row);
    const answered: Reason[] = row.state === 'sent' ? [] : [{ code: 'dues.slip_answered' }];
    return {
      id: row.id,
      unit: named(row.unit_id),
      to: row.to_unit_id === null ? null : named(row.to_unit_id),
      number: writtenNumber(row.number, row.year),
      year: row.year,
      fromMonth: row.from_month,
      toMonth: row.to_month,
      own: Number(row.own),
      received: Number(row.received),
      kept: Number(row.kept),
      remitted: Number(row.remitted),
      percent: percentOf(fractionOf(row.share) ?? { numerator: 0, denominator: 1, strict: false }),
      rule: row.rule_id,
      state: row.state,
      sentOn: row.sent_on,
      sentName: row.sent_name,
      confirmedOn: row.confirmed_on,
      confirmedName: row.confirmed_name,
      note: row.note,
      version: row.version,
      may: { 'dues.confirm_remittance': against(ctx, 'dues.remit', answerer, answered) },
    };
  });
}

/** Slips of a unit and of everything below it, the latest first: what came in from whom, and what waits for an answer. */
export const listRemittances = query({
  name: 'dues.remittances',
  method: 'GET',
  path: '/units/{unit}/dues/remittances',
  capability: 'dues.read',
  summary: 'Slips of a unit and below',
  input: s.object({
    unit: s.id(),
    year,
    state: s.optional(s.oneOf(SLIP_STATES)),
    of: s.optional(s.oneOf(['own', 'incoming'])),
    sort: s.optional(s.oneOf(['sent_on', '-sent_on'])),
    ...pageInput,
  }),
  output: pageOf(slip),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const tree = await subtree(ctx.tx, unit);
    let base = ctx.tx
      .selectFrom('dues_remittance')
      .selectAll()
      .where('division', 'in', tree.divisions)
      .where('scope', '>=', tree.lo)
      .where('scope', '<', tree.hi);
    if (input.year) base = base.where('year', '=', input.year);
    if (input.state) base = base.where('state', '=', input.state);
    if (input.of === 'own') base = base.where('unit_id', '=', unit.id);
    if (input.of === 'incoming') base = base.where('to_unit_id', '=', unit.id);
    const way = input.sort === 'sent_on' ? 'asc' : 'desc';
    const page = await listPage(
      ctx,
      base,
      input,
      [
        ['sent_on', way],
        ['id', way],
      ],
      (row) => row as SlipRow,
    );
    return { ...page, items: await slipsOf(ctx, page.items) };
  },
});

/** One slip: to be looked at, printed, answered. */
export const getRemittance = query({
  name: 'dues.remittance',
  method: 'GET',
  path: '/dues-remittances/{id}',
  capability: 'dues.read',
  summary: 'A slip',
  input: s.object({ id: s.id() }),
  output: slip,
  where: async (ctx, input) => addressOf(await slipById(ctx, input.id)),
  run: async (ctx, input) => {
    const [made] = await slipsOf(ctx, [await slipById(ctx, input.id)]);
    if (!made) throw new Error('A slip that was found is gone.');
    return made;
  },
});

/** What the unit's next slip would hold, and what stands against it. */
export const previewRemittance = query({
  name: 'dues.next_remittance',
  method: 'GET',
  path: '/units/{unit}/dues/next-remittance',
  capability: 'dues.read',
  summary: 'What the next slip would hold',
  input: s.object({ unit: s.id() }),
  output: s.object({
    year: s.nullable(s.anyNumber()),
    fromMonth: s.nullable(s.anyText()),
    toMonth: s.nullable(s.anyText()),
    own: s.anyNumber(),
    received: s.anyNumber(),
    kept: s.nullable(s.anyNumber()),
    remitted: s.nullable(s.anyNumber()),
    percent: s.nullable(s.anyNumber()),
    rule: s.nullable(s.anyText()),
    may: slip.shape.may,
  }),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const { pot, terms, share, total, reasons } = await remittanceFacts(ctx, input.unit, ctx.today);
    const split = share && total > 0 ? divided(total, share) : null;
    return {
      year: pot.year,
      fromMonth: pot.fromMonth || null,
      toMonth: pot.toMonth || null,
      own: pot.own,
      received: pot.received,
      kept: split?.kept ?? null,
      remitted: split?.remitted ?? null,
      percent: share && percentOf(share),
      rule: terms?.rule ?? null,
      may: { 'dues.remit': against(ctx, 'dues.remit', unit, reasons) },
    };
  },
});

type UnitRow = {
  id: string;
  name: string;
  kind: string;
  closed: number;
  last_closed: string | null;
  due: number;
  collected: number;
  remitted: number;
  confirmed: number;
  unsent: number;
  settled: boolean;
};

/** What each unit below did in a year; `missing`: where members pay and the month (the last one, where none is named) is not closed. */
export const listDuesUnits = query({
  name: 'dues.units',
  method: 'GET',
  path: '/units/{unit}/dues/units',
  capability: 'dues.read',
  summary: 'What each unit below collected and sent',
  input: s.object({
    unit: s.id(),
    year,
    missing: s.optional(s.oneOf(['month', 'slip'])),
    month: s.optional(s.month()),
    search: s.optional(s.text(100)),
    sort: s.optional(s.oneOf(['name', '-name', 'collected', '-collected', 'unsent', '-unsent'])),
    ...pageInput,
  }),
  output: s.object({ ...pageOf(duesUnitLine).shape, year: s.anyNumber(), month: s.anyText() }),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const tree = await subtree(ctx.tx, unit);
    const month = input.month ?? monthAfter(thisMonth(ctx), -1);
    const of = input.year ?? Number(ctx.today.slice(0, 4));
    const [first, last] = monthsOf(of);
    const { at } = ctx.services.rulebook.dues.collects;
    const narrowed: Record<string, RawBuilder<unknown>> = {
      month: sql` and u.kind = any(${at}::text[]) and c.unit_id is null`,
      slip: sql` and coalesce(m.unsent, 0) <> 0`,
    };
    const closed = sql`left join (select c.unit_id from dues_stat c where ${inTree('c', tree)} and c.month = ${month} and c.closed = 1 group by c.unit_id) c on c.unit_id = u.id`;
    const from = sql`from unit u
      left join (select s.unit_id, sum(s.closed)::int as closed, max(s.month) filter (where s.closed = 1) as last_closed, sum(s.due)::bigint as due,
          sum(s.collected)::bigint as collected, sum(s.remitted)::bigint as remitted, sum(s.confirmed)::bigint as confirmed
        from dues_stat s where ${inTree('s', tree)} and s.month >= ${first} and s.month <= ${last} group by s.unit_id) s on s.unit_id = u.id
      left join (select m.unit_id, sum(m.collected)::bigint as unsent from dues_month m
        where ${inTree('m', tree)} and m.month >= ${first} and m.month <= ${last} and m.remittance_id is null group by m.unit_id) m on m.unit_id = u.id
      left join (select y.unit_id from dues_year y where ${inTree('y', tree)} and y.year = ${of} group by y.unit_id) y on y.unit_id = u.id
      ${input.missing === 'month' ? closed : sql``}
      where ${unitsIn(tree, input.search)} and u.id <> ${unit.id}${narrowed[input.missing ?? ''] ?? sql``}`;
    const by = input.sort?.replace('-', '') ?? 'name';
    const amount = by === 'unsent' ? sql`coalesce(m.unsent, 0)` : sql`coalesce(s.collected, 0)`;
    const lines = await linesOf<UnitRow>(
      ctx,
      sql`u.id, u.name, u.kind, coalesce(s.closed, 0) as closed, s.last_closed, coalesce(s.due, 0)::bigint as due, coalesce(s.collected, 0)::bigint as collected,
        coalesce(s.remitted, 0)::bigint as remitted, coalesce(s.confirmed, 0)::bigint as confirmed, coalesce(m.unsent, 0)::bigint as unsent, y.unit_id is not null as settled`,
      from,
      {
        value: by === 'name' ? sql`u.sort_key` : sql`lpad((${amount} + 1000000000000000)::text, 20, '0')`,
        id: sql`u.id`,
        down: input.sort?.startsWith('-') ?? false,
      },
      input,
    );
    return {
      ...lines,
      items: lines.items.map(({ closed, last_closed, ...row }) => ({
        ...row,
        closedMonths: closed,
        lastClosed: last_closed,
      })),
      year: of,
      month,
    };
  },
});
