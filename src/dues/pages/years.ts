import { session } from '../../web/session.ts';
import type { Filter } from '../../web/ui/filters.tsx';
import type { Translate } from '../../web/words.ts';

/** How many years back the choice reaches. */
const YEARS = 5;

/** The years before this one, as a choice of a list. */
export function yearFilter(t: Translate): Filter {
  const thisYear = Number(session().today.slice(0, 4));
  const options = Array.from({ length: YEARS }, (_, back) => String(thisYear - 1 - back));
  return {
    kind: 'choice',
    key: 'year',
    label: t('dues.year.year'),
    all: String(thisYear),
    options: options.map((year) => ({ value: year, label: year })),
  };
}
