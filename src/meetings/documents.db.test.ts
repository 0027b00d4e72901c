import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import { renderDocx } from '../documents/docx.ts';
import { paragraphsOf, partsOf } from '../documents/testing.ts';
import type { Actor } from '../platform/access.ts';
import { minutesDocument } from './documents.ts';
import { monthResolutionDocument } from './monthResolution.ts';
import { clearTask, THREE_ABSENT } from './scene.ts';
import { type MeetingWorld, meetingWorld, PASSWORD } from './testing.ts';

let w: MeetingWorld;
let id: string;
beforeAll(async () => {
  w = await meetingWorld();
  id = await w.call();
  await w.open(id);
  await w.roll(id, THREE_ABSENT);
  await w.run('proposal.record', {
    id,
    personId: w.ids['Lê Thị An'],
    body: 'Xin 20 tấn xi măng.',
    addressedUnitId: w.commune,
  });
  await w.run('meeting.adopt', {
    id,
    version: await w.version(id),
    title: 'Làm đường',
    body: 'Quyết nghị.\nGiao chi ủy.',
    tasks: [clearTask(w)],
    votesFor: 8,
    votesAgainst: 0,
    votesOther: 0,
    form: 'hands',
  });
});
afterAll(() => w.close());

const linesOf = async (made: Awaited<ReturnType<typeof minutesDocument>>) => {
  const parts = await partsOf(await renderDocx(made.model, w.chibo.rulebook));
  return paragraphsOf(parts.get('word/document.xml') ?? '')
    .map((p) => p.text)
    .filter((text) => text !== '');
};
const read = (make: typeof minutesDocument, what: string, who: Actor = w.people.secretary) =>
  w.bus.read(who, (ctx) => make(ctx, what, { language: 'vi' }));

test('the minutes are a draft until they are confirmed, then signed, with notes at the end', async () => {
  expect((await linesOf(await read(minutesDocument, id)))[0]).toBe('DỰ THẢO');
  await w.run('meeting.close', { id, version: await w.version(id) });
  await w.run('meeting.confirm', { id, version: await w.version(id), readOut: true });
  await w.run('meeting.sign', { id, version: await w.version(id), password: PASSWORD });
  await w.run('meeting.note', { id, note: 'Đính chính.', decidedOn: '2026-11-10' });
  const made = await read(minutesDocument, id);
  expect(made.fileName).toBe('biên-bản-họp-chi-bộ-2026-11.docx');
  const lines = await linesOf(made);
  const places = [
    'ĐẢNG ỦY XÃ BIỂN HỒ',
    'CHI BỘ THÔN PHÚ DANH',
    'ĐẢNG CỘNG SẢN VIỆT NAM',
    'BIÊN BẢN HỌP CHI BỘ',
    'tháng 11 năm 2026',
    'Tổng số đảng viên của chi bộ: 12',
    'Vắng không có lý do (họ tên): 1: Võ Dung',
    'Chủ trì: Nguyễn Thị Đào',
    'Thư ký: Trần Văn Ân',
    'Vận động 12 hộ hiến đất làm đường',
    '1. Ngày 10/11/2026, Nguyễn Thị Đào: Đính chính.',
    'THƯ KÝ',
    'CHỦ TRÌ',
    'Đã ký: Nguyễn Thị Đào, ngày 10/11/2026',
  ].map((line) => lines.indexOf(line));
  expect(places.filter((place) => place < 0)).toEqual([]);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(lines).not.toContain('DỰ THẢO');
});

test('the resolution carries its number, who was there, the tasks, the vote and who signs', async () => {
  const resolutionId = (await w.get(id)).resolution?.id ?? '';
  const lines = await linesOf(await read(monthResolutionDocument, resolutionId));
  for (const line of [
    'Số 01-NQ/CB',
    'NGHỊ QUYẾT',
    'họp chi bộ tháng 11 năm 2026',
    'Ngày 10/11/2026, chi bộ họp, có 9/12 đảng viên',
    'Quyết nghị.',
    'Giao chi ủy.',
    '30/11/2026',
    'Biểu quyết: 8/10 tán thành',
    'T/M CHI BỘ',
    'BÍ THƯ',
    'Nguyễn Thị Đào',
    'Nơi nhận:',
  ])
    expect(lines).toContain(line);
  expect(await refusalOf(read(monthResolutionDocument, crypto.randomUUID()))).toMatchObject({ status: 404 });
});

test("another cell's member finds neither", async () => {
  expect(await refusalOf(read(minutesDocument, id, w.people.stranger))).toMatchObject({ status: 404 });
  expect(
    await refusalOf(read(monthResolutionDocument, (await w.get(id)).resolution?.id ?? '', w.people.stranger)),
  ).toMatchObject({ status: 404 });
});
