import { sql } from 'kysely';
import { query } from '../../platform/bus/command.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { dualEnds, dualsFrom } from '../duals.ts';
import { dualLine } from '../term.ts';
import { subtree, unitOf } from '../tree.ts';
import { linesOf } from './lines.ts';

type Row = {
  first_id: string;
  unit_id: string;
  unit_name: string;
  pair: string;
  name: string;
  first: string;
  second: string;
  first_ends: string | null;
  second_ends: string | null;
  soonest: string | null;
  apart: boolean | null;
};

/** Who holds two posts that are meant to be in one hand, in a unit and below, with the days on which the two terms end (M08). */
export const listDuals = query({
  name: 'dual.list',
  method: 'GET',
  path: '/units/{unit}/dual-posts',
  capability: 'unit.read',
  summary: 'Dual posts and the days on which their two terms end',
  input: s.object({
    unit: s.id(),
    /** only those whose two terms are known and do, or do not, end on different days */
    apart: s.optional(s.flag()),
    search: s.optional(s.text(100)),
    /** `ends`: by the earlier of the two days, those without a day last */
    sort: s.optional(s.oneOf(['name', '-name', 'ends', '-ends'])),
    ...pageInput,
  }),
  output: pageOf(dualLine),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const tree = await subtree(ctx.tx, unit);
    const lines = await linesOf<Row>(
      ctx,
      sql`a.id as first_id, u.id as unit_id, u.name as unit_name, p.pair, a.holder_name as name, p.first, p.second,
        ${dualEnds.first} as first_ends, ${dualEnds.second} as second_ends, ${dualEnds.soonest} as soonest, ${dualEnds.apart} as apart`,
      dualsFrom(ctx, tree, input.apart, input.search),
      {
        value: input.sort?.endsWith('ends')
          ? sql`coalesce((${dualEnds.soonest})::text, '9999-12-31')`
          : sql`u.sort_key`,
        id: sql`a.id || p.pair`,
        down: input.sort?.startsWith('-') ?? false,
      },
      input,
    );
    return {
      ...lines,
      items: lines.items.map((row) => ({
        id: `${row.first_id} ${row.pair}`,
        unitId: row.unit_id,
        unitName: row.unit_name,
        pair: row.pair,
        name: row.name,
        first: row.first,
        firstEnds: row.first_ends,
        second: row.second,
        secondEnds: row.second_ends,
        soonest: row.soonest,
        apart: row.apart,
      })),
    };
  },
});
