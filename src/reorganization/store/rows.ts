/** What becomes of the rows of units that close or are divided, table by table as the modules say it (src/organization/reorganizing.ts). */
import { type RawBuilder, sql } from 'kysely';
import { tokensOf } from '../../members/store/insert.ts';
import type { OpenWork, Reorganizing, RowPolicy, UnitColumn } from '../../organization/reorganizing.ts';
import { chunksOf } from '../../platform/db/bulk.ts';
import type { Source } from '../rules/plan.ts';
import { add, type Run, tableOf, write } from './trace.ts';

/** Which steps moved rows of a table: what goes along with them is found by these. */
type Moved = Map<string, number[]>;

const gone = (run: Run) =>
  sql`(select * from reorganization_person where division = ${run.unit.division} and reorganization_id = ${run.id}) p`;

/** Carries out every policy. The tree stands already as it will; who goes and who gets what is written (people, work). */
export async function moveRows(
  run: Run,
  parts: readonly Reorganizing[],
  sources: readonly Source[],
  progress: (step: 'people' | 'work' | 'ends' | 'along' | 'elsewhere') => Promise<void>,
): Promise<void> {
  const policies = parts.flatMap((part) => Object.entries(part.rows));
  const kinds = parts.flatMap((part) => part.openWork ?? []);
  const columns = parts.flatMap((part) => part.elsewhere ?? []);
  const closing = sources.filter((source) => source.closes);
  const moved: Moved = new Map();
  await progress('people');
  for (const [table, policy] of policies) {
    if (policy.do === 'follows') await follow(run, table, policy, moved);
    if (policy.do === 'continues') await goOn(run, table, policy.person);
  }
  await progress('work');
  for (const kind of kinds) await hand(run, kind, columns, moved);
  await progress('ends');
  for (const [table, policy] of policies) if (policy.do === 'ends') await end(run, table, policy, closing);
  await progress('along');
  await goAlong(run, policies, moved);
  await progress('elsewhere');
  for (const column of columns) if (column.living) await renameIn(run, column, closing);
}

function relocated(destination: RawBuilder<unknown>) {
  return {
    join: (with_: RawBuilder<unknown>) => sql`${with_} join unit u on u.id = ${destination}`,
    take: { to_id: sql`u.id`, to_path: sql`u.path` },
    set: sql`unit_id = h.to_id, scope = h.to_path`,
    keep: ['unit_id', 'scope'],
  };
}

function note(moved: Moved, table: string, { n, step }: { n: number; step: number }): void {
  if (n > 0) moved.set(table, [...(moved.get(table) ?? []), step]);
}

async function follow(run: Run, table: string, policy: RowPolicy & { do: 'follows' }, moved: Moved): Promise<void> {
  const { join, take, set, keep } = relocated(sql`p.to_id`);
  const done = await write(run, {
    table,
    join: join(
      sql`join ${gone(run)} on p.person_division = t.division and p.from_id = t.unit_id and p.person_id = ${sql.ref(`t.${policy.person}`)}`,
    ),
    where: policy.while ?? sql`true`,
    take,
    set,
    keep,
  });
  note(moved, table, done);
}

