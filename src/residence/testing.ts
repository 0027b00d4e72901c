/** For tests: a commune with two villages and a school, another commune in a division of its own, and those who introduce, receive and look on. */
import { accountFor, actorOf, asOperator, type Bare, bareWorld, foundTop } from '../../checks/world/world.ts';
import type { Actor } from '../platform/access.ts';
import type { ContactRecord, RemarkFull, RemarkLine, RoundFull } from './residence.ts';

const FACTS = {
  sex: 'female',
  ethnicity: '01',
  birthDate: '1980-03-04',
  admittedOn: '2005-01-02',
  officialOn: '2006-01-02',
  from: '2025-10-31',
};
export const TODAY = '2026-11-10';
export const TEXTS = [
  { part: 'conduct', text: 'Chấp hành tốt' },
  { part: 'contact', text: 'Tham gia đầy đủ' },
];

export type Page<T> = { items: T[]; total: number; next: string | null };
export type ResidenceWorld = Awaited<ReturnType<typeof residenceWorld>>;

/** Five people of the school, one secretary each of both villages, and a village far away with its own. */
export async function residenceWorld() {
  const world: Bare = await bareWorld();
  const { chibo } = world;
  const found = async (parentId: string, name: string, setting: string) =>
    (await asOperator(chibo, 'unit.found', { parentId, kind: 'grassroots_cell', name, setting })).id;
  const commune = await foundTop(chibo, 'commune_committee', 'Đảng bộ xã Biển Hồ');
  const village = await found(commune, 'Chi bộ thôn 1', 'residential');
  const other = await found(commune, 'Chi bộ thôn 2', 'residential');
  const school = await found(commune, 'Chi bộ trường học', 'school');
  const second = { kind: 'commune_committee', name: 'Đảng bộ xã Gào', division: '77' };
  const away = (await asOperator(chibo, 'organization.found', second)).id;
  const far = await found(away, 'Chi bộ làng A', 'residential');
  const ids: Record<string, string> = {};
  const register = async (unit: string, fullName: string) => {
    ids[fullName] = (await asOperator(chibo, 'member.register', { unit, fullName, ...FACTS })).id;
  };
  for (const name of ['Cô Hiệu', 'Thầy Phó', 'Cô Ba', 'Cô Tư', 'Cô Năm']) await register(school, name);
  for (const name of ['Bí thư Một', 'Dân Một']) await register(village, name);
  await register(other, 'Bí thư Hai');
  await register(far, 'Bí thư Xa');
  const idOf = (name: string) => ids[name] ?? '';
  const actor = async (name: string, post: string | null, unitId?: string, division?: string): Promise<Actor> => {
    const personId = ids[name];
    const id = await accountFor(chibo, name, personId ? { personId, ...(division && { division }) } : {});
    if (post && unitId) {
      const holder = personId ? { personId } : { accountId: id };
      await asOperator(chibo, 'post.begin', { unitId, post, ...holder, from: '2025-10-31' });
    }
    return await actorOf(chibo, name, post ?? 'member');
  };
  const people = {
    head: await actor('Cô Hiệu', 'secretary', school),
    secretary: await actor('Bí thư Một', 'secretary', village),
    neighbour: await actor('Bí thư Hai', 'secretary', other),
    farSecretary: await actor('Bí thư Xa', 'secretary', far, '77'),
    teacher: await actor('Cô Ba', null),
    villager: await actor('Dân Một', null),
    clerk: await actor('Văn Thư', 'clerk', commune),
  };
  const run = async <T = { id: string }>(name: string, input: unknown, who: Actor) =>
    (await chibo.bus.run(name, input, { actor: who })) as T;
  const ask = async <T>(name: string, input: unknown, who: Actor) =>
    (await chibo.bus.ask(name, input, { actor: who })) as T;
  const introduce = async (name: string, residence: string | null, more: object = {}, who = people.head) =>
    (
      await run(
        'contact.introduce',
        {
          personId: idOf(name),
          category: 'introduced',
          ...(residence && { residence }),
          from: '2026-02-01',
          letterNumber: '12-GT',
          letterOn: '2026-01-30',
          ...more,
        },
        who,
      )
    ).id;
  const answer = async (id: string, who: Actor, more: object = {}) =>
    await run('contact.answer', { id, version: 1, accept: true, on: '2026-02-10', ...more }, who);
  const contact = async (id: string, who: Actor) => await ask<ContactRecord>('contact.get', { id }, who);
  const lines = async (unit: string, who: Actor, more: object = {}) =>
    await ask<Page<RemarkLine>>('remark.list', { unit, side: 'residence', ...more }, who);
  return {
    world,
    chibo,
    ...people,
    commune,
    village,
    other,
    school,
    far,
    idOf,
    run,
    ask,
    introduce,
    answer,
    contact,
    lines,
    /** introduced and received, at the village unless another cell is named */
    received: async (name: string, residence = village, who: Actor = people.secretary) => {
      const id = await introduce(name, residence);
      await answer(id, who);
      return id;
    },
    round: async (id: string, who: Actor = people.secretary) => await ask<RoundFull>('round.get', { id }, who),
    remark: async (id: string, who: Actor) => await ask<RemarkFull>('remark.get', { id }, who),
    lineOf: async (name: string, unit = village, who: Actor = people.secretary) => {
      const { items } = await lines(unit, who);
      const line = items.find((each) => each.personId === idOf(name));
      if (!line) throw new Error(`${name} is in no round.`);
      return line;
    },
    /** his open contact, as his home cell reads it */
    contactOf: async (name: string) => {
      const { items } = await ask<Page<ContactRecord>>('contact.list', { unit: school, side: 'home' }, people.head);
      const found = items.find((each) => each.personId === idOf(name));
      if (!found) throw new Error(`${name} is introduced nowhere.`);
      return found;
    },
    close: () => world.close(),
  };
}
