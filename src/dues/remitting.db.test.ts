/** What goes up, level by level, by commands: each refused by rule and by right; nothing of what was collected is lost. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import type { Actor } from '../platform/access.ts';
import { duesAttention } from './attention.ts';
import { duesOfMonth } from './collected.ts';
import type { DuesSettings, DuesUnitLine, DuesYear, Slip } from './slip.ts';
import { type DuesWorld, duesWorld } from './testing.ts';

let w: DuesWorld;
beforeAll(async () => {
  w = await duesWorld();
  w.world.clock.set('2025-12-20T03:00:00Z');
  await w.assessAll('2025-10');
  for (const month of ['2025-10', '2025-11', '2025-12']) {
    await w.collect(month, ['An', 'Bình'], { paidOn: '2025-12-20' });
    await w.run('dues.close_month', { unit: w.village, month });
    const items = ['Giang', 'Hạnh'].map((name) => ({ personId: w.person(name) }));
    const taken = { unit: w.classes, month, paidOn: '2025-12-20', method: 'transfer', items };
    await w.run('dues.collect', taken, w.people.teacher);
    await w.run('dues.close_month', { unit: w.classes, month }, w.people.teacher);
  }
});
afterAll(() => w.close());

type Slips = { items: Slip[]; total: number };
const slipsOf = (unit: string, who: Actor, more = {}) => w.ask<Slips>('dues.remittances', { unit, ...more }, who);
const remit = (unit: string, who: Actor, on = '2025-12-20') =>
  w.run<{ id: string; kept: number; remitted: number }>('dues.remit', { unit, on }, who);
const answer = async (id: string, who: Actor, more: object = {}) => {
  const { remitted, version } = await w.ask<Slip>('dues.remittance', { id }, who);
  return await w.run(
    'dues.confirm_remittance',
    { id, outcome: 'received', amount: remitted, on: '2025-12-20', version, ...more },
    who,
  );
};
const yearAt = (unit: string, who: Actor) => w.ask<DuesYear>('dues.year', { unit, year: 2025 }, who);

test('what the rule leaves open the committee above sets, within the range', async () => {
  const { teacher, schoolClerk, clerk } = w.people;
  expect(await refusalOf(remit(w.classes, teacher))).toMatchObject({ codes: ['dues.keep_unset'] });
  const set = (percent: number, who: Actor, more = {}) =>
    w.run('dues.set_keep', { unit: w.school, percent, from: '2025-10', ...more }, who);
  expect(await refusalOf(set(51, schoolClerk))).toMatchObject({ codes: ['dues.keep_range'], fields: ['percent'] });
  expect(await refusalOf(set(40, teacher))).toMatchObject({ status: 404 });
  expect(await refusalOf(set(40, w.people.reader))).toMatchObject({ status: 403 });
  expect(await refusalOf(set(40, schoolClerk, { forUnitId: w.village }))).toMatchObject({ status: 404 });
  expect(
    await refusalOf(w.run('dues.set_keep', { unit: w.commune, percent: 40, from: '2025-10' }, clerk)),
  ).toMatchObject({ codes: ['dues.keep_fixed'] });
  await set(40, schoolClerk, { decision: 'NQ 05' });
  const settings = await w.ask<DuesSettings>('dues.settings', { unit: w.classes }, teacher);
  expect(settings.keeps).toMatchObject({ least: 30, most: 50, percent: 40, setBy: 'Đảng bộ Trường THPT' });
  expect(settings.categories.map(({ id, percent, least, most }) => [id, percent, least, most])).toEqual([
    ['salary', 1, null, null],
    ['pension', 0.5, null, null],
    ['fixed', null, 2_000, 30_000],
    ['fixed_over_age', null, 2_000, 30_000],
  ]);
  const above = await w.ask<DuesSettings>('dues.settings', { unit: w.school }, schoolClerk);
  expect(above.sets?.shares).toMatchObject([{ percent: 40, from: '2025-10-01', decision: 'NQ 05' }]);
});

test('a slip takes in everything once; it is made by who may', async () => {
  const { secretary, reader, teacher, committee } = w.people;
  expect(await refusalOf(remit(w.village, secretary, '2025-12-21'))).toMatchObject({ codes: ['date.future'] });
  expect(await refusalOf(remit(w.village, committee))).toMatchObject({ status: 403 });
  expect(await refusalOf(remit(w.village, reader))).toMatchObject({ status: 403 });
  expect(await refusalOf(remit(w.village, teacher))).toMatchObject({ status: 404 });
  expect(await refusalOf(remit(w.commune, w.people.clerk))).toMatchObject({ codes: ['dues.nothing'] });
  // 3 months of 11,000: 90 % stay
  expect(await remit(w.village, secretary)).toMatchObject({ kept: 29_700, remitted: 3_300 });
  expect(await refusalOf(remit(w.village, secretary))).toMatchObject({ codes: ['dues.nothing'] });
  // 98,765 + 98,765 a month, three months: 592,590; 40 % stay
  expect(await remit(w.classes, teacher)).toMatchObject({ kept: 237_036, remitted: 355_554 });
});

test('the level above counts it, confirms it to the đồng, or returns it', async () => {
  const { secretary, clerk, schoolClerk, reader } = w.people;
  const { items } = await slipsOf(w.commune, clerk, { of: 'incoming', state: 'sent' });
  expect(items).toMatchObject([
    { unit: { name: 'Chi bộ thôn Phú Danh' }, remitted: 3_300, number: '1/2025', percent: 90 },
  ]);
  const id = items[0]?.id ?? '';
  const told = await w.chibo.bus.read(clerk, duesAttention);
  expect(told).toMatchObject([{ what: 'dues.attention.slips', values: { count: 1 } }]);
  expect(await refusalOf(answer(id, secretary))).toMatchObject({ status: 404 });
  expect(await refusalOf(answer(id, reader))).toMatchObject({ status: 403 });
  expect(await refusalOf(answer(id, clerk, { amount: 3_299 }))).toMatchObject({ codes: ['dues.received_differs'] });
  expect(await refusalOf(answer(id, clerk, { outcome: 'returned' }))).toMatchObject({ codes: ['text.required'] });
  await answer(id, clerk, { outcome: 'returned', note: 'Thiếu 100 đồng' });
  expect((await yearAt(w.village, secretary)).account).toMatchObject({ collected: 33_000, kept: 0, undivided: 33_000 });
  const again = await remit(w.village, secretary);
  expect(again).toMatchObject({ kept: 29_700, remitted: 3_300 });
  await answer(again.id, clerk);
  expect(await refusalOf(answer(again.id, clerk))).toMatchObject({ codes: ['dues.slip_answered'] });
  const [school] = (await slipsOf(w.school, schoolClerk, { of: 'incoming' })).items;
  await answer(school?.id ?? '', schoolClerk);
});

test('shares of every level add up to what was collected', async () => {
  const { schoolClerk, clerk, provinceClerk } = w.people;
  const up = await remit(w.school, schoolClerk);
  expect(up).toMatchObject({ kept: 248_888, remitted: 106_666 });
  await answer(up.id, clerk);
  const commune = await remit(w.commune, clerk);
  expect(commune).toMatchObject({ kept: 54_983, remitted: 54_983 });
  await answer(commune.id, provinceClerk);
  // the top of this tree passes its half on to a level that is not in it, and notes the answer itself
  const province = await remit(w.province, provinceClerk);
  expect(province).toMatchObject({ kept: 27_492, remitted: 27_491 });
  await answer(province.id, provinceClerk);
  const kept = 29_700 + 237_036 + up.kept + commune.kept + province.kept;
  expect(kept + province.remitted).toBe(33_000 + 592_590);
  const { months } = await yearAt(w.province, provinceClerk);
  const sum = (key: 'collected' | 'kept') => months.reduce((all, month) => all + month[key], 0);
  expect([sum('collected'), sum('kept')]).toEqual([625_590, kept]);
  const units = await w.ask<{ items: DuesUnitLine[] }>('dues.units', { unit: w.commune, year: 2025 }, clerk);
  expect(units.items.map((unit) => [unit.name, unit.closedMonths, unit.collected, unit.remitted, unit.unsent])).toEqual(
    [
      ['Chi bộ thôn Phú Danh', 3, 33_000, 3_300, 0],
      ['Chi bộ Tự nhiên', 3, 592_590, 355_554, 0],
      ['Đảng bộ Trường THPT', 0, 0, 106_666, 0],
    ],
  );
});

test('a year is settled from below, once it is over, and stays', async () => {
  const { secretary, teacher, schoolClerk, clerk, committee } = w.people;
  const settle = (unit: string, who: Actor) => w.run('dues.settle_year', { unit, year: 2025 }, who);
  expect(await refusalOf(settle(w.village, secretary))).toMatchObject({ codes: ['dues.year_running'] });
  w.world.clock.set('2026-01-10T03:00:00Z');
  expect(await refusalOf(settle(w.commune, clerk))).toMatchObject({ codes: ['dues.below_open'] });
  expect(await refusalOf(settle(w.village, committee))).toMatchObject({ status: 403 });
  expect(await refusalOf(settle(w.village, teacher))).toMatchObject({ status: 404 });
  await settle(w.village, secretary);
  expect(await refusalOf(settle(w.village, secretary))).toMatchObject({ codes: ['dues.settled'] });
  await settle(w.classes, teacher);
  await settle(w.school, schoolClerk);
  await settle(w.commune, clerk);
  const year = await yearAt(w.commune, clerk);
  expect(year.settled).toMatchObject({ on: '2026-01-10' });
  const { collected, received, kept, remitted, undivided } = year.account;
  expect([collected, received, kept + remitted, undivided]).toEqual([0, 109_966, 109_966, 0]);
  expect((await yearAt(w.village, secretary)).account).toMatchObject({
    due: 78_000,
    collected: 33_000,
    unpaid: 45_000,
    unpaidMembers: 2,
  });
});

test('what is missing is listed; the minutes are told the sum and no name', async () => {
  const missing = (month: string) =>
    w.ask<{ items: DuesUnitLine[] }>('dues.units', { unit: w.commune, missing: 'month', month }, w.people.clerk);
  expect((await missing('2025-12')).items).toEqual([]);
  expect((await missing('2026-01')).items.map(({ name }) => name)).toEqual(['Chi bộ thôn Phú Danh', 'Chi bộ Tự nhiên']);
  const told = (month: string) =>
    w.chibo.bus.read(w.people.member, async (ctx) => {
      const { unit } = ctx.actor.grant;
      return await duesOfMonth(ctx, unit, month);
    });
  expect(await told('2026-01')).toBeNull();
  expect(await told('2025-12')).toEqual({ collected: 11_000, members: 4, paidMembers: 2, closed: true });
});

test('the counts are what the records say, made anew', async () => {
  const stats = () =>
    w.chibo.owner.db.selectFrom('dues_stat').selectAll().orderBy('unit_id').orderBy('month').execute();
  const before = await stats();
  expect(before.length).toBeGreaterThan(6);
  const { duesStat } = await import('./stat.ts');
  const ids = [w.village, w.classes, w.school, w.commune, w.province];
  await duesStat.recount('00', ids, '2026-01-10').execute(w.chibo.owner.db);
  expect(await stats()).toEqual(before);
});
