/** The files of an archive where they lie: in a folder, or in one .zip. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { type Entry, open, type ZipFile } from 'yauzl';
import { refuse } from '../../platform/refusal.ts';

export type Parts = {
  /** The bytes of a file; its stream fails with ENOENT where there is none. */
  read(file: string): Promise<Readable>;
  close(): void;
};

/** Opens the folder or the .zip at `place`. Refuses archive.not_archive. */
export async function partsAt(place: string): Promise<Parts> {
  const found = await stat(place).catch(() => refuse('archive.not_archive'));
  if (found.isDirectory()) return { read: async (file) => createReadStream(join(place, file)), close: () => {} };
  const zip = await opened(place).catch(() => refuse('archive.not_archive'));
  const entries = await entriesOf(zip).catch(() => refuse('archive.not_archive'));
  return {
    read: async (file) => {
      const entry = entries.get(file);
      if (!entry) throw Object.assign(new Error(`no ${file}`), { code: 'ENOENT' });
      return await streamOf(zip, entry);
    },
    close: () => zip.close(),
  };
}

function opened(place: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    open(place, { lazyEntries: true, autoClose: false }, (error, zip) => (error ? reject(error) : resolve(zip)));
  });
}

function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', reject);
    zip.readEntry();
  });
}

/** What is wrong inside the .zip is told like what is wrong inside the .gz. */
function streamOf(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(Object.assign(error, { code: 'Z_ZIP' }));
      stream.on('error', (broken: NodeJS.ErrnoException) => {
        broken.code ??= 'Z_ZIP';
      });
      resolve(stream);
    });
  });
}
