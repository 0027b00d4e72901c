import { addressOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type CommandContext, command } from '../../platform/bus/command.ts';
import { must, type Reason } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { whoIs } from '../../resolutions/people.ts';
import { isOfCommittee } from '../../rulebook/kinds.ts';
import { pollsOn } from '../../votes/poll.ts';
import { electorateOf, reasonsNotToRecord } from '../../votes/rules.ts';
import { votingRuleOf } from '../../votes/voting.ts';
import { kindOf } from '../kinds.ts';
import { MATTER, type RollState } from '../meeting.ts';
import { type PackDifferences, type PackResults, packDifferences, packResults } from '../pack.ts';
import {
  countsOn,
  type MeetingRow,
  meetingRow,
  rollFacts,
  rollRows,
  rulesOfMeeting,
  stateOf,
  unitOfMeeting,
} from '../reading.ts';
import { type Mark, reasonsByState, reasonsNotToAdopt, reasonsNotToMark } from '../rules/meeting.ts';
import { differences, reasonsAgainstPack } from '../rules/pack.ts';
import { markRoll } from '../store.ts';
import { putToVote } from './adopt.ts';

const where = async (ctx: Parameters<typeof unitOfMeeting>[0], input: { id: string }) => ({
  units: [await unitOfMeeting(ctx, input.id)],
});

/**
 * Looks at a meeting's results as they came back from the national e-handbook and tells what they say otherwise than the record;
 * writes nothing but the line that they were looked at. Refuses what meeting.import_results refuses.
 */
export const previewResults = command({
  name: 'meeting.preview_results',
  method: 'POST',
  path: '/meetings/{id}/results/preview',
  capability: 'meeting.hold',
  summary: 'See what the results of a meeting pack would change',
  input: s.object({ id: s.id(), results: packResults }),
  result: packDifferences,
  where,
  run: async (ctx, input) => {
    const row = await meetingRow(ctx, input.id);
    const unit = addressOf(row);
    const found = await judged(ctx, unit, row, input.results);
    await ctx.record({
      unit,
      subjectKind: 'meeting',
      subjectId: row.id,
      body: { previewed: { roll: found.roll.length, ballot: found.ballot !== null } },
    });
    return found;
  },
});

/**
 * Takes over attendance and votes of a meeting pack, by the same rules as the roll and the vote on paper; what is recorded already
 * is left alone, so the same file twice changes nothing. Refuses pack.format, pack.version, pack.other_meeting, and with the line
 * of the file pack.person_unknown, pack.person_ambiguous, pack.person_twice, pack.ballot_second, pack.ballot_title,
 * pack.ballot_body, pack.voted_already; what meeting.roll and meeting.adopt refuse; version.stale.
 */
export const importResults = command({
  name: 'meeting.import_results',
  method: 'PUT',
  path: '/meetings/{id}/results',
  capability: 'meeting.hold',
  summary: 'Take over attendance and votes from a meeting pack',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9), results: packResults }),
  result: s.object({ id: s.id(), marked: s.anyNumber(), voted: s.flag(), passed: s.nullable(s.flag()) }),
  factDays: 'recorded',
  where,
  run: async (ctx, input) => {
    const row = await meetingRow(ctx, input.id);
    const unit = addressOf(row);
    await ctx.demandOpen([unit], [countsOn(row, ctx)]);
    const found = await judged(ctx, unit, row, input.results);
    await markRoll(ctx.tx, unit, marksOf(found), { id: whoIs(ctx.actor), at: ctx.clock.now() });
    const { ballot } = found;
    const vote = ballot && (await putToVote(ctx, row, { ...ballot, version: input.version, tasks: [] }));
    await ctx.record({
      unit,
      subjectKind: 'meeting',
      subjectId: row.id,
      body: { imported: { roll: found.roll.length, ballot: ballot !== null } },
    });
    return { id: row.id, marked: found.roll.length, voted: vote !== null, passed: vote?.passed ?? null };
  },
});

/** What would change, or all reasons why not: judged on the roll as it would stand. */
async function judged(
  ctx: CommandContext,
  unit: UnitRef,
  row: MeetingRow,
  results: PackResults,
): Promise<PackDifferences> {
  must(reasonsByState('meeting.import_results', stateOf(row)));
  must(reasonsAgainstPack(results, row.id));
  const rows = await rollRows(ctx.tx, unit, row.id);
  const adopting = (await pollsOn(ctx.tx, unit, row.id)).filter((poll) => poll.passed);
  const resolution = row.resolution_id === null ? null : await resolutionPoll(ctx, unit, row.resolution_id);
  const adopted = adopting.find((poll) => poll.id === resolution);
  const { found, reasons } = differences(results, {
    meetingId: row.id,
    roll: rows.map((r) => ({
      id: r.id,
      personId: r.person_id,
      name: r.person_name,
      state: r.state,
      reason: r.reason,
    })),
    adopted: adopted ? { ...adopted, title: adopted.question } : null,
  });
  must([...reasons, ...(await reasonsByRules(ctx, unit, row, found, rollFacts(rows)))]);
  return found;
}

/** The rules of the roll and of the vote, with the line of the file in place of the command's own fields. */
async function reasonsByRules(
  ctx: CommandContext,
  unit: UnitRef,
  row: MeetingRow,
  found: PackDifferences,
  roll: ReturnType<typeof rollFacts>,
): Promise<Reason[]> {
  const { absenceReasons } = ctx.services.rulebook.meetings;
  const marks = marksOf(found);
  const lineOf = (reason: Reason) => {
    const [, index = '', name = ''] = /^marks\.(\d+)\.(\w+)$/.exec(reason.field ?? '') ?? [];
    const line = found.roll[Number(index)]?.line ?? 0;
    return { ...reason, field: `results.roll.${line - 1}.${name}`, values: { ...reason.values, line } };
  };
  const reasons = reasonsNotToMark(marks, roll, absenceReasons, [row.chair_id, row.clerk_id]).map(lineOf);
  const { ballot } = found;
  if (!ballot) return reasons;
  const { votesFor, votesAgainst, votesOther } = ballot;
  const rules = await rulesOfMeeting(ctx, unit, row);
  const { base } = kindOf(rules.rulebook, row.kind);
  const after = roll.map((line) => {
    const given = marks.find((mark) => mark.attendanceId === line.id);
    return given ? { ...line, state: given.state } : line;
  });
  const rule = votingRuleOf(rules, MATTER, base);
  const voted = [
    ...reasonsNotToAdopt({
      resolutionId: row.resolution_id,
      ofCommittee: isOfCommittee(rules.rulebook, base),
      roll: after,
    }),
    ...reasonsNotToRecord(rule, electorateOf(rule.base, after), { votesFor, votesAgainst, votesOther }, ballot.form),
  ];
  return [
    ...reasons,
    ...voted.map((reason) => ({
      ...reason,
      field: `results.ballots.${ballot.line - 1}.${reason.field ?? 'votesFor'}`,
      values: { ...reason.values, line: ballot.line },
    })),
  ];
}

function marksOf(found: PackDifferences): Mark[] {
  return found.roll.map((line) => ({
    attendanceId: line.attendanceId,
    state: line.given as RollState,
    reason: line.givenReason,
  }));
}

async function resolutionPoll(ctx: CommandContext, unit: UnitRef, resolutionId: string): Promise<string | null> {
  const row = await ctx.tx
    .selectFrom('resolution')
    .select('poll_id')
    .where('division', '=', unit.division)
    .where('id', '=', resolutionId)
    .executeTakeFirst();
  return row?.poll_id ?? null;
}
