/** For tests: reads a .docx by its own way, with an unzipper and an XML parser, never with the writer. */
import { posix } from 'node:path';
import { SaxesParser } from 'saxes';
import { fromBufferPromise } from 'yauzl';
import { withoutMarks } from './bidi.ts';

export type ReadRun = { text: string; rtl: boolean; italics: boolean; size: number; arabicSize: number | null };
export type ReadParagraph = {
  /** what a reader sees, without marks that only set directions */
  text: string;
  rtl: boolean;
  align: string | null;
  keepNext: boolean;
  inTable: boolean;
  runs: ReadRun[];
};
export type ReadTable = { fromRight: boolean; widths: number[]; rows: string[][]; headRows: number };
export type ReadPage = { width: number; height: number; margins: Record<string, number>; ownFirstPage: boolean };
export type ReadDocument = { paragraphs: ReadParagraph[]; tables: ReadTable[]; page: ReadPage };

/** The parts of the package by name. */
export async function partsOf(docx: Buffer): Promise<Map<string, string>> {
  const zip = await fromBufferPromise(docx, { lazyEntries: true });
  const parts = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    const stream = await zip.openReadStreamPromise(entry);
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
  }
  return parts;
}

type Tag = { name: string; attributes: Record<string, string> };

/** Every tag and text of a part; throws where it is not well-formed. */
function walk(xml: string, on: { open?(tag: Tag): void; close?(name: string): void; text?(text: string): void }): void {
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => on.open?.({ name, attributes: attributes as Record<string, string> }));
  parser.on('closetag', ({ name }) => on.close?.(name));
  parser.on('text', (text) => on.text?.(text));
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
}

