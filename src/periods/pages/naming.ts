import { capitalized } from '../../rulebook/words.ts';
import { month } from '../../web/format.ts';
import type { Language } from '../../web/language.ts';
import type { Translate } from '../../web/words.ts';
import type { PeriodLine } from '../period.ts';
import { numberInYear } from '../rules.ts';

type Named = Pick<PeriodLine, 'kind' | 'startsOn'>;

/** What a period is called within a sentence: "September 2026", "Q3 2026", "quý III/2026". */
export function periodName({ kind, startsOn }: Named, t: Translate): string {
  return t(`periods.name.${kind}`, {
    n: numberInYear({ kind, startsOn }),
    year: startsOn.slice(0, 4),
    month: month(startsOn.slice(0, 7)),
  });
}

/** The same where nothing stands before it: "Quý III/2026". */
export function periodTitle(period: Named, t: Translate, language: Language): string {
  return capitalized(periodName(period, t), language);
}
