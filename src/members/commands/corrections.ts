import { addressOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type Context, command } from '../../platform/bus/command.ts';
import { newId } from '../../platform/ids.ts';
import { found, must, refuse } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { lengthOf } from '../../procedures/reading.ts';
import { endOfPeriod } from '../../procedures/rules/clock.ts';
import { rulesToday } from '../../rulebook/cases.ts';
import { admissionLimits, memberCodes } from '../codes.ts';
import { correctFacts } from '../correcting.ts';
import { CORRECTABLE, type CorrectableField } from '../correction.ts';
import { openedValue, sealedValue } from '../correctionValues.ts';
import { cardNumber, phoneNumber } from '../numbers.ts';
import { factsOf, homeOf, isSelf, personOf, reachedDivisions } from '../person.ts';
import {
  factsAfter,
  reasonsAgainstForm,
  reasonsNotToAsk,
  reasonsNotToDecide,
  reasonsNotToWithdraw,
} from '../rules/corrections.ts';
import { reasonsNotToRegister } from '../rules.ts';
import { closeCorrection, insertCorrection } from '../store/corrections.ts';

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
    const { keys, rulebook } = ctx.services;
    const facts = factsOf(keys, person);
    const after = writtenAs(input.field, input.after ?? null);
    const before = facts[input.field];
    const open = await ctx.tx
      .selectFrom('correction')
      .select('id')
      .where('division', '=', unit.division)
      .where('person_id', '=', person.id)
      .where('field', '=', input.field)
      .where('state', '=', 'open')
      .executeTakeFirst();
    must([
      ...reasonsNotToAsk({
        field: input.field,
        before,
        after,
        birthYearOnly: facts.birthYearOnly,
        openAlready: open !== undefined,
      }),
      ...reasonsAgainstForm(input.field, after),
    ]);
    const then = factsAfter(facts, input.field, after);
    const limits = admissionLimits(rulebook, then.admittedOn ?? ctx.today);
    must(
      reasonsNotToRegister(then, memberCodes(rulebook), limits, ctx.today).map((reason) =>
        reason.field === input.field ? { ...reason, field: 'after' } : reason,
      ),
    );
    const id = newId();
    const due = await dueOf(ctx, unit);
    await insertCorrection(ctx.tx, unit, {
      id,
      personId: person.id,
      personName: person.full_name,
      sortKey: person.sort_key,
      field: input.field,
      before: sealedValue(keys, id, 'before', before),
      after: sealedValue(keys, id, 'after', after),
      reason: input.reason,
      on: ctx.today,
      at: ctx.clock.now(),
      due,
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

/** Numbers are compared and kept as the register keeps them; what is no number is told so by the rule. */
function writtenAs(field: CorrectableField, after: string | null): string | null {
  if (after === null) return null;
  if (field === 'phone') return phoneNumber(after) ?? after;
  return field === 'cardNo' ? (cardNumber(after) ?? after) : after;
}

/** The day by which a request must be answered: so many working days as the rule says, over the calendar with its holidays. */
async function dueOf(ctx: Context, unit: UnitRef): Promise<string> {
  const { membership, calendar } = ctx.services.rulebook;
  const length = lengthOf(await rulesToday(ctx, unit), { rule: membership.rules.correction });
  return length ? endOfPeriod(calendar, ctx.today, length) : ctx.today;
}

/**
 * The cell decides what a member asked for; when it agrees, the fact is written as a correction is. Refuses correction.decided,
 * correction.moved, correction.own, version.stale and what member.correct refuses.
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
    });
    if (input.agreed) {
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
    must(reasonsNotToWithdraw({ state: row.state, decidedOn: row.decided_on, own: isSelf(ctx.actor, row.person_id) }));
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
