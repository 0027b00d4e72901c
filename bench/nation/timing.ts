/** Times of works that may take a second each: as many turns as fit into the time that is given. */
import { type Measure, median, percentile } from '../measure.ts';

/** At most so many turns and so many milliseconds, at least three turns (of works that take minutes, one); `warm` turns before are not counted. */
export type Turns = { turns: number; ms: number; warm: number };
const TURNS: Turns = { turns: 200, ms: 12_000, warm: 3 };

type Work = (i: number) => Promise<unknown>;

/** Milliseconds of each turn of the works, turn by turn, so that whatever else happens on the machine meets all of them. */
export async function turnByTurn(works: readonly Work[], asked: Partial<Turns> = {}): Promise<number[][]> {
  const { turns, ms, warm } = { ...TURNS, ...asked };
  const times: number[][] = works.map(() => []);
  let end = performance.now() + ms;
  for (let i = 0; i < warm + turns; i++) {
    if (i === warm) end = performance.now() + ms;
    const over = performance.now() - end;
    if (over > 0 && i >= warm + (over > 3 * ms ? 1 : 3)) break;
    for (const [w, work] of works.entries()) {
      const start = performance.now();
      await work(i);
      if (i >= warm) times[w]?.push(performance.now() - start);
    }
  }
  return times;
}

export type Said = { id: string; what: string; goal?: Measure['goal']; baseline?: string; note?: string };

/** The measure of a work, beside its baseline of the same run where there is one. */
export function measured(
  { id, what, goal, baseline = 'bare SQL', note }: Said,
  times: number[],
  bare?: number[],
): Measure {
  const notes = [
    `p99 ${shown(percentile(times, 0.99))} ms`,
    `${times.length} turns`,
    ...(bare ? [`bare p50 ${shown(median(bare))} ms`, `bare p99 ${shown(percentile(bare, 0.99))} ms`] : []),
    ...(note ? [note] : []),
  ];
  return {
    id,
    what: `${what}, p50`,
    value: median(times),
    unit: 'ms',
    ...(bare && { ratio: median(times) / median(bare), baseline }),
    ...(goal && { goal }),
    note: notes.join('; '),
  };
}

function shown(ms: number): string {
  return ms.toFixed(ms < 10 ? 2 : ms < 100 ? 1 : 0);
}
