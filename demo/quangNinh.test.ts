/** Source 002's case: one bloc committee became two committees by one decision, with everything that was under way (M51, M55). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bare, bareWorld } from '../checks/world/world.ts';
import { operator } from '../src/accounts/grants.ts';
import { recountAll } from '../src/indicators/recount.ts';
import type { Listed, OrphanCheck, PlannedWork } from '../src/reorganization/reorganization.ts';
import { buildWorlds } from './build.ts';
import { idByCode } from './life/community.ts';
import { QUANG_NINH } from './life/provinces.ts';
import { AGENCIES, GOVERNMENT } from './quang-ninh-bloc/reorganization.ts';
import { CODE } from './quang-ninh-bloc/roster.ts';
import { planQuangNinhBloc } from './quang-ninh-bloc/world.ts';

let bare: Bare;
let decision: Listed;
beforeAll(async () => {
  bare = await bareWorld();
  await buildWorlds(bare.chibo, bare.clock, () => {}, [[planQuangNinhBloc]], 0);
  const { items } = await ask<{ items: Listed[] }>('reorganization.list', { unit: await id(QUANG_NINH.code) });
  decision = items[0] as Listed;
}, 300_000);
afterAll(() => bare.close());

const id = (code: string) => idByCode(bare.chibo, code);
const ask = async <T>(query: string, input: unknown) =>
  (await bare.chibo.bus.ask(query, input, { actor: operator() })) as T;
type Unit = { closedOn: string | null; children: number };
type Kin = { name: string }[];

test('one decision is in force: the bloc is closed on its day, two committees have all that stood below it', async () => {
  expect(decision).toMatchObject({ state: 'applied', effectiveOn: '2025-02-01', acts: 3 });
  expect(await ask<Unit>('unit.get', { id: await id(CODE) })).toMatchObject({ closedOn: '2025-02-01' });
  const agencies = await ask<Unit>('unit.get', { id: await id(AGENCIES) });
  const government = await ask<Unit>('unit.get', { id: await id(GOVERNMENT) });
  expect(agencies.closedOn).toBeNull();
  expect(government.children).toBeGreaterThan(8);
  const { becameOf } = await ask<{ becameOf: Kin }>('unit.lineage', { unit: await id(CODE) });
  expect(new Set(becameOf.map(({ name }) => name))).toEqual(
    new Set(['Đảng bộ các cơ quan Đảng tỉnh Quảng Ninh', 'Đảng bộ Ủy ban nhân dân tỉnh Quảng Ninh']),
  );
});

test('resolutions stay under their number; tasks, the plan, the meeting, the draft, the class and the proposal were handed over', async () => {
  const { items } = await ask<{ items: PlannedWork[] }>('reorganization.handed', { id: decision.id, limit: 200 });
  expect([...new Set(items.map(({ kind }) => kind))].toSorted()).toEqual(
    expect.arrayContaining([
      'admission_plan',
      'meeting',
      'plan',
      'proposal_to_answer',
      'resolution_draft',
      'task',
      'training_class',
    ]),
  );
  const { items: kept } = await ask<{ items: { state: string }[] }>('resolution.list', {
    unit: await id(CODE),
    box: 'own',
  });
  expect(kept.map(({ state }) => state)).toEqual(['issued', 'issued']);
});

test('nothing is left without an owner, cases and candidates are where their cells are, and the counts are those of the records', async () => {
  const orphans = await ask<OrphanCheck>('reorganization.check', { id: decision.id });
  expect(orphans).toMatchObject({ astray: 0, left: 0, posts: 0 });
  const both = [await id(AGENCIES), await id(GOVERNMENT)];
  const found = async (query: string, more: object) =>
    (await Promise.all(both.map((unit) => ask<{ total: number }>(query, { unit, ...more })))).reduce(
      (sum, { total }) => sum + total,
      0,
    );
  expect(await found('case.list', { state: 'open' })).toBeGreaterThan(1);
  expect(await found('candidate.list', {})).toBeGreaterThan(2);
  expect(await recountAll(bare.chibo)).toEqual([]);
});
