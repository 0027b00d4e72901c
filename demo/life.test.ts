import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bare, bareWorld } from '../checks/world/world.ts';
import { operator } from '../src/accounts/grants.ts';
import { recountAll } from '../src/indicators/recount.ts';
import { buildWorlds } from './build.ts';
import { planGiaLai } from './gia-lai/world.ts';
import { CELLS, CODE as IA_MO } from './ia-mo/roster.ts';
import { planIaMo } from './ia-mo/world.ts';
import { CODE as KHANG_NHAT } from './khang-nhat/roster.ts';
import { planKhangNhat } from './khang-nhat/world.ts';
import { idByCode } from './life/community.ts';
import { GIA_LAI, QUANG_NINH } from './life/provinces.ts';
import { planPhuThien } from './phu-thien/world.ts';
import { CODE as BLOC } from './quang-ninh-bloc/roster.ts';
import { planQuangNinhBloc } from './quang-ninh-bloc/world.ts';

/** Two whole months before November 2026, so that what one month leaves the next one takes up. */
const MONTHS = 2;

let bare: Bare;
const told: number[] = [];
beforeAll(async () => {
  bare = await bareWorld();
  const provinces = [[planGiaLai, planIaMo, planPhuThien], [planKhangNhat], [planQuangNinhBloc]];
  await buildWorlds(bare.chibo, bare.clock, (done) => told.push(done), provinces, MONTHS);
}, 300_000);
afterAll(() => bare.close());

type Listed = { items: Record<string, unknown>[]; total: number };
const ask = async <T = Listed>(query: string, input: unknown) =>
  (await bare.chibo.bus.ask(query, input, { actor: operator() })) as T;
const id = (code: string) => idByCode(bare.chibo, code);
const total = async (query: string, input: unknown) => (await ask(query, input)).total;

test('the progress grows from 0 to 1 and never goes back', () => {
  expect(told[0]).toBe(0);
  expect(told.at(-1)).toBe(1);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
});

test('every cell met in each whole month; minutes are signed where the secretary has an account, else on paper (D22)', async () => {
  const unit = await id(IA_MO);
  for (const month of ['2026-09', '2026-10'])
    expect(await total('unit.counted', { id: unit, measure: 'meeting_held', month })).toBe(CELLS);
  const states = new Set((await ask('meeting.list', { unit, limit: 200 })).items.map((meeting) => meeting.state));
  expect([...states].sort()).toEqual(['confirmed', 'signed']);
});

test('meetings are scored by the cells and confirmed from above, now and then with a gap (M28, M32)', async () => {
  const unit = await id(KHANG_NHAT);
  const { items } = await ask('quality.list', { unit, limit: 200 });
  const confirmed = items.filter((sheet) => sheet.state === 'confirmed');
  expect(confirmed.length).toBeGreaterThan(10);
  expect(confirmed.length).toBeLessThan(items.length);
  expect(new Set(confirmed.map((sheet) => sheet.gap))).toEqual(new Set([0, -2]));
});

test('who answers for a field reports, and who forgot is overdue (M17, M31)', async () => {
  const unit = await id(KHANG_NHAT);
  expect(await ask<object>('division.answers', { unit, field: 'general' })).toMatchObject({
    answers: [{ role: 'lead' }],
  });
  const { items } = await ask('field_report.overdue', { unit });
  expect(items.length).toBeGreaterThan(0);
  expect(new Set(items.map((line) => line.field))).toEqual(new Set(['poverty_reduction']));
});

test('proposals are answered by the level addressed and read out at the next meeting (M20, M30)', async () => {
  const { items } = await ask('proposal.list', { unit: await id(IA_MO), box: 'addressed' });
  expect(items.map((proposal) => proposal.state).sort()).toEqual(['answered', 'answered', 'answered', 'open']);
  expect(items.filter((proposal) => proposal.readOutAt !== null).length).toBeGreaterThan(0);
});

test('overseers visit and follow up; seats are vacant; tasks come again (M27, M34, M09)', async () => {
  const unit = await id(KHANG_NHAT);
  expect(await total('visit.list', { unit, followUp: 'done' })).toBe(2);
  expect(await total('visit.list', { unit, followUp: 'open' })).toBe(2);
  expect(await total('vacancy.list', { unit })).toBe(2);
  expect(await total('series.list', { unit })).toBe(3);
  expect(await total('check.list', { unit, state: 'recorded' })).toBe(1);
});

test("the province's resolution is carried out over four levels", async () => {
  const province = await id(GIA_LAI.code);
  const { items } = await ask('resolution.list', { unit: province, box: 'own' });
  const { levels } = await ask<{ levels: { kind: string }[] }>('resolution.levels', { id: items[0]?.id });
  expect(levels.map((level) => level.kind).sort()).toEqual([
    'commune_committee',
    'grassroots_cell',
    'grassroots_committee',
    'subordinate_cell',
  ]);
});

test('the bloc closed its year and carried over what was unfinished; the year after bears its theme (M43, M53)', async () => {
  const unit = await id(BLOC);
  expect(await ask<object>('year.get', { unit, year: 2024 })).toMatchObject({
    closed: { carried: 2, programme: { state: 'adopted' } },
  });
  const reviews = await ask('meeting.list', { unit });
  expect(reviews.items).toMatchObject([{ kind: 'annual_review', state: 'confirmed' }]);
  const province = await id(QUANG_NINH.code);
  expect(await total('theme.tagged', { unit: province, year: 2025, kind: 'task' })).toBe(3);
});

test('the counts are those of the records', async () => {
  expect(await recountAll(bare.chibo)).toEqual([]);
});
