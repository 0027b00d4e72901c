/** Minutes: confirmed, signed, noted, scanned, each refused by a rule and by a right. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import { inMeeting, refusedByRight } from './scene.ts';
import { type MeetingWorld, meetingWorld, PASSWORD } from './testing.ts';

let w: MeetingWorld;
beforeAll(async () => {
  w = await meetingWorld();
});
afterAll(() => w.close());

describe('minutes', () => {
  test('confirm, sign, note: by rule and by right', async () => {
    await inMeeting(w, 'closed', async (id) => {
      const version = await w.version(id);
      expect(await refusalOf(w.run('meeting.confirm', { id, version: version - 1, readOut: true }))).toMatchObject({
        status: 409,
      });
      expect(await refusalOf(w.run('meeting.sign', { id, version, password: PASSWORD }))).toMatchObject({
        codes: ['meeting.wrong_state'],
      });
      expect(await refusalOf(w.run('meeting.note', { id, note: 'x', decidedOn: '2026-11-10' }))).toMatchObject({
        codes: ['meeting.wrong_state'],
      });
      await refusedByRight(w, 'meeting.confirm', { id, version, readOut: true });
    });
    await inMeeting(w, 'confirmed', async (id) => {
      await refusedByRight(w, 'meeting.sign', { id, version: await w.version(id), password: PASSWORD });
      await refusedByRight(w, 'meeting.note', { id, note: 'x', decidedOn: '2026-11-10' });
      await refusedByRight(w, 'meeting.scan', { id, fileId: crypto.randomUUID() });
      expect(await refusalOf(w.run('meeting.note', { id, note: 'x', decidedOn: '2026-11-11' }))).toMatchObject({
        codes: ['date.future'],
      });
      await w.run('meeting.sign', { id, version: await w.version(id), password: PASSWORD });
      expect(await refusalOf(w.run('meeting.scan', { id, fileId: crypto.randomUUID() }))).toMatchObject({
        codes: ['file.unknown'],
      });
    });
  });
});
