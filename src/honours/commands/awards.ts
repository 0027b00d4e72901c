import { addressOf, unitRef } from '../../organization/tree.ts';
import { command } from '../../platform/bus/command.ts';
import { must, type Reason } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { badgesOf, bonusBook } from '../book.ts';
import { despite, weighedOf } from '../discipline.ts';
import { giverInput } from '../honour.ts';
import { giverOf, unitsOf } from '../people.ts';
import { awardRows } from '../reading.ts';
import { type AwardState, bonusOf, reasonsNotToDecide, reasonsNotToHand } from '../rules/badges.ts';
import { changeAward } from '../store.ts';

const MOST = 200;

/**
 * Enters the decision on proposed badges, many at once: all or none. The right is asked at the body that decides where it is in the register. The money is
 * fixed by the rules of the day of the decision. Discipline is weighed again: it refuses or warns as its rule says. Refuses badge.wrong_state, badge.not_deciding, giver.missing, giver.not_above, date.order, date.future.
 */
export const decideBadges = command({
  name: 'badge.decide',
  method: 'POST',
  path: '/badges/decision',
  capability: 'honour.decide',
  summary: 'Enter the decision on proposed badges',
  input: s.object({ awards: s.list(s.id(), MOST, 1), decidedOn: s.date(), number: s.text(60), ...giverInput }),
  result: s.object({ ids: s.list(s.id(), MOST) }),
  factDays: ({ decidedOn }) => [decidedOn],
  where: async (ctx, input) => {
    const units = unitsOf(await awardRows(ctx, input.awards));
    const by = input.byUnitId === undefined ? [] : [await unitRef(ctx.tx, input.byUnitId)];
    return { units, demandAt: [...by, ...units] };
  },
  run: async (ctx, input) => {
    const rows = await awardRows(ctx, [...new Set(input.awards)]);
    const { rulebook } = ctx.services;
    const book = badgesOf(rulebook, input.decidedOn);
    const giver = await giverOf(ctx, input, unitsOf(rows));
    const decision = { on: input.decidedOn, byKind: giver.kind };
    const holders = rows.map((row) => row.person_id);
    const weighed = await weighedOf(ctx, holders, book.discipline, unitsOf(rows));
    must(
      atLines(
        rows,
        (line) => `awards.${line}`,
        (row) => [
          ...reasonsNotToDecide(
            book,
            { state: row.state as AwardState, proposedOn: row.proposed_on },
            decision,
            ctx.today,
          ),
          ...(weighed.blocks ? weighed.of(row.person_id) : []),
        ],
      ),
    );
    const money = bonusBook(rulebook, input.decidedOn);
    for (const row of rows) {
      const unit = addressOf(row);
      const bonus = bonusOf(money, row.years);
      ctx.touch(unit);
      await changeAward(ctx.tx, unit, row.id, row.version, {
        state: 'decided',
        decided_on: input.decidedOn,
        number_text: input.number,
        decided_by_unit: giver.unitId,
        decided_by_name: giver.name,
        bonus,
        bonus_rule: bonus === null ? null : (money?.rule ?? null),
      });
      await ctx.record({
        unit,
        subjectKind: 'badge_award',
        subjectId: row.id,
        body: { decided: input.decidedOn, years: row.years, ...despite(weighed, row.person_id) },
      });
    }
    return { ids: rows.map((row) => row.id) };
  },
});

/** Notes that decided badges were handed over, with the number each bears; all or none. Refuses badge.wrong_state, date.order, date.future. */
export const handBadges = command({
  name: 'badge.hand',
  method: 'POST',
  path: '/badges/handing',
  capability: 'honour.record',
  summary: 'Note that badges were handed over',
  input: s.object({
    handedOn: s.date(),
    items: s.list(s.object({ award: s.id(), badgeNo: s.optional(s.text(40)) }), MOST, 1),
  }),
  result: s.object({ ids: s.list(s.id(), MOST) }),
  factDays: ({ handedOn }) => [handedOn],
  where: async (ctx, input) => ({
    units: unitsOf(
      await awardRows(
        ctx,
        input.items.map((item) => item.award),
      ),
    ),
  }),
  run: async (ctx, input) => {
    const numbers = new Map(input.items.map((item) => [item.award, item.badgeNo ?? null]));
    const rows = await awardRows(ctx, [...numbers.keys()]);
    must(
      atLines(
        rows,
        (line) => `items.${line}.award`,
        (row) =>
          reasonsNotToHand({ state: row.state as AwardState, decidedOn: row.decided_on }, input.handedOn, ctx.today),
      ),
    );
    for (const row of rows) {
      const unit = addressOf(row);
      await changeAward(ctx.tx, unit, row.id, row.version, {
        state: 'handed',
        handed_on: input.handedOn,
        handed_name: ctx.actor.name,
        badge_no: numbers.get(row.id) ?? null,
      });
      await ctx.record({
        unit,
        subjectKind: 'badge_award',
        subjectId: row.id,
        body: { handed: input.handedOn, years: row.years },
      });
    }
    return { ids: rows.map((row) => row.id) };
  },
});

/** The reasons of every line, each once: what concerns the whole command keeps its own field. */
function atLines<R>(rows: readonly R[], fieldOf: (line: number) => string, reasonsOf: (row: R) => Reason[]): Reason[] {
  const seen = new Map<string, Reason>();
  rows.forEach((row, line) => {
    for (const reason of reasonsOf(row)) {
      const placed = reason.field === undefined ? { ...reason, field: fieldOf(line) } : reason;
      seen.set(`${placed.code} ${placed.field}`, placed);
    }
  });
  return [...seen.values()];
}
