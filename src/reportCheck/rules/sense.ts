/** How a number is meant: exactly, about, below, above; or only beside what is counted. Pure. */
import type { Reading } from './lexicon.ts';
import type { Token } from './tokens.ts';

export type Sense = 'exact' | 'about' | 'below' | 'above';

/** Written as a year is. */
export const YEAR = /^(?:19|20)\d\d$/;

/** Whether a number is said beside a count and is none itself: a year, an age, "under 30". */
export function isAside(
  tokens: readonly Token[],
  at: number,
  to: number,
  { kind, value, sense, named }: { kind: string; value: number; sense: Sense; named: boolean },
): boolean {
  if (kind === 'other') return YEAR.test(tokens[to]?.text ?? '') || (at === to && sense !== 'exact');
  return kind === 'count' && !named && sense !== 'exact' && value < 100;
}

/** "about", "nearly", "over" right before the number; Arabic may write "and" on to them. */
export function senseBefore(tokens: readonly Token[], at: number, language: Reading): { sense: Sense; from: number } {
  let best: { sense: Sense; from: number } = { sense: 'exact', from: at };
  for (const sense of ['about', 'below', 'above'] as const)
    for (const phrase of language[sense]) {
      const words = phrase.split(' ');
      const from = at - words.length;
      const fits = words.every((word, i) => {
        const text = tokens[from + i]?.text;
        return text === word || (i === 0 && language.code === 'ar' && text === `و${word}`);
      });
      if (fits && from < best.from) best = { sense, from };
    }
  return best;
}
