import { unitOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type CommandContext, command } from '../../platform/bus/command.ts';
import { monthOf } from '../../platform/clock.ts';
import { must, type Reason } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { overlaysAt } from '../../rulebook/local.ts';
import { MOST } from '../money.ts';
import { basesOf, lastClosed, linesOfMonth, openMonths, owedIn, owedOf, payersOf } from '../reading.ts';
import { type NewBasis, reasonsAgainstTwice, reasonsNotToAssess } from '../rules/collecting.ts';
import { recomputeLine, writeBasis } from '../store.ts';
import { categoryOn } from '../terms.ts';
import { mustCollectHere } from '../where.ts';

const item = s.object({
  personId: s.id(),
  category: s.code(),
  base: s.whole(1, MOST),
  voluntary: s.optional(s.whole(0, MOST)),
  consent: s.optional(s.text(300)),
});

/** Months looked at for lines that a new basis changes. */
const LAST_MONTH = '9999-12';

/**
 * Bases the dues of one or many members on a category and an amount from a month on (DUE-01); more than the rule asks needs the
 * member's consent (DUE-04). Lines of open months are computed anew. `base` is the monthly amount in whole units of the currency.
 * Refuses dues.not_collecting, dues.not_here, dues.category_unknown, dues.range, dues.consent, dues.month_closed,
 * dues.later_basis, dues.paid_more, dues.twice.
 */
export const assessDues = command({
  name: 'dues.assess',
  method: 'POST',
  path: '/units/{unit}/dues/bases',
  capability: 'dues.collect',
  summary: 'Set what the dues of members are based on',
  input: s.object({ unit: s.id(), from: s.month(), items: s.list(item, 500, 1) }),
  result: s.object({ set: s.anyNumber() }),
  factDays: ({ from }) => [`${from}-01`],
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.unit)] }),
  run: async (ctx, input) => {
    const unit = await unitOf(ctx, input.unit);
    await mustCollectHere(ctx, unit);
    const { rulebook } = ctx.services;
    const now = monthOf(ctx.today);
    const payers = new Set((await payersOf(ctx, unit, input.from > now ? now : input.from)).map((p) => p.personId));
    for (const payer of await payersOf(ctx, unit, now)) payers.add(payer.personId);
    const present = await presentBases(ctx, unit, input.from);
    const closed = await lastClosed(ctx.tx, unit);
    const overlays = await overlaysAt(ctx, unit);
    const several = input.items.length > 1;
    const judged = input.items.map((given, i) => {
      const basis: NewBasis = { ...given, voluntary: given.voluntary ?? 0, consent: given.consent ?? null };
      const facts = {
        terms: categoryOn(rulebook, basis.category, `${input.from}-01`, overlays),
        onSheet: payers.has(given.personId),
        from: input.from,
        lastClosed: closed,
        present: present.get(given.personId)?.valid_from.slice(0, 7) ?? null,
        voluntaryRule: rulebook.dues.voluntary.rule,
      };
      return {
        basis,
        personId: given.personId,
        reasons: reasonsNotToAssess(facts, basis, several ? `items.${i}.` : 'items.0.'),
      };
    });
    must([
      ...reasonsAgainstTwice(input.items.map((given) => given.personId)),
      ...once(judged.flatMap((j) => j.reasons)),
    ]);
    for (const { basis, personId } of judged) {
      const id = await writeBasis(ctx, unit, { ...basis, personId, from: input.from }, present.get(personId));
      await ctx.record({
        unit,
        subjectKind: 'dues_basis',
        subjectId: id,
        body: { personId, category: basis.category, from: input.from, fields: ['base', 'voluntary'] },
      });
    }
    await recompute(ctx, unit, input.from, new Set(judged.map((j) => j.personId)));
    ctx.touch(unit);
    return { set: judged.length };
  },
});

/** The bases that a new one follows: those that have no end. */
async function presentBases(ctx: CommandContext, unit: UnitRef, from: string) {
  const rows = await ctx.tx
    .selectFrom('dues_basis')
    .selectAll()
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('scope', '=', unit.path)
    .where('valid_to', '=', 'infinity')
    .execute();
  return rows.length === 0 ? await basesOf(ctx.tx, unit, from) : new Map(rows.map((row) => [row.person_id, row]));
}

/** Lines of open months are not final: they say what holds now. Refuses dues.paid_more where more was paid than is now owed. */
async function recompute(
  ctx: CommandContext,
  unit: UnitRef,
  from: string,
  persons: ReadonlySet<string>,
): Promise<void> {
  for (const month of await openMonths(ctx.tx, unit, from, LAST_MONTH)) {
    const owed = await owedIn(ctx, unit, month);
    for (const line of (await linesOfMonth(ctx.tx, unit, month)).values()) {
      const now = persons.has(line.person_id) ? owed(line.person_id) : null;
      if (!now) continue;
      const most = owedOf({ due: now.due, due_change: line.due_change }) + now.voluntary;
      if (Number(line.paid) > most)
        must([{ code: 'dues.paid_more', field: 'items.0.base', values: { paid: Number(line.paid) } }]);
      await recomputeLine(ctx, line, now);
    }
  }
}

/** The same reason about the same field once, however many members it concerns. */
function once(reasons: Reason[]): Reason[] {
  return reasons.filter(
    (reason, i) => reasons.findIndex((other) => other.code === reason.code && other.field === reason.field) === i,
  );
}
