import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pinned, unpinned } from './pinned.ts';

test.each([
  ['member.head', null, 'member.head'],
  ['own.0199', 3, 'own.0199@3'],
])('%s in its definition %s is kept as %s', (indicator, definition, kept) => {
  expect(pinned(indicator, definition)).toBe(kept);
  expect(unpinned(kept)).toEqual({ indicator, definition });
});

test('what is kept is read again, and a name that only looks like it stays whole', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z.]{1,20}$/), fc.option(fc.integer({ min: 1, max: 1e6 })), (indicator, no) => {
      expect(unpinned(pinned(indicator, no))).toEqual({ indicator, definition: no });
    }),
  );
  for (const odd of ['a@', 'a@0', 'a@-1', 'a@b', 'a@1.5'])
    expect(unpinned(odd)).toEqual({ indicator: odd, definition: null });
});
