import { afterAll, beforeAll, expect, test } from 'vitest';
import { meetingAttention } from './attention.ts';
import type { MeetingLine } from './meeting.ts';
import { type MeetingWorld, meetingWorld } from './testing.ts';

let w: MeetingWorld;
const ids: string[] = [];
const agenda = [
  { kind: 'news', title: 'Thời sự' },
  { kind: 'discussion', title: 'Nhiệm vụ tháng tới' },
  { kind: 'minutes', title: 'Thông qua biên bản' },
];

/** Called and held in one month after another. */
async function hold(month: string, more: object = {}): Promise<string> {
  w.world.clock.set(`${month}-10T03:00:00Z`);
  const id = await w.call({ month, date: `${month}-10`, agenda, ...more });
  ids.push(id);
  return id;
}
async function close(id: string) {
  await w.open(id);
  await w.roll(id);
  await w.run('meeting.close', { id, version: await w.version(id) });
}
const told = async (who = w.people.secretary) =>
  (await w.bus.read(who, meetingAttention)).filter(({ what }) => what.startsWith('meetings.attention.repeats'));

beforeAll(async () => {
  w = await meetingWorld();
  await close(await hold('2026-11'));
  await close(await hold('2026-12'));
});
afterAll(() => w.close());

test('one repetition is said on the page, and told nobody else', async () => {
  expect((await w.get(ids[1] ?? '')).repeats).toEqual({ id: ids[0], month: '2026-11', times: 1, told: false });
  expect([await told(), await told(w.people.overseer), await told(w.people.commune)]).toEqual([[], [], []]);
});

test('two running are told to the secretary, to the overseer and to the level above, on page and list (M23)', async () => {
  const id = await hold('2027-01');
  expect((await w.get(id)).repeats).toMatchObject({ times: 2, told: true });
  expect(await told()).toMatchObject([
    { what: 'meetings.attention.repeats', link: `/meetings/${id}/agenda`, values: { count: 2 } },
  ]);
  for (const who of [w.people.overseer, w.people.commune])
    expect(await told(who)).toMatchObject([{ what: 'meetings.attention.repeats_below', link: `/meetings/${id}` }]);
  expect([await told(w.people.member), await told(w.people.strangeSecretary)]).toEqual([[], []]);
  const list = async (more: object) =>
    (await w.ask<{ items: MeetingLine[] }>('meeting.list', { unit: w.commune, ...more }, w.people.commune)).items.map(
      (line) => [line.id, line.repeated],
    );
  expect(await list({ repeats: true })).toEqual([[id, 2]]);
  expect(await list({ repeats: false })).toEqual([
    [ids[1], null],
    [ids[0], null],
  ]);
});

test('something new, or something prepared, ends it', async () => {
  const id = ids[2] ?? '';
  const { version } = await w.get(id);
  await w.run('meeting.add_item', { id, version, kind: 'discussion', title: 'Nước sạch' });
  expect((await w.get(id)).repeats).toBeNull();
  expect(await told()).toEqual([]);
  const plan = { id, date: '2027-01-10', time: '19:30', place: 'Nhà văn hóa', mode: 'in_person' };
  await w.run('meeting.revise', { ...plan, version: await w.version(id), agenda });
  expect((await w.get(id)).repeats).toMatchObject({ times: 2 });
  const prepared = agenda.map((item) => ({ ...item, preparation: item.kind === 'discussion' ? 'Tài liệu' : '' }));
  await w.run('meeting.revise', { ...plan, version: await w.version(id), agenda: prepared });
  expect((await w.get(id)).repeats).toBeNull();
  // another time alone changes nothing of what is said
  await w.run('meeting.revise', { ...plan, version: await w.version(id), time: '20:00' });
  expect((await w.get(id)).repeats).toBeNull();
});

test('another kind of meeting repeats nothing of this one', async () => {
  const id = await w.call({ kind: 'extraordinary', month: '2027-01', date: '2027-01-12', agenda });
  expect((await w.get(id)).repeats).toBeNull();
});