/** Ends open lines on the day and opens the same at the new unit; words of names are copied with a line of a roster. */
async function goOn(run: Run, table: string, person: string): Promise<void> {
  const { columns } = tableOf(run, table);
  const reason = columns.has('end_reason') ? sql`, end_reason = ${REORGANIZED}` : sql``;
  await write(run, {
    table,
    join: sql`join ${gone(run)} on p.person_division = t.division and p.from_id = t.unit_id and p.person_id = ${sql.ref(`t.${person}`)}`,
    where: sql`t.valid_to = 'infinity'`,
    set: sql`valid_to = ${run.on}::date, version = t.version + 1${reason}`,
    keep: ['valid_to', 'version', ...(columns.has('end_reason') ? ['end_reason'] : [])],
  });
  // from those who go to the lines that ended with them, each found by its person
  const ended = sql`${gone(run)} join ${sql.table(table)} o on ${sql.ref(`o.${person}`)} = p.person_id and o.division = p.person_division and o.unit_id = p.from_id and o.valid_to = ${run.on}::date${
    columns.has('end_reason') ? sql` and o.end_reason = ${REORGANIZED}` : sql``
  } join unit u on u.id = p.to_id`;
  const next = sql`jsonb_populate_record(null::${sql.table(table)}, to_jsonb(o) || jsonb_build_object('id', gen_random_uuid(), 'unit_id', u.id, 'scope', u.path, 'valid_from', ${run.on}::text,
    'valid_to', 'infinity', 'version', 1, 'end_reason', null, 'begin_reason', ${REORGANIZED}::text)) r`;
  if (table !== 'membership') {
    await add(run, table, sql`insert into ${sql.table(table)} select r.* from ${ended} cross join lateral ${next}`);
    return;
  }
  await add(
    run,
    table,
    sql`insert into membership select r.* from ${ended} cross join lateral ${next} where o.seat = 'own'`,
  );
  // whoever belongs to the cell now is no longer its guest, nor away there
  await write(run, {
    table,
    join: sql`join ${gone(run)} on p.person_id = t.person_id and p.to_id = t.unit_id and p.person_division = t.division`,
    where: sql`t.seat = 'guest' and t.valid_to = 'infinity' and exists (select from membership m where m.division = t.division and m.person_id = t.person_id and m.unit_id = t.unit_id and m.seat = 'own' and m.valid_to = 'infinity')`,
    set: sql`valid_to = greatest(${run.on}::date, t.valid_from + 1), end_reason = ${REORGANIZED}, version = t.version + 1`,
    keep: ['valid_to', 'end_reason', 'version'],
  });
  await add(
    run,
    table,
    sql`insert into membership select r.* from (select distinct on (p.to_id, o.person_id) o.*, u.id as u_id from ${ended} where o.seat = 'guest'
        and not exists (select from membership m where m.division = o.division and m.unit_id = p.to_id and m.person_id = o.person_id and m.valid_to = 'infinity') order by p.to_id, o.person_id, o.id) o
      join unit u on u.id = o.u_id cross join lateral jsonb_populate_record(null::membership, (to_jsonb(o) - 'u_id') || jsonb_build_object('id', gen_random_uuid(), 'unit_id', u.id, 'scope', u.path,
        'valid_from', ${run.on}::text, 'valid_to', 'infinity', 'version', 1, 'end_reason', null, 'begin_reason', ${REORGANIZED}::text)) r`,
  );
  await write(run, {
    table,
    join: sql`join ${gone(run)} on p.person_id = t.person_id and p.to_id = t.unit_id and p.person_division = t.division`,
    where: sql`t.seat = 'own' and t.away and t.valid_to = 'infinity' and exists (select from membership g where g.person_id = t.person_id and g.seat = 'guest' and g.end_reason = ${REORGANIZED} and g.valid_to >= ${run.on}::date)
      and not exists (select from membership g where g.person_id = t.person_id and g.seat = 'guest' and g.valid_to = 'infinity')`,
    set: sql`away = false`,
    keep: ['away'],
  });
  const { rows: begun } = await sql<Begun>`select m.division, m.id, m.unit_id, m.scope, m.full_name
    from ${gone(run)} join membership m on m.division = p.person_division and m.unit_id = p.to_id and m.person_id = p.person_id and m.valid_to = 'infinity'
      and m.valid_from = ${run.on}::date and m.begin_reason = ${REORGANIZED}`.execute(run.tx);
  for (const chunk of chunksOf(begun)) await add(run, 'person_token', sql`${tokensOf(chunk)} on conflict do nothing`);
}

/** A line that begins with the decision, as its words are made. */
type Begun = { division: string; id: string; unit_id: string; scope: string; full_name: string };

/** How lines end and begin with a decision: an ending and a beginning of the rulebook. */
export const REORGANIZED = 'reorganized';

/** Hands open items of a kind to their owners: they go there, or, where they lie elsewhere, name it. */
async function hand(run: Run, kind: OpenWork, columns: readonly UnitColumn[], moved: Moved): Promise<void> {
  const work = sql`join reorganization_work k on k.division = ${run.unit.division} and k.reorganization_id = ${run.id} and k.kind = ${kind.kind} and k.item_division = t.division and k.item_id = t.id`;
  const { one } = kind;
  if (kind.at !== undefined) {
    const column = columns.find((each) => each.table === kind.table && each.unit === kind.at);
    const set = [sql`${sql.ref(kind.at)} = h.to_id`];
    const keep = [kind.at];
    if (column?.scope) {
      set.push(sql`${sql.ref(column.scope)} = h.to_path`);
      keep.push(column.scope);
    }
    await write(run, {
      table: kind.table,
      join: sql`${work} join unit u on u.id = k.to_id`,
      where: sql`true`,
      take: { to_id: sql`u.id`, to_path: sql`u.path` },
      set: sql.join(set),
      keep,
    });
    return;
  }
  const { join, take, set, keep } = relocated(sql`k.to_id`);
  const renames = one?.else === 'renames' ? one : null;
  const done = await write(run, {
    table: kind.table,
    join: join(work),
    where: renames || one?.else === 'adds' ? sql`not k.clash` : sql`true`,
    take,
    set,
    keep,
  });
  note(moved, kind.table, done);
  if (renames)
    note(
      moved,
      kind.table,
      await write(run, {
        table: kind.table,
        join: join(work),
        where: sql`k.clash`,
        take,
        set: sql`${set}, ${renames.set}`,
      }),
    );
}

