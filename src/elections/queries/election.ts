import { termEndOf } from '../../organization/postFacts.ts';
import { addressOf, pathTo } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { against } from '../../platform/may.ts';
import type { Reason } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { electorateOf, thresholdOf } from '../../votes/rules.ts';
import { ELECTION_ACTS, type ElectionAct, electionRecord, NOMINATORS } from '../election.ts';
import { papersOf } from '../forms/documents.ts';
import { ballotRows, candidateRows, inOffice, standing, votesOf } from '../lines.ts';
import {
  ballotsAtMost,
  bodyOf,
  type ElectionRow,
  electionRow,
  electionRule,
  rulesOfElection,
  stateOf,
  votersOf,
} from '../reading.ts';
import { reasonsByState, reasonsNotToClose } from '../rules.ts';

/** An election with its candidates and ballots, by which rule it is counted, and what can be done with it. */
export const getElection = query({
  name: 'election.get',
  method: 'GET',
  path: '/elections/{id}',
  capability: 'meeting.read',
  summary: 'An election with candidates, ballots and decision',
  input: s.object({ id: s.id() }),
  output: electionRecord,
  where: async (ctx, input) => addressOf(await electionRow(ctx, input.id)),
  run: async (ctx, input, unit) => {
    const row = await electionRow(ctx, input.id);
    const rules = await rulesOfElection(ctx, row);
    const rule = electionRule(rules, bodyOf(rules.rulebook, row.body));
    const { base } = electorateOf(rule.base, votersOf(row));
    const candidates = await candidateRows(ctx, row);
    const ballots = await ballotRows(ctx, row);
    const places = await pathTo(ctx.tx, unit);
    const here = places.find((each) => each.id === unit.id);
    const above = places.length > 1 ? places.filter((each) => each.id !== unit.id).toReversed() : places;
    const decided = row.decided_unit
      ? await ctx.tx.selectFrom('unit').select('name').where('id', '=', row.decided_unit).executeTakeFirst()
      : undefined;
    const name = new Map(candidates.map((each) => [each.id, each.person_name]));
    const votes = await votesOf(ctx, row, ballots);
    return {
      id: row.id,
      unit: { id: unit.id, name: here?.name ?? '', kind: here?.kind ?? '' },
      body: row.body,
      post: row.post,
      purpose: row.purpose as 'term' | 'vacancy',
      seats: row.seats,
      heldOn: row.held_on,
      state: stateOf(row),
      meetingId: row.meeting_id,
      eligible: row.eligible,
      present: row.present,
      leftOut: row.left_out,
      base,
      threshold: thresholdOf(rule.fraction, base),
      seatsLeft: row.seats - candidates.filter((each) => each.elected_ballot !== null).length,
      ballotsAtMost: ballotsAtMost(rules),
      voting: rule,
      candidates: candidates.map((each) => ({
        id: each.id,
        personId: each.person_id,
        name: each.person_name,
        nominatedBy: NOMINATORS.find((one) => one === each.nominated_by) ?? 'congress',
        withdrawnAfter: each.withdrawn_after,
        withdrawnReason: each.withdrawn_reason,
        electedBallot: each.elected_ballot,
        postId: each.post_id,
      })),
      ballots: ballots.map((ballot) => ({
        id: ballot.id,
        no: ballot.ballot_no,
        seats: ballot.seats,
        form: ballot.form,
        issued: ballot.issued,
        collected: ballot.collected,
        valid: ballot.valid,
        recordedName: ballot.recorded_name,
        votes: votes
          .filter((line) => line.ballot_id === ballot.id)
          .map((line) => ({
            candidateId: line.candidate_id,
            name: name.get(line.candidate_id) ?? '',
            votes: line.votes,
            elected: line.elected,
          })),
      })),
      papers: papersOf(
        {
          id: row.id,
          state: stateOf(row),
          elected: candidates.filter((each) => each.elected_ballot !== null).length,
        },
        ballots,
      ),
      stateReason: row.state_reason,
      decision: row.decision,
      decidedOn: row.decided_on,
      decidedBy: decided?.name ?? null,
      beginsOn: row.begins_on,
      termEnds: row.term_ends,
      usualTermEnd: await termEndOf(ctx, { ...row, side: 'party', term_ends: null }),
      leaving:
        row.purpose === 'term' && ['open', 'elected', 'failed'].includes(row.state)
          ? (await inOffice(ctx, unit, row.post)).map((each) => ({
              id: each.id,
              name: each.holder_name,
              from: each.valid_from,
            }))
          : [],
      above: above.map((each) => ({ id: each.id, name: each.name })),
      recordedName: row.recorded_name,
      version: row.version,
      may: mayOf(ctx, unit, row, { ballots: ballots.length, standing: standing(candidates).length }),
    };
  },
});

const CAPABILITY: Record<ElectionAct, string> = {
  'election.ballot': 'election.hold',
  'election.withdraw': 'election.hold',
  'election.close': 'election.hold',
  'election.cancel': 'election.hold',
  'election.approve': 'post.assign',
  'election.refuse': 'post.assign',
  'election.appoint': 'post.assign',
};

/** For each act why the reader may not do it now; the same rules that the commands ask. */
function mayOf(
  ctx: Context,
  unit: UnitRef,
  row: ElectionRow,
  seen: { ballots: number; standing: number },
): Record<string, Reason[]> {
  return Object.fromEntries(
    ELECTION_ACTS.map((act) => {
      const byState = reasonsByState(act, stateOf(row));
      const more = act === 'election.close' && byState.length === 0 ? reasonsNotToClose(seen.ballots) : [];
      return [act, against(ctx, CAPABILITY[act], unit, [...byState, ...more])];
    }),
  );
}
