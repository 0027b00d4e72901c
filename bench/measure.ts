/** What a measurement is, and the small arithmetic of it. */
export type Measure = {
  id: string;
  what: string;
  value: number;
  unit: string;
  /** against the baseline of the same run; `better` says which way is good for the value and its goal */
  ratio?: number;
  baseline?: string;
  goal?: { kind: 'value' | 'ratio'; most?: number; least?: number };
  note?: string;
};

/** Whether the goal is met; null where there is none. */
export function isMet({ value, ratio, goal }: Measure): boolean | null {
  if (!goal) return null;
  const judged = goal.kind === 'ratio' ? ratio : value;
  if (judged === undefined) return false;
  return (goal.most === undefined || judged <= goal.most) && (goal.least === undefined || judged >= goal.least);
}

/** Milliseconds of each run of `work`, one after another, after a warm-up that is not counted. */
export async function timed(runs: number, work: (i: number) => Promise<unknown>, warm = 5): Promise<number[]> {
  for (let i = 0; i < warm; i++) await work(i);
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    await work(warm + i);
    times.push(performance.now() - start);
  }
  return times;
}

/** Runs a pair of works turn by turn, so that whatever else happens on the machine meets both. */
export async function paired(
  runs: number,
  one: (i: number) => Promise<unknown>,
  other: (i: number) => Promise<unknown>,
  warm = 10,
): Promise<[number[], number[]]> {
  const first: number[] = [];
  const second: number[] = [];
  for (let i = 0; i < warm + runs; i++) {
    for (const [work, times] of [
      [one, first],
      [other, second],
    ] as const) {
      const start = performance.now();
      await work(i);
      if (i >= warm) times.push(performance.now() - start);
    }
  }
  return [first, second];
}

export function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (times: readonly number[]) => percentile(times, 0.5);
