/** How other modules record a vote and read it again. A poll is never changed: a second vote is a second poll. */
import type { Selectable } from 'kysely';
import type { Poll } from '../../gen/db.ts';
import type { UnitRef } from '../platform/access.ts';
import type { CommandContext } from '../platform/bus/command.ts';
import type { Tx } from '../platform/db/scope.ts';
import { must } from '../platform/refusal.ts';
import { type Count, electorateOf, passes, reasonsNotToRecord, thresholdOf, type Voter } from './rules.ts';
import { insertPoll } from './store.ts';
import type { PollRecord, VotingRule } from './vote.ts';

export type NewPoll = {
  unit: UnitRef;
  subject: { kind: string; id: string };
  question: string;
  rule: VotingRule;
  voters: readonly Voter[];
  count: Count;
  form: string;
  reservedOpinions: string | null;
};

/**
 * Records a vote with everything it was judged by (VOT-01, D23): eligible, present, base, threshold, rule, rulebook.
 * Refuses vote.negative, vote.more_than_present, vote.no_quorum, vote.form, vote.secret_too_few. A failed vote is kept too.
 */
export async function recordPoll(ctx: CommandContext, poll: NewPoll): Promise<PollRecord> {
  const { rule, count } = poll;
  const whole = electorateOf(rule.base, poll.voters);
  must(reasonsNotToRecord(rule, whole, count, poll.form));
  const { summoned: _quorum, ...electorate } = whole;
  const row = await insertPoll(ctx.tx, poll.unit, {
    subject_kind: poll.subject.kind,
    subject_id: poll.subject.id,
    question: poll.question,
    form: poll.form,
    majority: rule.majority,
    base_kind: rule.base.id,
    rule_id: rule.rule,
    rulebook_hash: rule.rulebookHash,
    ruled_on: rule.ruledOn,
    ...electorate,
    threshold: thresholdOf(rule.fraction, electorate.base),
    votes_for: count.votesFor,
    votes_against: count.votesAgainst,
    votes_other: count.votesOther,
    passed: passes(rule.fraction, electorate.base, count.votesFor),
    reserved_opinions: poll.reservedOpinions,
    taken_at: ctx.clock.now(),
  });
  await ctx.record({
    unit: poll.unit,
    subjectKind: 'poll',
    subjectId: row.id,
    body: { on: poll.subject, ...electorate, threshold: row.threshold, ...count, passed: row.passed },
  });
  return fromRow(row);
}

/** The polls on a subject, in the order they were taken. */
export async function pollsOn(tx: Tx, unit: UnitRef, subjectId: string): Promise<PollRecord[]> {
  const rows = await tx
    .selectFrom('poll')
    .selectAll()
    .where('division', '=', unit.division)
    .where('subject_id', '=', subjectId)
    .orderBy('taken_at')
    .orderBy('id')
    .execute();
  return rows.map(fromRow);
}

function fromRow(row: Selectable<Poll>): PollRecord {
  return {
    id: row.id,
    question: row.question,
    form: row.form,
    majority: row.majority,
    baseKind: row.base_kind,
    rule: row.rule_id,
    rulebookHash: row.rulebook_hash,
    ruledOn: row.ruled_on,
    eligible: row.eligible,
    present: row.present,
    base: row.base,
    threshold: row.threshold,
    votesFor: row.votes_for,
    votesAgainst: row.votes_against,
    votesOther: row.votes_other,
    passed: row.passed,
    reservedOpinions: row.reserved_opinions,
    takenAt: row.taken_at.toISOString(),
  };
}
