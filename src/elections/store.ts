/** The only file that writes elections. */
import { at } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import type { CommandContext } from '../platform/bus/command.ts';
import { changeAsSeen } from '../platform/db/current.ts';
import type { Tx } from '../platform/db/scope.ts';
import { newId } from '../platform/ids.ts';
import type { ElectionState, Purpose } from './election.ts';
import type { BallotDraft } from './rules.ts';

export type NewElection = {
  body: string;
  post: string;
  purpose: Purpose;
  seats: number;
  heldOn: string;
  meetingId: string | null;
  eligible: number;
  present: number;
  leftOut: number;
  candidates: readonly { personId: string; name: string; nominatedBy: string }[];
  rulebookHash: string;
  ruledOn: string;
};

/** Writes an election with its candidates in order; returns its id. */
export async function insertElection(ctx: CommandContext, unit: UnitRef, election: NewElection): Promise<string> {
  const id = newId();
  await ctx.tx
    .insertInto('election')
    .values({
      ...at(unit),
      id,
      body: election.body,
      post: election.post,
      purpose: election.purpose,
      seats: election.seats,
      held_on: election.heldOn,
      meeting_id: election.meetingId,
      eligible: election.eligible,
      present: election.present,
      left_out: election.leftOut,
      state: 'open',
      recorded_by: ctx.actor.accountId,
      recorded_name: ctx.actor.name,
      recorded_at: ctx.clock.now(),
      rulebook_hash: election.rulebookHash,
      ruled_on: election.ruledOn,
    })
    .execute();
  await ctx.tx
    .insertInto('election_candidate')
    .values(
      election.candidates.map((each, position) => ({
        ...at(unit),
        id: newId(),
        election_id: id,
        position,
        person_id: each.personId,
        person_name: each.name,
        nominated_by: each.nominatedBy,
      })),
    )
    .execute();
  return id;
}

/** What changes of an election as it goes on. */
export type Change = {
  state: ElectionState;
  reason?: string | null;
  decision?: { number: string | null; on: string; unitId: string; beginsOn: string | null; termEnds: string | null };
};

/** Moves an election on. Refuses version.stale. */
export async function moveElection(
  tx: Tx,
  unit: UnitRef,
  id: string,
  version: number,
  { state, reason, decision }: Change,
): Promise<void> {
  await changeAsSeen(tx, 'election', unit, id, version, {
    state,
    ...(reason !== undefined && { state_reason: reason }),
    ...(decision && {
      decision: decision.number,
      decided_on: decision.on,
      decided_unit: decision.unitId,
      begins_on: decision.beginsOn,
      term_ends: decision.termEnds,
    }),
  });
}

export async function withdrawCandidate(
  tx: Tx,
  unit: UnitRef,
  id: string,
  after: number,
  reason: string,
): Promise<void> {
  await tx
    .updateTable('election_candidate')
    .set({ withdrawn_after: after, withdrawn_reason: reason })
    .where('division', '=', unit.division)
    .where('id', '=', id)
    .execute();
}

export type NewBallot = Omit<BallotDraft, 'votes'> & {
  electionId: string;
  no: number;
  seats: number;
  form: string;
  votes: readonly { candidateId: string; votes: number; pollId: string; elected: boolean }[];
};

/** Writes a ballot with its votes, and marks whom it elected; returns its id. */
export async function insertBallot(ctx: CommandContext, unit: UnitRef, ballot: NewBallot): Promise<string> {
  const id = newId();
  await ctx.tx
    .insertInto('election_ballot')
    .values({
      ...at(unit),
      id,
      election_id: ballot.electionId,
      ballot_no: ballot.no,
      seats: ballot.seats,
      form: ballot.form,
      issued: ballot.issued,
      collected: ballot.collected,
      valid: ballot.valid,
      recorded_name: ctx.actor.name,
      recorded_at: ctx.clock.now(),
    })
    .execute();
  await ctx.tx
    .insertInto('election_vote')
    .values(
      ballot.votes.map((line) => ({
        ...at(unit),
        id: newId(),
        ballot_id: id,
        candidate_id: line.candidateId,
        votes: line.votes,
        elected: line.elected,
        poll_id: line.pollId,
      })),
    )
    .execute();
  const elected = ballot.votes.filter((line) => line.elected).map((line) => line.candidateId);
  if (elected.length > 0)
    await ctx.tx
      .updateTable('election_candidate')
      .set({ elected_ballot: ballot.no })
      .where('division', '=', unit.division)
      .where('id', 'in', elected)
      .execute();
  return id;
}

/** Notes which post an elected candidate was given. */
export async function notePost(tx: Tx, unit: UnitRef, candidateId: string, postId: string): Promise<void> {
  await tx
    .updateTable('election_candidate')
    .set({ post_id: postId })
    .where('division', '=', unit.division)
    .where('id', '=', candidateId)
    .execute();
}
