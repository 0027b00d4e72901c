/** A small stage whose clock is set: two communes, each a division of its own, with a cell of few people, made by commands. */
import { asOperator, bareWorld, foundTop } from '../checks/world/world.ts';
import { PASSWORD } from '../demo/people.ts';
import { raise, type Stage } from './stage.ts';

export type Village = {
  stage: Stage;
  /** the cell of Thôn 1 and the commune above it */
  cell: string;
  commune: string;
  /** a cell of the other commune */
  far: string;
  /** the id of a person by the name */
  people: Record<string, string>;
  /** Puts the clock to noon of a day, YYYY-MM-DD. */
  setDay(day: string): void;
};

/** The day on which a village begins: a Tuesday. */
export const FIRST_DAY = '2026-11-10';

const MEMBER = {
  sex: 'male',
  ethnicity: '01',
  birthDate: '1980-03-04',
  phone: '0905111222',
  admittedOn: '2005-01-02',
  ceremonyOn: '2005-01-20',
  officialOn: '2006-01-20',
  from: '2020-01-01',
};
const HERE = ['Nguyễn Thị Đào', 'Trần Văn Ân', 'Lê Thị An', 'Phạm Văn Cúc', 'Rmah Djuân'];
const FAR = ['Rơ Châm Xa', 'Siu Blan', 'Ksor Hlinh'];
const CLERKS = { 'van-phong': 'Văn phòng xã Biển Hồ', 'van-phong-gao': 'Văn phòng xã Gào' };

/** Raises the village. Who signs in: bi-thu and dang-vien of Thôn 1, van-phong above them; bi-thu-gao and van-phong-gao in the other commune. */
export async function openVillage(): Promise<Village> {
  const world = await bareWorld();
  const { chibo } = world;
  const commune = await foundTop(chibo, 'commune_committee', 'Đảng bộ xã Biển Hồ');
  const other = (
    await asOperator(chibo, 'organization.found', { kind: 'commune_committee', name: 'Đảng bộ xã Gào', division: '77' })
  ).id;
  const found = async (parentId: string, name: string) =>
    (await asOperator(chibo, 'unit.found', { parentId, kind: 'grassroots_cell', name, setting: 'residential' })).id;
  const cell = await found(commune, 'Chi bộ Thôn 1');
  await found(commune, 'Chi bộ Thôn 2');
  const far = await found(other, 'Chi bộ Làng A');
  const people: Record<string, string> = {};
  for (const [unit, names] of [
    [cell, HERE],
    [far, FAR],
  ] as const)
    for (const fullName of names)
      people[fullName] = (await asOperator(chibo, 'member.register', { unit, fullName, ...MEMBER })).id;

  let order = 0;
  const account = async (login: string, name: string) => {
    order += 1;
    const personId = people[name];
    const made = { login, name, password: PASSWORD, demoOrder: order, ...(personId && { personId }) };
    return (await asOperator(chibo, 'account.make', made)).id;
  };
  const begin = async (unitId: string, post: string, holder: object) =>
    await asOperator(chibo, 'post.begin', { unitId, post, from: '2025-01-01', ...holder });
  await account('bi-thu', 'Nguyễn Thị Đào');
  await begin(cell, 'secretary', { personId: people['Nguyễn Thị Đào'] });
  await account('dang-vien', 'Lê Thị An');
  await account('bi-thu-gao', 'Rơ Châm Xa');
  await begin(far, 'secretary', { personId: people['Rơ Châm Xa'] });
  await begin(commune, 'clerk', { accountId: await account('van-phong', CLERKS['van-phong']) });
  await begin(other, 'clerk', { accountId: await account('van-phong-gao', CLERKS['van-phong-gao']) });
  return {
    stage: await raise({ ...chibo, demo: true }, () => world.close()),
    cell,
    commune,
    far,
    people,
    setDay: (day) => world.clock.set(`${day}T05:00:00Z`),
  };
}
