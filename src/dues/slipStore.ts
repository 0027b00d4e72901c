/** The only file that writes slips, kept shares and settled years. Whoever calls it holds the units' locks. */
import { addressOf, at } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import type { CommandContext } from '../platform/bus/command.ts';
import { changeAsSeen } from '../platform/db/current.ts';
import { newId } from '../platform/ids.ts';
import type { Fraction } from '../rulebook/fraction.ts';
import type { Account } from './slip.ts';
import { ofBooks, type SlipRow, type Undivided } from './slips.ts';
import { doneBy } from './store.ts';

export type NewSlip = {
  to: string | null;
  year: number;
  number: number;
  pot: Undivided;
  sums: { own: number; received: number; kept: number; remitted: number };
  share: Fraction;
  rule: string;
  on: string;
};

/** Writes a slip and marks what it takes in, so that nothing is on two. */
export async function writeSlip(ctx: CommandContext, unit: UnitRef, slip: NewSlip): Promise<string> {
  const id = newId();
  const by = doneBy(ctx);
  const { pot } = slip;
  await ctx.tx
    .insertInto('dues_remittance')
    .values({
      ...at(unit),
      id,
      to_unit_id: slip.to,
      year: slip.year,
      number: slip.number,
      from_month: pot.fromMonth,
      to_month: pot.toMonth,
      ...slip.sums,
      share: `${slip.share.numerator}/${slip.share.denominator}`,
      rule_id: slip.rule,
      rulebook_hash: ctx.services.rulebook.hash,
      state: 'sent',
      sent_on: slip.on,
      sent_by: by.id,
      sent_name: by.name,
      sent_at: ctx.clock.now(),
    })
    .execute();
  if (pot.months.length > 0)
    await ctx.tx
      .updateTable('dues_month')
      .set({ remittance_id: id })
      .where('division', '=', unit.division)
      .where(
        'id',
        'in',
        pot.months.map((month) => month.id),
      )
      .execute();
  if (pot.slips.length > 0)
    await ctx.tx
      .updateTable('dues_remittance')
      .set({ passed_in: id })
      .where('division', 'in', [...new Set(pot.slips.map((from) => from.division))])
      .where(
        'id',
        'in',
        pot.slips.map((from) => from.id),
      )
      .execute();
  return id;
}

/** Confirms or returns a slip; what a returned one had taken in lies at its unit again. Refuses version.stale. */
export async function answerSlip(
  ctx: CommandContext,
  slip: SlipRow,
  answer: { outcome: 'received' | 'returned'; on: string; note?: string | undefined; version: number },
): Promise<void> {
  const unit = addressOf(slip);
  const by = doneBy(ctx);
  await changeAsSeen(ctx.tx, 'dues_remittance', unit, slip.id, answer.version, {
    state: answer.outcome === 'received' ? 'confirmed' : 'returned',
    confirmed_on: answer.on,
    confirmed_by: by.id,
    confirmed_name: by.name,
    note: answer.note ?? null,
  });
  if (answer.outcome === 'received') return;
  await ctx.tx
    .updateTable('dues_month')
    .set({ remittance_id: null })
    .where('division', '=', unit.division)
    .where(ofBooks(unit))
    .where('remittance_id', '=', slip.id)
    .execute();
  await ctx.tx
    .updateTable('dues_remittance')
    .set({ passed_in: null })
    .where('to_unit_id', '=', unit.id)
    .where('passed_in', '=', slip.id)
    .execute();
}

export type NewKeep = { forUnitId: string; percent: number; from: string; decision: string | null };
type OpenKeep = { id: string; valid_from: string; version: number };

/** Sets a share from a month on; what held before ends there, what began that very month is put right. */
export async function writeKeep(
  ctx: CommandContext,
  unit: UnitRef,
  keep: NewKeep,
  present: OpenKeep | undefined,
): Promise<string> {
  const first = `${keep.from}-01`;
  const by = doneBy(ctx);
  const facts = {
    percent: keep.percent,
    decision: keep.decision,
    set_by: by.id,
    set_name: by.name,
    set_at: ctx.clock.now(),
  };
  if (present?.valid_from === first) {
    await changeAsSeen(ctx.tx, 'dues_keep', unit, present.id, present.version, facts);
    return present.id;
  }
  if (present) await changeAsSeen(ctx.tx, 'dues_keep', unit, present.id, present.version, { valid_to: first });
  const id = newId();
  await ctx.tx
    .insertInto('dues_keep')
    .values({ ...at(unit), id, for_unit_id: keep.forUnitId, ...facts, valid_from: first })
    .execute();
  return id;
}

/** Keeps the year's account as it was settled. */
export async function writeYear(
  ctx: CommandContext,
  unit: UnitRef,
  year: number,
  account: Account,
  note: string | null,
): Promise<string> {
  const id = newId();
  const by = doneBy(ctx);
  await ctx.tx
    .insertInto('dues_year')
    .values({
      ...at(unit),
      id,
      year,
      due: account.due,
      collected: account.collected,
      received: account.received,
      kept: account.kept,
      remitted: account.remitted,
      unpaid: account.unpaid,
      unpaid_members: account.unpaidMembers,
      note,
      settled_on: ctx.today,
      settled_by: by.id,
      settled_name: by.name,
      settled_at: ctx.clock.now(),
    })
    .execute();
  return id;
}
