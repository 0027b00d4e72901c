/** What villages measure of themselves over the years (M67 to M69): values by date, each with its base and source. */
import { operator } from '../../src/accounts/grants.ts';
import type { Chibo } from '../../src/chibo.ts';
import { act } from '../people.ts';

/** One value: the day, how much, of how much where it is a part, and who says so. */
export type Measured = { on: string; value: string; base?: string; source: string };

/** Enters the values of a series: one of the rulebook, or one of the village's own by its id. */
export async function measureVillage(
  chibo: Chibo,
  unit: string,
  series: string,
  values: readonly Measured[],
): Promise<void> {
  for (const value of values) await act(chibo, operator(), 'village.record', { unit, series, ...value });
}

/** Begins a series of the village's own, a part of a whole, with its first values. */
export async function beginShare(chibo: Chibo, unit: string, name: string, values: readonly Measured[]): Promise<void> {
  const { id } = await act(chibo, operator(), 'village.begin_series', { unit, name, share: true });
  await measureVillage(chibo, unit, id, values);
}
