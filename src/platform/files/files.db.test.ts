import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asOperator, type Bare, bareWorld, foundTop, refusalOf } from '../../../checks/world/world.ts';
import type { Actor, UnitRef } from '../access.ts';
import { setScope } from '../db/scope.ts';
import { newId } from '../ids.ts';
import { attachFiles } from './attach.ts';
import { download, MAX_FILE, mediaTypeOf, upload } from './files.ts';

let world: Bare;
let here: UnitRef;
let there: UnitRef;

beforeAll(async () => {
  world = await bareWorld();
  const top = await foundTop(world.chibo, 'commune_committee', 'Đảng bộ xã Biển Hồ');
  const found = async (name: string) => {
    const { id } = await asOperator(world.chibo, 'unit.found', { parentId: top, kind: 'grassroots_cell', name });
    return await world.chibo.owner.db
      .selectFrom('unit')
      .select(['id', 'division', 'path'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
  };
  here = await found('Chi bộ thôn 1');
  there = await found('Chi bộ thôn 2');
});
afterAll(() => world.close());

const member = (unit: UnitRef, accountId = newId()): Actor => ({
  accountId,
  person: null,
  name: 'x',
  grant: {
    id: 'g',
    reason: 'post',
    post: 'secretary',
    unit,
    reaches: [{ path: unit.path, depth: 'unit', capabilities: ['task.read'] }],
  },
});
const send = (actor: Actor, name: string, body: Buffer | string, unit = actor.grant.unit) =>
  upload(world.chibo.app.db, world.chibo.keys, actor, unit, { name, body: Buffer.from(body) }, world.clock.now());
const fetched = (actor: Actor, id: string) =>
  world.chibo.bus.read(actor, (ctx) =>
    download(ctx, world.chibo.keys, { task: 'task.read', minutes: 'meeting.read' }, id),
  );
const attach = (actor: Actor, id: string, kind: string, unit = actor.grant.unit) =>
  world.chibo.app.db.transaction().execute(async (tx) => {
    await setScope(tx, actor);
    await attachFiles(tx, actor, [id], { kind, id: newId(), unit });
  });

describe('an upload', () => {
  it('lies encrypted in the database and comes back byte for byte, also over several chunks', async () => {
    const actor = member(here);
    const text = 'Biên bản họp chi bộ tháng 11\n'.repeat(40_000);
    const { id, bytes } = await send(actor, 'bien-ban.txt', text);
    const chunks = await world.chibo.owner.db
      .selectFrom('file_chunk')
      .select(['position', 'body'])
      .where('file_id', '=', id)
      .orderBy('position')
      .execute();
    expect(chunks.map(({ position }) => position)).toEqual(
      Array.from({ length: Math.ceil(bytes / (256 * 1024)) }, (_, i) => i),
    );
    expect(Buffer.concat(chunks.map(({ body }) => body)).includes('Biên bản')).toBe(false);
    expect((await fetched(actor, id)).body.equals(Buffer.from(text))).toBe(true);
  });

  it('is bound to its place: a chunk moved to another file does not open', async () => {
    const actor = member(here);
    const [one, two] = [await send(actor, 'a.txt', 'một'), await send(actor, 'b.txt', 'hai')];
    const { body } = await world.chibo.owner.db
      .selectFrom('file_chunk')
      .select('body')
      .where('file_id', '=', one.id)
      .executeTakeFirstOrThrow();
    await world.chibo.owner.db.updateTable('file_chunk').set({ body }).where('file_id', '=', two.id).execute();
    await expect(fetched(actor, two.id)).rejects.toThrow();
  });

  it('of twenty megabytes is kept, of one byte more refused, as is an empty one', async () => {
    const actor = member(here);
    expect((await send(actor, 'lon.txt', Buffer.alloc(MAX_FILE, 'a'))).bytes).toBe(MAX_FILE);
    expect(await refusalOf(send(actor, 'qua-lon.txt', Buffer.alloc(MAX_FILE + 1, 'a')))).toMatchObject({
      status: 413,
      codes: ['file.too_large'],
    });
    expect(await refusalOf(send(actor, 'rong.txt', ''))).toMatchObject({ status: 422, codes: ['file.empty'] });
  });

  it('keeps a Vietnamese name, and nothing that turns it around, hides in it or climbs out of it', async () => {
    const named = async (name: string) => (await send(member(here), name, 'x')).name;
    expect(await named('Biên bản họp tháng 11.txt'.normalize('NFD'))).toBe('Biên bản họp tháng 11.txt');
    const hidden = [
      '\u202e',
      '\u2066',
      '\u2069',
      '\u200f',
      '\u061c',
      '\u200b',
      '\ufeff',
      '\u00ad',
      '\u2028',
      '\u0000',
      '\u0007',
      '\u0085',
    ];
    for (const mark of hidden) expect(await named(`anh${mark}gpj.txt`), JSON.stringify(mark)).toBe('anhgpj.txt');
    expect(await named('../../etc/passwd')).toBe('....etcpasswd');
    expect(await named('\u202e')).toBe('file');
  });

  it('cannot be laid down at a unit that one does not reach', async () => {
    await expect(send(member(here), 'a.txt', 'x', there)).rejects.toMatchObject({ code: '42501' });
  });
});

describe('the kind of a file', () => {
  const zip = Buffer.from([0x50, 0x4b, 3, 4, 0, 0]);
  it.each([
    ['a.pdf', Buffer.from('%PDF-1.7\n'), 'application/pdf'],
    ['a.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'image/png'],
    ['a.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg'],
    ['so.xlsx', zip, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['bien-ban.docx', zip, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['tep.png', Buffer.from('%PDF-1.7\n'), 'application/pdf'],
    ['so.csv', Buffer.from('\ufeffHọ tên\tNăm sinh\n', 'utf16le'), 'text/plain'],
  ])('of %s is told by its bytes', (name, body, kind) => {
    expect(mediaTypeOf(name, body)).toBe(kind);
  });

  it('that could run or draw a page is refused, whatever it is called', () => {
    const names = [
      'a.html',
      'a.svg',
      'a.js',
      'a.mjs',
      'a.exe',
      'a.hta',
      'a.vbs',
      'a.jar',
      'a.apk',
      'a.xlsm',
      'a.docm',
      'a.pptm',
      'a.ps1',
      'a.HTML',
    ];
    const taken = names.filter((name) => {
      try {
        return mediaTypeOf(name, /jar|apk|xlsm|docm|pptm/.test(name) ? zip : Buffer.from('<html>'));
      } catch {
        return false;
      }
    });
    expect(taken).toEqual([]);
    expect(() => mediaTypeOf('a.txt', Buffer.from([0x4d, 0x5a, 0x90, 0, 3, 0]))).toThrow('file.kind');
    expect(() => mediaTypeOf('a.txt', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]))).toThrow('file.kind');
  });
});

describe('a pending upload', () => {
  it('is read by whoever sent it, and by nobody else: neither in the same unit nor above', async () => {
    const sender = member(here);
    const { id } = await send(sender, 'a.txt', 'nháp');
    expect((await fetched(sender, id)).name).toBe('a.txt');
    for (const other of [member(here), member(there)])
      expect(await refusalOf(fetched(other, id))).toMatchObject({ status: 404, codes: ['not_found'] });
    expect(await refusalOf(fetched(sender, newId()))).toMatchObject({ status: 404, codes: ['not_found'] });
  });

  it('is attached by its sender, once', async () => {
    const sender = member(here);
    const { id } = await send(sender, 'a.txt', 'x');
    expect(await refusalOf(attach(member(here), id, 'task'))).toMatchObject({
      status: 422,
      codes: ['file.unknown'],
      fields: ['files.0'],
    });
    await attach(sender, id, 'task');
    expect(await refusalOf(attach(sender, id, 'task'))).toMatchObject({ codes: ['file.unknown'] });
  });

  it('once attached is read by whoever may read its owner, and by no other', async () => {
    const sender = member(here);
    const [task, minutes] = [await send(sender, 'a.txt', 'x'), await send(sender, 'b.txt', 'x')];
    await attach(sender, task.id, 'task');
    await attach(sender, minutes.id, 'minutes');
    expect((await fetched(member(here), task.id)).name).toBe('a.txt');
    expect(await refusalOf(fetched(member(here), minutes.id))).toMatchObject({ status: 404 });
    expect(await refusalOf(fetched(member(there), task.id))).toMatchObject({ status: 404 });
  });
});
