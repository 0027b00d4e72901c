/** What is asked of an indicator: which one, and over which days in which tree. */
import type { Indicator, Tree } from '../../organization/measure.ts';
import type { UnitRef } from '../../platform/access.ts';
import type { Context } from '../../platform/bus/command.ts';
import { found, must, type Reason } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { type Former, OWN, ownIndicators } from '../own/store.ts';
import type { Moment } from './evaluate.ts';
import { measureOf } from './sums.ts';
import type { OwnTarget } from './target.ts';

export const TREES = ['now', 'then'] as const;

/** `on`: the day of a stock, the last of a period. `from`: its first; left out, the first of the year or month that the indicator is shown over. */
export const momentInput = { from: s.optional(s.date()), on: s.optional(s.date()), tree: s.optional(s.oneOf(TREES)) };
type MomentInput = { from?: string | undefined; on?: string | undefined; tree?: Tree | undefined };

/** Neither day in the future, the first not after the last. */
export function reasonsNotToAsk({ from, on }: MomentInput, today: string): Reason[] {
  if (on !== undefined && on > today) return [{ code: 'date.future', field: 'on', values: { date: on } }];
  const last = on ?? today;
  if (from !== undefined && from > last)
    return [{ code: 'date.order', field: 'from', values: { earlier: from, later: last } }];
  return [];
}

/** The period meant. Refuses what lies in the future or backwards. */
export function momentOf(ctx: Context, { span }: Pick<Indicator, 'span'>, asked: MomentInput): Moment {
  must(reasonsNotToAsk(asked, ctx.today));
  const to = asked.on ?? ctx.today;
  const first = span === 'month' ? `${to.slice(0, 7)}-01` : `${to.slice(0, 4)}-01-01`;
  return { from: asked.from ?? first, to, tree: asked.tree ?? 'now' };
}

/** `formers`: what a committee's own indicator was before, the latest first. */
export type Found = { indicator: Indicator; own: OwnTarget | null; formers: readonly Former[] };

/** The indicator with this id as this unit has it; 404 where there is none, or where its number is not the reader's to see. */
export async function indicatorOf(ctx: Context, unit: UnitRef, id: string): Promise<Found> {
  const own = id.startsWith(OWN)
    ? found((await ownIndicators(ctx, unit)).find((each) => each.indicator.id === id))
    : null;
  const indicator = own?.indicator ?? found(ctx.services.measures.indicators.get(id));
  for (const part of [indicator.numerator, indicator.denominator]) {
    const measure = part && measureOf(ctx, part.measure);
    if (measure?.closed) ctx.demand(measure.capability, unit);
  }
  return { indicator, own: own?.target ?? null, formers: own?.formers ?? [] };
}
