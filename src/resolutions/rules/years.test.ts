import { expect, test } from 'vitest';
import { reasonsNotToClose, reasonsOfCarried, reasonsOfClosedYear } from './years.ts';

const closed = [{ year: 2025, closedOn: '2025-12-30' }];

test.each([
  ['2025-01-01', 1],
  ['2025-12-31', 1],
  ['2026-01-01', 0],
  ['', 0],
  [null, 0],
])('what falls on %s meets %i closed years', (date, n) => {
  expect(reasonsOfClosedYear(closed, date, 'due')).toHaveLength(n);
});

const facts = {
  year: 2026,
  today: '2026-12-20',
  closesFrom: '12-01',
  closed,
  unfinished: new Set(['a', 'b']),
  dues: [] as { taskId: string; due: string }[],
  due: '2027-03-31' as string | null,
  seen: 2,
};

test.each([
  ['with one day for all', {}, []],
  [
    'with a day for each',
    {
      due: null,
      dues: [
        { taskId: 'a', due: '2027-01-31' },
        { taskId: 'b', due: '2027-02-28' },
      ],
    },
    [],
  ],
  ['the next year, late', { today: '2027-01-20' }, []],
  ['with nothing left and no day', { unfinished: new Set<string>(), seen: 0, due: null }, []],
  ['too early', { today: '2026-11-30' }, ['year.too_early year']],
  ['twice', { year: 2025 }, ['year.closed year']],
  ['other than it was seen', { seen: 1 }, ['year.changed seen']],
  ['one left without a day', { due: null, dues: [{ taskId: 'a', due: '2027-01-31' }] }, ['text.required due']],
  ['for a task that is not there', { dues: [{ taskId: 'x', due: '2027-01-31' }] }, ['year.task_unknown dues.0.taskId']],
  ['into the same year', { due: '2026-12-31' }, ['year.not_next due']],
  ['into the year after next', { due: '2028-01-01' }, ['year.not_next due']],
  ['into the past', { today: '2027-04-01' }, ['task.due_past due']],
] as const)('a year is closed: %s', (_name, more, found) => {
  expect(
    reasonsNotToClose({ ...facts, ...more, dues: [...('dues' in more ? more.dues : [])] }).map(
      (r) => `${r.code} ${r.field}`,
    ),
  ).toEqual([...found]);
});

test('an item goes on with a task that was carried over, and each task with one item', () => {
  const known = new Set(['a']);
  expect(reasonsOfCarried([{ carriedFrom: 'a' }, {}, { carriedFrom: null }], known)).toEqual([]);
  expect(reasonsOfCarried([{ carriedFrom: 'x' }], known)[0]?.field).toBe('items.0.carriedFrom');
  expect(reasonsOfCarried([{ carriedFrom: 'a' }, { carriedFrom: 'a' }], known)[0]?.field).toBe('items.1.carriedFrom');
});
