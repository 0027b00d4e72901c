import { expect, test } from 'vitest';
import { actsOf, rowsOf, rowsRead } from './values.ts';

const read = {
  acts: [
    { act: 'found' as const, key: 's1', name: 'Chi bộ Mới', kind: 'cell', parent: 'p' },
    { act: 'found' as const, key: 's2', name: 'Chi bộ Mới', kind: 'cell', parent: 'q' },
    { act: 'merge' as const, sources: ['a'], into: '#s1' },
    { act: 'merge' as const, sources: ['b'], into: '#s2' },
  ],
  names: { p: 'P', q: 'Q', a: 'A', b: 'B', '#s1': 'Chi bộ Mới', '#s2': 'Chi bộ Mới' },
};
const into = (acts: ReturnType<typeof actsOf>) => acts.flatMap((act) => (act.into ? [act.into] : []));

test('what a sheet founds keeps apart from its namesake, from another sheet, and from what is written by hand', () => {
  const byHand = [
    { act: 'found' as const, name: 'Chi bộ Mới', kind: 'cell', place: { id: 'r', label: 'R' } },
    { act: 'merge' as const, units: [{ id: 'c', label: 'C' }], place: { id: '#Chi bộ Mới', label: 'Chi bộ Mới' } },
  ];
  const acts = actsOf([...byHand, ...rowsRead(read, 'm'), ...rowsRead(read, 'n')]);
  expect(into(acts)).toEqual(['#1', '#m-s1', '#m-s2', '#n-s1', '#n-s2']);
  expect(new Set(acts.flatMap(({ key }) => key ?? [])).size).toBe(5);
});

test('a kept draft keeps its keys when it is shown and sent again, in another order too', () => {
  const kept = {
    acts: read.acts.map((act) => ({
      ...act,
      ...(act.act === 'found' ? { id: `id-${act.key}`, key: act.key } : { into: `id-${act.into?.slice(1)}` }),
    })),
    names: { ...read.names, 'id-s1': 'Chi bộ Mới', 'id-s2': 'Chi bộ Mới' },
  };
  const [one, two, ...merged] = rowsOf(kept);
  expect(actsOf([two, one, ...merged].flatMap((row) => row ?? [])).map(({ key, into }) => key ?? into)).toEqual([
    's2',
    's1',
    '#s1',
    '#s2',
  ]);
});

test('a new unit beside kept ones gets a key that none of them has', () => {
  const acts = actsOf([
    { act: 'found', name: 'x' },
    { act: 'found', key: '1', name: 'y' },
  ]);
  expect(acts.map(({ key }) => key)).toEqual(['1b', '1']);
});
