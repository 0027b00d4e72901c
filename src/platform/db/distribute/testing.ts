import type pg from 'pg';
import type { Executor } from './catalogue.ts';
import type { KeptKey } from './plan.ts';

/** A cluster that is none: it answers what Citus would be asked for, and remembers what it was told. The catalogue is the real one. */
export function pretended(client: pg.Client, state: Record<string, unknown> = {}, fails?: (text: string) => boolean) {
  const told: string[] = [];
  const spread: string[] = [];
  const gone = new Set<string>();
  let kept: KeptKey[] = [];
  let open: (() => void)[] = [];
  const db: Executor = {
    query: async (text) => {
      if (text.includes('pg_available_extensions')) {
        const { rows } = await client.query(text);
        return {
          rows: [{ ...rows[0], available: true, created: true, begun: kept.length > 0, processes: 0, ...state }],
        };
      }
      if (text.includes('pg_dist_partition')) return { rows: spread.map((name) => ({ name })) };
      if (text.includes('pg_dist_node')) return { rows: [{ n: (state.workers as number | undefined) ?? 2 }] };
      if (text.startsWith('select table_name')) return { rows: kept };
      if (text.includes('pg_constraint')) {
        const { rows } = await client.query(text);
        return { rows: rows.filter((row: { table: string; name: string }) => !gone.has(`${row.table}.${row.name}`)) };
      }
      if (text.includes('pg_class')) return await client.query(text);
      if (fails?.(text)) throw new Error(`broken off at: ${text}`);
      told.push(text);
      if (text === 'begin') open = [];
      if (text === 'rollback') for (const undo of open.reverse()) undo();
      const [, table = ''] = /^select create_(?:reference|distributed)_table\('([^']+)'/.exec(text) ?? [];
      if (table)
        does(
          () => spread.push(table),
          () => spread.splice(spread.indexOf(table), 1),
        );
      const dropped = /^alter table "(.+)" drop constraint "(.+)"$/.exec(text);
      if (dropped) {
        const key = `${dropped[1]}.${dropped[2]}`;
        does(
          () => gone.add(key),
          () => gone.delete(key),
        );
      }
      const noted =
        /^insert into chibo_distribute_key values \('(.+?)', '(.+?)', '(.+?)', '(.+)'\) on conflict do nothing$/.exec(
          text,
        );
      if (noted) {
        const [, tableName = '', name = '', target = '', definition = ''] = noted;
        const before = kept;
        does(
          () => (kept = [...kept, { table: tableName, name, target, definition: definition.replaceAll("''", "'") }]),
          () => (kept = before),
        );
      }
      const back = /^alter table "(.+?)" add constraint "(.+?)" (.+)$/.exec(text);
      if (back) {
        const [, tableName, name] = back;
        const before = kept;
        does(
          () => {
            gone.delete(`${tableName}.${name}`);
            kept = kept.filter((key) => key.table !== tableName || key.name !== name);
          },
          () => (kept = before),
        );
      }
      return { rows: [] };
    },
  };
  const does = (now: () => void, undo: () => void) => {
    now();
    open.push(undo);
  };
  return { db, told, spread, gone, kept: () => kept };
}
