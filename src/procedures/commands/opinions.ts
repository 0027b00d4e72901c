import { addressOf, unitName, unitOf } from '../../organization/tree.ts';
import { type Context, command } from '../../platform/bus/command.ts';
import { found, must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { STANCES } from '../case.ts';
import { caseRow } from '../reading.ts';
import { notAhead, openOnly } from '../rules/file.ts';
import { changeOpinion, insertOpinion } from '../store.ts';

/**
 * Asks for a remark on somebody: a body outside the tree (its answer is then entered), or another unit, which finds the question among what
 * waits for it. Refuses case.ended, opinion.unknown, opinion.from_missing, date.order.
 */
export const askOpinion = command({
  name: 'case.ask',
  method: 'POST',
  path: '/cases/{id}/opinions',
  capability: 'case.handle',
  summary: 'Ask a body or another unit for a remark',
  input: s.object({
    id: s.id(),
    kind: s.code(),
    from: s.optional(s.nullable(s.text(200, 0))),
    unit: s.optional(s.nullable(s.id())),
    due: s.optional(s.nullable(s.date())),
  }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await caseRow(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await caseRow(ctx, input.id);
    const unit = addressOf(row);
    const kind = ctx.services.rulebook.procedures.opinions.find((each) => each.id === input.kind);
    // which unit is asked matters only where a unit may be: else nothing is said of it, not even that it is there
    must([
      ...openOnly(row),
      ...(kind ? [] : [{ code: 'opinion.unknown', field: 'kind' }]),
      ...(kind && input.unit && !kind.unit ? [{ code: 'opinion.no_unit', field: 'unit' }] : []),
    ]);
    const asked = input.unit ? await unitOf(ctx, input.unit) : null;
    must([
      ...(asked || input.from?.trim() ? [] : [{ code: 'opinion.from_missing', field: 'from' }]),
      ...(input.due && input.due < ctx.today
        ? [{ code: 'date.order', field: 'due', values: { earlier: ctx.today, later: input.due } }]
        : []),
    ]);
    const name = asked ? await unitName(ctx.tx, asked) : (input.from ?? '');
    const id = await insertOpinion(ctx.tx, unit, {
      case_id: row.id,
      procedure: row.procedure,
      subject_name: row.subject_name,
      kind: input.kind,
      from_name: name,
      asked_on: ctx.today,
      due: input.due ?? null,
      ...(asked && { other_unit_id: asked.id, other_scope: asked.path }),
    });
    await ctx.record({
      unit,
      subjectKind: 'case',
      subjectId: row.id,
      body: { opinion: id, kind: input.kind, unit: asked?.id ?? null },
    });
    return { id };
  },
});

/**
 * Writes down a remark that was asked for: the unit that was asked does it itself, or the one who asked enters what came on paper.
 * Refuses opinion.given, opinion.counts, date.future, version.stale.
 */
export const giveOpinion = command({
  name: 'case.opine',
  method: 'PUT',
  path: '/case-opinions/{id}',
  capability: 'case.answer',
  summary: 'Write down a remark that was asked for',
  input: s.object({
    id: s.id(),
    version: s.whole(1, 1e9),
    on: s.date(),
    stance: s.oneOf(STANCES),
    votesFor: s.optional(s.nullable(s.whole(0, 1e6))),
    votesAgainst: s.optional(s.nullable(s.whole(0, 1e6))),
    body: s.text(10_000),
  }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => {
    const asked = await opinionRow(ctx, input.id);
    const own = addressOf(asked);
    const other = await ctx.tx
      .selectFrom('unit')
      .select(['id', 'division', 'path'])
      .where('id', '=', asked.other_unit_id ?? asked.unit_id)
      .executeTakeFirstOrThrow();
    // whoever asked may enter the answer; so may the unit that was asked
    return { units: [own], demandAt: [ctx.may('case.handle', own) || !ctx.may('case.answer', other) ? own : other] };
  },
  run: async (ctx, input) => {
    const asked = await opinionRow(ctx, input.id);
    const unit = addressOf(asked);
    const kind = ctx.services.rulebook.procedures.opinions.find((each) => each.id === asked.kind);
    must([
      ...(asked.answered_on === null ? [] : [{ code: 'opinion.given' }]),
      ...notAhead('on', input.on, ctx.today),
      ...(kind?.counts && input.votesFor == null ? [{ code: 'opinion.counts', field: 'votesFor' }] : []),
    ]);
    await changeOpinion(ctx.tx, unit, input.id, input.version, {
      answered_on: input.on,
      stance: input.stance,
      votes_for: input.votesFor ?? null,
      votes_against: input.votesAgainst ?? null,
      body: input.body,
      written_name: ctx.actor.name,
      written_at: ctx.clock.now(),
    });
    await ctx.record({
      unit,
      subjectKind: 'case',
      subjectId: asked.case_id,
      body: { opinion: input.id, kind: asked.kind, stance: input.stance },
    });
    return { id: input.id };
  },
});

export async function opinionRow(ctx: Context, id: string) {
  return found(await ctx.tx.selectFrom('case_opinion').selectAll().where('id', '=', id).executeTakeFirst());
}
