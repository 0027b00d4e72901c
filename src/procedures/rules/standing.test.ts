import { describe, expect, test } from 'vitest';
import {
  reasonsNotToDrop,
  reasonsNotToEnterVote,
  reasonsNotToExtend,
  reasonsNotToJoin,
  reasonsNotToPause,
  reasonsNotToResume,
} from './standing.ts';

const codes = (reasons: { code: string }[]) => reasons.map(({ code }) => code);
const PAUSES = [{ id: 'illness' }];

test.each([
  ['open', 'illness', []],
  ['open', 'holiday', ['pause.unknown']],
  ['paused', 'illness', ['case.paused']],
  ['ended', 'illness', ['case.ended']],
])('a case that is %s is paused for %s: %j', (state, reason, expected) => {
  expect(codes(reasonsNotToPause({ state }, PAUSES, reason))).toEqual(expected);
});

test.each([
  ['paused', []],
  ['open', ['case.not_paused']],
  ['ended', ['case.not_paused']],
])('a case that is %s goes on: %j', (state, expected) => {
  expect(codes(reasonsNotToResume({ state }))).toEqual(expected);
});

describe('more time', () => {
  test.each([
    ['open', 'running', 'case.decide', []],
    ['open', 'running', undefined, ['clock.fixed']],
    ['open', 'met', 'case.decide', ['clock.not_running']],
    ['paused', 'paused', 'case.decide', ['clock.not_running']],
    ['ended', 'fallen', 'case.decide', ['case.ended']],
  ])('case %s, clock %s, consent of %s: %j', (state, clock, by, expected) => {
    expect(codes(reasonsNotToExtend({ state }, { state: clock, rule_id: 'R-1' }, by))).toEqual(expected);
  });

  test('where the rule lets nobody, the rule is named', () => {
    expect(reasonsNotToExtend({ state: 'open' }, { state: 'running', rule_id: 'R-1' }, undefined)).toMatchObject([
      { rule: 'R-1' },
    ]);
  });
});

describe('a committee’s vote', () => {
  const at = (state: string, step: string) => ({ state, step });
  const count = { eligible: 9, present: 8 };
  test.each([
    [at('open', 'vote'), 'committee', count, []],
    [at('open', 'vote'), 'members', count, ['case.vote_in_meeting']],
    [at('open', 'vote'), null, count, ['case.no_vote']],
    [at('open', 'decision'), 'committee', count, ['case.other_step']],
    [at('paused', 'vote'), 'committee', count, ['case.paused']],
    [at('ended', 'vote'), 'committee', count, ['case.ended']],
    [at('open', 'vote'), 'committee', { eligible: 9, present: 10 }, ['case.more_present']],
  ] as const)('of %j by %s with %j: %j', (row, body, numbers, expected) => {
    expect(codes(reasonsNotToEnterVote(row, { id: 'vote', body }, numbers))).toEqual(expected);
  });
});

describe('bringing somebody else into the affair', () => {
  test.each([
    ['open', { joint: true }, []],
    ['paused', { joint: true }, []],
    ['ended', { joint: true }, ['case.ended']],
    ['open', {}, ['case.not_joint']],
  ])('of a case that is %s, procedure %j', (state, procedure, expected) => {
    expect(codes(reasonsNotToJoin({ state }, procedure))).toEqual(expected);
  });
});

describe('ending before its time', () => {
  const row = { state: 'open', step: 'vote', opened_on: '2026-11-01' };
  const drops = [{ id: 'died' }, { id: 'withdrew', steps: ['vote'] }, { id: 'annulled', steps: ['runs'] }];
  const at = (reason: string, on = '2026-11-10') => ({ reason, on, today: '2026-11-10' });
  test.each([
    [row, at('died'), []],
    [row, at('withdrew'), []],
    [{ ...row, state: 'paused' }, at('died'), []],
    [row, at('annulled'), ['drop.other_step']],
    [row, at('bored'), ['drop.unknown']],
    [row, at('died', '2026-11-11'), ['date.future']],
    [row, at('died', '2026-10-31'), ['date.order']],
    [{ ...row, state: 'ended' }, at('died'), ['case.ended']],
  ])('%j for %j: %j', (standing, end, expected) => {
    expect(codes(reasonsNotToDrop(standing, drops, end))).toEqual(expected);
  });
});
