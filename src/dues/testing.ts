/** A province with a commune, a village cell and a school committee with a cell of its own, for the tests of this module. */
import { accountFor, actorOf, asOperator, type Bare, bareWorld, foundTop } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import type { Actor } from '../platform/access.ts';
import type { DuesSheet } from './dues.ts';

const FACTS = {
  sex: 'female',
  ethnicity: '01',
  birthDate: '1980-03-04',
  admittedOn: '2005-01-02',
  officialOn: '2006-01-02',
  from: '2024-01-01',
};
const VILLAGE = ['An', 'Bình', 'Cúc', 'Dung'];
const SCHOOL = ['Giang', 'Hạnh'];

export type DuesWorld = Awaited<ReturnType<typeof duesWorld>>;

export async function duesWorld() {
  const world: Bare = await bareWorld();
  const { chibo } = world;
  const province = await foundTop(chibo, 'province_committee', 'Đảng bộ tỉnh Gia Lai');
  const found = async (parentId: string, kind: string, name: string, setting?: string) =>
    (await asOperator(chibo, 'unit.found', { parentId, kind, name, ...(setting && { setting }) })).id;
  const commune = await found(province, 'commune_committee', 'Đảng bộ xã Biển Hồ');
  const village = await found(commune, 'grassroots_cell', 'Chi bộ thôn Phú Danh', 'residential');
  const school = await found(commune, 'grassroots_committee', 'Đảng bộ Trường THPT', 'school');
  const classes = await found(school, 'subordinate_cell', 'Chi bộ Tự nhiên', 'school');
  const ids: Record<string, string> = {};
  const register = async (name: string, unit: string) => {
    ids[name] = (await asOperator(chibo, 'member.register', { unit, fullName: name, ...FACTS })).id;
  };
  for (const name of VILLAGE) await register(name, village);
  for (const name of SCHOOL) await register(name, classes);
  const begin = (unitId: string, post: string, name: string) =>
    asOperator(chibo, 'post.begin', { unitId, post, personId: ids[name], from: '2024-01-01' });
  await begin(village, 'secretary', 'An');
  await begin(village, 'committee_member', 'Bình');
  await begin(classes, 'secretary', 'Giang');
  await begin(commune, 'committee_secretary', 'Cúc');
  for (const name of [...VILLAGE, ...SCHOOL]) await accountFor(chibo, name, { personId: ids[name] ?? '' });
  for (const [unitId, login] of [
    [commune, 'van phong xa'],
    [school, 'van phong truong'],
    [province, 'van phong tinh'],
  ] as const) {
    const accountId = await accountFor(chibo, login);
    await asOperator(chibo, 'post.begin', { unitId, post: 'clerk', accountId, from: '2024-01-01' });
  }
  const people = {
    operator: operator(),
    secretary: await actorOf(chibo, 'An', 'secretary'),
    committee: await actorOf(chibo, 'Bình', 'committee_member'),
    member: await actorOf(chibo, 'Dung', 'member'),
    teacher: await actorOf(chibo, 'Giang', 'secretary'),
    reader: await actorOf(chibo, 'Cúc', 'committee_secretary'),
    clerk: await actorOf(chibo, 'van phong xa', 'clerk'),
    schoolClerk: await actorOf(chibo, 'van phong truong', 'clerk'),
    provinceClerk: await actorOf(chibo, 'van phong tinh', 'clerk'),
  };
  const run = async <T = { id: string }>(name: string, input: object, actor: Actor = people.secretary) =>
    (await chibo.bus.run(name, input, { actor })) as T;
  const ask = async <T>(name: string, input: object, actor: Actor = people.secretary) =>
    (await chibo.bus.ask(name, input, { actor })) as T;
  const sheet = (month?: string, actor?: Actor) =>
    ask<DuesSheet>('dues.sheet', { unit: village, ...(month && { month }) }, actor);
  const person = (name: string) => ids[name] ?? '';
  /** Fixed amounts for the village, a salary for each teacher. */
  const assessAll = async (from: string) => {
    const fixed = VILLAGE.map((name, i) => ({ personId: person(name), category: 'fixed', base: 5_000 + 1_000 * i }));
    await run('dues.assess', { unit: village, from, items: fixed });
    const salaries = SCHOOL.map((name, i) => ({ personId: person(name), category: 'salary', base: 9_876_543 + i }));
    await run('dues.assess', { unit: classes, from, items: salaries }, people.teacher);
  };
  const collect = (month: string, names: readonly string[], more: object = {}) =>
    run<{ amount: number; entries: { id: string; personId: string; amount: number }[] }>('dues.collect', {
      unit: village,
      month,
      paidOn: `${month}-10`,
      method: 'cash',
      items: names.map((name) => ({ personId: person(name) })),
      ...more,
    });
  return {
    world,
    chibo,
    province,
    commune,
    village,
    school,
    classes,
    ids,
    people,
    person,
    run,
    ask,
    sheet,
    assessAll,
    collect,
    village4: VILLAGE,
    close: () => world.close(),
  };
}
