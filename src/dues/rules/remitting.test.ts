import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadRulebook } from '../../rulebook/load.ts';
import { compareShares } from '../money.ts';
import { keepOn } from '../terms.ts';
import {
  keptShare,
  ofHundred,
  reasonsNotToConfirm,
  reasonsNotToRemit,
  reasonsNotToSetKeep,
  reasonsNotToSettle,
} from './remitting.ts';

const rulebook = await loadRulebook(join(import.meta.dirname, '../../../rulebooks/vietnam'));
const ON = '2026-11-01';
const codes = (reasons: { code: string }[]) => reasons.map((reason) => reason.code);

const range = keepOn(rulebook, { kind: 'subordinate_cell', setting: null }, ON);
const fixed = keepOn(rulebook, { kind: 'commune_committee', setting: null }, ON);
test.each([
  ['by the rule', { terms: fixed, setPercent: null }, []],
  ['before the level above has set a share', { terms: range, setPercent: null }, ['dues.keep_unset']],
  ['as the level above set it', { terms: range, setPercent: 40 }, []],
  ['where all of it stays', { terms: null, setPercent: null }, ['dues.keeps_all']],
  ['with nothing', { terms: fixed, setPercent: null, total: 0 }, ['dues.nothing']],
  ['with less than nothing', { terms: fixed, setPercent: null, total: -1 }, ['dues.nothing']],
  ['tomorrow', { terms: fixed, setPercent: null, on: '2026-11-11' }, ['date.future']],
] as const)('a slip %s', (_name, facts, expected) => {
  expect(codes(reasonsNotToRemit({ total: 1, on: '2026-11-10', today: '2026-11-10', ...facts }))).toEqual(expected);
});

test('a fixed share is the rule’s own, whatever anybody set', () => {
  expect(fixed && keptShare(fixed, 10)).toEqual(fixed?.least);
  expect(range && keptShare(range, 40)).toEqual(ofHundred(40));
  expect(compareShares(ofHundred(30), { numerator: 3, denominator: 10, strict: false })).toBe(0);
});

test.each([
  [29, ['dues.keep_range']],
  [30, []],
  [50, []],
  [51, ['dues.keep_range']],
])('the committee sets %i per cent', (percent, expected) => {
  expect(codes(reasonsNotToSetKeep({ below: [range, fixed], from: '2026-11', present: null }, percent))).toEqual(
    expected,
  );
});
test('a share that the rule fixes is nobody’s to set; nor one before the present', () => {
  expect(codes(reasonsNotToSetKeep({ below: [fixed, null], from: '2026-11', present: null }, 40))).toEqual([
    'dues.keep_fixed',
  ]);
  expect(codes(reasonsNotToSetKeep({ below: [range], from: '2026-10', present: '2026-11' }, 40))).toEqual([
    'dues.later_keep',
  ]);
});

const slip = { state: 'sent', remitted: 7_000, sentOn: '2026-11-05', settled: false };
const answer = { outcome: 'received' as const, amount: 7_000, on: '2026-11-06' };
test.each([
  ['to the đồng', {}, {}, []],
  ['twice', { state: 'confirmed' }, {}, ['dues.slip_answered']],
  ['one đồng short', {}, { amount: 6_999 }, ['dues.received_differs']],
  ['without counting', {}, { amount: undefined }, ['dues.received_differs']],
  ['after the year was settled', { settled: true }, {}, ['dues.settled']],
  ['returned without a word', {}, { outcome: 'returned' as const }, ['text.required']],
  ['returned with a reason', {}, { outcome: 'returned' as const, note: 'thiếu tiền' }, []],
  ['before it was sent', {}, { on: '2026-11-04' }, ['date.order']],
  ['tomorrow', {}, { on: '2026-11-11' }, ['date.future']],
] as const)('a slip is answered %s', (_name, facts, more, expected) => {
  expect(codes(reasonsNotToConfirm({ ...slip, ...facts }, { ...answer, ...more }, '2026-11-10'))).toEqual(expected);
});

const year = {
  year: 2025,
  thisYear: 2026,
  settled: false,
  openMonths: [],
  undivided: 0,
  unconfirmed: 0,
  waiting: 0,
  unsettledBelow: 0,
};
test.each([
  ['that is whole', {}, []],
  ['twice', { settled: true }, ['dues.settled']],
  ['that is running', { year: 2026 }, ['dues.year_running']],
  ['with an open month', { openMonths: ['2025-12'] }, ['dues.months_open']],
  ['with money undivided', { undivided: 1 }, ['dues.undivided']],
  ['with slips on the way up, and from below', { unconfirmed: 1, waiting: 2 }, ['dues.unconfirmed', 'dues.waiting']],
  ['before those below', { unsettledBelow: 1 }, ['dues.below_open']],
] as const)('a year %s', (_name, facts, expected) => {
  expect(codes(reasonsNotToSettle({ ...year, ...facts }))).toEqual(expected);
});
