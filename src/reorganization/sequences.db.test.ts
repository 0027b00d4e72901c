/** Random decisions of all seven kinds: nothing and nobody is lost, everything adds up, and what is annulled never was. The long version: sequences.full.test.ts. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runSequences, sequenceWorld } from '../../checks/world/sequences.ts';
import type { Bare } from '../../checks/world/world.ts';
import { ACTS } from './reorganization.ts';

/** Each kind leads at least once, and some once more where they were refused. */
const RUNS = ACTS.length + 3;

let world: Bare;
beforeAll(async () => {
  world = await sequenceWorld();
}, 120_000);
afterAll(() => world.close());

it('loses nothing and nobody in any sequence, and what is annulled never was', async () => {
  const told = await runSequences(world, RUNS);
  process.stderr.write(`sequences: ${JSON.stringify(told)}\n`);
  // no kind is only ever refused
  for (const act of ACTS) expect([act, told.acts[act]]).not.toEqual([act, 0]);
  expect(told.annulled).toBeGreaterThan(0);
}, 600_000);
