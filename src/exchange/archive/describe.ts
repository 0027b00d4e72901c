import { sql } from 'kysely';
import { subtree, unitOf } from '../../organization/tree.ts';
import { type Module, query } from '../../platform/bus/command.ts';
import * as s from '../../platform/schema.ts';
import { archiveTables } from './tables.ts';

/** What an archive of a unit would hold: the rows of each owned table, and the units, in the unit and below. Recorded: it is asked before one is made. */
export function describeArchive(modules: Module[]) {
  return query({
    name: 'archive.describe',
    method: 'GET',
    path: '/units/{unit}/archive',
    capability: 'member.export',
    summary: 'What an archive of everything a unit owns would hold; recorded',
    recorded: true,
    input: s.object({ unit: s.id() }),
    output: s.object({
      tables: s.list(s.object({ name: s.anyText(), part: s.anyText(), rows: s.anyNumber() }), 500),
      reveals: s.flag(),
    }),
    where: async (ctx, input) => await unitOf(ctx, input.unit),
    run: async (ctx, _input, unit) => {
      const { lo, hi, divisions } = await subtree(ctx.tx, unit);
      const tables: { name: string; part: string; rows: number }[] = [];
      for (const { name, by, part } of archiveTables(modules)) {
        if (by !== 'scope' && name !== 'unit') continue;
        const place = sql.ref(by === 'scope' ? 'scope' : 'path');
        const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(name)}
          where division in (${sql.join(divisions)}) and ${place} >= ${lo} and ${place} < ${hi}`.execute(ctx.tx);
        tables.push({ name, part, rows: Number(rows[0]?.n ?? 0) });
      }
      return { tables, reveals: ctx.may('member.reveal', unit) };
    },
  });
}
