/** Random decisions on a generated organization in which every kind of open work waits: nothing is lost, everything adds up, and what is annulled never was. */
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { raiseOpenWork, STOPPED } from '../../checks/world/openWork.ts';
import { type Bare, bareWorld } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import { recountAll } from '../indicators/recount.ts';
import { setScope } from '../platform/db/scope.ts';
import { Refusal } from '../platform/refusal.ts';
import { orphansIn } from './orphans.ts';
import { differences, dumpOf } from './testing.ts';

const RUNS = 25;
const ACTS_AT_MOST = 3;
/** What a decision may be refused for and still be a fair try. */
const FAIR = /^(act\.|unit\.|work\.|choices\.)/;

let world: Bare;
let day = 20;
const told: Record<string, number> = {};

beforeAll(async () => {
  world = await bareWorld();
  const client = new pg.Client({ connectionString: world.chibo.owner.url });
  await client.connect();
  await raiseOpenWork(client, world.chibo.keys);
  await client.end();
  await recountAll(world.chibo);
}, 120_000);
afterAll(() => world.close());

type Unit = { id: string; kind: string; name: string; parent_id: string | null; division: string };
const query = async <T>(text: string, values: unknown[] = []) =>
  (await world.chibo.owner.pool.query(text, values)).rows as T[];
const living = async () =>
  await query<Unit>('select id, kind, name, parent_id, division from unit where closed_on is null order by path');

it('loses nothing and nobody in any sequence, and what is annulled never was', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(6), fc.nat(100), fc.nat(100), fc.nat(100)), { minLength: 1, maxLength: ACTS_AT_MOST }),
      fc.boolean(),
      async (picks, annulled) => {
        day++;
        world.clock.set(new Date(Date.UTC(2026, 10, day, 3)).toISOString());
        const people = await heads();
        const items = await openItems();
        const before = await dumpOf(world.chibo);
        const founded = await decide(picks);
        if (founded === null) return;
        expect(await heads()).toEqual(people);
        expect(await openItems()).toEqual(items);
        await sound();
        if (!annulled) return;
        const [{ id, version }] = (await query<{ id: string; version: number }>(
          `select id, version from reorganization where state = 'applied' order by applied_at desc, id desc limit 1`,
        )) as [{ id: string; version: number }];
        await world.chibo.bus.run('reorganization.annul', { id, version, reason: 'Nhầm' }, { actor: operator() });
        expect(differences(before, await dumpOf(world.chibo, founded))).toEqual([]);
        await sound();
        told.annulled = (told.annulled ?? 0) + 1;
      },
    ),
    { numRuns: RUNS, endOnFailure: true },
  );
}, 600_000);

it('did something', () => {
  expect(told.applied).toBeGreaterThan(0);
});

/** Everything adds up: counts, paths, periods, owners, homes. */
async function sound(): Promise<void> {
  expect(await recountAll(world.chibo)).toEqual([]);
  const orphans = await world.chibo.app.db.transaction().execute(async (tx) => {
    await setScope(tx, operator());
    return await orphansIn(
      tx,
      world.chibo.bus.services.reorganizing,
      { lo: '', hi: '{' },
      new Date(world.clock.now()).toISOString().slice(0, 10),
    );
  });
  expect(orphans).toEqual([]);
}

/** Everybody's own seats and homes, whichever cell they are in. */
async function heads() {
  return await query(
    `select p.id, count(*) filter (where p.home)::int as homes, (select count(*)::int from membership m where m.person_id = p.id and m.seat = 'own' and m.valid_to = 'infinity') as seats from person p group by p.id order by p.id`,
  );
}

/** Each open item once, whichever unit it waits at. */
async function openItems() {
  const kinds = world.chibo.bus.services.reorganizing
    .flatMap((part) => part.openWork ?? [])
    .filter(({ one }) => one === undefined || one.else === 'renames');
  const out: Record<string, unknown[]> = {};
  for (const { kind, table, open } of kinds) {
    const compiled = open.compile(world.chibo.owner.db);
    out[kind] = await query(`select w.id from ${table} w where (${compiled.sql}) order by w.id`, [
      ...compiled.parameters,
    ]);
  }
  return out;
}

type Pick = [number, number, number, number];
/** Decides on the acts that the numbers choose; the units it founded, or null where it was refused. */
async function decide(picks: Pick[]): Promise<string[] | null> {
  const units = await living();
  const cells = units.filter(({ kind, id }) => kind.endsWith('_cell') && id !== STOPPED.id);
  const communes = units.filter(({ kind }) => kind === 'commune_committee');
  const top = units[0] as Unit;
  const at = <T>(list: T[], n: number) => list[n % list.length] as T;
  const acts = picks.flatMap(([what, a, b, c], i): object[] => {
    const cell = at(cells, a);
    const mates = cells.filter(
      (each) => each.id !== cell.id && each.division === cell.division && each.kind === cell.kind,
    );
    const mate = at(mates, b);
    if (!mate) return [];
    const key = `n${i}`;
    const found = { act: 'found', key, name: `Chi bộ mới ${day}-${i}`, kind: cell.kind, parent: cell.parent_id };
    switch (what) {
      case 0:
        return [{ act: 'merge', sources: [cell.id], into: mate.id }];
      case 1:
        return [found, { act: 'merge', sources: [cell.id, mate.id], into: `#${key}` }];
      case 2:
        return [
          { act: 'split', source: cell.id, parts: [{ unit: mate.id }, { unit: at(mates, c).id }], core: mate.id },
        ];
      case 3:
        return [{ act: 'close', unit: cell.id, successor: mate.id }];
      case 4:
        return [{ act: 'rename', unit: cell.id, name: `Tên mới ${day}-${i}` }];
      case 5:
        return [{ act: 'move', unit: cell.id, parent: at(communes, c).id }];
      default:
        return communes.length > 1 && at(communes, a).division === at(communes, a + 1).division && c % 3 === 0
          ? [{ act: 'merge', sources: [at(communes, a).id], into: at(communes, a + 1).id }]
          : [{ act: 'move', unit: cell.id, parent: at(communes, b).id }];
    }
  });
  const run = async <T>(name: string, input: object) =>
    (await world.chibo.bus.run(name, input, { actor: operator() })) as T;
  try {
    const on = new Date(world.clock.now()).toISOString().slice(0, 10);
    const { id } = await run<{ id: string }>('reorganization.draft', {
      unit: top.id,
      title: 'Thử',
      number: `${day}-QĐ`,
      decidedOn: on,
      signerName: 'A',
      effectiveOn: on,
      acts,
    });
    await run('reorganization.approve', { id, version: 1, all: true });
    await run('reorganization.decide', { id, version: 2 });
    told.applied = (told.applied ?? 0) + 1;
    return (
      await query<{ target_id: string }>(
        'select target_id from reorganization_unit where reorganization_id = $1 and founded',
        [id],
      )
    ).map((each) => each.target_id);
  } catch (error) {
    if (!(error instanceof Refusal) || !error.reasons.every(({ code }) => FAIR.test(code))) throw error;
    for (const { code } of error.reasons) told[code] = (told[code] ?? 0) + 1;
    return null;
  }
}
