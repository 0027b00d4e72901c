import { withDates } from '../platform/i18n/dates.ts';
import type { Rulebook } from './rulebook.ts';
import type { Language } from './schemaBase.ts';

type Values = Record<string, string | number>;
type Labelled = { id: string; label: Record<Language, string | { one: string }> };

/** The values of a reason as a reader reads them: codes of the rulebook by their label, dates as he writes them. */
export function readable(rulebook: Rulebook, language: Language, values: Values = {}): Values {
  const lists: Record<string, readonly Labelled[]> = {
    kind: rulebook.unitKinds,
    parent: rulebook.unitKinds,
    post: rulebook.posts,
    setting: rulebook.settings,
    paper: rulebook.procedures.papers,
    opinion: rulebook.procedures.opinions,
    form: rulebook.honours.forms,
    contactCategory: rulebook.residence.contact?.categories ?? [],
    remarkPart: rulebook.residence.contact?.round.parts ?? [],
  };
  const labelled = Object.entries(values).map(([key, value]) => {
    const label = lists[key]?.find((entry) => entry.id === value)?.label[language];
    return [key, (typeof label === 'string' ? label : label?.one) ?? value];
  });
  return withDates(Object.fromEntries(labelled), language);
}
