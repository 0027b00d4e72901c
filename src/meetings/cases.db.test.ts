/** A case that was opened under a rule that changed since is judged by the old one (D17). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import type { Chibo } from '../chibo.ts';
import { addTo } from '../platform/clock.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { editedRulebook } from '../rulebook/testRulebook.ts';
import type { MeetingRecord } from './meeting.ts';
import { clearTask } from './scene.ts';
import { type MeetingWorld, meetingWorld } from './testing.ts';

const OPENED = '2026-11-10';
const LATER = '2026-11-20';

let w: MeetingWorld;
let before: Rulebook;
let after: Rulebook;
let chibo: Chibo;
let old: string;
let young: string;
beforeAll(async () => {
  w = await meetingWorld();
  before = w.chibo.rulebook;
  // the majority becomes two thirds on a day (with history); the reply clock is written over, as a careless editor would
  after = await editedRulebook(
    {
      file: 'rules/voting.yaml',
      old: `  value: "> 1/2"
  source: [{instrument: DL2011, at: [{article: "9", clause: "5"}]}, {instrument: QD24, at: [{point: "9.3"}]}]`,
      changed: `  value: "2/3"
  source: [{instrument: QD294}]`,
    },
    {
      file: 'rules/voting.yaml',
      old: `  confidence: P
  inForceSince: unknown

- id: VOT-02`,
      changed: `  confidence: P
  inForceSince: 2026-11-15
  history:
    - text: {vi: "Quá nửa", en: "More than half", ar: "أكثر من النصف"}
      value: "> 1/2"
      source: [{instrument: DL2011, at: [{article: "9", clause: "5"}]}]
      confidence: P
      inForceSince: unknown
      lapsed: 2026-11-15

- id: VOT-02`,
    },
    { file: 'rules/proposals.yaml', old: '  value: 30', changed: '  value: 10' },
  );
  old = await w.call();
  await w.open(old);
  await w.roll(old);
  w.world.clock.set(`${LATER}T03:00:00Z`);
  chibo = await w.world.reopen(after);
});
afterAll(() => w.close());

const run = async <T = { id: string }>(name: string, input: unknown) =>
  (await chibo.bus.run(name, input, { actor: w.people.secretary })) as T;
const get = async (id: string) =>
  (await chibo.bus.ask('meeting.get', { id }, { actor: w.people.secretary })) as MeetingRecord;

type Adopted = { passed: boolean; threshold: number; base: number };
const adopt = async (id: string, votesFor: number) =>
  await run<Adopted>('meeting.adopt', {
    id,
    version: (await get(id)).version,
    title: 'Nghị quyết',
    body: 'Một việc.',
    tasks: [clearTask(w, { due: '2026-12-20' })],
    votesFor,
    votesAgainst: 0,
    votesOther: 0,
    form: 'hands',
  });
const propose = async (id: string) =>
  (
    await run<{ replyDue: string }>('proposal.record', {
      id,
      personId: w.ids['Lê Thị An'],
      body: 'Đề nghị sửa 120 mét mương.',
      addressedUnitId: w.cell,
    })
  ).replyDue;

test('both rulebooks are kept by their hashes', async () => {
  expect(after.hash).not.toBe(before.hash);
  expect(await chibo.bus.services.rulebooks.byHash(before.hash)).toMatchObject({ id: 'vietnam', hash: before.hash });
  expect(await chibo.bus.services.rulebooks.byHash(after.hash)).toBe(after);
  expect(await chibo.bus.services.rulebooks.byHash('nowhere')).toBeNull();
});

describe('the meeting that was opened under the old rulebook', () => {
  test('shows the old majority, and that it is judged by the rules of its day', async () => {
    const meeting = await get(old);
    expect(meeting.voting).toMatchObject({
      fraction: { numerator: 1, denominator: 2, strict: true },
      rulebookHash: before.hash,
      ruledOn: OPENED,
    });
    expect(meeting.judgedBy).toMatchObject({ on: OPENED, rulebook: before.hash, rule: 'VOT-01' });
    expect(meeting.judgedBy?.citation.vi).toContain('Đại hội XI');
  });

  test('answers a proposal by the old clock', async () => {
    expect(await propose(old)).toBe(addTo(LATER, { days: 30 }));
  });

  test('passes with seven of eleven, and the poll keeps the rulebook and the day', async () => {
    expect(await adopt(old, 7)).toMatchObject({ passed: true, base: 11, threshold: 6 });
    const [poll] = (await get(old)).polls;
    expect(poll).toMatchObject({ rule: 'VOT-01', rulebookHash: before.hash, ruledOn: OPENED, threshold: 6 });
    await run('meeting.close', { id: old, version: (await get(old)).version, repliesRead: [] });
  });
});

describe('a meeting opened today', () => {
  beforeAll(async () => {
    const call = { unit: w.cell, kind: 'regular', date: LATER, time: '19:30', place: 'Nhà văn hóa', mode: 'in_person' };
    young = (await run('meeting.call', call)).id;
    const people = { chairId: w.ids['Nguyễn Thị Đào'], clerkId: w.ids['Trần Văn Ân'] };
    await run('meeting.open', { id: young, version: 1, ...people });
    const marks = (await get(young)).roll.map((line) => ({ attendanceId: line.id, state: 'present' }));
    await run('meeting.roll', { id: young, marks });
  });

  test('is judged by the new majority and says nothing of another day', async () => {
    const meeting = await get(young);
    expect(meeting.voting).toMatchObject({ fraction: { numerator: 2, denominator: 3 }, rulebookHash: after.hash });
    expect(meeting.voting.citation.vi).toContain('294-QĐ/TW');
    expect(meeting.judgedBy).toBeNull();
  });

  test('does not pass with seven of eleven, and answers by the new clock', async () => {
    expect(await propose(young)).toBe(addTo(LATER, { days: 10 }));
    expect(await adopt(young, 7)).toMatchObject({ passed: false, threshold: 8 });
  });
});

test('a meeting called under the old rulebook and opened under the new one is judged by the new', async () => {
  await run('meeting.close', { id: young, version: (await get(young)).version, repliesRead: [] });
  const id = (
    await w.run('meeting.call', {
      unit: w.cell,
      kind: 'extraordinary',
      date: LATER,
      time: '20:30',
      place: 'Nhà văn hóa',
      mode: 'in_person',
      agenda: [{ kind: 'discussion', title: 'Việc gấp' }],
    })
  ).id;
  expect((await get(id)).judgedBy).toMatchObject({ on: LATER, rulebook: before.hash });
  const people = { chairId: w.ids['Nguyễn Thị Đào'], clerkId: w.ids['Trần Văn Ân'] };
  await run('meeting.open', { id, version: 1, ...people });
  expect(await get(id)).toMatchObject({ judgedBy: null, voting: { rulebookHash: after.hash, ruledOn: LATER } });
});

describe('the old rulebook can be read', () => {
  type Rule = { earlier: boolean; now: { values: { value: string }[] } };
  const ask = async (input: object) =>
    (await chibo.bus.ask('rule.get', { id: 'VOT-01', ...input }, { actor: operator() })) as Rule;

  test('as it was, and as it is now', async () => {
    expect(await ask({ rulebook: before.hash, on: OPENED })).toMatchObject({
      earlier: true,
      now: { values: [{ value: '> 1/2' }] },
    });
    expect(await ask({})).toMatchObject({ earlier: false, now: { values: [{ value: '2/3' }] } });
    expect(await ask({ on: OPENED })).toMatchObject({ earlier: false, now: { values: [{ value: '> 1/2' }] } });
  });

  test('one that was never loaded here does not exist', async () => {
    expect(await refusalOf(ask({ rulebook: 'nowhere' }))).toMatchObject({ status: 404 });
  });
});
