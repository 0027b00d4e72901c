import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openedRow, termsOf } from './formTerms.ts';

const label = { vi: 'a', en: 'a', ar: 'a' };
const row = (id: string, more: object) => ({ id, label, ...more });
const of = (reason: string) => ({ of: { measure: 'member.gone', filters: { reason: [reason] } } });
const all = { id: 'all', label };
const women = { id: 'women', label, filters: { sex: ['female'] } };
const form = {
  rows: [
    row('before', { of: { measure: 'member.head', at: 'start' as const } }),
    row('died', of('died')),
    row('left', of('left')),
    row('own', { sum: ['left'] }),
    row('decrease', { sum: ['died', 'own'] }),
    row('after', { of: { measure: 'member.head' } }),
    row('computed', { sum: ['before'], minus: ['decrease'] }),
    row('doubly', { sum: ['computed'] }),
    row('age', { each: 'age', of: { measure: 'member.head' } }),
  ],
  equal: [['after', 'computed'] as [string, string]],
};
const named = (id: string) => form.rows.find((each) => each.id === id) ?? row(id, {});

describe('what a cell of a form counts', () => {
  test('a row: its measure narrowed by the column, on the first day or the last', () => {
    expect(termsOf(form, named('before'), women)).toEqual([
      { part: { measure: 'member.head', filters: { sex: ['female'] } }, start: true },
    ]);
    expect(termsOf(form, named('after'), all)).toEqual([
      { part: { measure: 'member.head', filters: {} }, start: false },
    ]);
  });

  test('a sum, also of sums: the parts of all its rows; one with something taken off: no list', () => {
    const reasons = termsOf(form, named('decrease'), women)?.map(({ part }) => part.filters);
    expect(reasons).toEqual([
      { reason: ['died'], sex: ['female'] },
      { reason: ['left'], sex: ['female'] },
    ]);
    expect(termsOf(form, named('computed'), all)).toBeNull();
    expect(termsOf(form, named('doubly'), all)).toBeNull();
  });

  test('a line of a row by codes: one code, or what no code says', () => {
    const age = named('age');
    expect(termsOf(form, age, all)).toEqual([{ part: { measure: 'member.head', filters: {} }, start: false }]);
    expect(termsOf(form, age, women, '30', ['30', '40'])?.[0]?.part.filters).toEqual({ sex: ['female'], age: ['30'] });
    expect(termsOf(form, age, women, '', ['30', '40'])).toEqual([
      {
        part: { measure: 'member.head', filters: { sex: ['female'] } },
        start: false,
        except: { dimension: 'age', codes: ['30', '40'] },
      },
    ]);
  });

  test('a reckoned row opens the row that must say the same, whichever of the two is named first', () => {
    expect(openedRow(form, 'after')).toBe('after');
    expect(openedRow(form, 'computed')).toBe('after');
    expect(openedRow({ ...form, equal: [['computed', 'after']] }, 'computed')).toBe('after');
    expect(openedRow({ ...form, equal: [['computed', 'doubly']] }, 'computed')).toBeNull();
    expect(openedRow(form, 'doubly')).toBeNull();
  });

  test('sums of sums without end lists: as many parts as rows at the bottom', () => {
    const depth = fc.integer({ min: 1, max: 6 });
    fc.assert(
      fc.property(depth, fc.integer({ min: 1, max: 4 }), (levels, width) => {
        const leaves = Array.from({ length: width }, (_, i) => row(`l${i}`, of(`r${i}`)));
        const sums = Array.from({ length: levels }, (_, i) =>
          row(`s${i}`, { sum: i === 0 ? leaves.map(({ id }) => id) : [`s${i - 1}`] }),
        );
        const top = sums.at(-1) ?? row('', {});
        expect(termsOf({ rows: [...leaves, ...sums] }, top, all)).toHaveLength(width);
      }),
    );
  });
});
