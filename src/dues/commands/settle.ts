import { unitOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type CommandContext, command } from '../../platform/bus/command.ts';
import { must, notFound } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { overlaysAt } from '../../rulebook/local.ts';
import { reasonsNotToSetKeep, reasonsNotToSettle } from '../rules/remitting.ts';
import { writeKeep, writeYear } from '../slipStore.ts';
import { keepOn } from '../terms.ts';
import { settleFacts } from '../yearAccount.ts';

/**
 * Sets what the units directly below keep, all of them or one, in whole per cent within the rule's range (DUE-02), from a month on.
 * Refuses dues.keep_fixed, dues.keep_range, dues.later_keep; 404 for a unit that is not directly below.
 */
export const setDuesKeep = command({
  name: 'dues.set_keep',
  method: 'PUT',
  path: '/units/{unit}/dues/keep',
  capability: 'dues.settle',
  summary: 'Set the share that units below keep',
  input: s.object({
    unit: s.id(),
    forUnitId: s.optional(s.id()),
    percent: s.whole(0, 100),
    from: s.month(),
    decision: s.optional(s.text(200)),
  }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.unit)] }),
  run: async (ctx, input) => {
    const unit = await unitOf(ctx, input.unit);
    const children = await childrenOf(ctx, unit);
    const concerned = input.forUnitId ? children.filter((child) => child.id === input.forUnitId) : children;
    if (input.forUnitId && concerned.length === 0) notFound();
    const on = `${input.from}-01`;
    const overlays = await overlaysAt(ctx, unit);
    const forUnitId = input.forUnitId ?? unit.id;
    const present = await ctx.tx
      .selectFrom('dues_keep')
      .select(['id', 'valid_from', 'version'])
      .where('division', '=', unit.division)
      .where('unit_id', '=', unit.id)
      .where('scope', '=', unit.path)
      .where('for_unit_id', '=', forUnitId)
      .where('valid_to', '=', 'infinity')
      .executeTakeFirst();
    must(
      reasonsNotToSetKeep(
        {
          below: concerned.map((child) => keepOn(ctx.services.rulebook, child, on, overlays)),
          from: input.from,
          present: present?.valid_from.slice(0, 7) ?? null,
        },
        input.percent,
      ),
    );
    const { percent, from } = input;
    const id = await writeKeep(ctx, unit, { forUnitId, percent, from, decision: input.decision ?? null }, present);
    await ctx.record({
      unit,
      subjectKind: 'dues_keep',
      subjectId: id,
      body: { forUnitId, percent, from },
      ...(input.decision && { reason: input.decision }),
    });
    return { id };
  },
});

async function childrenOf(ctx: CommandContext, unit: UnitRef) {
  return await ctx.tx
    .selectFrom('unit')
    .select(['id', 'kind', 'setting'])
    .where('parent_id', '=', unit.id)
    .where('closed_on', 'is', null)
    .execute();
}

/**
 * Settles a year that is over: every month closed, everything divided, every slip answered, every unit below settled. The account
 * is kept as it stands: what came together equals what was kept and what went up.
 * Refuses dues.settled, dues.year_running, dues.months_open, dues.undivided, dues.unconfirmed, dues.waiting, dues.below_open.
 */
export const settleDuesYear = command({
  name: 'dues.settle_year',
  method: 'POST',
  path: '/units/{unit}/dues/years',
  capability: 'dues.settle',
  summary: "Settle the year's account",
  input: s.object({ unit: s.id(), year: s.whole(1900, 2200), note: s.optional(s.text(1000)) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.unit)] }),
  run: async (ctx, input) => {
    const unit = await unitOf(ctx, input.unit);
    const { account, facts } = await settleFacts(ctx, unit, input.year);
    must(reasonsNotToSettle(facts));
    const id = await writeYear(ctx, unit, input.year, account, input.note ?? null);
    ctx.touch(unit);
    await ctx.record({ unit, subjectKind: 'dues_year', subjectId: id, body: { year: input.year } });
    return { id };
  },
});
