/** Periods in which units moved, and periods that close when they have moved since: what is frozen is what the records say, of every unit and number. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOperator } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import type { PeriodRecord } from './period.ts';
import { type PeriodWorld, periodWorld } from './testing.ts';

let w: PeriodWorld;
let other: string;
beforeAll(async () => {
  w = await periodWorld();
  const found = { parentId: w.province, kind: 'commune_committee', name: 'Xã bên', foundedOn: '2025-07-01' };
  other = (await asOperator(w.chibo, 'unit.found', found)).id;
  await w.register('Người Trước', w.village, '2026-11-03');
  await moveTo(w.village, other, '2026-11-10');
  w.clock.set('2026-11-20T03:00:00Z');
  await w.register('Người Sau', w.village, '2026-11-15');
  await w.register('Người Trường', w.school, '2026-11-16');
  w.clock.set('2026-12-05T03:00:00Z');
});
afterAll(() => w.close());

async function moveTo(unit: string, parent: string, on: string): Promise<void> {
  const { id } = await asOperator(w.chibo, 'reorganization.draft', {
    unit: w.province,
    title: 'Chuyển',
    number: '1-QĐ',
    decidedOn: on,
    signerName: 'A',
    effectiveOn: on,
    acts: [{ act: 'move', unit, parent }],
  });
  await asOperator(w.chibo, 'reorganization.approve', { id, version: 1, all: true });
  await asOperator(w.chibo, 'reorganization.decide', { id, version: 2 });
}

const get = (unit: string, startsOn: string) =>
  w.ask<PeriodRecord>('period.get', { unit, kind: 'month', startsOn }, operator());
const close = (unit: string, startsOn: string) =>
  asOperator<{ units: number }>(w.chibo, 'period.close', { unit, kind: 'month', startsOn });

/** What is frozen of a unit otherwise than the records say, and how many numbers say something. */
async function compared(unit: string, startsOn: string) {
  const { numbers, line } = await get(unit, startsOn);
  expect([unit, line.state]).toEqual([unit, 'closed']);
  const told = numbers.filter(({ live, frozen }) => live.n !== 0 || (frozen?.n ?? 0) !== 0);
  return {
    told: told.length,
    differ: told
      .filter(({ live, frozen }) => frozen?.n !== live.n || frozen.of !== live.of)
      .map(({ id, live, frozen }) => [id, live, frozen]),
    heads: told.find(({ id }) => id === 'member.head')?.frozen?.n,
  };
}

test('a month that closes when a unit has gone: it is frozen where it lay, with its numbers at its present place', async () => {
  expect(await close(w.commune, '2026-10-01')).toMatchObject({ units: 3 });
  for (const [unit, heads] of [
    [w.commune, 5],
    [w.village, 3],
    [w.school, 2],
  ] as const)
    expect([unit, await compared(unit, '2026-10-01')]).toMatchObject([unit, { differ: [], heads }]);
  expect((await get(other, '2026-10-01')).line.state).toBe('open');
  const { rows } = await w.chibo.owner.pool.query(
    'select count(*)::int as n from stat_snapshot s join unit u on u.id = s.unit_id where s.scope <> u.path',
  );
  expect(rows).toEqual([{ n: 0 }]);
});

test('a month within which a unit moved: what happened before is its own, and of those above it then', async () => {
  await close(other, '2026-11-01');
  await close(w.commune, '2026-11-01');
  await close(w.province, '2026-11-01');
  for (const [unit, heads] of [
    [w.village, 5],
    [other, 5],
    [w.commune, 3],
    [w.school, 3],
    [w.province, 8],
  ] as const)
    expect([unit, await compared(unit, '2026-11-01')]).toMatchObject([unit, { differ: [], heads }]);
  const came = async (unit: string) =>
    (await get(unit, '2026-11-01')).numbers.find(({ id }) => id === 'member.entered')?.frozen?.n ?? null;
  // one came to the village before it moved, one after; both are the village's, each is one commune's
  expect([await came(w.village), await came(w.commune), await came(other), await came(w.province)]).toEqual([
    2, 2, 1, 3,
  ]);
});

test('above what closed below, a province adds up, also where the records are read piece by piece', async () => {
  const { rows } = await w.chibo.owner.pool.query(
    `select s.unit_id, s.numbers from stat_snapshot s where s.kind = 'month' and s.starts_on = '2026-11-01'`,
  );
  const of = (unit: string) => rows.find(({ unit_id: id }) => id === unit)?.numbers as Record<string, number>;
  for (const [key, n] of Object.entries(of(w.province)).filter(([name]) => name.startsWith('member.head')))
    expect([key, n]).toEqual([key, (of(w.commune)[key] ?? 0) + (of(other)[key] ?? 0)]);
});
