import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { DB } from '../../../gen/db.ts';
import { WatchWrites } from './written.ts';

const dialect = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
};

/** What a statement writes, as the names of the tables it writes and of those whose rows it alters. */
async function seen(send: (db: Kysely<DB>) => Promise<unknown>): Promise<[string[], string[]]> {
  const writes = new WatchWrites();
  await send(new Kysely<DB>({ dialect, plugins: [writes] }));
  return [[...writes.tables].sort(), [...writes.altered].sort()];
}

const line = { division: 'd', id: 'i', unit_id: 'u', scope: 's', key: 'k', value: 'v' } as never;

describe('what a statement writes', () => {
  test('a new row alters nothing that was there; a change and a deletion do', async () => {
    expect(await seen((db) => db.insertInto('person').values(line).execute())).toEqual([['person'], []]);
    expect(await seen((db) => db.updateTable('person').set({ version: 2 }).execute())).toEqual([
      ['person'],
      ['person'],
    ]);
    expect(await seen((db) => db.deleteFrom('person').execute())).toEqual([['person'], ['person']]);
    expect(await seen((db) => db.selectFrom('person').selectAll().execute())).toEqual([[], []]);
  });

  test('a row that takes the place of another alters it', async () => {
    const insert = (db: Kysely<DB>) => db.insertInto('person').values(line);
    expect(
      await seen((db) =>
        insert(db)
          .onConflict((c) => c.column('id').doUpdateSet({ version: 2 }))
          .execute(),
      ),
    ).toEqual([['person'], ['person']]);
    expect(
      await seen((db) =>
        insert(db)
          .onConflict((c) => c.doNothing())
          .execute(),
      ),
    ).toEqual([['person'], []]);
  });

  test('in written statements too, whole and in parts', async () => {
    expect(await seen((db) => sql`insert into ${sql.table('person')} (id) values (1)`.execute(db))).toEqual([
      ['person'],
      [],
    ]);
    expect(
      await seen((db) =>
        sql`insert into person (id) values (1) on conflict (id)
        do update set id = 2`.execute(db),
      ),
    ).toEqual([expect.arrayContaining(['person']), expect.arrayContaining(['person'])]);
    expect(
      await seen((db) =>
        sql`with gone as (delete from "membership" where true) insert into person select 1`.execute(db),
      ),
    ).toEqual([['membership', 'person'], ['membership']]);
  });
});
