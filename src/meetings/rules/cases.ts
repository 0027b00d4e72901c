/** May a meeting vote on a case: facts in, reasons why not out (empty = allowed). Pure. */
import type { Reason } from '../../platform/refusal.ts';

export type CaseFacts = {
  state: string;
  /** whether the case is one of this unit's */
  here: boolean;
  /** who votes at the step it stands at; null: nobody */
  body: 'members' | 'committee' | null;
  /** the meeting that voted on this step before; null: none did */
  votedAt: string | null;
};

/** A case of this unit, open, at a step of the members; a meeting of the members; not voted on by another meeting already (a recount is the same meeting's). */
export function reasonsNotToVoteOnCase(facts: CaseFacts, meeting: { id: string; ofCommittee: boolean }): Reason[] {
  if (facts.state === 'ended') return [{ code: 'case.ended', field: 'caseId' }];
  if (facts.state === 'paused') return [{ code: 'case.paused', field: 'caseId' }];
  if (!facts.here) return [{ code: 'case.other_unit', field: 'caseId' }];
  if (facts.body === null) return [{ code: 'case.no_vote', field: 'caseId' }];
  if (facts.body === 'committee') return [{ code: 'case.vote_of_committee', field: 'caseId' }];
  if (meeting.ofCommittee) return [{ code: 'case.needs_members', field: 'caseId' }];
  if (facts.votedAt !== null && facts.votedAt !== meeting.id) return [{ code: 'case.voted_already', field: 'caseId' }];
  return [];
}
