import { sql } from 'kysely';
import { atClock, type Chibo } from '../src/chibo.ts';
import { type Clock, setClock, today } from '../src/platform/clock.ts';
import { together } from '../src/platform/db/transaction.ts';
import { seal } from '../src/platform/ledger/seal.ts';
import { type Calendar, type Course, calendarOn } from './calendar.ts';
import type { Tell } from './progress.ts';
import { beginningOf, type Stage } from './stage.ts';
import { type PlanWorld, WORLDS } from './worlds.ts';

/** How long the living worlds have lived when the demo is shown. */
const MONTHS = 6;

/** Builds every world of the rulebook's demo, so that it ends today. */
export async function buildDemo(chibo: Chibo, clock: Clock, tell: Tell, months = MONTHS): Promise<void> {
  const worlds = WORLDS[chibo.rulebook.id];
  if (!worlds) throw new Error(`There is no demo for the rulebook ${chibo.rulebook.id}.`);
  await buildWorlds(chibo, clock, tell, worlds, months);
}

/**
 * Builds worlds by commands, each at its moment, so that they end on the clock's day. The worlds of a province share a calendar;
 * the provinces, which have nothing to do with each other, live side by side. `tell` hears how far it is (0 to 1).
 */
export async function buildWorlds(
  chibo: Chibo,
  clock: Clock,
  tell: Tell,
  provinces: readonly (readonly PlanWorld[])[],
  months: number,
): Promise<void> {
  const present = today(clock);
  const calendars = provinces.map((worlds) => {
    const own = setClock(clock.timeZone, clock.now().toISOString());
    const stage: Stage = { chibo: atClock(chibo, own), calendar: calendarOn(own), present, months };
    for (const plan of worlds) plan(stage);
    return stage.calendar;
  });
  // a minute later the database would do this by itself; the months of life are to be planned for full tables
  calendars[0]?.at(beginningOf({ present, months }).asOf, '09:30', '', () => sql`analyze`.execute(chibo.owner.db));
  const course = courseOf(calendars, tell);
  await together(calendars.map((calendar) => calendar.run(course)));
  await seal(chibo.sealer.db, chibo.keys.signing.privateKey, clock.now());
  tell(1, '');
}

/** One course of all the calendars, told as the part that is done. */
function courseOf(calendars: readonly Calendar[], tell: Tell): Course {
  const all = calendars.reduce((sum, calendar) => sum + calendar.weight(), 0);
  let done = 0;
  return {
    begins: (what) => tell(done / all, what),
    ended: (weight) => {
      done += weight;
    },
  };
}
