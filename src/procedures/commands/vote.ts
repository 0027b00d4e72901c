import { addressOf } from '../../organization/tree.ts';
import { command } from '../../platform/bus/command.ts';
import { must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { recordPoll } from '../../votes/poll.ts';
import type { Voter } from '../../votes/rules.ts';
import { votingRuleOf } from '../../votes/voting.ts';
import { noteVote } from '../engine.ts';
import { caseRow, procedureOf, questionOf, voteNeed } from '../reading.ts';
import { reasonsNotToEnterVote } from '../rules/standing.ts';

/** The base of a committee's vote: all its members, whoever is there. */
const COMMITTEE = 'committee';

/**
 * Enters how a committee voted on a case: how many it has, how many were there, for and against. The majority is the matter's, of the whole body.
 * Refuses case.other_step, case.no_vote, case.vote_in_meeting, case.more_present, vote.more_than_present, vote.negative, vote.form, vote.secret_too_few.
 */
export const enterVote = command({
  name: 'case.vote',
  method: 'POST',
  path: '/cases/{id}/votes',
  capability: 'case.review',
  summary: 'Enter how a committee voted on a case',
  input: s.object({
    id: s.id(),
    step: s.code(),
    eligible: s.whole(1, 500),
    present: s.whole(0, 500),
    votesFor: s.whole(0, 500),
    votesAgainst: s.whole(0, 500),
    votesOther: s.whole(0, 500),
    form: s.code(),
    reservedOpinions: s.optional(s.nullable(s.text(5000, 0))),
  }),
  result: s.object({ pollId: s.id(), passed: s.flag(), threshold: s.anyNumber(), base: s.anyNumber() }),
  where: async (ctx, input) => ({ units: [addressOf(await caseRow(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await caseRow(ctx, input.id);
    const unit = addressOf(row);
    const { procedure, rules } = await procedureOf(ctx, row);
    const need = voteNeed(procedure, row.step);
    must(reasonsNotToEnterVote(row, { id: input.step, body: need?.body ?? null }, input));
    const poll = await recordPoll(ctx, {
      unit,
      subject: { kind: 'case', id: row.id },
      question: questionOf(rules.rulebook, procedure, row.step),
      rule: votingRuleOf(rules, need?.vote ?? '', COMMITTEE),
      voters: bodyOf(input.eligible, input.present),
      count: { votesFor: input.votesFor, votesAgainst: input.votesAgainst, votesOther: input.votesOther },
      form: input.form,
      reservedOpinions: input.reservedOpinions || null,
    });
    await noteVote(ctx, row, poll.id);
    await ctx.record({
      unit,
      subjectKind: 'case',
      subjectId: row.id,
      body: { step: row.step, pollId: poll.id, passed: poll.passed },
    });
    return { pollId: poll.id, passed: poll.passed, threshold: poll.threshold, base: poll.base };
  },
});

/** A committee of whom only numbers are known: so many members, so many of them there. */
function bodyOf(eligible: number, present: number): Voter[] {
  return Array.from({ length: eligible }, (_, i) => ({
    votes: true,
    exempt: false,
    away: false,
    state: i < present ? 'present' : 'absent',
  }));
}
