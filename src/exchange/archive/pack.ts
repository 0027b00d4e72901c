/** The files of an archive as one .zip, written as they come: nothing is kept on the disk of the server, and no size is known beforehand. */
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

const VERSION = 45;
/** Sizes follow the bytes; names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATED = 8;
const FULL = 0xffffffff;
/** How long a reader may take nothing, in milliseconds: a transaction waits for him. */
const PATIENCE = 5 * 60_000;

type Entry = { name: Buffer; crc: number; packed: number; bytes: number; offset: number };

export type Pack = {
  /** Adds a file; resolves when the reader has taken all of it but what is buffered. */
  add(name: string, body: AsyncIterable<Buffer>): Promise<void>;
  /** The directory, which makes the file whole. */
  end(): Promise<void>;
};

/** A .zip (APPNOTE 6.3, ZIP64 where a file or the whole passes 4 GB) into `out`. Rejects when the reader leaves or takes nothing for five minutes. */
export function packInto(out: Writable): Pack {
  const gone = new AbortController();
  out.once('close', () => gone.abort(new Error('The reader of the archive left.')));
  const entries: Entry[] = [];
  let offset = 0;

  async function write(bytes: Buffer): Promise<void> {
    gone.signal.throwIfAborted();
    offset += bytes.length;
    if (!out.write(bytes))
      await once(out, 'drain', { signal: AbortSignal.any([gone.signal, AbortSignal.timeout(PATIENCE)]) });
  }

  async function add(name: string, body: AsyncIterable<Buffer>): Promise<void> {
    const entry: Entry = { name: Buffer.from(name), crc: 0, packed: 0, bytes: 0, offset };
    await write(
      Buffer.concat([Buffer.from('504b0304', 'hex'), middleOf(0, 0, 0), u16(entry.name.length, 0), entry.name]),
    );
    // level 0: the lines are compressed already
    const deflate = createDeflateRaw({ level: 0 });
    const feed = (async () => {
      for await (const chunk of body) {
        entry.crc = crc32(chunk, entry.crc);
        entry.bytes += chunk.length;
        if (!deflate.write(chunk)) await once(deflate, 'drain', { signal: gone.signal });
      }
      deflate.end();
    })();
    feed.catch((error: Error) => deflate.destroy(error));
    for await (const chunk of deflate) {
      entry.packed += (chunk as Buffer).length;
      await write(chunk as Buffer);
    }
    await feed;
    const size = isLarge(entry) ? u64 : u32;
    await write(Buffer.concat([Buffer.from('504b0708', 'hex'), u32(entry.crc), size(entry.packed), size(entry.bytes)]));
    entries.push(entry);
  }

  async function end(): Promise<void> {
    const start = offset;
    for (const entry of entries) await write(directoryLine(entry));
    const length = offset - start;
    if (entries.length >= 0xffff || offset >= FULL) {
      const at = offset;
      const counts = [u64(entries.length), u64(entries.length), u64(length), u64(start)];
      await write(
        Buffer.concat([Buffer.from('504b0606', 'hex'), u64(44), u16(VERSION, VERSION), u32(0, 0), ...counts]),
      );
      await write(Buffer.concat([Buffer.from('504b0607', 'hex'), u32(0), u64(at), u32(1)]));
    }
    const count = Math.min(entries.length, 0xffff);
    const [long, from] = [Math.min(length, FULL), Math.min(start, FULL)];
    await write(Buffer.concat([Buffer.from('504b0506', 'hex'), u16(0, 0, count, count), u32(long, from), u16(0)]));
    out.end();
  }
  return { add, end };
}

const isLarge = ({ packed, bytes }: Entry) => packed >= FULL || bytes >= FULL;

/** What the head of a file and its line in the directory have in common. The day is the first one there is: the manifest has the moment. */
function middleOf(crc: number, packed: number, bytes: number): Buffer {
  return Buffer.concat([u16(VERSION, FLAGS, DEFLATED, 0, 0x21), u32(crc, packed, bytes)]);
}

function directoryLine(entry: Entry): Buffer {
  const far = entry.offset >= FULL;
  const [packed, bytes] = isLarge(entry) ? [FULL, FULL] : [entry.packed, entry.bytes];
  const more = [...(isLarge(entry) ? [u64(entry.bytes), u64(entry.packed)] : []), ...(far ? [u64(entry.offset)] : [])];
  const extra = more.length === 0 ? Buffer.alloc(0) : Buffer.concat([u16(1, more.length * 8), ...more]);
  return Buffer.concat([
    Buffer.from('504b0102', 'hex'),
    u16(VERSION),
    middleOf(entry.crc, packed, bytes),
    u16(entry.name.length, extra.length, 0, 0, 0),
    u32(0, far ? FULL : entry.offset),
    entry.name,
    extra,
  ]);
}

function u16(...values: number[]): Buffer {
  const out = Buffer.alloc(values.length * 2);
  for (const [i, value] of values.entries()) out.writeUInt16LE(value, i * 2);
  return out;
}

function u32(...values: number[]): Buffer {
  const out = Buffer.alloc(values.length * 4);
  for (const [i, value] of values.entries()) out.writeUInt32LE(value, i * 4);
  return out;
}

function u64(value: number): Buffer {
  const out = Buffer.alloc(8);
  out.writeBigUInt64LE(BigInt(value));
  return out;
}
