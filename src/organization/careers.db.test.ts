import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  accountFor,
  actorOf,
  asOperator,
  type Bare,
  bareWorld,
  foundTop,
  refusalOf,
} from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import { hashPassword } from '../accounts/password.ts';
import type { Actor } from '../platform/access.ts';
import { organizationAttention } from './attention.ts';
import type { CalendarLine, HeldPost, ResignationLine } from './postLines.ts';

/** A province, a commune, two village cells: in the first one hand holds two posts whose terms end years apart (DUA-04, trap 12). */
let world: Bare;
let province: string;
let commune: string;
let cell: string;
let other: string;
let an: string;
let binh: string;
let cuc: string;
let dung: string;
let clerk: Actor;
let secretary: Actor;
let reader: Actor;

const person = async (unit: string, fullName: string) =>
  (
    await asOperator(world.chibo, 'member.register', {
      unit,
      fullName,
      sex: 'female',
      ethnicity: '01',
      birthDate: '1980-03-04',
      admittedOn: '2005-01-02',
      officialOn: '2006-01-02',
      from: '2015-01-01',
    })
  ).id;
const run = async <T = { id: string }>(name: string, input: unknown, actor: Actor = operator()) =>
  (await world.chibo.bus.run(name, input, { actor })) as T;
const ask = async <T>(name: string, input: unknown, actor: Actor = operator()) =>
  (await world.chibo.bus.ask(name, input, { actor })) as T;
const begin = async (unitId: string, post: string, personId: string, more = {}) =>
  (await run('post.begin', { unitId, post, personId, from: '2025-08-01', ...more })).id;
const codes = async (what: Promise<unknown>) => (await refusalOf(what)).codes;
const postOf = async (id: string) =>
  await world.chibo.owner.db.selectFrom('post').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

beforeAll(async () => {
  world = await bareWorld();
  const { chibo } = world;
  province = await foundTop(chibo, 'province_committee', 'Đảng bộ tỉnh Thử');
  const found = async (parentId: string, kind: string, name: string, more = {}) =>
    (await asOperator(chibo, 'unit.found', { parentId, kind, name, ...more })).id;
  const village = { setting: 'residential', foundedOn: '2010-05-01' };
  commune = await found(province, 'commune_committee', 'Đảng bộ xã Thử');
  cell = await found(commune, 'grassroots_cell', 'Chi bộ thôn 1', village);
  other = await found(commune, 'grassroots_cell', 'Chi bộ thôn 2', village);
  an = await person(cell, 'Nguyễn Thị An');
  binh = await person(cell, 'Trần Thị Bình');
  cuc = await person(other, 'Phạm Cúc');
  dung = await person(other, 'Võ Dung');
  const make = async (login: string, post: string, personId?: string) => {
    if (personId) {
      const { division } = await chibo.owner.db
        .selectFrom('person')
        .select('division')
        .where('id', '=', personId)
        .executeTakeFirstOrThrow();
      await accountFor(chibo, login, { personId, division, passwordHash: await hashPassword('mot cau that dai') });
    } else {
      const { id } = await run('account.make', { login, name: login, password: 'mot cau that dai' });
      await run('post.begin', { unitId: commune, post, accountId: id, from: '2026-01-01' });
    }
    return await actorOf(chibo, login, post);
  };
  const term = { name: '2025-2030', congressOn: '2025-07-20', startsOn: '2025-08-01', endsOn: '2030-08-01' };
  await run('term.begin', { unitId: cell, ...term });
  await run('term.begin', { unitId: other, ...term, endsOn: '2027-02-01' });
  await begin(cell, 'secretary', an);
  await begin(cell, 'village_head', an, { from: '2024-08-15', termEnds: '2027-01-15' });
  await begin(other, 'secretary', cuc, { termEnds: '2027-02-01' });
  await begin(other, 'village_head', dung, { termEnds: '2027-01-15' });
  clerk = await make('clerk', 'clerk');
  reader = await make('reader', 'inspector');
  secretary = await make('an', 'secretary', an);
});
afterAll(() => world.close());

const decision = { number: '07-QĐ/ĐU', decidedOn: '2026-11-01' };

