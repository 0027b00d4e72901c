import { sql } from 'kysely';
import { inTree } from '../../organization/queries/lines.ts';
import { subtree, unitOf } from '../../organization/tree.ts';
import { MAY_LAG, query } from '../../platform/bus/command.ts';
import * as s from '../../platform/schema.ts';
import { type CountLine, countLine } from '../honour.ts';

/** Commendations and badges of a unit and below, by year and form: each number is the length of the list behind it. */
export const countHonours = query({
  name: 'honour.count',
  method: 'GET',
  path: '/units/{unit}/honours/counts',
  capability: 'counts.read',
  mayLag: MAY_LAG,
  summary: 'Commendations and badges of a unit and below, by year and form',
  input: s.object({ unit: s.id() }),
  output: s.object({ lines: s.list(countLine, 10_000) }),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, _input, unit) => {
    const tree = await subtree(ctx.tx, unit);
    const { rows } = await sql<CountLine>`
      select h.kind, h.year, h.form, sum(h.n)::int as n from honour_stat h
      where ${inTree('h', tree)} group by h.kind, h.year, h.form order by h.year desc, h.kind, h.form`.execute(ctx.tx);
    return { lines: rows };
  },
});
