import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  consecutiveTerms,
  type EndingFacts,
  reasonsAgainstDecision,
  reasonsNotToAnswer,
  reasonsNotToAppoint,
  reasonsNotToAsk,
  reasonsNotToEndBy,
  type Way,
} from './posts.ts';

const codes = (reasons: { code: string; field?: string }[]) => reasons.map((each) => each.code);
const today = '2026-11-10';

describe('a decision on a post', () => {
  const facts = { unitPath: 'aaaabbbbcccc', topPath: '', notBefore: '2026-10-01', today };
  test.each<[string, { decidedOn: string; byPath: string }, Partial<typeof facts>, string[]]>([
    ['of the level above', { decidedOn: '2026-11-01', byPath: 'aaaabbbb' }, {}, []],
    ['of a level further up', { decidedOn: '2026-11-01', byPath: 'aaaa' }, {}, []],
    ['of the unit itself', { decidedOn: '2026-11-01', byPath: 'aaaabbbbcccc' }, {}, ['decision.not_above']],
    ['of another branch of the tree', { decidedOn: '2026-11-01', byPath: 'aaaadddd' }, {}, ['decision.not_above']],
    [
      'at the top, of the top itself',
      { decidedOn: '2026-11-01', byPath: 'aaaa' },
      { unitPath: 'aaaa', topPath: 'aaaa' },
      [],
    ],
    ['of tomorrow', { decidedOn: '2026-11-11', byPath: 'aaaa' }, {}, ['date.future']],
    ['before what it is about', { decidedOn: '2026-09-30', byPath: 'aaaa' }, {}, ['date.order']],
  ])('%s', (_, decision, more, expected) => {
    expect(codes(reasonsAgainstDecision(decision, { ...facts, ...more }))).toEqual(expected);
  });
});

describe('an appointment', () => {
  const facts = {
    side: 'party',
    reasons: [{ id: 'three_ballots', afterBallots: true }, { id: 'necessary' }],
    rule: 'ELE-03',
  };
  test.each<[string, Partial<typeof facts>, { reason: string; ofElection: boolean }, string[]]>([
    ['when really necessary', {}, { reason: 'necessary', ofElection: false }, []],
    ['after three ballots, from the election', {}, { reason: 'three_ballots', ofElection: true }, []],
    ['after ballots that nobody saw', {}, { reason: 'three_ballots', ofElection: false }, ['post.ballots_first']],
    ['of a village head', { side: 'civil' }, { reason: 'necessary', ofElection: false }, ['post.not_appointed']],
    ['for a reason nobody knows', {}, { reason: 'liked', ofElection: false }, ['choice.unknown']],
  ])('%s', (_, more, next, expected) => {
    expect(codes(reasonsNotToAppoint({ ...facts, ...more }, next))).toEqual(expected);
  });
});

describe('a post ends', () => {
  const facts: EndingFacts = {
    side: 'party',
    from: '2025-08-01',
    reasons: ['term_over'],
    termEnds: '2026-11-01',
    today,
  };
  test.each<[string, Way, Partial<EndingFacts>, { on?: string; reason?: string }, string[]]>([
    ['when its term is over', 'term', {}, {}, []],
    ['on the last day of its term', 'term', {}, { on: '2026-11-01' }, []],
    ['before its term is over', 'term', {}, { on: '2026-10-31' }, ['post.term_not_over']],
    ['with no term written down', 'term', { termEnds: null }, { on: '2026-10-31' }, []],
    ['by dismissal, before the term is over', 'dismissal', {}, { on: '2026-10-31' }, []],
    ['before it began', 'dismissal', {}, { on: '2025-08-01' }, ['date.order']],
    ['tomorrow', 'dismissal', {}, { on: '2026-11-11' }, ['date.future']],
    ['for a reason nobody knows', 'dismissal', {}, { reason: 'bored' }, ['choice.unknown']],
    ['of staff: not this way', 'dismissal', { side: 'staff' }, {}, ['post.of_staff']],
  ])('%s', (_, way, more, next, expected) => {
    const asked = { on: '2026-11-05', reason: 'term_over', ...next };
    expect(codes(reasonsNotToEndBy({ ...facts, ...more }, way, asked))).toEqual(expected);
  });
});

describe('a resignation', () => {
  const facts = { side: 'party', from: '2025-08-01', reasons: ['health'], asked: false, today };
  test.each<[string, Partial<typeof facts>, { on?: string; reason?: string }, string[]]>([
    ['is asked', {}, {}, []],
    ['is asked twice', { asked: true }, {}, ['resignation.asked']],
    ['from an office of the village', { side: 'civil' }, {}, ['post.not_appointed']],
    ['before the post began', {}, { on: '2025-07-31' }, ['date.order']],
    ['for tomorrow', {}, { on: '2026-11-11' }, ['date.future']],
    ['for a reason nobody knows', {}, { reason: 'bored' }, ['choice.unknown']],
  ])('%s', (_, more, next, expected) => {
    expect(codes(reasonsNotToAsk({ ...facts, ...more }, { on: '2026-11-05', reason: 'health', ...next }))).toEqual(
      expected,
    );
  });
  test('is answered once', () => {
    expect(reasonsNotToAnswer('asked')).toEqual([]);
    for (const state of ['accepted', 'declined', 'withdrawn'])
      expect(codes(reasonsNotToAnswer(state))).toEqual(['resignation.answered']);
  });
});

describe('terms one after another (M64)', () => {
  const held = (id: string, from: string, to: string | null, post = 'secretary', unitId = 'u') => ({
    id,
    post,
    unitId,
    from,
    to,
  });
  test('are counted at one post of one unit, and anew after a gap', () => {
    const counted = consecutiveTerms([
      held('d', '2026-01-01', null),
      held('a', '2010-01-01', '2015-01-01'),
      held('b', '2015-01-01', '2020-01-01'),
      held('c', '2021-01-01', '2026-01-01'),
      held('x', '2015-01-01', '2020-01-01', 'deputy'),
      held('y', '2015-01-01', '2020-01-01', 'secretary', 'v'),
    ]);
    expect(Object.fromEntries(counted)).toEqual({ a: 1, b: 2, c: 1, d: 2, x: 1, y: 1 });
  });

  test('whatever the order they come in, each is told, and begins with one or goes on by one', () => {
    const day = (n: number) => new Date(Date.UTC(2000, 0, 1 + n)).toISOString().slice(0, 10);
    const spans = fc
      .array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 5 })), { minLength: 1, maxLength: 12 })
      .map((steps) => {
        let at = 0;
        return steps.map(([gap, length], i) => {
          at += gap;
          const from = at;
          at += length;
          return { ...held(`p${i}`, day(from), day(at)), gap: i > 0 && gap > 0 };
        });
      });
    fc.assert(
      fc.property(spans, fc.integer(), (list, turn) => {
        const shuffled = list.map((each, i) => list[(i * 7 + Math.abs(turn)) % list.length] ?? each);
        const all = new Set(shuffled).size === list.length ? shuffled : list.toReversed();
        const counted = consecutiveTerms(all);
        let n = 0;
        for (const each of list) {
          n = each.gap ? 1 : n + 1;
          expect(counted.get(each.id)).toBe(n);
        }
      }),
    );
  });
});
