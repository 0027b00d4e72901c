/** Votes of a meeting on cases that wait for its members. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import type { Actor } from '../platform/access.ts';
import { type CaseWorld, caseWorld } from '../procedures/testing.ts';
import type { MeetingRecord } from './meeting.ts';
import type { MinutesRecord } from './paper.ts';

let w: CaseWorld;
let meeting: string;
let exemption: string;
let discipline: string;
const ballot = (caseId: string, more: object = {}) => ({
  id: meeting,
  caseId,
  votesFor: 5,
  votesAgainst: 1,
  votesOther: 1,
  form: 'secret',
  ...more,
});
const get = async (who?: Actor) => await w.ask<MeetingRecord>('meeting.get', { id: meeting }, who);

beforeAll(async () => {
  w = await caseWorld();
  exemption = await w.open('exemption', 'Phạm Cúc', { why: 'old_or_weak' });
  discipline = await w.open('discipline', 'Võ Dung', { violated_on: '2026-06-01', what: 'x', level: 'warning' });
  for (const form of ['discipline_self_review', 'discipline_report']) await w.paper(discipline, form);
  await w.take(discipline, 'reviewed');
});
afterAll(() => w.close());

describe('before the roll is complete', () => {
  test('the meeting is told which cases wait, and votes on none', async () => {
    const call = { unit: w.cell, kind: 'extraordinary', date: '2026-11-10', time: '19:30', place: 'Nhà văn hóa' };
    const agenda = [{ kind: 'vote', title: 'Biểu quyết' }];
    meeting = (await w.run('meeting.call', { ...call, mode: 'in_person', agenda })).id;
    expect((await get()).cases).toMatchObject([
      { id: exemption, subject: 'Phạm Cúc', restricted: false, poll: null, reasons: [], voting: { rule: 'VOT-01' } },
      { id: discipline, subject: 'Võ Dung', restricted: true, poll: null, voting: { rule: 'DIS-03' } },
    ]);
    expect(await refusalOf(w.run('meeting.vote_case', ballot(exemption)))).toMatchObject({
      codes: ['meeting.wrong_state'],
    });
    const lead = { chairId: w.ids['Nguyễn Thị Đào'], clerkId: w.ids['Trần Văn Ân'] };
    await w.run('meeting.open', { id: meeting, version: 1, ...lead });
    expect(await refusalOf(w.run('meeting.vote_case', ballot(exemption)))).toMatchObject({
      codes: ['roll.incomplete'],
    });
    const { roll } = await get();
    const marks = roll.map((line) => ({ attendanceId: line.id, state: 'present' }));
    await w.run('meeting.roll', { id: meeting, marks });
  });
});

describe('a vote on a case', () => {
  test('is refused to whoever may not hold the meeting, and for cases that are not there', async () => {
    expect(await refusalOf(w.run('meeting.vote_case', ballot(exemption), w.people.member))).toMatchObject({
      status: 403,
      codes: ['right.missing'],
    });
    expect(await refusalOf(w.run('meeting.vote_case', ballot(exemption), w.people.neighbour))).toMatchObject({
      status: 404,
    });
    const school = await w.open('exemption', 'Thầy Phó', { why: 'treatment' }, w.people.head);
    expect(await refusalOf(w.run('meeting.vote_case', ballot(school)))).toMatchObject({ status: 404 });
    expect(await refusalOf(w.run('meeting.vote_case', ballot(school), w.people.operator))).toMatchObject({
      codes: ['case.other_unit'],
    });
  });

  test('cannot count more votes than voters, nor take a form the matter does not allow', async () => {
    expect(await refusalOf(w.run('meeting.vote_case', ballot(exemption, { votesFor: 7 })))).toMatchObject({
      codes: ['vote.more_than_present'],
    });
    expect(await refusalOf(w.run('meeting.vote_case', ballot(discipline, { form: 'hands' })))).toMatchObject({
      codes: ['vote.form'],
    });
  });

  test('is judged by the majority of the case and the base of the meeting, and stands on both', async () => {
    const result = await w.run('meeting.vote_case', ballot(exemption, { form: 'hands' }));
    expect(result).toMatchObject({ passed: true, base: 7, threshold: 4 });
    await w.run('meeting.vote_case', ballot(discipline));
    expect((await get()).cases).toMatchObject([
      { id: exemption, poll: { passed: true, votesFor: 5, base: 7, threshold: 4 } },
      { id: discipline, poll: { passed: true, form: 'secret' } },
    ]);
    expect((await w.get(exemption)).polls).toHaveLength(1);
  });

  test('names a restricted case to whoever may know of it and to himself, to others only its number', async () => {
    const subjectFor = async (who: Actor) => (await get(who)).cases.find((each) => each.id === discipline)?.subject;
    expect(await subjectFor(w.people.member)).toBeNull();
    expect(await subjectFor(w.people.clerk)).toBeNull();
    expect(await subjectFor(w.people.accused)).toBe('Võ Dung');
    expect(await subjectFor(w.people.commune)).toBe('Võ Dung');
  });
});

test('the minutes tell of both votes, of the restricted case by its number alone', async () => {
  const { version } = await get();
  await w.run('meeting.close', { id: meeting, version, repliesRead: [] });
  type Minutes = { body: { sections: { fill: string; lines: string[] }[] } };
  const { body } = await w.ask<Minutes>('meeting.minutes', { id: meeting });
  const said = body.sections.find((section) => section.fill === 'votes')?.lines.join('\n') ?? '';
  expect(said).toContain('miễn công tác và sinh hoạt đảng: Phạm Cúc');
  expect(said).toContain(`hồ sơ hạn chế số ${discipline.slice(-8).toUpperCase()}`);
  expect(said).not.toContain('Võ Dung');
});

test('the minutes lead to the cases, and the step of each case to the minutes, for whoever may read them', async () => {
  const voted = async (who?: Actor) =>
    (await w.ask<MinutesRecord>('meeting.minutes', { id: meeting }, who)).cases.map((each) => [each.id, each.subject]);
  expect(await voted()).toEqual([
    [exemption, 'Phạm Cúc'],
    [discipline, 'Võ Dung'],
  ]);
  expect(await voted(w.people.member)).toEqual([
    [exemption, 'Phạm Cúc'],
    [discipline, null],
  ]);
  const meetings = async (id: string) =>
    (await w.get(id)).steps.flatMap((step) => step.entries.flatMap((entry) => entry.meetingId ?? []));
  expect([await meetings(exemption), await meetings(discipline)]).toEqual([[meeting], [meeting]]);
});

test('a case that another meeting voted on waits for no second one, until its step begins anew', async () => {
  expect((await get()).cases.map((each) => each.id)).toEqual([exemption, discipline]);
  const next = await w.inMeeting();
  const { cases } = await w.ask<MeetingRecord>('meeting.get', { id: next });
  expect(cases).toEqual([]);
  expect(await refusalOf(w.run('meeting.vote_case', { ...ballot(exemption), id: next }))).toMatchObject({
    codes: ['case.voted_already'],
  });
});
