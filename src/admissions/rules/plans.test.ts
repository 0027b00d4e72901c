import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  reasonsNotToAsk,
  reasonsNotToChange,
  reasonsNotToEnrol,
  reasonsNotToFinish,
  reasonsNotToOpen,
  reasonsNotToWithdraw,
} from './classes.ts';
import { expectedBy, forecastOf, quarterOf } from './forecast.ts';
import {
  given,
  reasonsAgainstGoals,
  reasonsNotToAdopt,
  reasonsNotToChangePlan,
  reasonsNotToDivide,
  reasonsNotToMake,
} from './plans.ts';

const TODAY = '2026-11-10';
const GROUPS = new Set(['young', 'women']);
const codes = (reasons: readonly { code: string }[]) => reasons.map(({ code }) => code);
const goal = (min: number, max: number, group = '') => ({ group, min, max });

describe('goals as ranges', () => {
  test.each([
    ['2 to 3, young first (M04)', [goal(2, 3), goal(1, 3, 'young')], []],
    ['turned round', [goal(3, 2)], ['admission.range']],
    ['without the whole', [goal(1, 2, 'young')], ['admission.no_whole']],
    ['a group twice', [goal(2, 3), goal(1, 1, 'young'), goal(1, 1, 'young')], ['admission.group_twice']],
    ['an unknown group', [goal(2, 3), goal(1, 1, 'elves')], ['choice.unknown']],
    ['a group above the whole', [goal(2, 3), goal(4, 5, 'young')], ['admission.above_whole']],
  ] as const)('%s', (_what, goals, expected) => {
    expect(codes(reasonsAgainstGoals(goals, GROUPS, 'goals'))).toEqual(expected);
  });
});

describe('a plan', () => {
  const plan = {
    title: 'Kế hoạch',
    period: 'term' as const,
    startsOn: '2025-01-01',
    endsOn: '2027-12-31',
    goals: [goal(2, 3)],
  };
  const other = { id: 'x', period: 'term', startsOn: '2026-01-01', endsOn: '2028-01-01', state: 'adopted' as const };

  test('is made for a time no other adopted plan of its kind is for', () => {
    expect(reasonsNotToMake(plan, GROUPS, [])).toEqual([]);
    expect(codes(reasonsNotToMake(plan, GROUPS, [other]))).toEqual(['admission.same_time']);
    expect(reasonsNotToMake(plan, GROUPS, [{ ...other, state: 'draft' }])).toEqual([]);
    expect(reasonsNotToMake(plan, GROUPS, [{ ...other, period: 'year' }])).toEqual([]);
    expect(codes(reasonsNotToMake({ ...plan, endsOn: '2024-01-01' }, GROUPS, []))).toEqual(['date.order']);
  });

  test('is divided among units right below, for groups it has a goal for', () => {
    const below = new Set(['a', 'b']);
    const judge = (
      shares: { unit: string; group: string; min: number; max: number }[],
      state: 'draft' | 'annulled' = 'draft',
    ) => codes(reasonsNotToDivide({ state, goals: [goal(5, 9), goal(1, 2, 'young')] }, shares, below));
    expect(
      judge([
        { unit: 'a', ...goal(1, 2) },
        { unit: 'b', ...goal(1, 1, 'young') },
      ]),
    ).toEqual([]);
    expect(judge([{ unit: 'z', ...goal(1, 2) }])).toEqual(['admission.not_below']);
    expect(judge([{ unit: 'a', ...goal(1, 2, 'women') }])).toEqual(['admission.group_without_goal']);
    expect(judge([{ unit: 'a', ...goal(2, 1) }])).toEqual(['admission.range']);
    expect(
      judge([
        { unit: 'a', ...goal(1, 1) },
        { unit: 'a', ...goal(1, 1) },
      ]),
    ).toEqual(['admission.group_twice']);
    expect(judge([], 'annulled')).toEqual(['admission.annulled']);
  });

  test('is adopted as a draft, and changed with a reason afterwards', () => {
    const draft = { ...plan, id: 'p', state: 'draft' as const };
    expect(reasonsNotToAdopt(draft, { on: TODAY }, [], TODAY)).toEqual([]);
    expect(codes(reasonsNotToAdopt({ ...draft, state: 'adopted' }, { on: TODAY }, [], TODAY))).toEqual([
      'admission.not_draft',
    ]);
    expect(codes(reasonsNotToAdopt(draft, { on: '2026-12-01' }, [], TODAY))).toEqual(['date.future']);
    expect(codes(reasonsNotToAdopt(draft, { on: TODAY }, [other], TODAY))).toEqual(['admission.same_time']);
    expect(codes(reasonsNotToChangePlan({ state: 'adopted' }, [goal(1, 2)], null, GROUPS))).toEqual([
      'admission.change_reason',
    ]);
    expect(reasonsNotToChangePlan({ state: 'adopted' }, [goal(1, 2)], 'Sáp nhập thôn', GROUPS)).toEqual([]);
    expect(codes(reasonsNotToChangePlan({ state: 'annulled' }, [goal(1, 2)], 'x', GROUPS))).toEqual([
      'admission.annulled',
    ]);
  });

  test('what is given is the sum of both ends, whatever the order', () => {
    const share = fc.record({ group: fc.constantFrom('', 'young'), min: fc.nat(50), max: fc.nat(50) });
    fc.assert(
      fc.property(fc.array(share), (shares) => {
        const sum = given(shares, '');
        expect(sum.min).toBe(shares.filter((s) => s.group === '').reduce((n, s) => n + s.min, 0));
        expect(given(shares.toReversed(), '')).toEqual(sum);
        expect(sum.min + given(shares, 'young').min).toBe(shares.reduce((n, s) => n + s.min, 0));
      }),
    );
  });
});

