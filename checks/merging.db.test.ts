/** Every column that names a person has a policy for the merging of two records: read from the migrated catalogue, so that none is forgotten. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { moves, POLICIES } from '../src/members/merging/policies.ts';
import { type Bare, bareWorld } from './world/world.ts';

let world: Bare;
beforeAll(async () => {
  world = await bareWorld();
});
afterAll(() => world.close());

type Column = { name: string; references: boolean; unique: string[]; indexed: boolean };

/** Names by which a column says that it holds a person. Units and rows of other tables are told by theirs. */
const NAMES =
  /(^|_)(persons?|assignee|checker|chair|clerk|helper|winner|loser|signer|speaker|voter|holder|author|witness)(_id)?$|^by_|_by$|behalf|^subject_id$|^other_id$|^merged_into$/;

/** Columns of ids with their foreign keys to persons, and the unique indexes they stand in (the primary key aside). */
async function columns(): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select c.relname || '.' || a.attname as name,
      exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.confrelid = 'person'::regclass and a.attnum = any(k.conkey)) as "references",
      array(select pg_get_indexdef(i.indexrelid) from pg_index i where i.indrelid = c.oid and i.indisunique and not i.indisprimary and a.attnum = any(i.indkey::int2[])) as "unique",
      exists (select from pg_index i where i.indrelid = c.oid and (i.indkey::int2[])[0] = a.attnum) as indexed
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
      and a.atttypid in ('uuid'::regtype, 'uuid[]'::regtype) order by 1`.execute(world.chibo.owner.db);
  return rows;
}

function faultsOf(found: readonly Column[]): string[] {
  const known = new Set(found.map(({ name }) => name));
  const moved = new Map(moves().map((move) => [`${move.table}.${move.column}`, move]));
  return [
    ...found
      .filter(
        ({ name, references }) =>
          (references || NAMES.test(name.split('.')[1] ?? '')) && !/unit/.test(name.split('.')[1] ?? ''),
      )
      .filter(({ name }) => !(name in POLICIES))
      .map(
        ({ name }) =>
          `${name} names a person. Say in src/members/merging/policies.ts what a merge of two records does with it.`,
      ),
    ...Object.keys(POLICIES)
      .filter((name) => !known.has(name))
      .map((name) => `${name} has a policy and no column. Take the line out of src/members/merging/policies.ts.`),
    ...found.flatMap(({ name, unique, indexed }) => {
      const move = moved.get(name);
      if (!move) return [];
      return [
        ...(unique.length > 0 && !move.stays
          ? [`${name} moves and stands in a unique index. Say with "stays" which rows stay: ${unique[0]}`]
          : []),
        ...(indexed ? [] : [`${name} moves and no index begins with it: a merge would read the whole table.`]),
      ];
    }),
  ];
}

test('every column that names a person has a policy, and every policy its column', async () => {
  const found = await columns();
  expect(found.length).toBeGreaterThan(150);
  expect(faultsOf(found)).toEqual([]);
});

describe('the check finds', () => {
  test('a table that somebody forgot, by its name or by its foreign key, and an index that a move would hit', async () => {
    await sql`create table planted (division text collate "C", id uuid primary key, witness_id uuid, noted_by uuid, keeper uuid,
      foreign key (division, keeper) references person (division, id))`.execute(world.chibo.owner.db);
    const faults = faultsOf(await columns());
    expect(faults).toEqual([
      expect.stringContaining('planted.keeper'),
      expect.stringContaining('planted.noted_by'),
      expect.stringContaining('planted.witness_id'),
    ]);
    await sql`drop table planted`.execute(world.chibo.owner.db);
    await sql`create unique index planted_one on task (division, work, assignee_id)`.execute(world.chibo.owner.db);
    expect(faultsOf(await columns())).toEqual([expect.stringContaining('task.assignee_id')]);
    await sql`drop index planted_one`.execute(world.chibo.owner.db);
    expect(faultsOf((await columns()).filter(({ name }) => name !== 'task.assignee_id'))).toEqual([
      expect.stringContaining('task.assignee_id has a policy and no column'),
    ]);
  });
});