describe('the calendar of who must stand for what', () => {
  type Calendar = { items: CalendarLine[]; total: number; until: string };
  const lines = (found: Calendar) =>
    found.items.map((each) => [each.what, each.endsOn, each.unitName, each.name, each.post, each.holders, each.other]);

  test('has terms and posts of their own term, by the day, with the other end of a post in two hands', async () => {
    const year = await ask<Calendar>('term.calendar', { unit: commune, months: 12 }, clerk);
    expect(lines(year)).toEqual(
      [
        [
          'post',
          '2027-01-15',
          'Chi bộ thôn 1',
          'Nguyễn Thị An',
          'village_head',
          1,
          { post: 'secretary', endsOn: '2030-08-01' },
        ],
        ['post', '2027-01-15', 'Chi bộ thôn 2', 'Võ Dung', 'village_head', 1, null],
        ['term', '2027-02-01', 'Chi bộ thôn 2', '2025-2030', null, 1, null],
      ].toSorted((a, b) => year.items.findIndex((i) => i.name === a[3]) - year.items.findIndex((i) => i.name === b[3])),
    );
    expect(year.items.map((each) => each.endsOn)).toEqual(['2027-01-15', '2027-01-15', '2027-02-01']);
    expect(year.until).toBe('2027-11-10');
    const five = await ask<Calendar>('term.calendar', { unit: cell, months: 60 }, clerk);
    expect(lines(five)[1]).toEqual([
      'term',
      '2030-08-01',
      'Chi bộ thôn 1',
      '2025-2030',
      null,
      1,
      { post: 'village_head', endsOn: '2027-01-15' },
    ]);
    const apart = await ask<Calendar>('term.calendar', { unit: commune, months: 12, apart: true }, clerk);
    expect(apart.items.map((each) => each.name)).toEqual(['Nguyễn Thị An']);
    const first = await ask<Calendar & { next: string }>('term.calendar', { unit: commune, limit: 2 }, clerk);
    const second = await ask<Calendar>('term.calendar', { unit: commune, limit: 2, after: first.next }, clerk);
    expect([...first.items, ...second.items].map((each) => each.id)).toEqual(year.items.map((each) => each.id));
    expect((await refusalOf(ask('term.calendar', { unit: province }, secretary))).status).toBe(404);
  });

  test('one of the two terms ends within the days of the rulebook: those who give posts are told, and the holder is (M08)', async () => {
    const { days } = world.chibo.rulebook.committees.terms.remindDual;
    const told = async (actor: Actor) =>
      (await world.chibo.bus.read(actor, organizationAttention))
        .filter((line) => line.what.includes('dual'))
        .map((line) => [line.what, line.values, line.due ?? null]);
    expect(await told(clerk)).toEqual([['organization.attention.dual_ends', { count: 1, days }, null]]);
    const own = await told(secretary);
    expect(own).toMatchObject([['organization.attention.own_dual_ends', { days: 66 }, '2027-01-15']]);
    expect(await told(reader)).toEqual([]);
    world.clock.set('2026-09-01T03:00:00Z');
    expect(await told(clerk)).toEqual([]);
    world.clock.set('2026-11-10T03:00:00Z');
  });
});

describe('a resignation', () => {
  test('is asked by the holder, answered once by the level above, and ends the post', async () => {
    const { id: post } = (
      await world.chibo.owner.db
        .selectFrom('post')
        .select('id')
        .where('person_id', '=', an)
        .where('post', '=', 'secretary')
        .execute()
    )[0] as { id: string };
    const asked = { postId: post, on: '2026-11-01', reason: 'health', note: 'mổ tim' };
    expect((await refusalOf(run('resignation.ask', asked, reader))).status).toBe(403);
    expect(await codes(run('resignation.ask', { ...asked, reason: 'trust_lost' }, secretary))).toEqual([
      'choice.unknown',
    ]);
    expect(await codes(run('resignation.ask', { ...asked, on: '2026-11-11' }, secretary))).toEqual(['date.future']);
    const first = await run('resignation.ask', asked, secretary);
    expect(await codes(run('resignation.ask', asked, secretary))).toEqual(['resignation.asked']);
    expect((await refusalOf(run('resignation.withdraw', { id: first.id, version: 1 }, reader))).status).toBe(403);
    await run('resignation.withdraw', { id: first.id, version: 1 }, secretary);
    const second = await run('resignation.ask', asked, clerk);
    const answer = { id: second.id, byUnitId: commune, version: 1 };
    const accept = { ...answer, ...decision, on: '2026-11-05' };
    expect((await refusalOf(run('resignation.accept', accept, secretary))).status).toBe(403);
    expect(await codes(run('resignation.accept', { ...accept, byUnitId: cell }, clerk))).toEqual([
      'decision.not_above',
    ]);
    const decline = { ...answer, decidedOn: '2026-11-02', answer: 'chưa có người thay' };
    expect((await refusalOf(run('resignation.decline', decline, secretary))).status).toBe(403);
    await run('resignation.decline', decline, clerk);
    expect(await codes(run('resignation.decline', { ...decline, version: 2 }, clerk))).toEqual([
      'resignation.answered',
    ]);
    expect(await codes(run('resignation.withdraw', { id: second.id, version: 2 }, secretary))).toEqual([
      'resignation.answered',
    ]);
    const third = await run('resignation.ask', asked, secretary);
    await run('resignation.accept', { ...accept, id: third.id }, clerk);
    expect(await postOf(post)).toMatchObject({
      valid_to: '2026-11-05',
      ended_by: 'resignation',
      end_reason: 'health',
      end_decision: '07-QĐ/ĐU',
      end_decided_on: '2026-11-01',
    });
    const list = await ask<{ items: ResignationLine[] }>('resignation.list', { unit: commune }, clerk);
    expect(list.items.map((each) => each.state).toSorted()).toEqual(['accepted', 'declined', 'withdrawn']);
    expect(list.items.every((each) => each.may['resignation.accept']?.length === 1)).toBe(true);
  });
});

