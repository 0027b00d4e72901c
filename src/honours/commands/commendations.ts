import { addressOf, unitOf } from '../../organization/tree.ts';
import { isWithin, subtreeOf, type UnitRef } from '../../platform/access.ts';
import { type Context, command } from '../../platform/bus/command.ts';
import { found, must, notFound } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { commend } from '../commending.ts';
import { giverInput } from '../honour.ts';
import { giverOf, type Person, peopleOf } from '../people.ts';
import { commendationRow } from '../reading.ts';
import { reasonsNotToAnnul } from '../rules/commendations.ts';
import { changeCommendation } from '../store.ts';

/**
 * Records a commendation of a unit, or of somebody of the unit or of one below (`personId`), with the decision that gave it. Refuses commendation.form_unknown,
 * commendation.not_to_member, commendation.not_to_unit, commendation.wrong_level, commendation.given_already, commendation.proposed_already,
 * giver.missing, giver.not_above, date.future, file.unknown; 404 where the person is not of this unit.
 */
export const recordCommendation = command({
  name: 'commendation.record',
  method: 'POST',
  path: '/units/{unitId}/commendations',
  capability: 'honour.record',
  summary: 'Record a commendation of a member or of a unit',
  input: s.object({
    unitId: s.id(),
    personId: s.optional(s.id()),
    form: s.code(),
    ...giverInput,
    number: s.optional(s.text(60)),
    decidedOn: s.date(),
    /** the year whose merit it is; that of the decision where left out */
    forYear: s.optional(s.whole(1930, 2200)),
    reason: s.text(1000),
    fileIds: s.optional(s.list(s.id(), 10)),
  }),
  result: s.object({ id: s.id() }),
  factDays: ({ decidedOn }) => [decidedOn],
  where: async (ctx, input) => ({ units: [(await recipientOf(ctx, input)).unit] }),
  run: async (ctx, input) => {
    const { unit, person } = await recipientOf(ctx, input);
    const giver = await giverOf(ctx, input, [unit]);
    const { form, reason, decidedOn } = input;
    const forYear = input.forYear ?? Number(decidedOn.slice(0, 4));
    const given = { form, reason, forYear, giver, decidedOn, number: input.number ?? null, caseId: null };
    const id = await commend(ctx, { unit, person }, given);
    if (input.fileIds?.length) await ctx.attach(input.fileIds, { kind: 'commendation', id, unit });
    return { id };
  },
});

/** Who is commended: somebody of the unit or of one below, at his own cell; else the unit itself. */
export async function recipientOf(
  ctx: Context,
  { unitId, personId }: { unitId: string; personId?: string | undefined },
): Promise<{ unit: UnitRef; person: Person | null }> {
  const unit = await unitOf(ctx, unitId);
  if (personId === undefined) return { unit, person: null };
  const person = found((await peopleOf(ctx, [personId])).get(personId));
  if (!isWithin(person.scope, subtreeOf(unit.path))) notFound();
  return { unit: addressOf(person), person };
}

/** Annuls a commendation by a dated decision (D21); it stays in the list, marked, and counts no more. Refuses commendation.annulled, date.order, date.future, version.stale. */
export const annulCommendation = command({
  name: 'commendation.annul',
  method: 'POST',
  path: '/commendations/{id}/annulment',
  capability: 'honour.record',
  summary: 'Annul a commendation by a dated decision',
  input: s.object({
    id: s.id(),
    version: s.whole(1, 1e9),
    on: s.date(),
    number: s.optional(s.text(60)),
    reason: s.text(1000),
  }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await commendationRow(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await commendationRow(ctx, input.id);
    const unit = addressOf(row);
    must(reasonsNotToAnnul({ decidedOn: row.decided_on, annulledOn: row.annulled_on }, input.on, ctx.today));
    await changeCommendation(ctx.tx, unit, row.id, input.version, {
      annulled_on: input.on,
      annulled_number: input.number ?? null,
      annulled_reason: input.reason,
      annulled_name: ctx.actor.name,
    });
    ctx.touch(unit);
    await ctx.record({ unit, subjectKind: 'commendation', subjectId: row.id, body: { annulled: input.on } });
    return { id: row.id };
  },
});
