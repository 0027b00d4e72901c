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
import type { Actor } from '../platform/access.ts';
import type { CorrectionLine, CorrectionRecord, LookLine } from './correction.ts';
import { ownRecordDocument } from './documents.ts';
import type { MemberRecord } from './member.ts';

let world: Bare;
let cell: string;
let self: string;
let secretary: Actor;
let member: Actor;
let fellow: Actor;

const ask = async <T>(name: string, input: unknown, actor: Actor = member) =>
  (await world.chibo.bus.ask(name, input, { actor })) as T;
const run = async (name: string, input: unknown, actor: Actor = member) =>
  (await world.chibo.bus.run(name, input, { actor })) as { id: string; due: string };

beforeAll(async () => {
  world = await bareWorld();
  const top = await foundTop(world.chibo, 'commune_committee', 'Đảng bộ xã Biển Hồ');
  cell = (
    await asOperator(world.chibo, 'unit.found', {
      parentId: top,
      kind: 'grassroots_cell',
      name: 'Chi bộ thôn 1',
      setting: 'residential',
      foundedOn: '2000-01-01',
    })
  ).id;
  const ids: Record<string, string> = {};
  for (const [login, name] of [
    ['bithu', 'Nguyễn Thị Đào'],
    ['dangvien', 'Trần Văn Ân'],
    ['dangvien2', 'Lê Thị An'],
  ] as const) {
    ids[login] = (
      await asOperator(world.chibo, 'member.register', {
        unit: cell,
        fullName: name,
        sex: 'male',
        ethnicity: '01',
        birthDate: '1980-03-04',
        admittedOn: '2005-01-02',
        officialOn: '2006-01-02',
        phone: '0905111222',
        from: '2025-10-31',
      })
    ).id;
    await accountFor(world.chibo, login, { name, personId: ids[login] ?? '' });
  }
  self = ids.dangvien ?? '';
  await asOperator(world.chibo, 'post.begin', {
    unitId: cell,
    post: 'secretary',
    personId: ids.bithu,
    from: '2025-10-31',
  });
  secretary = await actorOf(world.chibo, 'bithu', 'secretary');
  member = await actorOf(world.chibo, 'dangvien');
  fellow = await actorOf(world.chibo, 'dangvien2');
});
afterAll(() => world.close());

