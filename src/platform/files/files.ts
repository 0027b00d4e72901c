import { createHash } from 'node:crypto';
import type { Actor, UnitRef } from '../access.ts';
import type { Context } from '../bus/command.ts';
import type { Database } from '../db/connect.ts';
import { setScope, type Tx } from '../db/scope.ts';
import { newId } from '../ids.ts';
import { found, Refusal } from '../refusal.ts';
import { clean, withoutHidden } from '../schema.ts';
import type { Keys } from './keys.ts';

export const MAX_FILE = 20 * 1024 * 1024;
const CHUNK = 256 * 1024;

/** Kinds a browser may be handed back; anything that could run is refused, by its first bytes and not by its name. */
const ALLOWED: [string, (head: Buffer) => boolean][] = [
  ['application/pdf', (h) => h.subarray(0, 5).toString('latin1') === '%PDF-'],
  ['image/png', (h) => h.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))],
  ['image/jpeg', (h) => h[0] === 0xff && h[1] === 0xd8 && h[2] === 0xff],
  [
    'image/webp',
    (h) => h.subarray(0, 4).toString('latin1') === 'RIFF' && h.subarray(8, 12).toString('latin1') === 'WEBP',
  ],
  ['application/zip', (h) => h.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4]))],
  ['text/plain', (h) => !h.includes(0) && h.length > 0],
  // text in UTF-16, as a spreadsheet saves it: by its mark, every letter of two bytes
  ['text/plain', (h) => ['fffe', 'feff'].includes(h.subarray(0, 2).toString('hex')) && h.length % 2 === 0],
];

/** Names under which a machine would run it, whatever the bytes look like. */
const RUNS =
  /\.(html?|svg|xml|m?js|hta|vbs|wsf|exe|com|scr|msi|lnk|bat|cmd|ps1|sh|jar|apk|docm|dotm|xlsm|xltm|xlsb|pptm)$/i;

/** Names the kind of a file by its bytes; refuses file.kind for everything else. Office files are told from plain archives by name. */
export function mediaTypeOf(name: string, body: Buffer): string {
  const type = ALLOWED.find(([, is]) => is(body.subarray(0, 4096)))?.[0];
  if (!type || RUNS.test(name)) throw new Refusal(415, [{ code: 'file.kind', field: 'file' }]);
  if (type !== 'application/zip') return type;
  if (/\.xlsx$/i.test(name)) return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  if (/\.docx$/i.test(name)) return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  return type;
}

/** Keeps an upload as pending, encrypted, in chunks, at the unit; a command attaches it within 24 hours or it is dropped. Refuses file.empty, file.too_large, file.kind. */
export async function upload(
  db: Database,
  keys: Keys,
  actor: Actor,
  unit: UnitRef,
  file: { name: string; body: Buffer },
  at: Date,
): Promise<{ id: string; name: string; bytes: number }> {
  if (file.body.length === 0) throw new Refusal(422, [{ code: 'file.empty', field: 'file' }]);
  if (file.body.length > MAX_FILE)
    throw new Refusal(413, [{ code: 'file.too_large', field: 'file', values: { max: MAX_FILE / 1024 / 1024 } }]);
  const name =
    clean(withoutHidden(file.name))
      .replace(/[\t\r\n/\\]/g, '')
      .slice(-120) || 'file';
  const id = newId();
  const mediaType = mediaTypeOf(name, file.body);
  await db.transaction().execute(async (tx) => {
    await setScope(tx, actor);
    await tx
      .insertInto('file')
      .values({
        division: unit.division,
        id,
        unit_id: unit.id,
        scope: unit.path,
        name,
        media_type: mediaType,
        bytes: file.body.length,
        sha256: createHash('sha256').update(file.body).digest(),
        uploaded_by: actor.accountId,
        uploaded_at: at,
      })
      .execute();
    for (let position = 0; position * CHUNK < file.body.length; position++) {
      const body = keys.encrypt(file.body.subarray(position * CHUNK, (position + 1) * CHUNK), `${id}:${position}`);
      await tx
        .insertInto('file_chunk')
        .values({ division: unit.division, file_id: id, position, unit_id: unit.id, scope: unit.path, body })
        .execute();
    }
  });
  return { id, name, bytes: file.body.length };
}

/** Reads a file that the reader may read: its owner's capability at its unit, or one's own pending upload. Otherwise "not found". */
export async function download(
  ctx: Context,
  keys: Keys,
  capabilityOf: Record<string, string>,
  fileId: string,
): Promise<{ name: string; mediaType: string; body: Buffer }> {
  const row = found(await ctx.tx.selectFrom('file').selectAll().where('id', '=', fileId).executeTakeFirst());
  const unit = { id: row.unit_id, division: row.division, path: row.scope };
  if (row.owner_kind) {
    const capability = capabilityOf[row.owner_kind];
    if (!capability || !ctx.may(capability, unit)) throw new Refusal(404, [{ code: 'not_found' }]);
  } else if (row.uploaded_by !== ctx.actor.accountId) {
    throw new Refusal(404, [{ code: 'not_found' }]);
  }
  return { name: row.name, mediaType: row.media_type, body: await bytesOf(ctx.tx, keys, row) };
}

/** The plain bytes of a file row already found inside the scope. */
export async function bytesOf(tx: Tx, keys: Keys, row: { division: string; id: string }): Promise<Buffer> {
  const chunks = await tx
    .selectFrom('file_chunk')
    .select(['position', 'body'])
    .where('division', '=', row.division)
    .where('file_id', '=', row.id)
    .orderBy('position')
    .execute();
  return Buffer.concat(chunks.map((c) => keys.decrypt(c.body, `${row.id}:${c.position}`)));
}
