/** A finding in words, for what is read outside the pages: the command line, the workbook. */
import type { Messages } from '../platform/i18n/messages.ts';
import { numberLocale } from '../platform/i18n/numbers.ts';
import { type ShownFinding, spelled } from './reportCheck.ts';

export type Explained = { kind: string; why: string; nearest: string };

/** In: a finding, the house's messages and the reader's language. Out: its kind, the reasons, and what would be possible, each as one text. */
export function explained(finding: ShownFinding, messages: Messages, language: string): Explained {
  const say = (key: string, values?: Record<string, string | number>) => messages.text(language, key, values);
  const numbers = new Intl.NumberFormat(numberLocale(language), { maximumFractionDigits: 6 });
  return {
    kind: say(`reportCheck.kind.${finding.kind}`),
    why: finding.why
      .map(({ code, values }) => say(`reportCheck.why.${code}`, spelled(values, numbers.format)))
      .join(' '),
    nearest: finding.nearest
      .map(({ what, value, gives }) =>
        gives === null
          ? say(`reportCheck.nearest.${what}`, { value })
          : say(`reportCheck.nearest.${what}_gives`, { value, gives }),
      )
      .join('; '),
  };
}
