/** Keys of frozen numbers: a measure, or a part of it by the codes of its dimensions. Pure. */
import type { Filters, Part } from '../organization/measure.ts';
import type { Numbers } from './store.ts';

/** `member.head`, `member.head|sex=female`, `member.head|sex=female|status=official`. */
export function keyOf(measure: string, codes: Readonly<Record<string, string>> = {}): string {
  const parts = Object.keys(codes)
    .toSorted()
    .map((dimension) => `${dimension}=${codes[dimension]}`);
  return [measure, ...parts].join('|');
}

/** The name under which a stock of the day before the period is frozen. */
export function atStart(measure: string): string {
  return `${measure}@start`;
}

/** The keys whose numbers add up to a part: one, or one for each combination of codes. */
export function keysOf({ measure, filters = {} }: Part): string[] {
  const combined = Object.entries(filters).reduce<Record<string, string>[]>(
    (all, [dimension, codes]) => all.flatMap((one) => codes.map((code) => ({ ...one, [dimension]: code }))),
    [{}],
  );
  return combined.map((codes) => keyOf(measure, codes));
}

export function valueIn(numbers: Numbers, part: Part): number {
  return keysOf(part).reduce((sum, key) => sum + (numbers[key] ?? 0), 0);
}

/** Which dimensions together a measure is frozen by: each alone, and those that forms and indicators combine. */
export function combinationsOf(dimensions: readonly string[], parts: readonly Filters[]): string[][] {
  const wanted = new Map<string, string[]>([['', []]]);
  for (const dimension of dimensions) wanted.set(dimension, [dimension]);
  for (const filters of parts) {
    const own = Object.keys(filters).toSorted();
    wanted.set(own.join('|'), own);
  }
  return [...wanted.values()];
}

/** A line of records counted together: the path of their unit, a code for each dimension, how many. */
export type CountedLine = { path: string; n: number; codes: Readonly<Record<string, string>> };

/**
 * Adds lines to the numbers of their unit and of every unit above it that is asked for: so a unit's number is the sum of its own and of those below, and all
 * of them are whole.
 */
export function addUp(
  totals: Map<string, Record<string, number>>,
  measure: string,
  lines: readonly CountedLine[],
  combinations: readonly (readonly string[])[],
): void {
  for (const { path, n, codes } of lines) {
    const keys = combinations.map((own) =>
      keyOf(measure, Object.fromEntries(own.map((dimension) => [dimension, codes[dimension] ?? '']))),
    );
    for (let end = 4; end <= path.length; end += 4) {
      const numbers = totals.get(path.slice(0, end));
      if (numbers) for (const key of keys) numbers[key] = (numbers[key] ?? 0) + n;
    }
  }
}
