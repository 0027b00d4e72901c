import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actorOf, asOperator, type Bare, bareWorld, foundTop, refusalOf } from '../../../checks/world/world.ts';
import { operator } from '../../accounts/grants.ts';
import { insertUnit } from '../../organization/store.ts';
import { setScope } from '../../platform/db/scope.ts';
import type { Fault, HomeFinding } from './home.ts';
import { checkHomes } from './nightly.ts';

let world: Bare;
let top: string;
let cells: { id: string; division: string; path: string }[];
let people: string[];

/** A commune committee in a division of its own, as large organizations are kept. */
async function communeIn(division: string, n: number): Promise<{ id: string }> {
  return await world.chibo.app.db.transaction().execute(async (tx) => {
    await setScope(tx, operator());
    return await insertUnit(tx, {
      division,
      path: `0001000${n}`,
      parentId: top,
      kind: 'commune_committee',
      setting: null,
      name: `Đảng bộ xã ${n}`,
      code: null,
      foundedOn: '2020-01-01',
      households: null,
      poorHouseholds: null,
      temporaryHouses: null,
      since: '2020-01-01',
    });
  });
}

/** A province with two communes (a division each), a cell in each, two members in each cell. */
beforeEach(async () => {
  world = await bareWorld();
  top = await foundTop(world.chibo, 'province_committee', 'Đảng bộ tỉnh');
  cells = [];
  people = [];
  for (const n of [1, 2]) {
    const commune = await communeIn(String(70 + n), n);
    const cell = await asOperator(world.chibo, 'unit.found', {
      parentId: commune.id,
      kind: 'grassroots_cell',
      name: `Chi bộ ${n}`,
      foundedOn: '2020-01-01',
    });
    for (const m of [1, 2])
      people.push(
        (
          await asOperator(world.chibo, 'member.register', {
            unit: cell.id,
            fullName: `Rmah Thứ ${n}${m}`,
            sex: 'male',
            birthDate: `197${n}-01-0${m}`,
            admittedOn: '2000-01-01',
            officialOn: '2001-01-01',
            from: '2020-01-01',
          })
        ).id,
      );
    cells.push(
      await world.chibo.owner.db
        .selectFrom('unit')
        .select(['id', 'division', 'path'])
        .where('id', '=', cell.id)
        .executeTakeFirstOrThrow(),
    );
  }
});
afterEach(() => world.close());

const raw = async (text: string, values: unknown[] = []) => await world.chibo.owner.pool.query(text, values);
const check = async () => await checkHomes(world.chibo.bus, operator());
const found = async (input: object = {}) =>
  (await world.chibo.bus.ask('home.list', { unit: top, ...input }, { actor: operator() })) as {
    items: HomeFinding[];
    total: number;
    last: { persons: number; seats: number; open: number } | null;
    kinds: { kind: string; n: number }[];
  };

/** The first member's record once more in the other division, so that a seat there has something to refer to. */
const copy = async (home: boolean) =>
  await raw(
    `insert into person (division, id, unit_id, scope, home, full_name, sort_key, search_key, sex, birth_date, admitted_on)
      select $1, id, $2, $3, $4, full_name, sort_key, search_key, sex, birth_date, admitted_on from person where id = $5`,
    [cells[1]?.division, cells[1]?.id, cells[1]?.path, home, people[0]],
  );
const seat = async () =>
  await raw(
    `insert into membership (division, id, unit_id, scope, person_id, seat, status, full_name, sort_key, search_key, sex, birth_date, begin_reason, valid_from)
      select $1, gen_random_uuid(), $2, $3, id, 'own', 'official', full_name, sort_key, search_key, sex, birth_date, 'moved_in', '2024-01-01' from person where id = $4 and division = $1`,
    [cells[1]?.division, cells[1]?.id, cells[1]?.path, people[0]],
  );

/** Each fault by raw SQL, past every command; the units that must hear of it, by number. */
const FAULTS: [Fault, () => Promise<unknown>, number[], Fault[]][] = [
  ['two_homes', () => copy(true), [0, 1], ['two_homes']],
  [
    'no_home',
    () => raw('update person set home = false where id = $1', [people[0]]),
    [0],
    ['no_home', 'seat_elsewhere'],
  ],
  ['two_seats', async () => [await copy(false), await seat()], [0, 1], ['seat_elsewhere', 'two_seats']],
  [
    'seat_elsewhere',
    () =>
      raw(
        'update person set unit_id = (select parent_id from unit where id = $2), scope = (select p.path from unit u join unit p on p.id = u.parent_id where u.id = $2) where id = $1',
        [people[0], cells[0]?.id],
      ),
    [0],
    ['seat_elsewhere'],
  ],
  [
    'seat_alone',
    async () => {
      await raw('alter table membership drop constraint membership_division_person_id_fkey');
      await raw('delete from person where id = $1', [people[0]]);
    },
    [0],
    ['seat_alone'],
  ],
  [
    'carried',
    () => raw(`update membership set full_name = 'Ai Khác' where person_id = $1`, [people[0]]),
    [0],
    ['carried'],
  ],
  [
    'address',
    () => raw('update membership set scope = $2 where person_id = $1', [people[0], cells[1]?.path]),
    [0],
    ['address'],
  ],
];

