/** Decisions on a committee's own indicators and dashboards: only what is declared can be put together. Pure. */
import type { Reason } from '../../platform/refusal.ts';
import type { OwnPart, Tile } from './own.ts';

/** What is declared: of each measure its dimensions with their codes ([]: any code). */
export type Declared = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

export type Draft = {
  form: 'number' | 'share' | 'mean';
  numerator: OwnPart;
  denominator: OwnPart | null;
  target: string | null;
  targetSource: string | null;
};

/** A number has one part, a share and a mean have two; each part is a declared measure with declared filters; a target says who set it. */
export function reasonsNotToDefine(
  declared: Declared,
  { form, numerator, denominator, target, targetSource }: Draft,
): Reason[] {
  const reasons = partReasons(declared, numerator, 'numerator');
  if (form === 'number' && denominator !== null) reasons.push({ code: 'indicator.one_part', field: 'denominator' });
  if (form !== 'number' && denominator === null) reasons.push({ code: 'indicator.two_parts', field: 'denominator' });
  if (denominator !== null) reasons.push(...partReasons(declared, denominator, 'denominator'));
  if (target !== null && targetSource === null)
    reasons.push({ code: 'indicator.target_source', field: 'targetSource' });
  if (target !== null && form === 'share' && (Number(target) < 0 || Number(target) > 100))
    reasons.push({ code: 'number.range', field: 'target', values: { min: 0, max: 100 } });
  return reasons;
}

function partReasons(declared: Declared, part: OwnPart, field: string): Reason[] {
  const dimensions = declared.get(part.measure);
  if (dimensions === undefined) return [{ code: 'choice.unknown', field: `${field}.measure` }];
  const filters = part.filters ?? [];
  return filters.flatMap(({ dimension, codes }, i): Reason[] => {
    const known = dimensions.get(dimension);
    const twice = filters.findIndex((each) => each.dimension === dimension) !== i;
    if (known === undefined || twice) return [{ code: 'choice.unknown', field: `${field}.filters.${i}.dimension` }];
    const strange = known.length > 0 && codes.some((code) => code !== '' && !known.includes(code));
    return strange ? [{ code: 'choice.unknown', field: `${field}.filters.${i}.codes` }] : [];
  });
}

/** Every tile shows an indicator that the committee has, of a unit of its own. */
export function reasonsNotToSave(
  indicators: ReadonlySet<string>,
  units: ReadonlySet<string>,
  tiles: readonly Tile[],
): Reason[] {
  return tiles.flatMap(({ indicator, unit }, i): Reason[] => [
    ...(indicators.has(indicator) ? [] : [{ code: 'choice.unknown', field: `tiles.${i}.indicator` }]),
    ...(unit == null || units.has(unit) ? [] : [{ code: 'choice.unknown', field: `tiles.${i}.unit` }]),
  ]);
}
