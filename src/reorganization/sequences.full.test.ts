/** The random decisions of sequences.db.test.ts, many more of them in one organization. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runSequences, sequenceWorld } from '../../checks/world/sequences.ts';
import type { Bare } from '../../checks/world/world.ts';
import { ACTS } from './reorganization.ts';

const RUNS = 20 * ACTS.length;
/** Of that many tries, how many of a kind must at least take effect. */
const AT_LEAST = 5;

let world: Bare;
beforeAll(async () => {
  world = await sequenceWorld();
}, 120_000);
afterAll(() => world.close());

it('loses nothing and nobody in a long sequence', async () => {
  const told = await runSequences(world, RUNS);
  process.stderr.write(`sequences: ${JSON.stringify(told)}\n`);
  for (const act of ACTS) expect(told.acts[act], act).toBeGreaterThanOrEqual(AT_LEAST);
}, 1_800_000);
