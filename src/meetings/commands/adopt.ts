import { addressOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type CommandContext, command } from '../../platform/bus/command.ts';
import { must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { adoptMonthResolution } from '../../resolutions/adopt.ts';
import { type TaskDraft, taskDraft } from '../../resolutions/task.ts';
import { isOfCommittee } from '../../rulebook/kinds.ts';
import { recordPoll } from '../../votes/poll.ts';
import type { Count } from '../../votes/rules.ts';
import { votingRuleOf } from '../../votes/voting.ts';
import { kindOf } from '../kinds.ts';
import { MATTER } from '../meeting.ts';
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
import { reasonsByState, reasonsNotToAdopt } from '../rules/meeting.ts';
import { changeMeeting } from '../store.ts';

/**
 * Puts the resolution to the vote (VOT-01, D23). Passed: it is issued with its number and its tasks. Not passed: the vote
 * stands in the record, and nothing else. Refuses roll.incomplete, vote.more_than_present, vote.negative, vote.form,
 * meeting.adopted_already, meeting.no_resolution, version.stale, and what task.assign refuses (`tasks.<i>.<slot>`).
 */
export const adoptResolution = command({
  name: 'meeting.adopt',
  method: 'POST',
  path: '/meetings/{id}/resolution',
  capability: 'meeting.hold',
  summary: "Vote on the meeting's resolution and, if it passes, issue it with its tasks",
  input: s.object({
    id: s.id(),
    version: s.whole(1, 1e9),
    title: s.text(300),
    body: s.text(20_000),
    tasks: s.list(taskDraft, 100),
    votesFor: s.whole(-1e6, 1e6),
    votesAgainst: s.whole(-1e6, 1e6),
    votesOther: s.whole(-1e6, 1e6),
    form: s.code(),
    reservedOpinions: s.optional(s.nullable(s.text(5000, 0))),
  }),
  result: s.object({
    passed: s.flag(),
    pollId: s.id(),
    eligible: s.anyNumber(),
    present: s.anyNumber(),
    base: s.anyNumber(),
    threshold: s.anyNumber(),
    resolutionId: s.nullable(s.anyText()),
    numberText: s.nullable(s.anyText()),
  }),
  factDays: 'recorded',
  where: async (ctx, input) => ({ units: [await unitOfMeeting(ctx, input.id)] }),
  run: async (ctx, input) => {
    const row = await meetingRow(ctx, input.id);
    must(reasonsByState('meeting.adopt', stateOf(row)));
    await ctx.demandOpen([addressOf(row)], [countsOn(row, ctx)]);
    return await putToVote(ctx, row, input);
  },
});

/** What is put to the vote, and how the votes fell. */
export type Vote = Count & {
  version: number;
  title: string;
  body: string;
  tasks: TaskDraft[];
  form: string;
  reservedOpinions?: string | null | undefined;
};

/** The vote on a meeting's resolution, whoever brings it: entered at the meeting, or in the results that came back. Refuses as meeting.adopt does. */
export async function putToVote(ctx: CommandContext, row: MeetingRow, input: Vote) {
  const unit = addressOf(row);
  // judged by the rules the meeting was opened under, even when they changed since (D17)
  const rules = await rulesOfMeeting(ctx, unit, row);
  const kind = kindOf(rules.rulebook, row.kind);
  const roll = await rollRows(ctx.tx, unit, row.id);
  must(
    reasonsNotToAdopt({
      resolutionId: row.resolution_id,
      ofCommittee: isOfCommittee(rules.rulebook, kind.base),
      roll: rollFacts(roll),
    }),
  );
  if (input.tasks.length > 0) ctx.demand('task.assign', unit);
  const poll = await recordPoll(ctx, {
    unit,
    subject: { kind: 'meeting', id: row.id },
    question: input.title,
    rule: votingRuleOf(rules, MATTER, kind.base),
    voters: rollFacts(roll),
    count: { votesFor: input.votesFor, votesAgainst: input.votesAgainst, votesOther: input.votesOther },
    form: input.form,
    reservedOpinions: input.reservedOpinions || null,
  });
  const adopted = poll.passed
    ? await adoptMonthResolution(ctx, {
        unit,
        meetingId: row.id,
        pollId: poll.id,
        title: input.title,
        body: input.body,
        tasks: input.tasks,
        signer: await signerOf(ctx, unit, row),
      })
    : null;
  await changeMeeting(ctx.tx, unit, row.id, input.version, { resolution_id: adopted?.id ?? null });
  ctx.touch(unit);
  if (adopted)
    await ctx.record({
      unit,
      subjectKind: 'resolution',
      subjectId: adopted.id,
      body: { meetingId: row.id, pollId: poll.id, tasks: input.tasks.length },
    });
  const { eligible, present, base, threshold } = poll;
  return {
    passed: poll.passed,
    pollId: poll.id,
    eligible,
    present,
    base,
    threshold,
    resolutionId: adopted?.id ?? null,
    numberText: adopted?.numberText ?? null,
  };
}

/** Who signs: the chair where he heads or stands in for the head, else the head, else who enters it. */
async function signerOf(ctx: CommandContext, unit: UnitRef, row: MeetingRow): Promise<{ name: string; post: string }> {
  const codes = ctx.services.rulebook.posts.filter(
    (p) => p.kind === 'party' && (p.role === 'head' || p.role === 'deputy'),
  );
  const held = await ctx.tx
    .selectFrom('post')
    .select(['post', 'person_id', 'holder_name'])
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('post', 'in', ['', ...codes.map((p) => p.id)])
    .where('valid_from', '<=', ctx.today)
    .where('valid_to', '>', ctx.today)
    .execute();
  const heads = codes.filter((p) => p.role === 'head').map((p) => p.id);
  const signer =
    held.find((p) => p.person_id !== null && p.person_id === row.chair_id) ?? held.find((p) => heads.includes(p.post));
  return signer
    ? { name: signer.holder_name, post: signer.post }
    : { name: ctx.actor.name, post: ctx.actor.grant.post };
}
