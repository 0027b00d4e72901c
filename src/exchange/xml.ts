import { SaxesParser } from 'saxes';
import { Refusal } from '../platform/refusal.ts';
import { type Archive, wrongFile } from './zip.ts';

export type Handlers = {
  open?: (name: string, attributes: Record<string, string>) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
};

/** The most text without a tag in between: a longer one would have to be held whole. */
const LONGEST = 1024 * 1024;
const TAG = 0x3c;

/** Reads one part as a stream of tags, never as a whole. Names come without their prefix. Refuses what is not plain XML: file.not_workbook, file.bomb. */
export async function readXml(archive: Archive, name: string, handlers: Handlers): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  parser.on('doctype', () => wrongFile('not_workbook'));
  parser.on('opentag', (tag) => handlers.open?.(plain(tag.name), tag.attributes as Record<string, string>));
  parser.on('closetag', (tag) => handlers.close?.(plain(tag.name)));
  parser.on('text', (text) => handlers.text?.(text));
  parser.on('cdata', (text) => handlers.text?.(text));
  let sinceTag = 0;
  try {
    for await (const chunk of archive.read(name)) {
      const last = chunk.lastIndexOf(TAG);
      sinceTag = last < 0 ? sinceTag + chunk.length : chunk.length - last;
      if (sinceTag > LONGEST) wrongFile('bomb');
      parser.write(decoder.decode(chunk, { stream: true }));
    }
    parser.write(decoder.decode()).close();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    wrongFile('not_workbook');
  }
}

function plain(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
