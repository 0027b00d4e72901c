import { addressOf } from '../../organization/tree.ts';
import { command } from '../../platform/bus/command.ts';
import { found, must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { post } from '../../rulebook/kinds.ts';
import { documentLanguage } from '../../rulebook/texts.ts';
import { recordPoll } from '../../votes/poll.ts';
import { electorateOf, thresholdOf } from '../../votes/rules.ts';
import { ballotRows, candidateRows, standing } from '../lines.ts';
import {
  ballotsAtMost,
  bodyOf,
  electionRow,
  electionRule,
  rulesOfElection,
  stateOf,
  surplusShare,
  votersOf,
} from '../reading.ts';
import {
  electedOf,
  reasonsAgainstBallot,
  reasonsAgainstNumber,
  reasonsByState,
  reasonsNotToClose,
  stateAfter,
} from '../rules.ts';
import { insertBallot, moveElection, withdrawCandidate } from '../store.ts';

const papers = s.whole(0, 100_000);

/**
 * Enters what came out of the ballot box: papers handed out, collected and valid, votes for each who stands. Elected is who has more than half of
 * the base (ELE-07, VOT-01), those with the most first, no more than the seats; what is left is voted on again, up to the number of ballots the
 * rule allows (ELE-03). Refuses election.wrong_state, ballot.more_issued, ballot.more_collected, ballot.more_valid, ballot.not_standing,
 * ballot.line_missing, ballot.more_votes, ballot.sum, vote.form, version.stale.
 */
export const enterBallot = command({
  name: 'election.ballot',
  method: 'POST',
  path: '/elections/{id}/ballots',
  capability: 'election.hold',
  summary: 'Enter the result of a ballot',
  input: s.object({
    id: s.id(),
    form: s.code(),
    issued: papers,
    collected: papers,
    valid: papers,
    votes: s.list(s.object({ candidateId: s.id(), votes: papers }), 500, 1),
    version: s.whole(1, 1e9),
  }),
  result: s.object({ id: s.id(), elected: s.list(s.id(), 500), state: s.anyText(), threshold: s.anyNumber() }),
  factDays: 'recorded',
  where: async (ctx, input) => ({ units: [addressOf(await electionRow(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await electionRow(ctx, input.id);
    const unit = addressOf(row);
    must(reasonsByState('election.ballot', stateOf(row)));
    await ctx.demandOpen([unit], [row.held_on]);
    const rules = await rulesOfElection(ctx, row);
    const rule = electionRule(rules, bodyOf(rules.rulebook, row.body));
    const candidates = await candidateRows(ctx, row);
    const still = standing(candidates);
    const before = candidates.filter((each) => each.elected_ballot !== null).length;
    const seatsLeft = row.seats - before;
    must(reasonsAgainstBallot({ standing: still.map((each) => each.id), seatsLeft, present: row.present }, input));
    const voters = votersOf(row);
    const { base } = electorateOf(rule.base, voters);
    const threshold = thresholdOf(rule.fraction, base);
    const elected = electedOf(input.votes, seatsLeft, threshold);
    const language = documentLanguage(rules.rulebook);
    const votes = [];
    for (const line of input.votes) {
      const candidate = found(still.find((each) => each.id === line.candidateId));
      const poll = await recordPoll(ctx, {
        unit,
        subject: { kind: 'election_candidate', id: candidate.id },
        question: `${post(rules.rulebook, row.post).label[language].one}: ${candidate.person_name}`,
        rule,
        voters,
        count: {
          votesFor: line.votes,
          votesAgainst: input.valid - line.votes,
          votesOther: input.collected - input.valid,
        },
        form: input.form,
        reservedOpinions: null,
      });
      votes.push({ ...line, pollId: poll.id, elected: elected.includes(candidate.id) });
    }
    const no = (await ballotRows(ctx, row)).length + 1;
    const ballotId = await insertBallot(ctx, unit, {
      electionId: row.id,
      no,
      seats: seatsLeft,
      form: input.form,
      issued: input.issued,
      collected: input.collected,
      valid: input.valid,
      votes,
    });
    const state = stateAfter({
      seats: row.seats,
      elected: before + elected.length,
      standing: still.length - elected.length,
      ballotNo: no,
      ballotsAtMost: ballotsAtMost(rules)?.n ?? null,
    });
    await moveElection(ctx.tx, unit, row.id, input.version, { state });
    await ctx.record({
      unit,
      subjectKind: 'election',
      subjectId: row.id,
      body: { ballot: no, elected: elected.length, seats: seatsLeft, base, threshold, state },
    });
    return { id: ballotId, elected, state, threshold };
  },
});

/**
 * A candidate withdraws before the next ballot. Before the first one the list must stay long enough. Refuses election.wrong_state,
 * ballot.not_standing, election.few_candidates (ELE-08), version.stale.
 */
export const withdrawFromElection = command({
  name: 'election.withdraw',
  method: 'POST',
  path: '/elections/{id}/withdrawals',
  capability: 'election.hold',
  summary: 'A candidate withdraws from an election',
  input: s.object({ id: s.id(), candidateId: s.id(), reason: s.text(300), version: s.whole(1, 1e9) }),
  result: s.object({ id: s.id() }),
  factDays: 'recorded',
  where: async (ctx, input) => ({ units: [addressOf(await electionRow(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await electionRow(ctx, input.id);
    const unit = addressOf(row);
    must(reasonsByState('election.withdraw', stateOf(row)));
    await ctx.demandOpen([unit], [row.held_on]);
    const rules = await rulesOfElection(ctx, row);
    const still = standing(await candidateRows(ctx, row));
    if (!still.some((each) => each.id === input.candidateId))
      must([{ code: 'ballot.not_standing', field: 'candidateId' }]);
    const ballots = await ballotRows(ctx, row);
    const surplus = surplusShare(rules);
    const office = rules.rulebook.committees.elections.offices.find((each) => each.post === row.post);
    if (ballots.length === 0)
      must(
        reasonsAgainstNumber(
          {
            surplus: office?.surplus ?? 'allowed',
            share: null,
            rules: { standing: null, surplus: surplus?.rule ?? null, committee: null, maximum: null },
          },
          row.seats,
          still.length - 1,
        ),
      );
    await withdrawCandidate(ctx.tx, unit, input.candidateId, ballots.length, input.reason);
    const elected = (await candidateRows(ctx, row)).filter((each) => each.elected_ballot !== null).length;
    await moveElection(ctx.tx, unit, row.id, input.version, {
      state: stateAfter({
        seats: row.seats,
        elected,
        standing: still.length - 1,
        ballotNo: ballots.length,
        ballotsAtMost: null,
      }),
    });
    await ctx.record({
      unit,
      subjectKind: 'election',
      subjectId: row.id,
      body: { candidateId: input.candidateId, after: ballots.length },
      reason: input.reason,
    });
    return { id: row.id };
  },
});

/** Ends the ballots before the last one that would be allowed, because the body decided so. Refuses election.wrong_state, election.no_ballot, version.stale. */
export const closeElection = command({
  name: 'election.close',
  method: 'POST',
  path: '/elections/{id}/close',
  capability: 'election.hold',
  summary: 'End an election without another ballot',
  input: s.object({ id: s.id(), reason: s.text(300), version: s.whole(1, 1e9) }),
  result: s.object({ id: s.id(), state: s.anyText() }),
  factDays: 'recorded',
  where: async (ctx, input) => ({ units: [addressOf(await electionRow(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await electionRow(ctx, input.id);
    const unit = addressOf(row);
    must(reasonsByState('election.close', stateOf(row)));
    await ctx.demandOpen([unit], [row.held_on]);
    must(reasonsNotToClose((await ballotRows(ctx, row)).length));
    const elected = (await candidateRows(ctx, row)).filter((each) => each.elected_ballot !== null).length;
    const state = elected > 0 ? 'elected' : 'failed';
    await moveElection(ctx.tx, unit, row.id, input.version, { state, reason: input.reason });
    await ctx.record({
      unit,
      subjectKind: 'election',
      subjectId: row.id,
      body: { state, elected },
      reason: input.reason,
    });
    return { id: row.id, state };
  },
});

/** Takes back an election that was entered by mistake, before anybody decided on it. Refuses election.wrong_state, version.stale. */
export const cancelElection = command({
  name: 'election.cancel',
  method: 'POST',
  path: '/elections/{id}/cancellation',
  capability: 'election.hold',
  summary: 'Cancel an election that was entered by mistake',
  input: s.object({ id: s.id(), reason: s.text(300), version: s.whole(1, 1e9) }),
  result: s.object({ id: s.id() }),
  factDays: 'recorded',
  where: async (ctx, input) => ({ units: [addressOf(await electionRow(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await electionRow(ctx, input.id);
    must(reasonsByState('election.cancel', stateOf(row)));
    await ctx.demandOpen([addressOf(row)], [row.held_on]);
    await moveElection(ctx.tx, addressOf(row), row.id, input.version, { state: 'cancelled', reason: input.reason });
    await ctx.record({
      unit: addressOf(row),
      subjectKind: 'election',
      subjectId: row.id,
      body: { state: 'cancelled' },
      reason: input.reason,
    });
    return { id: row.id };
  },
});
