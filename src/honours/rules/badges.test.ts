import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueOn, partyAge } from '../../members/rules.ts';
import { addTo } from '../../platform/clock.ts';
import {
  admittedRange,
  type BadgeBook,
  bonusOf,
  type Candidate,
  nextBadge,
  reasonsNotToDecide,
  reasonsNotToHand,
  reasonsNotToPropose,
  reasonsNotToRecord,
  reasonsNotToSkip,
  roundFor,
  roundsAhead,
  roundsBetween,
  windowOf,
} from './badges.ts';

const book: BadgeBook = {
  rule: 'BAD-01',
  steps: [30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90],
  days: ['02-03', '05-19', '09-02', '11-07'],
  aheadMonths: 3,
  backMonths: 12,
  statuses: ['official'],
  decidedBy: ['province_committee'],
  early: [
    { id: 'ill', months: 12, rule: 'BAD-01', posthumous: false, endings: [] },
    { id: 'posthumous', months: 12, rule: 'BAD-01', posthumous: true, endings: ['died'] },
  ],
  skipReasons: ['under_discipline'],
};
const today = '2026-11-10';
const who: Candidate = { admittedOn: '1996-12-01', status: 'official', ended: null, award: null, skippedNow: false };
const asked = { years: 30, roundOn: '2027-02-03', early: null };
const codes = (reasons: { code: string }[]) => reasons.map((reason) => reason.code);

const anyDay = fc.integer({ min: 0, max: 110 * 365 }).map((days) => addTo('1930-01-01', { days }));

describe('Party age', () => {
  it.each([
    ['1996-12-01', '2026-11-30', 29],
    ['1996-12-01', '2026-12-01', 30],
    // 29 February is full on the 28th of a short year, and on the 29th of a long one
    ['1996-02-29', '2026-02-27', 29],
    ['1996-02-29', '2026-02-28', 30],
    ['1996-02-29', '2028-02-28', 31],
    ['1996-02-29', '2028-02-29', 32],
    ['1995-02-28', '2024-02-28', 29],
    ['1996-08-31', '2026-08-30', 29],
    ['1996-12-31', '2027-01-01', 30],
    ['2026-11-10', '2026-11-10', 0],
    ['2026-11-10', '2025-01-01', 0],
  ])('from %s is on %s: %i years', (admitted, on, years) => {
    expect(partyAge(admitted, on)).toBe(years);
  });

  it('has as many full years as anniversaries have come', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 36_000 }), (admitted, days) => {
        const on = addTo(admitted, { days });
        const years = partyAge(admitted, on);
        expect(dueOn(admitted, years) <= on).toBe(true);
        expect(dueOn(admitted, years + 1) > on).toBe(true);
      }),
    );
  });
});

describe('rounds', () => {
  it('stand four times a year; the first on or after the day is one’s own', () => {
    expect(roundsBetween(book.days, '2026-09-02', '2027-05-19')).toEqual([
      '2026-09-02',
      '2026-11-07',
      '2027-02-03',
      '2027-05-19',
    ]);
    expect(roundFor(book.days, '2026-11-07')).toBe('2026-11-07');
    expect(roundFor(book.days, '2026-11-08')).toBe('2027-02-03');
    expect(windowOf(book.days, '2027-02-03')).toEqual({ from: '2026-11-08', to: '2027-02-03' });
  });

  it('ahead: those of the quarter, and at least the next one', () => {
    expect(roundsAhead(book, '2026-11-10')).toEqual(['2027-02-03']);
    expect(roundsAhead(book, '2026-09-01')).toEqual(['2026-09-02', '2026-11-07']);
    expect(roundsAhead(book, '2026-02-10')).toEqual(['2026-05-19']);
  });

  it('take each badge of each person exactly once, whoever is admitted when', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...book.steps), (admitted, years) => {
        const due = dueOn(admitted, years);
        const rounds = roundsBetween(book.days, addTo(due, { years: -2 }), addTo(due, { years: 2 }));
        const taking = rounds.filter((round) => {
          const { from, to } = windowOf(book.days, round);
          return from <= due && due <= to;
        });
        expect(taking).toEqual([roundFor(book.days, due)]);
      }),
    );
  });

  it('are found by a range of admission days that misses nobody and takes at most a day too much at each side', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.constantFrom(...book.steps),
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: -410, max: 410 }),
        (from, years, length, shift) => {
          const to = addTo(from, { days: length });
          const admitted = addTo(addTo(from, { years: -years }), { days: shift });
          const { lo, hi } = admittedRange(years, from, to);
          const due = dueOn(admitted, years);
          if (due >= from && due <= to) expect(admitted >= lo && admitted <= hi).toBe(true);
          if (admitted >= lo && admitted <= hi)
            expect(due >= addTo(from, { days: -2 }) && due <= addTo(to, { days: 2 })).toBe(true);
        },
      ),
    );
  });
});

