/** The zip around a workbook, read with bounds: what is wrong with a hostile or broken file is told before it is unpacked. */
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { Refusal } from '../platform/refusal.ts';

export type Limits = {
  fileBytes: number;
  /** of all parts together, unpacked */
  unpackedBytes: number;
  /** unpacked to packed, of one part over a megabyte */
  ratio: number;
  rows: number;
  cells: number;
  columns: number;
  cellLength: number;
};

export const LIMITS: Limits = {
  fileBytes: 20 * 1024 * 1024,
  unpackedBytes: 300 * 1024 * 1024,
  ratio: 150,
  rows: 200_000,
  cells: 4_000_000,
  columns: 100,
  cellLength: 32_767,
};

const PARTS = 2000;
const MEGABYTE = 1024 * 1024;

export type Archive = { names: string[]; read(name: string): AsyncIterable<Buffer>; close(): void };

/** Refuses the file, naming what is wrong with it. */
export function wrongFile(code: string, values?: Record<string, string | number>): never {
  throw new Refusal(422, [{ code: `file.${code}`, field: 'file', ...(values && { values }) }]);
}

const WORKBOOK = /^xl\/workbook\.xml$/;

/** Opens the archive and looks at its directory; `main` is the part that makes it what is wanted, a workbook unless said. Refuses file.too_large, file.not_workbook, file.encrypted, file.old_format, file.cut_off, file.bomb, file.macros, file.external_links. */
export async function openArchive(body: Buffer, limits: Limits, main = WORKBOOK): Promise<Archive> {
  if (body.length > limits.fileBytes)
    throw new Refusal(413, [
      { code: 'file.too_large', field: 'file', values: { max: Math.round(limits.fileBytes / MEGABYTE) } },
    ]);
  if (body.subarray(0, 4).toString('hex') === 'd0cf11e0')
    wrongFile(body.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'encrypted' : 'old_format');
  if (body.subarray(0, 4).toString('hex') !== '504b0304') wrongFile('not_workbook');
  const zip = await opened(body);
  const entries = await entriesOf(zip);
  judge([...entries.values()], limits, main);
  let unpacked = 0;
  return {
    names: [...entries.keys()],
    close: () => zip.close(),
    read: async function* (name) {
      const entry = entries.get(name) ?? wrongFile('not_workbook');
      try {
        for await (const chunk of await streamOf(zip, entry)) {
          unpacked += (chunk as Buffer).length;
          if (unpacked > limits.unpackedBytes) wrongFile('bomb');
          yield chunk as Buffer;
        }
      } catch (error) {
        if (error instanceof Refusal) throw error;
        wrongFile(/too many bytes/i.test((error as Error).message) ? 'bomb' : 'cut_off');
      }
    },
  };
}

function opened(body: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(body, { lazyEntries: true, autoClose: false }, (error, zip) =>
      error ? reject(new Refusal(422, [{ code: 'file.cut_off', field: 'file' }])) : resolve(zip),
    );
  });
}

function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry);
      if (entries.size > PARTS) reject(new Refusal(422, [{ code: 'file.bomb', field: 'file' }]));
      else zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', () => reject(new Refusal(422, [{ code: 'file.cut_off', field: 'file' }])));
    zip.readEntry();
  });
}

function judge(entries: Entry[], limits: Limits, main: RegExp): void {
  const named = (pattern: RegExp) => entries.some((entry) => pattern.test(entry.fileName));
  if (entries.some((entry) => entry.isEncrypted())) wrongFile('encrypted');
  if (!named(/^\[Content_Types\]\.xml$/) || !named(main)) wrongFile('not_workbook');
  if (named(/vbaProject\.bin$/i) || named(/^xl\/(macrosheets|dialogsheets)\//i)) wrongFile('macros');
  if (named(/^xl\/(externalLinks\/|connections\.xml)/i)) wrongFile('external_links');
  const total = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  const dense = entries.some(
    (entry) =>
      entry.uncompressedSize > MEGABYTE && entry.uncompressedSize > limits.ratio * Math.max(entry.compressedSize, 1),
  );
  if (total > limits.unpackedBytes || dense) wrongFile('bomb');
}

function streamOf(zip: ZipFile, entry: Entry): Promise<AsyncIterable<unknown>> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
}
