/** The papers of a meeting: files kept beside it, the code on its forms. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import { upload } from '../platform/files/files.ts';
import { type MeetingWorld, meetingWorld } from './testing.ts';

let w: MeetingWorld;
let id: string;
beforeAll(async () => {
  w = await meetingWorld();
  id = await w.call();
});
afterAll(() => w.close());

test('papers are kept beside the meeting; another account’s file is not', async () => {
  const { db } = w.chibo.app;
  const unit = await w.chibo.owner.db.selectFrom('unit').selectAll().where('id', '=', w.cell).executeTakeFirstOrThrow();
  const file = await upload(
    db,
    w.chibo.keys,
    w.people.secretary,
    unit,
    { name: 'diem-danh.txt', body: Buffer.from('quét') },
    w.world.clock.now(),
  );
  const paper = { id, kind: 'roll', fileIds: [file.id] };
  expect(await refusalOf(w.run('meeting.paper', paper, w.people.member))).toMatchObject({ status: 403 });
  await w.run('meeting.paper', paper);
  expect((await w.get(id)).papers).toMatchObject([
    { name: 'diem-danh.txt', kind: 'roll', addedName: 'Nguyễn Thị Đào' },
  ]);
  expect(await refusalOf(w.run('meeting.paper', paper))).toMatchObject({ codes: ['file.unknown'] });
});

test('the code on a paper form leads back to its meeting, for who may see it', async () => {
  const { paperCode } = await w.get(id);
  expect(paperCode).toMatch(/^[0-9A-F]{10}$/);
  expect(await w.ask('meeting.by_code', { code: paperCode.toLowerCase() })).toEqual({ id });
  expect(await refusalOf(w.ask('meeting.by_code', { code: paperCode }, w.people.stranger))).toMatchObject({
    status: 404,
  });
  expect(await refusalOf(w.ask('meeting.by_code', { code: '0000000000' }))).toMatchObject({ status: 404 });
});
