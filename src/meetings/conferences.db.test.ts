/** Conferences: called, held and minuted like a meeting of their own kind. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MinutesRecord } from './paper.ts';
import { type MeetingWorld, meetingWorld } from './testing.ts';

let w: MeetingWorld;
beforeAll(async () => {
  w = await meetingWorld();
  w.world.clock.set('2027-01-05T03:00:00Z');
});
afterAll(() => w.close());

describe('conferences (M43)', () => {
  test.each(['upper_committee', 'annual_review'])('%s of the commune is called, held and minuted', async (kind) => {
    const who = w.people.commune;
    const version = async (meeting: string) => (await w.get(meeting, who)).version;
    const meeting = await w.call({ unit: w.commune, kind, date: '2027-01-05' }, who);
    const called = await w.get(meeting, who);
    expect(called.items.map((item) => item.kind)).toContain('minutes');
    expect(called.roll.map((line) => line.name)).toEqual(['Hoàng Bí Thư', 'Kpă Phụ Trách']);
    await w.run(
      'meeting.open',
      { id: meeting, version: 1, chairId: w.ids['Hoàng Bí Thư'], clerkId: w.ids['Kpă Phụ Trách'] },
      who,
    );
    const marks = (await w.get(meeting, who)).roll.map((line) => ({ attendanceId: line.id, state: 'present' }));
    await w.run('meeting.roll', { id: meeting, marks }, who);
    await w.run('meeting.close', { id: meeting, version: await version(meeting) }, who);
    await w.run('meeting.confirm', { id: meeting, version: await version(meeting), readOut: true }, who);
    const minutes = await w.ask<MinutesRecord>('meeting.minutes', { id: meeting }, who);
    expect([minutes.frozen, minutes.body.form, minutes.body.title]).toEqual([
      true,
      'conference_minutes',
      'BIÊN BẢN HỘI NGHỊ',
    ]);
  });
  test('the annual review reports on the year before', async () => {
    const meeting = await w.call({ kind: 'annual_review', date: '2027-01-05' });
    expect((await w.get(meeting)).report).toMatchObject({ from: '2026-01-01', to: '2026-12-31' });
  });
});
