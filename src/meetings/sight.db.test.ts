/** Who sees a meeting that was held, confirmed and signed, and who does not find it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import type { MeetingRecord } from './meeting.ts';
import type { MinutesRecord } from './paper.ts';
import { inMeeting } from './scene.ts';
import { type MeetingWorld, meetingWorld, PASSWORD } from './testing.ts';

let w: MeetingWorld;
let id: string;
beforeAll(async () => {
  w = await meetingWorld();
  await inMeeting(w, 'confirmed', async (meeting) => {
    id = meeting;
  });
  await w.run('meeting.sign', { id, version: await w.version(id), password: PASSWORD });
});
afterAll(() => w.close());

const minutes = (who = w.people.secretary) => w.ask<MinutesRecord>('meeting.minutes', { id }, who);

describe('who sees it', () => {
  test('member, probationer, overseer and commune read it; nobody of them may hold it', async () => {
    for (const who of [w.people.member, w.people.probationer, w.people.overseer, w.people.commune]) {
      const m = await w.get(id, who);
      expect(m.may['meeting.note']).toEqual([{ code: 'right.missing', values: { capability: 'meeting.note' } }]);
      expect((await minutes(who)).frozen).toBe(true);
    }
  });
  test('a member and a secretary of another cell do not find it', async () => {
    for (const who of [w.people.stranger, w.people.strangeSecretary]) {
      for (const query of ['meeting.get', 'meeting.minutes'])
        expect(await refusalOf(w.ask(query, { id }, who))).toMatchObject({ status: 404, codes: ['not_found'] });
      expect(await refusalOf(w.ask('meeting.list', { unit: w.cell }, who))).toMatchObject({ status: 404 });
      expect((await w.ask<{ total: number }>('meeting.list', { unit: w.other }, who)).total).toBe(0);
    }
  });
  test("one finds one's own attendance, whatever one acts as", async () => {
    const mine = await w.ask<{ items: { state: string; title: string | null }[] }>(
      'attendance.mine',
      {},
      w.people.member,
    );
    expect(mine.items).toMatchObject([{ state: 'present', title: 'Sinh hoạt thường kỳ tháng 11/2026' }]);
    expect(await w.ask('attendance.mine', {}, w.people.stranger)).toMatchObject({ total: 0 });
  });
  test('the list above holds it, by month and state', async () => {
    const list = (more: object) =>
      w.ask<{ total: number; items: MeetingRecord[] }>('meeting.list', { unit: w.commune, ...more }, w.people.commune);
    expect((await list({})).items.map((m) => [m.id, m.unit.name])).toEqual([[id, 'Chi bộ thôn Phú Danh']]);
    expect([
      (await list({ month: '2026-10' })).total,
      (await list({ state: ['signed'] })).total,
      (await list({ below: false })).total,
    ]).toEqual([0, 1, 0]);
  });
});