describe('a correction', () => {
  test.each([
    [{ field: 'phone', after: '0905 111 222', reason: 'x' }, ['correction.same']],
    [{ field: 'phone', after: '12', reason: 'x' }, ['phone.malformed']],
    [{ field: 'fullName', after: null, reason: 'x' }, ['field.required']],
    [{ field: 'birthDate', after: 'hôm qua', reason: 'x' }, ['date.impossible']],
    [{ field: 'birthDate', after: '2000-01-01', reason: 'x' }, ['age.minimum']],
    [{ field: 'sex', after: 'robot', reason: 'x' }, ['sex.unknown']],
  ])('%j is refused', async (input, codes) => {
    expect((await refusalOf(run('correction.ask', input))).codes).toEqual(codes);
  });

  test('is answered within two working days (DAT-02), decided with a reason, and written when agreed', async () => {
    // 10 November 2026 is a Tuesday
    const { id, due } = await run('correction.ask', {
      field: 'birthDate',
      after: '1980-04-03',
      reason: 'theo khai sinh',
    });
    expect(due).toBe('2026-11-12');
    expect(
      (await refusalOf(run('correction.ask', { field: 'birthDate', after: '1981-01-01', reason: 'x' }))).codes,
    ).toEqual(['correction.open_already']);
    const asked = await ask<CorrectionRecord>('correction.get', { id });
    expect(asked).toMatchObject({ before: '1980-03-04', after: '1980-04-03', own: true, rule: 'DAT-02' });
    expect(await refusalOf(ask('correction.get', { id }, fellow))).toMatchObject({ status: 403 });
    expect(
      await refusalOf(run('correction.decide', { id, agreed: true, answer: 'x', version: 1 }, member)),
    ).toMatchObject({ status: 403 });
    const decide = { id, agreed: true, answer: 'đúng theo giấy khai sinh', version: 1 };
    await run('correction.decide', decide, secretary);
    expect((await refusalOf(run('correction.decide', { ...decide, version: 2 }, secretary))).codes).toEqual([
      'correction.decided',
    ]);
    expect((await ask<MemberRecord>('member.me', {})).birthDate).toBe('1980-04-03');
    expect((await ask<{ items: CorrectionLine[] }>('correction.mine', {})).items).toMatchObject([{ state: 'agreed' }]);
  });

  test('a refused one changes nothing; an own one is withdrawn, and nobody decides his own', async () => {
    const { id } = await run('correction.ask', { field: 'fullName', after: 'Trần Văn Ẩn', reason: 'x' });
    await run('correction.decide', { id, agreed: false, answer: 'không có căn cứ', version: 1 }, secretary);
    expect((await ask<MemberRecord>('member.me', {})).name).toBe('Trần Văn Ân');
    const own = await run('correction.ask', { field: 'phone', after: '0905999888', reason: 'đổi số' }, secretary);
    expect(
      (await refusalOf(run('correction.decide', { id: own.id, agreed: true, answer: 'x', version: 1 }, secretary)))
        .codes,
    ).toEqual(['correction.own']);
    expect((await refusalOf(run('correction.withdraw', { id: own.id, version: 1 }, member))).codes).toEqual([
      'correction.not_own',
    ]);
    await run('correction.withdraw', { id: own.id, version: 1 }, secretary);
    const open = await ask<{ total: number }>('correction.list', { unit: cell, state: 'open' }, secretary);
    expect(open.total).toBe(0);
  });

  test('no value of it stands in the database or the ledger in the clear', async () => {
    await run('correction.ask', { field: 'cardNo', after: '99887766', reason: 'thẻ mới' });
    const { rows } = await world.chibo.owner.pool.query(
      `select (select string_agg(c::text, '') from correction c) || (select string_agg(l.body::text, '') from ledger l) as all`,
    );
    expect(rows[0].all).not.toContain('99887766');
    expect(rows[0].all).not.toContain(Buffer.from('99887766').toString('hex'));
  });
});

describe('what is kept about me', () => {
  test('who looked at my numbers is told, with who and when', async () => {
    const looks = async (actor: Actor) => (await ask<{ items: LookLine[] }>('member.looks', {}, actor)).items;
    expect(await looks(member)).toEqual([]);
    await ask('member.reveal', { id: self }, secretary);
    expect(await looks(member)).toMatchObject([{ who: 'Nguyễn Thị Đào', command: 'member.reveal', own: false }]);
    expect(await looks(fellow)).toEqual([]);
    await world.chibo.bus.ask('member.export', { unit: cell }, { actor: operator() });
    expect((await looks(member)).map((look) => [look.command, look.who])).toEqual([
      ['member.export', ''],
      ['member.reveal', 'Nguyễn Thị Đào'],
    ]);
  });

  test('a copy holds all of it in the clear and is recorded; nobody gets another’s', async () => {
    const copy = await ask<{ person: Record<string, unknown>; records: { table: string }[] }>('member.copy', {});
    expect(copy.person).toMatchObject({ fullName: 'Trần Văn Ân', phone: '0905111222' });
    expect(copy.records.map((each) => each.table)).toContain('correction');
    const { items } = await ask<{ items: LookLine[] }>('member.looks', {});
    expect(items[0]).toMatchObject({ command: 'member.copy', own: true });
    const read = (actor: Actor) =>
      world.chibo.bus.read(actor, (ctx) => ownRecordDocument(ctx, self, { language: 'ar' }));
    expect((await read(member)).recordedBy).toBe('member.copy');
    expect(await refusalOf(read(secretary))).toMatchObject({ status: 404 });
    expect(await refusalOf(ask('member.copy', {}, operator()))).toMatchObject({ status: 404 });
  });
});
