/** The meeting pack out and its results back in (docs/handbook-exchange.md), and the proposals passed on, counted and told of. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import { upload } from '../platform/files/files.ts';
import { meetingAttention } from './attention.ts';
import { meetingCalendar } from './calendar.ts';
import type { MeetingPack, PackDifferences } from './pack.ts';
import type { ProposalRecord, ReplyRate } from './proposal.ts';
import { type MeetingWorld, meetingWorld } from './testing.ts';

let w: MeetingWorld;
let id: string;
beforeAll(async () => {
  w = await meetingWorld();
  id = await w.call();
});
afterAll(() => w.close());

const pack = async () => await w.ask<MeetingPack>('meeting.pack', { id });
/** The pack as the e-handbook gives it back: everybody there, the one ballot filled in, the papers left out. */
async function results(change: (filled: MeetingPack) => void = () => undefined) {
  const { papers: _papers, ...filled } = structuredClone(await pack());
  filled.roll = filled.roll.map((line) => ({ ...line, state: line.role === 'overseer' ? null : 'present' }));
  const [ballot] = filled.ballots;
  if (!ballot) throw new Error('no ballot in the pack');
  Object.assign(ballot, {
    title: 'Nghị quyết tháng 11',
    body: 'Làm 300 m đường.',
    form: 'hands',
    votesFor: 10,
    votesAgainst: 1,
    votesOther: 0,
  });
  change(filled as MeetingPack);
  return filled;
}
const counted = () => w.chibo.owner.db.selectFrom('poll').select('id').execute();

describe('out', () => {
  test('one file with invitation, agenda, papers, roll and ballot', async () => {
    const unit = await w.chibo.owner.db
      .selectFrom('unit')
      .selectAll()
      .where('id', '=', w.cell)
      .executeTakeFirstOrThrow();
    const body = Buffer.from('Tài liệu họp');
    const file = await upload(
      w.chibo.app.db,
      w.chibo.keys,
      w.people.secretary,
      unit,
      { name: 'tai-lieu.txt', body },
      w.world.clock.now(),
    );
    await w.run('meeting.paper', { id, kind: 'paper', fileIds: [file.id] });
    const out = await pack();
    expect([out.format, out.version, out.meeting.id, out.meeting.time]).toEqual(['chibo-meeting-pack', 1, id, '19:30']);
    expect(out.invitation.lines[0]).toContain('Chi bộ thôn Phú Danh');
    expect([out.agenda.length, out.roll.length, out.ballots.length]).toEqual([13, 14, 1]);
    expect(out.roll.map((line) => line.line)).toEqual(out.roll.map((_, i) => i + 1));
    expect(Buffer.from(out.papers[0]?.base64 ?? '', 'base64').toString()).toBe('Tài liệu họp');
    const lines = await w.chibo.owner.db
      .selectFrom('ledger')
      .select('command')
      .where('command', '=', 'meeting.pack')
      .execute();
    expect(lines.length).toBeGreaterThan(0);
  });
  test('is for who holds the meeting', async () => {
    expect(await refusalOf(w.ask('meeting.pack', { id }, w.people.member))).toMatchObject({ status: 403 });
    expect(await refusalOf(w.ask('meeting.pack', { id }, w.people.strangeSecretary))).toMatchObject({ status: 404 });
  });
  test('and as a calendar entry, for who may read it', async () => {
    const entry = await w.bus.read(w.people.member, (ctx) => meetingCalendar(ctx, id, 'https://chibo.example'));
    expect(entry.body).toContain(`UID:${id}@chibo\r\n`);
    expect(entry.body).toContain('DTSTART:20261110T123000Z\r\n');
    expect(entry.body).toContain('DTEND:20261110T140000Z\r\n');
    expect(await refusalOf(w.bus.read(w.people.stranger, (ctx) => meetingCalendar(ctx, id, null)))).toMatchObject({
      status: 404,
    });
  });
});

