/** Things that happen in a commune, chosen by numbers: for tests that let much happen in any order. */
import { Refusal } from '../../src/platform/refusal.ts';
import type { Commune } from '../../src/resolutions/testing.ts';
import { at, type Move } from './move.ts';
import { HONOURS } from './movesOfHonours.ts';
import { PEOPLE } from './movesOfPeople.ts';
import { WORK } from './movesOfWork.ts';

/** Which move, and three numbers that choose among what there is. */
export type Pick = readonly [move: number, a: number, b: number, c: number];

export const MOVES: Readonly<Record<string, Move>> = { ...PEOPLE, ...WORK, ...HONOURS };

/** Each thing at least once, in an order in which it can be done. */
export function orderly(): Pick[] {
  const steps: [string, ...[number, number, number][]][] = [
    ['register', [0, 0, 1], [1, 1, 1]],
    ['endMembership', [0, 0, 0]],
    ['mark', [1, 0, 0]],
    ['beginPost', [0, 0, 0], [1, 5, 1]],
    ['endPost', [0, 0, 0]],
    ['foundUnit', [1, 1, 0]],
    ['changeUnit', [2, 0, 0]],
    ['assign', [0, 0, 0], [1, 0, 0], [2, 0, 0]],
    ['report', [0, 0, 0], [1, 0, 0]],
    ['check', [0, 0, 0], [1, 1, 0]],
    ['cancel', [2, 0, 0]],
    ['issue', [0, 0, 0], [2, 0, 0]],
    ['acknowledge', [0, 0, 0]],
    ['plan', [0, 0, 0]],
    ['annul', [1, 0, 0]],
    ['call', [0, 0, 0]],
    ['hold', [0, 0, 0]],
    ['commend', [0, 0, 0], [0, 1, 1]],
    ['annulCommendation', [0, 0, 0]],
    ['giveBadge', [0, 1, 0]],
  ];
  return steps.flatMap(([name, ...picks]) => picks.map((pick): Pick => [Object.keys(MOVES).indexOf(name), ...pick]));
}

export type Told = { done: Record<string, number>; refused: Record<string, number> };

/** Makes the moves one after another; a refusal is an answer like another, anything else is thrown. */
export async function happen(w: Commune, picks: readonly Pick[], told: Told): Promise<void> {
  const names = Object.keys(MOVES);
  for (const [move, a, b, c] of picks) {
    const name = at(names, move);
    try {
      await MOVES[name]?.(w, a, b, c);
      told.done[name] = (told.done[name] ?? 0) + 1;
    } catch (error) {
      if (!(error instanceof Refusal))
        throw new Error(`${name}(${a}, ${b}, ${c}): ${(error as Error).message}`, { cause: error });
      const key = `${name}: ${error.message}`;
      told.refused[key] = (told.refused[key] ?? 0) + 1;
    }
  }
}
