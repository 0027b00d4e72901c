/** The demo's calendar: what happens when. All that falls on one moment happens side by side; then the clock moves on. */
import { momentAt } from '../src/platform/clock.ts';

/** How many do something at the same time; the database's pool has room for twice as many. */
const AT_ONCE = 6;

type Entry = { moment: string; what: string; weight: number; work: () => Promise<unknown> };
export type Settable = { timeZone: string; set(moment: string): void };
/** Hears what a piece of work is called when it begins, and its weight when it has ended. */
export type Course = { begins(what: string): void; ended(weight: number): void };

export type Calendar = {
  /** Puts a piece of work on a local day and time. `weight`: how much of the whole it is, one step of a cell being 1. */
  at(date: string, time: string, what: string, work: () => Promise<unknown>, weight?: number): void;
  /** The weight of all that was put on it. */
  weight(): number;
  /** Does everything in the order of time. Pieces of one moment must not wait for each other. */
  run(course: Course): Promise<void>;
};

export function calendarOn(clock: Settable): Calendar {
  const entries: Entry[] = [];
  return {
    at: (date, time, what, work, weight = 1) => {
      entries.push({ moment: momentAt(date, time, clock.timeZone), what, work, weight });
    },
    weight: () => entries.reduce((sum, entry) => sum + entry.weight, 0),
    run: async (course) => {
      const moments = Map.groupBy(entries, (entry) => entry.moment);
      for (const moment of [...moments.keys()].sort()) {
        clock.set(moment);
        await together(moments.get(moment) ?? [], async (entry) => {
          course.begins(entry.what);
          await entry.work();
          course.ended(entry.weight);
        });
      }
    },
  };
}

async function together<T>(list: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = list.values();
  const worker = async () => {
    for (const one of waiting) await work(one);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, list.length) }, worker));
}