async function end(
  run: Run,
  table: string,
  { running, set }: RowPolicy & { do: 'ends' },
  closing: readonly Source[],
): Promise<void> {
  if (closing.length === 0) return;
  const { columns } = tableOf(run, table);
  const usual = sql`valid_to = greatest(${run.on}::date, t.valid_from + 1)${columns.has('end_reason') ? sql`, end_reason = ${run.decision}` : sql``}`;
  const home = columns.has('division') ? sql`and c.division = t.division` : sql``;
  await write(run, {
    table,
    join: sql`join ${closingTable(closing)} on c.id = t.unit_id ${home}`,
    where: running ?? sql`t.valid_to = 'infinity'`,
    set: sql`${set ? set(run.on, run.decision) : usual}${columns.has('version') ? sql`, version = t.version + 1` : sql``}`,
  });
}

function closingTable(closing: readonly Source[]): RawBuilder<unknown> {
  return sql`unnest(${closing.map((s) => s.id)}::uuid[], ${closing.map((s) => s.division)}::text[], ${closing.map((s) => s.core)}::uuid[]) as c(id, division, core)`;
}

/** Rows that hang on rows that went: until nothing moves any more. */
async function goAlong(run: Run, policies: readonly (readonly [string, RowPolicy])[], moved: Moved): Promise<void> {
  let fresh = new Map(moved);
  while (fresh.size > 0) {
    const next: Moved = new Map();
    for (const [table, policy] of policies) {
      if (policy.do === 'along') {
        const steps = fresh.get(policy.table);
        if (!steps) continue;
        if (policy.leaves) await leave(run, table, policy.leaves, policy, steps);
        note(next, table, await along(run, table, policy.table, policy.column, steps));
      }
      if (policy.do === 'hangs')
        for (const [parent, steps] of fresh)
          if (parent !== table && tableOf(run, parent).key.includes('id'))
            note(next, table, await along(run, table, parent, policy.by, steps));
    }
    fresh = next;
  }
}

/**
 * The parents that went in these steps: their address now, and where they lay (`was`). Fenced twice: what is read out of the trace may else look up nothing below the
 * wall of another table, and of a trace that was written just now the planner knows nothing.
 */
function wentParents(run: Run, parent: string, steps: readonly number[]): RawBuilder<unknown> {
  return sql`(select o.division, o.id, o.unit_id, o.scope, x.was from (select key ->> 'division' as division, (key ->> 'id')::uuid as id, (before ->> 'unit_id')::uuid as was from reorganization_trace
      where division = ${run.unit.division} and reorganization_id = ${run.id} and step = any(${[...steps]}::int[]) offset 0) x
    join ${sql.table(parent)} o on o.division = x.division and o.id = x.id offset 0) o`;
}

async function along(run: Run, table: string, parent: string, column: string, steps: readonly number[]) {
  return await write(run, {
    table,
    join: sql`join ${wentParents(run, parent, steps)} on o.division = t.division and o.id = ${sql.ref(`t.${column}`)} and t.unit_id = o.was`,
    where: sql`t.unit_id <> o.unit_id`,
    take: { to_id: sql`o.unit_id`, to_path: sql`o.scope` },
    set: sql`unit_id = h.to_id, scope = h.to_path`,
    keep: ['unit_id', 'scope'],
  });
}

/** Lines of people who go to another unit than the row they hang on end on the day. */
async function leave(
  run: Run,
  table: string,
  { person, running, set }: NonNullable<(RowPolicy & { do: 'along' })['leaves']>,
  { table: parent, column }: RowPolicy & { do: 'along' },
  steps: readonly number[],
): Promise<void> {
  await write(run, {
    table,
    join: sql`join ${wentParents(run, parent, steps)} on o.division = t.division and o.id = ${sql.ref(`t.${column}`)}
      join ${gone(run)} on p.person_division = t.division and p.person_id = ${sql.ref(`t.${person}`)} and p.from_id = o.was`,
    where: sql`${running} and p.to_id <> o.unit_id`,
    set: set(run.on),
  });
}

/** Rows elsewhere that must name a living unit: the successor in place of the closed one. */
async function renameIn(run: Run, column: UnitColumn, closing: readonly Source[]): Promise<void> {
  if (closing.length === 0 || !column.living) return;
  const { table, unit, scope, living, many } = column;
  if (many) {
    await write(run, {
      table,
      where: sql`${living} and ${sql.ref(`t.${unit}`)} && ${closing.map((s) => s.id)}::uuid[]`,
      set: sql`${sql.ref(unit)} = (select array_agg(distinct coalesce(c.core, v.id)) from unnest(${sql.ref(`t.${unit}`)}) as v(id) left join ${closingTable(closing)} on c.id = v.id)`,
      keep: [unit],
    });
    return;
  }
  await write(run, {
    table,
    join: sql`join ${closingTable(closing)} on c.id = ${sql.ref(`t.${unit}`)} join unit u on u.id = c.core`,
    where: living,
    take: { to_id: sql`u.id`, to_path: sql`u.path` },
    set: sql.join([sql`${sql.ref(unit)} = h.to_id`, ...(scope ? [sql`${sql.ref(scope)} = h.to_path`] : [])]),
    keep: [unit, ...(scope ? [scope] : [])],
  });
}
