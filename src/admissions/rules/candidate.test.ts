import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CandidateFacts } from '../candidate.ts';
import {
  type CandidateCodes,
  reasonsAgainstFacts,
  reasonsAgainstNomination,
  reasonsNotToAccept,
  reasonsNotToDrop,
  reasonsNotToGive,
  reasonsNotToJudge,
  reasonsNotToReview,
} from './candidate.ts';

const TODAY = '2026-11-10';
const codes = (reasons: readonly { code: string }[]) => reasons.map(({ code }) => code);

const CODES: CandidateCodes = {
  occupations: new Set(['farmer']),
  ownerships: new Set(['private']),
  bodies: new Set(['youth_union', 'cell']),
  handGroups: new Set(['religious']),
  dropReasons: new Set(['withdrew']),
  verdicts: new Set(['done']),
};
const FACTS: CandidateFacts = {
  fullName: 'Rơ Châm Hạnh',
  sortName: null,
  sex: 'female',
  ethnicity: '10',
  birthDate: '2000-05-20',
  birthYearOnly: false,
  education: null,
  occupation: 'farmer',
  employer: null,
  ownership: null,
  homePlace: null,
  residence: null,
  unionBody: 'youth_union',
  unionSince: '2016-03-26',
  phone: null,
  groups: ['religious'],
  formerPerson: null,
  leftOn: null,
};

describe('facts and nominations', () => {
  test.each([
    [{}, []],
    [{ occupation: 'pirate' }, ['choice.unknown']],
    [{ groups: ['young'] }, ['group.not_by_hand']],
    [{ unionSince: '2026-12-01' }, ['date.future']],
    [{ unionSince: '1999-01-01' }, ['date.order']],
    [{ unionBody: null }, ['candidate.no_union']],
    [{ leftOn: '2027-01-01' }, ['date.future']],
    [{ employer: 'Công ty\u202e' }, ['text.hidden']],
  ])('%j', (more, expected) => {
    expect(codes(reasonsAgainstFacts({ ...FACTS, ...more }, CODES, TODAY))).toEqual(expected);
  });

  test.each([
    [{}, []],
    [{ body: 'nobody' }, ['choice.unknown']],
    [{ on: '2026-11-11' }, ['date.future']],
    [{ votesFor: 21 }, ['nomination.votes']],
    [{ votesOf: null }, ['nomination.votes_both']],
    [{ votesFor: null, votesOf: null }, []],
  ])('%j', (more, expected) => {
    const nomination = { body: 'cell', bodyName: 'Chi bộ', on: TODAY, votesFor: 18, votesOf: 20, ...more };
    expect(codes(reasonsAgainstNomination(nomination, CODES.bodies, TODAY))).toEqual(expected);
  });
});

