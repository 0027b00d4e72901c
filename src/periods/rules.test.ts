import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addTo } from '../platform/clock.ts';
import { PERIOD_KINDS } from './period.ts';
import {
  type Lock,
  lockOn,
  numberInYear,
  periodBefore,
  periodOf,
  periodsOfYear,
  reasonsNotToClose,
  reasonsNotToCorrect,
  reasonsNotToOpen,
} from './rules.ts';

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((moment) => moment.toISOString().slice(0, 10));
const kind = fc.constantFrom(...PERIOD_KINDS);

describe('periods of the calendar', () => {
  it.each([
    ['month', '2026-02-17', '2026-02-01', '2026-02-28', 2],
    ['month', '2024-02-17', '2024-02-01', '2024-02-29', 2],
    ['quarter', '2026-09-30', '2026-07-01', '2026-09-30', 3],
    ['half_year', '2026-07-01', '2026-07-01', '2026-12-31', 2],
    ['year', '2026-12-31', '2026-01-01', '2026-12-31', 1],
  ] as const)('%s of %s', (of, on, startsOn, endsOn, no) => {
    expect(periodOf(of, on)).toEqual({ kind: of, startsOn, endsOn });
    expect(numberInYear({ kind: of, startsOn })).toBe(no);
  });

  it('holds every day exactly once, and ends the day before the next begins', () => {
    fc.assert(
      fc.property(kind, day, (of, on) => {
        const period = periodOf(of, on);
        expect(period.startsOn <= on && on <= period.endsOn).toBe(true);
        expect(periodOf(of, period.startsOn)).toEqual(period);
        expect(periodOf(of, addTo(period.endsOn, { days: 1 })).startsOn).toBe(addTo(period.endsOn, { days: 1 }));
        expect(periodBefore(period).endsOn).toBe(addTo(period.startsOn, { days: -1 }));
        expect(periodsOfYear([of], Number(on.slice(0, 4)))).toContainEqual(period);
      }),
    );
  });

  it('lies with its months inside one longer period', () => {
    fc.assert(
      fc.property(day, (on) => {
        const year = periodOf('year', on);
        for (const of of PERIOD_KINDS) {
          const { startsOn, endsOn } = periodOf(of, on);
          expect(year.startsOn <= startsOn && endsOn <= year.endsOn).toBe(true);
        }
      }),
    );
  });
});

const lock = (of: Partial<Lock>): Lock => ({
  unitId: 'u',
  unitName: 'Xã',
  unitKind: 'commune_committee',
  height: 8,
  closedOn: '2026-10-05',
  closedName: 'An',
  rule: 'STA-04',
  ...periodOf('month', '2026-09-01'),
  ...of,
});

describe('closing and opening', () => {
  const month = periodOf('month', '2026-09-15');
  const facts = { period: month, state: 'open', kindUsed: true, closesHere: true, above: [], rule: 'STA-04' } as const;

  it('closes what has ended, once', () => {
    expect(reasonsNotToClose(facts, '2026-10-01')).toEqual([]);
    expect(reasonsNotToClose(facts, '2026-09-30').map(({ code }) => code)).toEqual(['period.not_ended']);
    expect(reasonsNotToClose({ ...facts, state: 'closed' }, '2026-10-01').map(({ code }) => code)).toEqual([
      'period.closed_already',
    ]);
    expect(reasonsNotToClose({ ...facts, above: [{ unitName: 'Tỉnh' }] }, '2026-10-01')[0]).toMatchObject({
      code: 'period.above_closed',
      values: { unit: 'Tỉnh' },
    });
    expect(reasonsNotToClose({ ...facts, kindUsed: false }, '2026-10-01')[0]?.code).toBe('period.kind_unused');
    expect(reasonsNotToClose({ ...facts, closesHere: false }, '2026-10-01')[0]?.code).toBe('period.not_here');
  });

  it('opens from above and from the latest down', () => {
    const closed = { state: 'closed', above: [], later: [], rule: 'STA-04' } as const;
    expect(reasonsNotToOpen(closed)).toEqual([]);
    expect(reasonsNotToOpen({ ...closed, state: 'opened' })[0]?.code).toBe('period.not_closed');
    expect(reasonsNotToOpen({ ...closed, above: [{ unitName: 'Tỉnh' }] })[0]?.code).toBe('period.above_closed');
    expect(reasonsNotToOpen({ ...closed, later: [{ kind: 'quarter', startsOn: '2026-07-01' }] })[0]?.code).toBe(
      'period.later_closed',
    );
  });

  it('corrects a frozen number to another one', () => {
    const facts = { state: 'closed', present: 16, becomes: 17, rule: 'STA-04' } as const;
    expect(reasonsNotToCorrect(facts)).toEqual([]);
    expect(reasonsNotToCorrect({ ...facts, becomes: 16 })[0]?.code).toBe('period.same_number');
    expect(reasonsNotToCorrect({ ...facts, state: 'opened' })[0]?.code).toBe('period.not_closed');
  });

  it('names the closing that must be opened first: the highest unit, its latest and longest period', () => {
    const quarter = lock(periodOf('quarter', '2026-09-01'));
    const october = lock(periodOf('month', '2026-10-01'));
    const province = lock({ height: 4, unitName: 'Tỉnh' });
    expect(lockOn([lock({}), quarter], '2026-09-10')).toBe(quarter);
    expect(lockOn([lock({}), quarter, october], '2026-09-10')).toBe(october);
    expect(lockOn([lock({}), quarter, province], '2026-09-10')).toBe(province);
    expect(lockOn([lock({})], '2026-08-10')).not.toBeNull();
    expect(lockOn([lock({})], '2026-10-01')).toBeNull();
  });

  it('finds a lock exactly where one ends on the day or later', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(kind, day), { maxLength: 6 }), day, (closed, on) => {
        const locks = closed.map(([of, at]) => lock(periodOf(of, at)));
        expect(lockOn(locks, on) !== null).toBe(locks.some(({ endsOn }) => on <= endsOn));
      }),
    );
  });
});
