/** The trade union's demo runs on the same program: its own kinds, posts, majority and words. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actorOf, type Bare, bareWorld, refusalOf } from '../checks/world/world.ts';
import { operator } from '../src/accounts/grants.ts';
import { recountAll } from '../src/indicators/recount.ts';
import type { Actor } from '../src/platform/access.ts';
import { addTo, momentAt, today } from '../src/platform/clock.ts';
import { verifyLedger } from '../src/platform/ledger/verify.ts';
import { buildWorlds } from './build.ts';
import type { Stage } from './stage.ts';
import type { Union } from './union/founding.ts';
import { planUnion } from './union/world.ts';

let bare: Bare;
let union: Union;
beforeAll(async () => {
  bare = await bareWorld(undefined, join(import.meta.dirname, '../rulebooks/union-example'));
  const keep = (stage: Stage) => {
    union = planUnion(stage);
  };
  await buildWorlds(bare.chibo, bare.clock, () => {}, [[keep]], 2);
}, 300_000);
afterAll(() => bare.close());

const ask = async <T>(name: string, input: unknown, actor: Actor = operator()) =>
  (await bare.chibo.bus.ask(name, input, { actor })) as T;
const run = async <T = { id: string }>(name: string, input: unknown, actor: Actor) =>
  (await bare.chibo.bus.run(name, input, { actor })) as T;

test('six enterprise unions, thirty branches, three hundred members', async () => {
  type Overview = { numbers: { key: string; n: number; of: number | null }[] };
  const { numbers } = await ask<Overview>('unit.overview', { id: union.sector });
  const of = (key: string) => numbers.find((number) => number.key === key);
  expect([of('members')?.n, of('cells')?.n, of('grassroots')?.n]).toEqual([300, 30, 6]);
  expect(of('planned')).toMatchObject({ n: 28, of: 30 });
  expect(of('dual')).toMatchObject({ n: 6 });
});

test('the counts are those of the records, and the ledger is whole', async () => {
  expect(await recountAll(bare.chibo)).toEqual([]);
  const report = await verifyLedger(bare.chibo.sealer.db, bare.chibo.keys.signing.publicKey);
  expect(report).toMatchObject({ unsealed: 0, faults: [] });
});

test.each([
  ['doan-vien', 'member'],
  ['chu-tich-bo-phan', 'branch_chair'],
  ['chu-tich-co-so', 'union_chair'],
  ['chu-tich-nganh', 'union_chair'],
  ['theo-doi', 'follower'],
  ['van-phong', 'office_worker'],
  ['kiem-tra', 'auditor'],
  ['quan-tri', 'administrator'],
])('the account %s acts as %s', async (login, post) => {
  expect((await actorOf(bare.chibo, login, post)).grant.post).toBe(post);
});

type Meeting = {
  version: number;
  roll: { id: string; votes: boolean; state: string; role: string; personId: string | null }[];
  voting: { majority: string; rule: string; base: { onlyPresent: boolean }; quorum: { rule: string } | null };
  polls: { base: number; present: number; eligible: number; threshold: number; passed: boolean }[];
  judgedBy: unknown;
};

describe('a members’ meeting votes by the union’s own majority', () => {
  test('those held were decided by more than half of those present', async () => {
    const { items } = await ask<{ items: { id: string; state: string }[] }>('meeting.list', { unit: union.sector });
    expect(items.length).toBeGreaterThanOrEqual(50);
    const meeting = await ask<Meeting>('meeting.get', { id: items[0]?.id });
    expect(meeting.voting).toMatchObject({
      majority: 'half_of_present',
      rule: 'VOT-01',
      base: { onlyPresent: true },
      quorum: { rule: 'VOT-02' },
    });
    expect(meeting.judgedBy).toBeNull();
    const [poll] = meeting.polls;
    expect(poll).toMatchObject({ passed: true });
    expect(poll?.base).toBe(poll?.present);
  });

  test('six of ten cannot decide; seven can, and four of them carry it, with minutes signed', async () => {
    const branch = union.branches[0];
    if (!branch) throw new Error('no branch');
    const chair = await actorOf(bare.chibo, 'chu-tich-bo-phan', 'branch_chair');
    const on = today(bare.clock);
    bare.clock.set(momentAt(on, '16:00', bare.clock.timeZone));
    const { id } = await run(
      'meeting.call',
      {
        unit: branch.id,
        kind: 'members_meeting',
        month: on.slice(0, 7),
        date: on,
        time: '16:45',
        place: 'Nhà ăn',
        mode: 'in_person',
      },
      chair,
    );
    await run('meeting.open', { id, version: 1, chairId: branch.chair.id, clerkId: branch.vice.id }, chair);
    const now = () => ask<Meeting>('meeting.get', { id }, chair);
    const others = (await now()).roll.filter((line) => line.state === 'unknown' && line.role === 'official');
    expect(others).toHaveLength(8);
    const mark = async (present: number) => {
      const marks = others.map((line, i) => ({
        attendanceId: line.id,
        ...(i < present - 2 ? { state: 'present' } : { state: 'excused', reason: 'shift' }),
      }));
      await run('meeting.roll', { id, marks }, chair);
    };
    const followers = (await now()).roll.filter((line) => line.role === 'overseer');
    await run(
      'meeting.roll',
      { id, marks: followers.map((line) => ({ attendanceId: line.id, state: 'present' })) },
      chair,
    );
    const adopt = async (votesFor: number, votesAgainst: number) => ({
      id,
      version: (await now()).version,
      title: 'Nghị quyết',
      body: 'Hai việc.',
      tasks: [],
      votesFor,
      votesAgainst,
      votesOther: 0,
      form: 'hands',
    });
    await mark(6);
    expect(await refusalOf(run('meeting.adopt', await adopt(6, 0), chair))).toMatchObject({
      codes: ['vote.no_quorum'],
    });
    await mark(7);
    const adopted = await run<{ passed: boolean; base: number; threshold: number; numberText: string | null }>(
      'meeting.adopt',
      await adopt(4, 3),
      chair,
    );
    expect(adopted).toMatchObject({ passed: true, base: 7, threshold: 4 });
    expect(adopted.numberText).toMatch(/^\d+\/NQ-CĐBP$/);
    await run('meeting.close', { id, version: (await now()).version, repliesRead: [] }, chair);
    await run('meeting.confirm', { id, version: (await now()).version, readOut: true }, chair);
    type Minutes = { body: unknown };
    const minutes = JSON.stringify(await ask<Minutes>('meeting.minutes', { id }, chair));
    expect(minutes).toContain('CHỦ T');
    expect(minutes).not.toMatch(/đảng|Đảng|ĐẢNG|chi bộ|CHI BỘ|bí thư|BÍ THƯ/);
  });
});

test('the enterprise’s executive committee meets by itself: chair, vice-chair and member', async () => {
  const chair = await actorOf(bare.chibo, 'chu-tich-co-so', 'union_chair');
  const on = today(bare.clock);
  const agenda = [{ kind: 'discussion', title: 'Thỏa ước lao động tập thể' }];
  const { id } = await run(
    'meeting.call',
    {
      unit: union.enterprises[0],
      kind: 'executive',
      month: on.slice(0, 7),
      date: on,
      time: '18:00',
      place: 'Văn phòng',
      mode: 'in_person',
      agenda,
    },
    chair,
  );
  const { roll } = await ask<Meeting>('meeting.get', { id }, chair);
  expect(roll.filter((line) => line.role === 'official')).toHaveLength(3);
});

test('a proposal is answered within ten days in the textile sector, where the example’s own rule says fifteen', async () => {
  const member = await actorOf(bare.chibo, 'doan-vien', 'member');
  const unit = union.branches[0]?.id;
  const made = await run<{ replyDue: string }>(
    'proposal.submit',
    { unit, body: 'Đề nghị thêm 4 quạt.', addressedUnitId: union.enterprises[0] },
    member,
  );
  expect(made.replyDue).toBe(addTo(today(bare.clock), { days: 10 }));
});
