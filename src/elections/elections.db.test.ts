import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import { type MeetingWorld, meetingWorld } from '../meetings/testing.ts';
import type { HeldPost } from '../organization/postLines.ts';
import { electionAttention } from './attention.ts';
import type { ElectionLine } from './election.ts';
import { electionScene } from './scene.ts';

let w: MeetingWorld;
beforeAll(async () => {
  w = await meetingWorld();
});
afterAll(() => w.close());

const { of, names, open, get, ballot, decided, codes } = electionScene(() => w);

describe('the list of candidates', () => {
  test('is refused by the rules, each by its own', async () => {
    const four = names('Lê Thị An', 'Rmah Bình', 'Phạm Cúc', 'Võ Dung');
    expect(await refusalOf(open({ candidates: [...four, ...names('Hồ Em')] }))).toMatchObject({
      status: 422,
      codes: ['election.many_candidates'],
      fields: ['candidates'],
    });
    expect(await codes(open({ candidates: four.slice(1) }))).toEqual(['election.few_candidates']);
    expect(await codes(open({ candidates: [...four.slice(1), ...names('Siu Mới')] }))).toEqual([
      'election.may_not_stand',
    ]);
    // of another cell, and a guest
    for (const name of ['Lý Khác', 'Rơ Châm Khách'])
      expect(await codes(open({ candidates: [...four.slice(1), ...names(name)] }))).toEqual(['election.may_not_stand']);
    expect(await codes(open({ eligible: 12 }))).toEqual(['election.more_electors']);
    // two thirds of ten are seven (ELE-09): six are not enough
    expect(await codes(open({ present: 6 }))).toEqual(['vote.no_quorum']);
    expect(await codes(open({ seats: 8, candidates: names(...MANY) }))).toContain('election.too_many_seats');
    expect(await codes(open({ body: 'executive' }))).toEqual(['election.body']);
    expect(await codes(open({ post: 'village_head' }))).toEqual(['election.office']);
    expect(await codes(open({ heldOn: '2026-11-11' }))).toEqual(['date.future']);
    expect(await codes(open({ eligible: undefined }))).toEqual(['election.no_numbers']);
    expect(await codes(open({ meetingId: of('Lê Thị An') }))).toEqual(['election.no_meeting']);
    // the committee before the secretary (ELE-01)
    const one = { post: 'secretary', seats: 1, candidates: names('Lê Thị An') };
    expect(await codes(open(one))).toEqual(['election.not_among']);
    // fewer than nine: no committee (ELE-02)
    const small = { unitId: w.other, eligible: 4, present: 4, leftOut: 0, seats: 1 };
    expect(
      await codes(open({ ...small, candidates: names('Lý Khác', 'Hoàng Bí Thư') }, w.people.strangeSecretary)),
    ).toEqual(['election.no_committee']);
  });

  test('is opened by whoever has the right there', async () => {
    expect((await refusalOf(open({}, w.people.member))).status).toBe(403);
    expect((await refusalOf(open({}, w.people.strangeSecretary))).status).toBe(404);
  });
});

const MANY = ['Lê Thị An', 'Rmah Bình', 'Phạm Cúc', 'Võ Dung', 'Hồ Em', 'Đỗ Giang', 'Bùi Hạnh', 'Ngô Miễn', 'Mai Xa'];

