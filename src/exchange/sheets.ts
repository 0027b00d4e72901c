import { readCsv } from './csv.ts';
import { readWorkbook, type Sheet } from './workbook.ts';
import { LIMITS, type Limits } from './zip.ts';

/** The sheets of a file: those of a workbook, or the one of a text file with separated values. Which it is, its name says, and its first bytes where that is wrong. */
export async function readSheets(
  { name, body }: { name: string; body: Buffer },
  limits: Limits = LIMITS,
): Promise<Sheet[]> {
  const isText = /\.(csv|tsv|txt)$/i.test(name) && body.subarray(0, 2).toString('latin1') !== 'PK';
  return isText ? [readCsv(name, body, limits)] : await readWorkbook(body, limits);
}

/** Names of files that an import reads. */
export const READABLE = /\.(xlsx|csv|tsv|txt)$/i;
