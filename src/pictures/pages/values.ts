import type { IndicatorGetResult } from '../../../gen/client.ts';
import { month, number, share } from '../../web/format.ts';
import type { Translate } from '../../web/words.ts';

export type One = IndicatorGetResult;
export type Pair = { n: number | null; of: number | null; value: number | null };

/** A value as it is written: "30 of 37 (81.1 %)", a plain number, or a dash where nothing is known. */
export function words({ form }: Pick<One, 'form'>, { n, of, value }: Pair): string {
  // a share of nothing says nothing either
  if (n === null || (form === 'share' && of === 0)) return '–';
  if (form === 'share' && of !== null) return share(n, of);
  return form === 'mean' && value !== null ? number(value, 1) : number(n);
}

/** What is drawn: the figure in the indicator's own unit, to one decimal. */
export function drawn({ value }: Pair): number | null {
  return value === null ? null : Math.round(value * 10) / 10;
}

/** A period by its month, its quarter or its year. */
export function periodWords({ to }: { to: string }, step: string, t: Translate): string {
  if (step === 'year') return to.slice(0, 4);
  if (step === 'quarter')
    return t('pictures.quarter', { n: Math.ceil(Number(to.slice(5, 7)) / 3), year: to.slice(0, 4) });
  return month(to.slice(0, 7));
}

/** What one asks for to see an indicator as it stood in that period. */
export function periodAsked({ nature }: Pick<One, 'nature'>, { from, to }: { from: string; to: string }) {
  return { on: to, ...(nature === 'flow' && { from }) };
}
