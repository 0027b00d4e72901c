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