describe('classes', () => {
  const open = { state: 'open' as const, course: 'awareness', seats: 2, enrolled: 1 };
  const waiting = { state: 'waiting' as const, course: 'awareness' };

  test('are opened for a known course, and never made smaller than they are full', () => {
    const made = { course: 'awareness', startsOn: '2026-01-01', endsOn: '2026-01-05' };
    expect(reasonsNotToOpen(made, new Set(['awareness']))).toEqual([]);
    expect(codes(reasonsNotToOpen({ ...made, course: 'x', endsOn: '2025-01-01' }, new Set(['awareness'])))).toEqual([
      'choice.unknown',
      'date.order',
    ]);
    const next = { startsOn: '2026-01-01', endsOn: '2026-01-05', seats: 3 };
    expect(codes(reasonsNotToChange({ state: 'open', enrolled: 4 }, next))).toEqual(['class.seats']);
    expect(codes(reasonsNotToChange({ state: 'finished', enrolled: 0 }, next))).toEqual(['class.not_open']);
  });

  test('seat those who wait for them, as long as there is room', () => {
    expect(reasonsNotToEnrol(open, [waiting])).toEqual([]);
    expect(codes(reasonsNotToEnrol(open, [waiting, waiting]))).toEqual(['class.full']);
    expect(codes(reasonsNotToEnrol(open, [{ ...waiting, state: 'enrolled' }]))).toEqual(['class.not_waiting']);
    expect(codes(reasonsNotToEnrol(open, [{ ...waiting, course: 'new_member' }]))).toEqual(['class.other_course']);
    expect(codes(reasonsNotToEnrol(open, [undefined]))).toEqual(['class.no_place']);
    expect(codes(reasonsNotToEnrol({ ...open, state: 'cancelled' }, [waiting]))).toEqual(['class.not_open']);
  });

  test('a course is for candidates or for members, asked for once', () => {
    const asked = { of: 'candidate' as const, pending: false, closed: false, on: TODAY };
    expect(reasonsNotToAsk({ for: 'candidate' }, asked, TODAY)).toEqual([]);
    expect(codes(reasonsNotToAsk({ for: 'member' }, asked, TODAY))).toEqual(['class.for_members']);
    expect(codes(reasonsNotToAsk({ for: 'candidate' }, { ...asked, of: 'member' }, TODAY))).toEqual([
      'class.for_candidates',
    ]);
    expect(codes(reasonsNotToAsk(undefined, asked, TODAY))).toEqual(['choice.unknown']);
    expect(codes(reasonsNotToAsk({ for: 'candidate' }, { ...asked, pending: true }, TODAY))).toEqual([
      'class.asked_already',
    ]);
    expect(codes(reasonsNotToAsk({ for: 'candidate' }, { ...asked, closed: true }, TODAY))).toEqual([
      'class.closed_candidate',
    ]);
    expect(reasonsNotToWithdraw({ state: 'waiting' })).toEqual([]);
    expect(codes(reasonsNotToWithdraw({ state: 'finished' }))).toEqual(['class.place_ended']);
  });

  test('finish with a result for everybody: a number of his own, or why not', () => {
    const enrolled = new Set(['a', 'b']);
    const pass = (place: string, number: string | null) => ({ place, finished: true, number, note: null });
    const fail = (place: string, note: string | null) => ({ place, finished: false, number: null, note });
    const judge = (results: ReturnType<typeof pass>[] | ReturnType<typeof fail>[], on = TODAY) =>
      codes(reasonsNotToFinish({ state: 'open', startsOn: '2026-11-01' }, on, enrolled, results as never, TODAY));
    expect(judge([pass('a', '1'), pass('b', '2')])).toEqual([]);
    expect(judge([fail('a', 'vắng'), fail('b', 'vắng')])).toEqual([]);
    expect(judge([pass('a', '1')])).toEqual(['class.all_results']);
    expect(judge([pass('a', '1'), pass('b', '1')])).toEqual(['class.number_twice']);
    expect(judge([pass('a', null), pass('b', '2')])).toEqual(['class.certificate_number']);
    expect(judge([fail('a', null), fail('b', 'vắng')])).toEqual(['class.failed_why']);
    expect(judge([pass('a', '1'), pass('b', '2')], '2026-10-01')).toEqual(['date.order']);
  });
});

