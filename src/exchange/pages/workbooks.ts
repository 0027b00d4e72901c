import { api } from '../../../gen/client.ts';
import { currentLanguage } from '../../web/language.ts';
import { saveSent } from '../../web/saveTable.ts';

/** The refused rows with their reasons, as a workbook to mend and send again. */
export async function saveRefused(id: string): Promise<void> {
  saveSent(await api.importRefused({ id, language: currentLanguage() }));
}

/** An empty workbook with the columns that an import reads, and how to fill them in. */
export async function saveTemplate(unit: string): Promise<void> {
  saveSent(await api.importTemplate({ unit, language: currentLanguage() }));
}

/** The differences of a report, or what is to be put right on the national side. */
export async function saveSummaryTable(id: string, which: 'report' | 'outgoing'): Promise<void> {
  saveSent(await api.summaryTable({ id, which, language: currentLanguage() }));
}
