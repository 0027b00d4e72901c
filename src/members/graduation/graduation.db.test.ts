import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../../checks/world/world.ts';
import type { Actor } from '../../platform/access.ts';
import { type CaseWorld, caseWorld } from '../../procedures/testing.ts';
import type { Graduate, GraduationForecast } from './graduation.ts';

let w: CaseWorld;
type List = { items: Graduate[]; total: number; next: string | null; procedure: string | null };

const forecast = async (unit: string, more: object = {}, who: Actor = w.people.clerk) =>
  await w.ask<GraduationForecast>('graduation.forecast', { unit, ...more }, who);
const list = async (unit: string, more: object = {}, who: Actor = w.people.clerk) =>
  await w.ask<List>('graduation.list', { unit, ...more }, who);
const studies = async (name: string, graduatesOn: string | null, who?: Actor) =>
  await w.run(
    'member.study',
    { id: w.ids[name], on: '2026-01-05', school: 'Trường Cao đẳng Gia Lai', graduatesOn },
    who,
  );

beforeAll(async () => {
  // today is 10 November 2026
  w = await caseWorld();
  await studies('Lê Thị An', '2026-06-30', w.people.operator);
  await studies('Rmah Bình', '2026-12-15', w.people.operator);
  await studies('Phạm Cúc', '2027-06-30', w.people.operator);
  await studies('Lý Khác', '2027-05-15', w.people.operator);
  await studies('Hồ Em', null, w.people.operator);
  await studies('Cô Ba', '2035-01-01', w.people.operator);
});
afterAll(() => w.close());

describe('the forecast of graduations', () => {
  test('counts by half-year, in each unit right below, and overdue ones apart', async () => {
    const all = await forecast(w.commune);
    expect(all).toMatchObject({ late: { n: 1, begun: 0 }, unknown: 1, rule: 'TRA-01' });
    expect(all.periods.map(({ from, n }) => [from, n])).toEqual([
      ['2026-11-10', 1],
      ['2027-01-01', 2],
      ['2027-07-01', 0],
      ['2028-01-01', 0],
      ['2028-07-01', 0],
    ]);
    expect(all.units).toMatchObject([
      { id: w.cell, late: 1, counts: [1, 1, 0, 0, 0] },
      { id: w.other, late: 0, counts: [0, 1, 0, 0, 0] },
    ]);
    const own = await forecast(w.cell, { span: 'quarter' }, w.people.secretary);
    expect(own.periods.filter(({ n }) => n > 0).map(({ year, part, n }) => [year, part, n])).toEqual([
      [2026, 4, 1],
      [2027, 2, 1],
    ]);
  });

  test('every number opens just its people, the first to graduate on top', async () => {
    const { periods, late, unknown } = await forecast(w.commune);
    for (const { from, to, n } of periods) expect((await list(w.commune, { from, to })).total).toBe(n);
    expect((await list(w.commune, { state: 'late' })).total).toBe(late.n);
    expect((await list(w.commune, { state: 'unknown' })).total).toBe(unknown);
    const page = await list(w.commune, { limit: 2 });
    expect(page.items).toMatchObject([
      { name: 'Lê Thị An', state: 'overdue', graduatesOn: '2026-06-30', caseId: null },
      { name: 'Rmah Bình', state: 'due' },
    ]);
    expect(page.total).toBe(6);
    expect((await list(w.commune, { limit: 10, after: page.next })).items.map(({ name }) => name).at(-1)).toBe('Hồ Em');
    expect((await list(w.commune, { search: 'ho em' })).items).toMatchObject([{ graduatesOn: null, state: 'unknown' }]);
    expect(await refusalOf(list(w.commune, {}, w.people.member))).toMatchObject({ status: 404 });
    expect(await refusalOf(forecast(w.cell, {}, w.people.member))).toMatchObject({ status: 403 });
  });

  test('Today of the cell tells in due time; once a transfer is under way it tells no more', async () => {
    const module = w.chibo.bus.modules.find(({ name }) => name === 'members');
    const told = async () =>
      (await w.chibo.bus.read(w.people.secretary, async (ctx) => (await module?.attention?.(ctx)) ?? [])).filter(
        ({ what }) => what.startsWith('members.attention.graduate'),
      );
    expect(await told()).toMatchObject([
      {
        what: 'members.attention.graduated',
        values: { name: 'Lê Thị An' },
        state: 'overdue',
        link: `/cases/new/member/${w.ids['Lê Thị An']}?procedure=transfer`,
      },
      {
        what: 'members.attention.graduates',
        values: { name: 'Rmah Bình' },
        state: 'due',
        due: '2026-12-15',
        rule: 'TRA-01',
      },
    ]);
    const id = await w.open('transfer', 'Lê Thị An', { changed_on: '2026-06-30', why: 'graduated', to: w.other });
    expect(await told()).toMatchObject([{ values: { name: 'Rmah Bình' } }]);
    expect((await list(w.cell, { transfer: 'begun' }, w.people.secretary)).items).toMatchObject([
      { caseId: id, mayOpen: false },
    ]);
    expect(await forecast(w.commune)).toMatchObject({ late: { n: 1, begun: 1 } });
    expect((await list(w.cell, { transfer: 'none' }, w.people.secretary)).items[0]).toMatchObject({
      name: 'Rmah Bình',
      mayOpen: true,
    });
  });

  test('ages beside occupation and study add up to the members, and open their lists', async () => {
    await w.run(
      'member.work',
      { id: w.ids['Phạm Cúc'], on: '2026-01-05', employer: 'Trường', occupation: 'teacher' },
      w.people.operator,
    );
    const ages = await w.ask<{
      all: { total: number };
      students: { total: number };
      occupations: { code: string; total: number; counts: number[] }[];
      bands: { bornFrom: number | null; bornTo: number }[];
    }>('unit.ages', { id: w.commune }, w.people.clerk);
    expect(ages.students.total).toBe(6);
    expect(ages.occupations.reduce((sum, { total }) => sum + total, 0)).toBe(ages.all.total);
    const teacher = ages.occupations.find(({ code }) => code === 'teacher');
    expect(teacher?.total).toBe(1);
    const at = teacher?.counts.findIndex((n) => n > 0) ?? -1;
    const { bornFrom, bornTo } = ages.bands[at] ?? { bornFrom: null, bornTo: 0 };
    const shown = await w.ask<{ total: number }>(
      'member.list',
      { unit: w.commune, occupation: 'teacher', bornTo, ...(bornFrom && { bornFrom }) },
      w.people.clerk,
    );
    expect(shown.total).toBe(1);
    const none = await w.ask<{ total: number }>(
      'member.list',
      { unit: w.commune, seat: 'own', occupation: 'none' },
      w.people.clerk,
    );
    expect(none.total).toBe(ages.occupations.find(({ code }) => code === '')?.total);
    expect(
      (await w.ask<{ total: number }>('member.list', { unit: w.commune, studies: 'yes' }, w.people.clerk)).total,
    ).toBe(6);
  });
});