describe('a proposal', () => {
  it.each<[string, Partial<Candidate>, { years?: number; roundOn?: string; early?: string | null }, string[]]>([
    ['whose years are full by the round', {}, {}, []],
    ['on the very day', { admittedOn: '1997-02-03' }, {}, []],
    ['a day too early', { admittedOn: '1997-02-04' }, {}, ['badge.not_due']],
    ['outside the rounds', {}, { roundOn: '2027-01-15' }, ['badge.no_round']],
    ['for a round far ahead', {}, { roundOn: '2027-05-19' }, ['badge.round_far']],
    ['for a round long past', {}, { roundOn: '2025-09-02' }, ['badge.round_past', 'badge.not_due']],
    ['at years that have no badge', {}, { years: 35 }, ['badge.no_step', 'badge.not_due']],
    ['begun already', { award: 'proposed' }, {}, ['badge.begun_already']],
    ['given already', { award: 'handed' }, {}, ['badge.begun_already']],
    ['passed over in this round', { skippedNow: true }, {}, ['badge.passed_over']],
    ['without a date of admission', { admittedOn: null }, {}, ['badge.no_date']],
    ['on probation', { status: 'probationary' }, {}, ['badge.not_official']],
    ['who left', { ended: { on: '2026-01-01', reason: 'left' } }, {}, ['badge.not_member']],
    ['who died, as if alive', { ended: { on: '2026-01-01', reason: 'died' } }, {}, ['badge.not_member']],
    [
      'seriously ill, eleven months early, on any day',
      { admittedOn: '1997-11-20' },
      { roundOn: '2026-12-20', early: 'ill' },
      [],
    ],
    [
      'seriously ill, too early',
      { admittedOn: '1997-12-21' },
      { roundOn: '2026-12-20', early: 'ill' },
      ['badge.too_early'],
    ],
    ['for an unknown reason', {}, { early: 'wish' }, ['badge.early_unknown']],
    ['posthumous, though alive', {}, { early: 'posthumous' }, ['badge.not_dead']],
    [
      'posthumous, who would have had it within the year',
      { admittedOn: '1997-03-01', ended: { on: '2026-03-01', reason: 'died' } },
      { early: 'posthumous' },
      [],
    ],
    [
      'posthumous, who would not',
      { admittedOn: '1997-03-02', ended: { on: '2026-03-01', reason: 'died' } },
      { early: 'posthumous' },
      ['badge.too_early'],
    ],
    [
      'posthumous, who was expelled',
      { ended: { on: '2026-03-01', reason: 'expelled' } },
      { early: 'posthumous' },
      ['badge.not_dead'],
    ],
  ])('for somebody %s', (_who, change, ask, expected) => {
    expect(codes(reasonsNotToPropose(book, { ...who, ...change }, { ...asked, ...ask }, today))).toEqual(expected);
  });

  it('is never earlier than the months of its reason', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.constantFrom(...book.steps),
        fc.constantFrom(null, 'ill', 'posthumous'),
        fc.boolean(),
        (admittedOn, years, early, dead) => {
          const ended = dead ? { on: '2026-08-01', reason: 'died' } : null;
          const ask = { years, roundOn: '2027-02-03', early };
          if (reasonsNotToPropose(book, { ...who, admittedOn, ended }, ask, today).length > 0) return;
          const given = early === 'posthumous' ? '2026-08-01' : ask.roundOn;
          expect(dueOn(admittedOn, years) <= addTo(given, { months: early === null ? 0 : 12 })).toBe(true);
        },
      ),
    );
  });
});

