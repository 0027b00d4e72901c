/** What reads the groups of a cell: the list of members, the record of one, the counts of a committee. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../../checks/world/world.ts';
import { type CaseWorld, caseWorld } from '../../procedures/testing.ts';
import type { MemberPage, MemberRecord } from '../member.ts';
import type { GroupedCells } from './group.ts';
import { groupScene, TODAY } from './testing.ts';

let w: CaseWorld;
const { id, found, seat, names } = groupScene(() => w);
let second: string;
beforeAll(async () => {
  w = await caseWorld();
  const head = (name: string) => [{ office: 'head', personId: id(name) }];
  const first = await found({
    name: 'Tổ Phú Danh',
    members: ['Nguyễn Thị Đào', 'Trần Văn Ân', 'Lê Thị An'].map(id),
    officers: head('Lê Thị An'),
  });
  await seat(id('Võ Dung'), first.id, '2026-06-01');
  const members = ['Rmah Bình', 'Phạm Cúc', 'Siu Mới'].map(id);
  second = (await found({ name: 'Tổ 2', members, officers: head('Rmah Bình') })).id;
  await found({ name: 'Tổ 3', on: TODAY, members: [id('Hồ Em')], officers: head('Hồ Em') });
});
afterAll(() => w.world.close());

describe('what reads it', () => {
  test("the member list's filter, on a day too", async () => {
    const list = async (partyGroup: string, on?: string) =>
      names((await w.ask<MemberPage>('member.list', { unit: w.cell, partyGroup, ...(on && { on }) })).items);
    expect(await list(second)).toEqual(['Rmah Bình', 'Phạm Cúc', 'Siu Mới']);
    expect(await list('none')).toEqual([]);
    expect(await list('none', '2026-05-31')).toEqual(['Võ Dung', 'Hồ Em']);
    expect(await list('any')).toHaveLength(8);
    expect(await refusalOf(list('somewhere'))).toMatchObject({ status: 422, fields: ['partyGroup'] });
  });

  test("the member's record and his own, whatever he acts as", async () => {
    const record = await w.ask<MemberRecord>('member.get', { id: id('Lê Thị An') });
    expect(record.groups).toEqual([
      expect.objectContaining({ name: 'Tổ Phú Danh', office: 'head', from: '2026-03-01', to: null }),
    ]);
    const own = await w.ask<MemberRecord>('member.me', {}, w.people.member);
    expect(own.groups).toEqual(record.groups);
  });

  test('the counts of a committee, and the cells behind them', async () => {
    const cells = (input: object) =>
      w.ask<GroupedCells>('party_group.cells', { unit: w.commune, ...input }, w.people.commune);
    const { figures } = await cells({});
    expect(figures).toEqual({ cells: 3, withGroups: 1, groups: 3, grouped: 8, headless: 0 });
    expect((await cells({ groups: 'yes' })).items).toEqual([
      expect.objectContaining({ unitId: w.cell, groups: 3, grouped: 8, people: 8 }),
    ]);
    expect((await cells({ groups: 'no', sort: '-people' })).items.map(({ groups }) => groups)).toEqual([0, 0]);
    const seen: string[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const page: GroupedCells = await cells({ limit: 1, sort: '-groups', ...(after && { after }) });
      seen.push(...page.items.map(({ unitId }) => unitId));
      after = page.next;
    }
    expect(new Set(seen).size).toBe(3);
  });
});
