import type { Forms } from '../../rulebook/schemaBase.ts';
import type { Language } from '../../web/language.ts';
import { labelOf, session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import type { Choice } from '../../web/ui/form/choiceFields.tsx';
import type { Measures } from '../rules/resolutions.ts';

/** The units of measure of the rulebook, as the shared rules and the form ask for them. */
export function measures(): Measures {
  const labels = session().labels?.measures ?? {};
  return Object.entries(labels).map(([id, label]) => ({ id, kind: label.en.includes('%') ? 'share' : 'count' }));
}

export function useMeasureChoices(): Choice[] {
  const { lang } = useText();
  return measures().map(({ id }) => ({ value: id, label: labelOf('measures', id, lang) }));
}

/** How a measure is counted after a number; undefined: it stands there as it is. */
export function measureForms(id: string, language: Language): Forms | undefined {
  const labels = session().labels ?? {};
  const form = (name: string) => labels[`measure_${name}`]?.[id]?.[language];
  const one = form('one');
  return one === undefined
    ? undefined
    : {
        one,
        many: form('many'),
        dual: form('dual'),
        counted: form('counted'),
        gender: form('gender') === 'f' ? 'f' : 'm',
      };
}
