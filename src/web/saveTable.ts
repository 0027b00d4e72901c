/** Hands a table to the reader as a file that every spreadsheet opens: UTF-8 with its mark, cells in quotes. */
export function saveTable(name: string, { columns, rows }: { columns: string[]; rows: string[][] }): void {
  const line = (cells: string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  saveFile(
    name,
    new Blob([`\ufeff${[columns, ...rows].map(line).join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' }),
  );
}

/** Hands bytes to the reader as a file. */
export function saveFile(name: string, body: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(body);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
