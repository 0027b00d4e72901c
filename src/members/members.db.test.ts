import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bare, refusalOf } from '../../checks/world/world.ts';
import type { Actor } from '../platform/access.ts';
import type { MemberPage, MemberRecord } from './member.ts';
import { memberAsks, memberScene } from './scene.ts';

let world: Bare;
let top: string;
let cell: string;
let other: string;
let secretary: Actor;
let member: Actor;
let ids: Record<string, string>;
const { ask, list } = memberAsks(() => world);
beforeAll(async () => {
  ({ world, top, cell, other, secretary, member, ids } = await memberScene());
});
afterAll(() => world.close());

describe('the list', () => {
  test('holds the unit and everything below, in Vietnamese order, with an exact total', async () => {
    const page = await list({ unit: top });
    expect(page.total).toBe(4);
    expect(page.items.map((m) => m.name)).toEqual(['Lê Thị An', 'Trần Văn Ân', 'Rmah Djuân', 'Nguyễn Thị Đào']);
    expect((await list({ unit: cell })).total).toBe(3);
  });

  test('is paged by a mark in every order', async () => {
    for (const sort of ['name', '-name', 'admitted', '-admitted', 'birth', '-birth']) {
      const whole = (await list({ unit: top, sort })).items.map((m) => m.name);
      const seen: string[] = [];
      for (let after: string | undefined; ; ) {
        const page: MemberPage = await list({ unit: top, sort, limit: 1, ...(after && { after }) });
        seen.push(...page.items.map((m) => m.name));
        if (page.next === null) break;
        after = page.next;
      }
      expect(seen).toEqual(whole);
      expect(whole).toHaveLength(4);
    }
  });

  test.each([
    [{ search: 'dao' }, ['Nguyễn Thị Đào']],
    [{ search: 'ĐÀO ngu' }, ['Nguyễn Thị Đào']],
    [{ search: 'thi' }, ['Lê Thị An', 'Nguyễn Thị Đào']],
    [{ search: 'nobody' }, []],
    [{ status: 'probationary' }, ['Rmah Djuân']],
    [{ sex: 'male' }, ['Trần Văn Ân', 'Rmah Djuân']],
    [{ ethnicity: '10' }, ['Rmah Djuân']],
    [{ minority: 'yes' }, ['Rmah Djuân']],
    [{ bornFrom: 1980, bornTo: 1985 }, ['Nguyễn Thị Đào']],
    [{ post: 'secretary' }, ['Lê Thị An', 'Nguyễn Thị Đào']],
    [{ dual: 'any' }, ['Nguyễn Thị Đào']],
    [{ dual: 'secretary_village_head' }, ['Nguyễn Thị Đào']],
    [{ dual: 'secretary_front_head' }, []],
    [{ post: 'secretary', dual: 'none' }, ['Lê Thị An']],
    [{ setting: 'school' }, []],
    [{ kind: 'grassroots_cell', seat: 'own', search: 'an' }, ['Lê Thị An', 'Trần Văn Ân']],
  ])('filtered by %j', async (filter, names) => {
    const page = await list({ unit: top, ...filter });
    expect(page.items.map((m) => m.name)).toEqual(names);
    expect(page.total).toBe(names.length);
  });

  test('says "not recorded" for a day before the roster', async () => {
    expect(await list({ unit: top, on: '2025-10-30' })).toEqual({
      items: [],
      total: null,
      more: false,
      next: null,
      recorded: false,
      recordedSince: '2025-10-31',
    });
    expect((await list({ unit: top, on: '2025-10-31' })).total).toBe(4);
  });

  test('shows the birth date only to who may see it', async () => {
    expect((await list({ unit: cell }, secretary)).items[2]).toMatchObject({
      name: 'Nguyễn Thị Đào',
      birthYear: 1980,
      birthDate: '1980-03-04',
      posts: ['secretary', 'village_head'],
    });
    expect(await refusalOf(list({ unit: cell }, member))).toMatchObject({ status: 403, codes: ['right.missing'] });
    expect(await refusalOf(list({ unit: other }, secretary))).toMatchObject({ status: 404 });
  });
});

describe('a record', () => {
  test('shows both admission dates and masks the numbers', async () => {
    const record = await ask<MemberRecord>('member.get', { id: ids['Nguyễn Thị Đào'] }, secretary);
    expect(record).toMatchObject({
      admittedOn: '2005-01-02',
      ceremonyOn: '2005-02-03',
      partyAge: 21,
      cardTail: '849',
      phoneTail: '732',
      own: true,
      unitName: 'Chi bộ thôn 1',
    });
    expect(JSON.stringify(record)).not.toContain('86769849');
    expect(record.memberships).toHaveLength(1);
    expect(record.posts.map((p) => p.post).sort()).toEqual(['secretary', 'village_head']);
    expect(record.readers.find((r) => r.post === 'secretary')).toMatchObject({
      names: ['Nguyễn Thị Đào'],
      unmasked: true,
    });
    expect(record.readers.some((r) => r.unitName === 'Đảng bộ xã Biển Hồ')).toBe(true);
  });

  test('is always readable by oneself, never by a neighbour', async () => {
    expect((await ask<MemberRecord>('member.me', {}, member)).name).toBe('Trần Văn Ân');
    expect(await ask('member.get', { id: ids['Trần Văn Ân'] }, member)).toMatchObject({
      own: true,
      birthDate: '1970-01-01',
    });
    expect(await refusalOf(ask('member.get', { id: ids['Nguyễn Thị Đào'] }, member))).toMatchObject({ status: 403 });
    expect(await refusalOf(ask('member.get', { id: ids['Lê Thị An'] }, member))).toMatchObject({ status: 404 });
    expect(await refusalOf(ask('member.get', { id: crypto.randomUUID() }, member))).toMatchObject({ status: 404 });
  });

  test('is unmasked by right only, and the look is recorded without the value', async () => {
    expect(await ask('member.reveal', { id: ids['Nguyễn Thị Đào'] }, secretary)).toMatchObject({
      cardNo: '86769849',
      phone: '0971739732',
    });
    expect(await refusalOf(ask('member.reveal', { id: ids['Nguyễn Thị Đào'] }, member))).toMatchObject({ status: 403 });
    const lines = await world.chibo.owner.db
      .selectFrom('ledger')
      .selectAll()
      .where('command', '=', 'member.reveal')
      .execute();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ unit_id: cell, account_id: secretary.accountId });
    expect(JSON.stringify(await world.chibo.owner.db.selectFrom('ledger').select('body').execute())).not.toMatch(
      /86769849|0971739732|Đào/,
    );
  });

  test('the stored row holds no number in the clear', async () => {
    const row = await world.chibo.owner.db
      .selectFrom('person')
      .selectAll()
      .where('id', '=', ids['Nguyễn Thị Đào'] ?? '')
      .executeTakeFirstOrThrow();
    expect(row.card_no?.toString('latin1')).not.toContain('86769849');
  });
});
