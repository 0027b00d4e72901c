import { sql } from 'kysely';
import type { Chibo } from '../src/chibo.ts';
import { type Clock, today } from '../src/platform/clock.ts';
import { seal } from '../src/platform/ledger/seal.ts';
import { calendarOn, type Settable, type Tell } from './calendar.ts';
import { beginningOf, type Stage } from './stage.ts';
import { type PlanWorld, WORLDS } from './worlds.ts';

/** How long the living worlds have lived when the demo is shown. */
const MONTHS = 6;

/** Builds every world of the rulebook's demo, so that it ends today. */
export async function buildDemo(chibo: Chibo, clock: Clock & Settable, tell: Tell, months = MONTHS): Promise<void> {
  const worlds = WORLDS[chibo.rulebook.id];
  if (!worlds) throw new Error(`There is no demo for the rulebook ${chibo.rulebook.id}.`);
  await buildWorlds(chibo, clock, tell, worlds, months);
}

/** Builds worlds by commands, each at its moment; the clock ends where it began. `tell` hears how far it is (0 to 1). */
export async function buildWorlds(
  chibo: Chibo,
  clock: Clock & Settable,
  tell: Tell,
  worlds: readonly PlanWorld[],
  months: number,
): Promise<void> {
  const now = clock.now().toISOString();
  const stage: Stage = { chibo, calendar: calendarOn(clock), present: today(clock), months };
  for (const plan of worlds) plan(stage);
  // a minute later the database would do this by itself; the months of life are to be planned for full tables
  stage.calendar.at(beginningOf(stage).asOf, '09:30', '', () => sql`analyze`.execute(chibo.owner.db));
  await stage.calendar.run(tell);
  clock.set(now);
  await seal(chibo.sealer.db, chibo.keys.signing.privateKey, clock.now());
  tell(1, '');
}
