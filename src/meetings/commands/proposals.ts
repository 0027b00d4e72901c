import { lineOf } from '../../members/roster.ts';
import { addressOf, unitOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type CommandContext, command } from '../../platform/bus/command.ts';
import { must, type Reason } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { whoIs } from '../../resolutions/people.ts';
import { type CaseRules, rulesToday } from '../../rulebook/cases.ts';
import { linkTable } from '../links.ts';
import type { RollRole } from '../meeting.ts';
import { answer, forward, insertProposal, replyDue } from '../proposalStore.ts';
import { addressees, meetingRow, proposalRow, rollRows, rulesOfMeeting, stateOf, unitOfMeeting } from '../reading.ts';
import { reasonsByState } from '../rules/meeting.ts';
import { reasonsNotToAnswer, reasonsNotToForward, reasonsNotToPropose } from '../rules/proposals.ts';

const said = {
  body: s.text(5000),
  addressedUnitId: s.id(),
  taskId: s.optional(s.nullable(s.id())),
  targetId: s.optional(s.nullable(s.id())),
};

/** Records what a member proposed at the meeting, and to which level (M30). Refuses proposal.not_member, proposal.wrong_level, meeting.confirmed. */
export const recordProposal = command({
  name: 'proposal.record',
  method: 'POST',
  path: '/meetings/{id}/proposals',
  capability: 'meeting.hold',
  summary: "Record a member's proposal made at the meeting",
  input: s.object({ id: s.id(), personId: s.id(), ...said }),
  result: s.object({ id: s.id(), replyDue: s.anyText() }),
  where: async (ctx, input) => ({ units: [await unitOfMeeting(ctx, input.id)] }),
  run: async (ctx, input) => {
    const row = await meetingRow(ctx, input.id);
    const unit = addressOf(row);
    must(reasonsByState('proposal.record', stateOf(row)));
    const line = (await rollRows(ctx.tx, unit, row.id)).find((l) => l.person_id === input.personId);
    const role = line?.state === 'present' ? (line.role as RollRole) : undefined;
    return await propose(ctx, unit, {
      meetingId: row.id,
      person: { id: input.personId, name: line?.person_name ?? '' },
      role,
      onBehalfBy: null,
      rules: await rulesOfMeeting(ctx, unit, row),
      ...input,
    });
  },
});

/** A member proposes outside a meeting (M21); the secretary may enter it for somebody without a phone (D22). Refuses proposal.not_member, proposal.wrong_level. */
export const submitProposal = command({
  name: 'proposal.submit',
  method: 'POST',
  path: '/units/{unit}/proposals',
  capability: 'proposal.submit',
  summary: 'Propose something to the own or a higher level',
  input: s.object({ unit: s.id(), personId: s.optional(s.id()), ...said }),
  result: s.object({ id: s.id(), replyDue: s.anyText() }),
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.unit)] }),
  run: async (ctx, input) => {
    const unit = await unitOf(ctx, input.unit);
    const personId = input.personId ?? ctx.actor.person?.id;
    const own = personId !== undefined && personId === ctx.actor.person?.id;
    if (!own) ctx.demand('meeting.hold', unit);
    const line = personId === undefined ? undefined : await lineOf(ctx.tx, unit, personId, ctx.today);
    const role: RollRole | undefined = line && (line.seat === 'guest' ? 'guest' : line.status);
    return await propose(ctx, unit, {
      meetingId: null,
      person: { id: personId ?? '', name: line?.name ?? '' },
      role,
      onBehalfBy: own ? null : whoIs(ctx.actor),
      rules: await rulesToday(ctx, unit),
      ...input,
    });
  },
});

type Proposing = {
  meetingId: string | null;
  person: { id: string; name: string };
  role: RollRole | undefined;
  onBehalfBy: string | null;
  /** a meeting's proposal is judged by the meeting's rules, any other by today's */
  rules: CaseRules;
  body: string;
  addressedUnitId: string;
  taskId?: string | null | undefined;
  targetId?: string | null | undefined;
};

