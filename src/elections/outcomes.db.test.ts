import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import { type MeetingWorld, meetingWorld } from '../meetings/testing.ts';
import { electionAttention } from './attention.ts';
import type { ElectionOffer } from './election.ts';
import { electionScene } from './scene.ts';

let w: MeetingWorld;
const { of, names, open, get, codes, electCommittee } = electionScene(() => w);
beforeAll(async () => {
  w = await meetingWorld();
  await electCommittee();
});
afterAll(() => w.close());

describe('an election without a result', () => {
  test('three ballots give no deputy: the level above appoints one (ELE-03)', async () => {
    const { id } = await open(
      { post: 'deputy_secretary', seats: 1, candidates: names('Rmah Bình', 'Phạm Cúc') },
      w.people.commune,
    );
    const even = { 'Rmah Bình': 4, 'Phạm Cúc': 5 };
    const vote = async () => {
      const seen = await get(id, w.people.commune);
      return await w.run<{ state: string }>(
        'election.ballot',
        {
          id,
          form: 'secret',
          issued: 9,
          collected: 9,
          valid: 9,
          votes: seen.candidates.map((each) => ({
            candidateId: each.id,
            votes: even[each.name as keyof typeof even],
          })),
          version: seen.version,
        },
        w.people.commune,
      );
    };
    expect((await vote()).state).toBe('open');
    const before = await get(id, w.people.commune);
    expect(before.may['election.appoint']).toEqual([{ code: 'election.wrong_state', values: { state: 'open' } }]);
    expect((await vote()).state).toBe('open');
    expect((await vote()).state).toBe('failed');
    expect(await codes(vote())).toEqual(['election.wrong_state']);
    const lines = await w.chibo.bus.read(w.people.commune, electionAttention);
    expect(lines.map((line) => [line.what, line.rule])).toEqual([['elections.attention.appoint', 'ELE-03']]);
    const seen = await get(id, w.people.commune);
    const order = {
      id,
      byUnitId: w.commune,
      number: '13-QĐ/ĐU',
      decidedOn: '2026-11-10',
      from: '2026-11-10',
      version: seen.version,
    };
    const two = { ...order, personIds: [of('Rmah Bình'), of('Phạm Cúc')] };
    expect(await codes(w.run('election.appoint', two, w.people.commune))).toEqual(['election.too_many_seats']);
    const one = { ...order, personIds: [of('Rmah Bình')] };
    expect((await refusalOf(w.run('election.appoint', one, w.people.member))).status).toBe(403);
    await w.run('election.appoint', one, w.people.commune);
    const post = await w.chibo.owner.db
      .selectFrom('post')
      .select(['holder_name', 'begun_by', 'begin_reason', 'election_id'])
      .where('post', '=', 'deputy_secretary')
      .executeTakeFirst();
    expect(post).toEqual({
      holder_name: 'Rmah Bình',
      begun_by: 'appointed',
      begin_reason: 'three_ballots',
      election_id: id,
    });
  });

  test('a result that is not confirmed begins nothing; a mistake is cancelled; somebody withdraws', async () => {
    const at = { unitId: w.other, eligible: 4, present: 4, leftOut: 0, post: 'secretary', seats: 1 };
    const by = w.people.commune;
    // four members, and the ballot is secret all the same: the rule knows no other (ELE-06)
    const { id } = await open({ ...at, candidates: names('Hoàng Bí Thư', 'Kpă Phụ Trách') }, by);
    const close = { id, reason: 'chi bộ quyết định dừng', version: 1 };
    expect(await codes(w.run('election.close', close, by))).toEqual(['election.no_ballot']);
    const first = await get(id, by);
    const leave = { id, candidateId: first.candidates[1]?.id, reason: 'xin rút', version: 1 };
    expect((await refusalOf(w.run('election.withdraw', leave, w.people.member))).status).toBe(404);
    await w.run('election.withdraw', leave, by);
    const votes = [{ candidateId: first.candidates[0]?.id, votes: 4 }];
    await w.run('election.ballot', { id, form: 'secret', issued: 4, collected: 4, valid: 4, votes, version: 2 }, by);
    const refusal = {
      id,
      byUnitId: w.commune,
      number: '14-CV/ĐU',
      decidedOn: '2026-11-10',
      reason: 'not_eligible',
      version: 3,
    };
    expect(await codes(w.run('election.refuse', { ...refusal, reason: 'liked' }, by))).toEqual(['choice.unknown']);
    await w.run('election.refuse', refusal, by);
    expect(await get(id, by)).toMatchObject({ state: 'refused', stateReason: 'not_eligible' });
    const again = (await open({ ...at, candidates: names('Hoàng Bí Thư') }, by)).id;
    expect(
      (await refusalOf(w.run('election.cancel', { id: again, reason: 'x', version: 1 }, w.people.member))).status,
    ).toBe(404);
    await w.run('election.cancel', { id: again, reason: 'nhập nhầm', version: 1 }, by);
    const holder = await w.chibo.owner.db
      .selectFrom('post')
      .select('holder_name')
      .where('unit_id', '=', w.other)
      .where('post', '=', 'secretary')
      .where('valid_to', '=', 'infinity')
      .execute();
    expect(holder.map((each) => each.holder_name)).toEqual(['Lý Khác']);
  });
});

test('the roll of a meeting says who elects: exempt and absent is left out, away and present is not', async () => {
  const by = w.people.commune;
  const meeting = await w.run(
    'meeting.call',
    {
      unit: w.cell,
      kind: 'congress',
      date: '2026-11-10',
      time: '08:00',
      place: 'Nhà văn hóa thôn',
      mode: 'in_person',
      agenda: [{ kind: 'vote', title: 'Bầu bổ sung chi ủy', preparation: '' }],
    },
    w.people.operator,
  );
  const opening = { id: meeting.id, version: 1, chairId: of('Nguyễn Thị Đào'), clerkId: of('Trần Văn Ân') };
  await w.run('meeting.open', opening, w.people.operator);
  const seen = await w.get(meeting.id, w.people.operator);
  await w.run(
    'meeting.roll',
    {
      id: meeting.id,
      marks: seen.roll
        .filter((line) => line.role !== 'overseer')
        .map((line) => ({
          attendanceId: line.id,
          ...(line.name === 'Ngô Miễn' ? { state: 'excused', reason: 'exempt' } : { state: 'present' }),
        })),
    },
    w.people.operator,
  );
  const offer = await w.ask<ElectionOffer>('election.offer', { unit: w.cell }, by);
  expect(offer.official).toBe(11);
  expect(offer.offices.map((each) => [each.post, each.held, each.among])).toEqual([
    ['committee_member', 3, []],
    ['secretary', 1, ['committee_member']],
    ['deputy_secretary', 1, ['committee_member']],
  ]);
  expect(offer.meetings.map((each) => each.id)).toContain(meeting.id);
  const { id } = await open(
    {
      meetingId: meeting.id,
      eligible: undefined,
      present: undefined,
      leftOut: undefined,
      purpose: 'vacancy',
      seats: 1,
      candidates: names('Hồ Em', 'Đỗ Giang'),
    },
    by,
  );
  expect(await get(id, by)).toMatchObject({ meetingId: meeting.id, eligible: 11, present: 10, leftOut: 1, base: 10 });
  const small = await w.ask<ElectionOffer>('election.offer', { unit: w.other }, by);
  expect(small.offices.map((each) => [each.post, each.among])).toEqual([
    ['secretary', []],
    ['deputy_secretary', []],
  ]);
});
