/** For tests: a province with an agency and a commune of a village and a school, and those who close, correct and look on. */
import { accountFor, actorOf, asOperator, bareWorld, foundTop } from '../../checks/world/world.ts';
import type { Actor } from '../platform/access.ts';

const FACTS = { ethnicity: '01', birthDate: '1980-03-04', admittedOn: '2005-01-02', officialOn: '2006-01-02' };

export type PeriodWorld = Awaited<ReturnType<typeof periodWorld>>;

export async function periodWorld() {
  const world = await bareWorld();
  const { chibo } = world;
  const province = await foundTop(chibo, 'province_committee', 'Đảng bộ tỉnh');
  const found = async (parentId: string, kind: string, name: string, setting: string | null) =>
    (await asOperator(chibo, 'unit.found', { parentId, kind, name, setting, foundedOn: '2025-07-01' })).id;
  const commune = await found(province, 'commune_committee', 'Đảng bộ xã', null);
  const agency = await found(province, 'grassroots_cell', 'Chi bộ cơ quan', 'agency');
  const village = await found(commune, 'grassroots_cell', 'Chi bộ thôn 1', 'residential');
  const school = await found(commune, 'grassroots_cell', 'Chi bộ trường học', 'school');
  const ids: Record<string, string> = {};
  const register = async (fullName: string, unit: string, from: string, sex = 'female') => {
    const { id } = await asOperator(chibo, 'member.register', { unit, fullName, sex, from, ...FACTS });
    ids[fullName] = id;
  };
  for (const [name, unit] of [
    ['Cô Hiệu', school],
    ['Thầy Phó', school],
    ['Bí thư Một', village],
    ['Dân Một', village],
    ['Dân Hai', village],
  ] as const)
    await register(name, unit, '2025-10-31', name === 'Thầy Phó' ? 'male' : 'female');
  const actor = async (name: string, post: string, unitId: string): Promise<Actor> => {
    const personId = ids[name];
    const id = await accountFor(chibo, name, personId ? { personId } : {});
    const holder = personId ? { personId } : { accountId: id };
    await asOperator(chibo, 'post.begin', { unitId, post, ...holder, from: '2025-10-31' });
    return await actorOf(chibo, name, post);
  };
  return {
    chibo,
    clock: world.clock,
    province,
    commune,
    agency,
    village,
    school,
    register,
    secretary: await actor('Bí thư Một', 'secretary', village),
    head: await actor('Cô Hiệu', 'committee_secretary', commune),
    clerk: await actor('Văn phòng', 'clerk', commune),
    board: await actor('Ban tổ chức', 'provincial_board', province),
    run: <T = unknown>(name: string, input: unknown, who: Actor) =>
      chibo.bus.run(name, input, { actor: who }) as Promise<T>,
    ask: <T>(name: string, input: unknown, who: Actor) => chibo.bus.ask(name, input, { actor: who }) as Promise<T>,
    attention: async (who: Actor) =>
      await chibo.bus.read(who, async (ctx) => {
        const lists = await Promise.all(chibo.bus.modules.map(async (each) => (await each.attention?.(ctx)) ?? []));
        return lists.flat().map(({ what }) => what);
      }),
    close: () => world.close(),
  };
}
