/** The world of Biển Hồ alone, for tests and journeys: the same steps as in the whole demo. */
import type { Chibo } from '../../src/chibo.ts';
import type { Clock } from '../../src/platform/clock.ts';
import { buildWorlds } from '../build.ts';
import type { Tell } from '../progress.ts';
import { notYetBienHo, type World } from './found.ts';
import { planBienHo } from './world.ts';

/** Builds the world so that it ends today, with so many months of life. Out: the people to act with. */
export async function buildBienHo(chibo: Chibo, clock: Clock, tell: Tell, months = 3): Promise<World> {
  let world = notYetBienHo();
  const plan = (stage: Parameters<typeof planBienHo>[0]) => {
    world = planBienHo(stage);
  };
  await buildWorlds(chibo, clock, tell, [[plan]], months);
  return world;
}
