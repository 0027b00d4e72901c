/** What surrounds a meeting: its agenda after the call, field reports, the score and its confirmation, words from above. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import { meetingAttention } from './attention.ts';
import type { OverdueReporter } from './fieldReport.ts';
import type { MinutesRecord } from './paper.ts';
import type { QualityListLine, QualityRecord, QualityYear } from './quality.ts';
import { divideWork, selfScore } from './scene.ts';
import { type MeetingWorld, meetingWorld } from './testing.ts';

let w: MeetingWorld;
let id: string;
beforeAll(async () => {
  w = await meetingWorld();
  await divideWork(w);
  id = await w.call();
});
afterAll(() => w.close());

const attention = async (who: MeetingWorld['people']['member']) =>
  (await w.bus.read(who, meetingAttention)).map((item) => item.what);
const score = (more: object = {}) => selfScore(id, more);

describe('the agenda after the call', () => {
  test('a point is added and put first; the copy of last time is told', async () => {
    const before = await w.get(id);
    expect(before.repeats).toBeNull();
    await w.run('meeting.add_item', { id, version: before.version, kind: 'discussion', title: 'Nước sạch' });
    const added = await w.get(id);
    expect(added.items.at(-1)).toMatchObject({ title: 'Nước sạch', position: 14, resolutionId: null });
    const order = [added.items.at(-1), ...added.items.slice(0, -1)].map((item) => item?.id);
    await w.run('meeting.reorder', { id, version: added.version, order });
    expect((await w.get(id)).items.map((item) => item.position)).toEqual(order.map((_, i) => i + 1));
    expect((await w.get(id)).items[0]?.title).toBe('Nước sạch');
  });
  test('is refused by rule and by right', async () => {
    const { version } = await w.get(id);
    const point = { id, version, kind: 'discussion', title: 'x' };
    expect(await refusalOf(w.run('meeting.add_item', { ...point, kind: 'song' }))).toMatchObject({
      codes: ['choice.unknown'],
      fields: ['kind'],
    });
    expect(await refusalOf(w.run('meeting.add_item', { ...point, resolutionId: crypto.randomUUID() }))).toMatchObject({
      codes: ['agenda.resolution_unknown'],
      fields: ['resolutionId'],
    });
    expect(await refusalOf(w.run('meeting.add_item', point, w.people.member))).toMatchObject({ status: 403 });
    expect(await refusalOf(w.run('meeting.add_item', point, w.people.strangeSecretary))).toMatchObject({ status: 404 });
    const order = { id, version, order: [crypto.randomUUID()] };
    expect(await refusalOf(w.run('meeting.reorder', order))).toMatchObject({ codes: ['agenda.order'] });
    expect(await refusalOf(w.run('meeting.reorder', order, w.people.member))).toMatchObject({ status: 403 });
    expect(await refusalOf(w.run('meeting.add_item', { ...point, version: 1 }))).toMatchObject({
      codes: ['version.stale'],
    });
  });
});

describe('field reports (M31)', () => {
  test('are owed by who answers for a field; a member is told of his own', async () => {
    expect((await w.get(id)).fieldReports.map((r) => [r.field, r.personName, r.state])).toEqual([
      ['security', 'Lê Thị An', 'due'],
      ['Kinh tế vườn đồi', 'Rmah Bình', 'due'],
    ]);
    expect(await attention(w.people.member)).toContain('meetings.attention.field_report');
  });
  test('are written by the member before the meeting, and anew', async () => {
    const report = { id, field: 'security', body: 'Không có vụ việc nào.' };
    const first = await w.run('field_report.write', report, w.people.member);
    expect(await w.run('field_report.write', { ...report, body: 'Một vụ hòa giải thành.' }, w.people.member)).toEqual(
      first,
    );
    expect((await w.get(id)).fieldReports[0]).toMatchObject({
      state: 'given',
      body: 'Một vụ hòa giải thành.',
      onBehalf: false,
    });
    expect(await attention(w.people.member)).not.toContain('meetings.attention.field_report');
  });
  test('are refused for a field that is not his, for somebody else, and to a stranger', async () => {
    const other = { id, field: 'Kinh tế vườn đồi', body: 'x' };
    expect(await refusalOf(w.run('field_report.write', other, w.people.member))).toMatchObject({
      codes: ['field_report.not_assigned'],
    });
    expect(
      await refusalOf(w.run('field_report.write', { ...other, personId: w.ids['Rmah Bình'] }, w.people.member)),
    ).toMatchObject({ status: 403 });
    expect(await refusalOf(w.run('field_report.write', other, w.people.stranger))).toMatchObject({ status: 404 });
  });
});

describe('while it runs', () => {
  test('words from above are kept and the score is carried by vote', async () => {
    await w.open(id);
    expect(await refusalOf(w.run('quality.score', score()))).toMatchObject({ codes: ['roll.incomplete'] });
    await w.roll(id);
    const speeches = [{ name: 'Kpă Phụ Trách', office: 'đảng ủy viên', said: 'Chú ý nước sạch.' }];
    await w.run('meeting.speech', { id, version: await w.version(id), speeches });
    expect((await w.get(id)).speeches).toEqual(speeches);
    expect(await refusalOf(w.run('meeting.speech', { id, version: 1, speeches }, w.people.member))).toMatchObject({
      status: 403,
    });
    expect(await refusalOf(w.run('meeting.speech', { id, version: 1, speeches }))).toMatchObject({
      codes: ['version.stale'],
    });
  });
  test('a score without votes, above the maximum, or by a member is refused; one not carried is not kept', async () => {
    expect(await refusalOf(w.run('quality.score', score({ votesFor: null })))).toMatchObject({
      codes: ['quality.vote_missing'],
    });
    expect(
      await refusalOf(w.run('quality.score', score({ points: [{ criterion: 'preparation', points: 16 }] }))),
    ).toMatchObject({ codes: ['quality.out_of_range', 'quality.incomplete'] });
    expect(await refusalOf(w.run('quality.score', score(), w.people.member))).toMatchObject({ status: 403 });
    expect(await w.run('quality.score', score({ votesFor: 1, votesAgainst: 9 }))).toMatchObject({
      passed: false,
      id: null,
    });
    expect((await w.get(id)).quality?.sheet).toBeNull();
    expect(await w.run('quality.score', score())).toMatchObject({ passed: true, total: 92, level: 'good' });
    expect(await refusalOf(w.run('quality.score', score()))).toMatchObject({ codes: ['version.stale'] });
    await w.run('quality.score', score({ version: 1 }));
  });
  test('closing keeps who missed the report; the secretary may still bring it', async () => {
    await w.run('meeting.close', { id, version: await w.version(id) });
    expect((await w.get(id)).fieldReports.map((r) => [r.personName, r.state, r.missedRunning])).toEqual([
      ['Lê Thị An', 'given', 0],
      ['Rmah Bình', 'missed', 1],
    ]);
    const overdue = await w.ask<{ items: OverdueReporter[]; total: number }>(
      'field_report.overdue',
      { unit: w.commune },
      w.people.commune,
    );
    expect(overdue).toMatchObject({ total: 1, items: [{ personName: 'Rmah Bình', missedRunning: 1, meetingId: id }] });
    expect(await attention(w.people.secretary)).toContain('meetings.attention.missed_reports');
    await w.run('field_report.write', {
      id,
      field: 'Kinh tế vườn đồi',
      personId: w.ids['Rmah Bình'],
      body: 'Ba hộ vay vốn.',
    });
    expect((await w.get(id)).fieldReports[1]).toMatchObject({ state: 'given', onBehalf: true, missedRunning: 0 });
    expect(await w.ask('field_report.overdue', { unit: w.cell })).toMatchObject({ total: 0 });
  });
});

describe('the level above', () => {
  const sheet = async () => (await w.get(id)).quality?.sheet?.id ?? '';
  const points = (attendance: number) =>
    score().points.map((p) => (p.criterion === 'attendance' ? { ...p, points: attendance } : p));
  test('sees what waits, and its day', async () => {
    const list = await w.ask<{ items: QualityListLine[]; count: object }>(
      'quality.list',
      { unit: w.commune, month: '2026-11' },
      w.people.commune,
    );
    expect(list.count).toEqual({ held: 1, scored: 1, confirmed: 0, overdue: 0 });
    expect(list.items[0]).toMatchObject({ selfTotal: 92, gap: null, confirmDue: '2026-11-25', overdue: false });
    expect(await attention(w.people.overseer)).toContain('meetings.attention.confirm_scores');
    w.world.clock.set('2026-11-26T03:00:00Z');
    expect(await w.ask('quality.list', { unit: w.commune, state: 'overdue' }, w.people.commune)).toMatchObject({
      total: 1,
      count: { overdue: 1 },
    });
    w.world.clock.set('2026-11-10T03:00:00Z');
  });
  test('confirms with its own points and a word; the gap is shown criterion by criterion', async () => {
    const given = { id: await sheet(), version: 2, points: points(15) };
    expect(await refusalOf(w.run('quality.confirm', given, w.people.overseer))).toMatchObject({
      codes: ['quality.remark_missing'],
    });
    expect(await refusalOf(w.run('quality.confirm', given))).toMatchObject({ status: 403 });
    expect(await refusalOf(w.run('quality.confirm', given, w.people.strangeSecretary))).toMatchObject({ status: 404 });
    expect(await w.run('quality.confirm', { ...given, remark: 'Một người vắng.' }, w.people.overseer)).toEqual({
      id: given.id,
      total: 87,
      level: 'fair',
      gap: -5,
    });
    const record = await w.ask<QualityRecord>('quality.get', { id: given.id }, w.people.secretary);
    expect(record.lines.map((l) => (l.upper ?? 0) - l.self)).toEqual([0, -5, 0, 0]);
    expect(record).toMatchObject({
      selfTotal: 92,
      selfLevel: 'good',
      upperTotal: 87,
      upperLevel: 'fair',
      gap: -5,
      confirmedName: 'Kpă Phụ Trách',
    });
    expect(record.poll).toMatchObject({ passed: true, votesFor: 9 });
    expect(
      await refusalOf(w.run('quality.confirm', { ...given, version: 3, remark: 'x' }, w.people.commune)),
    ).toMatchObject({ codes: ['quality.confirmed'] });
    expect(await refusalOf(w.run('quality.score', score({ version: 3 })))).toMatchObject({
      codes: ['quality.confirmed'],
    });
    expect(await w.ask('quality.list', { unit: w.cell, state: 'gap' })).toMatchObject({ total: 1 });
  });
  test('sees the year by unit', async () => {
    const years = await w.ask<{ items: QualityYear[] }>(
      'quality.year',
      { unit: w.commune, year: 2026 },
      w.people.commune,
    );
    expect(years.items).toEqual([
      expect.objectContaining({ meetings: 1, scored: 1, confirmed: 1, levels: { fair: 1 }, verdict: 'open' }),
    ]);
  });
});

test('the minutes hold the field reports, the words from above and the score', async () => {
  await w.run('meeting.confirm', { id, version: await w.version(id), readOut: true });
  const minutes = await w.ask<MinutesRecord>('meeting.minutes', { id });
  const part = (fill: string) => minutes.body.sections.find((s) => s.fill === fill)?.lines.join('\n') ?? '';
  expect(part('items_discussion')).toContain('Một vụ hòa giải thành.');
  expect(part('upper_speech')).toContain('Kpă Phụ Trách (đảng ủy viên)');
  expect(part('score')).toContain('92/100');
  expect(part('score')).toContain('tốt');
  expect(
    await refusalOf(w.run('field_report.write', { id, field: 'security', body: 'x' }, w.people.member)),
  ).toMatchObject({ codes: ['meeting.confirmed'] });
});

test('a regular meeting missed again counts on, and the agenda that only repeats is told', async () => {
  const next = await w.call({ month: '2026-12', date: '2026-12-01' });
  // the last one had a point more
  expect((await w.get(next)).repeats).toEqual({ id, month: '2026-11', times: 1, told: false });
  w.world.clock.set('2026-12-01T03:00:00Z');
  await w.open(next);
  await w.roll(next);
  await w.run('meeting.close', { id: next, version: await w.version(next) });
  const third = await w.call({ month: '2027-01', date: '2027-01-05' });
  expect((await w.get(third)).repeats).toEqual({ id: next, month: '2026-12', times: 2, told: true });
  expect((await w.get(next)).fieldReports.map((r) => [r.personName, r.missedRunning])).toEqual([
    ['Lê Thị An', 1],
    ['Rmah Bình', 1],
  ]);
  w.world.clock.set('2027-01-05T03:00:00Z');
  await w.open(third);
  await w.roll(third);
  await w.run('meeting.close', { id: third, version: await w.version(third) });
  expect((await w.get(third)).fieldReports.map((r) => r.missedRunning)).toEqual([2, 2]);
  expect(await w.ask('field_report.overdue', { unit: w.cell })).toMatchObject({
    total: 2,
    items: [{ missedRunning: 2 }, { missedRunning: 2 }],
  });
});
