import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bare, refusalOf } from '../../checks/world/world.ts';
import type { Actor } from '../platform/access.ts';
import type { MemberRecord } from './member.ts';
import { memberAsks, memberScene, person } from './scene.ts';

let world: Bare;
let top: string;
let cell: string;
let other: string;
let secretary: Actor;
let member: Actor;
let ids: Record<string, string>;
const { ask, run, list } = memberAsks(() => world);
beforeAll(async () => {
  ({ world, top, cell, other, secretary, member, ids } = await memberScene());
});
afterAll(() => world.close());

describe('registering', () => {
  test.each([
    [{ cardNo: '86769849' }, 'card.taken', 'cardNo'],
    [{ birthDate: '1990-01-01' }, 'age.minimum', 'birthDate'],
    [{ officialOn: '2004-01-01' }, 'date.order', 'officialOn'],
    [{ birthDate: '2091-01-01' }, 'date.future', 'birthDate'],
    [{ sex: 'x' }, 'sex.unknown', 'sex'],
    [{ birthDate: '1980-02-31' }, 'date.impossible', 'birthDate'],
    [{ fullName: 'Lê \u202eAn' }, 'text.hidden', 'fullName'],
    [{ fullName: '  ' }, 'text.required', 'fullName'],
    [{ from: '2027-01-01' }, 'date.future', 'from'],
    [{ reason: 'drawn_by_lot' }, 'beginning.unknown', 'reason'],
  ])('with %j is refused: %s', async (change, code, field) => {
    const refusal = await refusalOf(run('member.register', { unit: cell, ...person('Vũ Thị Lạ'), ...change }));
    expect(refusal).toMatchObject({ status: 422, codes: [code], fields: [field] });
  });

  test('is refused at a committee, and by right', async () => {
    expect(await refusalOf(run('member.register', { unit: top, ...person('Vũ Thị Lạ') }))).toMatchObject({
      codes: ['unit.not_cell'],
    });
    expect(await refusalOf(run('member.register', { unit: cell, ...person('Vũ Thị Lạ') }, member))).toMatchObject({
      status: 403,
    });
    expect(await refusalOf(run('member.register', { unit: other, ...person('Vũ Thị Lạ') }, secretary))).toMatchObject({
      status: 404,
    });
  });

  test('warns of a namesake and of a short probation, and counts', async () => {
    const answer = await run('member.register', {
      unit: other,
      ...person('Nguyễn Thị Đào'.normalize('NFD'), { officialOn: '2005-12-01' }),
    });
    expect(answer).toMatchObject({
      warnings: [{ code: 'probation.short', rule: 'PRO-01' }, { code: 'person.namesake' }],
    });
    const counts = await world.chibo.owner.db
      .selectFrom('member_stat')
      .selectAll()
      .where('unit_id', '=', other)
      .executeTakeFirstOrThrow();
    expect(counts).toMatchObject({ members: 2, official: 2, female: 2, minority: 0, guests: 0 });
    const years = await world.chibo.owner.db
      .selectFrom('member_code_stat')
      .select(['code', 'n'])
      .where('unit_id', '=', other)
      .where('measure', '=', 'birth_year')
      .orderBy('code')
      .execute();
    expect(years).toEqual([
      { code: '1980', n: 1 },
      { code: '1990', n: 1 },
    ]);
    expect((await list({ unit: other, search: 'dao' })).total).toBe(1);
  });
});

