import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { readOptions } from '../bench/nation/options.ts';
import { FULL, madeUpPlaces, planNation, unitsOf } from '../bench/nation/plan.ts';

it('the whole nation has exactly the units and members it is said to have', () => {
  const nation = planNation(madeUpPlaces(), 1);
  expect(nation).toMatchObject({ units: 307_335, members: FULL.members });
  const paths = new Set(['0001']);
  const ids = new Set<string>();
  const ranges: [number, number][] = [];
  for (const province of nation.provinces)
    for (const unit of unitsOf(province)) {
      expect(paths.has(unit.path.slice(0, -4)), `${unit.path} stands under nothing`).toBe(true);
      paths.add(unit.path);
      ids.add(unit.id);
      if (unit.cell !== null) ranges.push([unit.first_member, unit.size]);
    }
  expect([paths.size, ids.size, ranges.length]).toEqual([nation.units, nation.units - 1, nation.cells]);
  // nobody is in two cells, nobody is left out, no cell is too small for its offices
  let next = 0;
  for (const [first, size] of ranges.sort(([a], [b]) => a - b)) {
    expect(first).toBe(next);
    expect(size).toBeGreaterThan(5);
    next += size;
  }
  expect(next).toBe(FULL.members);
});

it('a smaller nation keeps every province, and the same call gives the same units', () => {
  const nation = planNation(madeUpPlaces(), 0.01);
  expect(nation.provinces.map((province) => province.communes)).toEqual(Array(FULL.provinces).fill(1));
  const hashed = () =>
    createHash('sha256')
      .update(JSON.stringify(planNation(madeUpPlaces(), 0.01).provinces.map(unitsOf)))
      .digest('hex');
  expect(hashed()).toBe(hashed());
});

it('what the command line says is read, and what makes no sense is refused', () => {
  expect(readOptions(['nation:load', '--scale', '0.1', '--attendance', '0'])).toMatchObject({
    names: ['nation:load'],
    scale: 0.1,
    attendance: 0,
  });
  expect(() => readOptions(['nation:load', '--scale', '2'])).toThrow('--scale');
  expect(() => readOptions(['nation:load', '--scale', '0'])).toThrow('--scale');
  expect(() => readOptions(['nation:load', '--scope', '1'])).toThrow('scope');
});
