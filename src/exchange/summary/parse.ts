/** Reads a file of the national side: the summary as JSON, or a table with the rulebook's headings. Wrong lines are named with their column; a wrong file gives no lines. */
import { cardNumber } from '../../members/numbers.ts';
import { must, type Reason, refuse } from '../../platform/refusal.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { dateOf, textOf } from '../cells.ts';
import { guessMapping, reasonsAgainstMapping, rowsOf } from '../mapping.ts';
import { readSheets } from '../sheets.ts';
import { LIMITS } from '../zip.ts';
import type { TheirLine } from './compare.ts';
import { CELL_CODE, COLUMN_OF, FORMAT, SUMMARY_FIELDS, type SummaryField, VERSION } from './summary.ts';
import { codeOf } from './words.ts';

/** What a file says: its lines, of which fields it speaks, and when it was made (where it says so). */
export type ReadFile = { lines: TheirLine[]; fields: SummaryField[]; toldAt: string | null };

const LONGEST = 200;
/** So many faults are named at a time. */
const NAMED = 50;
const DATES: readonly SummaryField[] = ['birthDate', 'admittedOn', 'ceremonyOn', 'officialOn'];

/**
 * Refuses every file.* of a file that is no plain workbook or table, import.column_missing, summary.not_json, summary.format, summary.version, summary.no_lines,
 * summary.too_many, and with the line and the column: summary.cell_required, summary.cell_date, summary.cell_long, summary.cell_kind.
 */