describe('the list', () => {
  const open = { state: 'listed' as const, enteredOn: '2026-01-10', closedOn: null, inCase: false };
  test('is entered once, not before the nomination', () => {
    const proposed = { ...open, state: 'proposed' as const };
    expect(reasonsNotToAccept(proposed, '2026-02-01', TODAY)).toEqual([]);
    expect(codes(reasonsNotToAccept(open, '2026-02-01', TODAY))).toEqual(['candidate.listed_already']);
    expect(codes(reasonsNotToAccept(proposed, '2026-01-01', TODAY))).toEqual(['date.order']);
    expect(codes(reasonsNotToAccept(proposed, '2026-12-01', TODAY))).toEqual(['date.future']);
    const closed = { ...proposed, closedOn: '2026-05-01' };
    expect(codes(reasonsNotToAccept(closed, TODAY, TODAY))).toEqual(['candidate.closed']);
  });

  test('is left with a reason, and not while a case runs', () => {
    const judge = (more: object, drop = { on: TODAY, reason: 'withdrew' }) =>
      codes(reasonsNotToDrop({ ...open, ...more }, drop, CODES.dropReasons, TODAY));
    expect(judge({})).toEqual([]);
    expect(judge({ inCase: true })).toEqual(['candidate.in_case']);
    expect(judge({}, { on: TODAY, reason: 'boredom' })).toEqual(['choice.unknown']);
    expect(judge({}, { on: '2026-01-01', reason: 'withdrew' })).toEqual(['date.order']);
    expect(judge({ closedOn: '2026-02-01' })).toEqual(['candidate.closed']);
  });

  test('a task is due after it was given, and judged once', () => {
    expect(reasonsNotToGive(open, { givenOn: '2026-02-01', due: '2026-02-01' }, TODAY)).toEqual([]);
    expect(codes(reasonsNotToGive(open, { givenOn: '2026-02-01', due: '2026-01-31' }, TODAY))).toEqual(['date.order']);
    expect(codes(reasonsNotToGive(open, { givenOn: '2025-12-01', due: '2026-02-01' }, TODAY))).toEqual(['date.order']);
    const task = { givenOn: '2026-02-01', judgedOn: null };
    expect(reasonsNotToJudge(task, { on: TODAY, verdict: 'done' }, CODES.verdicts, TODAY)).toEqual([]);
    expect(codes(reasonsNotToJudge(task, { on: TODAY, verdict: 'x' }, CODES.verdicts, TODAY))).toEqual([
      'choice.unknown',
    ]);
    expect(
      codes(reasonsNotToJudge({ ...task, judgedOn: TODAY }, { on: TODAY, verdict: 'done' }, CODES.verdicts, TODAY)),
    ).toEqual(['trial.judged']);
  });
});

describe('the monthly review (ADM-10)', () => {
  const list = [
    { id: 'a', state: 'listed' as const, inCase: false },
    { id: 'b', state: 'proposed' as const, inCase: false },
    { id: 'c', state: 'listed' as const, inCase: true },
  ];
  const line = (
    candidate: string,
    verdict: 'kept' | 'taken_up' | 'dropped' = 'kept',
    reason: string | null = null,
  ) => ({
    candidate,
    verdict,
    reason,
    note: null,
  });
  const judge = (lines: ReturnType<typeof line>[], more: object = {}, on = '2026-11-05') =>
    reasonsNotToReview({ month: '2026-11', on, lines }, list, {
      done: false,
      reasons: CODES.dropReasons,
      today: TODAY,
      rule: 'ADM-10',
      ...more,
    });

  test('names everybody once, with a reason for whoever is dropped', () => {
    expect(judge([line('a', 'dropped', 'withdrew'), line('b', 'taken_up'), line('c')])).toEqual([]);
    expect(judge([line('a'), line('b')])).toEqual([
      { code: 'review.missing', field: 'lines', values: { n: 1 }, rule: 'ADM-10' },
    ]);
    expect(codes(judge([line('a'), line('a'), line('b'), line('c')]))).toEqual(['review.twice']);
    expect(codes(judge([line('a'), line('b'), line('c'), line('x')]))).toEqual(['review.not_on_list']);
    expect(codes(judge([line('a', 'dropped'), line('b'), line('c')]))).toEqual(['review.reason']);
    expect(codes(judge([line('a', 'taken_up'), line('b'), line('c')]))).toEqual(['candidate.listed_already']);
    expect(codes(judge([line('a'), line('b'), line('c', 'dropped', 'withdrew')]))).toEqual(['candidate.in_case']);
  });

  test('is held once a month, in that month, and not ahead of it', () => {
    const all = [line('a'), line('b'), line('c')];
    expect(codes(judge(all, { done: true }))).toEqual(['review.done']);
    expect(codes(judge(all, {}, '2026-10-31'))).toEqual(['review.other_month']);
    expect(codes(judge(all, {}, '2026-11-30'))).toEqual(['date.future']);
  });

  test('whoever is on the list and named once, kept, is never refused', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(list, { minLength: list.length }), (order) => {
        expect(judge(order.map(({ id }) => line(id)))).toEqual([]);
      }),
    );
  });
});
