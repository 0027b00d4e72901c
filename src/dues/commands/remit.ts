import { addressOf, parentOf, unitOf, unitRef } from '../../organization/tree.ts';
import { type Context, command } from '../../platform/bus/command.ts';
import { must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { divided, MOST } from '../money.ts';
import { keptShare, reasonsNotToConfirm, reasonsNotToRemit } from '../rules/remitting.ts';
import { answerSlip, writeSlip } from '../slipStore.ts';
import { nextNumber, settledYear, slipById, type Undivided, undivided } from '../slips.ts';
import { keepTermsOf, percentSetFor, placeOf } from '../where.ts';

/** What stands against a slip made today, and what would stand on it. */
export async function remittanceFacts(ctx: Context, unitId: string, on: string) {
  const unit = await placeOf(ctx, { id: unitId });
  const pot: Undivided = await undivided(ctx, unit);
  const terms = await keepTermsOf(ctx, unit, on);
  const setPercent = await percentSetFor(ctx, unit, on);
  const total = pot.own + pot.received;
  const reasons = reasonsNotToRemit({ terms, setPercent, total, on, today: ctx.today });
  const share = terms && keptShare(terms, setPercent);
  return { unit, pot, terms, share, total, reasons };
}

/**
 * Makes a slip of everything of the earliest year that lies at the unit undivided: its own closed months and what came from below.
 * The unit keeps its share (DUE-02), the rest goes up; both add up to what came together.
 * Refuses dues.keeps_all, dues.keep_unset, dues.nothing, date.future.
 */
export const remitDues = command({
  name: 'dues.remit',
  method: 'POST',
  path: '/units/{unit}/dues/remittances',
  capability: 'dues.remit',
  summary: 'Send the share of the level above',
  input: s.object({ unit: s.id(), on: s.date() }),
  result: s.object({ id: s.id(), kept: s.anyNumber(), remitted: s.anyNumber() }),
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.unit)] }),
  run: async (ctx, input) => {
    const { unit, pot, terms, share, total, reasons } = await remittanceFacts(ctx, input.unit, input.on);
    must(reasons);
    if (!terms || !share || pot.year === null) throw new Error('A slip without a share passed its rules.');
    const sums = { own: pot.own, received: pot.received, ...divided(total, share) };
    const above = await parentOf(ctx.tx, unit);
    const id = await writeSlip(ctx, unit, {
      to: above?.id ?? null,
      year: pot.year,
      number: await nextNumber(ctx.tx, unit, pot.year),
      pot,
      sums,
      share,
      rule: terms.rule,
      on: input.on,
    });
    ctx.touch(unit);
    await ctx.record({
      unit,
      subjectKind: 'dues_remittance',
      subjectId: id,
      body: { from: pot.fromMonth, to: pot.toMonth, slips: pot.slips.map((slip) => slip.id) },
    });
    return { id, kept: sums.kept, remitted: sums.remitted };
  },
});

/** Who answers a slip: the unit it went to; where none is above it in this tree, the unit itself notes the answer. */
export async function answererOf(ctx: Context, slip: { to_unit_id: string | null } & Parameters<typeof addressOf>[0]) {
  return slip.to_unit_id === null ? addressOf(slip) : await unitRef(ctx.tx, slip.to_unit_id);
}

/**
 * The level above confirms that it received what a slip says, to the unit; or returns the slip with a reason, and the money lies
 * where it was. Refuses dues.slip_answered, dues.received_differs, text.required, date.order, date.future, dues.settled, version.stale.
 */
export const confirmRemittance = command({
  name: 'dues.confirm_remittance',
  method: 'POST',
  path: '/dues-remittances/{id}/answer',
  capability: 'dues.remit',
  summary: 'Confirm or return a slip from below',
  input: s.object({
    id: s.id(),
    outcome: s.oneOf(['received', 'returned']),
    amount: s.optional(s.whole(0, MOST)),
    on: s.date(),
    note: s.optional(s.text(500)),
    version: s.whole(1, 1e9),
  }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => {
    const slip = await slipById(ctx, input.id);
    const to = await answererOf(ctx, slip);
    const sender = addressOf(slip);
    return { units: sender.id === to.id ? [to] : [to, sender], demandAt: [to] };
  },
  run: async (ctx, input) => {
    const slip = await slipById(ctx, input.id);
    const to = await answererOf(ctx, slip);
    const facts = {
      state: slip.state,
      remitted: Number(slip.remitted),
      sentOn: slip.sent_on,
      settled: to.id !== slip.unit_id && (await settledYear(ctx.tx, to, slip.year)) !== undefined,
    };
    must(reasonsNotToConfirm(facts, input, ctx.today));
    await answerSlip(ctx, slip, input);
    const unit = addressOf(slip);
    ctx.touch(unit, ...(to.id === unit.id ? [] : [to]));
    await ctx.record({
      unit: to,
      subjectKind: 'dues_remittance',
      subjectId: slip.id,
      body: { outcome: input.outcome },
    });
    return { id: slip.id };
  },
});
