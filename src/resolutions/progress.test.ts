import fc from 'fast-check';
import { expect, test } from 'vitest';
import { itemProgress, meanOf, planProgress, resolutionProgress, targetProgress, taskProgress } from './progress.ts';

const anyTask = fc.record({
  state: fc.constantFrom('open', 'reported', 'returned', 'done', 'cancelled'),
  progress: fc.integer({ min: 0, max: 100 }),
});
const anyItem = fc.record({
  percent: fc.float({ min: 0, max: 100, noNaN: true }),
  weight: fc.integer({ min: 0, max: 1000 }),
});
const inBounds = (percent: number | null) => percent === null || (percent >= 0 && percent <= 100);

test.each([
  ['what was last reported', { state: 'open', progress: 60 }, { percent: 60, formula: 'task_own' }],
  [
    'a claim that nobody checked stays what it was',
    { state: 'reported', progress: 80 },
    { percent: 80, formula: 'task_own' },
  ],
  ['done is whole', { state: 'done', progress: 40 }, { percent: 100, formula: 'task_done' }],
  ['a cancelled one is nothing to count', { state: 'cancelled', progress: 40 }, { percent: null, formula: 'nothing' }],
] as const)('a task: %s', (_name, task, out) => {
  expect(taskProgress(task)).toMatchObject(out);
});

test('an item is the mean of its tasks, without the cancelled ones; without a task it is 0 and says so', () => {
  expect(
    itemProgress([
      { state: 'done', progress: 0 },
      { state: 'open', progress: 50 },
      { state: 'cancelled', progress: 0 },
    ]),
  ).toEqual({ percent: 75, numerator: 150, denominator: 2, formula: 'item_mean' });
  expect(itemProgress([])).toEqual({ percent: 0, numerator: 0, denominator: 0, formula: 'item_no_task' });
  expect(itemProgress([{ state: 'cancelled', progress: 50 }]).formula).toBe('item_no_task');
});

test('a plan is the mean by weight; without any weight the plain mean; without items nothing', () => {
  expect(
    planProgress([
      { percent: 100, weight: 3 },
      { percent: 0, weight: 1 },
    ]),
  ).toEqual({ percent: 75, numerator: 300, denominator: 4, formula: 'plan_weighted' });
  expect(
    planProgress([
      { percent: 100, weight: 0 },
      { percent: 0, weight: 0 },
    ]),
  ).toEqual({ percent: 50, numerator: 100, denominator: 2, formula: 'plan_plain' });
  expect(planProgress([])).toMatchObject({ percent: null, formula: 'nothing' });
});

test('a target counts every recipient, those without an item as 0', () => {
  expect(targetProgress(100 + 50, 3)).toEqual({ percent: 50, numerator: 150, denominator: 3, formula: 'target_mean' });
  expect(targetProgress(0, 0).percent).toBeNull();
  expect(meanOf([])).toBe(0);
});

test('a resolution is the mean of its targets, leaving out what has nothing to count', () => {
  expect(resolutionProgress([targetProgress(100, 1), targetProgress(0, 1), targetProgress(0, 0)])).toMatchObject({
    percent: 50,
    denominator: 2,
  });
  expect(resolutionProgress([]).percent).toBeNull();
});

test('everything lies within 0 and 100 and equals its own fraction', () => {
  fc.assert(
    fc.property(fc.array(anyTask), fc.array(anyItem), (tasks, items) => {
      const all = [
        itemProgress(tasks),
        planProgress(items),
        resolutionProgress(tasks.map(taskProgress)),
        targetProgress(meanOf(items.map((i) => i.percent)) * 3, 3),
        ...tasks.map(taskProgress),
      ];
      for (const each of all) {
        expect(inBounds(each.percent)).toBe(true);
        if (each.percent !== null && each.denominator > 0)
          expect(Math.abs(each.percent - each.numerator / each.denominator)).toBeLessThan(0.11);
      }
    }),
  );
});

test('the weight of an item without weight does not matter', () => {
  fc.assert(
    fc.property(fc.array(anyItem, { minLength: 1 }), fc.float({ min: 0, max: 100, noNaN: true }), (items, percent) => {
      fc.pre(items.some((i) => i.weight > 0));
      expect(planProgress([...items, { percent, weight: 0 }])).toEqual(planProgress(items));
    }),
  );
});
