import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Linkable, linksOf, reasonsAgainstLinks, reasonsNotToReorder, repeats } from './agenda.ts';

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

describe('an agenda that only repeats the last one', () => {
  const agenda = [item(), { kind: 'vote', title: 'Biểu quyết' }];
  test.each([
    ['the same', agenda, true],
    ['with blanks around a title', [item({ title: ' Thảo luận ' }), { kind: 'vote', title: 'Biểu quyết' }], true],
    ['in another order', agenda.toReversed(), false],
    ['with something prepared', [item({ preparation: 'Tài liệu' }), { kind: 'vote', title: 'Biểu quyết' }], false],
    ['with a resolution', [item({ resolutionId: 'r1' }), { kind: 'vote', title: 'Biểu quyết' }], false],
    ['one point more', [...agenda, item()], false],
  ])('%s', (_, now, expected) => {
    expect(repeats(now, agenda)).toBe(expected);
  });
  test('nothing repeats nothing', () => {
    expect(repeats([], [])).toBe(false);
  });
});
