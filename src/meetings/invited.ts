/** Who is on the roll: the roster of the day, or for a meeting of the committee (and at a unit without a roster) its members; and those in charge from above, without a vote. */

import { rosterOf } from '../members/roster.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Tx } from '../platform/db/scope.ts';
import { personSortKey } from '../platform/i18n/names.ts';
import { isOfCommittee } from '../rulebook/kinds.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { MeetingKind } from '../rulebook/schema.ts';
import type { RollRole } from './meeting.ts';

export type Invited = {
  personId: string;
  name: string;
  sortKey: string;
  role: RollRole;
  votes: boolean;
  exempt: boolean;
  away: boolean;
};

/** The roll of a meeting held on `on`, in name order. Members who are suspended are not invited; guests have no vote (VOT-03, VOT-04, trap 6). */
export async function invitedTo(
  tx: Tx,
  unit: UnitRef,
  kind: Pick<MeetingKind, 'base'>,
  on: string,
  rulebook: Pick<Rulebook, 'posts' | 'votes'>,
): Promise<Invited[]> {
  const members = isOfCommittee(rulebook, kind.base) ? [] : await membersOf(tx, unit, on);
  // a committee has no roster of its own: its conferences are of its committee, whatever their kind
  const body = members.length > 0 ? members : await committeeOf(tx, unit, on, rulebook);
  const known = new Set(body.map((line) => line.personId));
  const duties = await tx
    .selectFrom('overseer_duty')
    .select(['person_id', 'person_name'])
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('valid_from', '<=', on)
    .where('valid_to', '>', on)
    .orderBy('valid_from')
    .execute();
  const overseers = once(
    duties.map((d) => ({
      personId: d.person_id,
      name: d.person_name,
      sortKey: personSortKey(d.person_name),
      role: 'overseer' as const,
      votes: false,
      exempt: false,
      away: false,
    })),
  );
  return [...body, ...overseers.filter((o) => !known.has(o.personId))];
}

async function membersOf(tx: Tx, unit: UnitRef, on: string): Promise<Invited[]> {
  const lines = (await rosterOf(tx, unit, on)).filter((line) => !line.suspended);
  return once(
    lines.map((l) => ({
      personId: l.personId,
      name: l.name,
      sortKey: l.sortKey,
      role: l.seat === 'guest' ? 'guest' : l.status,
      votes: l.votes,
      exempt: l.exempt,
      away: l.away,
    })),
  );
}

async function committeeOf(tx: Tx, unit: UnitRef, on: string, rulebook: Pick<Rulebook, 'posts'>): Promise<Invited[]> {
  const codes = rulebook.posts.filter((p) => p.kind === 'party' && p.role !== undefined).map((p) => p.id);
  if (codes.length === 0) return [];
  const posts = await tx
    .selectFrom('post')
    .select(['person_id', 'holder_name'])
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('post', 'in', codes)
    .where('valid_from', '<=', on)
    .where('valid_to', '>', on)
    .execute();
  const lines = posts.flatMap((p) =>
    p.person_id === null
      ? []
      : [
          {
            personId: p.person_id,
            name: p.holder_name,
            sortKey: personSortKey(p.holder_name),
            role: 'official' as const,
            votes: true,
            exempt: false,
            away: false,
          },
        ],
  );
  return once(lines).sort((a, b) => (a.sortKey < b.sortKey ? -1 : 1));
}

function once<T extends { personId: string }>(lines: T[]): T[] {
  return [...new Map(lines.map((line) => [line.personId, line])).values()];
}
