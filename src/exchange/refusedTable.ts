import writeExcelFile from 'write-excel-file/node';
import { plain } from '../members/export.ts';
import type { Reason } from '../platform/refusal.ts';
import type { Mapping } from './import.ts';
import type { KeptRow } from './store/blocks.ts';

type Refused = {
  mapping: Mapping;
  rows: { sheetName: string; no: number; kept: KeptRow }[];
  texts: (reason: Reason) => string;
  headings: { row: string; reason: string };
};

/**
 * A workbook like the one that came, with the refused rows only: the same sheets and headings, so that it can be imported again when mended,
 * and two columns behind them. All cells are text: what looks like a formula stays a word.
 */
export async function refusedTable({ mapping, rows, texts, headings }: Refused): Promise<Buffer> {
  const sheets = mapping.sheets.flatMap(({ name, columns }) => {
    const own = rows.filter((row) => row.sheetName === name);
    if (own.length === 0) return [];
    const read = columns.filter((column) => column.field !== null);
    const head = [...read.map((column) => bold(column.heading)), bold(headings.reason), bold(headings.row)];
    const body = own.map(({ no, kept }) => [
      ...read.map((column) => text(kept.values[column.field ?? ''] ?? '')),
      text(kept.reasons.map(texts).join(' ')),
      text(String(no)),
    ]);
    return [
      {
        sheet: name,
        data: [head, ...body],
        columns: [...read.map(() => ({ width: 18 })), { width: 60 }, { width: 10 }],
      },
    ];
  });
  return await writeExcelFile(
    sheets.length > 0 ? sheets : [{ sheet: headings.reason, data: [[bold(headings.reason)]] }],
  ).toBuffer();
}

function text(value: string) {
  return { value: plain(value), type: String, wrap: true };
}

function bold(value: string) {
  return { ...text(value), fontWeight: 'bold' as const };
}
