import { addressOf } from '../../organization/tree.ts';
import { endOf } from '../../organization/unit.ts';
import { command } from '../../platform/bus/command.ts';
import { must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { memberCodes } from '../codes.ts';
import { followEnd } from '../ending.ts';
import { leaveGroups } from '../groups/store.ts';
import { lineById } from '../person.ts';
import { endMemberPosts } from '../posts.ts';
import { reasonsNotToEndMembership, reasonsNotToMark } from '../rules.ts';
import { endMembership, markMembership } from '../store/lines.ts';

/**
 * Ends a membership on a day for a reason of the rulebook; what the person held for members only at the unit ends with it, and his time in a group of the cell.
 * Refuses membership.ended, ending.unknown, date.order, date.future, version.stale.
 */
export const finishMembership = command({
  name: 'membership.end',
  method: 'POST',
  path: '/memberships/{id}/end',
  capability: 'member.edit',
  summary: 'End a membership on a day',
  input: s.object({
    id: s.id(),
    on: s.date(),
    reason: s.code(),
    note: s.optional(s.text(300)),
    version: s.whole(1, 1e9),
  }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await lineById(ctx, input.id))] }),
  run: async (ctx, input) => {
    const line = await lineById(ctx, input.id);
    const unit = addressOf(line);
    must(
      reasonsNotToEndMembership(
        { from: line.valid_from, to: endOf(line.valid_to) },
        input,
        memberCodes(ctx.services.rulebook).endings,
        ctx.today,
      ),
    );
    await endMembership(ctx.tx, unit, input.id, input, input.version);
    const posts = await endMemberPosts(ctx, unit, line.person_id, input);
    await leaveGroups(ctx.tx, unit, [line.person_id], input);
    if (line.seat === 'own')
      await followEnd(ctx, { personId: line.person_id, unit, on: input.on, reason: input.reason });
    ctx.touch(unit);
    await ctx.record({
      unit,
      subjectKind: 'membership',
      subjectId: input.id,
      body: { personId: line.person_id, on: input.on, reason: input.reason, posts },
      ...(input.note && { reason: input.note }),
    });
    return { id: input.id };
  },
});

/** Marks a member as exempt from activities or as away on a temporary transfer, or takes the mark off. Refuses membership.ended, membership.guest, version.stale. */
export const setMarks = command({
  name: 'membership.mark',
  method: 'PUT',
  path: '/memberships/{id}/marks',
  capability: 'member.edit',
  summary: 'Mark a member as exempt or away, or take the mark off',
  input: s.object({
    id: s.id(),
    exempt: s.optional(s.flag()),
    away: s.optional(s.flag()),
    decision: s.optional(s.text(200)),
    version: s.whole(1, 1e9),
  }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await lineById(ctx, input.id))] }),
  run: async (ctx, input) => {
    const line = await lineById(ctx, input.id);
    const unit = addressOf(line);
    must(reasonsNotToMark({ to: endOf(line.valid_to), seat: line.seat }));
    await markMembership(ctx.tx, unit, input.id, { exempt: input.exempt, away: input.away }, input.version);
    ctx.touch(unit);
    await ctx.record({
      unit,
      subjectKind: 'membership',
      subjectId: input.id,
      body: { personId: line.person_id, exempt: input.exempt, away: input.away },
      ...(input.decision && { reason: input.decision }),
    });
    return { id: input.id };
  },
});
