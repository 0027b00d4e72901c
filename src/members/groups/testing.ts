/** For tests of groups: what is commanded and asked in the cell. */
import type { Actor } from '../../platform/access.ts';
import type { CaseWorld } from '../../procedures/testing.ts';
import type { GroupRecord, GroupSeating } from './group.ts';
import type { GroupPerson, GroupTerms } from './rules.ts';

export const TODAY = '2026-11-10';

/** Founding, seating and asking, by the secretary unless somebody is named. */
export function groupScene(w: () => CaseWorld) {
  const id = (name: string) => w().ids[name] ?? '';
  const found = (input: object, who?: Actor) =>
    w().run(
      'party_group.found',
      { unit: w().cell, name: 'Tổ 9', on: '2026-03-01', officers: [], members: [], ...input },
      who,
    );
  const seat = (personId: string, groupId: string | null, on = TODAY) =>
    w().run<{ changed: number }>('party_group.seat', { unit: w().cell, on, members: [{ personId, groupId }] });
  const group = (groupId: string, on?: string, who?: Actor) =>
    w().ask<GroupRecord>('party_group.get', { id: groupId, ...(on && { on }) }, who);
  const seating = () => w().ask<GroupSeating>('party_group.members', { unit: w().cell });
  const groupOf = async (name: string) => (await seating()).members.find((member) => member.personId === id(name));
  const names = (members: readonly { name: string }[]) => members.map(({ name }) => name);

  /** What counts units, members and voters: nothing a group does may change it. */
  const counted = async () => {
    const owner = w().chibo.owner.db;
    const [units, members, posts, periods] = await Promise.all([
      owner.selectFrom('unit').select(['id', 'kind', 'path', 'closed_on']).orderBy('path').execute(),
      owner.selectFrom('member_stat').selectAll().orderBy('scope').execute(),
      owner.selectFrom('post_stat').selectAll().orderBy('scope').execute(),
      owner.selectFrom('unit_period').select(['unit_id', 'path']).orderBy('path').execute(),
    ]);
    const roster = await w().ask<{ items: { personId: string; votes: boolean }[] }>('roster.list', { unit: w().cell });
    return { units, members, posts, periods, roster };
  };
  return { id, found, seat, group, seating, groupOf, names, counted };
}

export const TERMS: GroupTerms = {
  rule: 'ORG-03',
  at: ['grassroots_cell'],
  offices: [
    { id: 'head', required: true },
    { id: 'deputy', required: false },
  ],
  leads: { statuses: { probationary: 'VOT-03' }, guest: 'VOT-04', suspended: 'DIS-09' },
};
export const someone = (personId: string, more: Partial<GroupPerson> = {}): GroupPerson => ({
  personId,
  name: personId,
  seat: 'own',
  status: 'official',
  suspended: false,
  since: '2020-01-01',
  groupId: null,
  lastChange: null,
  ...more,
});
export const people = (...list: GroupPerson[]) => new Map(list.map((person) => [person.personId, person]));
export const codes = (reasons: { code: string; field?: string; rule?: string }[]) =>
  reasons.map(({ code, field = '', rule = '' }) => [code, field, rule].join(' ').trim());
