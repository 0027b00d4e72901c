import { type CompiledQuery, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Bare, bareWorld } from '../../../checks/world/world.ts';
import type { Database } from './connect.ts';
import { atOnce, inTransaction, inTurn } from './transaction.ts';

const BEGIN = ['begin'];
let world: Bare;
let db: Database;

beforeAll(async () => {
  world = await bareWorld();
  db = world.chibo.owner.db;
  await sql`create table strip (n int primary key, at serial)`.execute(db);
});
afterAll(() => world.close());
beforeEach(async () => {
  await sql`truncate strip`.execute(db);
});

const put = (n: number): CompiledQuery => sql`insert into strip (n) values (${n})`.compile(db);
const putBy = (n: number) => sql`insert into strip (n) values (${n})`;
const kept = async () => (await sql<{ n: number }>`select n from strip order by at`.execute(db)).rows.map(({ n }) => n);
const TWICE = { code: '23505' };
const ABORTED = { code: '25P02' };

describe('a transaction', () => {
  it('works through what is sent without waiting in the order it was sent, and commits what it kept for the end', async () => {
    const answer = await inTransaction(db, BEGIN, async (_tx, wire) => {
      wire.last(put(4));
      wire.last(put(5));
      await Promise.all([wire.send(put(2)), wire.send(put(1)), wire.send(put(3))]);
      return 'done';
    });
    expect(answer).toBe('done');
    expect(await kept()).toEqual([2, 1, 3, 4, 5]);
  });

  it('that throws leaves nothing, and its client is used again', async () => {
    await expect(
      inTransaction(db, BEGIN, async (tx, wire) => {
        await putBy(1).execute(tx);
        wire.last(put(2));
        throw new Error('refused');
      }),
    ).rejects.toThrow('refused');
    expect(await kept()).toEqual([]);
    expect(db.pool.idleCount).toBe(db.pool.totalCount);
  });

  it('of which a statement sent with COMMIT fails leaves nothing, and says which one it was', async () => {
    const failing = inTransaction(db, BEGIN, async (_tx, wire) => {
      for (const n of [1, 2, 2, 3]) wire.last(put(n));
    });
    await expect(failing).rejects.toMatchObject(TWICE);
    expect(await kept()).toEqual([]);
  });

  it('whose work hid a failure is not taken for committed', async () => {
    const hiding = inTransaction(db, BEGIN, async (tx) => {
      await putBy(1).execute(tx);
      await putBy(1)
        .execute(tx)
        .catch(() => {});
    });
    await expect(hiding).rejects.toThrow('failed unheard');
    expect(await kept()).toEqual([]);
  });

  it('whose opening fails does nothing, and says what its opening met', async () => {
    const seen: unknown[] = [];
    const failing = inTransaction(db, ['begin', "set local statement_timeout = 'never'"], async (_tx, wire) => {
      await wire.send(put(1)).catch((error) => seen.push(error));
    });
    await expect(failing).rejects.toMatchObject({ code: '22023' });
    expect(seen).toEqual([expect.objectContaining(ABORTED)]);
    expect(await kept()).toEqual([]);
  });

  it('lets nothing through after its end: what was not waited for is not written outside', async () => {
    let late: Promise<unknown> = Promise.resolve();
    let go = () => {};
    const gate = new Promise<void>((open) => {
      go = open;
    });
    await inTransaction(db, BEGIN, async (tx, wire) => {
      await wire.send(put(1));
      late = gate.then(() => putBy(2).execute(tx));
      late.catch(() => {});
    });
    go();
    await expect(late).rejects.toThrow('The transaction is over.');
    expect(await kept()).toEqual([1]);
  });
});

describe('statements known beforehand', () => {
  it('answer their rows, each its own, inside the settings of their opening', async () => {
    const [setting, numbers] = await atOnce(
      db,
      ['begin read only', "set local chibo.lo = '0001'"],
      [
        sql<{ lo: string }>`select current_setting('chibo.lo') as lo where ${1}::int = 1`.compile(db),
        sql<{ n: number }>`select n from generate_series(1, ${3}::int) as n`.compile(db),
      ],
    );
    expect(setting).toEqual([{ lo: '0001' }]);
    expect(numbers).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
    const after = await sql<{ lo: string | null }>`select nullif(current_setting('chibo.lo', true), '') as lo`.execute(
      db,
    );
    expect(after.rows).toEqual([{ lo: null }]);
  });

  it('of which one fails are all taken back, and the first failure is told', async () => {
    await expect(atOnce(db, BEGIN, [put(1), put(1), put(2)])).rejects.toMatchObject(TWICE);
    expect(await kept()).toEqual([]);
  });
});

describe('statements in turn', () => {
  it('keep their order in a transaction of ours and in any other', async () => {
    await inTransaction(db, BEGIN, (tx) => inTurn(tx, [3, 1, 2].map(putBy)));
    await db.transaction().execute((tx) => inTurn(tx, [6, 4, 5].map(putBy)));
    expect(await kept()).toEqual([3, 1, 2, 6, 4, 5]);
  });

  it('end with the first that fails', async () => {
    await expect(inTransaction(db, BEGIN, (tx) => inTurn(tx, [1, 1, 2].map(putBy)))).rejects.toMatchObject(TWICE);
    expect(await kept()).toEqual([]);
  });
});

it('many at once on few clients keep their answers apart', async () => {
  const sums = await Promise.all(
    Array.from({ length: 60 }, (_, i) =>
      inTransaction(db, BEGIN, async (_tx, wire) => {
        const parts = await Promise.all(
          [1, 2, 3].map((n) => wire.send(sql<{ sum: number }>`select ${i}::int * ${n}::int as sum`.compile(db))),
        );
        return parts.flat().map(({ sum }) => sum);
      }),
    ),
  );
  expect(sums).toEqual(Array.from({ length: 60 }, (_, i) => [i, 2 * i, 3 * i]));
});