/** What is wrong with the package: parts that are not well-formed, without a type, or named by a relation and not there. */
export function packageFaults(parts: ReadonlyMap<string, string>): string[] {
  const faults: string[] = [];
  const typed = { endings: new Set<string>(), parts: new Set<string>() };
  for (const [name, xml] of parts) {
    if (!/\.(xml|rels)$/.test(name)) continue;
    try {
      walk(xml, {
        open: ({ name: tag, attributes }) => {
          if (name !== '[Content_Types].xml') return;
          if (tag === 'Default') typed.endings.add(attributes.Extension ?? '');
          if (tag === 'Override') typed.parts.add((attributes.PartName ?? '').replace(/^\//, ''));
        },
      });
    } catch (error) {
      faults.push(`${name} is not well-formed: ${(error as Error).message}`);
    }
  }
  for (const needed of ['[Content_Types].xml', '_rels/.rels', 'word/document.xml', 'word/styles.xml'])
    if (!parts.has(needed)) faults.push(`${needed} is missing`);
  for (const name of parts.keys()) {
    if (name === '[Content_Types].xml' || name.endsWith('/')) continue;
    if (!typed.parts.has(name) && !typed.endings.has(name.split('.').at(-1) ?? '')) faults.push(`${name} has no type`);
  }
  return [...faults, ...relationFaults(parts)];
}

function relationFaults(parts: ReadonlyMap<string, string>): string[] {
  const faults: string[] = [];
  const known = new Map<string, Set<string>>();
  for (const [name, xml] of parts) {
    if (!name.endsWith('.rels')) continue;
    const folder = posix.dirname(posix.dirname(name));
    const source = posix.join(folder, posix.basename(name, '.rels'));
    const ids = new Set<string>();
    known.set(source, ids);
    walk(xml, {
      open: ({ name: tag, attributes }) => {
        if (tag !== 'Relationship') return;
        ids.add(attributes.Id ?? '');
        if (attributes.TargetMode === 'External') return;
        const target = (attributes.Target ?? '').startsWith('/')
          ? (attributes.Target ?? '').slice(1)
          : posix.join(folder, attributes.Target ?? '');
        if (!parts.has(target)) faults.push(`${name} names ${target}, which is not there`);
      },
    });
  }
  for (const [name, xml] of parts) {
    if (!name.startsWith('word/') || !name.endsWith('.xml')) continue;
    walk(xml, {
      open: ({ attributes }) => {
        const id = attributes['r:id'];
        if (id && !known.get(name)?.has(id)) faults.push(`${name} uses the relation ${id}, which is not there`);
      },
    });
  }
  return faults;
}

/** The document as a reader meets it: paragraphs in order, tables by cells, the page. */
export function readDocument(xml: string): ReadDocument {
  const out: ReadDocument = {
    paragraphs: [],
    tables: [],
    page: { width: 0, height: 0, margins: {}, ownFirstPage: false },
  };
  const paragraphs: ReadParagraph[] = [];
  const tables: ReadTable[] = [];
  let run: ReadRun | null = null;
  let inText = false;
  const say = (text: string) => {
    if (run) run.text += text;
    const paragraph = paragraphs.at(-1);
    if (!paragraph) return;
    paragraph.text += withoutMarks(text);
  };
  walk(xml, {
    open: ({ name, attributes }) => {
      const paragraph = paragraphs.at(-1);
      const table = tables.at(-1);
      const value = attributes['w:val'];
      const on = value === undefined || (value !== 'false' && value !== '0');
      if (name === 'w:tbl') {
        const made: ReadTable = { fromRight: false, widths: [], rows: [], headRows: 0 };
        out.tables.push(made);
        tables.push(made);
      } else if (name === 'w:bidiVisual' && table) table.fromRight = on;
      else if (name === 'w:gridCol' && table) table.widths.push(Number(attributes['w:w']));
      else if (name === 'w:tr') table?.rows.push([]);
      else if (name === 'w:tblHeader' && table && on) table.headRows++;
      else if (name === 'w:tc') table?.rows.at(-1)?.push('');
      else if (name === 'w:p') {
        const made: ReadParagraph = {
          text: '',
          rtl: false,
          align: null,
          keepNext: false,
          inTable: tables.length > 0,
          runs: [],
        };
        out.paragraphs.push(made);
        paragraphs.push(made);
      } else if (name === 'w:bidi' && paragraph) paragraph.rtl = on;
      else if (name === 'w:jc' && paragraph) paragraph.align = value ?? null;
      else if (name === 'w:keepNext' && paragraph) paragraph.keepNext = on;
      else if (name === 'w:r') {
        run = { text: '', rtl: false, italics: false, size: 0, arabicSize: null };
        paragraph?.runs.push(run);
      } else if (name === 'w:rtl' && run) run.rtl = on;
      else if (name === 'w:i' && run) run.italics = on;
      else if (name === 'w:sz' && run) run.size = Number(value) / 2;
      else if (name === 'w:szCs' && run) run.arabicSize = Number(value) / 2;
      else if (name === 'w:br') say('\n');
      else if (name === 'w:t') inText = true;
      else if (name === 'w:titlePg') out.page.ownFirstPage = on;
      else if (name === 'w:pgSz')
        Object.assign(out.page, { width: Number(attributes['w:w']), height: Number(attributes['w:h']) });
      else if (name === 'w:pgMar')
        for (const side of ['top', 'right', 'bottom', 'left']) out.page.margins[side] = Number(attributes[`w:${side}`]);
    },
    close: (name) => {
      if (name === 'w:tbl') tables.pop();
      else if (name === 'w:r') run = null;
      else if (name === 'w:t') inText = false;
      else if (name === 'w:p') {
        const done = paragraphs.pop();
        const row = tables.at(-1)?.rows.at(-1);
        const cell = row?.length ? row.length - 1 : -1;
        if (done && row && cell >= 0) row[cell] = [row[cell], done.text].filter((part) => part !== '').join('\n');
      }
    },
    text: (text) => {
      if (inText) say(text);
    },
  });
  return out;
}

/** Paragraphs that say something, in order. */
export function paragraphsOf(xml: string): ReadParagraph[] {
  return readDocument(xml).paragraphs;
}
