import { addressOf } from '../../organization/tree.ts';
import { type CommandContext, type Context, command } from '../../platform/bus/command.ts';
import { found, must, refuse } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { openCorrection } from '../asking.ts';
import { correctFacts } from '../correcting.ts';
import { CORRECTABLE, type CorrectableField } from '../correction.ts';
import { openedValue } from '../correctionValues.ts';
import { factsOf, homeOf, isSelf, type PersonRow, personOf, reachedDivisions } from '../person.ts';
import { factsAfter, reasonsNotToDecide, reasonsNotToWithdraw } from '../rules/corrections.ts';
import { closeCorrection } from '../store/corrections.ts';
import { factAsIs } from '../year/reading.ts';
import type { ContestedFact } from '../year/year.ts';

/**
 * A member asks that a fact of his record be put right; his cell answers within the clock of the rule on such requests (DAT-02).
 * Refuses correction.nobody (an account without a person), correction.open_already, correction.same, field.required, date.impossible, and what member.correct would refuse.
 */
export const askCorrection = command({
  name: 'correction.ask',
  method: 'POST',
  path: '/my/corrections',
  capability: 'self.read',
  summary: "Ask that a fact of one's own record be put right",
  input: s.object({
    field: s.oneOf(CORRECTABLE),
    after: s.optional(s.nullable(s.text(200))),
    reason: s.text(500),
  }),
  result: s.object({ id: s.id(), due: s.anyText() }),
  where: async (ctx) => ({ units: [await homeOf(ctx, ctx.actor.person?.id ?? refuse('correction.nobody'))] }),
  run: async (ctx, input) => {
    const person = await personOf(ctx, found(ctx.actor.person).id);
    const unit = addressOf(person);
    const { id, due } = await openCorrection(ctx, person, {
      field: input.field,
      after: input.after ?? null,
      reason: input.reason,
    });
    await ctx.record({
      unit,
      subjectKind: 'person',
      subjectId: person.id,
      body: { correctionId: id, fields: [input.field] },
    });
    return { id, due };
  },
});

/**
 * The cell decides what a member asked for; when it agrees, a fact of his dossier is written as a correction is. A contested fact of his year is put right in
 * its own record, by that record's own command, before this: whether it was is noted. Refuses correction.decided, correction.moved, correction.own,
 * version.stale and what member.correct refuses.
 */
export const decideCorrection = command({
  name: 'correction.decide',
  method: 'POST',
  path: '/corrections/{id}/decision',
  capability: 'member.edit',
  summary: 'Decide on a correction that a member asked for',
  input: s.object({ id: s.id(), agreed: s.flag(), answer: s.text(500), version: s.whole(1, 1e9) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await correctionById(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await correctionById(ctx, input.id);
    const unit = addressOf(row);
    const person = await personOf(ctx, row.person_id);
    must(
      reasonsNotToDecide({
        state: row.state,
        decidedOn: row.decided_on,
        movedAway: person.unit_id !== row.unit_id,
        own: isSelf(ctx.actor, row.person_id),
      }),
    );
    await closeCorrection(ctx.tx, unit, row.id, input.version, {
      state: input.agreed ? 'agreed' : 'refused',
      on: ctx.today,
      by: ctx.actor.accountId,
      byName: ctx.actor.name,
      answer: input.answer,
      ...(input.agreed && row.subject_id !== null && { recordChanged: await hasChanged(ctx, person, row) }),
    });
    if (input.agreed && row.subject_id === null) {
      const { keys } = ctx.services;
      const after = openedValue(keys, row.id, 'after', row.after);
      await correctFacts(ctx, person, factsAfter(factsOf(keys, person), row.field as CorrectableField, after));
    }
    await ctx.record({
      unit,
      subjectKind: 'person',
      subjectId: row.person_id,
      body: { correctionId: row.id, agreed: input.agreed, fields: [row.field] },
    });
    return { id: row.id };
  },
});

/** Whether a contested fact no longer stands as it did, or says something else now. */
async function hasChanged(ctx: CommandContext, person: PersonRow, row: CorrectionRow): Promise<boolean> {
  const part = ctx.services.memberYear.find(({ figures }) => figures.some(({ id }) => id === row.field));
  if (!part || row.subject_id === null || row.year === null) return true;
  const before = JSON.parse(openedValue(ctx.services.keys, row.id, 'before', row.before) ?? '{}') as ContestedFact;
  const now = await factAsIs(ctx, part, {
    personId: person.id,
    year: row.year,
    figure: row.field,
    ref: row.subject_id,
  });
  return (
    now === undefined ||
    JSON.stringify([now.fact.what, now.fact.why, now.fact.on]) !== JSON.stringify([before.what, before.why, before.on])
  );
}

type CorrectionRow = Awaited<ReturnType<typeof correctionById>>;

/** Takes one's own request back while it is open. Refuses correction.not_own, correction.decided, version.stale. */
export const withdrawCorrection = command({
  name: 'correction.withdraw',
  method: 'POST',
  path: '/corrections/{id}/withdrawal',
  capability: 'self.read',
  summary: "Take back one's own request for a correction",
  input: s.object({ id: s.id(), version: s.whole(1, 1e9) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await correctionById(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await correctionById(ctx, input.id);
    const unit = addressOf(row);
    // what an office asked for is not the member's to take back
    const own = isSelf(ctx.actor, row.person_id) && row.source === null;
    must(reasonsNotToWithdraw({ state: row.state, decidedOn: row.decided_on, own }));
    await closeCorrection(ctx.tx, unit, row.id, input.version, {
      state: 'withdrawn',
      on: ctx.today,
      by: ctx.actor.accountId,
      byName: ctx.actor.name,
      answer: null,
    });
    await ctx.record({ unit, subjectKind: 'person', subjectId: row.person_id, body: { correctionId: row.id } });
    return { id: row.id };
  },
});

async function correctionById(ctx: Context, id: string) {
  const divisions = await reachedDivisions(ctx);
  return found(
    await ctx.tx
      .selectFrom('correction')
      .selectAll()
      .where('division', 'in', divisions.length > 0 ? divisions : [''])
      .where('id', '=', id)
      .executeTakeFirst(),
  );
}
