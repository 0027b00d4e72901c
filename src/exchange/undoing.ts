/** What undoing a batch would take back, and what depends on it: asked of every table that the modules own, whatever it is called. */
import { sql } from 'kysely';
import { subtree } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Context, Module } from '../platform/bus/command.ts';
import { type ReplacedMark, type Trace, tracesOf } from './store/trace.ts';
import type { Obstacles } from './undoRules.ts';

export type Undoing = {
  traces: Trace[];
  persons: string[];
  memberships: string[];
  posts: string[];
  duties: string[];
  marks: (ReplacedMark & { unit: UnitRef })[];
  /** units that the batch founded, the deepest first; the batch's own unit stays, it holds the batch */
  units: UnitRef[];
  obstacles: Obstacles;
};

/** Everything about the undoing of a batch, as things stand now. */
export async function undoingOf(ctx: Context, modules: Module[], unit: UnitRef, batchId: string): Promise<Undoing> {
  const traces = await tracesOf(ctx, unit, batchId);
  const made = {
    traces,
    persons: traces.flatMap((trace) => trace.persons),
    memberships: traces.flatMap((trace) => trace.memberships),
    posts: traces.flatMap((trace) => trace.posts),
    duties: traces.flatMap((trace) => trace.replaced.duties),
    marks: traces.flatMap(({ unit: at, replaced }) => (replaced.mark === null ? [] : [{ unit: at, ...replaced.mark }])),
    units: traces.flatMap((trace) => (trace.founded && trace.unit.id !== unit.id ? [trace.unit] : [])),
  };
  return { ...made, obstacles: await obstaclesOf(ctx, modules, unit, made) };
}

type Made = Omit<Undoing, 'obstacles'>;

async function obstaclesOf(ctx: Context, modules: Module[], unit: UnitRef, made: Made): Promise<Obstacles> {
  const range = await subtree(ctx.tx, unit);
  const inside = sql`division in (${sql.join(range.divisions)}) and scope >= ${range.lo} and scope < ${range.hi}`;
  const one = async (query: ReturnType<typeof sql<{ n: number }>>) =>
    Number((await query.execute(ctx.tx)).rows[0]?.n ?? 0);
  const replaced = made.traces.flatMap((trace) => trace.replaced.persons);
  const nexts = replaced.flatMap((line) => line.next ?? []);
  const units = made.traces.filter((trace) => trace.replaced.unit !== null || trace.founded);
  return {
    personsChanged: await one(sql`select count(distinct id) as n from (
        select id from person where ${inside} and id = any(${made.persons}::uuid[]) and version <> 1
        union all select person_id from membership where ${inside} and person_id = any(${made.persons}::uuid[])
          and (version <> 1 or valid_to <> 'infinity' or not id = any(${made.memberships}::uuid[]))
        union all select p.id from person p join unnest(${replaced.map((r) => r.personId)}::uuid[], ${replaced.map((r) => r.version)}::int[]) as x(id, version)
          on p.id = x.id where p.division in (${sql.join(range.divisions)}) and p.scope >= ${range.lo} and p.scope < ${range.hi} and p.version <> x.version
        union all select m.person_id from membership m join unnest(${replaced.map((r) => r.membershipId)}::uuid[], ${replaced.map((r) => r.lineVersion)}::int[]) as x(id, version)
          on m.id = x.id where m.division in (${sql.join(range.divisions)}) and m.scope >= ${range.lo} and m.scope < ${range.hi} and m.version <> x.version
        union all select person_id from membership where ${inside} and id = any(${nexts}::uuid[]) and (version <> 1 or valid_to <> 'infinity')) as changed`),
    unitsChanged: await one(sql`select count(*) as n from unit u
      join unnest(${units.map((t) => t.unit.id)}::uuid[], ${units.map((t) => t.replaced.unit?.version ?? 1)}::int[]) as x(id, version) on u.id = x.id
      where u.version <> x.version or u.closed_on is not null`),
    postsChanged: await one(
      sql`select count(*) as n from post where ${inside} and id = any(${made.posts}::uuid[]) and (version <> 1 or valid_to <> 'infinity')`,
    ),
    dutiesChanged: await one(
      sql`select count(*) as n from overseer_duty where ${inside} and id = any(${made.duties}::uuid[]) and (version <> 1 or valid_to <> 'infinity')`,
    ),
    accounts: await one(sql`select count(*) as n from account where person_id = any(${made.persons}::uuid[])`),
    unitsBelow:
      await one(sql`select count(*) as n from unit where parent_id = any(${made.units.map((u) => u.id)}::uuid[])
      and closed_on is null and not id = any(${made.units.map((u) => u.id)}::uuid[])`),
    rows: await rowsThatRefer(ctx, modules, range, made),
  };
}

/** Tables that the undoing itself takes care of, and counts that are made anew. */
const OWN = [
  'person',
  'membership',
  'person_token',
  'import_batch',
  'import_block',
  'import_row',
  'import_trace',
  'unit_stat',
];

/** How many rows of each owned table name something that would go, or lie in a unit that would be closed. */
async function rowsThatRefer(
  ctx: Context,
  modules: Module[],
  { lo, hi, divisions }: { lo: string; hi: string; divisions: string[] },
  made: Made,
): Promise<Record<string, number>> {
  const counts = new Set(modules.flatMap((module) => module.stats ?? []).map((stat) => stat.table));
  const tables = modules
    .flatMap((module) => module.ownedTables)
    .filter((name) => !OWN.includes(name) && !counts.has(name));
  const columns = await idColumns(ctx, tables);
  const gone = [...made.persons, ...made.memberships, ...made.posts];
  const closing = made.units.map((each) => each.id);
  if (gone.length + closing.length === 0) return {};
  // what the batch itself made does not stand in its way
  const ownRows: Record<string, string[]> = {
    post: made.posts,
    overseer_duty: made.duties,
    unit_mark: made.marks.flatMap(({ made: id, before }) => [id, ...(before ? [before.id] : [])]),
  };
  const found: Record<string, number> = {};
  for (const [table, names] of columns) {
    const refers = names.map(({ name, many }) =>
      many ? sql`t.${sql.ref(name)} && ${gone}::uuid[]` : sql`t.${sql.ref(name)} = any(${gone}::uuid[])`,
    );
    const own = ownRows[table];
    const except = own ? sql`and not t.id = any(${own}::uuid[])` : sql``;
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)} as t
      where t.division in (${sql.join(divisions)}) and t.scope >= ${lo} and t.scope < ${hi}
        and (t.unit_id = any(${closing}::uuid[])${refers.length > 0 ? sql` or ${sql.join(refers, sql` or `)}` : sql``}) ${except}`.execute(
      ctx.tx,
    );
    const n = Number(rows[0]?.n ?? 0);
    if (n > 0) found[table] = n;
  }
  return found;
}

/** The columns of these tables that can hold an id of something else. */
async function idColumns(ctx: Context, tables: string[]): Promise<Map<string, { name: string; many: boolean }[]>> {
  const { rows } = await sql<{ table_name: string; column_name: string; udt_name: string }>`
    select table_name, column_name, udt_name from information_schema.columns
    where table_schema = 'public' and table_name = any(${tables}::text[]) and udt_name in ('uuid', '_uuid')
      and column_name not in ('id', 'unit_id')`.execute(ctx.tx);
  const found = new Map<string, { name: string; many: boolean }[]>(tables.map((table) => [table, []]));
  for (const row of rows) found.get(row.table_name)?.push({ name: row.column_name, many: row.udt_name === '_uuid' });
  return found;
}
