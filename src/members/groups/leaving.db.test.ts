/** What ends with a membership, by whichever way it ends: the time in a group and what was held there. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actorOf } from '../../../checks/world/world.ts';
import { operator } from '../../accounts/grants.ts';
import { addressOf } from '../../organization/tree.ts';
import { setScope } from '../../platform/db/scope.ts';
import { type CaseWorld, caseWorld } from '../../procedures/testing.ts';
import type { MemberRecord } from '../member.ts';
import { changeStatus } from '../store/lines.ts';
import type { GroupedCells, GroupRecord } from './group.ts';

const TODAY = '2026-11-10';
let w: CaseWorld;
let first: string;
let second: string;

const id = (name: string) => w.ids[name] ?? '';
const seat = (personId: string, groupId: string | null, on = TODAY) =>
  w.run<{ changed: number }>('party_group.seat', { unit: w.cell, on, members: [{ personId, groupId }] });
const group = (groupId: string) => w.ask<GroupRecord>('party_group.get', { id: groupId });
const found = async (name: string, members: string[], head: string) =>
  (
    await w.run('party_group.found', {
      unit: w.cell,
      name,
      on: '2026-03-01',
      members: members.map(id),
      officers: [{ office: 'head', personId: id(head) }],
    })
  ).id;

beforeAll(async () => {
  w = await caseWorld();
  first = await found('Tổ 1', ['Nguyễn Thị Đào', 'Trần Văn Ân', 'Lê Thị An', 'Võ Dung'], 'Lê Thị An');
  second = await found('Tổ 2', ['Rmah Bình', 'Phạm Cúc', 'Siu Mới', 'Hồ Em'], 'Rmah Bình');
});
afterAll(() => w.world.close());

describe('what ends with a membership', () => {
  const open = async (name: string) => {
    const [lines, offices] = await Promise.all(
      (['party_group_line', 'party_group_office'] as const).map((table) =>
        w.chibo.owner.db
          .selectFrom(table)
          .select('id')
          .where('person_id', '=', id(name))
          .where('valid_to', '=', 'infinity')
          .execute(),
      ),
    );
    return [lines?.length, offices?.length];
  };
  const end = async (name: string, reason: string) => {
    const line = await w.chibo.owner.db
      .selectFrom('membership')
      .select(['id', 'version'])
      .where('person_id', '=', id(name))
      .where('valid_to', '=', 'infinity')
      .executeTakeFirstOrThrow();
    await w.run('membership.end', { id: line.id, on: TODAY, reason, version: line.version });
  };

  test('another status does not end it', async () => {
    expect(await open('Siu Mới')).toEqual([1, 0]);
    const line = await w.chibo.owner.db
      .selectFrom('membership')
      .selectAll()
      .where('person_id', '=', id('Siu Mới'))
      .executeTakeFirstOrThrow();
    await w.chibo.app.db.transaction().execute(async (tx) => {
      await setScope(tx, operator());
      await changeStatus(tx, [
        {
          unit: addressOf(line),
          membershipId: line.id,
          personId: line.person_id,
          from: line.valid_from,
          on: TODAY,
          status: 'official',
        },
      ]);
    });
    expect(await open('Siu Mới')).toEqual([1, 0]);
    expect((await group(second)).members).toContainEqual(
      expect.objectContaining({ name: 'Siu Mới', status: 'official' }),
    );
    // he belongs to the cell without a gap: his time in the group may begin before his present status
    expect((await seat(id('Siu Mới'), first, '2026-11-05')).changed).toBe(1);
    await seat(id('Siu Mới'), second);
  });

  test('the end of the membership ends the line and the office', async () => {
    expect(await open('Rmah Bình')).toEqual([1, 1]);
    await end('Rmah Bình', 'died');
    expect(await open('Rmah Bình')).toEqual([0, 0]);
    expect((await group(second)).history).toContainEqual(
      expect.objectContaining({ what: 'office', name: 'Rmah Bình', to: TODAY, endReason: 'died' }),
    );
    const { figures } = await w.ask<GroupedCells>('party_group.cells', { unit: w.cell });
    expect(figures).toMatchObject({ grouped: 7, headless: 1 });
  });

  test('a transfer to another cell ends it', async () => {
    const DAY = TODAY;
    const caseId = await w.open('transfer', 'Lê Thị An', { changed_on: DAY, why: 'work', to: w.other });
    await w.paper(caseId, 'transfer_request', 'checked');
    await w.take(caseId, 'agreed', { on: DAY });
    await w.paper(caseId, 'transfer_letter', 'checked', w.people.clerk);
    await w.take(caseId, 'issued', { on: DAY, facts: { letter_number: '1', letter_on: DAY } }, w.people.clerk);
    expect(await open('Lê Thị An')).toEqual([1, 1]);
    await w.take(caseId, 'received', { on: DAY }, w.people.neighbour);
    expect(await open('Lê Thị An')).toEqual([0, 0]);
    const own = await w.ask<MemberRecord>('member.me', {}, await actorOf(w.chibo, 'Lê Thị An'));
    expect(own.groups).toEqual([expect.objectContaining({ unitName: 'Chi bộ thôn 1', office: 'head', to: DAY })]);
  });

  test('two records made one: in two groups the old one leaves, in one the office goes over; undone, all is as it was', async () => {
    const twin = async (name: string) => {
      const { id: made } = await w.run(
        'member.register',
        {
          unit: w.cell,
          fullName: name,
          sex: 'male',
          ethnicity: '01',
          birthDate: '1980-03-04',
          admittedOn: '2005-01-02',
          officialOn: '2006-01-02',
          from: '2025-10-31',
        },
        w.people.operator,
      );
      w.ids[name] = made;
      return made;
    };
    const merge = async (winner: string, loser: string) =>
      await w.run('member.merge', { winner, loser, taken: [], reason: 'trùng' }, w.people.operator);
    const kept = await twin('Bùi Một');
    const old = await twin('Bùi Mot');
    await seat(kept, first, '2026-11-01');
    await seat(old, second, '2026-11-01');
    await w.run('party_group.lead', { id: second, office: 'head', personId: old, on: TODAY });
    const before = await group(second);
    const { id: merged } = await merge(kept, old);
    expect(await open('Bùi Một')).toEqual([1, 0]);
    expect(await open('Bùi Mot')).toEqual([0, 0]);
    await w.run('member.unmerge', { id: merged, version: 1 }, w.people.operator);
    expect(await group(second)).toEqual(before);
    await seat(old, first, TODAY);
    await w.run('party_group.lead', { id: first, office: 'deputy', personId: old, on: TODAY });
    await merge(kept, old);
    expect(await open('Bùi Một')).toEqual([1, 1]);
    expect(await open('Bùi Mot')).toEqual([0, 0]);
    expect((await group(first)).officers).toContainEqual(expect.objectContaining({ office: 'deputy', personId: kept }));
  });
});
