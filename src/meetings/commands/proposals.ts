import { lineOf } from '../../members/roster.ts';
import { addressOf, unitOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type CommandContext, command } from '../../platform/bus/command.ts';
import { must, type Reason } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { whoIs } from '../../resolutions/people.ts';
import type { RollRole } from '../meeting.ts';
import { answer, insertProposal, replyDue } from '../proposalStore.ts';
import { addressees, meetingRow, proposalRow, rollRows, stateOf, unitOfMeeting } from '../reading.ts';
import { reasonsByState, reasonsNotToAnswer, reasonsNotToPropose } from '../rules.ts';

const said = { body: s.text(5000), addressedUnitId: s.id() };

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
      ...input,
    });
  },
});

type Proposing = {
  meetingId: string | null;
  person: { id: string; name: string };
  role: RollRole | undefined;
  onBehalfBy: string | null;
  body: string;
  addressedUnitId: string;
};

async function propose(
  ctx: CommandContext,
  unit: UnitRef,
  given: Proposing,
): Promise<{ id: string; replyDue: string }> {
  const addressed = (await addressees(ctx, unit)).find((u) => u.id === given.addressedUnitId);
  must(reasonsNotToPropose(given.role, { known: addressed !== undefined }));
  const due = replyDue(ctx.services.rulebook, ctx.today);
  const id = await insertProposal(ctx.tx, unit, {
    ...given,
    addressed: addressed ?? unit,
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

/** The same question for the command and for `may`. The local operator stands for any level. */
export function reasonsAgainstAnswer(
  ctx: Pick<CommandContext, 'actor'>,
  row: { state: string; addressed_unit_id: string },
): Reason[] {
  const { grant } = ctx.actor;
  return reasonsNotToAnswer({
    state: row.state,
    addressedHere: grant.reason === 'operator' || grant.unit.id === row.addressed_unit_id,
  });
}
