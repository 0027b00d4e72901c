/** Decisions on a village's series (M67). Pure. */
import type { Reason } from '../../platform/refusal.ts';

export type SeriesFacts = {
  /** whether the unit is of a village */
  village: boolean;
  /** the series is known there and goes on */
  known: boolean;
  /** a part of a base */
  share: boolean;
  /** counted in whole things */
  whole: boolean;
  /** a value of that day stands already */
  taken: boolean;
  today: string;
};
export type ValueDraft = { on: string; value: string; base: string | null };

/** A share has its base and is no larger; things are counted whole; one value a day, not of the future. */
export function reasonsNotToEnter(facts: SeriesFacts, { on, value, base }: ValueDraft): Reason[] {
  const reasons: Reason[] = [];
  if (!facts.village) return [{ code: 'village.not_here' }];
  if (!facts.known) return [{ code: 'choice.unknown', field: 'series' }];
  if (on > facts.today) reasons.push({ code: 'date.future', field: 'on', values: { date: on } });
  if (facts.taken) reasons.push({ code: 'village.entered', field: 'on', values: { date: on } });
  if (Number(value) < 0) reasons.push({ code: 'village.below_none', field: 'value' });
  if (facts.whole && value.includes('.')) reasons.push({ code: 'number.not_whole', field: 'value' });
  if (facts.share && (base === null || Number(base) === 0))
    reasons.push({ code: 'village.base_missing', field: 'base' });
  if (!facts.share && base !== null) reasons.push({ code: 'village.base_without_share', field: 'base' });
  if (facts.share && base !== null && Number(value) > Number(base))
    reasons.push({ code: 'village.above_base', field: 'value', values: { value: Number(value), base: Number(base) } });
  return reasons;
}
