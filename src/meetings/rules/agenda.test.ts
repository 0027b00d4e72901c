import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Linkable, linksOf, reasonsAgainstLinks, reasonsNotToReorder, timesRepeated } from './agenda.ts';

const known: Linkable = { resolutions: new Set(['r1', 'r2']), targets: new Map([['t1', 'r1']]) };
const item = (more: object = {}) => ({ kind: 'discussion', title: 'Thảo luận', ...more });

describe('links', () => {
  test.each([
    ['no link', {}, []],
    ['a resolution received', { resolutionId: 'r2' }, []],
    ['a target', { targetId: 't1' }, []],
    ['a target with its resolution', { targetId: 't1', resolutionId: 'r1' }, []],
    ['a resolution of others', { resolutionId: 'r9' }, [['agenda.resolution_unknown', 'agenda.0.resolutionId']]],
    ['a target of others', { targetId: 't9' }, [['agenda.target_unknown', 'agenda.0.targetId']]],
    [
      'a target of another resolution',
      { targetId: 't1', resolutionId: 'r2' },
      [['agenda.target_elsewhere', 'agenda.0.targetId']],
    ],
  ])('%s', (_, more, expected) => {
    expect(reasonsAgainstLinks([item(more)], known).map((r) => [r.code, r.field])).toEqual(expected);
  });
  test('a target brings its resolution along', () => {
    expect(linksOf(item({ targetId: 't1' }), known)).toEqual({ targetId: 't1', resolutionId: 'r1' });
    expect(linksOf(item({ resolutionId: 'r2' }), known)).toEqual({ targetId: null, resolutionId: 'r2' });
    expect(linksOf(item(), known)).toEqual({ targetId: null, resolutionId: null });
  });
});

test('any shuffle of the points is an order; anything left out, doubled or foreign is none', () => {
  const ids = ['a', 'b', 'c', 'd'];
  fc.assert(
    fc.property(fc.shuffledSubarray(ids, { minLength: 4 }), (order) => {
      expect(reasonsNotToReorder(order, ids)).toEqual([]);
    }),
  );
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...ids, 'x'), { maxLength: 6 }), (order) => {
      const whole = order.length === 4 && new Set(order).size === 4 && !order.includes('x');
      expect(reasonsNotToReorder(order, ids).length === 0).toBe(whole);
    }),
  );
});

describe('an agenda that only repeats', () => {
  const rule = { percent: 90, formal: ['vote'] };
  const vote = { kind: 'vote', title: 'Biểu quyết' };
  const agenda = [item(), vote];
  const news = { kind: 'news', title: 'Thời sự' };
  test.each([
    ['the same', agenda, 1],
    ['with blanks around a title', [item({ title: ' Thảo luận ' }), vote], 1],
    ['in another order', agenda.toReversed(), 1],
    ['with something prepared', [item({ preparation: 'Tài liệu' }), vote], 0],
    ['with a resolution', [item({ resolutionId: 'r1' }), vote], 0],
    ['one point more', [...agenda, news], 0],
    ['another formal point', [item(), { kind: 'vote', title: 'Bỏ phiếu' }], 1],
    ['formal points alone', [vote], 0],
    ['nothing', [], 0],
  ])('%s', (_, now, expected) => {
    expect(timesRepeated(now, [agenda], rule)).toBe(expected);
  });
  test('counts the meetings one after another, the latest first', () => {
    const other = [news, vote];
    expect(timesRepeated(agenda, [], rule)).toBe(0);
    expect(timesRepeated(agenda, [agenda, agenda, other, agenda], rule)).toBe(2);
    expect(timesRepeated(agenda, [other, agenda], rule)).toBe(0);
    expect(timesRepeated(agenda, [[...agenda, news]], rule)).toBe(1);
  });
  test('the measure is a part of the points: nine of ten are enough for 90 per cent, eight are not', () => {
    const points = Array.from({ length: 10 }, (_, i) => item({ title: `Việc ${i}` }));
    const changed = (n: number) => points.map((point, i) => (i < n ? { ...point, preparation: 'mới' } : point));
    expect([1, 2].map((n) => timesRepeated(changed(n), [points], rule))).toEqual([1, 0]);
  });
  test('never more than there were, and less the more is asked for', () => {
    const point = fc.constantFrom('a', 'b', 'c').map((title) => item({ title }));
    const points = fc.array(point, { maxLength: 5 });
    fc.assert(
      fc.property(
        points,
        fc.array(points, { maxLength: 4 }),
        fc.integer({ min: 1, max: 99 }),
        (now, before, percent) => {
          const times = timesRepeated(now, before, { percent, formal: [] });
          expect(times).toBeLessThanOrEqual(before.length);
          expect(timesRepeated(now, before, { percent: percent + 1, formal: [] })).toBeLessThanOrEqual(times);
        },
      ),
    );
  });
});
