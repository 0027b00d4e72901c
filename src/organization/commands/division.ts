import type { UnitRef } from '../../platform/access.ts';
import { type Context, command } from '../../platform/bus/command.ts';
import { found, must, refuse } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { seatedPosts } from '../facts.ts';
import { reasonsNotToAdoptWork, reasonsNotToDivide } from '../rules/division.ts';
import { adoptDraft, deleteDraft, insertDraft, type NewWorkLine, rewriteDraft } from '../store/division.ts';
import { addressOf, unitOf } from '../tree.ts';
import { type WorkLineInput, workLineInput } from '../work.ts';

/**
 * Writes the draft of a unit's division of work whole; a unit has one draft, and writing it anew takes its `id` and `version`.
 * Refuses division.draft_exists, division.not_seated, division.unit_outside, division.twice, division.two_leaders,
 * choice.unknown, version.stale.
 */
export const draftDivision = command({
  name: 'division.draft',
  method: 'PUT',
  path: '/units/{unitId}/division/draft',
  capability: 'division.edit',
  summary: 'Write the draft of a division of work',
  input: s.object({
    unitId: s.id(),
    id: s.optional(s.id()),
    version: s.optional(s.whole(1, 1e9)),
    note: s.optional(s.nullable(s.text(500))),
    lines: s.list(workLineInput, 500),
  }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.unitId)] }),
  run: async (ctx, input) => {
    const unit = await unitOf(ctx, input.unitId);
    const lines = await judged(ctx, unit, input.lines);
    const present = await draftOf(ctx, unit);
    if (present && present.id !== input.id) refuse('division.draft_exists');
    if (!present && input.id !== undefined) found(undefined);
    const draft = { note: input.note ?? null, lines };
    if (present) await rewriteDraft(ctx.tx, unit, present.id, draft, input.version ?? 0);
    const id = present?.id ?? (await insertDraft(ctx.tx, unit, draft));
    await ctx.record({ unit, subjectKind: 'work_division', subjectId: id, body: { lines: lines.length } });
    return { id };
  },
});

/**
 * Adopts the draft from a day; the version in force ends on that day and stays readable. Refuses division.adopted,
 * division.empty, date.future, date.order, version.stale, and what division.draft refuses: a member may have left the committee.
 */
export const adoptDivision = command({
  name: 'division.adopt',
  method: 'POST',
  path: '/divisions/{id}/adoption',
  capability: 'division.edit',
  summary: 'Adopt a division of work from a day',
  input: s.object({
    id: s.id(),
    version: s.whole(1, 1e9),
    from: s.date(),
    decision: s.optional(s.nullable(s.text(200))),
  }),
  result: s.object({ id: s.id() }),
  factDays: ({ from }) => [from],
  where: async (ctx, input) => ({ units: [addressOf(await rowOf(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await rowOf(ctx, input.id);
    const unit = addressOf(row);
    const lines = await linesOf(ctx, unit, input.id);
    const present = await ctx.tx
      .selectFrom('work_division')
      .select('valid_from')
      .where('division', '=', unit.division)
      .where('unit_id', '=', unit.id)
      .where('state', '=', 'adopted')
      .where('valid_to', '=', 'infinity')
      .executeTakeFirst();
    must(
      reasonsNotToAdoptWork(
        { state: row.state, lines: lines.length },
        input.from,
        present?.valid_from ? { from: present.valid_from } : null,
        ctx.today,
      ),
    );
    await judged(ctx, unit, lines);
    await adoptDraft(ctx.tx, unit, input.id, { from: input.from, decision: input.decision ?? null }, input.version);
    await ctx.record({ unit, subjectKind: 'work_division', subjectId: input.id, body: { from: input.from } });
    return { id: input.id };
  },
});

/** Throws a draft away. Refuses 404 when it is adopted already, version.stale. */
export const dropDivision = command({
  name: 'division.drop',
  method: 'POST',
  path: '/divisions/{id}/dropping',
  capability: 'division.edit',
  summary: 'Throw away the draft of a division of work',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await rowOf(ctx, input.id))] }),
  run: async (ctx, input) => {
    const unit = addressOf(await rowOf(ctx, input.id));
    await deleteDraft(ctx.tx, unit, input.id, input.version);
    await ctx.record({ unit, subjectKind: 'work_division', subjectId: input.id });
    return { id: input.id };
  },
});

/** The lines with the names of their people, after the rules have seen them. */
async function judged(ctx: Context, unit: UnitRef, lines: readonly WorkLineInput[]): Promise<NewWorkLine[]> {
  const { rulebook } = ctx.services;
  const { kind } = await ctx.tx.selectFrom('unit').select('kind').where('id', '=', unit.id).executeTakeFirstOrThrow();
  const holders = await ctx.tx
    .selectFrom('post')
    .select(['person_id', 'holder_name'])
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('post', 'in', ['', ...seatedPosts(rulebook, kind)])
    .where('valid_to', '=', 'infinity')
    .where('person_id', 'is not', null)
    .execute();
  const names = new Map(holders.map((holder) => [holder.person_id ?? '', holder.holder_name]));
  const whole = lines.map((line) => ({
    field: line.field,
    ownField: line.ownField ?? false,
    personId: line.personId,
    personName: names.get(line.personId) ?? '',
    role: line.role,
    units: line.units ?? [],
  }));
  const named = [...new Set(whole.flatMap((line) => line.units))];
  const places =
    named.length === 0 ? [] : await ctx.tx.selectFrom('unit').select(['id', 'path']).where('id', 'in', named).execute();
  must(
    reasonsNotToDivide(whole, {
      fields: rulebook.committees.workFields.map((field) => field.id),
      seated: new Set(names.keys()),
      within: new Set(places.filter((place) => place.path.startsWith(unit.path)).map((place) => place.id)),
    }),
  );
  return whole;
}

async function linesOf(ctx: Context, unit: UnitRef, workId: string): Promise<WorkLineInput[]> {
  const rows = await ctx.tx
    .selectFrom('work_line')
    .select(['field', 'own_field', 'person_id', 'role', 'answers_for'])
    .where('division', '=', unit.division)
    .where('work_id', '=', workId)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    field: row.field,
    ownField: row.own_field,
    personId: row.person_id,
    role: row.role as WorkLineInput['role'],
    units: row.answers_for,
  }));
}

async function draftOf(ctx: Context, unit: UnitRef) {
  return await ctx.tx
    .selectFrom('work_division')
    .select(['id', 'version'])
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('state', '=', 'draft')
    .executeTakeFirst();
}

async function rowOf(ctx: Context, id: string) {
  return found(
    await ctx.tx
      .selectFrom('work_division')
      .select(['division', 'unit_id', 'scope', 'state'])
      .where('id', '=', id)
      .executeTakeFirst(),
  );
}