describe('a committee and its secretary are elected for a term', () => {
  let committee: string;
  let secretary: string;

  test('more than half of the base elects; what is left is voted on again', async () => {
    committee = (await open()).id;
    expect(await codes(open())).toEqual(['election.going_on']);
    const seen = await get(committee);
    // eleven summoned, one left out: ten, so six (VOT-02, ELE-07)
    expect([seen.base, seen.threshold, seen.seatsLeft, seen.ballotsAtMost?.n]).toEqual([10, 6, 3, 3]);
    expect(seen.leaving.map((each) => each.name)).toEqual(['Trần Văn Ân']);
    const votes = { 'Lê Thị An': 9, 'Rmah Bình': 7, 'Phạm Cúc': 5, 'Võ Dung': 4 };
    expect(await codes(ballot(committee, { ...votes, 'Võ Dung': 10 }))).toEqual(['ballot.more_votes']);
    expect(await codes(ballot(committee, { ...votes, 'Phạm Cúc': 9 }))).toEqual(['ballot.sum']);
    expect(await codes(ballot(committee, { 'Lê Thị An': 9 }))).toEqual(['ballot.line_missing']);
    expect(await codes(ballot(committee, votes, { issued: 10 }))).toEqual(['ballot.more_issued']);
    expect(await codes(ballot(committee, votes, { form: 'hands' }))).toContain('vote.form');
    expect((await refusalOf(ballot(committee, votes, { version: 9 }))).status).toBe(409);
    const first = await ballot(committee, votes);
    expect([first.state, first.threshold, first.elected.length]).toEqual(['open', 6, 2]);
    const after = await get(committee);
    expect(after.candidates.map((each) => [each.name, each.electedBallot])).toEqual([
      ['Lê Thị An', 1],
      ['Rmah Bình', 1],
      ['Phạm Cúc', null],
      ['Võ Dung', null],
    ]);
    expect(await codes(ballot(committee, { 'Phạm Cúc': 8, 'Lê Thị An': 1 }))).toEqual(['ballot.not_standing']);
    const second = await ballot(committee, { 'Phạm Cúc': 6, 'Võ Dung': 3 });
    expect(second.state).toBe('elected');
    expect((await get(committee)).ballots.map((each) => [each.no, each.seats, each.votes.map((v) => v.votes)])).toEqual(
      [
        [1, 3, [9, 7, 5, 4]],
        [2, 1, [6, 3]],
      ],
    );
    const polls = await w.chibo.owner.db
      .selectFrom('poll')
      .select(['base', 'threshold', 'votes_for', 'votes_against', 'passed', 'rule_id', 'form'])
      .where('subject_kind', '=', 'election_candidate')
      .orderBy('taken_at')
      .orderBy('votes_for', 'desc')
      .execute();
    expect(polls).toHaveLength(6);
    expect(polls.filter((each) => each.passed)).toHaveLength(3);
    expect(polls[0]).toEqual({
      base: 10,
      threshold: 6,
      votes_for: 9,
      votes_against: 0,
      passed: true,
      rule_id: 'VOT-01',
      form: 'secret',
    });
  });

  test('the secretary is taken from among those just elected', async () => {
    secretary = (await open({ post: 'secretary', seats: 1, candidates: names('Lê Thị An', 'Rmah Bình') })).id;
    expect(await ballot(secretary, { 'Lê Thị An': 7, 'Rmah Bình': 2 })).toMatchObject({ state: 'elected' });
  });

  test('the level above is told, and nobody else confirms', async () => {
    const lines = await w.chibo.bus.read(w.people.commune, electionAttention);
    expect(lines.map((line) => [line.what, line.values, line.rule])).toEqual([
      ['elections.attention.confirm', { count: 2 }, 'ELE-07'],
    ]);
    expect(await w.chibo.bus.read(w.people.member, electionAttention)).toEqual([]);
    const approval = { ...(await decided(committee)), from: '2026-11-09' };
    expect((await refusalOf(w.run('election.approve', approval))).status).toBe(403);
    const mine = { ...approval, byUnitId: w.cell };
    expect(await codes(w.run('election.approve', mine, w.people.commune))).toEqual(['decision.not_above']);
    const early = { ...approval, decidedOn: '2026-11-07' };
    expect(await codes(w.run('election.approve', early, w.people.commune))).toEqual(['date.order']);
    const late = { ...approval, from: '2026-11-07' };
    expect(await codes(w.run('election.approve', late, w.people.commune))).toEqual(['date.order']);
    expect((await get(committee)).may['election.approve']).toEqual([
      { code: 'right.missing', values: { capability: 'post.assign' } },
    ]);
  });

  test('confirmed, the new ones begin, the old ones leave, and nothing is voted on any more', async () => {
    const term = { from: '2026-11-09', termEnds: '2031-11-08' };
    await w.run('election.approve', { ...(await decided(committee)), ...term }, w.people.commune);
    await w.run('election.approve', { ...(await decided(secretary)), ...term }, w.people.commune);
    const posts = await w.chibo.owner.db
      .selectFrom('post')
      .select(['post', 'holder_name', 'valid_from', 'valid_to', 'begun_by', 'ended_by', 'end_reason', 'term_ends'])
      .where('unit_id', '=', w.cell)
      .orderBy('valid_to')
      .orderBy('post')
      .orderBy('holder_name')
      .execute();
    expect(posts.map((each) => [each.post, each.holder_name, each.valid_to, each.begun_by, each.end_reason])).toEqual([
      ['committee_member', 'Trần Văn Ân', '2026-11-09', null, 'term_over'],
      ['secretary', 'Nguyễn Thị Đào', '2026-11-09', null, 'term_over'],
      ['committee_member', 'Lê Thị An', 'infinity', 'elected', null],
      ['committee_member', 'Phạm Cúc', 'infinity', 'elected', null],
      ['committee_member', 'Rmah Bình', 'infinity', 'elected', null],
      ['secretary', 'Lê Thị An', 'infinity', 'elected', null],
    ]);
    const seen = await get(committee, w.people.commune);
    expect(seen).toMatchObject({
      state: 'approved',
      decision: '12-QĐ/ĐU',
      decidedBy: 'Đảng bộ xã Biển Hồ',
      beginsOn: '2026-11-09',
    });
    expect(
      await codes(w.run('election.cancel', { id: committee, reason: 'x', version: seen.version }, w.people.commune)),
    ).toEqual(['election.wrong_state']);
    const history = await w.ask<{ posts: HeldPost[] }>('post.history', { id: of('Lê Thị An') }, w.people.commune);
    expect(history.posts.map((each) => [each.post, each.begunBy, each.decidedBy, each.electionId, each.nth])).toEqual(
      [
        ['committee_member', 'elected', 'Đảng bộ xã Biển Hồ', committee, 1],
        ['secretary', 'elected', 'Đảng bộ xã Biển Hồ', secretary, 1],
      ].toSorted(
        (a, b) => history.posts.findIndex((p) => p.post === a[0]) - history.posts.findIndex((p) => p.post === b[0]),
      ),
    );
    const list = await w.ask<{ items: ElectionLine[]; total: number }>(
      'election.list',
      { unit: w.commune, state: 'approved' },
      w.people.commune,
    );
    expect(list.items.map((each) => [each.post, each.elected, each.ballots, each.candidates]).toSorted()).toEqual([
      ['committee_member', 3, 2, 4],
      ['secretary', 1, 1, 2],
    ]);
  });
});
