import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isAway,
  monthsOf,
  reasonsAgainstEnd,
  reasonsAgainstSeasons,
  reasonsAgainstStart,
  reasonsAgainstWork,
} from './particulars.ts';

const month = fc.integer({ min: 1, max: 12 });
const codes = (reasons: { code: string }[]) => reasons.map((reason) => reason.code);

describe('seasons', () => {
  test.each([
    [11, 2, [11, 12, 1, 2]],
    [3, 3, [3]],
    [1, 12, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]],
  ])('from %i to %i are the months %j', (fromMonth, toMonth, months) => {
    expect(monthsOf({ fromMonth, toMonth })).toEqual(months);
  });

  test('a season begins and ends with its months, names each once, and is away in no other', () => {
    fc.assert(
      fc.property(month, month, month, (fromMonth, toMonth, asked) => {
        const months = monthsOf({ fromMonth, toMonth });
        expect([months[0], months.at(-1)]).toEqual([fromMonth, toMonth]);
        expect(new Set(months).size).toBe(months.length);
        const date = `2026-${String(asked).padStart(2, '0')}-15`;
        expect(isAway([{ fromMonth, toMonth }], date)).toBe(months.includes(asked));
      }),
    );
  });

  test('the same month twice, or the whole year, is refused', () => {
    const season = (fromMonth: number, toMonth: number) => ({ fromMonth, toMonth, reason: 'đi biển' });
    expect(reasonsAgainstSeasons([season(11, 2), season(5, 6)])).toEqual([]);
    expect(reasonsAgainstSeasons([season(11, 2), season(2, 3)])).toEqual([
      { code: 'season.twice', field: 'seasons.1.fromMonth' },
    ]);
    expect(codes(reasonsAgainstSeasons([season(1, 12)]))).toEqual(['season.whole_year']);
    expect(codes(reasonsAgainstSeasons([season(1, 6), season(7, 12)]))).toEqual(['season.whole_year']);
  });
});

test('periods begin by today and not before the one they follow; what ends has lasted a day', () => {
  expect(reasonsAgainstStart('2026-01-01', null, '2026-01-01')).toEqual([]);
  expect(codes(reasonsAgainstStart('2026-01-02', null, '2026-01-01'))).toEqual(['date.future']);
  expect(codes(reasonsAgainstStart('2025-12-31', '2026-01-01', '2026-01-01'))).toEqual(['date.order']);
  expect(codes(reasonsAgainstEnd('2026-01-01', '2026-01-01'))).toEqual(['date.order']);
  expect(codes(reasonsAgainstEnd('2026-01-01', null))).toEqual(['period.none']);
});

test('ownership and foreign capital need an employer', () => {
  const known = { ownerships: new Set(['private']), occupations: new Set(['fisher']) };
  const work = { employer: null, ownership: null, foreignInvested: false, occupation: 'fisher' };
  expect(reasonsAgainstWork(work, known)).toEqual([]);
  expect(codes(reasonsAgainstWork({ ...work, foreignInvested: true }, known))).toEqual(['work.no_employer']);
  expect(codes(reasonsAgainstWork({ ...work, employer: 'X', ownership: 'state', occupation: 'pope' }, known))).toEqual([
    'choice.unknown',
    'choice.unknown',
  ]);
});
