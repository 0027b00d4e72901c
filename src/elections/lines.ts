/** The lines of an election: candidates, ballots, votes, who holds the office, and what is known of those elected. */
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { found } from '../platform/refusal.ts';
import type { ElectionRow } from './reading.ts';

export async function candidateRows(ctx: Context, row: Pick<ElectionRow, 'division' | 'id'>) {
  return await ctx.tx
    .selectFrom('election_candidate')
    .selectAll()
    .where('division', '=', row.division)
    .where('election_id', '=', row.id)
    .orderBy('position')
    .execute();
}
export type CandidateRow = Awaited<ReturnType<typeof candidateRows>>[number];

export async function ballotRows(ctx: Context, row: Pick<ElectionRow, 'division' | 'id'>) {
  return await ctx.tx
    .selectFrom('election_ballot')
    .selectAll()
    .where('division', '=', row.division)
    .where('election_id', '=', row.id)
    .orderBy('ballot_no')
    .execute();
}

/** A ballot by its id. */
export async function ballotRow(ctx: Context, id: string) {
  return found(await ctx.tx.selectFrom('election_ballot').selectAll().where('id', '=', id).executeTakeFirst());
}

/** The votes of all ballots, the most votes first. */
export async function votesOf(ctx: Context, row: Pick<ElectionRow, 'division'>, ballots: readonly { id: string }[]) {
  return await ctx.tx
    .selectFrom('election_vote')
    .select(['ballot_id', 'candidate_id', 'votes', 'elected'])
    .where('division', '=', row.division)
    .where('ballot_id', 'in', [NOBODY, ...ballots.map((ballot) => ballot.id)])
    .orderBy('votes', 'desc')
    .orderBy('id')
    .execute();
}
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Those who neither withdrew nor are elected. */
export function standing(candidates: readonly CandidateRow[]): CandidateRow[] {
  return candidates.filter((each) => each.withdrawn_after === null && each.elected_ballot === null);
}

/** Those who stood in a ballot that was held. */
export function standingAt(candidates: readonly CandidateRow[], ballot: number): CandidateRow[] {
  return candidates.filter(
    (each) =>
      (each.withdrawn_after === null || each.withdrawn_after >= ballot) &&
      (each.elected_ballot === null || each.elected_ballot >= ballot),
  );
}

/** Birth and joining of people under the unit, for the request to the level above. */
export async function particularsOf(ctx: Context, unit: UnitRef, personIds: readonly string[]) {
  return await ctx.tx
    .selectFrom('person')
    .select(['id as person_id', 'birth_date', 'birth_year_only', 'admitted_on'])
    .where('division', '=', unit.division)
    .where('id', 'in', [NOBODY, ...personIds])
    .execute();
}

/** Who holds an office at a unit today. */
export async function inOffice(ctx: Context, unit: UnitRef, post: string) {
  return await ctx.tx
    .selectFrom('post')
    .select(['id', 'person_id', 'holder_name', 'valid_from', 'version'])
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('post', '=', post)
    .where('valid_to', '=', 'infinity')
    .orderBy('valid_from')
    .execute();
}
