import { sql } from 'kysely';
import { query } from '../../platform/bus/command.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { subtree, unitOf } from '../tree.ts';
import { inTree, linesOf, unitsIn } from './lines.ts';

const markedUnit = s.object({
  id: s.anyText(),
  name: s.anyText(),
  kind: s.anyText(),
  setting: s.nullable(s.anyText()),
  parent: s.nullable(s.anyText()),
  ownership: s.anyText(),
  foreignInvested: s.flag(),
  nonState: s.flag(),
  since: s.nullable(s.anyText()),
});

type Row = {
  unit_id: string;
  name: string;
  kind: string;
  setting: string | null;
  parent: string | null;
  ownership: string;
  foreign_invested: number;
  non_state: number;
  valid_from: string | null;
};

/**
 * Organizations in enterprises, by whose enterprise it is: the units of a subtree that carry a mark, and the counts by ownership
 * from the same rows (M85). A unit stands for its enterprise; cells below it carry no mark of their own.
 */
export const listOwnerships = query({
  name: 'ownership.list',
  method: 'GET',
  path: '/units/{unit}/ownership',
  capability: 'counts.read',
  summary: 'Organizations in enterprises by ownership, with counts',
  input: s.object({
    unit: s.id(),
    ownership: s.optional(s.code()),
    nonState: s.optional(s.flag()),
    foreignInvested: s.optional(s.flag()),
    search: s.optional(s.text(100)),
    sort: s.optional(s.oneOf(['name', '-name'])),
    ...pageInput,
  }),
  output: s.object({
    ...pageOf(markedUnit).shape,
    byOwnership: s.list(s.object({ ownership: s.anyText(), n: s.anyNumber() }), 100),
    nonState: s.anyNumber(),
    foreignInvested: s.anyNumber(),
  }),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const tree = await subtree(ctx.tx, unit);
    const marked = sql`from unit u join mark_stat c on c.division = u.division and c.unit_id = u.id and ${inTree('c', tree)}`;
    const from = sql`${marked}
      left join unit_mark m on m.division = u.division and m.unit_id = u.id and m.valid_to = 'infinity' and ${inTree('m', tree)}
      where c.ownership is not null and ${unitsIn(tree, input.search)}
      ${input.ownership ? sql`and c.ownership = ${input.ownership}` : sql``}
      ${input.nonState === undefined ? sql`` : sql`and (c.non_state = 1) = ${input.nonState}`}
      ${input.foreignInvested === undefined ? sql`` : sql`and (c.foreign_invested = 1) = ${input.foreignInvested}`}`;
    const lines = await linesOf<Row>(
      ctx,
      sql`u.id as unit_id, u.name, u.kind, u.setting, (select name from unit p where p.id = u.parent_id) as parent,
        c.ownership, c.foreign_invested, c.non_state, m.valid_from`,
      from,
      { value: sql`u.sort_key`, id: sql`u.id`, down: input.sort === '-name' },
      input,
    );
    const { rows: sums } = await sql<{ ownership: string; n: number; non_state: number; foreign_invested: number }>`
      select c.ownership, count(*)::int as n, sum(c.non_state)::int as non_state, sum(c.foreign_invested)::int as foreign_invested
      ${marked} where c.ownership is not null and ${unitsIn(tree, undefined)} group by c.ownership`.execute(ctx.tx);
    const order = ctx.services.rulebook.committees.ownerships.map((one) => one.id);
    const total = (pick: (row: (typeof sums)[number]) => number) => sums.reduce((sum, row) => sum + pick(row), 0);
    return {
      ...lines,
      byOwnership: sums
        .toSorted((a, b) => order.indexOf(a.ownership) - order.indexOf(b.ownership))
        .map(({ ownership, n }) => ({ ownership, n })),
      nonState: total((row) => row.non_state),
      foreignInvested: total((row) => row.foreign_invested),
      items: lines.items.map((row) => ({
        id: row.unit_id,
        name: row.name,
        kind: row.kind,
        setting: row.setting,
        parent: row.parent,
        ownership: row.ownership,
        foreignInvested: row.foreign_invested === 1,
        nonState: row.non_state === 1,
        since: row.valid_from,
      })),
    };
  },
});
