/** How many cases a list has, told by the counts of the units: a province has too many cases to count for each page. */
import type { Subtree } from '../organization/tree.ts';
import { isWithin, rangeOf, type UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { lastDayOf, monthOf } from '../platform/clock.ts';

/** What narrows a list of cases: those of these that no count knows leave the total to the list itself. */
export type Narrowed = {
  procedure?: string[] | undefined;
  step?: string[] | undefined;
  outcome?: string | undefined;
  state?: string | undefined;
  endedFrom?: string | undefined;
  endedTo?: string | undefined;
  /** narrowed by what no count keeps: a day a clock ends, a person, words of a name, the other side of a case */
  dueBy?: string | undefined;
  subject?: string | undefined;
  search?: string | undefined;
  side?: string | undefined;
};

/**
 * The total of a list of cases of a unit and below. Null where the counts do not say it: they keep the step of cases in hand, the outcome and the
 * month of those that ended, and no day of a clock; and where the reader does not see all that lies below the unit.
 */
export async function totalFromCounts(
  ctx: Context,
  asked: Narrowed,
  unit: UnitRef,
  range: Subtree,
): Promise<number | null> {
  if (!isCounted(asked) || !seesAll(ctx, unit)) return null;
  const { procedure, step, outcome, state, endedFrom, endedTo } = asked;
  let sum = ctx.tx
    .selectFrom('case_stat_seen')
    .select((eb) => eb.fn.sum<string | null>('n').as('n'))
    .where('scope', '>=', range.lo)
    .where('scope', '<', range.hi)
    .where('division', 'in', range.divisions);
  if (!ctx.may('case.restricted', unit)) sum = sum.where('restricted', '=', false);
  if (procedure && procedure.length > 0) sum = sum.where('procedure', 'in', procedure);
  if (step && step.length > 0) sum = sum.where('mark', 'in', step);
  if (state === 'in_hand') sum = sum.where('state', 'in', ['open', 'paused']);
  else if (state) sum = sum.where('state', '=', state);
  if (outcome) sum = sum.where('state', '=', 'ended').where('mark', '=', outcome);
  if (endedFrom) sum = sum.where('month', '>=', monthOf(endedFrom));
  if (endedTo) sum = sum.where('state', '=', 'ended').where('month', '<=', monthOf(endedTo));
  const { n } = await sum.executeTakeFirstOrThrow();
  return Number(n ?? 0);
}

/** States whose cases are counted by the step they stand at. */
const BY_STEP = ['open', 'paused', 'in_hand'];

function isCounted({ step, state, endedFrom, endedTo, dueBy, subject, search, side }: Narrowed): boolean {
  if (dueBy || subject || search || side === 'other' || state === 'overdue') return false;
  if (step && step.length > 0 && !BY_STEP.includes(state ?? '')) return false;
  // counted by months: the days must be the first and the last of one
  if (endedFrom && !endedFrom.endsWith('-01')) return false;
  return !endedTo || endedTo === lastDayOf(monthOf(endedTo));
}

/** Whether every case below the unit lies within the reader's main reach; single units beside it show only some. */
function seesAll(ctx: Context, unit: UnitRef): boolean {
  const [main] = ctx.actor.grant.reaches;
  return main?.depth === 'subtree' && isWithin(unit.path, rangeOf(main));
}
