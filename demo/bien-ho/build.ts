/** The world of Biển Hồ: a commune of 61 cells with a term's resolution and three months of meetings and tasks, made by commands. */
import type { Chibo } from '../../src/chibo.ts';
import { addTo, monthOf, type Clock as Time, today } from '../../src/platform/clock.ts';
import { seal } from '../../src/platform/ledger/seal.ts';
import { seeded } from '../random.ts';
import { found, openAccounts, type World } from './found.ts';
import { holdMeeting, judgeTasks } from './meetings.ts';
import { answer, at, type Clock, issueTermResolution } from './resolution.ts';

/** Builds the world so that it ends today. `tell` hears how far it is (0 to 1). The clock is put where each step happens and ends at the start's moment. */
export async function buildBienHo(
  chibo: Chibo,
  clock: Clock & Time,
  tell: (done: number, what: string) => void,
  months = 3,
): Promise<World> {
  const now = clock.now().toISOString();
  const present = today(clock);
  const firstMonth = `${monthOf(addTo(present, { months: -months }))}-01`;
  const asOf = addTo(firstMonth, { days: -1 });
  const random = seeded(35);

  at(clock, asOf, '08:00');
  tell(0, 'roster: 62 units, 1,189 members');
  const world = await found(chibo, asOf);
  tell(0.1, 'accounts');
  await openAccounts(chibo, world, asOf);

  tell(0.15, 'resolution with 19 targets, plans, tasks');
  const issued = addTo(firstMonth, { days: 1 });
  const resolution = await issueTermResolution(chibo, clock, world, issued);
  for (const [i, cell] of world.cells.entries())
    await answer(chibo, clock, cell, i, resolution, addTo(issued, { days: 2 }), random);

  for (let month = 0; month < months; month++) {
    const first = addTo(firstMonth, { months: month });
    for (const [i, cell] of world.cells.entries()) {
      tell(0.25 + (0.7 * (month + i / world.cells.length)) / months, `meetings of ${monthOf(first)}`);
      // two cells missed a month, as cells do
      if ((i + month) % 31 === 30) continue;
      await holdMeeting(chibo, clock, world, cell, i, addTo(first, { days: 2 + (i % 6) }), random);
      await judgeTasks(chibo, clock, cell, addTo(first, { days: 20 }), i, month);
    }
  }
  // the month that runs: some cells have met already, when it is old enough
  const thisMonth = `${monthOf(present)}-01`;
  const met = Number(present.slice(8)) >= 5 ? world.cells.slice(1, 25) : [];
  for (const [i, cell] of met.entries())
    await holdMeeting(chibo, clock, world, cell, i + 1, addTo(thisMonth, { days: 2 + (i % 2) }), random);
  clock.set(now);
  tell(0.98, 'sealing the ledger');
  await seal(chibo.sealer.db, chibo.keys.signing.privateKey, clock.now());
  tell(1, 'done');
  return world;
}
