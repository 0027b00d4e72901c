/** A commune for the tests of honours: two cells, four members near a badge, a secretary, a clerk and somebody who only reads. */
import { actorOf, asOperator, bareWorld } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import type { Actor } from '../platform/access.ts';

export type Due = {
  items: { personId: string; name: string; years: number; dueOn: string; roundOn: string; bonus: number | null }[];
  total: number;
  rounds: string[];
  next: string | null;
};
export type Awards = {
  items: { id: string; name: string; state: string; bonus: number | null; years: number; version: number }[];
  total: number;
};

/** On 10 November 2026: An has thirty years on 1 December, Bình on the day of the round, Cường a day after it, Đào forty in January. */
export async function honoursWorld() {
  const world = await bareWorld();
  const { chibo } = world;
  const ask = async <T>(name: string, input: unknown, actor: Actor = operator()) =>
    (await chibo.bus.ask(name, input, { actor })) as T;
  const run = async <T = { id: string }>(name: string, input: unknown, actor?: Actor) =>
    actor ? ((await chibo.bus.run(name, input, { actor })) as T) : await asOperator<T>(chibo, name, input);
  const register = async (unit: string, fullName: string, admittedOn: string, more: object = {}) =>
    (
      await run('member.register', {
        unit,
        fullName,
        sex: 'male',
        ethnicity: '01',
        birthDate: '1960-05-05',
        admittedOn,
        officialOn: `${Number(admittedOn.slice(0, 4)) + 1}${admittedOn.slice(4)}`,
        from: '2015-01-01',
        ...more,
      })
    ).id;
  const account = async (login: string, unitId: string, post: string, personId?: string) => {
    const named = { login, name: login, password: 'a long enough one' };
    const { id } = await run('account.make', { ...named, ...(personId && { personId }) });
    await run('post.begin', { unitId, post, ...(personId ? { personId } : { accountId: id }), from: '2026-01-01' });
    return await actorOf(chibo, login, post);
  };
  const found = async (parentId: string, kind: string, name: string, more = {}) =>
    (await run('unit.found', { parentId, kind, name, ...more })).id;
  const top = { kind: 'province_committee', name: 'Đảng bộ tỉnh Thử', division: '52', code: '52' };
  const province = (await run('organization.found', top)).id;
  const commune = await found(province, 'commune_committee', 'Đảng bộ xã Thử');
  const cell = await found(commune, 'grassroots_cell', 'Chi bộ thôn 1', { setting: 'residential' });
  const other = await found(commune, 'grassroots_cell', 'Chi bộ thôn 2', { setting: 'residential' });
  const an = await register(cell, 'Nguyễn Văn An', '1996-12-01', { ceremonyOn: '1997-02-20', cardNo: '12.345678' });
  const people = {
    an,
    binh: await register(cell, 'Trần Thị Bình', '1997-02-03'),
    cuong: await register(other, 'Lê Văn Cường', '1997-02-04'),
    dao: await register(other, 'Đỗ Thị Đào', '1987-01-15'),
    probationer: await register(cell, 'Phạm Văn Ít', '2026-01-02', { officialOn: undefined }),
  };
  return {
    world,
    ask,
    run,
    account,
    province,
    commune,
    cell,
    other,
    ...people,
    secretary: await account('an.secretary', cell, 'secretary', an),
    reader: await account('kiem.tra', commune, 'inspector'),
    clerk: await account('van.phong', commune, 'clerk'),
    awardsOf: async (input: object = {}) => await ask<Awards>('badge.list', { unit: commune, ...input }),
    dueIn: async (input: object = {}, unit = commune) => await ask<Due>('badge.due', { unit, ...input }),
  };
}