describe('correcting', () => {
  test('writes a new name on the open lines and finds it by the new words', async () => {
    const id = ids['Rmah Djuân'] ?? '';
    await run('member.correct', { id, version: 1, fullName: 'Rmah Đjuân', cardNo: '11112222' }, secretary);
    expect((await list({ unit: cell, search: 'djuan rmah' })).items[0]).toMatchObject({ name: 'Rmah Đjuân' });
    expect(await ask('member.get', { id })).toMatchObject({
      cardTail: '222',
      version: 2,
      ethnicity: '10',
      officialOn: null,
    });
    const { body } = await world.chibo.owner.db
      .selectFrom('ledger')
      .select('body')
      .where('command', '=', 'member.correct')
      .executeTakeFirstOrThrow();
    expect(body).toEqual({ fields: ['fullName', 'cardNo'] });
    await run('member.correct', { id, version: 2, cardNo: null });
    expect(await run('member.register', { unit: cell, ...person('Vũ Thị Thẻ', { cardNo: '11112222' }) })).toMatchObject(
      { warnings: [] },
    );
  });

  test('a stale version is refused, and a bad fact, and a stranger', async () => {
    const id = ids['Rmah Djuân'] ?? '';
    expect(await refusalOf(run('member.correct', { id, version: 1, note: 'x' }))).toMatchObject({
      status: 409,
      codes: ['version.stale'],
    });
    expect(await refusalOf(run('member.correct', { id, version: 3, birthDate: '2015-01-01' }))).toMatchObject({
      codes: ['age.minimum'],
    });
    expect(await refusalOf(run('member.correct', { id, version: 3, cardNo: '86769849' }))).toMatchObject({
      codes: ['card.taken'],
    });
    expect(await refusalOf(run('member.correct', { id, version: 3, note: 'x' }, member))).toMatchObject({
      status: 403,
    });
  });
});

describe('marks and endings', () => {
  test('a mark is put and taken', async () => {
    const { memberships } = await ask<MemberRecord>('member.get', { id: ids['Trần Văn Ân'] });
    const line = memberships[0];
    await run('membership.mark', { id: line?.id, exempt: true, version: 1 }, secretary);
    expect((await list({ unit: cell, mark: 'exempt' })).items.map((m) => m.name)).toEqual(['Trần Văn Ân']);
    expect(await refusalOf(run('membership.mark', { id: line?.id, exempt: false, version: 1 }))).toMatchObject({
      codes: ['version.stale'],
    });
    expect(await refusalOf(run('membership.mark', { id: line?.id, away: true, version: 2 }, member))).toMatchObject({
      status: 403,
    });
  });

  test('an ended membership ends the posts for members only, and rights with it', async () => {
    const { memberships } = await ask<MemberRecord>('member.get', { id: ids['Lê Thị An'] });
    const end = { id: memberships[0]?.id, on: '2026-10-01', reason: 'died', version: 1 };
    expect(await refusalOf(run('membership.end', end, secretary))).toMatchObject({ status: 404 });
    expect(await refusalOf(run('membership.end', { ...end, reason: 'bored' }))).toMatchObject({
      codes: ['ending.unknown'],
    });
    await run('membership.end', end);
    expect(await refusalOf(run('membership.end', { ...end, version: 2 }))).toMatchObject({
      codes: ['membership.ended'],
    });
    expect((await list({ unit: other })).items.map((m) => m.name)).toEqual(['Nguyễn Thị Đào']);
    expect((await list({ unit: other, on: '2026-09-30' })).total).toBe(2);
    const posts = await world.chibo.owner.db
      .selectFrom('post')
      .select(['post', 'valid_to'])
      .where('unit_id', '=', other)
      .execute();
    expect(posts).toEqual([{ post: 'secretary', valid_to: '2026-10-01' }]);
  });
});

test('the roster gives names to the cell, the export rows to who may export', async () => {
  const roster = await ask<{ items: { name: string; votes: boolean }[] }>('roster.list', { unit: cell }, member);
  expect(roster.items.map((l) => [l.name, l.votes])).toContainEqual(['Rmah Đjuân', false]);
  expect(await refusalOf(ask('roster.list', { unit: other }, member))).toMatchObject({ status: 404 });
  const table = await ask<{ columns: string[]; rows: string[][] }>('member.export', { unit: top, search: 'dao' });
  expect(table.columns.slice(0, 3)).toEqual(['STT', 'Họ và tên', 'Ngày sinh']);
  expect(table.rows[0]?.slice(1, 6)).toEqual(['Nguyễn Thị Đào', '04/03/1980', 'nữ', 'Kinh', 'Chi bộ thôn 1']);
  expect(await refusalOf(ask('member.export', { unit: cell }, secretary))).toMatchObject({ status: 403 });
});
