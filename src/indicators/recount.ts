import { sql } from 'kysely';
import { operator } from '../accounts/grants.ts';
import { PART } from '../organization/parts.ts';
import { markStale } from '../organization/store/parts.ts';
import type { Bus } from '../platform/bus/bus.ts';
import type { Clock } from '../platform/clock.ts';
import { today } from '../platform/clock.ts';
import type { Connection } from '../platform/db/connect.ts';
import { setScope } from '../platform/db/scope.ts';
import { proveSums } from './sums/store.ts';

type Installation = { bus: Bus; clock: Clock; app: Connection; owner: Connection };

export type Difference = { table: string; unitId: string };

/** At most this many units a transaction, so that nobody waits long for their locks. */
const BATCH = 500;

/**
 * Counts everything anew and reports every stat row that was different, and every part of the tree whose kept sums are not those of its counts: there must be none (D6). Runs each night and on
 * demand; what it finds is corrected by the same statement that found it. With `only`, one division alone.
 */
export async function recountAll(chibo: Installation, only?: string): Promise<Difference[]> {
  const stats = chibo.bus.modules.flatMap((m) => m.stats ?? []);
  const units = await chibo.owner.db
    .selectFrom('unit')
    .select(['id', 'division', 'path'])
    .$if(only !== undefined, (q) => q.where('division', '=', only ?? ''))
    .orderBy('division')
    .orderBy('id')
    .execute();
  const differences: Difference[] = [];
  for (const [division, rows] of Map.groupBy(units, (u) => u.division)) {
    for (let start = 0; start < rows.length; start += BATCH) {
      const ids = rows.slice(start, start + BATCH).map((r) => r.id);
      await chibo.app.db.transaction().execute(async (tx) => {
        await setScope(tx, operator());
        await tx
          .selectFrom('unit_stat')
          .select('unit_id')
          .where('division', '=', division)
          .where('unit_id', 'in', ids)
          .orderBy('unit_id')
          .forUpdate()
          .execute();
        for (const stat of stats) {
          const before = await rowsOf(stat.table);
          await stat.recount(division, ids, today(chibo.clock)).execute(tx);
          const after = await rowsOf(stat.table);
          for (const unitId of ids)
            if (before.get(unitId) !== after.get(unitId)) differences.push({ table: stat.table, unitId });
        }
        const changed = new Set(differences.map(({ unitId }) => unitId));
        const refs = rows.filter(({ id }) => changed.has(id) && ids.includes(id));
        if (refs.length > 0) await markStale(tx, refs);
        async function rowsOf(table: string): Promise<Map<string, string>> {
          const { rows: found } = await sql<{ unit_id: string; line: string }>`
            select unit_id, string_agg(to_jsonb(t)::text, ' ' order by to_jsonb(t)::text) as line
            from ${sql.table(table)} t where division = ${division} and unit_id = any(${ids}::uuid[]) group by unit_id`.execute(
            tx,
          );
          return new Map(found.map((r) => [r.unit_id, r.line]));
        }
      });
    }
  }
  const top = await chibo.owner.db
    .selectFrom('unit')
    .select(['id', 'path'])
    .where('closed_on', 'is', null)
    .where(sql<boolean>`length(path) <= ${PART}`)
    .execute();
  const at = new Map(top.map(({ id, path }) => [path, id]));
  for (const { part } of await proveSums(chibo.owner.db, only))
    differences.push({ table: 'part_sum', unitId: at.get(part) ?? part });
  return differences;
}
