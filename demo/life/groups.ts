/** A large cell is divided into two groups, each with the head whom its members chose. */
import type { Chibo } from '../../src/chibo.ts';
import type { GroupSeating, SeatedMember } from '../../src/members/groups/group.ts';
import { act, ask, personAs } from '../people.ts';
import type { Cell } from './community.ts';

const NAMES = ['Tổ đảng số 1', 'Tổ đảng số 2'];
const OFFICES = ['head', 'deputy'];

export async function divideCell(chibo: Chibo, cell: Cell, on: string): Promise<void> {
  const by = await personAs(chibo, cell.secretary, 'secretary', cell.id);
  const { members } = await ask<GroupSeating>(chibo, by, 'party_group.members', { unit: cell.id });
  const mayStand = (member: SeatedMember) =>
    member.seat === 'own' &&
    chibo.rulebook.membership.statuses.some((status) => status.id === member.status && status.mayStand);
  const each = Math.ceil(members.length / NAMES.length);
  for (const [i, name] of NAMES.entries()) {
    const group = members.slice(i * each, (i + 1) * each);
    // the cell's secretary leads the cell, not a group of it
    const leading = group.filter((member) => mayStand(member) && member.personId !== cell.secretary.id);
    await act(chibo, by, 'party_group.found', {
      unit: cell.id,
      name,
      on,
      members: group.map(({ personId }) => personId),
      officers: OFFICES.slice(0, i === 0 ? 2 : 1).flatMap((office, at) => {
        const personId = leading[at]?.personId;
        return personId ? [{ office, personId }] : [];
      }),
      basis: 'Biên bản sinh hoạt chi bộ',
    });
  }
}
