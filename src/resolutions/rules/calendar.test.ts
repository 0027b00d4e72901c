import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evenSteps } from '../steps.ts';
import { reasonsNotToAdjust } from './adjust.ts';
import { reasonsNotToCarry, reasonsOfLinks } from './cascade.ts';
import { reasonsNotToDropCheck, reasonsNotToPlanChecks, reasonsNotToRecordCheck } from './checks.ts';
import { reasonsAgainstSteps, reasonsNotToMeasure } from './steps.ts';
import { reasonsNotToSetTheme } from './themes.ts';

describe('carrying out', () => {
  const served = { known: true, own: false, received: true, acknowledged: true, annulled: false };
  test.each([
    [null, undefined],
    [served, undefined],
    [{ ...served, received: false }, 'resolution.unknown'],
    [{ ...served, own: true, received: false }, 'resolution.unknown'],
    [{ ...served, annulled: true }, 'resolution.annulled'],
    [{ ...served, acknowledged: false }, 'resolution.not_acknowledged'],
  ])('%j: %s', (upper, code) => {
    expect(reasonsNotToCarry(upper)[0]?.code).toBe(code);
  });
  test('each target names one that is in force above', () => {
    expect(reasonsOfLinks([{ carries: 'a' }, {}, { carries: 'x' }], new Set(['a']))).toEqual([
      { code: 'target.carries_foreign', field: 'targets.2.carries' },
    ]);
  });
});

describe('the theme of the year', () => {
  test.each([
    [2025, 'Mới', 'theme.year_over'],
    [2026, 'Mới', undefined],
    [2027, 'Mới', undefined],
    [2028, 'Mới', 'theme.year_far'],
    [2026, 'Cũ', 'theme.same'],
  ])('%i %s: %s', (year, text, code) => {
    expect(reasonsNotToSetTheme({ year, text }, { thisYear: 2026, present: 'Cũ' })[0]?.code).toBe(code);
  });
});

describe('the check calendar', () => {
  const facts = { state: 'issued', today: '2026-05-10', checkers: new Set(['p']), known: new Set<string>() };
  const check = { due: '2026-05-10', checkerId: 'p', what: 'Xem sổ' };
  test('is set from today on, by those who belong there, each once', () => {
    expect(reasonsNotToPlanChecks([check], facts)).toEqual([]);
    expect(reasonsNotToPlanChecks([check, { ...check, what: 'xem SỔ ' }], facts)[0]?.code).toBe('check.twice');
    expect(reasonsNotToPlanChecks([{ ...check, due: '2026-05-09' }], facts)[0]?.code).toBe('check.past');
    expect(reasonsNotToPlanChecks([{ ...check, checkerId: 'q' }], facts)[0]?.code).toBe('task.outsider');
    expect(reasonsNotToPlanChecks([check], { ...facts, state: 'draft' })[0]?.code).toBe('resolution.not_issued');
  });
  const by = { self: 'p' as string | null, mayEnterForOthers: false, on: '2026-05-10', today: '2026-05-10' };
  const open = { state: 'planned', checkerId: 'p', madeOn: '2026-05-01' };
  test.each([
    ['by its checker', open, by, undefined],
    ['by who may enter it for him', open, { ...by, self: 'q', mayEnterForOthers: true }, undefined],
    ['by another', open, { ...by, self: 'q' }, 'check.not_checker'],
    ['a second time', { ...open, state: 'recorded' }, by, 'check.closed'],
    ['ahead', open, { ...by, on: '2026-05-11' }, 'date.future'],
    ['before it was set', open, { ...by, on: '2026-04-30' }, 'date.order'],
  ])('is recorded %s', (_name, what, who, code) => {
    expect(reasonsNotToRecordCheck(what, who)[0]?.code).toBe(code);
  });
  test('what was recorded stays', () => {
    expect(reasonsNotToDropCheck({ state: 'planned' })).toEqual([]);
    expect(reasonsNotToDropCheck({ state: 'recorded' })[0]?.code).toBe('check.closed');
  });
});

