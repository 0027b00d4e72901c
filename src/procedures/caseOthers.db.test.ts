import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import type { CaseRecord } from './case.ts';
import { type CaseWorld, caseWorld } from './testing.ts';

let w: CaseWorld;
beforeAll(async () => {
  w = await caseWorld();
});
afterAll(() => w.close());

const NOW = '2026-11-10';
const stepOf = (record: CaseRecord, id: string) => record.steps.find((step) => step.id === id);

describe('under a grassroots committee', () => {
  test('the committee’s count is entered, of all its members', async () => {
    const head = w.people.head;
    const id = await w.open('strike_off', 'Cô Ba', { ground: 'card' }, head);
    await w.take(id, 'asked', { facts: { requests: '0', reviewed: 'true' } }, head);
    const count = { id, eligible: 9, present: 7, votesFor: 6, votesAgainst: 1, votesOther: 0, form: 'secret' };
    expect(await refusalOf(w.run('case.vote', { ...count, step: 'cell_vote' }, w.people.commune))).toMatchObject({
      codes: ['case.vote_in_meeting'],
    });
    expect(await refusalOf(w.run('case.vote', { ...count, step: 'cell_vote' }, head))).toMatchObject({ status: 403 });
    const meeting = await meetingAtSchool();
    const vote = { id: meeting, caseId: id, votesFor: 4, votesAgainst: 1, votesOther: 0, form: 'secret' };
    expect(await w.run<{ passed: boolean }>('meeting.vote_case', vote, head)).toMatchObject({ passed: true });
    expect(await w.take(id, 'proposed', {}, head)).toMatchObject({ step: 'committee_vote' });
    expect(await refusalOf(w.run('meeting.vote_case', vote, head))).toMatchObject({
      codes: ['case.vote_of_committee'],
    });
    const late = { ...count, step: 'committee_vote' };
    expect(await refusalOf(w.run('case.vote', { ...late, present: 10 }, w.people.commune))).toMatchObject({
      codes: ['case.more_present'],
    });
    expect(await w.run('case.vote', late, w.people.commune)).toMatchObject({ passed: true, base: 9, threshold: 6 });
    expect(await w.take(id, 'proposed', {}, w.people.commune)).toMatchObject({ step: 'decision' });
    expect((await w.get(id, w.people.commune)).polls).toHaveLength(2);
  });
});

describe('a remark asked of another unit', () => {
  let id: string;
  let question: { id: string; version: number };

  test('the other unit sees the question, and nothing else of the case', async () => {
    id = await w.open('recognition', 'Cô Năm', { ceremony_on: '2025-10-01' }, w.people.operator).catch(async () => {
      await w.chibo.owner.db
        .updateTable('membership')
        .set({ status: 'probationary' })
        .where('person_id', '=', w.ids['Cô Năm'] ?? '')
        .execute();
      return await w.open('recognition', 'Cô Năm', { ceremony_on: '2025-10-01' }, w.people.head);
    });
    const ask = { id, kind: 'residence', unit: w.other, due: '2026-11-30' };
    expect(await refusalOf(w.run('case.ask', { ...ask, kind: 'helper' }, w.people.head))).toMatchObject({
      codes: ['opinion.no_unit'],
    });
    expect(await refusalOf(w.run('case.ask', { ...ask, kind: 'weather' }, w.people.head))).toMatchObject({
      codes: expect.arrayContaining(['opinion.unknown']),
    });
    expect(await refusalOf(w.run('case.ask', { id, kind: 'helper' }, w.people.head))).toMatchObject({
      codes: ['opinion.from_missing'],
    });
    expect(await refusalOf(w.run('case.ask', { ...ask, due: '2026-11-01' }, w.people.head))).toMatchObject({
      codes: ['date.order'],
    });
    expect(await refusalOf(w.run('case.ask', ask, w.people.neighbour))).toMatchObject({ status: 404 });
    await w.run('case.ask', ask, w.people.head);
    const { items } = await w.ask<{ items: { id: string; version: number }[] }>(
      'case.questions',
      { unit: w.other },
      w.people.neighbour,
    );
    expect(items).toMatchObject([
      {
        subject: 'Cô Năm',
        asker: { name: 'Chi bộ khối 1' },
        kind: { id: 'residence' },
        counts: true,
        due: '2026-11-30',
        answeredOn: null,
      },
    ]);
    question = items[0] as typeof question;
    expect(await refusalOf(w.get(id, w.people.neighbour))).toMatchObject({ status: 404 });
    const list = await w.ask<{ items: unknown[] }>('case.list', { unit: w.other }, w.people.neighbour);
    expect(list.items).toEqual([]);
    expect(await refusalOf(w.ask('case.questions', { unit: w.other }, w.people.head))).toMatchObject({ status: 404 });
    expect(await refusalOf(w.ask('case.questions', { unit: w.cell }, w.people.member))).toMatchObject({ status: 403 });
  });

  test('and answers it there; once', async () => {
    const answer = {
      id: question.id,
      version: question.version,
      on: NOW,
      stance: 'for',
      votesFor: 7,
      votesAgainst: 0,
      body: 'Gương mẫu.',
    };
    expect(await refusalOf(w.run('case.opine', answer, w.people.secretary))).toMatchObject({ status: 404 });
    expect(await refusalOf(w.run('case.opine', { ...answer, on: '2026-11-11' }, w.people.neighbour))).toMatchObject({
      codes: ['date.future'],
    });
    await w.run('case.opine', answer, w.people.neighbour);
    expect(await refusalOf(w.run('case.opine', { ...answer, version: 2 }, w.people.neighbour))).toMatchObject({
      codes: ['opinion.given'],
    });
    const record = await w.get(id, w.people.head);
    expect(record.opinions).toMatchObject([
      {
        unit: { name: 'Chi bộ thôn 2' },
        answeredOn: NOW,
        stance: 'for',
        votesFor: 7,
        body: 'Gương mẫu.',
        by: 'Lý Khác',
      },
    ]);
    const need = stepOf(record, 'probation')?.needs.find((each) => each.id === 'residence');
    expect(need?.met).toBe(true);
  });
});

