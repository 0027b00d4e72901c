import writeExcelFile from 'write-excel-file/node';
import { plain } from '../members/export.ts';
import type { Messages } from '../platform/i18n/messages.ts';
import { explained } from './explaining.ts';
import type { CheckedReport } from './reportCheck.ts';

/** The findings of a report as a workbook, a line each, in the reader's language; what was compared with the register on a second sheet. */
export async function findingsWorkbook(report: CheckedReport, messages: Messages, language: string): Promise<Buffer> {
  const say = (key: string) => messages.text(language, key);
  const head = (keys: string[]) =>
    keys.map((key) => ({ ...text(say(`reportCheck.column.${key}`)), fontWeight: 'bold' as const }));
  const findings = report.findings.map((finding) => {
    const { kind, why, nearest } = explained(finding, messages, language);
    return [text(kind), text(finding.quote), number(finding.given), number(finding.computed), text(why), text(nearest)];
  });
  const compared = report.compared.map(({ unit, quote, given, registered }) => [
    text(unit.name),
    text(quote),
    number(given),
    number(registered),
  ]);
  const rightToLeft = language === 'ar';
  return await writeExcelFile([
    {
      sheet: say('reportCheck.sheet.findings'),
      data: [head(['kind', 'quote', 'given', 'computed', 'why', 'nearest']), ...findings],
      columns: [{ width: 24 }, { width: 60 }, { width: 12 }, { width: 12 }, { width: 60 }, { width: 40 }],
      rightToLeft,
    },
    {
      sheet: say('reportCheck.sheet.compared'),
      data: [head(['unit', 'quote', 'given', 'registered']), ...compared],
      columns: [{ width: 40 }, { width: 40 }, { width: 12 }, { width: 12 }],
      rightToLeft,
    },
  ]).toBuffer();
}

/** What looks like a formula stays a word. */
function text(value: string) {
  return { value: plain(value), type: String, wrap: true };
}

function number(value: number | null) {
  return value === null ? null : { value, type: Number };
}
