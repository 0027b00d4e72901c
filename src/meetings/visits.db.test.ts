/** An overseer at a meeting has made a visit: the meeting enters it when it closes, once (M27). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import { type MeetingWorld, meetingWorld } from './testing.ts';

let w: MeetingWorld;
beforeAll(async () => {
  w = await meetingWorld();
});
afterAll(() => w.close());

type Visits = {
  items: { id: string; personId: string; kind: string; on: string; meetingId: string | null; version: number }[];
  total: number;
};
const visits = async () => (await w.ask('visit.list', { unit: w.cell }, w.people.operator)) as Visits;

async function meet(there: boolean): Promise<string> {
  const id = await w.call();
  await w.open(id);
  await w.roll(id);
  const { roll } = await w.get(id);
  const overseer = roll.find((line) => line.role === 'overseer');
  await w.run('meeting.roll', {
    id,
    marks: [{ attendanceId: overseer?.id, state: there ? 'present' : 'absent' }],
  });
  await w.run('meeting.close', { id, version: await w.version(id) });
  return id;
}

test('one who stayed away made no visit; one who was there made one, and does not enter it again', async () => {
  const away = await meet(false);
  expect(await visits()).toMatchObject({ total: 0 });
  await w.run('meeting.confirm', { id: away, version: await w.version(away), readOut: true });
  const id = await meet(true);
  const made = await visits();
  expect(made).toMatchObject({ total: 1, items: [{ kind: 'meeting', on: '2026-11-10', meetingId: id }] });
  const [visit] = made.items;
  const personId = visit?.personId ?? '';
  const again = { unitId: w.cell, personId, kind: 'meeting', on: '2026-11-10' };
  expect(await refusalOf(w.run('visit.record', again, w.people.overseer))).toMatchObject({ codes: ['visit.entered'] });
  const moved = { id: visit?.id, version: visit?.version, kind: 'meeting', on: '2026-11-09' };
  expect(await refusalOf(w.run('visit.correct', moved, w.people.overseer))).toMatchObject({
    codes: ['visit.of_meeting'],
    fields: ['on'],
  });
  await w.run('visit.correct', { ...moved, on: '2026-11-10', advice: 'Họp đúng giờ' }, w.people.overseer);
});

test('a visit that was entered by hand before the meeting closed is tied to it', async () => {
  const before = await visits();
  w.world.clock.set('2026-11-20T03:00:00Z');
  const personId = before.items[0]?.personId ?? '';
  await w.run(
    'visit.record',
    { unitId: w.cell, personId, kind: 'meeting', on: '2026-11-20', seen: 'Đông đủ' },
    w.people.overseer,
  );
  const id = await w.call({ kind: 'thematic', date: '2026-11-20' });
  await w.open(id);
  await w.roll(id);
  const { roll } = await w.get(id);
  const overseer = roll.find((line) => line.role === 'overseer');
  await w.run('meeting.roll', { id, marks: [{ attendanceId: overseer?.id, state: 'present' }] });
  await w.run('meeting.close', { id, version: await w.version(id) });
  const after = await visits();
  expect(after.total).toBe(before.total + 1);
  expect(after.items[0]).toMatchObject({ on: '2026-11-20', seen: 'Đông đủ', meetingId: id });
});
