import { personOf } from '../../members/person.ts';
import { addressOf } from '../../organization/tree.ts';
import { type Context, command } from '../../platform/bus/command.ts';
import { found, must, refuse } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { againstHelp, candidateRow, helperRows, NEVER, officialsOf } from '../reading.ts';
import { reasonsAgainstClosed } from '../rules/candidate.ts';
import { reasonsNotToAssign, reasonsNotToEndHelp } from '../rules/introducers.ts';
import { endHelper, insertHelper, insertRemark } from '../store/candidates.ts';

/** Charges a member with helping a candidate. Refuses candidate.closed, helper.not_official (ADM-04), helper.already, date.future, date.order. */
export const assignHelper = command({
  name: 'helper.assign',
  method: 'POST',
  path: '/candidates/{id}/helpers',
  capability: 'candidate.keep',
  summary: 'Charge a member with helping a candidate',
  input: s.object({ id: s.id(), person: s.id(), togetherSince: s.date(), from: s.date() }),
  result: s.object({ id: s.id() }),
  factDays: ({ from }) => [from],
  where: async (ctx, input) => ({ units: [addressOf(await candidateRow(ctx, input.id))] }),
  run: async (ctx, { id, person, togetherSince, from }) => {
    const row = await candidateRow(ctx, id);
    const unit = addressOf(row);
    const { full_name } = await personOf(ctx, person);
    const official = (await officialsOf(ctx, unit, [person], from)).has(person);
    const already = (await helperRows(ctx, row)).some((each) => each.person_id === person && each.valid_to === NEVER);
    must([
      ...reasonsAgainstClosed({ state: row.state as 'listed', closedOn: row.closed_on }),
      ...reasonsNotToAssign(
        { official, already, togetherSince, from, to: null },
        ctx.today,
        ctx.services.rulebook.admissions.helpers?.rule,
      ),
    ]);
    const helper = await insertHelper(ctx.tx, unit, {
      candidate_id: id,
      person_id: person,
      person_name: full_name,
      together_since: togetherSince,
      valid_from: from,
    });
    ctx.touch(unit);
    await ctx.record({
      unit,
      subjectKind: 'candidate',
      subjectId: id,
      body: { helperId: helper, personId: person, from },
    });
    return { id: helper };
  },
});

/** Ends a helper's charge before its time; with a probation it ends by itself. Refuses helper.probation_over, helper.ended, date.future, date.order, version.stale. */
export const finishHelper = command({
  name: 'helper.end',
  method: 'POST',
  path: '/candidate-helpers/{id}/end',
  capability: 'candidate.keep',
  summary: 'End the charge of a helper',
  input: s.object({
    id: s.id(),
    version: s.whole(1, 1e9),
    on: s.date(),
    reason: s.optional(s.nullable(s.text(300, 0))),
  }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await helperRow(ctx, input.id))] }),
  run: async (ctx, { id, version, on, reason }) => {
    const row = await helperRow(ctx, id);
    const unit = addressOf(row);
    const candidate = await candidateRow(ctx, row.candidate_id);
    if (candidate.state === 'admitted') must(await againstHelp(ctx, candidate));
    must(
      reasonsNotToEndHelp({ from: row.valid_from, to: row.valid_to === NEVER ? null : row.valid_to }, on, ctx.today),
    );
    await endHelper(ctx.tx, unit, id, version, { on, reason: reason || null });
    ctx.touch(unit);
    await ctx.record({
      unit,
      subjectKind: 'candidate',
      subjectId: row.candidate_id,
      body: { helperId: id, until: on },
    });
    return { id };
  },
});

/**
 * What a helper says of the candidate: the helper himself, or the cell in his name. Remarks are only added to, and go on through the probation.
 * Refuses right.missing (neither the helper nor the keeper of the list), candidate.closed, helper.probation_over, helper.ended, date.future, date.order.
 */
export const remarkCandidate = command({
  name: 'helper.remark',
  method: 'POST',
  path: '/candidate-helpers/{id}/remarks',
  capability: 'candidate.help',
  summary: "Write down a helper's remark on a candidate",
  input: s.object({ id: s.id(), on: s.date(), body: s.text(10_000, 10) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await helperRow(ctx, input.id))] }),
  run: async (ctx, { id, on, body }) => {
    const row = await helperRow(ctx, id);
    const unit = addressOf(row);
    if (row.person_id !== ctx.actor.person?.id) ctx.demand('candidate.keep', unit);
    if (row.valid_to !== NEVER && on > row.valid_to) refuse('helper.ended', { on: row.valid_to }, { field: 'on' });
    must([
      ...(on > ctx.today ? [{ code: 'date.future', field: 'on', values: { date: on } }] : []),
      ...(on < row.valid_from
        ? [{ code: 'date.order', field: 'on', values: { earlier: row.valid_from, later: on } }]
        : []),
    ]);
    const candidate = await candidateRow(ctx, row.candidate_id);
    must(await againstHelp(ctx, candidate));
    const remark = await insertRemark(ctx.tx, unit, {
      candidate_id: row.candidate_id,
      helper_id: id,
      made_on: on,
      body,
      by_name: row.person_name,
      written_at: ctx.clock.now(),
    });
    await ctx.record({ unit, subjectKind: 'candidate', subjectId: row.candidate_id, body: { remarkId: remark, on } });
    return { id: remark };
  },
});

async function helperRow(ctx: Context, id: string) {
  return found(await ctx.tx.selectFrom('candidate_helper').selectAll().where('id', '=', id).executeTakeFirst());
}
