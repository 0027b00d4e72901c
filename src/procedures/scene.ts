/** For tests of transfers: another commune to go to, and who belongs where by now. */
import { accountFor, actorOf, asOperator } from '../../checks/world/world.ts';
import type { Actor } from '../platform/access.ts';
import type { CaseWorld } from './testing.ts';

export type Far = { cell: string; secretary: Actor; clerk: Actor };

/** A cell of another commune, in a division of its own, with its secretary and the clerk of its commune. */
export async function farCommune(w: CaseWorld): Promise<Far> {
  const top = (
    await asOperator(w.chibo, 'organization.found', {
      kind: 'commune_committee',
      name: 'Đảng bộ xã Gào',
      division: '77',
    })
  ).id;
  const cell = (
    await asOperator(w.chibo, 'unit.found', {
      parentId: top,
      kind: 'grassroots_cell',
      name: 'Chi bộ làng A',
      setting: 'residential',
    })
  ).id;
  const person = await asOperator(w.chibo, 'member.register', {
    unit: cell,
    fullName: 'Rơ Châm Xa',
    sex: 'male',
    ethnicity: '01',
    birthDate: '1970-01-01',
    admittedOn: '2000-01-01',
    officialOn: '2001-01-01',
    from: '2025-10-31',
  });
  await asOperator(w.chibo, 'post.begin', { unitId: cell, post: 'secretary', personId: person.id, from: '2025-10-31' });
  for (const [login, holder] of [
    ['Rơ Châm Xa', { personId: person.id, division: '77' }],
    ['Văn Thư Gào', {}],
  ] as const) {
    const id = await accountFor(w.chibo, login, holder);
    if (login !== 'Rơ Châm Xa')
      await asOperator(w.chibo, 'post.begin', { unitId: top, post: 'clerk', accountId: id, from: '2025-10-31' });
  }
  return {
    cell,
    secretary: await actorOf(w.chibo, 'Rơ Châm Xa', 'secretary'),
    clerk: await actorOf(w.chibo, 'Văn Thư Gào', 'clerk'),
  };
}

/** All lines of somebody, as the owner of the database sees them. */
export async function linesOf(w: CaseWorld, name: string) {
  return await w.chibo.owner.db
    .selectFrom('membership')
    .select(['division', 'unit_id', 'seat', 'status', 'valid_from', 'valid_to', 'end_reason', 'away'])
    .where('person_id', '=', w.ids[name] ?? '')
    .orderBy('valid_from')
    .orderBy('seat', 'desc')
    .execute();
}

export async function membersOf(w: CaseWorld, unit: string): Promise<number> {
  const row = await w.chibo.owner.db
    .selectFrom('member_stat')
    .select('members')
    .where('unit_id', '=', unit)
    .executeTakeFirst();
  return row?.members ?? 0;
}
