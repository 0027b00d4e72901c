import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueOn } from '../../members/rules.ts';
import { addTo } from '../../platform/clock.ts';
import {
  bonusOf,
  type Candidate,
  nextBadge,
  reasonsNotToDecide,
  reasonsNotToHand,
  reasonsNotToPropose,
  reasonsNotToRecord,
  reasonsNotToSkip,
} from './badges.ts';
import { anyDay, book } from './scene.ts';

const today = '2026-11-10';
const who: Candidate = { admittedOn: '1996-12-01', status: 'official', ended: null, award: null, skippedNow: false };
const asked = { years: 30, roundOn: '2027-02-03', early: null };
const codes = (reasons: { code: string }[]) => reasons.map((reason) => reason.code);

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
