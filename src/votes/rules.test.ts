import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { fractionOf } from '../rulebook/fraction.ts';
import { loadRulebook } from '../rulebook/load.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { VIETNAM } from '../rulebook/testRulebook.ts';
import { baseOf, electorateOf, passes, reasonsNotToRecord, thresholdOf, type Voter } from './rules.ts';
import type { VotingRule } from './vote.ts';
import { votingRuleOf } from './voting.ts';

let rulebook: Rulebook;
let monthly: VotingRule;
let congress: VotingRule;
let admission: VotingRule;
beforeAll(async () => {
  rulebook = await loadRulebook(VIETNAM);
  const rules = { rulebook, on: '2026-11-10', overlays: [] };
  monthly = votingRuleOf(rules, 'resolution', 'monthly_meeting');
  congress = votingRuleOf(rules, 'resolution', 'congress');
  admission = votingRuleOf(rules, 'admission');
});

const voter = (more: Partial<Voter> = {}): Voter => ({
  votes: true,
  exempt: false,
  away: false,
  state: 'present',
  ...more,
});
const many = (n: number, more: Partial<Voter> = {}) => Array.from({ length: n }, () => voter(more));

describe('the base (trap 4, D23)', () => {
  test.each<[string, Voter[], number, number]>([
    ['all present', many(16), 16, 16],
    ['absent without reason stays in', [...many(13), ...many(3, { state: 'absent' })], 16, 16],
    [
      'absent with a reason stays in a monthly base, not in a congress',
      [...many(13), ...many(3, { state: 'excused' })],
      16,
      13,
    ],
    ['exempt and absent is left out', [...many(13), ...many(2, { exempt: true, state: 'excused' })], 13, 13],
    ['exempt and present is counted', [...many(13), ...many(2, { exempt: true })], 15, 15],
    [
      'away and absent is left out, away and present counted',
      [...many(10), voter({ away: true, state: 'absent' }), voter({ away: true })],
      11,
      11,
    ],
    ['suspended is never counted', [...many(10), voter({ suspended: true })], 10, 10],
    ['guests and probationary members have no vote', [...many(10), ...many(4, { votes: false })], 10, 10],
    ['nobody', [], 0, 0],
  ])('%s', (_, voters, inMonth, inCongress) => {
    expect(baseOf(monthly.base, voters)).toBe(inMonth);
    expect(baseOf(congress.base, voters)).toBe(inCongress);
  });
});

test.each([
  ['> 1/2', 18, 10],
  ['> 1/2', 17, 9],
  ['> 1/2', 1, 1],
  ['> 1/2', 16, 9],
  ['2/3', 18, 12],
  ['2/3', 17, 12],
  ['2/3', 16, 11],
  ['2/3', 3, 2],
  ['2/3', 0, 1],
])('the threshold %s of %i is %i', (share, base, threshold) => {
  const fraction = fractionOf(share);
  expect(fraction && thresholdOf(fraction, base)).toBe(threshold);
});

test('the rulebook gives more than half for a resolution and two thirds for an admission', () => {
  expect([monthly.fraction, monthly.rule]).toEqual([{ numerator: 1, denominator: 2, strict: true }, 'VOT-01']);
  expect([admission.fraction, admission.rule, admission.forms]).toEqual([
    { numerator: 2, denominator: 3, strict: false },
    'ADM-05',
    ['card', 'secret'],
  ]);
});

test('more than half of all, not of those present', () => {
  const voters = [...many(9), ...many(9, { state: 'absent' })];
  expect(passes(monthly.fraction, baseOf(monthly.base, voters), 9)).toBe(false);
  expect(passes(monthly.fraction, 0, 0)).toBe(false);
});

test.each<[string, Partial<{ votesFor: number; votesAgainst: number; votesOther: number }>, string, string[]]>([
  ['a right count', { votesFor: 13 }, 'hands', []],
  ['more votes than voters', { votesFor: 13, votesAgainst: 1 }, 'hands', ['vote.more_than_present']],
  ['a negative count', { votesFor: -1 }, 'hands', ['vote.negative']],
  ['half a vote', { votesOther: 0.5 }, 'hands', ['vote.negative']],
  ['a form nobody knows', { votesFor: 1 }, 'shouting', ['vote.form']],
])('%s', (_, count, form, codes) => {
  const electorate = { eligible: 16, present: 13, summoned: 16, base: 16 };
  expect(
    reasonsNotToRecord(monthly, electorate, { votesFor: 0, votesAgainst: 0, votesOther: 0, ...count }, form).map(
      (r) => r.code,
    ),
  ).toEqual(codes);
});

test('a secret ballot of four would not be secret', () => {
  const few = electorateOf(monthly.base, many(4));
  expect(
    reasonsNotToRecord(monthly, few, { votesFor: 4, votesAgainst: 0, votesOther: 0 }, 'secret').map((r) => r.code),
  ).toEqual(['vote.secret_too_few']);
});

const anyVoter = fc.record({
  votes: fc.boolean(),
  exempt: fc.boolean(),
  away: fc.boolean(),
  suspended: fc.boolean(),
  state: fc.constantFrom('unknown' as const, 'present' as const, 'excused' as const, 'absent' as const),
});
const anyFraction = fc
  .tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 20 }), fc.boolean())
  .map(([numerator, more, strict]) => ({ numerator, denominator: numerator + more + (strict ? 1 : 0), strict }));

describe('for any roll', () => {
  test('present ≤ base ≤ eligible, in every base', () => {
    fc.assert(
      fc.property(fc.array(anyVoter, { maxLength: 60 }), fc.constantFrom('monthly', 'congress'), (voters, which) => {
        const { eligible, present, base } = electorateOf((which === 'monthly' ? monthly : congress).base, voters);
        expect(present <= base && base <= eligible).toBe(true);
      }),
    );
  });
  test('a count that is recorded never exceeds those present, nor the base', () => {
    const votes = fc.integer({ min: -3, max: 70 });
    fc.assert(
      fc.property(
        fc.array(anyVoter, { maxLength: 60 }),
        votes,
        votes,
        votes,
        (voters, votesFor, votesAgainst, votesOther) => {
          const electorate = electorateOf(monthly.base, voters);
          if (reasonsNotToRecord(monthly, electorate, { votesFor, votesAgainst, votesOther }, 'hands').length > 0)
            return;
          expect(votesFor + votesAgainst + votesOther).toBeLessThanOrEqual(electorate.present);
          expect(votesFor + votesAgainst + votesOther).toBeLessThanOrEqual(electorate.base);
        },
      ),
    );
  });
});

test('the threshold grows with the base, is the least that is enough, and can be reached', () => {
  fc.assert(
    fc.property(anyFraction, fc.integer({ min: 1, max: 5000 }), (fraction, base) => {
      const threshold = thresholdOf(fraction, base);
      expect(thresholdOf(fraction, base + 1)).toBeGreaterThanOrEqual(threshold);
      expect(threshold).toBeLessThanOrEqual(base);
      expect(passes(fraction, base, threshold)).toBe(true);
      if (threshold > 1) expect(passes(fraction, base, threshold - 1)).toBe(false);
      expect(Number.isInteger(threshold)).toBe(true);
    }),
  );
});
