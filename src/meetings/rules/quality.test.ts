import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadRulebook } from '../../rulebook/load.ts';
import { VIETNAM } from '../../rulebook/testRulebook.ts';
import type { QualityScale } from '../quality.ts';
import { scaleOf } from '../scale.ts';
import {
  confirmedLines,
  differs,
  levelOf,
  reasonsAgainstPoints,
  reasonsNotToConfirmScore,
  reasonsNotToScore,
  selfLines,
  totalOf,
  yearVerdict,
} from './quality.ts';

const rulebook = await loadRulebook(VIETNAM);
const scale = scaleOf({ rulebook, on: '2026-11-10', overlays: [] }) as QualityScale;
const points = (...given: number[]) => scale.criteria.map(({ id }, i) => ({ criterion: id, points: given[i] ?? 0 }));
const codes = (reasons: { code: string }[]) => reasons.map((r) => r.code);

test('the scale of the rulebook: Phú Thọ 15, 20, 45, 20 with its mark', () => {
  expect(scale.criteria.map((c) => [c.id, c.maximum])).toEqual([
    ['preparation', 15],
    ['attendance', 20],
    ['conduct', 45],
    ['closing', 20],
  ]);
  expect([scale.rule, scale.confidence, scale.voted]).toEqual(['MEE-07', 'L', true]);
  expect(scale.levels).toEqual([
    { id: 'good', least: 90 },
    { id: 'fair', least: 70 },
    { id: 'average', least: 50 },
    { id: 'poor', least: 0 },
  ]);
});

test.each([
  [100, 'good'],
  [90, 'good'],
  [89, 'fair'],
  [70, 'fair'],
  [69, 'average'],
  [50, 'average'],
  [49, 'poor'],
  [0, 'poor'],
])('%d points are %s', (total, level) => {
  expect(levelOf(scale.levels, total)).toBe(level);
});

describe('points', () => {
  test.each([
    ['all at their maximum', points(15, 20, 45, 20), []],
    ['none at all', points(0, 0, 0, 0), []],
    ['one above', points(16, 20, 45, 20), ['quality.out_of_range']],
    ['one below nought', points(15, 20, -1, 20), ['quality.out_of_range']],
    ['one left out', points(15, 20, 45, 20).slice(1), ['quality.incomplete']],
    ['one twice', [...points(15, 20, 45, 20), { criterion: 'closing', points: 1 }], ['quality.twice']],
    ['a criterion nobody knows', [...points(15, 20, 45, 20), { criterion: 'song', points: 1 }], ['choice.unknown']],
  ])('%s', (_, given, expected) => {
    expect(codes(reasonsAgainstPoints(scale, given))).toEqual(expected);
  });
  test('what is allowed adds up to a total between nought and the maximum, whatever the order', () => {
    const one = fc.tuple(...scale.criteria.map((c) => fc.integer({ min: 0, max: c.maximum })));
    fc.assert(
      fc.property(one, fc.boolean(), (given, turned) => {
        const list = turned ? points(...given).toReversed() : points(...given);
        expect(reasonsAgainstPoints(scale, list)).toEqual([]);
        expect(totalOf(list)).toBeGreaterThanOrEqual(0);
        expect(totalOf(list)).toBeLessThanOrEqual(100);
        expect(selfLines(scale, list).map((l) => l.self)).toEqual(given);
      }),
    );
  });
});

test('both sets of points stay, and the gap is seen criterion by criterion', () => {
  const lines = confirmedLines(selfLines(scale, points(15, 20, 40, 18)), points(15, 15, 40, 18));
  expect(lines.map((l) => [l.self, l.upper])).toEqual([
    [15, 15],
    [20, 15],
    [40, 40],
    [18, 18],
  ]);
  expect(differs(lines)).toBe(true);
  expect(differs(selfLines(scale, points(1, 2, 3, 4)))).toBe(false);
});

test('who may score and confirm', () => {
  const score = { scale, sheet: null, voteGiven: true };
  expect(reasonsNotToScore(score)).toEqual([]);
  expect(codes(reasonsNotToScore({ ...score, scale: null }))).toEqual(['quality.not_here']);
  expect(codes(reasonsNotToScore({ ...score, sheet: { state: 'confirmed' } }))).toEqual(['quality.confirmed']);
  expect(reasonsNotToScore({ ...score, sheet: { state: 'scored' } })).toEqual([]);
  expect(codes(reasonsNotToScore({ ...score, voteGiven: false }))).toEqual(['quality.vote_missing']);
  const confirm = {
    sheetState: 'scored',
    meetingState: 'closed',
    different: false,
    remark: null,
    remarkWhenDifferent: true,
    rule: 'MEE-07',
  };
  expect(reasonsNotToConfirmScore(confirm)).toEqual([]);
  expect(codes(reasonsNotToConfirmScore({ ...confirm, different: true }))).toEqual(['quality.remark_missing']);
  expect(reasonsNotToConfirmScore({ ...confirm, different: true, remark: 'Vắng nhiều' })).toEqual([]);
  expect(codes(reasonsNotToConfirmScore({ ...confirm, meetingState: 'open' }))).toEqual(['quality.meeting_open']);
  expect(codes(reasonsNotToConfirmScore({ ...confirm, sheetState: 'confirmed' }))).toEqual(['quality.confirmed']);
});

describe('the year (all at least fair, seven or more good)', () => {
  test.each<[string, number, Record<string, number>, boolean, string]>([
    ['twelve, seven good', 12, { good: 7, fair: 5 }, true, 'reached'],
    ['twelve, six good', 12, { good: 6, fair: 6 }, true, 'not_reached'],
    ['one average', 12, { good: 11, average: 1 }, true, 'not_reached'],
    ['one average, in the middle of the year', 5, { good: 4, average: 1 }, false, 'not_reached'],
    ['all good so far', 9, { good: 9 }, false, 'open'],
    ['over, one without points from above', 12, { good: 11 }, true, 'open'],
    ['nothing held', 0, {}, true, 'not_reached'],
  ])('%s', (_, held, levels, over, expected) => {
    expect(yearVerdict(scale, held, levels, over)).toBe(expected);
  });
  test('a better level never makes a year worse', () => {
    fc.assert(
      fc.property(fc.nat(7), fc.nat(5), fc.nat(3), (good, fair, average) => {
        const held = good + fair + average + 1;
        const rank = { reached: 0, open: 1, not_reached: 2 };
        const worse = rank[yearVerdict(scale, held, { good, fair, average: average + 1 }, true)];
        const better = rank[yearVerdict(scale, held, { good: good + 1, fair, average }, true)];
        expect(better).toBeLessThanOrEqual(worse);
      }),
    );
  });
});