describe('everybody has exactly one home', () => {
  it('a clean world gives none, and says how many were looked at', async () => {
    expect(await check()).toMatchObject([{ unitId: top, persons: 4, seats: 4, found: 0, open: 0 }]);
    expect(await found()).toMatchObject({ items: [], total: 0, last: { persons: 4, seats: 4, open: 0 } });
  });

  it.each(FAULTS)(
    '%s, planted past every command, is found where it concerns somebody, once, and goes when it is put right',
    async (kind, plant, units, all) => {
      await plant();
      const [ran] = await check();
      const { items, kinds } = await found();
      expect(kinds.map((each) => each.kind)).toEqual(all);
      const own = items.filter((item) => item.kind === kind);
      expect(new Set(own.map((item) => item.personId))).toEqual(new Set([people[0]]));
      expect(own.map((item) => item.unitId)).toEqual(expect.arrayContaining(units.map((n) => cells[n]?.id)));
      if (units.length > 1) expect(own[0]?.also).not.toEqual([]);
      expect(ran?.open).toBe(items.length);
      world.clock.set('2026-11-11T19:29:00Z');
      expect(await check()).toMatchObject([{ found: 0, gone: 0, open: items.length }]);
    },
  );

  it('what was put right is gone, and stays to be read', async () => {
    await raw(`update membership set full_name = 'Ai Khác' where person_id = $1`, [people[0]]);
    await check();
    await raw(`update membership set full_name = (select full_name from person where id = $1) where person_id = $1`, [
      people[0],
    ]);
    world.clock.set('2026-11-11T19:29:00Z');
    expect(await check()).toMatchObject([{ gone: 1, open: 0 }]);
    expect((await found()).items).toEqual([]);
    expect((await found({ gone: true })).items).toMatchObject([
      { kind: 'carried', goneAt: '2026-11-11T19:29:00.000Z' },
    ]);
  });

  it('a transfer between divisions leaves nothing to be found', async () => {
    // what a transfer writes: the record copied, the old one closed, the seat ended and begun
    await copy(true);
    await raw('update person set home = false, moved_to = $2 where id = $1 and division = $3', [
      people[0],
      cells[1]?.division,
      cells[0]?.division,
    ]);
    await raw(`update membership set valid_to = '2024-01-01', end_reason = 'moved_out' where person_id = $1`, [
      people[0],
    ]);
    await seat();
    expect(await check()).toMatchObject([{ persons: 4, seats: 4, found: 0, open: 0 }]);
  });

  it('the administrator runs it and sees no names; who has no right neither runs nor sees it', async () => {
    await raw(`update membership set full_name = 'Ai Khác' where person_id = $1`, [people[0]]);
    for (const [login, post] of [
      ['quan.tri', 'administrator'],
      ['kiem.tra', 'inspector'],
      ['ban', 'provincial_board'],
    ]) {
      const { id } = await asOperator(world.chibo, 'account.make', {
        login,
        name: login,
        password: 'ngọn đèn trước gió',
      });
      await asOperator(world.chibo, 'post.begin', { unitId: top, post, accountId: id, from: '2026-01-01' });
    }
    const admin = await actorOf(world.chibo, 'quan.tri');
    expect(await world.chibo.bus.run('home.check', { unit: top }, { actor: admin })).toMatchObject({
      persons: 4,
      open: 1,
    });
    const seen = (await world.chibo.bus.ask('home.list', { unit: top }, { actor: admin })) as { items: HomeFinding[] };
    expect(seen.items).toMatchObject([{ kind: 'carried', name: null }]);
    const board = await actorOf(world.chibo, 'ban');
    const named = (await world.chibo.bus.ask('home.list', { unit: top }, { actor: board })) as { items: HomeFinding[] };
    expect(named.items[0]?.name).not.toBeNull();
    const today = await world.chibo.bus.read(
      board,
      async (ctx) => await world.chibo.bus.modules.find((m) => m.name === 'members')?.attention?.(ctx),
    );
    expect(today).toEqual(
      expect.arrayContaining([expect.objectContaining({ what: 'members.attention.homes', values: { count: 1 } })]),
    );
    const inspector = await actorOf(world.chibo, 'kiem.tra');
    expect((await refusalOf(world.chibo.bus.run('home.check', { unit: top }, { actor: inspector }))).status).toBe(403);
    expect((await refusalOf(world.chibo.bus.ask('home.list', { unit: top }, { actor: inspector }))).status).toBe(403);
    expect((await refusalOf(world.chibo.bus.run('home.check', { unit: 'x' }, { actor: admin }))).codes).toEqual([
      'id.malformed',
    ]);
  });
});