describe('after the proposal', () => {
  it.each([
    ['proposed', '2026-11-05', 'province_committee', []],
    ['proposed', '2026-10-31', 'province_committee', ['date.order']],
    ['proposed', '2026-11-11', 'province_committee', ['date.future']],
    ['proposed', '2026-11-05', 'commune_committee', ['badge.not_deciding']],
    ['decided', '2026-11-05', 'province_committee', ['badge.wrong_state']],
    ['skipped', '2026-11-05', 'province_committee', ['badge.wrong_state']],
  ] as const)('%s is decided on %s by %s', (state, on, byKind, expected) => {
    expect(codes(reasonsNotToDecide(book, { state, proposedOn: '2026-11-01' }, { on, byKind }, today))).toEqual(
      expected,
    );
  });

  it.each([
    ['decided', '2026-11-07', []],
    ['decided', '2026-11-04', ['date.order']],
    ['decided', '2026-11-11', ['date.future']],
    ['proposed', '2026-11-07', ['badge.wrong_state']],
    ['handed', '2026-11-07', ['badge.wrong_state']],
  ] as const)('%s is handed on %s', (state, on, expected) => {
    expect(codes(reasonsNotToHand({ state, decidedOn: '2026-11-05' }, on, today))).toEqual(expected);
  });

  it('only what is not decided can be passed over, once a round, for a known reason', () => {
    const skip = (change: Partial<Candidate>, reason = 'under_discipline', years = 30) =>
      codes(reasonsNotToSkip(book, { ...who, ...change }, { years, reason }));
    expect(skip({})).toEqual([]);
    expect(skip({ award: 'proposed' })).toEqual([]);
    expect(skip({ award: 'decided' })).toEqual(['badge.wrong_state']);
    expect(skip({ skippedNow: true })).toEqual(['badge.passed_over']);
    expect(skip({}, 'mood')).toEqual(['badge.skip_unknown']);
    expect(skip({}, 'under_discipline', 31)).toEqual(['badge.no_step']);
  });

  it('a badge given before is entered with its own days', () => {
    const record = (change: Partial<Candidate>, given: object) =>
      codes(
        reasonsNotToRecord(
          book,
          { ...who, ...change },
          { years: 30, decidedOn: '2026-10-01', handedOn: '2026-11-07', ...given },
          today,
        ),
      );
    expect(record({}, {})).toEqual([]);
    expect(record({ award: 'decided' }, {})).toEqual(['badge.begun_already']);
    expect(record({ admittedOn: null }, {})).toEqual(['badge.no_date']);
    expect(record({ admittedOn: '1998-01-01' }, {})).toEqual(['badge.too_early']);
    expect(record({}, { handedOn: '2026-09-30' })).toEqual(['date.order']);
    expect(record({}, { handedOn: '2026-12-30' })).toEqual(['date.future']);
  });
});

describe('the money', () => {
  const money = { rule: 'BAD-02', factors: { '30': 1.5, '55': 3.5, '80': 15 }, salary: 2_340_000 };
  it.each([
    [30, 3_510_000],
    [55, 8_190_000],
    [80, 35_100_000],
    [45, null],
  ])('at %i years', (years, bonus) => {
    expect(bonusOf(money, years)).toBe(bonus);
    expect(bonusOf(null, years)).toBeNull();
  });
});

it('the next badge is the first that is not full', () => {
  expect(nextBadge(book.steps, '1996-12-01', today)).toEqual({ years: 30, due: '2026-12-01' });
  expect(nextBadge(book.steps, '1996-11-10', today)).toEqual({ years: 40, due: '2036-11-10' });
  expect(nextBadge(book.steps, '1930-02-03', today)).toBeNull();
});
