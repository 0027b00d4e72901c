import type { DocumentAsked } from '../platform/document.ts';
import { writtenDate } from '../platform/i18n/dates.ts';
import type { Say } from '../rulebook/texts.ts';
import type { FormTable } from './period.ts';

/** Which state of the numbers a paper or a workbook shows. */
export function stateText({ state }: Pick<FormTable, 'state'>, language: DocumentAsked['language'], say: Say): string {
  const date = writtenDate(state.on, language);
  if (state.kind !== 'closed') return say('periods.page.print_live', { date });
  return state.corrections > 0
    ? say('periods.page.print_corrected', { date, count: state.corrections })
    : say('periods.page.print_closed', { date });
}
