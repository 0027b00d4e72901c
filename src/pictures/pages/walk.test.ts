import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Place, placeAfter, placeOf, stopAt, type Walk } from './walk.ts';

const grid = (rows: readonly (readonly string[])[]): Walk => rows.map((row) => row.map((words) => ({ words })));
const HEAT = grid([
  ['a1', 'a2', 'a3'],
  ['b1', 'b2', 'b3'],
]);
const BARS = grid([['first'], ['second'], ['third']]);

function walked(walk: Walk, keys: readonly string[], rtl = false): string | undefined {
  let at: Place | undefined;
  for (const key of keys) at = placeAfter(walk, at, key, rtl) ?? at;
  return stopAt(walk, at)?.words;
}

describe('the arrows in a picture', () => {
  it.each([
    [['ArrowRight'], 'a1'],
    [['ArrowDown'], 'a1'],
    [['ArrowRight', 'ArrowRight'], 'a2'],
    [['ArrowRight', 'ArrowRight', 'ArrowDown'], 'b2'],
    [['ArrowRight', 'End'], 'a3'],
    [['End'], 'a3'],
    [['End', 'ArrowRight'], 'a3'],
    [['End', 'Home'], 'a1'],
    [['Home', 'ArrowUp', 'ArrowLeft'], 'a1'],
  ])('%j lead to %s', (keys, words) => {
    expect(walked(HEAT, keys)).toBe(words);
  });

  it('run the other way where one reads from right to left', () => {
    expect(walked(HEAT, ['ArrowLeft', 'ArrowLeft'], true)).toBe('a2');
    expect(walked(HEAT, ['ArrowLeft', 'ArrowLeft', 'ArrowRight'], true)).toBe('a1');
  });

  it('lead from bar to bar, whichever one takes', () => {
    expect(walked(BARS, ['ArrowDown', 'ArrowDown'])).toBe('second');
    expect(walked(BARS, ['ArrowRight', 'ArrowRight', 'ArrowRight'])).toBe('third');
    expect(walked(BARS, ['ArrowDown', 'End', 'ArrowUp'])).toBe('second');
  });

  it('mean nothing where there is nothing, and other keys never do', () => {
    expect(walked([], ['ArrowRight'])).toBeUndefined();
    expect(placeAfter(HEAT, undefined, 'x', false)).toBeUndefined();
    expect(placeAfter(HEAT, { row: 0, at: 0 }, 'Enter', false)).toBeUndefined();
  });

  it('never lead out of the picture', () => {
    const key = fc.constantFrom('ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown', 'Home', 'End');
    const walk = fc.array(
      fc.array(
        fc.string().map((words) => ({ words })),
        { minLength: 1, maxLength: 4 },
      ),
      {
        minLength: 1,
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(walk, fc.array(key, { minLength: 1 }), fc.boolean(), (rows, keys, rtl) => {
        expect(walked(rows, keys, rtl)).toBeTypeOf('string');
      }),
    );
  });

  it('are found again by what is said', () => {
    expect(placeOf(HEAT, 'b3')).toEqual({ row: 1, at: 2 });
    expect(placeOf(HEAT, 'c1')).toBeUndefined();
  });
});
