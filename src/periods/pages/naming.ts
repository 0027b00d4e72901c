import { month } from '../../web/format.ts';
import type { Translate } from '../../web/words.ts';
import type { PeriodLine } from '../period.ts';
import { numberInYear } from '../rules.ts';

/** What a period is called: "September 2026", "Quarter 3 of 2026". */
export function periodName({ kind, startsOn }: Pick<PeriodLine, 'kind' | 'startsOn'>, t: Translate): string {
  if (kind === 'month') return month(startsOn.slice(0, 7));
  return t(`periods.name.${kind}`, { n: numberInYear({ kind, startsOn }), year: startsOn.slice(0, 4) });
}
