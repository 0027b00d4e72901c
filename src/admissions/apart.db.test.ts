/** Classes and plans of a province, the places and shares of a commune in another division, and whom somebody helps where he is in no list of his own. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { foundApart, refusalOf } from '../../checks/world/world.ts';
import type { Actor } from '../platform/access.ts';
import { type AdmissionWorld, admissionWorld } from './testing.ts';
import type { ClassRecord, PlaceLine } from './training.ts';

let w: AdmissionWorld;
beforeAll(async () => {
  w = await admissionWorld('77');
});
afterAll(() => w.close());

const CLASS = {
  course: 'awareness',
  name: 'Lớp của tỉnh',
  place: 'Trường Chính trị',
  heldBy: 'Trường Chính trị tỉnh',
  startsOn: '2026-11-01',
  endsOn: '2026-11-05',
  seats: 20,
};

type Page<T> = { items: T[]; total: number };

const enrolled = async (unit: string, fullName: string, facts: object) => {
  const { id: attendee } = await w.nominate({ fullName });
  const place = await w.run('place.ask', { of: 'candidate', attendee, course: 'awareness', on: '2026-03-01' });
  const { id } = await w.run('class.open', { unit, ...CLASS, ...facts });
  await w.run('class.enrol', { id, places: [place.id] });
  return { attendee, place: place.id, id };
};

test('a place names its class of another division, as far as the reader sees that class', async () => {
  const above = await enrolled(w.top, 'Ba Học', {});
  const beside = await enrolled(w.other, 'An Học', { name: 'Lớp của thôn bên' });
  const names = async (who?: Actor) => {
    const { items } = await w.ask<Page<PlaceLine>>('place.list', { unit: w.cell, sort: 'name' }, who);
    return items.map((each) => [each.name, each.className, each.classId]);
  };
  const shown = (className: string | null) => [
    ['An Học', className, beside.id],
    ['Ba Học', 'Lớp của tỉnh', above.id],
  ];
  expect(await names()).toEqual(shown('Lớp của thôn bên'));
  // the cell reads the classes of the units above it, not those of the cell beside it
  expect(await names(w.people.secretary)).toEqual(shown(null));
  expect((await w.candidate(above.attendee, w.people.secretary)).places).toMatchObject([{ className: 'Lớp của tỉnh' }]);
  expect((await w.candidate(beside.attendee, w.people.secretary)).places).toMatchObject([
    { classId: beside.id, className: null },
  ]);
  expect((await w.candidate(beside.attendee)).places).toMatchObject([{ className: 'Lớp của thôn bên' }]);
  const places = [{ id: above.place, name: 'Ba Học', className: 'Lớp của tỉnh' }];
  expect(await w.ask<ClassRecord>('class.get', { id: above.id })).toMatchObject({ enrolled: 1, places });
  expect(await w.ask<ClassRecord>('class.get', { id: above.id }, w.people.secretary)).toMatchObject({ places });
  expect((await w.ask<ClassRecord>('class.get', { id: above.id }, w.people.stranger)).places).toEqual([]);
});

test('the commune reads what adopted plans of the province give it, the newest first', async () => {
  const planned = async (year: number, min: number) => {
    const goals = [
      { group: '', min: 10, max: 20 },
      { group: 'young', min: 5, max: 9 },
    ];
    const span = { startsOn: `${year}-01-01`, endsOn: `${year}-12-31` };
    const { id } = await w.run('admission.plan', { unit: w.top, title: `Năm ${year}`, period: 'year', ...span, goals });
    const shares = [
      { unit: w.commune, group: '', min, max: 9 },
      { unit: w.commune, group: 'young', min: 1, max: 2 },
    ];
    await w.run('admission.divide', { id, version: 1, shares });
    return id;
  };
  const given = async (who?: Actor) =>
    (await w.ask<{ items: object[] }>('admission.shares', { unit: w.commune }, who)).items;
  const [last, running] = [await planned(2025, 3), await planned(2026, 4)];
  expect(await given()).toEqual([]);
  for (const id of [last, running]) await w.run('admission.adopt', { id, version: 2, on: '2026-11-01' });
  const from = { id: w.top, name: 'Tỉnh ủy Gia Lai' };
  // Siu Mới was admitted in May 2026
  const seen = [
    { planId: running, from, goals: [{ group: '', min: 4, max: 9 }, { group: 'young' }], result: 1 },
    { planId: last, from, goals: [{ group: '', min: 3, max: 9 }, { group: 'young' }], result: 0 },
  ];
  expect(await given()).toMatchObject(seen);
  expect(await given(w.people.commune)).toMatchObject(seen);
  expect(await refusalOf(given(w.people.secretary))).toMatchObject({ status: 404 });
  await w.run('admission.annul', { id: running, version: 3, reason: 'Thay bằng kế hoạch mới' });
  expect(await given()).toMatchObject(seen.slice(1));
});

test('whoever helps sees him through his probation, where he reads the register of it', async () => {
  const { id } = await w.nominate({ fullName: 'Rcom Kèm' });
  await w.help(id, 'Trần Văn Ân');
  const admitted = async (person: string) =>
    await w.chibo.owner.db
      .updateTable('candidate')
      .set({ state: 'admitted', closed_on: '2026-05-05', person_id: person })
      .where('id', '=', id)
      .execute();
  const mine = async (who: Actor) =>
    (await w.ask<Page<{ candidateId: string }>>('helper.mine', {}, who)).items.map((each) => each.candidateId);
  const helper = w.people.helper;
  const reachesAll: Actor = { ...w.people.operator, person: helper.person };
  expect(await mine(helper)).toEqual([id]);
  await admitted(w.ids['Siu Mới'] ?? '');
  expect([await mine(helper), await mine(reachesAll)]).toEqual([[id], [id]]);
  // on probation at the province, in another division, which a member of the cell does not read
  const far = await foundApart(w.chibo, w.top, { division: '00', kind: 'grassroots_cell', name: 'Chi bộ Văn phòng' });
  const away = { admittedOn: '2026-05-05', ceremonyOn: '2026-05-20', officialOn: null, from: '2026-05-20' };
  await admitted(await w.register(far, 'Siu Xa', away));
  expect([await mine(helper), await mine(reachesAll)]).toEqual([[], [id]]);
  // official by now
  await admitted(w.ids['Lê Thị An'] ?? '');
  expect(await mine(reachesAll)).toEqual([]);
});
