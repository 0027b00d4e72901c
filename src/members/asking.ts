/** How a correction is asked for: by the member himself, or by an office with its source. The cell decides on it either way. */
import { addressOf } from '../organization/tree.ts';
import type { CommandContext } from '../platform/bus/command.ts';
import { newId } from '../platform/ids.ts';
import { must } from '../platform/refusal.ts';
import { admissionLimits, memberCodes } from './codes.ts';
import { dueOfCorrection } from './correcting.ts';
import type { CorrectableField } from './correction.ts';
import { sealedValue } from './correctionValues.ts';
import { cardNumber, phoneNumber } from './numbers.ts';
import { factsOf, type PersonRow } from './person.ts';
import { factsAfter, reasonsAgainstForm, reasonsNotToAsk } from './rules/corrections.ts';
import { reasonsNotToRegister } from './rules.ts';
import { insertCorrection } from './store/corrections.ts';

export type Asked = {
  field: CorrectableField;
  after: string | null;
  reason: string;
  /** who asks in the member's place, and after what file or paper; none where he asks himself */
  source?: { text: string; by: string; byName: string };
};

/** Opens a correction of a person's record, to be answered within the clock of the rule on such requests (DAT-02). Refuses what correction.ask refuses. */
export async function openCorrection(
  ctx: CommandContext,
  person: PersonRow,
  asked: Asked,
): Promise<{ id: string; due: string }> {
  const unit = addressOf(person);
  const { keys, rulebook } = ctx.services;
  const facts = factsOf(keys, person);
  const after = writtenAs(asked.field, asked.after);
  const before = facts[asked.field];
  const open = await ctx.tx
    .selectFrom('correction')
    .select('id')
    .where('division', '=', unit.division)
    .where('person_id', '=', person.id)
    .where('field', '=', asked.field)
    .where('state', '=', 'open')
    .executeTakeFirst();
  must([
    ...reasonsNotToAsk({
      field: asked.field,
      before,
      after,
      birthYearOnly: facts.birthYearOnly,
      openAlready: open !== undefined,
    }),
    ...reasonsAgainstForm(asked.field, after),
  ]);
  const then = factsAfter(facts, asked.field, after);
  const limits = admissionLimits(rulebook, then.admittedOn ?? ctx.today);
  must(
    reasonsNotToRegister(then, memberCodes(rulebook), limits, ctx.today).map((reason) =>
      reason.field === asked.field ? { ...reason, field: 'after' } : reason,
    ),
  );
  const id = newId();
  const due = await dueOfCorrection(ctx, unit);
  await insertCorrection(ctx.tx, unit, {
    id,
    personId: person.id,
    personName: person.full_name,
    sortKey: person.sort_key,
    field: asked.field,
    before: sealedValue(keys, id, 'before', before),
    after: sealedValue(keys, id, 'after', after),
    reason: asked.reason,
    source: asked.source,
    on: ctx.today,
    at: ctx.clock.now(),
    due,
  });
  return { id, due };
}

/** Numbers are compared and kept as the register keeps them; what is no number is told so by the rule. */
function writtenAs(field: CorrectableField, after: string | null): string | null {
  if (after === null) return null;
  if (field === 'phone') return phoneNumber(after) ?? after;
  return field === 'cardNo' ? (cardNumber(after) ?? after) : after;
}
