import { withDates } from '../platform/i18n/dates.ts';
import type { Rulebook } from './rulebook.ts';
import type { Language } from './schemaBase.ts';

type Values = Record<string, string | number>;

/** The values of a reason as a reader reads them: codes of the rulebook by their label, dates as he writes them. */
export function readable(rulebook: Rulebook, language: Language, values: Values = {}): Values {
  const lists = {
    kind: rulebook.unitKinds,
    parent: rulebook.unitKinds,
    post: rulebook.posts,
    setting: rulebook.settings,
  };
  const labelled = Object.entries(values).map(([key, value]) => {
    const list = lists[key as keyof typeof lists] as
      | { id: string; label: Record<Language, { one: string }> }[]
      | undefined;
    return [key, list?.find((entry) => entry.id === value)?.label[language].one ?? value];
  });
  return withDates(Object.fromEntries(labelled), language);
}