describe('the forecast', () => {
  const leads = [
    { stage: 'listed', months: 11, percent: 50 },
    { stage: 'ceremony', months: 1, percent: 100 },
    { stage: 'decision', months: 2, percent: 95 },
  ];

  test('puts each where his lead time ends, and adds up', () => {
    const counts = [
      { stage: 'ceremony', n: 2 },
      { stage: 'decision', n: 2 },
      { stage: 'listed', n: 5 },
      { stage: 'elsewhere', n: 9 },
    ];
    expect(forecastOf(counts, leads, TODAY, 5)).toEqual([
      { quarter: '2026-Q4', from: '2026-10-01', to: '2026-12-31', expected: 2, sum: 2 },
      { quarter: '2027-Q1', from: '2027-01-01', to: '2027-03-31', expected: 2, sum: 4 },
      { quarter: '2027-Q2', from: '2027-04-01', to: '2027-06-30', expected: 0, sum: 4 },
      { quarter: '2027-Q3', from: '2027-07-01', to: '2027-09-30', expected: 0, sum: 4 },
      { quarter: '2027-Q4', from: '2027-10-01', to: '2027-12-31', expected: 2, sum: 6 },
    ]);
    expect(quarterOf('2026-03-31')).toBe('2026-Q1');
  });

  test('never expects more than there are, and its quarters add up to the whole', () => {
    const counts = fc.array(fc.record({ stage: fc.constantFrom('listed', 'ceremony', 'decision'), n: fc.nat(500) }));
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 12 }), (some, quarters) => {
        const all = forecastOf(some, leads, TODAY, quarters);
        const last = all.at(-1);
        expect(all.reduce((sum, { expected }) => sum + expected, 0)).toBe(last?.sum);
        expect(all.every(({ expected }) => expected >= 0)).toBe(true);
        expect(last?.sum ?? 0).toBeLessThanOrEqual(some.reduce((sum, { n }) => sum + n, 0));
        expect(expectedBy(some, leads, TODAY, last?.to ?? '')).toBe(last?.sum);
      }),
    );
  });
});
