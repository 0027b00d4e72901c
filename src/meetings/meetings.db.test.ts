/** The meeting of the walk, from the call to a signed minute with a note. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import type { MinutesRecord } from './paper.ts';
import { clearTask, THREE_ABSENT } from './scene.ts';
import { type MeetingWorld, meetingWorld, PASSWORD } from './testing.ts';

let w: MeetingWorld;
let id: string;
beforeAll(async () => {
  w = await meetingWorld();
  id = await w.call();
});
afterAll(() => w.close());

const stat = () =>
  w.chibo.owner.db
    .selectFrom('meeting_stat')
    .selectAll()
    .where('unit_id', '=', w.cell)
    .where('month', '=', '2026-11')
    .executeTakeFirstOrThrow();
const minutes = (who = w.people.secretary) => w.ask<MinutesRecord>('meeting.minutes', { id }, who);
const section = (m: MinutesRecord, fill: string) => m.body.sections.find((s) => s.fill === fill);

test("called: the agenda of a village cell, the roll of the day, in the unit's month", async () => {
  const m = await w.get(id);
  expect([m.state, m.month, m.date, m.time, m.title]).toEqual([
    'called',
    '2026-11',
    '2026-11-10',
    '19:30',
    'Sinh hoạt thường kỳ tháng 11/2026',
  ]);
  expect(m.items.map((i) => i.kind)).toContain('last_month_report');
  expect(m.items).toHaveLength(13);
  expect(Object.fromEntries(Object.entries(m.counts).map(([k, c]) => [k, c.total]))).toEqual({
    members: 12,
    official: 11,
    probationary: 1,
    guest: 1,
    overseer: 1,
  });
  expect(m.roll.filter((l) => l.votes)).toHaveLength(11);
  expect(m.may['meeting.open']).toEqual([]);
  expect(m.may['meeting.adopt']).toEqual([{ code: 'meeting.wrong_state', values: { state: 'called' } }]);
});

test('held: three absences, discussion, two proposals', async () => {
  await w.open(id);
  await w.roll(id, THREE_ABSENT);
  const m = await w.get(id);
  expect(m.counts.members).toEqual({ total: 12, present: 9, excused: 2, absent: 1, unknown: 0 });
  const item = m.items.find((i) => i.kind === 'discussion');
  expect(
    await w.run('meeting.item', {
      id: item?.id,
      version: 1,
      discussion: 'Đồng chí An: làm đường trước Tết.',
      conclusion: 'Thống nhất làm 300 m đường.',
      taken: true,
    }),
  ).toMatchObject({ version: 2 });
  expect(
    await refusalOf(w.run('meeting.item', { id: item?.id, version: 1, discussion: '', conclusion: '', taken: false })),
  ).toMatchObject({ status: 409, codes: ['version.stale'] });
  const up = await w.run<{ id: string; replyDue: string }>('proposal.record', {
    id,
    personId: w.ids['Lê Thị An'],
    body: 'Đề nghị xã hỗ trợ 20 tấn xi măng.',
    addressedUnitId: w.commune,
  });
  expect(up.replyDue).toBe('2026-12-10');
  await w.run('proposal.record', {
    id,
    personId: w.ids['Siu Mới'],
    body: 'Mở lớp học tiếng Jrai.',
    addressedUnitId: w.cell,
  });
  expect((await w.get(id)).proposals.map((p) => [p.personName, p.addressed.name])).toEqual([
    ['Lê Thị An', 'Đảng bộ xã Biển Hồ'],
    ['Siu Mới', 'Chi bộ thôn Phú Danh'],
  ]);
});

test('voted: more than voters is refused, a failed vote is kept, the passed one issues the resolution with its tasks', async () => {
  const vote = (more: object) =>
    w.version(id).then((version) =>
      w.run<Record<string, unknown>>('meeting.adopt', {
        id,
        version,
        title: 'Làm 300 m đường',
        body: 'Chi bộ quyết nghị làm 300 m đường trong tháng 12.',
        tasks: [clearTask(w)],
        votesFor: 9,
        votesAgainst: 0,
        votesOther: 0,
        form: 'hands',
        ...more,
      }),
    );
  // present with a vote: 11 official, less one ill, one absent, one exempt = 8; base: 11 less the exempt absent one = 10
  expect(await refusalOf(vote({}))).toEqual({ status: 422, codes: ['vote.more_than_present'], fields: ['votesFor'] });
  expect(await refusalOf(vote({ votesFor: -1 }))).toMatchObject({ codes: ['vote.negative'] });
  expect(await refusalOf(vote({ votesFor: 8, tasks: [clearTask(w, { result: '' })] }))).toMatchObject({
    status: 422,
    fields: ['tasks.0.result'],
  });
  expect(await vote({ votesFor: 5, votesAgainst: 3 })).toMatchObject({
    passed: false,
    eligible: 11,
    present: 8,
    base: 10,
    threshold: 6,
    resolutionId: null,
  });
  expect((await w.get(id)).resolution).toBeNull();
  const passed = await vote({ votesFor: 7, votesOther: 1, reservedOpinions: 'Đồng chí Bình: nên làm sau Tết.' });
  expect(passed).toMatchObject({ passed: true, base: 10, threshold: 6, numberText: '01-NQ/CB' });
  expect(await refusalOf(vote({ votesFor: 7 }))).toMatchObject({ codes: ['meeting.adopted_already'] });
  const m = await w.get(id);
  expect(m.polls.map((p) => [p.votesFor, p.passed, p.rule])).toEqual([
    [5, false, 'VOT-01'],
    [7, true, 'VOT-01'],
  ]);
  expect(m.polls[1]).toMatchObject({
    reservedOpinions: 'Đồng chí Bình: nên làm sau Tết.',
    baseKind: 'monthly_meeting',
    rulebookHash: w.chibo.rulebook.hash,
  });
  expect(m.report.lines).toEqual([]);
  expect([m.resolution?.numberText, m.tasks.map((t) => t.assigneeName)]).toEqual(['01-NQ/CB', ['Lê Thị An']]);
});

test('the preview shows what the records say; then it is confirmed, frozen, signed', async () => {
  w.world.clock.set('2026-11-10T05:00:00Z');
  await w.run('meeting.close', { id, version: await w.version(id) });
  const preview = await minutes();
  expect([preview.frozen, preview.hash]).toEqual([false, null]);
  expect(await refusalOf(w.run('meeting.confirm', { id, version: await w.version(id), readOut: false }))).toMatchObject(
    { codes: ['minutes.not_read'] },
  );
  const { hash } = await w.run<{ hash: string }>('meeting.confirm', {
    id,
    version: await w.version(id),
    readOut: true,
  });
  const kept = await minutes();
  expect(kept).toMatchObject({ frozen: true, intact: true, hash, confirmedName: 'Nguyễn Thị Đào' });
  expect(kept.body).toEqual(preview.body);
  expect(section(kept, 'roll_total')?.lines).toEqual(['12']);
  expect(section(kept, 'roll_present')?.lines[0]).toContain('10 (chính thức 8, dự bị 1, sinh hoạt tạm thời 1)');
  expect(section(kept, 'roll_excused')?.lines[0]).toBe(
    '2: Phạm Cúc (ốm đau, điều trị); Ngô Miễn (được miễn sinh hoạt)',
  );
  expect(section(kept, 'roll_unexcused')?.lines[0]).toBe('1: Võ Dung');
  expect(section(kept, 'closing_time')?.lines[0]).toBe('12:00 ngày 10/11/2026');
  expect(section(kept, 'items_discussion')?.lines.join('\n')).toContain(
    'đồng chí Lê Thị An, gửi Đảng bộ xã Biển Hồ (trả lời chậm nhất ngày 10/12/2026)',
  );
  expect(section(kept, 'votes')?.lines.at(-1)).toBe('Ban hành nghị quyết số 01-NQ/CB: Làm 300 m đường');
  expect(section(kept, 'items_tasks')?.table?.rows[0]).toContain('Vận động 12 hộ hiến đất làm đường');
  expect(section(kept, 'dues')?.lines).toEqual(['Không ghi nhận.']);
  expect(kept.body.letterhead).toEqual({
    left: { upper: 'ĐẢNG ỦY XÃ BIỂN HỒ', issuer: 'CHI BỘ THÔN PHÚ DANH', separator: '*', number: null },
    right: { banner: 'ĐẢNG CỘNG SẢN VIỆT NAM', placeAndDate: 'Biển Hồ, ngày 10 tháng 11 năm 2026' },
  });
  expect(
    await refusalOf(w.run('meeting.sign', { id, version: await w.version(id), password: 'khong phai' })),
  ).toMatchObject({ codes: ['password.wrong'], fields: ['password'] });
  await w.run('meeting.sign', { id, version: await w.version(id), password: PASSWORD });
  expect(await minutes()).toMatchObject({ state: 'signed', signedName: 'Nguyễn Thị Đào', hash });
});

test('confirmed minutes are changed by nothing; a dated note stands beside them', async () => {
  const before = await minutes();
  const item = (await w.get(id)).items[0];
  for (const [name, input] of [
    ['meeting.item', { id: item?.id, version: 1, discussion: 'khác', conclusion: '', taken: true }],
    ['meeting.roll', { id, marks: [{ attendanceId: (await w.get(id)).roll[2]?.id, state: 'absent' }] }],
    ['proposal.record', { id, personId: w.ids['Lê Thị An'], body: 'x', addressedUnitId: w.cell }],
    ['meeting.close', { id, version: before.version }],
    ['meeting.confirm', { id, version: before.version, readOut: true }],
    [
      'meeting.revise',
      { id, version: before.version, date: '2026-11-11', time: '19:30', place: 'x', mode: 'in_person' },
    ],
  ] as const)
    expect(await refusalOf(w.run(name, input)), name).toMatchObject({ status: 422, codes: ['meeting.confirmed'] });
  await w.run('meeting.note', { id, note: 'Đính chính: dài 310 m.', decidedOn: '2026-11-10' });
  const after = await minutes();
  expect([after.body, after.hash, after.intact]).toEqual([before.body, before.hash, true]);
  expect(after.notes.map((n) => [n.note, n.decidedOn, n.byName])).toEqual([
    ['Đính chính: dài 310 m.', '2026-11-10', 'Nguyễn Thị Đào'],
  ]);
});

test('somebody who reaches into the database is noticed', async () => {
  const before = await minutes();
  await w.chibo.owner.db
    .updateTable('minutes')
    .set({ body: JSON.stringify({ ...before.body, title: 'X' }) })
    .where('meeting_id', '=', id)
    .execute();
  expect((await minutes()).intact).toBe(false);
  await w.chibo.owner.db
    .updateTable('minutes')
    .set({ body: JSON.stringify(before.body) })
    .where('meeting_id', '=', id)
    .execute();
  expect((await minutes()).intact).toBe(true);
});

test('the counts moved by exactly what was done', async () => {
  expect(await stat()).toMatchObject({
    called: 1,
    held: 1,
    confirmed: 1,
    signed: 1,
    units_held: 1,
    expected: 10,
    attended: 8,
    excused: 1,
    absent: 1,
    proposals: 2,
    proposals_answered: 0,
  });
});
