/** Writes rows and keeps what they were, so that the decision can be annulled as if it had never been. */
import { type RawBuilder, sql } from 'kysely';
import type { UnitRef } from '../../platform/access.ts';
import type { Tx } from '../../platform/db/scope.ts';

/** A table as the catalogue has it. */
export type Table = { name: string; key: string[]; columns: Set<string> };
export type Catalogue = ReadonlyMap<string, Table>;

/** A decision while it is carried out. `step` counts up with every statement that is kept. */
export type Run = { tx: Tx; id: string; unit: UnitRef; on: string; decision: string; tables: Catalogue; step: number };

/** The tables of the catalogue with their keys and columns. */
export async function catalogueOf(tx: Tx): Promise<Catalogue> {
  const { rows } = await sql<{ name: string; key: string[]; columns: string[] }>`
    select c.relname::text as name,
      array(select a.attname::text from unnest(i.indkey::int2[]) with ordinality k(n, o) join pg_attribute a on a.attrelid = c.oid and a.attnum = k.n order by k.o) as key,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum) as columns
    from pg_class c join pg_index i on i.indrelid = c.oid and i.indisprimary
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`.execute(tx);
  return new Map(rows.map(({ name, key, columns }) => [name, { name, key, columns: new Set(columns) }]));
}

export function tableOf(run: Pick<Run, 'tables'>, name: string): Table {
  const table = run.tables.get(name);
  if (!table) throw new Error(`There is no table ${name}.`);
  return table;
}

type Writing = {
  table: string;
  /** joined to `t`, the row */
  join?: RawBuilder<unknown>;
  where: RawBuilder<unknown>;
  /** columns of the rows hit, for `set`: `h.<name>` */
  take?: Record<string, RawBuilder<unknown>>;
  set: RawBuilder<unknown>;
  /** the columns that change; without it the whole row is kept */
  keep?: readonly string[];
};

/** Changes rows and keeps what they were. Returns how many, and the step under which they are kept. */
export async function write(
  run: Run,
  { table, join, where, take = {}, set, keep }: Writing,
): Promise<{ n: number; step: number }> {
  const step = ++run.step;
  const { key } = tableOf(run, table);
  const before = keep
    ? sql`jsonb_build_object(${sql.join(keep.flatMap((name) => [sql.lit(name), sql.ref(`t.${name}`)]))})`
    : sql`to_jsonb(t)`;
  const taken = Object.entries(take).map(([name, value]) => sql`${value} as ${sql.ref(name)}`);
  const result = await sql<{
    n: number;
  }>`with hit as materialized (select ${sql.join([...key.map((name) => sql.ref(`t.${name}`)), ...taken])}, ${before} as before_image
      from ${sql.table(table)} t ${join ?? sql``} where ${where}),
    kept as (${keeping(run, step, table, key)} from hit h),
    written as (update ${sql.table(table)} t set ${set} from hit h where ${sql.join(
      key.map((name) => sql`${sql.ref(`t.${name}`)} = ${sql.ref(`h.${name}`)}`),
      sql` and `,
    )} returning 1)
    select count(*)::int as n from written`.execute(run.tx);
  return { n: result.rows[0]?.n ?? 0, step };
}

/** Notes rows as new: `made` is an insert that returns the key of each, as a table `h`. Returns how many. */
export async function add(run: Run, table: string, made: RawBuilder<unknown>): Promise<number> {
  const step = ++run.step;
  const { key } = tableOf(run, table);
  const { rows } = await sql<{ n: number }>`with h as (${made} returning ${sql.join(key.map((name) => sql.ref(name)))}),
    kept as (insert into reorganization_trace (division, id, unit_id, scope, reorganization_id, step, table_name, key)
      select ${run.unit.division}, gen_random_uuid(), ${run.unit.id}, ${run.unit.path}, ${run.id}, ${step}, ${table}, ${keyObject(key)} from h)
    select count(*)::int as n from h`.execute(run.tx);
  return rows[0]?.n ?? 0;
}