describe('back in', () => {
  test('not before the meeting is open, not of another meeting', async () => {
    expect(await refusalOf(w.run('meeting.preview_results', { id, results: await results() }))).toMatchObject({
      codes: ['meeting.wrong_state'],
    });
    await w.open(id);
    const other = await results((filled) => {
      filled.meeting.id = crypto.randomUUID();
    });
    expect(await refusalOf(w.run('meeting.preview_results', { id, results: other }))).toMatchObject({
      codes: ['pack.other_meeting'],
    });
  });
  test('the preview tells the differences and writes nothing', async () => {
    const found = await w.run<PackDifferences>('meeting.preview_results', { id, results: await results() });
    expect(found.roll).toHaveLength(11);
    expect(found.ballot).toMatchObject({ line: 1, votesFor: 10 });
    expect((await w.get(id)).counts.members).toMatchObject({ unknown: 10 });
    expect(await counted()).toEqual([]);
  });
  test('a person nobody knows, one twice, too many votes and a wrong reason are refused with their lines', async () => {
    const wrong = await results((filled) => {
      const [first, second, third] = filled.roll;
      if (!first || !second || !third) throw new Error('short roll');
      Object.assign(first, { attendanceId: crypto.randomUUID() });
      Object.assign(third, { attendanceId: second.attendanceId });
    });
    expect(await refusalOf(w.run('meeting.preview_results', { id, results: wrong }))).toMatchObject({
      codes: expect.arrayContaining(['pack.person_unknown', 'pack.person_twice']),
      fields: expect.arrayContaining(['results.roll.0.name', 'results.roll.2.name']),
    });
    const many = await results((filled) => {
      Object.assign(filled.ballots[0] ?? {}, { votesFor: 40 });
    });
    expect(await refusalOf(w.run('meeting.preview_results', { id, results: many }))).toMatchObject({
      codes: ['vote.more_than_present'],
      fields: ['results.ballots.0.votesFor'],
    });
    const reason = await results((filled) => {
      const line = filled.roll.find((each) => each.name === 'Phạm Cúc');
      Object.assign(line ?? {}, { state: 'excused', reason: 'song' });
    });
    expect(await refusalOf(w.run('meeting.preview_results', { id, results: reason }))).toMatchObject({
      codes: expect.arrayContaining(['roll.reason_unknown']),
    });
  });
  test('is for who holds the meeting', async () => {
    const given = { id, version: await w.version(id), results: await results() };
    for (const name of ['meeting.import_results', 'meeting.preview_results']) {
      const { version: _, ...rest } = given;
      const input = name === 'meeting.import_results' ? given : rest;
      expect(await refusalOf(w.run(name, input, w.people.member))).toMatchObject({ status: 403 });
      expect(await refusalOf(w.run(name, input, w.people.strangeSecretary))).toMatchObject({ status: 404 });
    }
  });
  test('taken over once: the roll is marked, the resolution adopted; the same file again changes nothing', async () => {
    const given = await results();
    expect(await w.run('meeting.import_results', { id, version: await w.version(id), results: given })).toEqual({
      id,
      marked: 11,
      voted: true,
      passed: true,
    });
    const after = await w.get(id);
    expect(after.counts.members).toMatchObject({ present: 12, unknown: 0 });
    expect(after.resolution?.title).toBe('Nghị quyết tháng 11');
    expect(await w.run('meeting.import_results', { id, version: 1, results: given })).toEqual({
      id,
      marked: 0,
      voted: false,
      passed: null,
    });
    expect(await counted()).toHaveLength(1);
    const other = await results((filled) => {
      Object.assign(filled.ballots[0] ?? {}, { votesFor: 9 });
    });
    expect(
      await refusalOf(w.run('meeting.import_results', { id, version: await w.version(id), results: other })),
    ).toMatchObject({ codes: ['pack.voted_already'] });
  });
});

