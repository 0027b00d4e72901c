/** Hands a table to the reader as a file that every spreadsheet opens: UTF-8 with its mark, cells in quotes. */
export function saveTable(name: string, { columns, rows }: { columns: string[]; rows: string[][] }): void {
  const line = (cells: string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  saveFile(
    name,
    new Blob([`\ufeff${[columns, ...rows].map(line).join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' }),
  );
}

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
  saveFile(`${name}.xlsx`, await writeXlsxFile([head, ...body], { rightToLeft }).toBlob());
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
