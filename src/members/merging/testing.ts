/** For tests of merging: units, records with numbers of their own, a merge and its undoing. */
import { asOperator, type Bare, foundTop } from '../../../checks/world/world.ts';
import { operator } from '../../accounts/grants.ts';

export const ON = '2025-10-31';

/** What is commanded and asked there, as the operator. */
export function mergingScene(world: () => Bare) {
  const run = async <T = { id: string }>(name: string, input: unknown) =>
    await asOperator<T>(world().chibo, name, input);
  const ask = async <T>(name: string, input: unknown) =>
    (await world().chibo.bus.ask(name, input, { actor: operator() })) as T;
  let born = 0;
  const register = async (unit: string, fullName: string, more: object = {}) =>
    (
      await run('member.register', {
        unit,
        fullName,
        sex: 'female',
        ethnicity: '01',
        birthDate: '1980-03-04',
        admittedOn: '2005-01-02',
        officialOn: '2006-01-02',
        from: ON,
        ...more,
      })
    ).id;
  const cardNo = () => String(10_000_000 + born++);

  const merge = async (winner: string, loser: string, taken: string[] = []) =>
    await run<{ id: string; moved: number; stayed: number }>('member.merge', {
      winner,
      loser,
      taken,
      reason: 'trùng hồ sơ',
    });
  const unmerge = async (id: string) => await run('member.unmerge', { id, version: 1 });
  /** A commune with two cells, and a cell of another organization, in a division of its own. */
  const foundUnits = async () => {
    const top = await foundTop(world().chibo, 'commune_committee', 'Đảng bộ xã Biển Hồ');
    const found = async (parentId: string, name: string) =>
      (
        await run('unit.found', {
          parentId,
          kind: 'grassroots_cell',
          name,
          setting: 'residential',
          foundedOn: '2000-01-01',
        })
      ).id;
    const cell = await found(top, 'Chi bộ thôn 1');
    const other = await found(top, 'Chi bộ thôn 2');
    const away = await run('organization.found', {
      kind: 'commune_committee',
      name: 'Đảng bộ xã Ia Mơ',
      division: '77',
      foundedOn: '2000-01-01',
    });
    const far = await found(away.id, 'Chi bộ làng Krong');
    return { top, cell, other, far };
  };
  return { run, ask, register, cardNo, merge, unmerge, found: foundUnits, born: () => born++ };
}
