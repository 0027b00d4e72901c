/** Each command refused by a rule and by a right; what is not there for a reader; what waits for whom. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import { meetingAttention } from './attention.ts';
import { clearTask, inMeeting, refusedByRight } from './scene.ts';
import { meetingStat } from './stat.ts';
import { type MeetingWorld, meetingWorld } from './testing.ts';

let w: MeetingWorld;
beforeAll(async () => {
  w = await meetingWorld();
});
afterAll(() => w.close());

const plan = { date: '2026-11-10', time: '19:30', place: 'Nhà văn hóa', mode: 'in_person' };

describe('before and while it runs', () => {
  test('revise: place and agenda change; stale, past and confirmed are refused', async () =>
    inMeeting(w, 'called', async (id) => {
      await w.run('meeting.revise', {
        id,
        version: 1,
        ...plan,
        place: 'Trường học',
        agenda: [{ kind: 'vote', title: 'Biểu quyết' }],
      });
      expect(await w.get(id)).toMatchObject({
        place: 'Trường học',
        items: [{ title: 'Biểu quyết', position: 1 }],
        version: 2,
      });
      expect(await refusalOf(w.run('meeting.revise', { id, version: 1, ...plan }))).toMatchObject({
        status: 409,
        codes: ['version.stale'],
      });
      expect(await refusalOf(w.run('meeting.revise', { id, version: 2, ...plan, date: '2026-11-01' }))).toMatchObject({
        codes: ['date.past'],
      });
      await refusedByRight(w, 'meeting.revise', { id, version: 2, ...plan });
      await refusedByRight(w, 'meeting.cancel', { id, version: 2, reason: 'x' });
    }));
  test('open: a guest in the chair, one person for both, a day too early, and no right', async () => {
    await inMeeting(w, 'called', async (id) => {
      const chairs = (chair: string, clerk: string) => w.open(id, { chairId: w.ids[chair], clerkId: w.ids[clerk] });
      expect(await refusalOf(chairs('Rơ Châm Khách', 'Trần Văn Ân'))).toMatchObject({
        codes: ['meeting.chair_unknown'],
        fields: ['chairId'],
      });
      expect(await refusalOf(chairs('Trần Văn Ân', 'Trần Văn Ân'))).toMatchObject({
        codes: ['meeting.chair_is_clerk'],
      });
      expect(await refusalOf(w.open(id, { version: 7 }))).toMatchObject({ codes: ['version.stale'] });
      await refusedByRight(w, 'meeting.open', {
        id,
        version: 1,
        chairId: w.ids['Lê Thị An'],
        clerkId: w.ids['Rmah Bình'],
      });
      await w.run('meeting.revise', { id, version: 1, ...plan, date: '2026-11-12' });
      expect(await refusalOf(w.open(id))).toMatchObject({ codes: ['meeting.too_early'] });
    });
  });
  test('roll, items, proposals, vote and closing: by rule and by right', async () =>
    inMeeting(w, 'open', async (id) => {
      const m = await w.get(id);
      const line = (name: string) => m.roll.find((l) => l.name === name)?.id;
      const mark = (more: object) =>
        w.run('meeting.roll', { id, marks: [{ attendanceId: line('Phạm Cúc'), state: 'excused', ...more }] });
      expect(await refusalOf(mark({}))).toEqual({
        status: 422,
        codes: ['roll.reason_missing'],
        fields: ['marks.0.reason'],
      });
      expect(await refusalOf(mark({ reason: 'none' }))).toMatchObject({ codes: ['roll.reason_unknown'] });
      expect(await refusalOf(mark({ attendanceId: line('Nguyễn Thị Đào'), state: 'absent' }))).toMatchObject({
        codes: ['roll.chair_absent'],
      });
      await refusedByRight(w, 'meeting.roll', { id, marks: [{ attendanceId: line('Phạm Cúc'), state: 'present' }] });
      await refusedByRight(w, 'meeting.item', {
        id: m.items[0]?.id,
        version: 1,
        discussion: '',
        conclusion: '',
        taken: true,
      });
      expect(
        await refusalOf(
          w.run('proposal.record', { id, personId: w.ids['Kpă Phụ Trách'], body: 'x', addressedUnitId: w.other }),
        ),
      ).toEqual({
        status: 422,
        codes: ['proposal.not_member', 'proposal.wrong_level'],
        fields: ['personId', 'addressedUnitId'],
      });
      await refusedByRight(w, 'proposal.record', {
        id,
        personId: w.ids['Lê Thị An'],
        body: 'x',
        addressedUnitId: w.cell,
      });
      const vote = {
        id,
        version: m.version,
        title: 'x',
        body: 'x',
        tasks: [],
        votesFor: 1,
        votesAgainst: 0,
        votesOther: 0,
        form: 'hands',
      };
      expect(await refusalOf(w.run('meeting.adopt', vote))).toMatchObject({ codes: ['roll.incomplete'] });
      expect(await refusalOf(w.run('meeting.close', { id, version: m.version }))).toMatchObject({
        codes: ['roll.incomplete'],
      });
      await refusedByRight(w, 'meeting.adopt', vote);
      await refusedByRight(w, 'meeting.close', { id, version: m.version });
      expect((await w.roll(id)).left).toBe(0);
      expect(await refusalOf(w.run('meeting.adopt', { ...vote, form: 'shouting' }))).toMatchObject({
        codes: ['vote.form'],
      });
      expect(await refusalOf(w.run('meeting.adopt', { ...vote, version: 99, votesFor: 12 }))).toMatchObject({
        status: 422,
      });
      expect(await refusalOf(w.run('meeting.adopt', { ...vote, version: 99, votesFor: 8 }))).toMatchObject({
        status: 409,
        codes: ['version.stale'],
      });
      expect(
        await refusalOf(
          w.run('meeting.adopt', { ...vote, votesFor: 11, tasks: [clearTask(w, { assigneeId: w.ids['Lý Khác'] })] }),
        ),
      ).toMatchObject({ status: 422, fields: ['tasks.0.assigneeId'] });
      expect((await w.get(id)).polls).toEqual([]);
    }));
  test('whoever left the cell between call and opening is not on the roll', async () => {
    const id = await w.call();
    await w.chibo.owner.db
      .updateTable('membership')
      .set({ suspended: true })
      .where('person_id', '=', w.ids['Bùi Hạnh'] ?? '')
      .execute();
    await w.open(id);
    expect((await w.get(id)).roll.map((l) => l.name)).not.toContain('Bùi Hạnh');
    await w.chibo.owner.db
      .updateTable('membership')
      .set({ suspended: false })
      .where('person_id', '=', w.ids['Bùi Hạnh'] ?? '')
      .execute();
    await w.roll(id);
    await w.run('meeting.close', { id, version: await w.version(id) });
  });
});

test("what waits: a meeting to call, today's meeting, minutes to confirm and to sign", async () => {
  const waiting = async (who = w.people.secretary) =>
    (await w.chibo.bus.read(who, meetingAttention))
      .filter((a) => a.what !== 'meetings.attention.answer')
      .map((a) => [a.what, a.state]);
  w.world.clock.set('2027-03-10T03:00:00Z');
  const before = await waiting();
  expect(before).toContainEqual(['meetings.attention.call', 'due']);
  const id = await w.call({ date: '2027-03-10' });
  expect(await waiting()).toContainEqual(['meetings.attention.today', 'due']);
  expect(await waiting(w.people.member)).toContainEqual(['meetings.attention.today', 'information']);
  await w.open(id);
  expect(await waiting()).toContainEqual(['meetings.attention.open', 'due']);
  await w.roll(id);
  await w.run('meeting.close', { id, version: await w.version(id) });
  expect(await waiting()).toContainEqual(['meetings.attention.confirm', 'due']);
  expect(await waiting()).not.toContainEqual(['meetings.attention.call', 'due']);
  w.world.clock.set('2026-11-10T03:00:00Z');
});

test('a recount of everything finds what the commands counted', async () => {
  const all = () =>
    w.chibo.owner.db.selectFrom('meeting_stat').selectAll().orderBy('unit_id').orderBy('month').execute();
  const before = await all();
  expect(before.length).toBeGreaterThan(1);
  await w.chibo.owner.db.deleteFrom('meeting_stat').execute();
  await meetingStat(w.chibo.rulebook)
    .recount('00', [w.cell, w.other, w.commune], '2026-11-10')
    .execute(w.chibo.owner.db);
  expect(await all()).toEqual(before);
});
