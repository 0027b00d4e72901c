import { expect, test } from 'vitest';
import { reasonsAgainstForm, reasonsNotToAsk, reasonsNotToDecide, reasonsNotToWithdraw } from './corrections.ts';

const asked = { field: 'phone' as const, before: '1', after: '2', birthYearOnly: false, openAlready: false };
const codes = (reasons: { code: string }[]) => reasons.map((reason) => reason.code);

test.each([
  [{}, []],
  [{ openAlready: true }, ['correction.open_already']],
  [{ after: '1' }, ['correction.same']],
  [{ after: null }, []],
  [{ field: 'fullName' as const, after: null }, ['field.required']],
  // the year is known and the day is told: that is a correction though the date reads the same
  [{ field: 'birthDate' as const, before: '1980-01-01', after: '1980-01-01', birthYearOnly: true }, []],
])('may this be asked: %j', (more, expected) => {
  expect(codes(reasonsNotToAsk({ ...asked, ...more }))).toEqual(expected);
});

test('only a date stands in for a date', () => {
  expect(reasonsAgainstForm('birthDate', '1980-02-29')).toEqual([]);
  expect(codes(reasonsAgainstForm('birthDate', '1981-02-29'))).toEqual(['date.impossible']);
  expect(codes(reasonsAgainstForm('birthDate', 'x'))).toEqual(['date.impossible']);
  expect(reasonsAgainstForm('phone', 'x')).toEqual([]);
});

test.each([
  [{}, []],
  [{ state: 'agreed', decidedOn: '2026-01-01' }, ['correction.decided']],
  [{ movedAway: true }, ['correction.moved']],
  [{ own: true }, ['correction.own']],
])('may it be decided: %j', (more, expected) => {
  expect(codes(reasonsNotToDecide({ state: 'open', decidedOn: null, movedAway: false, own: false, ...more }))).toEqual(
    expected,
  );
});

test('only who asked takes it back, and only while it is open', () => {
  expect(reasonsNotToWithdraw({ state: 'open', decidedOn: null, own: true })).toEqual([]);
  expect(codes(reasonsNotToWithdraw({ state: 'open', decidedOn: null, own: false }))).toEqual(['correction.not_own']);
  expect(codes(reasonsNotToWithdraw({ state: 'refused', decidedOn: '2026-01-01', own: true }))).toEqual([
    'correction.decided',
  ]);
});
