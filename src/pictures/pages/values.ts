import type { IndicatorGetResult } from '../../../gen/client.ts';
import { month, number, share } from '../../web/format.ts';

export type One = IndicatorGetResult;
export type Pair = { n: number | null; of: number | null; value: number | null };

/** A value as it is written: "30 of 37 (81.1 %)", a plain number, or a dash where nothing is known. */
export function words({ form }: Pick<One, 'form'>, { n, of, value }: Pair): string {
  if (n === null) return '–';
  if (form === 'share' && of !== null) return share(n, of);
  return form === 'mean' && value !== null ? number(value, 1) : number(n);
}

/** What is drawn: the figure in the indicator's own unit, to one decimal. */
export function drawn({ value }: Pair): number | null {
  return value === null ? null : Math.round(value * 10) / 10;
}

/** A period by the month it ends in. */
export function periodWords({ to }: { to: string }): string {
  return month(to.slice(0, 7));
}