export async function readSummary(rulebook: Rulebook, file: { name: string; body: Buffer }): Promise<ReadFile> {
  const isJson = /^\s*[{[]/.test(
    file.body
      .subarray(0, 40)
      .toString('utf8')
      .replace(/^\ufeff/, ''),
  );
  const read = isJson ? fromJson(rulebook, file.body) : await fromSheets(rulebook, file);
  must(read.reasons.slice(0, NAMED));
  if (read.lines.length === 0) refuse('summary.no_lines', undefined, { field: 'fileId' });
  return read;
}

type Judged = ReadFile & { reasons: Reason[] };

function fromJson(rulebook: Rulebook, body: Buffer): Judged {
  const told = parsed(body);
  if (told.format !== FORMAT) refuse('summary.format', { format: FORMAT }, { field: 'fileId' });
  if (told.version !== VERSION) refuse('summary.version', { version: VERSION }, { field: 'fileId' });
  const { members } = told;
  if (!Array.isArray(members)) refuse('summary.no_lines', undefined, { field: 'fileId' });
  mustFit(members.length);
  const withheld = new Set(Array.isArray(told.withheld) ? told.withheld : []);
  const seen = new Set<SummaryField>();
  const reasons: Reason[] = [];
  const lines = members.map((member: unknown, i) => {
    const no = i + 1;
    if (typeof member !== 'object' || member === null) {
      reasons.push(fault(rulebook, 'summary.cell_kind', no, 'name'));
      return { no, said: {}, cellCode: null };
    }
    const cells: Cells = {};
    for (const field of SUMMARY_FIELDS) {
      const value = (member as Record<string, unknown>)[field];
      if (value === undefined || (value === null && withheld.has(field))) continue;
      const cell = jsonCell(value);
      if (cell === undefined) reasons.push(fault(rulebook, 'summary.cell_kind', no, field));
      else cells[field] = cell;
    }
    const { cell } = member as { cell?: { code?: unknown } };
    return lineFrom(rulebook, no, cells, typeof cell?.code === 'string' ? cell.code : '', { seen, reasons });
  });
  return { lines, fields: known(seen), toldAt: momentOf(told.madeAt), reasons };
}

function parsed(body: Buffer): Record<string, unknown> {
  try {
    const told: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    return typeof told === 'object' && told !== null ? (told as Record<string, unknown>) : {};
  } catch {
    return refuse('summary.not_json', undefined, { field: 'fileId' });
  }
}

/** A value of the JSON as a cell: a cell of the organization by its name, posts by their words. Undefined: it is of no kind that a summary has. */
function jsonCell(value: unknown): string | undefined {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) {
    const words = value.map((each: unknown) => (typeof each === 'string' ? each : undefined));
    return words.includes(undefined) ? undefined : words.join('; ');
  }
  const { name, code } = value as { name?: unknown; code?: unknown };
  const word = name ?? code;
  return typeof word === 'string' ? word : undefined;
}

async function fromSheets(rulebook: Rulebook, file: { name: string; body: Buffer }): Promise<Judged> {
  const { summary } = rulebook.import;
  const guide = { ...rulebook.import, workbooks: [{ id: summary.id, label: summary.label, sheets: [summary] }] };
  const sheets = await readSheets(file);
  const mapping = guessMapping(guide, sheets);
  must(reasonsAgainstMapping(guide, mapping).map((reason) => ({ ...reason, field: 'fileId' })));
  const rows = rowsOf(mapping, sheets);
  mustFit(rows.length);
  const columns = new Set(mapping.sheets.flatMap((sheet) => sheet.columns.flatMap((each) => each.field ?? [])));
  const seen = new Set<SummaryField>();
  const reasons: Reason[] = [];
  const lines = rows.map(({ no, values }) => {
    const cells: Cells = {};
    for (const field of SUMMARY_FIELDS)
      if (columns.has(COLUMN_OF[field])) cells[field] = values[COLUMN_OF[field]] ?? '';
    // the code alone names the cell, too
    if (cells.cell === undefined && columns.has(CELL_CODE)) cells.cell = values[CELL_CODE] ?? '';
    return lineFrom(rulebook, no, cells, values[CELL_CODE] ?? '', { seen, reasons });
  });
  return { lines, fields: known(seen), toldAt: null, reasons };
}

type Cells = Partial<Record<SummaryField, string>>;

/** The cells of a line as what they say; what is wrong with them goes to the reasons. */
function lineFrom(
  rulebook: Rulebook,
  no: number,
  cells: Cells,
  code: string,
  { seen, reasons }: { seen: Set<SummaryField>; reasons: Reason[] },
): TheirLine {
  const said: TheirLine['said'] = {};
  for (const field of SUMMARY_FIELDS) {
    const cell = cells[field];
    if (cell === undefined) {
      if (field === 'name' || field === 'birthDate') reasons.push(fault(rulebook, 'summary.cell_required', no, field));
      continue;
    }
    seen.add(field);
    const text = textOf(cell);
    if (text === '' && (field === 'name' || field === 'birthDate'))
      reasons.push(fault(rulebook, 'summary.cell_required', no, field));
    if (text.length > LONGEST) reasons.push(fault(rulebook, 'summary.cell_long', no, field, { max: LONGEST }));
    said[field] = text === '' ? null : saidIn(rulebook, no, field, text, reasons);
  }
  return { no, said, cellCode: textOf(code) || null };
}

function saidIn(rulebook: Rulebook, no: number, field: SummaryField, text: string, reasons: Reason[]): string {
  if (DATES.includes(field)) {
    const read = dateOf(text, field, field === 'birthDate');
    if ('value' in read) return read.value.yearOnly ? read.value.date.slice(0, 4) : read.value.date;
    reasons.push(fault(rulebook, 'summary.cell_date', no, field));
    return text;
  }
  if (field === 'cardNumber') return cardNumber(text) ?? text;
  return codeOf(rulebook, field, text);
}

/** Says where, not what: a cell may hold what is nobody's business. */
function fault(
  rulebook: Rulebook,
  code: string,
  line: number,
  field: SummaryField,
  more: Record<string, number> = {},
): Reason {
  const column = rulebook.import.summary.columns.find((each) => each.field === COLUMN_OF[field])?.headings[0] ?? field;
  return { code, field: 'fileId', values: { line, column, ...more } };
}

function mustFit(lines: number): void {
  if (lines > LIMITS.rows) refuse('summary.too_many', { max: LIMITS.rows }, { field: 'fileId' });
}

function known(seen: ReadonlySet<SummaryField>): SummaryField[] {
  return SUMMARY_FIELDS.filter((field) => seen.has(field));
}

function momentOf(value: unknown): string | null {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
