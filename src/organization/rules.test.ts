import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dualPosts, reasonsNotToBeginPost, reasonsNotToEnd, reasonsNotToFound } from './rules.ts';

const codes = (reasons: { code: string }[]) => reasons.map((r) => r.code);
const names = { secretary: 'secretary', head: 'head', front: 'front' };

test('a unit stands only under the kinds that the rulebook allows (ORG-03)', () => {
  const kind = { code: 'cell', parents: ['commune'], known: true };
  expect(reasonsNotToFound(kind, 'commune', '2020-01-01', '2026-01-01')).toEqual([]);
  expect(codes(reasonsNotToFound(kind, 'cell', '2020-01-01', '2026-01-01'))).toEqual(['unit.wrong_parent']);
  expect(codes(reasonsNotToFound({ ...kind, known: false }, 'commune', null, '2026-01-01'))).toEqual([
    'unit.kind_unknown',
  ]);
  expect(codes(reasonsNotToFound(kind, 'commune', '2026-01-02', '2026-01-01'))).toEqual(['date.future']);
});

test('a single post has one holder at a time', () => {
  const facts = { post: 'secretary', known: true, at: ['cell'], single: true };
  const held = [{ post: 'secretary', holder: 'a', from: '2020-01-01', to: null }];
  const next = { holder: 'b', from: '2026-01-01', termEnds: null };
  expect(codes(reasonsNotToBeginPost(facts, 'cell', held, next))).toEqual(['post.taken']);
  expect(
    reasonsNotToBeginPost(facts, 'cell', [{ ...(held[0] as (typeof held)[number]), to: '2026-01-01' }], next),
  ).toEqual([]);
  expect(reasonsNotToBeginPost({ ...facts, single: false }, 'cell', held, next)).toEqual([]);
  expect(codes(reasonsNotToBeginPost(facts, 'cell', held, { ...next, holder: 'a' }))).toEqual(['post.held_already']);
  expect(codes(reasonsNotToBeginPost(facts, 'commune', [], next))).toEqual(['post.wrong_unit']);
  expect(codes(reasonsNotToBeginPost(facts, 'cell', [], { ...next, termEnds: '2025-01-01' }))).toEqual(['date.order']);
});

test('a period ends after it began and not in the future', () => {
  expect(reasonsNotToEnd('2020-01-01', '2020-01-02', '2026-01-01')).toEqual([]);
  expect(codes(reasonsNotToEnd('2020-01-01', '2020-01-01', '2026-01-01'))).toEqual(['date.order']);
  expect(codes(reasonsNotToEnd('2020-01-01', '2026-01-02', '2026-01-01'))).toEqual(['date.future']);
});

test('a dual post is one person in both posts, not two people in them (M08, M60)', () => {
  const secretary = { post: 'secretary', holderKey: 'a', isMember: true };
  expect(dualPosts([secretary, { post: 'head', holderKey: 'a', isMember: true }], names)).toMatchObject({
    dualHead: true,
    dualFront: false,
    headIsMember: true,
  });
  expect(dualPosts([secretary, { post: 'head', holderKey: 'b', isMember: false }], names)).toMatchObject({
    dualHead: false,
    headKnown: true,
    headIsMember: false,
  });
  expect(dualPosts([secretary, { post: 'front', holderKey: 'a', isMember: true }], names)).toMatchObject({
    dualHead: false,
    dualFront: true,
  });
});

test('nobody is dual without being secretary', () => {
  const post = fc.record({
    post: fc.constantFrom('secretary', 'head', 'front', 'other'),
    holderKey: fc.constantFrom('a', 'b', 'c'),
    isMember: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(post, { maxLength: 8 }), (posts) => {
      const found = dualPosts(posts, names);
      if (found.dualHead || found.dualFront) expect(found.secretary).toBe(true);
      if (found.headIsMember) expect(found.headKnown).toBe(true);
    }),
  );
});
