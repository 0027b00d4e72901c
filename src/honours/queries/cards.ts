import { subtree, unitOf } from '../../organization/tree.ts';
import { query } from '../../platform/bus/command.ts';
import { holdsWords, listPage, type Order } from '../../platform/db/keyset.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { CARD_STATES, cardRecord } from '../honour.ts';
import { type CardRow, cardOf } from '../reading.ts';

type Row = CardRow & { unit_name: string; unit_sort: string; sort_on: string };
const COLUMNS = { on: 'sort_on', name: 'sort_key', unit: 'unit_sort' } as const;

/** Cards that were issued, lost, damaged or taken back, of a unit and below, what happened last first. Numbers are shown by their tails only. */
export const listCards = query({
  name: 'card.list',
  method: 'GET',
  path: '/units/{unit}/cards',
  capability: 'honour.read',
  summary: 'Cards of a unit and below: issued, lost, damaged, taken back',
  input: s.object({
    unit: s.id(),
    cardState: s.optional(s.oneOf(CARD_STATES)),
    cardKind: s.optional(s.code()),
    reason: s.optional(s.code()),
    year: s.optional(s.whole(1900, 2200)),
    search: s.optional(s.text(100)),
    sort: s.optional(s.oneOf(['on', '-on', 'name', '-name', 'unit', '-unit'])),
    ...pageInput,
  }),
  output: pageOf(cardRecord),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const { lo, hi, divisions } = await subtree(ctx.tx, unit);
    let base = ctx.tx
      .selectFrom('card as c')
      .innerJoin('unit as u', 'u.id', 'c.unit_id')
      .selectAll('c')
      .select(['u.name as unit_name', 'u.sort_key as unit_sort'])
      // a card older than the register, of which nothing happened since, sorts as the oldest
      .select((eb) =>
        eb.fn.coalesce('c.state_on', 'c.issued_on', eb.cast<string>(eb.val('1800-01-01'), 'date')).as('sort_on'),
      )
      .where('c.division', 'in', divisions)
      .where('c.moved_to', 'is', null)
      .where('c.scope', '>=', lo)
      .where('c.scope', '<', hi);
    if (input.cardState) base = base.where('c.state', '=', input.cardState);
    if (input.cardKind) base = base.where('c.kind', '=', input.cardKind);
    if (input.reason) base = base.where('c.reason', '=', input.reason);
    if (input.year)
      base = base.where('c.issued_on', '>=', `${input.year}-01-01`).where('c.issued_on', '<=', `${input.year}-12-31`);
    if (input.search) base = base.where(holdsWords('c.person_name', input.search));
    const sort = input.sort ?? '-on';
    const way = sort.startsWith('-') ? 'desc' : 'asc';
    const order: Order<Row> = [
      [COLUMNS[sort.replace('-', '') as keyof typeof COLUMNS], way],
      ['id', way],
    ];
    return await listPage<Row, ReturnType<typeof cardOf>>(ctx, base, input, order, cardOf);
  },
});
