/** Hands a table to the reader as a file that every spreadsheet opens: UTF-8 with its mark, cells in quotes. */
export function saveTable(name: string, { columns, rows }: { columns: string[]; rows: string[][] }): void {
  const line = (cells: string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  saveFile(
    name,
    new Blob([`\ufeff${[columns, ...rows].map(line).join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' }),
  );
}

/** How wide a column of a sheet is, in letters: as its longest cell, within limits. Words that stand alone in their row run on over the next columns. */
export function columnWidths(rows: readonly (readonly (string | number | null)[])[]): { width: number }[] {
  const told = rows.filter((cells) => cells.filter((cell) => cell !== null && cell !== '').length > 1);
  const count = Math.max(0, ...rows.map(({ length }) => length));
  return Array.from({ length: count }, (_, at) => {
    const longest = Math.max(0, ...told.map((cells) => String(cells[at] ?? '').length));
    return { width: Math.min(MOST_WIDE, Math.max(LEAST_WIDE, longest + 2)) };
  });
}

const LEAST_WIDE = 10;
const MOST_WIDE = 60;

/** The same as a workbook: numbers stay numbers, an Arabic sheet begins at the right. The library is fetched when somebody does. */
export async function saveXlsx(
  name: string,
  { columns, rows }: { columns: string[]; rows: (string | number | null)[][] },
  rightToLeft = false,
): Promise<void> {
  const { default: writeXlsxFile } = await import('write-excel-file/browser');
  const head = columns.map((value) => ({ value, type: String, fontWeight: 'bold' as const }));
  const body = rows.map((cells) =>
    cells.map((value) => (typeof value === 'number' ? { value, type: Number } : { value: value ?? '', type: String })),
  );
  saveFile(
    `${name}.xlsx`,
    await writeXlsxFile([head, ...body], { rightToLeft, columns: columnWidths([columns, ...rows]) }).toBlob(),
  );
}

/** Hands a file to the reader that the server sent as text. */
export function saveSent({ name, mediaType, base64 }: { name: string; mediaType: string; base64: string }): void {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  saveFile(name, new Blob([bytes], { type: mediaType }));
}

/** Hands bytes to the reader as a file. */
export function saveFile(name: string, body: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(body);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
