/** What the rulebook says of the reconciliation of rosters, and the rows of a period. */
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { findRuleOn, numberValue } from '../rulebook/rulebook.ts';
import { endOfPeriod } from './rules/roster.ts';

const A_YEAR = 12;

/** Every how many months rosters are reconciled, and by which rule; once a year where no rule is in force. */
export function reconciliationOf(ctx: Context): { months: number; rule: string } {
  const rule = ctx.services.rulebook.membership.rules.reconciliation;
  const found = findRuleOn(ctx.services.rulebook, rule, ctx.today);
  return { months: found ? numberValue(found) : A_YEAR, rule };
}

/** Up to which day a list is as it is confirmed: the end of a period that is over, today in the running one. */
export function asOfIn(period: string, months: number, today: string): string {
  const until = endOfPeriod(period, months);
  return until < today ? until : today;
}

/** What was signed at the unit for a period. */
export async function checkIn(ctx: Context, unit: UnitRef, period: string) {
  return await ctx.tx
    .selectFrom('roster_check')
    .selectAll()
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('period', '=', period)
    .executeTakeFirst();
}