describe('proposals', () => {
  const attention = async (who: MeetingWorld['people']['member']) => await w.bus.read(who, meetingAttention);
  const submit = async (more: object = {}) =>
    (
      await w.run(
        'proposal.submit',
        { unit: w.cell, body: 'Sửa đường điện', addressedUnitId: w.cell, ...more },
        w.people.member,
      )
    ).id;
  const get = (proposal: string, who = w.people.commune) =>
    w.ask<ProposalRecord & { forwards: { reason: string }[]; levels: { id: string }[] }>(
      'proposal.get',
      { id: proposal },
      who,
    );

  test('are passed on with a reason; the clock keeps running', async () => {
    const proposal = await submit();
    const { replyDue } = await get(proposal);
    const forward = { id: proposal, version: 1, toUnitId: w.commune, reason: 'Vượt quá khả năng chi bộ.' };
    expect(await refusalOf(w.run('proposal.forward', forward, w.people.member))).toMatchObject({ status: 403 });
    expect(await refusalOf(w.run('proposal.forward', forward, w.people.commune))).toMatchObject({
      codes: ['proposal.other_level'],
    });
    expect(await refusalOf(w.run('proposal.forward', { ...forward, toUnitId: w.cell }))).toMatchObject({
      codes: ['proposal.forward_same'],
    });
    expect(await refusalOf(w.run('proposal.forward', { ...forward, toUnitId: w.other }))).toMatchObject({
      codes: ['proposal.wrong_level'],
    });
    await w.run('proposal.forward', forward);
    const passed = await get(proposal);
    expect(passed).toMatchObject({ replyDue, addressed: { id: w.commune }, forwards: [{ reason: forward.reason }] });
    expect(passed.levels.map((level) => level.id)).toEqual([w.cell]);
    await w.run('proposal.answer', { id: proposal, version: 2, reply: 'Đã giao đơn vị điện.' }, w.people.commune);
  });
  test('may be about a task of the cell; one of nobody is refused', async () => {
    expect(await refusalOf(submit({ taskId: crypto.randomUUID() }))).toMatchObject({
      codes: ['proposal.task_unknown'],
      fields: ['taskId'],
    });
    expect(await refusalOf(submit({ targetId: crypto.randomUUID() }))).toMatchObject({
      codes: ['proposal.target_unknown'],
    });
  });
  test('several of one kind are one line; late ones reach the level above', async () => {
    await submit();
    await submit();
    const many = (await attention(w.people.secretary)).filter((item) =>
      item.what.startsWith('meetings.attention.answer'),
    );
    expect(many).toEqual([expect.objectContaining({ what: 'meetings.attention.answer_many', values: { count: 2 } })]);
    expect((await attention(w.people.commune)).map((item) => item.what)).not.toContain('meetings.attention.late_below');
    w.world.clock.set('2026-12-20T03:00:00Z');
    expect(
      (await attention(w.people.commune)).find((item) => item.what === 'meetings.attention.late_below'),
    ).toMatchObject({
      values: { count: 2, days: 10 },
      state: 'overdue',
    });
    const late = await w.ask<{ items: ProposalRecord[]; total: number }>(
      'proposal.list',
      { unit: w.commune, box: 'late_below' },
      w.people.commune,
    );
    expect(late.items.map((item) => item.daysLate)).toEqual([10, 10]);
  });
  test('answered on time n of m, by unit; what waits to be read out is told', async () => {
    const rate = await w.ask<{ all: ReplyRate; below: (ReplyRate & { unit: { id: string } })[] }>(
      'proposal.rate',
      { unit: w.commune },
      w.people.commune,
    );
    expect(rate.all).toEqual({ due: 3, onTime: 1, late: 0, overdue: 2, waiting: 0 });
    expect(rate.below).toEqual([{ ...rate.all, unit: expect.objectContaining({ id: w.cell }) }]);
    expect((await attention(w.people.secretary)).map((item) => item.what)).toContain('meetings.attention.read_out');
    expect(await w.ask('proposal.list', { unit: w.cell, box: 'unread' })).toMatchObject({ total: 1 });
    expect(await refusalOf(w.ask('proposal.rate', { unit: w.commune }, w.people.member))).toMatchObject({
      status: 404,
    });
  });
});