describe('appointed, dismissed, term over', () => {
  test('the level above appoints, for a reason of the rulebook and by its decision', async () => {
    const order = {
      unitId: cell,
      post: 'secretary',
      personId: binh,
      reason: 'mobilized',
      from: '2026-11-06',
      byUnitId: commune,
      ...decision,
    };
    expect((await refusalOf(run('post.appoint', order, reader))).status).toBe(403);
    expect(await codes(run('post.appoint', { ...order, reason: 'three_ballots' }, clerk))).toEqual([
      'post.ballots_first',
    ]);
    expect(await codes(run('post.appoint', { ...order, post: 'village_head' }, clerk))).toEqual(['post.not_appointed']);
    expect(await codes(run('post.appoint', { ...order, byUnitId: cell }, clerk))).toEqual(['decision.not_above']);
    expect(await codes(run('post.appoint', { ...order, from: '2026-10-31' }, clerk))).toContain('date.order');
    expect(await codes(run('post.appoint', { ...order, personId: commune }, clerk))).toEqual(['person.unknown']);
    const { id } = await run('post.appoint', order, clerk);
    expect(await postOf(id)).toMatchObject({
      begun_by: 'appointed',
      begin_reason: 'mobilized',
      decision: '07-QĐ/ĐU',
      decided_unit: commune,
    });
    expect(await codes(run('post.appoint', { ...order, personId: an }, clerk))).toEqual(['post.taken']);
    const relieve = { id, reason: 'trust_lost', on: '2026-11-08', byUnitId: commune, ...decision, version: 1 };
    expect((await refusalOf(run('post.dismiss', relieve, reader))).status).toBe(403);
    expect(await codes(run('post.dismiss', { ...relieve, reason: 'health' }, clerk))).toEqual(['choice.unknown']);
    expect(await codes(run('post.dismiss', { ...relieve, decidedOn: '2026-11-05' }, clerk))).toEqual(['date.order']);
    const right = { ...relieve, decidedOn: '2026-11-08' };
    expect((await refusalOf(run('post.dismiss', { ...right, version: 2 }, clerk))).status).toBe(409);
    await run('post.dismiss', right, clerk);
    expect(await postOf(id)).toMatchObject({ ended_by: 'dismissal', end_reason: 'trust_lost', end_unit: commune });
    expect((await refusalOf(run('post.dismiss', right, clerk))).status).toBe(404);
  });

  test('a post whose time is over ends; one whose time is not does not', async () => {
    const head = await world.chibo.owner.db
      .selectFrom('post')
      .select('id')
      .where('person_id', '=', dung)
      .executeTakeFirstOrThrow();
    const over = { id: head.id, reason: 'term_over', on: '2026-11-10', version: 1 };
    expect((await refusalOf(run('post.expire', over, reader))).status).toBe(403);
    expect(await codes(run('post.expire', over, clerk))).toEqual(['post.term_not_over']);
    world.clock.set('2027-01-20T03:00:00Z');
    await run('post.expire', { ...over, on: '2027-01-15' }, clerk);
    expect(await postOf(head.id)).toMatchObject({ valid_to: '2027-01-15', ended_by: 'term', end_reason: 'term_over' });
    // the secretary's own term is the unit's, which is not over
    const cucs = await world.chibo.owner.db
      .selectFrom('post')
      .select('id')
      .where('person_id', '=', cuc)
      .executeTakeFirstOrThrow();
    const early = { id: cucs.id, reason: 'term_over', on: '2027-01-20', version: 1 };
    expect(await codes(run('post.expire', early, clerk))).toEqual(['post.term_not_over']);
    world.clock.set('2026-11-10T03:00:00Z');
  });
});

describe('the posts of a person', () => {
  test('stand with how each began and ended, and count the terms in a row', async () => {
    const times = [
      ['2015-01-01', '2020-01-01'],
      ['2020-01-01', '2025-01-01'],
      ['2025-06-01', null],
    ] as const;
    for (const [from, to] of times) {
      const id = await begin(commune, 'committee_secretary', binh, { from });
      if (to) await run('post.end', { id, on: to, reason: 'hết nhiệm kỳ', version: 1 });
    }
    const { posts } = await ask<{ posts: HeldPost[] }>('post.history', { id: binh }, clerk);
    expect(posts.map((each) => [each.post, each.from, each.to, each.nth, each.limit?.terms ?? null])).toEqual([
      ['secretary', '2026-11-06', '2026-11-08', 1, null],
      ['committee_secretary', '2025-06-01', null, 1, 2],
      ['committee_secretary', '2020-01-01', '2025-01-01', 2, 2],
      ['committee_secretary', '2015-01-01', '2020-01-01', 1, 2],
    ]);
    expect(posts[0]).toMatchObject({
      begunBy: 'appointed',
      endedBy: 'dismissal',
      endReason: 'trust_lost',
      endBy: 'Đảng bộ xã Thử',
      decidedBy: 'Đảng bộ xã Thử',
    });
    const own = await ask<{ posts: HeldPost[] }>('post.own', {}, await actorOf(world.chibo, 'an'));
    expect(own.posts.map((each) => [each.post, each.endedBy])).toEqual([
      ['secretary', 'resignation'],
      ['village_head', null],
    ]);
  });
});
