import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { missing, reasonsNotToReport } from './fieldReports.ts';
import { daysLate, reasonsNotToForward, reasonsNotToPropose } from './proposals.ts';

const codes = (reasons: { code: string }[]) => reasons.map((r) => r.code);

describe('passing on', () => {
  const facts = {
    state: 'open',
    addressedHere: true,
    from: 'commune',
    to: 'province',
    levels: ['cell', 'commune', 'province'],
  };
  test.each([
    ['upwards', {}, []],
    ['back to the cell', { to: 'cell' }, []],
    ['to where it lies', { to: 'commune' }, ['proposal.forward_same']],
    ['to a unit beside the way', { to: 'other' }, ['proposal.wrong_level']],
    ['by another level', { addressedHere: false }, ['proposal.other_level']],
    ['after the answer', { state: 'answered' }, ['proposal.answered']],
  ])('%s', (_, more, expected) => {
    expect(codes(reasonsNotToForward({ ...facts, ...more }))).toEqual(expected);
  });
});

test.each([
  ['with time left', '2026-11-20', null, 0],
  ['on the last day', '2026-11-10', null, 0],
  ['a day late', '2026-11-09', null, 1],
  ['answered on the last day', '2026-11-01', '2026-11-01', 0],
  ['answered nine days late', '2026-11-01', '2026-11-10', 9],
])('lateness: %s', (_, due, answered, days) => {
  expect(daysLate(due, answered, '2026-11-10')).toBe(days);
});

test('a proposal about a task or a target of somebody else', () => {
  const known = { known: true };
  expect(reasonsNotToPropose('official', known, { taskKnown: true, targetKnown: true })).toEqual([]);
  expect(codes(reasonsNotToPropose('official', known, { taskKnown: false, targetKnown: false }))).toEqual([
    'proposal.task_unknown',
    'proposal.target_unknown',
  ]);
});

describe('field reports', () => {
  const duties = [
    { field: 'security', personId: 'an', personName: 'An' },
    { field: 'economy', personId: 'binh', personName: 'Bình' },
  ];
  test('are written by who answers for the field, at a meeting that takes them', () => {
    const facts = { takesReports: true, duties };
    expect(reasonsNotToReport(facts, 'security', 'an')).toEqual([]);
    expect(codes(reasonsNotToReport(facts, 'economy', 'an'))).toEqual(['field_report.not_assigned']);
    expect(codes(reasonsNotToReport({ ...facts, takesReports: false }, 'security', 'an'))).toEqual([
      'field_report.not_here',
    ]);
  });
  test('missing are exactly the duties without a report that was given', () => {
    fc.assert(
      fc.property(fc.subarray(duties), fc.constantFrom('given' as const, 'missed' as const), (told, state) => {
        const written = told.map(({ field, personId }) => ({ field, personId, state }));
        expect(missing(duties, written)).toHaveLength(state === 'given' ? duties.length - told.length : duties.length);
      }),
    );
  });
});
