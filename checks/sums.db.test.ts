/** Whatever happens, and whether the sums of the tree's parts were made anew in between or not: what is read of them is what the counts say. */
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operator } from '../src/accounts/grants.ts';
import type { Chibo } from '../src/chibo.ts';
import { recountAll } from '../src/indicators/recount.ts';
import { isStale, makeSums } from '../src/indicators/sums/store.ts';
import { bothWays } from '../src/indicators/sums/testing.ts';
import { modulesOf } from '../src/modules.ts';
import { unitRef } from '../src/organization/tree.ts';
import type { UnitRef } from '../src/platform/access.ts';
import { today } from '../src/platform/clock.ts';
import { type Commune, communeWorld } from '../src/resolutions/testing.ts';
import { loadRulebook } from '../src/rulebook/load.ts';
import { made } from './world/asking.ts';
import { happen, MOVES, orderly, type Pick, type Told } from './world/moves.ts';
import { cellUnit, communeUnit, provinceUnit, topUnit } from './world/nation.ts';
import { raiseOpenWork } from './world/openWork.ts';
import { type Bare, bareWorld } from './world/world.ts';

const make = (chibo: Chibo) => makeSums(chibo.owner.db, today(chibo.clock));

async function expectAlike(chibo: Chibo, tops: readonly UnitRef[], after: string): Promise<void> {
  for (const top of tops) {
    const { kept, counted } = await bothWays(chibo, top);
    expect(kept, `${after}, at ${top.path}`).toEqual(counted);
  }
}

describe('in a commune', () => {
  const RUNS = 4;
  const MOVES_AT_ONCE = 6;
  const number = fc.nat(50);
  /** some moves, and whether the sums are made anew after them */
  const turns = fc.array(
    fc.tuple(
      fc.array(fc.tuple(fc.nat(Object.keys(MOVES).length - 1), number, number, number), {
        minLength: 1,
        maxLength: MOVES_AT_ONCE,
      }),
      fc.boolean(),
    ),
    { minLength: 8, maxLength: 8 },
  );
  let w: Commune;
  let top: UnitRef;
  const told: Told = { done: {}, refused: {} };
  beforeAll(async () => {
    w = await communeWorld(4);
    top = await unitRef(w.chibo.owner.db, w.commune);
    await recountAll(w.chibo);
    await make(w.chibo);
  });
  afterAll(() => w.close());

  it('after each thing that can happen', async () => {
    for (const pick of orderly()) {
      await happen(w, [pick], told);
      await expectAlike(w.chibo, [top], Object.keys(MOVES)[pick[0]] ?? '');
    }
    expect(Object.keys(told.done).length).toBeGreaterThan(15);
    expect(await isStale(w.chibo.owner.db, today(w.chibo.clock))).toBe(true);
  });

  it('after anything in any order', async () => {
    await fc.assert(
      fc.asyncProperty(turns, async (each) => {
        for (const [moves, anew] of each) {
          await happen(w, moves as Pick[], told);
          await expectAlike(w.chibo, [top], 'moves');
          if (anew) await make(w.chibo);
          await expectAlike(w.chibo, [top], 'sums made');
        }
        expect(await recountAll(w.chibo)).toEqual([]);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  }, 300_000);
});

describe('in a nation', async () => {
  const modules = modulesOf(await loadRulebook(new URL('../rulebooks/vietnam', import.meta.url).pathname));
  const commands = modules.flatMap((module) => module.commands);
  const tops = [topUnit(), provinceUnit(1)];
  const places = [topUnit(), provinceUnit(1), communeUnit(1, 1), cellUnit(1, 1, 1)];
  let world: Bare;
  beforeAll(async () => {
    world = await bareWorld();
    const owner = new pg.Client({ connectionString: world.chibo.owner.url });
    await owner.connect();
    await raiseOpenWork(owner, world.chibo.keys);
    await owner.end();
    await recountAll(world.chibo);
    await make(world.chibo);
  }, 120_000);
  afterAll(() => world.close());

  it('no command of the registry changes the counts and leaves their sums', async () => {
    let done = 0;
    for (const [n, command] of commands.entries()) {
      for (const unit of places)
        await world.chibo.bus.run(command.name, made(command, unit), { actor: operator() }).then(
          () => done++,
          // what is refused has changed nothing
          () => {},
        );
      await expectAlike(world.chibo, tops, command.name);
      if (n % 10 === 9) await make(world.chibo);
    }
    expect(done).toBeGreaterThan(50);
    expect(await recountAll(world.chibo)).toEqual([]);
  }, 300_000);
});