describe('yearly steps', () => {
  const target = (more: object) => ({
    indicator: 'x',
    measure: 'households',
    baseValue: '100',
    goalMin: '20',
    goalMax: '20',
    deadline: '2030-06-30',
    ...more,
  });
  test('a target that falls has steps that fall', () => {
    const steps = (...goals: [number, string][]) =>
      reasonsAgainstSteps(target({ steps: goals.map(([year, goal]) => ({ year, goal })) }), (name) => name).map(
        (r) => r.code,
      );
    expect(steps([2026, '80'], [2028, '50'], [2030, '20'])).toEqual([]);
    expect(steps([2026, '80'], [2027, '90'])).toEqual(['target.step_back']);
    expect(steps([2026, '10'])).toEqual(['target.step_beyond']);
    expect(steps([2030, '30'])).toEqual(['target.step_end']);
    expect(steps([2031, '20'])).toEqual(['target.step_late']);
  });
  test('even steps are always steps that the rules take, and end at the goal', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1000 }),
        fc.integer({ min: 0, max: 1000 }),
        fc.integer({ min: 1, max: 10 }),
        fc.integer({ min: 0, max: 2 }),
        (base, goal, years, decimals) => {
          const steps = evenSteps(base, goal, 2026, 2025 + years, decimals);
          expect(steps).toHaveLength(years);
          expect(Number(steps.at(-1)?.goal)).toBe(goal);
          const whole = target({
            baseValue: String(base),
            goalMin: String(goal),
            goalMax: String(goal),
            deadline: `${2025 + years}-12-31`,
            steps,
          });
          expect(reasonsAgainstSteps(whole, (name) => name)).toEqual([]);
        },
      ),
    );
    expect(evenSteps(0, 10, 2026, 2025, 0)).toEqual([]);
    expect(evenSteps(0, 10, 2026, 2036, 0)).toEqual([]);
  });
  test('a value is recorded of what is in force, on a day gone by', () => {
    const issued = { state: 'issued', issuedOn: '2026-01-01', dropped: false };
    expect(reasonsNotToMeasure(issued, '2026-05-10', '2026-05-10')).toEqual([]);
    expect(reasonsNotToMeasure({ ...issued, dropped: true }, '2026-05-10', '2026-05-10')[0]?.code).toBe(
      'target.dropped',
    );
    expect(reasonsNotToMeasure({ ...issued, state: 'draft' }, '2026-05-10', '2026-05-10')[0]?.code).toBe(
      'resolution.not_issued',
    );
    expect(reasonsNotToMeasure(issued, '2026-05-11', '2026-05-10')[0]?.code).toBe('date.future');
  });
});

describe('adjusting a plan', () => {
  const plan = {
    state: 'adopted',
    adoptedOn: '2026-02-01' as string | null,
    startsOn: '2026-01-01',
    endsOn: '2026-12-31',
  };
  const item = { itemId: 'i', what: 'Việc', weight: 1 };
  const share = { ...item, measure: 'percent', goalMin: '5', goalMax: '5' };
  const facts = {
    items: new Map<string, { targetId: string | null }>([['i', { targetId: 'dropped' }]]),
    targetIds: ['t'],
    measures: [{ id: 'percent', kind: 'share' }],
  };
  const adjust = (more: object, standing: object = {}) =>
    reasonsNotToAdjust(
      { ...plan, ...standing },
      { on: '2026-03-01', today: '2026-03-01', changes: [item], added: [], ...more },
      facts,
    ).map((r) => `${r.code} ${r.field}`);
  test.each([
    ['an item that keeps its target though it was dropped', { changes: [share] }, {}, []],
    ['a new item for a target in force', { changes: [], added: [{ what: 'Mới', weight: 1, targetId: 't' }] }, {}, []],
    ['a draft', {}, { state: 'draft' }, ['record.draft id']],
    ['nothing', { changes: [] }, {}, ['adjust.empty changes']],
    ['an item twice', { changes: [item, item] }, {}, ['adjust.twice changes.1.itemId']],
    ['another plan’s item', { changes: [{ ...item, itemId: 'x' }] }, {}, ['adjust.item_unknown changes.0.itemId']],
    [
      'a new item for a foreign target',
      { added: [{ what: 'Mới', weight: 1, targetId: 'x' }] },
      {},
      ['plan.target_foreign added.0.targetId'],
    ],
    [
      'a deadline outside',
      { changes: [{ ...item, deadline: '2027-01-01' }] },
      {},
      ['plan.deadline_outside changes.0.deadline'],
    ],
    ['before it was adopted', { on: '2026-01-31' }, {}, ['date.order on']],
    [
      'a carried task out of nowhere',
      { added: [{ what: 'Mới', weight: 1, carriedFrom: 'k' }] },
      {},
      ['year.task_unknown added.0.carriedFrom'],
    ],
  ])('%s', (_name, more, standing, found) => {
    expect(adjust(more, standing)).toEqual(found);
  });
});
