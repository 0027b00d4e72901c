/** Writes posts. */
import type { UnitRef } from '../../platform/access.ts';
import { type Columns, insertRows } from '../../platform/db/bulk.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { newId } from '../../platform/ids.ts';
import { mustBeCurrent, notFound } from '../../platform/refusal.ts';
import { at } from '../tree.ts';

export type NewPost = {
  post: string;
  side: string;
  personId: string | null;
  accountId: string | null;
  name: string;
  isMember: boolean;
  from: string;
  termEnds: string | null;
  decision: string | null;
  /** what made it begin, where that is known */
  begun?: Begun;
};

/** By election or by a decision of the level above; `reason`: a code of the rulebook. */
export type Begun = {
  by: 'elected' | 'appointed';
  reason: string | null;
  decidedOn: string;
  decidedUnit: string;
  electionId: string | null;
};

export async function insertPost(tx: Tx, unit: UnitRef, post: NewPost): Promise<string> {
  const [id] = await insertPosts(tx, [{ unit, ...post }]);
  return id as string;
}

/** Begins posts, each at its unit. Returns their ids in the same order. */
export async function insertPosts(tx: Tx, posts: (NewPost & { unit: UnitRef })[]): Promise<string[]> {
  const rows = posts.map((post) => ({
    ...at(post.unit),
    id: newId(),
    post: post.post,
    side: post.side,
    person_id: post.personId,
    account_id: post.accountId,
    holder_name: post.name,
    holder_is_member: post.isMember,
    valid_from: post.from,
    term_ends: post.termEnds,
    decision: post.decision,
    begun_by: post.begun?.by ?? null,
    begin_reason: post.begun?.reason ?? null,
    decided_on: post.begun?.decidedOn ?? null,
    decided_unit: post.begun?.decidedUnit ?? null,
    election_id: post.begun?.electionId ?? null,
  }));
  await insertRows(tx, 'post', POST, rows);
  return rows.map((row) => row.id);
}

const POST: Columns = {
  division: 'text',
  unit_id: 'uuid',
  scope: 'text',
  id: 'uuid',
  post: 'text',
  side: 'text',
  person_id: 'uuid',
  account_id: 'uuid',
  holder_name: 'text',
  holder_is_member: 'boolean',
  valid_from: 'date',
  term_ends: 'date',
  decision: 'text',
  begun_by: 'text',
  begin_reason: 'text',
  decided_on: 'date',
  decided_unit: 'uuid',
  election_id: 'uuid',
};

/** How a post of the organization ended, and by whose decision. */
export type Ended = {
  by: 'term' | 'resignation' | 'dismissal';
  decision: string | null;
  decidedOn: string | null;
  unitId: string | null;
};

/** Ends a post; the row stays. `ended`: how, where it is told; the reason is then a code of the rulebook. Refuses version.stale, 404 when it is not open at this unit. */
export async function endPost(
  tx: Tx,
  unit: UnitRef,
  id: string,
  on: string,
  reason: string,
  version: number,
  ended?: Ended,
): Promise<void> {
  const row = await tx
    .updateTable('post')
    .set({
      valid_to: on,
      end_reason: reason,
      ended_by: ended?.by ?? null,
      end_decision: ended?.decision ?? null,
      end_decided_on: ended?.decidedOn ?? null,
      end_unit: ended?.unitId ?? null,
      version: version + 1,
    })
    .where('division', '=', unit.division)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('valid_to', '=', 'infinity')
    .returning('id')
    .executeTakeFirst();
  if (row) return;
  const present = await tx
    .selectFrom('post')
    .select(['version', 'valid_to'])
    .where('division', '=', unit.division)
    .where('id', '=', id)
    .executeTakeFirst();
  if (present?.valid_to !== 'infinity') notFound();
  mustBeCurrent(version, present.version);
}
