import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addTo } from '../../platform/clock.ts';
import { VERDICTS } from '../reconciliation.ts';
import {
  endOfPeriod,
  latestPeriods,
  periodBefore,
  periodOf,
  reasonsNotToConfirm,
  standingIn,
  summaryOf,
} from './roster.ts';

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const months = fc.constantFrom(1, 2, 3, 4, 6, 12);

describe('periods', () => {
  test.each([
    ['2026-11-10', 3, '2026-10-01', '2026-12-31'],
    ['2026-01-01', 3, '2026-01-01', '2026-03-31'],
    ['2028-02-29', 6, '2028-01-01', '2028-06-30'],
    ['2026-12-31', 5, '2026-11-01', '2026-12-31'],
  ])('%s of %i months lies in %s to %s', (date, n, from, to) => {
    expect(periodOf(date, n)).toBe(from);
    expect(endOfPeriod(from, n)).toBe(to);
  });

  test('cover every day once, without a gap', () => {
    fc.assert(
      fc.property(day, months, (date, n) => {
        const period = periodOf(date, n);
        const end = endOfPeriod(period, n);
        expect(period <= date && date <= end).toBe(true);
        expect(periodOf(period, n)).toBe(period);
        expect(periodOf(addTo(end, { days: 1 }), n)).toBe(addTo(end, { days: 1 }));
        expect(endOfPeriod(periodBefore(period, n), n)).toBe(addTo(period, { days: -1 }));
        expect(latestPeriods(date, n, 3)).toHaveLength(3);
      }),
    );
  });

  test.each([
    [null, '2026-12-31', 'waiting'],
    [null, '2027-01-01', 'late'],
    ['2026-12-31', '2027-05-01', 'confirmed'],
    ['2027-01-01', '2027-05-01', 'confirmed_late'],
  ] as const)('signed %s, seen on %s: %s', (signedOn, today, standing) => {
    expect(standingIn('2026-12-31', signedOn, today)).toBe(standing);
  });
});

describe('confirming a list', () => {
  const facts = {
    isCell: true,
    period: '2026-10-01',
    months: 3,
    today: '2026-11-10',
    signedOn: null,
    roster: ['a', 'b'],
    lines: [
      { membershipId: 'a', verdict: 'present' as const },
      { membershipId: 'b', verdict: 'left' as const },
    ],
    rule: 'FIL-01',
  };
  const codes = (more: object) => reasonsNotToConfirm({ ...facts, ...more }).map((reason) => reason.code);

  test.each([
    [{}, []],
    [{ isCell: false }, ['unit.not_cell']],
    [{ period: '2026-07-01' }, []],
    [{ period: '2026-04-01' }, ['roster.period']],
    [{ period: '2027-01-01' }, ['roster.period']],
    [{ signedOn: '2026-11-01' }, ['roster.confirmed']],
    [{ roster: [], lines: [] }, ['roster.empty']],
    [{ lines: [] }, ['roster.unsaid']],
    [{ roster: ['a'] }, ['roster.changed']],
    [{ lines: [...facts.lines, facts.lines[0]] }, ['roster.changed']],
    [{ lines: [{ membershipId: 'a', verdict: 'wrong' }, facts.lines[1]] }, ['roster.what_is_wrong']],
  ])('%j', (more, expected) => {
    expect(codes(more)).toEqual(expected);
  });

  test('both numbers follow from the verdicts: confirmed = registered - left - unknown + missing', () => {
    const line = fc.record({ seat: fc.constantFrom('own', 'guest'), verdict: fc.constantFrom(...VERDICTS) });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), fc.nat(5), (said, extra) => {
        const roster = said.map(({ seat }, i) => ({ membershipId: String(i), seat }));
        const lines = said.map(({ verdict }, i) => ({ membershipId: String(i), verdict }));
        const missing = Array.from({ length: extra }, (_, i) => ({ name: `n${i}` }));
        const sum = summaryOf(roster, lines, missing);
        const own = said.filter(({ seat }) => seat === 'own');
        const gone = own.filter(({ verdict }) => verdict === 'left' || verdict === 'unknown').length;
        expect(sum.registered).toBe(own.length);
        expect(sum.confirmed).toBe(own.length - gone + extra);
        expect(sum.guests).toBeLessThanOrEqual(said.length - own.length);
      }),
    );
  });
});
