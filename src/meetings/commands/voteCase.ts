import { addressOf } from '../../organization/tree.ts';
import { command } from '../../platform/bus/command.ts';
import { must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { noteVote } from '../../procedures/engine.ts';
import { caseRow, procedureOf, questionOf, voteNeed } from '../../procedures/reading.ts';
import { isOfCommittee } from '../../rulebook/kinds.ts';
import { recordPoll } from '../../votes/poll.ts';
import { votingRuleOf } from '../../votes/voting.ts';
import { factsOfCase } from '../cases.ts';
import { kindOf } from '../kinds.ts';
import { countsOn, meetingRow, rollFacts, rollRows, stateOf, unitOfMeeting } from '../reading.ts';
import { reasonsNotToVoteOnCase } from '../rules/cases.ts';
import { reasonsByState, reasonsNotToClose } from '../rules/meeting.ts';

/**
 * The members vote on a case of their unit that waits for them: majority and rule are those the case was opened under, the base is the meeting's
 * kind's, the voters stand on the roll. The case's step is then taken by its own command, with the outcome that the vote allows.
 * Refuses meeting.wrong_state, roll.incomplete, case.ended, case.paused, case.other_unit, case.no_vote, case.vote_of_committee, case.needs_members,
 * case.voted_already, vote.more_than_present, vote.negative, vote.form, vote.secret_too_few.
 */
export const voteOnCase = command({
  name: 'meeting.vote_case',
  method: 'POST',
  path: '/meetings/{id}/case-votes',
  capability: 'meeting.hold',
  summary: 'Vote in a meeting on a case that waits for its members',
  input: s.object({
    id: s.id(),
    caseId: s.id(),
    votesFor: s.whole(-1e6, 1e6),
    votesAgainst: s.whole(-1e6, 1e6),
    votesOther: s.whole(-1e6, 1e6),
    form: s.code(),
    reservedOpinions: s.optional(s.nullable(s.text(5000, 0))),
  }),
  result: s.object({ pollId: s.id(), passed: s.flag(), base: s.anyNumber(), threshold: s.anyNumber() }),
  factDays: 'recorded',
  where: async (ctx, input) => ({ units: [await unitOfMeeting(ctx, input.id)] }),
  run: async (ctx, input) => {
    const row = await meetingRow(ctx, input.id);
    const unit = addressOf(row);
    must(reasonsByState('meeting.vote_case', stateOf(row)));
    await ctx.demandOpen([unit], [countsOn(row, ctx)]);
    const file = await caseRow(ctx, input.caseId);
    const kind = kindOf(ctx.services.rulebook, row.kind);
    const ofCommittee = isOfCommittee(ctx.services.rulebook, kind.base);
    must(reasonsNotToVoteOnCase(await factsOfCase(ctx, unit, file), { id: row.id, ofCommittee }));
    const roll = rollFacts(await rollRows(ctx.tx, unit, row.id));
    must(reasonsNotToClose(roll));
    const { procedure, rules } = await procedureOf(ctx, file);
    const poll = await recordPoll(ctx, {
      unit,
      subject: { kind: 'case', id: file.id },
      question: questionOf(rules.rulebook, procedure, file.step),
      rule: votingRuleOf(rules, voteNeed(procedure, file.step)?.vote ?? '', kind.base),
      voters: roll,
      count: { votesFor: input.votesFor, votesAgainst: input.votesAgainst, votesOther: input.votesOther },
      form: input.form,
      reservedOpinions: input.reservedOpinions || null,
    });
    await noteVote(ctx, file, poll.id, row.id);
    await ctx.record({
      unit,
      subjectKind: 'case',
      subjectId: file.id,
      body: { meetingId: row.id, step: file.step, pollId: poll.id, passed: poll.passed },
    });
    return { pollId: poll.id, passed: poll.passed, base: poll.base, threshold: poll.threshold };
  },
});
