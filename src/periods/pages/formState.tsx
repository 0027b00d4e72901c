import { useText } from '../../web/text.tsx';
import type { FormTable } from '../period.ts';
import { stateText } from '../stateText.ts';

/** Which state of the numbers a form shows. */
export function FormState({ state }: Pick<FormTable, 'state'>) {
  const { t, lang } = useText();
  return stateText({ state }, lang, (key, values) => t(key, values));
}
