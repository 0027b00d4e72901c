/** What lies under each unit of a page is what is counted of each by itself, wherever they stand and however many they are. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { communeUnit, nationWorld, provinceUnit, readerAt, type Size, topUnit } from '../../../checks/world/nation.ts';
import type { Bare } from '../../../checks/world/world.ts';
import type { Actor } from '../../platform/access.ts';
import { setScope, type Tx } from '../../platform/db/scope.ts';
import { subtree } from '../tree.ts';
import { underEach } from './under.ts';

/** More units of a level than one statement asks for. */
const SIZE: Size = { provinces: 2, communes: 4, cells: 15, members: 2, tasks: 1, meetings: 1 };

let world: Bare;
let paths: string[];
beforeAll(async () => {
  world = await nationWorld(SIZE);
  paths = (await world.chibo.owner.db.selectFrom('unit').select('path').orderBy('path').execute()).map((u) => u.path);
});
afterAll(() => world.close());

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) =>
  world.chibo.app.db.transaction().execute(async (tx) => {
    await setScope(tx, actor);
    return await work(tx);
  });
const all = readerAt(topUnit(), { path: topUnit().path, depth: 'subtree' });

/** Members under each of the units, as the one way says; of all that hold any. */
const asked = (actor: Actor, of: readonly string[]) =>
  as(actor, async (tx) => {
    const found = await underEach<{ n: number }>(
      tx,
      await subtree(tx, topUnit()),
      of.map((path) => ({ path })),
      { table: 'member_stat_seen', columns: sql`sum(s.members)::int as n` },
    );
    return new Map([...found].map(([path, rows]) => [path, rows.map(({ n }) => n)]));
  });

async function counted(path: string): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select coalesce(sum(members), 0)::int as n from member_stat where left(scope, ${path.length}::int) = ${path}`.execute(
    world.chibo.owner.db,
  );
  return rows[0]?.n ?? 0;
}

test('units of every level, one under another, more than one statement asks for', async () => {
  expect(paths.length).toBeGreaterThan(100);
  const found = await asked(all, paths);
  for (const path of paths) expect([path, found.get(path) ?? [0]]).toEqual([path, [await counted(path)]]);
  expect(found.get(topUnit().path)?.[0]).toBeGreaterThan(100);
});

test('one unit, twice; and none', async () => {
  const { path } = communeUnit(1, 2);
  expect(await asked(all, [path, path])).toEqual(new Map([[path, [await counted(path)]]]));
  expect(await asked(all, [])).toEqual(new Map());
});

test('what the reader does not see is in no sum', async () => {
  const commune = communeUnit(1, 2);
  const province = provinceUnit(1);
  const clerk = readerAt(commune, { path: commune.path, depth: 'subtree' });
  const found = await asked(clerk, [province.path, commune.path, communeUnit(1, 3).path]);
  const n = await counted(commune.path);
  expect(found).toEqual(
    new Map([
      [province.path, [n]],
      [commune.path, [n]],
    ]),
  );
});

test('grouped by more than the unit', async () => {
  const { path } = provinceUnit(1);
  const rows = await as(all, async (tx) =>
    (
      await underEach<{ scope: string; n: number }>(tx, await subtree(tx, topUnit()), [{ path }], {
        table: 'member_stat_seen',
        columns: sql`s.scope, sum(s.members)::int as n`,
        by: sql`s.scope`,
        where: sql`s.members > 0`,
      })
    ).get(path),
  );
  expect(rows?.length).toBeGreaterThan(50);
  expect(rows?.reduce((sum, { n }) => sum + n, 0)).toBe(await counted(path));
});
