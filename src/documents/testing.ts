/** For tests: reads a .docx by its own way, with an unzipper and an XML parser, never with the writer. */
import { SaxesParser } from 'saxes';
import { fromBufferPromise } from 'yauzl';

export type ReadParagraph = { text: string; rtl: boolean; align: string | null; inTable: boolean };

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

/** The paragraphs of the document in the order a reader meets them. */
export function paragraphsOf(xml: string): ReadParagraph[] {
  const out: ReadParagraph[] = [];
  const open: ReadParagraph[] = [];
  let tables = 0;
  let inText = false;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const last = open.at(-1);
    if (name === 'w:tbl') tables++;
    if (name === 'w:p') {
      const paragraph = { text: '', rtl: false, align: null, inTable: tables > 0 };
      out.push(paragraph);
      open.push(paragraph);
    }
    if (name === 'w:bidi' && last) last.rtl = true;
    if (name === 'w:jc' && last) last.align = String(attributes['w:val']);
    if (name === 'w:br' && last) last.text += '\n';
    if (name === 'w:t') inText = true;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'w:tbl') tables--;
    if (name === 'w:p') open.pop();
    if (name === 'w:t') inText = false;
  });
  parser.on('text', (text) => {
    const last = open.at(-1);
    if (inText && last) last.text += text;
  });
  parser.write(xml).close();
  return out;
}
