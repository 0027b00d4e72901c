import { expect, test } from 'vitest';
import type { NumbersState } from './frozen.ts';
import { stateLines } from './stateText.ts';

const LIVE: NumbersState = {
  kind: 'live',
  on: '2026-11-22',
  period: { kind: 'month', startsOn: '2026-09-01', endsOn: '2026-09-30' },
  closed: null,
  opened: null,
  corrections: 0,
};
const closed = { on: '2026-10-05', name: 'An', unit: { id: 'u', name: 'Xã' } };
const opened = { on: '2026-10-09', name: 'Bình', reason: 'Sót' };

const told = (state: Partial<NumbersState>) =>
  stateLines(
    { ...LIVE, ...state },
    (key, values = {}) => `${key.replace('indicators.state.', '')} ${Object.values(values).join(' ')}`.trim(),
    (on) => on.slice(8),
  );

test.each<[string, Partial<NumbersState>, string[]]>([
  ['nothing is closed', { period: null }, ['live 22']],
  ['closed', { kind: 'closed', closed, corrections: 2 }, ['closed 01 30 05 An Xã', 'corrections 2']],
  // nobody is told in one breath that the numbers are not closed and that they are
  [
    'closed, the records asked all the same',
    { closed, corrections: 1 },
    ['closed_beside 01 30 05 An Xã 22', 'corrections 1'],
  ],
  ['opened again', { opened }, ['live 22', 'opened 01 30 09 Bình Sót']],
])('%s', (_, state, lines) => {
  expect(told(state)).toEqual(lines);
});
