import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  reasonsAgainstForm,
  reasonsAgainstLimitation,
  reasonsAgainstReceiving,
  reasonsAgainstSelfReview,
  reasonsAgainstStay,
} from './cases.ts';

const codes = (reasons: { code: string; field?: string | undefined }[]) =>
  reasons.map(({ code, field }) => `${code} ${field ?? ''}`);

test.each([
  [{ isCell: true, closedOn: null, same: false }, []],
  [{ isCell: false, closedOn: null, same: false }, ['unit.not_cell to']],
  [{ isCell: true, closedOn: '2026-01-01', same: false }, ['unit.closed to']],
  [{ isCell: true, closedOn: null, same: true }, ['transfer.same_unit to']],
])('the receiving unit %j: %j', (unit, expected) => {
  expect(codes(reasonsAgainstReceiving(unit))).toEqual(expected);
});

describe('a stay of three months to under a year', () => {
  const months = [3, 12];
  test.each([
    ['2026-01-10', '2026-04-10', []],
    ['2026-01-10', '2026-04-09', ['stay.too_short until']],
    ['2026-01-10', '2027-01-09', []],
    ['2026-01-10', '2027-01-10', ['stay.too_long until']],
    ['2026-01-10', '2027-01-11', ['stay.too_long until']],
    ['2026-01-10', '2026-01-10', ['date.order until']],
    ['', '2026-01-10', []],
  ])('from %s until %s: %j', (from, until, expected) => {
    expect(codes(reasonsAgainstStay({ from, until, months, open: true }))).toEqual(expected);
  });

  test('two years of study are allowed whole', () => {
    const study = { from: '2026-01-10', until: '2028-01-10', months: [3, 24], open: false };
    expect(reasonsAgainstStay(study)).toEqual([]);
    expect(codes(reasonsAgainstStay({ ...study, until: '2028-01-11' }))).toEqual(['stay.too_long until']);
  });

  test('where the rule is silent only the order counts', () => {
    const silent = { from: '2026-01-10', until: '2036-01-10', months: [], open: true };
    expect(reasonsAgainstStay(silent)).toEqual([]);
  });
});

test.each([
  [{ requests: 0, given: true, least: 3 }, []],
  [{ requests: 3, given: false, least: 3 }, []],
  [{ requests: 2, given: false, least: 3 }, ['self_review.asked_too_seldom requests']],
])('a self-review %j: %j', (review, expected) => {
  expect(codes(reasonsAgainstSelfReview(review))).toEqual(expected);
});

describe('how long ago a violation may lie', () => {
  const years = [5, 10];
  test.each([
    ['reprimand', '2021-11-10', []],
    ['reprimand', '2021-11-09', ['discipline.too_late violated_on']],
    ['warning', '2016-11-10', []],
    ['warning', '2016-11-09', ['discipline.too_late violated_on']],
    ['dismissal', '2016-11-09', ['discipline.too_late violated_on']],
    ['expulsion', '1990-01-01', []],
    ['reprimand', '', []],
  ])('level %s, day %s: %j', (level, violatedOn, expected) => {
    expect(codes(reasonsAgainstLimitation({ violatedOn, level, on: '2026-11-10', years }))).toEqual(expected);
  });

  test('what calls for expulsion is never too late', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, (violatedOn) => {
        expect(reasonsAgainstLimitation({ violatedOn, level: 'expulsion', on: '2026-11-10', years })).toEqual([]);
      }),
    );
  });
});

test.each([
  ['reprimand', { official: false, holdsPost: false }, []],
  ['warning', { official: false, holdsPost: false }, []],
  ['dismissal', { official: false, holdsPost: true }, ['discipline.form_for_probationer form']],
  ['expulsion', { official: false, holdsPost: false }, ['discipline.form_for_probationer form']],
  ['dismissal', { official: true, holdsPost: false }, ['discipline.no_post form']],
  ['dismissal', { official: true, holdsPost: true }, []],
  ['expulsion', { official: true, holdsPost: false }, []],
])('the form %s for %j: %j', (form, member, expected) => {
  expect(codes(reasonsAgainstForm(form, member))).toEqual(expected);
});
