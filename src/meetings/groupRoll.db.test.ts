/** A meeting that the cell holds in its groups (MEE-09): refused without groups; its roll by groups, on paper too; votes and bases as ever. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import { attendanceDocument } from './documents.ts';
import type { MeetingOffer, MeetingRecord } from './meeting.ts';
import { type MeetingWorld, meetingWorld } from './testing.ts';

const PLAN = { kind: 'thematic', date: '2026-11-12', time: '19:30', place: 'Nhà văn hóa' };
let w: MeetingWorld;
beforeAll(async () => {
  w = await meetingWorld();
});
afterAll(() => w.close());

const call = async (mode: string, more: object = {}) =>
  (await w.run<{ id: string }>('meeting.call', { unit: w.cell, ...PLAN, mode, ...more })).id;
const offered = async () => (await w.ask<MeetingOffer>('meeting.offer', { unit: w.cell })).modes;
/** Who votes, and what the vote is counted from. */
const votingOf = ({ roll, counts, voting }: MeetingRecord) => ({
  voters: roll
    .filter((line) => line.votes)
    .map((line) => line.personId)
    .sort(),
  counts,
  voting,
});

test('is refused and not offered while the cell has no groups, in revising too', async () => {
  expect(await offered()).not.toContain('party_groups');
  expect(await refusalOf(call('party_groups'))).toMatchObject({ codes: ['meeting.no_groups'], fields: ['mode'] });
  const { kind: _kind, ...plan } = PLAN;
  const id = await call('in_person');
  expect(await refusalOf(w.run('meeting.revise', { id, version: 1, ...plan, mode: 'party_groups' }))).toMatchObject({
    status: 422,
    codes: ['meeting.no_groups'],
  });
});

test('has its roll group by group, whoever is in none behind; the votes are those of any other meeting', async () => {
  const plain = votingOf(await w.get(await call('in_person', { date: '2026-11-13' })));
  const found = async (name: string, members: string[]) =>
    await w.run('party_group.found', {
      unit: w.cell,
      name,
      on: '2026-11-01',
      members: members.map((member) => w.ids[member]),
      officers: [{ office: 'head', personId: w.ids[members[0] ?? ''] }],
    });
  await found('Tổ 2', ['Trần Văn Ân', 'Lê Thị An', 'Rơ Châm Khách']);
  await found('Tổ 1', ['Rmah Bình', 'Phạm Cúc', 'Siu Mới']);
  expect(await offered()).toContain('party_groups');
  const id = await call('party_groups', { date: '2026-11-13' });
  const meeting = await w.get(id);
  expect(votingOf(meeting)).toEqual(plain);
  expect(meeting.roll.slice(0, 7).map(({ name, group }) => [group?.name ?? null, name])).toEqual([
    ['Tổ 1', 'Rmah Bình'],
    ['Tổ 1', 'Phạm Cúc'],
    ['Tổ 1', 'Siu Mới'],
    ['Tổ 2', 'Lê Thị An'],
    ['Tổ 2', 'Trần Văn Ân'],
    ['Tổ 2', 'Rơ Châm Khách'],
    [null, expect.any(String)],
  ]);
  expect(meeting.roll.at(-1)).toMatchObject({ role: 'overseer', group: null });
  expect((await w.get(await call('online', { date: '2026-11-13' }))).roll.every(({ group }) => group === null)).toBe(
    true,
  );
  const { model } = await w.chibo.bus.read(w.people.secretary, (ctx) =>
    attendanceDocument(ctx, id, { language: 'vi' }),
  );
  const rows = model.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
  const headings = rows.filter(([number]) => number === '').map(([, name]) => name);
  expect(headings).toEqual(['Tổ 1', 'Tổ 2', 'Chưa thuộc tổ đảng nào', 'Cấp trên dự']);
  expect(rows.filter(([number]) => number !== '').map(([number]) => number)).toEqual(
    meeting.roll.map((_, at) => String(at + 1)),
  );
});

test('keeps the groups of its day when somebody changes them later', async () => {
  const id = await call('party_groups', { date: '2026-11-10' });
  const { items } = await w.ask<{ items: { id: string; name: string }[] }>('party_group.list', { unit: w.cell });
  w.world.clock.set('2026-11-20T03:00:00Z');
  await w.run('party_group.seat', {
    unit: w.cell,
    on: '2026-11-20',
    members: [{ personId: w.ids['Rmah Bình'], groupId: items.find(({ name }) => name === 'Tổ 2')?.id }],
  });
  expect((await w.get(id)).roll.find(({ name }) => name === 'Rmah Bình')?.group?.name).toBe('Tổ 1');
  w.world.clock.set('2026-11-10T03:00:00Z');
});
