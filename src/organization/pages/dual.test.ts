import { expect, test } from 'vitest';
import type { PostLine } from '../unit.ts';
import { dualHoldings, leftAlone, termsApart } from './dual.ts';

const pairs = [{ id: 'both', posts: ['secretary', 'village_head'] }];
const post = (id: string, code: string, name: string, more: Partial<PostLine> = {}): PostLine => ({
  id,
  post: code,
  side: 'party',
  personId: null,
  name,
  isMember: false,
  from: '2025-01-01',
  to: null,
  termEnds: null,
  decision: null,
  version: 1,
  ...more,
});

test('two posts in one hand are told by the person, else by the name (M08)', () => {
  const person = { personId: 'p1' };
  expect(
    dualHoldings(
      [post('1', 'secretary', 'A', person), post('2', 'village_head', 'A written otherwise', person)],
      pairs,
    ),
  ).toHaveLength(1);
  expect(dualHoldings([post('1', 'secretary', 'A'), post('2', 'village_head', 'A')], pairs)).toHaveLength(1);
  expect(
    dualHoldings([post('1', 'secretary', 'A', person), post('2', 'village_head', 'A', { personId: 'p2' })], pairs),
  ).toEqual([]);
  expect(dualHoldings([post('1', 'secretary', 'A')], pairs)).toEqual([]);
});

test('terms that do not end together are pointed out, and what is left when one ends', () => {
  const first = post('1', 'secretary', 'A', { termEnds: '2027-12-31' });
  const second = post('2', 'village_head', 'A', { termEnds: '2027-06-30' });
  const held = dualHoldings([first, second], pairs);
  expect(termsApart(held)).toHaveLength(1);
  expect(termsApart(dualHoldings([first, { ...second, termEnds: '2027-12-31' }], pairs))).toEqual([]);
  expect(leftAlone(first, held).map((one) => one.id)).toEqual(['2']);
  expect(leftAlone(post('9', 'secretary', 'B'), held)).toEqual([]);
});
