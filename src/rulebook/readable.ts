import { withDates } from '../platform/i18n/dates.ts';
import { listed } from '../platform/i18n/icu.ts';
import type { Rulebook } from './rulebook.ts';
import type { Language } from './schemaBase.ts';

type Values = Record<string, string | number>;
type Labelled = { id: string; label: Record<Language, string | { one: string }> };

/** The values of a reason as a reader reads them: codes of the rulebook by their label (`posts`: several, between spaces), dates as he writes them. */
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
  if (typeof values.posts === 'string') labelled.push(['posts', postsText(rulebook, language, values.posts)]);
  return withDates(Object.fromEntries(labelled), language);
}

/** Several posts by their codes, each as one speaks of the one at a certain unit: "the committee secretary". */
function postsText({ posts }: Rulebook, language: Language, codes: string): string {
  return listed(
    codes.split(' ').map((code) => {
      const label = posts.find(({ id }) => id === code)?.label[language];
      return label?.the ?? label?.one ?? code;
    }),
    language,
  );
}
