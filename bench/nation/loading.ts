/** The command line's side of nation:load: the bar, what is missing, how large it became. */
import { addTo, systemClock, today } from '../../src/platform/clock.ts';
import { loadRulebook } from '../../src/rulebook/load.ts';
import { ROOT } from '../ground.ts';
import { aboutOf, loadNation } from './load.ts';
import type { Options } from './options.ts';
import { clientOf, openPlace } from './place.ts';
import { planNation, readPlaces } from './plan.ts';

const WIDTH = 30;

/** Loads until it is done or the minutes are over. Gives whether everything is there. */
export async function load(options: Options, say: (line: string) => void): Promise<boolean> {
  const rulebook = await loadRulebook(`${ROOT}/rulebooks/vietnam`);
  const places = await readPlaces();
  const { units, cells, members } = planNation(places, options.scale);
  const number = (n: number) => n.toLocaleString('en-US');
  say(`nation: ${number(members)} members in ${number(units)} units (${number(cells)} cells)`);
  const server = await openPlace(options.database, true);
  const start = Date.now();
  const show = bar(start);
  try {
    const { scale, attendance, minutes } = options;
    const day = today(systemClock(rulebook.about.timeZone));
    const wish = { scale, attendance, day, places };
    const missing = await loadNation(server, rulebook, wish, start + minutes * 60_000, show);
    process.stderr.write('\n');
    const sql = await clientOf(server.url);
    const { rows } = await sql.query<{ size: string; seconds: number }>(
      `select pg_size_pretty(pg_database_size(current_database())) as size, (select sum(seconds) from bench_nation.step) as seconds`,
    );
    const about = await aboutOf(sql);
    await sql.end();
    say(
      `${rows[0]?.size}, ${Math.round((Date.now() - start) / 1000)} s now, ${Math.round(rows[0]?.seconds ?? 0)} s of work in all; the day of the load is ${about?.day}`,
    );
    if (missing.length === 0) {
      say(
        `Everything is there. Meetings end with ${about?.day.slice(0, 7)}; from ${nextMonth(about?.day ?? day)} on load it anew.`,
      );
      return true;
    }
    const few = missing.slice(0, 8).join(', ');
    say(`Missing: ${missing.length} steps (${few}${missing.length > 8 ? ', ...' : ''}). Call nation:load again.`);
    return false;
  } finally {
    await server.stop();
  }
}

function nextMonth(day: string): string {
  return addTo(`${day.slice(0, 7)}-01`, { months: 1 });
}

/** A bar on one line of the terminal; elsewhere a line for each tenth. */
function bar(start: number): (name: string, share: number) => void {
  let tenth = -1;
  return (name, share) => {
    const seconds = Math.round((Date.now() - start) / 1000);
    const full = Math.round(share * WIDTH);
    const line = `[${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}] ${Math.round(share * 100)} %  ${seconds} s  ${name}`;
    if (process.stderr.isTTY) process.stderr.write(`\r${line.padEnd(78).slice(0, 110)}`);
    else if (Math.floor(share * 10) > tenth) {
      tenth = Math.floor(share * 10);
      process.stderr.write(`${line}\n`);
    }
  };
}
