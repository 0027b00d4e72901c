import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadRulebook } from '../../rulebook/load.ts';
import { categoryOn } from '../terms.ts';
import {
  bookedIn,
  reasonsNotToAssess,
  reasonsNotToClose,
  reasonsNotToCollect,
  reasonsNotToCorrect,
  reasonsNotToTake,
} from './collecting.ts';

const rulebook = await loadRulebook(join(import.meta.dirname, '../../../rulebooks/vietnam'));
const ON = '2026-11-01';
const codes = (reasons: { code: string }[]) => reasons.map((reason) => reason.code);

const assessing = {
  terms: categoryOn(rulebook, 'fixed', ON),
  onSheet: true,
  from: '2026-11',
  lastClosed: '2026-10',
  present: null,
  voluntaryRule: 'DUE-04',
};
const basis = { category: 'fixed', base: 5_000, voluntary: 0, consent: null };
test.each([
  ['as it should be', {}, {}, []],
  ['the least', {}, { base: 2_000 }, []],
  ['below the least', {}, { base: 1_999 }, ['dues.range']],
  ['above the most', {}, { base: 30_001 }, ['dues.range']],
  ['a salary has no range', { terms: categoryOn(rulebook, 'salary', ON) }, { base: 30_001 }, []],
  ['a category that is unknown', { terms: null }, {}, ['dues.category_unknown']],
  ['somebody who does not pay here', { onSheet: false }, {}, ['dues.not_here']],
  ['more without consent', {}, { voluntary: 10_000 }, ['dues.consent']],
  ['more by consent', {}, { voluntary: 10_000, consent: 'Đơn 3/11' }, []],
  ['from a closed month on', { from: '2026-10' }, {}, ['dues.month_closed']],
  ['before the one that follows', { present: '2026-12' }, {}, ['dues.later_basis']],
] as const)('a basis: %s', (_name, facts, more, expected) => {
  expect(codes(reasonsNotToAssess({ ...assessing, ...facts }, { ...basis, ...more }))).toEqual(expected);
});

test('a range names its rule and both ends', () => {
  expect(reasonsNotToAssess(assessing, { ...basis, base: 1 }, 'items.0.')).toEqual([
    { code: 'dues.range', field: 'items.0.base', values: { least: 2_000, most: 30_000 }, rule: 'DUE-01' },
  ]);
});

const owing = { onSheet: true, assessed: true, due: 5_000, voluntary: 1_000, paid: 2_000 };
test.each([
  ['a part', {}, 1, []],
  ['all that is left', {}, 4_000, []],
  ['more than is left', {}, 4_001, ['dues.too_much']],
  ['nothing is left', { paid: 6_000 }, 1, ['dues.paid']],
  ['not assessed', { assessed: false }, 1, ['dues.not_assessed']],
  ['not here', { onSheet: false }, 1, ['dues.not_here']],
] as const)('taking: %s', (_name, facts, taken, expected) => {
  expect(codes(reasonsNotToTake({ ...owing, ...facts }, taken, 'DUE-04', ''))).toEqual(expected);
});

const sheet = {
  month: '2026-11',
  now: '2026-11',
  booked: '2026-11',
  bookedClosed: false,
  last: '2027-11',
  paidOn: '2026-11-10',
  today: '2026-11-10',
  methods: ['cash'],
  voluntaryRule: 'DUE-04',
};
test.each([
  ['today', {}, 'cash', []],
  ['tomorrow', { paidOn: '2026-11-11' }, 'cash', ['date.future']],
  ['too far ahead', { month: '2027-12' }, 'cash', ['dues.too_early']],
  ['in a closed sheet', { bookedClosed: true }, 'cash', ['dues.month_closed']],
  ['in shells', {}, 'shells', ['choice.unknown']],
] as const)('a payment: %s', (_name, facts, method, expected) => {
  expect(codes(reasonsNotToCollect({ ...sheet, ...facts }, method))).toEqual(expected);
});

test.each([
  ['its own month, open', '2026-11', '2026-11-10', true, '2026-11'],
  ['last month, still open', '2026-10', '2026-11-10', true, '2026-10'],
  ['last month, closed', '2026-10', '2026-11-10', false, '2026-11'],
  ['a month ahead', '2026-12', '2026-11-10', true, '2026-11'],
])('money is counted in %s', (_name, month, paidOn, open, expected) => {
  expect(bookedIn(month, paidOn, open)).toBe(expected);
});

const closing = { month: '2026-10', now: '2026-11', closed: false, members: 9, unassessed: 0, earlierOpen: null };
test.each([
  ['a month that is over', {}, []],
  ['the running month', { month: '2026-11' }, []],
  ['twice', { closed: true }, ['dues.closed']],
  ['before it begins', { month: '2026-12' }, ['dues.not_begun']],
  ['over one that is open', { earlierOpen: '2026-09' }, ['dues.earlier_open']],
  ['with members without basis', { unassessed: 2 }, ['dues.unassessed']],
  ['with nobody', { members: 0 }, ['dues.nobody']],
] as const)('closing %s', (_name, facts, expected) => {
  expect(codes(reasonsNotToClose({ ...closing, ...facts }))).toEqual(expected);
});

const line = {
  what: 'paid' as const,
  due: 5_000,
  voluntary: 0,
  paid: 5_000,
  on: '2026-11-10',
  today: '2026-11-10',
  booked: '2026-11',
  bookedClosed: false,
  voluntaryRule: 'DUE-04',
};
test.each([
  ['nothing was paid after all', {}, 0, []],
  ['to what it is', {}, 5_000, ['dues.same']],
  ['more than is owed', {}, 5_001, ['dues.too_much']],
  ['owing less than was paid', { what: 'due' as const }, 4_000, ['dues.paid_more']],
  ['owing more', { what: 'due' as const }, 6_000, []],
  ['tomorrow', { on: '2026-11-11' }, 0, ['date.future']],
  ['in a closed sheet', { bookedClosed: true }, 0, ['dues.month_closed']],
] as const)('a correction: %s', (_name, facts, right, expected) => {
  expect(codes(reasonsNotToCorrect({ ...line, ...facts }, right))).toEqual(expected);
});
