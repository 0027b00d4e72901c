/** What tests of reorganizations ask of a database: all its rows, before and after. */
import type pg from 'pg';
import type { Chibo } from '../chibo.ts';

/**
 * What an annulled decision leaves behind, by name: its own rows, the ledger, the claims of commands, when a unit was last counted, sums waiting to be added up anew. Units it founded stay, closed as
 * never in force, with their counts of nothing; `founded` leaves them out.
 */
const LEFT = [
  'ledger',
  'ledger_seal',
  'command_result',
  'reorganization',
  'reorganization_choice',
  'reorganization_unit',
  'reorganization_person',
  'reorganization_work',
  'reorganization_trace',
  'part_stale',
  'part_sum',
  'migration',
  'meta',
];

/** Every row of every table as text, sorted; rows of the units `founded` left out. */
export async function dumpOf(chibo: Chibo, founded: readonly string[] = []): Promise<Record<string, string[]>> {
  const { pool } = chibo.owner;
  const { rows: tables } = await pool.query<{ name: string; unit: string | null }>(`select c.relname as name,
    (select a.attname from pg_attribute a where a.attrelid = c.oid and a.attname = case when c.relname = 'unit' then 'id' else 'unit_id' end and not a.attisdropped) as unit
    from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`);
  const out: Record<string, string[]> = {};
  for (const { name, unit } of tables) {
    if (LEFT.includes(name)) continue;
    const where = unit ? `where not ${unit} = any($1::uuid[])` : 'where $1::uuid[] is not null';
    const { rows } = await pool.query<{ line: string }>(
      `select (to_jsonb(t) - 'counted_at')::text as line from ${name} t ${where} order by 1`,
      [founded],
    );
    out[name] = rows.map(({ line }) => line);
  }
  return out;
}

/** The tables that differ between two dumps, with the first rows of each side. */
export function differences(before: Record<string, string[]>, after: Record<string, string[]>): string[] {
  return Object.keys(before).flatMap((name) => {
    const [a, b] = [new Set(before[name]), new Set(after[name])];
    const gone = [...a].filter((line) => !b.has(line));
    const come = [...b].filter((line) => !a.has(line));
    return gone.length + come.length === 0
      ? []
      : [
          `${name}: -${gone.length} +${come.length}\n  - ${gone.slice(0, 2).join('\n  - ')}\n  + ${come.slice(0, 2).join('\n  + ')}`,
        ];
  });
}

export type Pool = pg.Pool;
