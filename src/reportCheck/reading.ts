/** The text of a report that was sent as a file: .docx or plain text. Nothing of it is kept, followed or computed. */
import { readXml } from '../exchange/xml.ts';
import { LIMITS, type Limits, openArchive } from '../exchange/zip.ts';
import { Refusal, type RefusalStatus } from '../platform/refusal.ts';
import { MOST_TEXT } from './reportCheck.ts';

const MEGABYTE = 1024 * 1024;
/** Of a file with a report: pictures make it large, its text never is. */
export const LARGEST_REPORT = 10 * MEGABYTE;
const REPORT: Limits = { ...LIMITS, fileBytes: LARGEST_REPORT, unpackedBytes: 100 * MEGABYTE };
const DOCUMENT = /^word\/document\.xml$/;
/** Notes stand in parts of their own; they are read behind the text. */
const NOTES = ['word/footnotes.xml', 'word/endnotes.xml'];

/**
 * In: the bytes of the file. Out: its text, a line for each paragraph and for each row of a table, its cells apart by tabs, an empty line behind each table; the notes last.
 * Refuses report.too_large, report.not_readable, report.old_format, report.encrypted, report.cut_off, report.bomb,
 * report.macros, report.empty, text.too_long.
 */
export async function textOfFile(body: Buffer): Promise<string> {
  if (body.length > LARGEST_REPORT) wrong('report.too_large', 413, { max: LARGEST_REPORT / MEGABYTE });
  const head = body.subarray(0, 4).toString('hex');
  const text = head === '504b0304' || head === 'd0cf11e0' ? await textOfDocument(body) : plainText(body);
  if (text.trim() === '') wrong('report.empty');
  if (text.length > MOST_TEXT) wrong('text.too_long', 422, { max: MOST_TEXT });
  return text;
}

async function textOfDocument(body: Buffer): Promise<string> {
  try {
    const archive = await openArchive(body, REPORT, DOCUMENT);
    try {
      const { lines, handlers } = paragraphs();
      const notes = NOTES.filter((name) => archive.names.includes(name));
      for (const name of ['word/document.xml', ...notes]) await readXml(archive, name, handlers);
      return lines.join('\n');
    } finally {
      archive.close();
    }
  } catch (error) {
    throw error instanceof Refusal ? renamed(error) : error;
  }
}

/** Paragraphs become lines; what is struck out, and the codes of fields, are no text. */
function paragraphs() {
  const lines: string[] = [];
  // of a drawing the text stands twice, the second time for old programs
  const state = { line: '', read: false, cells: 0, length: 0, second: 0, paragraph: false };
  const add = (text: string) => {
    state.line += text;
    state.length += text.length;
    if (state.length > MOST_TEXT) wrong('text.too_long', 422, { max: MOST_TEXT });
  };
  const handlers = {
    open: (name: string) => {
      if (name === 'Fallback') state.second++;
      if (name === 't') state.read = state.second === 0;
      else if (name === 'tab') add('\t');
      else if (name === 'br' || name === 'cr') add('\n');
      else if (name === 'noBreakHyphen') add('-');
      else if (name === 'tc') state.cells++;
    },
    text: (text: string) => {
      if (!state.read) return;
      // a second paragraph of one cell
      if (state.paragraph) add('\n');
      state.paragraph = false;
      add(text);
    },
    close: (name: string) => {
      if (name === 't') state.read = false;
      if (name === 'Fallback') state.second--;
      if (name === 'tc') {
        state.cells--;
        state.paragraph = false;
        add('\t');
      }
      // what follows is another table, or none
      if (name === 'tbl' && state.cells === 0) lines.push('');
      if (name !== 'p' && name !== 'tr') return;
      // the cells of a row stay on one line, as they are pasted
      if (name === 'p' && state.cells > 0) state.paragraph = !['', '\t', '\n'].includes(state.line.at(-1) ?? '');
      else if (state.line !== '') {
        lines.push(name === 'tr' ? state.line.replace(/\t$/, '') : state.line);
        state.line = '';
      }
    },
  };
  return { lines, handlers };
}

function plainText(body: Buffer): string {
  const [first, second] = body;
  const wide = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  try {
    const text = new TextDecoder(wide ?? 'utf-8', { fatal: true }).decode(body);
    if (!/\0/.test(text)) return text;
  } catch {
    // told below
  }
  return wrong('report.not_readable');
}

/** The same reason in the words of a report: the reader of workbooks speaks of workbooks. */
function renamed({ status, reasons }: Refusal): Refusal {
  const names: Readonly<Record<string, string>> = {
    'file.not_workbook': 'report.not_readable',
    'file.old_format': 'report.old_format',
    'file.encrypted': 'report.encrypted',
    'file.cut_off': 'report.cut_off',
    'file.bomb': 'report.bomb',
    'file.macros': 'report.macros',
    'file.external_links': 'report.macros',
    'file.too_large': 'report.too_large',
  };
  return new Refusal(
    status,
    reasons.map((reason) => ({ ...reason, code: names[reason.code] ?? reason.code })),
  );
}

function wrong(code: string, status: RefusalStatus = 422, values?: Record<string, number>): never {
  throw new Refusal(status, [{ code, field: 'file', ...(values && { values }) }]);
}
