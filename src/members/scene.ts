/** For tests of members: a commune and its people, and what is asked and commanded there. */
import { accountFor, actorOf, asOperator, type Bare, bareWorld, foundTop } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import type { Actor } from '../platform/access.ts';
import type { MemberPage } from './member.ts';

export const person = (fullName: string, more: object = {}) => ({
  fullName,
  sex: 'female',
  ethnicity: '01',
  birthDate: '1980-03-04',
  admittedOn: '2005-01-02',
  officialOn: '2006-01-02',
  from: '2025-10-31',
  ...more,
});

/** A commune with two village cells: three members in the first, its secretary also head of the village; one in the second. */
export async function memberScene() {
  const world = await bareWorld();
  const top = await foundTop(world.chibo, 'commune_committee', 'Đảng bộ xã Biển Hồ');
  const cell = (
    await asOperator(world.chibo, 'unit.found', {
      parentId: top,
      kind: 'grassroots_cell',
      name: 'Chi bộ thôn 1',
      setting: 'residential',
      foundedOn: '2000-01-01',
    })
  ).id;
  const other = (
    await asOperator(world.chibo, 'unit.found', {
      parentId: top,
      kind: 'grassroots_cell',
      name: 'Chi bộ thôn 2',
      setting: 'residential',
      foundedOn: '2000-01-01',
    })
  ).id;
  const ids: Record<string, string> = {};
  const register = async (unit: string, fullName: string, more: object = {}) => {
    const { id } = await asOperator<{ id: string }>(world.chibo, 'member.register', {
      unit,
      ...person(fullName, more),
    });
    ids[fullName] = id;
    return id;
  };
  await register(cell, 'Nguyễn Thị Đào', {
    cardNo: '86.769.849',
    phone: '0971 739 732',
    ceremonyOn: '2005-02-03',
    officialOn: '2006-02-03',
  });
  await register(cell, 'Rmah Djuân', {
    sex: 'male',
    ethnicity: '10',
    birthDate: '1965-05-01',
    officialOn: null,
    admittedOn: '2026-01-02',
  });
  await register(cell, 'Trần Văn Ân', {
    sex: 'male',
    birthDate: '1970-01-01',
    admittedOn: '1995-05-05',
    officialOn: '1996-05-05',
    education: 'university',
  });
  await register(other, 'Lê Thị An', { birthDate: '1990-01-01', admittedOn: '2015-05-05', officialOn: '2016-05-05' });
  await asOperator(world.chibo, 'post.begin', {
    unitId: cell,
    post: 'secretary',
    personId: ids['Nguyễn Thị Đào'],
    from: '2025-10-31',
  });
  await asOperator(world.chibo, 'post.begin', {
    unitId: other,
    post: 'secretary',
    personId: ids['Lê Thị An'],
    from: '2025-10-31',
  });
  await asOperator(world.chibo, 'post.begin', {
    unitId: cell,
    post: 'village_head',
    personId: ids['Nguyễn Thị Đào'],
    from: '2025-10-31',
  });
  // an account is made with its person inside its own division; the operator's home is elsewhere, so the link is written here
  for (const [login, name] of [
    ['bithu', 'Nguyễn Thị Đào'],
    ['dangvien', 'Trần Văn Ân'],
  ] as const) {
    await accountFor(world.chibo, login, { name, personId: ids[name] ?? '' });
  }
  const secretary = await actorOf(world.chibo, 'bithu', 'secretary');
  const member = await actorOf(world.chibo, 'dangvien');
  return { world, top, cell, other, secretary, member, ids };
}

/** Asks and commands of that world, as the operator unless somebody is named. */
export function memberAsks(world: () => Bare) {
  const ask = async <T>(name: string, input: unknown, actor: Actor = operator()) =>
    (await world().chibo.bus.ask(name, input, { actor })) as T;
  const run = async (name: string, input: unknown, actor: Actor = operator()) =>
    await world().chibo.bus.run(name, input, { actor });
  const list = (input: object, actor?: Actor) => ask<MemberPage>('member.list', input, actor);
  return { ask, run, list };
}
