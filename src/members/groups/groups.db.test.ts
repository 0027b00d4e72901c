/** Groups inside a cell: founded, filled, led, renamed, closed; what ends with a membership; and that nothing else counts them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../../checks/world/world.ts';
import { type CaseWorld, caseWorld } from '../../procedures/testing.ts';
import type { GroupPage } from './group.ts';
import { groupScene, TODAY } from './testing.ts';

let w: CaseWorld;
const { id, found, seat, group, seating, groupOf, names, counted } = groupScene(() => w);
let first: string;
let second: string;
beforeAll(async () => {
  w = await caseWorld();
});
afterAll(() => w.world.close());

describe('founding', () => {
  test('makes two groups with members and head in one go, and counts nothing else anew', async () => {
    const before = await counted();
    first = (
      await found({
        name: 'Tổ 1',
        members: ['Nguyễn Thị Đào', 'Trần Văn Ân', 'Lê Thị An'].map(id),
        officers: [
          { office: 'head', personId: id('Trần Văn Ân') },
          { office: 'deputy', personId: id('Lê Thị An') },
        ],
        basis: 'Biên bản tháng 3',
      })
    ).id;
    second = (
      await found({
        name: 'Tổ 2',
        members: ['Rmah Bình', 'Phạm Cúc', 'Siu Mới'].map(id),
        officers: [{ office: 'head', personId: id('Rmah Bình') }],
      })
    ).id;
    expect(await counted()).toEqual(before);
    const one = await group(first);
    expect([one.name, one.foundedOn, names(one.members), one.officers.map((o) => [o.office, o.name])]).toEqual([
      'Tổ 1',
      '2026-03-01',
      ['Lê Thị An', 'Trần Văn Ân', 'Nguyễn Thị Đào'],
      [
        ['head', 'Trần Văn Ân'],
        ['deputy', 'Lê Thị An'],
      ],
    ]);
    expect(one.members.map(({ office }) => office)).toEqual(['deputy', 'head', null]);
    expect(one.may['party_group.lead']).toEqual([]);
    expect((await seating()).members.filter(({ groupId }) => groupId === null)).toHaveLength(2);
  });

  test('is refused by rule: no member, no head, a probationary head, a name that is taken, a committee', async () => {
    const members = [id('Võ Dung'), id('Siu Mới')];
    expect(await refusalOf(found({}))).toMatchObject({ codes: ['party_group.empty', 'party_group.no_office'] });
    expect(await refusalOf(found({ name: 'TỔ 1', members }))).toMatchObject({
      codes: ['party_group.name_taken', 'party_group.no_office'],
    });
    expect(await refusalOf(found({ members, officers: [{ office: 'head', personId: id('Siu Mới') }] }))).toMatchObject({
      status: 422,
      codes: ['party_group.may_not_lead'],
      fields: ['officers.0.personId'],
    });
    expect(
      await refusalOf(found({ members: [id('Lý Khác')], officers: [{ office: 'head', personId: id('Lý Khác') }] })),
    ).toMatchObject({ codes: ['party_group.not_member', 'party_group.officer_outside'] });
    expect(await refusalOf(found({ unit: w.commune, members }, w.people.operator))).toMatchObject({
      codes: ['party_group.not_here'],
      fields: ['unit'],
    });
  });

  test('is refused by right: a member has it not, a neighbour sees nothing', async () => {
    const input = { members: [id('Võ Dung')], officers: [{ office: 'head', personId: id('Võ Dung') }] };
    expect(await refusalOf(found(input, w.people.member))).toMatchObject({ status: 403, codes: ['right.missing'] });
    for (const [name, more] of [
      ['party_group.rename', { name: 'X', on: TODAY, version: 1 }],
      ['party_group.close', { on: TODAY, reason: 'x', version: 1 }],
      ['party_group.lead', { office: 'head', personId: null, on: TODAY }],
    ] as const) {
      expect(await refusalOf(w.run(name, { id: first, ...more }, w.people.member))).toMatchObject({ status: 403 });
      expect(await refusalOf(w.run(name, { id: first, ...more }, w.people.neighbour))).toMatchObject({ status: 404 });
    }
    expect(
      await refusalOf(
        w.run(
          'party_group.seat',
          { unit: w.cell, on: TODAY, members: [{ personId: id('Hồ Em'), groupId: first }] },
          w.people.member,
        ),
      ),
    ).toMatchObject({ status: 403 });
    expect(await refusalOf(group(first, undefined, w.people.neighbour))).toMatchObject({ status: 404 });
  });
});

describe('putting members into groups', () => {
  test('many at once, each with one choice; who is where already stays', async () => {
    const { changed } = await w.run<{ changed: number }>('party_group.seat', {
      unit: w.cell,
      on: '2026-06-01',
      members: [
        { personId: id('Võ Dung'), groupId: first },
        { personId: id('Hồ Em'), groupId: second },
        { personId: id('Phạm Cúc'), groupId: second },
      ],
    });
    expect(changed).toBe(2);
    expect(names((await group(second)).members)).toEqual(['Rmah Bình', 'Phạm Cúc', 'Hồ Em', 'Siu Mới']);
    expect(names((await group(second, '2026-05-31')).members)).toEqual(['Rmah Bình', 'Phạm Cúc', 'Siu Mới']);
    expect(await refusalOf(seat(id('Võ Dung'), second, '2026-05-31'))).toMatchObject({ codes: ['date.order'] });
    expect(await refusalOf(seat(id('Lý Khác'), second))).toMatchObject({ codes: ['party_group.not_member'] });
    expect(await refusalOf(seat(id('Võ Dung'), w.cell))).toMatchObject({ codes: ['party_group.unknown'] });
  });

  test('a head who goes to another group heads his own no longer; taken back, all is as it was', async () => {
    await seat(id('Rmah Bình'), first, '2026-10-01');
    expect((await group(second)).officers).toEqual([]);
    expect(await groupOf('Rmah Bình')).toMatchObject({ groupId: first, office: null });
    const list = await w.ask<GroupPage>('party_group.list', { unit: w.cell, headless: 'yes' });
    expect(list.items.map(({ name }) => name)).toEqual(['Tổ 2']);
    const line = (await group(first)).members.find(({ name }) => name === 'Rmah Bình');
    expect(await refusalOf(w.run('party_group.take_back', { id: line?.lineId, version: 9 }))).toMatchObject({
      status: 409,
      codes: ['version.stale'],
    });
    expect(
      await refusalOf(w.run('party_group.take_back', { id: line?.lineId, version: 1 }, w.people.member)),
    ).toMatchObject({ status: 403 });
    expect(await w.run('party_group.take_back', { id: line?.lineId, version: 1 })).toMatchObject({ backIn: second });
    expect(await refusalOf(w.run('party_group.take_back', { id: line?.lineId, version: 2 }))).toMatchObject({
      codes: ['party_group.line_ended'],
    });
    expect(await groupOf('Rmah Bình')).toMatchObject({ groupId: second, office: 'head' });
    // the mistake held on no day, and is told
    for (const day of ['2026-09-30', '2026-10-01', TODAY]) {
      expect(names((await group(first, day)).members)).not.toContain('Rmah Bình');
      expect(names((await group(second, day)).members)).toContain('Rmah Bình');
    }
    expect((await group(first)).history).toContainEqual(
      expect.objectContaining({ name: 'Rmah Bình', from: '2026-10-01', to: '2026-10-01', endReason: 'mistake' }),
    );
  });
});

describe('leading', () => {
  test('another head, a deputy who becomes head, nobody; the days before answer as they were', async () => {
    const lead = (input: object) =>
      w.run('party_group.lead', { id: first, office: 'head', on: '2026-09-01', ...input });
    expect(await refusalOf(lead({ personId: id('Rmah Bình') }))).toMatchObject({
      codes: ['party_group.officer_outside'],
    });
    expect(await refusalOf(lead({ personId: id('Trần Văn Ân') }))).toMatchObject({
      codes: ['party_group.holds_already'],
    });
    await lead({ personId: id('Lê Thị An'), basis: 'Biên bản tháng 9' });
    expect((await group(first)).officers.map((o) => [o.office, o.name])).toEqual([['head', 'Lê Thị An']]);
    expect((await group(first, '2026-08-31')).officers.map((o) => o.name)).toEqual(['Trần Văn Ân', 'Lê Thị An']);
    await lead({ office: 'deputy', personId: id('Nguyễn Thị Đào'), on: '2026-09-15' });
    await lead({ office: 'deputy', personId: null, on: '2026-10-15' });
    expect(await refusalOf(lead({ office: 'deputy', personId: null, on: TODAY }))).toMatchObject({
      codes: ['party_group.office_vacant'],
    });
    expect((await group(first)).officers).toHaveLength(1);
  });
});

describe('names and the end', () => {
  test('a name from a day on', async () => {
    const version = (await group(first)).version;
    const rename = (input: object) =>
      w.run('party_group.rename', { id: first, name: 'Tổ Phú Danh', on: '2026-10-01', version, ...input });
    expect(await refusalOf(rename({ name: 'tổ 2' }))).toMatchObject({ codes: ['party_group.name_taken'] });
    expect(await refusalOf(rename({ on: '2026-02-28' }))).toMatchObject({ codes: ['date.order'] });
    await rename({});
    expect([(await group(first)).name, (await group(first, '2026-09-30')).name]).toEqual(['Tổ Phú Danh', 'Tổ 1']);
    expect(await refusalOf(rename({ name: 'Tổ khác' }))).toMatchObject({ codes: ['version.stale'] });
  });

  test('a closed group holds nobody, stays readable, and frees its name', async () => {
    const third = await found({
      name: 'Tổ 3',
      on: '2026-11-01',
      members: [id('Hồ Em')],
      officers: [{ office: 'head', personId: id('Hồ Em') }],
    });
    expect(
      await refusalOf(w.run('party_group.close', { id: third.id, on: '2026-10-31', reason: 'ít người', version: 1 })),
    ).toMatchObject({ codes: ['date.order'] });
    await w.run('party_group.close', { id: third.id, on: '2026-11-09', reason: 'ít người', version: 1 });
    expect(await groupOf('Hồ Em')).toMatchObject({ groupId: null, office: null });
    const closed = await group(third.id);
    expect([closed.closedOn, closed.members, closed.officers]).toEqual(['2026-11-09', [], []]);
    expect(names((await group(third.id, '2026-11-08')).members)).toEqual(['Hồ Em']);
    expect(await refusalOf(seat(id('Hồ Em'), third.id))).toMatchObject({ codes: ['party_group.closed'] });
    const list = (input: object) => w.ask<GroupPage>('party_group.list', { unit: w.commune, ...input }, w.people.clerk);
    expect(names((await list({ state: 'closed' })).items)).toEqual(['Tổ 3']);
    expect(names((await list({})).items)).toEqual(['Tổ 2', 'Tổ Phú Danh']);
    expect((await list({ on: '2026-03-15' })).items.map(({ name, size }) => [name, size])).toEqual([
      ['Tổ 2', 3],
      ['Tổ 1', 3],
    ]);
    await found({
      name: 'Tổ 3',
      on: TODAY,
      members: [id('Hồ Em')],
      officers: [{ office: 'head', personId: id('Hồ Em') }],
    });
  });
});
