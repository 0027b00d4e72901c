import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CascadeTarget, itemProgress, planProgress, rollUp, stepProgress } from './progress.ts';

const target = (id: string, more: Partial<CascadeTarget> = {}): CascadeTarget => ({
  id,
  unitId: `unit ${id}`,
  carries: null,
  recipients: 1,
  items: [],
  ...more,
});

test('what a recipient brings is the mean of its items and of its own targets that carry it out', () => {
  const all = [
    target('top', { recipients: 2, items: [{ unitId: 'unit low', sum: 60, count: 2 }] }),
    target('low', { carries: 'top', recipients: 4, items: [{ unitId: null, sum: 240, count: 5 }] }),
  ];
  const done = rollUp(all);
  // 240 over four recipients, then (60 + 60) over three parts of the one recipient, over two recipients
  expect(done.get('low')).toMatchObject({ percent: 60, numerator: 240, denominator: 4 });
  expect(done.get('top')).toMatchObject({ percent: 20, numerator: 40, denominator: 2, formula: 'target_mean' });
});

test('without recipients there is nothing to count, and above it stands at 0', () => {
  const done = rollUp([target('top'), target('low', { carries: 'top', recipients: 0 })]);
  expect([done.get('low')?.percent, done.get('top')?.percent]).toEqual([null, 0]);
});

test('records that name each other in a circle end', () => {
  const done = rollUp([target('a', { carries: 'b' }), target('b', { carries: 'a' })]);
  expect([...done.values()].every((m) => m.percent === 0)).toBe(true);
});

/** A tree of targets, each level carrying out one of the level above; every leaf is answered by plans. */
const anyTree = fc
  .array(
    fc.record({
      upper: fc.nat(),
      recipients: fc.integer({ min: 1, max: 5 }),
      percents: fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 5 }),
    }),
    { minLength: 1, maxLength: 20 },
  )
  .map((nodes) =>
    nodes.map((node, i): CascadeTarget => {
      const percents = node.percents.slice(0, node.recipients);
      return target(String(i), {
        carries: i === 0 ? null : String(node.upper % i),
        // a carrying unit is one of the recipients above
        recipients: node.recipients + nodes.filter((other, j) => j > 0 && other.upper % j === i).length,
        items:
          percents.length === 0
            ? []
            : [{ unitId: null, sum: percents.reduce((a, b) => a + b, 0), count: percents.length }],
      });
    }),
  );

test('every level lies within 0 and 100, in whatever order the targets come', () => {
  fc.assert(
    fc.property(anyTree, fc.integer(), (tree, seed) => {
      const done = rollUp(tree);
      for (const measured of done.values()) {
        expect(measured.percent).toBeGreaterThanOrEqual(0);
        expect(measured.percent).toBeLessThanOrEqual(100);
      }
      const shuffled = tree.toSorted(
        (a, b) => ((Number(a.id) * 7919 + seed) % 13) - ((Number(b.id) * 7919 + seed) % 13),
      );
      expect(Object.fromEntries(rollUp(shuffled))).toEqual(Object.fromEntries(done));
    }),
  );
});

test('more done anywhere below never means less above', () => {
  fc.assert(
    fc.property(anyTree, fc.nat(), fc.integer({ min: 1, max: 100 }), (tree, which, more) => {
      const node = tree[which % tree.length];
      const [item] = node?.items ?? [];
      fc.pre(item !== undefined);
      const room = (item?.count ?? 0) * 100 - (item?.sum ?? 0);
      const raised = tree.map((t) =>
        t === node ? { ...t, items: t.items.map((i) => ({ ...i, sum: i.sum + Math.min(more, room) })) } : t,
      );
      expect(rollUp(raised).get('0')?.percent ?? 0).toBeGreaterThanOrEqual(rollUp(tree).get('0')?.percent ?? 0);
    }),
  );
});

const anyTask = fc.record({
  state: fc.constantFrom('open', 'reported', 'returned', 'done', 'cancelled', 'carried'),
  progress: fc.integer({ min: 0, max: 100 }),
});

test('an item does not depend on the order of its tasks, and rises with each of them', () => {
  fc.assert(
    fc.property(fc.array(anyTask, { minLength: 1 }), fc.nat(), (tasks, which) => {
      expect(itemProgress(tasks.toReversed())).toEqual(itemProgress(tasks));
      const at = which % tasks.length;
      const better = tasks.map((t, i) => (i === at && t.state !== 'cancelled' ? { ...t, state: 'done' } : t));
      expect(itemProgress(better).percent ?? 0).toBeGreaterThanOrEqual(itemProgress(tasks).percent ?? 0);
    }),
  );
});

test('a task carried over counts as far as it came; a cancelled one does not count', () => {
  expect(itemProgress([{ state: 'carried', progress: 60 }])).toMatchObject({ percent: 60, denominator: 1 });
  expect(itemProgress([{ state: 'cancelled', progress: 60 }])).toMatchObject({ percent: 0, formula: 'item_no_task' });
});

test('a plan without weights is the plain mean, and the order of items does not matter', () => {
  const anyItem = fc.record({ percent: fc.integer({ min: 0, max: 100 }), weight: fc.integer({ min: 0, max: 5 }) });
  fc.assert(
    fc.property(fc.array(anyItem, { minLength: 1 }), (items) => {
      expect(planProgress(items.toReversed())).toEqual(planProgress(items));
      const bare = planProgress(items.map((i) => ({ ...i, weight: 0 })));
      expect([bare.formula, bare.denominator]).toEqual(['plan_plain', items.length]);
    }),
  );
});

test.each([
  ['half of the way up', 10, 20, 15, 50],
  ['half of the way down', 20, 10, 15, 50],
  ['beyond the goal', 10, 20, 30, 100],
  ['the wrong way', 10, 20, 5, 0],
  ['nothing recorded', 10, 20, null, null],
  ['no way to go', 10, 10, 10, null],
])('a step: %s', (_name, base, goal, value, percent) => {
  expect(stepProgress(base, goal, value).percent).toBe(percent);
});
