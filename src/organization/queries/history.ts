import { query } from '../../platform/bus/command.ts';
import * as s from '../../platform/schema.ts';
import { unitName, unitOf } from '../tree.ts';
import { endOf } from '../unit.ts';

/** Names, kinds and places of a unit over time. */
export const unitHistory = query({
  name: 'unit.history',
  method: 'GET',
  path: '/units/{id}/history',
  capability: 'unit.read',
  summary: 'Names, kinds, places and posts of a unit over time',
  input: s.object({ id: s.id() }),
  output: s.object({
    name: s.anyText(),
    periods: s.list(
      s.object({
        name: s.anyText(),
        kind: s.anyText(),
        parent: s.nullable(s.anyText()),
        from: s.anyText(),
        to: s.nullable(s.anyText()),
        decision: s.nullable(s.anyText()),
      }),
      1000,
    ),
  }),
  where: async (ctx, input) => await unitOf(ctx, input.id),
  run: async (ctx, _input, unit) => {
    const rows = await ctx.tx
      .selectFrom('unit_period as p')
      .leftJoin('unit as parent', 'parent.id', 'p.parent_id')
      .select(['p.name', 'p.kind', 'parent.name as parent', 'p.valid_from', 'p.valid_to', 'p.decision'])
      .where('p.unit_id', '=', unit.id)
      .orderBy('p.valid_from')
      .execute();
    const name = await unitName(ctx.tx, unit);
    return {
      name,
      periods: rows.map((r) => ({
        name: r.name,
        kind: r.kind,
        parent: r.parent,
        from: r.valid_from,
        to: endOf(r.valid_to),
        decision: r.decision,
      })),
    };
  },
});