async function propose(
  ctx: CommandContext,
  unit: UnitRef,
  given: Proposing,
): Promise<{ id: string; replyDue: string }> {
  const addressed = (await addressees(ctx, unit)).find((u) => u.id === given.addressedUnitId);
  const subject = await subjectOf(ctx, unit, given);
  must(
    reasonsNotToPropose(
      given.role,
      { known: addressed !== undefined },
      { taskKnown: subject.taskKnown, targetKnown: subject.targetKnown },
    ),
  );
  const due = replyDue(given.rules, ctx.today);
  const id = await insertProposal(ctx.tx, unit, {
    ...given,
    addressed: addressed ?? unit,
    taskId: given.taskId ?? null,
    target: subject.target,
    replyDue: due,
    at: ctx.clock.now(),
  });
  ctx.touch(unit);
  await ctx.record({
    unit,
    subjectKind: 'proposal',
    subjectId: id,
    body: {
      meetingId: given.meetingId,
      personId: given.person.id,
      addressedUnitId: given.addressedUnitId,
      replyDue: due,
    },
  });
  return { id, replyDue: due };
}

/** What a proposal is about (M21): a task of the unit, or a target of a resolution it received or issued. */
async function subjectOf(ctx: CommandContext, unit: UnitRef, given: Pick<Proposing, 'taskId' | 'targetId'>) {
  const task = given.taskId
    ? await ctx.tx
        .selectFrom('task')
        .select('id')
        .where('division', '=', unit.division)
        .where('id', '=', given.taskId)
        .where('unit_id', '=', unit.id)
        .executeTakeFirst()
    : null;
  const links = await linkTable(ctx, unit, [{ kind: '', title: '', targetId: given.targetId ?? null }]);
  const resolution = given.targetId ? links.targets.get(given.targetId) : undefined;
  const division = resolution && links.resolutions.get(resolution);
  return {
    taskKnown: task !== undefined,
    targetKnown: !given.targetId || division !== undefined,
    target: given.targetId && division ? { id: given.targetId, division } : null,
  };
}

/** The level addressed answers. Refuses proposal.answered, proposal.other_level, version.stale. */
export const answerProposal = command({
  name: 'proposal.answer',
  method: 'POST',
  path: '/proposals/{id}/answer',
  capability: 'proposal.answer',
  summary: 'Answer a proposal',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9), reply: s.text(5000) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await proposalRow(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await proposalRow(ctx, input.id);
    const unit = addressOf(row);
    must(reasonsAgainstAnswer(ctx, row));
    await answer(ctx.tx, unit, row.id, input.version, {
      text: input.reply,
      by: { id: whoIs(ctx.actor), name: ctx.actor.name },
      at: ctx.clock.now(),
    });
    ctx.touch(unit);
    await ctx.record({ unit, subjectKind: 'proposal', subjectId: row.id, body: { answered: true } });
    return { id: row.id };
  },
});

/**
 * The level addressed passes a proposal on to another one between the unit and the top; the clock keeps running (M30). Refuses
 * proposal.answered, proposal.other_level, proposal.wrong_level, proposal.forward_same, version.stale.
 */
export const forwardProposal = command({
  name: 'proposal.forward',
  method: 'POST',
  path: '/proposals/{id}/forwarding',
  capability: 'proposal.answer',
  summary: 'Pass a proposal on to another level',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9), toUnitId: s.id(), reason: s.text(1000) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await proposalRow(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await proposalRow(ctx, input.id);
    const unit = addressOf(row);
    const levels = await addressees(ctx, unit);
    must(
      reasonsNotToForward({
        ...standingOf(ctx, row),
        to: input.toUnitId,
        from: row.addressed_unit_id,
        levels: levels.map((level) => level.id),
      }),
    );
    const to = levels.find((level) => level.id === input.toUnitId);
    if (!to) throw new Error('forwarded to nobody');
    await forward(ctx.tx, unit, row, input.version, {
      to,
      reason: input.reason,
      by: { id: whoIs(ctx.actor), name: ctx.actor.name },
      at: ctx.clock.now(),
    });
    ctx.touch(unit);
    await ctx.record({
      unit,
      subjectKind: 'proposal',
      subjectId: row.id,
      body: { fromUnitId: row.addressed_unit_id, toUnitId: to.id },
    });
    return { id: row.id };
  },
});

/** The same question for the command and for `may`. The local operator stands for any level. */
export function reasonsAgainstAnswer(
  ctx: Pick<CommandContext, 'actor'>,
  row: { state: string; addressed_unit_id: string },
): Reason[] {
  return reasonsNotToAnswer(standingOf(ctx, row));
}

function standingOf(ctx: Pick<CommandContext, 'actor'>, row: { state: string; addressed_unit_id: string }) {
  const { grant } = ctx.actor;
  return {
    state: row.state,
    addressedHere: grant.reason === 'operator' || grant.unit.id === row.addressed_unit_id,
  };
}