describe('lists', () => {
  beforeAll(async () => {
    await w.open('discipline', 'Võ Dung', { violated_on: '2026-06-01', what: 'x', level: 'warning' });
    await w.open('leaving', 'Lê Thị An');
    await w.open('recognition', 'Siu Mới', { ceremony_on: '2025-11-10' });
    const dropped = await w.open('exemption', 'Rmah Bình', { why: 'treatment' });
    await w.run('case.drop', { id: dropped, version: (await w.get(dropped)).version, reason: 'withdrew', on: NOW });
  });

  type Page = {
    items: { id: string; due: string | null; overdue: boolean; state: string; subject: { name: string } }[];
    total: number | null;
    next: string | null;
  };
  const list = async (input: object) => await w.ask<Page>('case.list', { unit: w.commune, ...input }, w.people.commune);

  test('sort by clock, name and day, and page through all', async () => {
    const all = await list({ limit: 50 });
    const walked: string[] = [];
    let after: string | undefined;
    do {
      const page = await list({ limit: 2, ...(after && { after }) });
      walked.push(...page.items.map((each) => each.id));
      after = page.next ?? undefined;
    } while (after);
    expect(walked).toEqual(all.items.map((each) => each.id));
    expect(walked.length).toBe(all.total);
    const names = (await list({ sort: '-name', limit: 50 })).items.map((each) => each.subject.name);
    expect(new Set(names).size).toBeGreaterThan(3);
    expect((await list({ sort: 'name', limit: 50 })).items.map((each) => each.subject.name)).toEqual(
      names.toReversed(),
    );
  });

  test('filter by state, clock and name', async () => {
    expect((await list({ state: 'ended' })).items.every((each) => each.state === 'ended')).toBe(true);
    expect((await list({ search: 'dung vo' })).items.map((each) => each.subject.name)).toEqual(['Võ Dung']);
    w.world.clock.set('2026-12-30T03:00:00Z');
    const overdue = await list({ state: 'overdue' });
    expect(overdue.items.map((each) => [each.subject.name, each.overdue])).toContainEqual(['Cô Năm', true]);
    const soon = await w.ask<{ items: { subject: string; overdue: boolean }[] }>(
      'case.clocks',
      { unit: w.commune, within: 7 },
      w.people.commune,
    );
    expect(soon.items).toContainEqual(expect.objectContaining({ subject: 'Cô Năm', overdue: true }));
    w.world.clock.set('2026-11-10T03:00:00Z');
  });

  test('the counts are those of the list', async () => {
    const { counts } = await w.ask<{ counts: { state: string; n: number }[] }>(
      'case.counts',
      { unit: w.commune },
      w.people.commune,
    );
    const sum = (state: string) => counts.filter((each) => each.state === state).reduce((all, { n }) => all + n, 0);
    expect(sum('ended')).toBe((await list({ state: 'ended' })).total);
    expect(sum('open')).toBe((await list({ state: 'in_hand' })).total);
    expect(await refusalOf(w.ask('case.list', { unit: w.commune }, w.people.member))).toMatchObject({ status: 404 });
  });
});

test('what waits for somebody: steps he may take, questions asked of his cell', async () => {
  const id = await w.open('leaving', 'Hồ Em');
  const attention = async (who: typeof w.people.secretary) =>
    await w.chibo.bus.read(who, async (ctx) => {
      const module = w.chibo.bus.modules.find((each) => each.name === 'procedures');
      return (await module?.attention?.(ctx)) ?? [];
    });
  expect(await attention(w.people.secretary)).toContainEqual(
    expect.objectContaining({ what: 'procedures.attention.step', link: `/cases/${id}`, state: 'due' }),
  );
  expect(await attention(w.people.member)).toEqual([]);
  const asked = await w.run(
    'case.ask',
    {
      id: await w.open('exemption', 'Thầy Phó', { why: 'treatment' }, w.people.head),
      kind: 'residence',
      unit: w.cell,
      due: NOW,
    },
    w.people.head,
  );
  expect(asked.id).toBeTypeOf('string');
  expect(await attention(w.people.secretary)).toContainEqual(
    expect.objectContaining({ what: 'procedures.attention.question', link: `/units/${w.cell}/questions` }),
  );
});

async function meetingAtSchool(): Promise<string> {
  const { head } = w.people;
  const call = {
    unit: w.school,
    kind: 'extraordinary',
    date: NOW,
    time: '17:00',
    place: 'Phòng họp',
    mode: 'in_person',
  };
  const { id } = await w.run('meeting.call', { ...call, agenda: [{ kind: 'vote', title: 'Biểu quyết' }] }, head);
  await w.run('meeting.open', { id, version: 1, chairId: w.ids['Cô Hiệu'], clerkId: w.ids['Thầy Phó'] }, head);
  const { roll } = await w.ask<{ roll: { id: string }[] }>('meeting.get', { id }, head);
  await w.run('meeting.roll', { id, marks: roll.map((each) => ({ attendanceId: each.id, state: 'present' })) }, head);
  return id;
}