/** Notes rows as new that a store has written. */
export async function noteNew(run: Run, table: string, rows: { division: string; id: string }[]): Promise<void> {
  const step = ++run.step;
  await sql`insert into reorganization_trace (division, id, unit_id, scope, reorganization_id, step, table_name, key)
    select ${run.unit.division}, gen_random_uuid(), ${run.unit.id}, ${run.unit.path}, ${run.id}, ${step}::int, ${table}, jsonb_build_object('division', d, 'id', i)
    from unnest(${rows.map(({ division }) => division)}::text[], ${rows.map(({ id }) => id)}::uuid[]) as n(d, i)`.execute(
    run.tx,
  );
}

/** Takes rows away and keeps them whole. */
export async function remove(run: Run, table: string, where: RawBuilder<unknown>): Promise<void> {
  const step = ++run.step;
  const { key } = tableOf(run, table);
  await sql`with h as (delete from ${sql.table(table)} t where ${where} returning ${sql.join(key.map((name) => sql.ref(`t.${name}`)))}, to_jsonb(t) || '{"-": true}' as before_image)
    ${keeping(run, step, table, key)} from h`.execute(run.tx);
}

function keeping(run: Run, step: number, table: string, key: string[]): RawBuilder<unknown> {
  return sql`insert into reorganization_trace (division, id, unit_id, scope, reorganization_id, step, table_name, key, before)
    select ${run.unit.division}, gen_random_uuid(), ${run.unit.id}, ${run.unit.path}, ${run.id}, ${step}::int, ${table}, ${keyObject(key)}, h.before_image`;
}

function keyObject(key: string[]): RawBuilder<unknown> {
  return sql`jsonb_build_object(${sql.join(key.flatMap((name) => [sql.lit(name), sql.ref(`h.${name}`)]))})`;
}

/** Puts every row back as it was, the last step first, and forgets the trace. */
export async function restore(run: Run, told: (done: number, of: number) => Promise<void>): Promise<number> {
  const { rows: steps } = await sql<{ step: number; table_name: string; columns: string[] | null }>`
    select distinct on (step) step, table_name, case when before is not null then array(select jsonb_object_keys(before)) end as columns
    from reorganization_trace where division = ${run.unit.division} and reorganization_id = ${run.id} order by step desc`.execute(
    run.tx,
  );
  for (const [i, { step, table_name, columns }] of steps.entries()) {
    await told(i, steps.length);
    await undo(run, step, tableOf(run, table_name), columns);
  }
  await sql`delete from reorganization_trace where division = ${run.unit.division} and reorganization_id = ${run.id}`.execute(
    run.tx,
  );
  return steps.length;
}

async function undo(run: Run, step: number, { name, key, columns }: Table, kept: string[] | null): Promise<void> {
  const table = sql.table(name);
  const kin = sql`x.division = ${run.unit.division} and x.reorganization_id = ${run.id} and x.step = ${step}::int`;
  const same = sql.join(
    key.map((column) => sql`${sql.ref(`t.${column}`)} = ${sql.ref(`r.${column}`)}`),
    sql` and `,
  );
  if (kept === null) {
    await sql`delete from ${table} t using reorganization_trace x cross join lateral jsonb_populate_record(null::${table}, x.key) r where ${kin} and ${same}`.execute(
      run.tx,
    );
  } else if (kept.includes(GONE)) {
    await sql`insert into ${table} select r.* from reorganization_trace x cross join lateral jsonb_populate_record(null::${table}, x.before) r where ${kin}`.execute(
      run.tx,
    );
  } else {
    const changed = kept.filter((column) => columns.has(column) && !key.includes(column));
    await sql`update ${table} t set ${sql.join(changed.map((column) => sql`${sql.ref(column)} = ${sql.ref(`r.${column}`)}`))}
      from reorganization_trace x cross join lateral jsonb_populate_record(null::${table}, x.before || x.key) r where ${kin} and ${same}`.execute(
      run.tx,
    );
  }
}

/** Marks the image of a row that was taken away. */
const GONE = '-';
