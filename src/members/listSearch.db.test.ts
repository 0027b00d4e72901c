import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bare, bareWorld } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import { insertUnit } from '../organization/store/units.ts';
import { subtree } from '../organization/tree.ts';
import { type Actor, isWithin, subtreeOf, type UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { today } from '../platform/clock.ts';
import { setScope } from '../platform/db/scope.ts';
import { searchWords } from '../platform/i18n/names.ts';
import { mark } from '../platform/paging.ts';
import type { Filters } from './listLines.ts';
import type { Order, Sort } from './listOrder.ts';
import { type Bounds, membersCalled } from './listSearch.ts';
import type { MemberPage } from './member.ts';
import { insertMembers, type NewMember } from './store/insert.ts';

const DAY = '2026-11-10';
const PROVINCES = 11;
const CELLS = 2;
const MEMBERS = 45;
/** Everything by records; a little by order; by order of few lines, so that it must give up; nothing said beyond. */
const BOUNDS: Bounds[] = [
  { lookedUp: 100_000, said: 10_000, read: [200, 2000] },
  { lookedUp: 30, said: 20, read: [4, 40] },
  { lookedUp: 5, said: 3, read: [2, 3] },
  { lookedUp: 5, said: 100_000, read: [200] },
];
const FAMILIES = ['Nguyễn', 'Trần', 'Đặng', 'Ksor', 'Siu', 'Khăng'];
const MIDDLES = ['Văn', 'Thị', "H'", 'Khánh', 'Thị Ngọc', 'ông-văn', 'Đình_Khang', 'Ḱhan', 'محمد'];
const GIVEN = ['An', 'Khánh', 'Khang', 'Tuấn', 'Nga', 'Blan', "H'Nga", 'ØKhan', 'Văn'];

type Line = { id: string; name: string; sort: string; birth: string; sex: string; unit: UnitRef; standing: boolean };
const random = seeded(20261110);
let world: Bare;
let root: UnitRef;
let region: UnitRef;
let cells: UnitRef[];
let lines: Line[];

beforeAll(async () => {
  world = await bareWorld();
  const { app, keys } = { app: world.chibo.app.db, keys: world.chibo.keys };
  await app.transaction().execute(async (tx) => {
    await setScope(tx, operator());
    const found = async (division: string, path: string, parent: UnitRef | null, kind: string, name: string) =>
      await insertUnit(tx, {
        division,
        path,
        parentId: parent?.id ?? null,
        kind,
        setting: kind.endsWith('cell') ? 'residential' : null,
        name,
        code: null,
        foundedOn: null,
        households: null,
        poorHouseholds: null,
        temporaryHouses: null,
        since: '2000-01-01',
      });
    root = await found('00', '0001', null, 'central_committee', 'Trung ương');
    region = await found('00', '00010001', root, 'province_committee', 'Vùng');
    cells = [];
    const members: NewMember[] = [];
    for (let p = 0; p < PROVINCES; p++) {
      // all but the last lie in the region
      const over = p < PROVINCES - 1 ? region : root;
      const province = await found(`p${p}`, `${over.path}${segment(p + 2)}`, over, 'province_committee', `Tỉnh ${p}`);
      for (let c = 0; c < CELLS; c++) {
        const cell = await found(
          `p${p}`,
          `${province.path}${segment(c + 1)}`,
          province,
          'grassroots_cell',
          `Thôn ${c}`,
        );
        cells.push(cell);
        for (let m = 0; m < MEMBERS; m++) members.push(memberOf(cell, m));
      }
    }
    await insertMembers(tx, keys, members);
  });
  const { db } = world.chibo.owner;
  const all = await db.selectFrom('membership').select(['id']).orderBy('id').execute();
  const ended = all.filter(() => random() < 0.15).map(({ id }) => id);
  await db.updateTable('membership').set({ valid_to: '2026-11-01' }).where('id', 'in', ended).execute();
  const rows = await db.selectFrom('membership').selectAll().execute();
  lines = rows.map((row) => ({
    id: row.id,
    name: row.full_name,
    sort: row.sort_key,
    birth: row.birth_date,
    sex: row.sex,
    unit: { id: row.unit_id, division: row.division, path: row.scope },
    standing: row.valid_to === 'infinity',
  }));
}, 120_000);
afterAll(() => world.close());

test('the same lines as by going through all of them, page after page, whatever is looked up and whoever asks', async () => {
  let more = 0;
  let found = 0;
  for (let i = 0; i < 48; i++) {
    const unit = pick([root, region]);
    const actor = pick([operator(), readerOf(region)]);
    const bounds = BOUNDS[i % BOUNDS.length] ?? pick(BOUNDS);
    const search = pick([halfWord, () => `${halfWord()} ${halfWord()}`, () => pick(lines).name])();
    const filters: Filters = { unit: unit.id, search, ...(random() < 0.3 && { sex: pick(['female', 'male']) }) };
    const [sort, down] = [pick<Sort>(['name', 'name', 'birth']), random() < 0.5];
    const expected = bruteForce(unit, actor, filters, sort, down);
    const limit = pick([1, 3, 10, 60]);
    const got: string[] = [];
    for (let after: string | undefined, page = 0; page < 4; page++) {
      const order: Order = { sort, down, after, limit: limit + 1 };
      const called = await within(actor, async (ctx) =>
        membersCalled(ctx, await subtree(ctx.tx, unit), filters, order, bounds),
      );
      const said = `${search} ${JSON.stringify({ ...filters, sort, down, limit, bounds, page })}`;
      if (called.more) {
        expect(called.total, said).toBe(bounds.said);
        expect(expected.length, said).toBeGreaterThan(bounds.said);
        more++;
      } else expect(called.total, said).toBe(expected.length);
      got.push(...called.rows.slice(0, limit).map(({ id }) => id));
      expect(got, said).toEqual(expected.slice(0, got.length).map(({ id }) => id));
      const last = called.rows.length > limit ? called.rows[limit - 1] : undefined;
      expect(last === undefined, said).toBe(got.length === expected.length);
      if (!last) break;
      after = mark([last.sort_value, last.id]);
    }
    found += got.length;
  }
  expect(more).toBeGreaterThan(8);
  expect(found).toBeGreaterThan(500);
}, 120_000);

test('the list itself is found so: its pages join without gaps or doubles, and the lines are whole', async () => {
  const expected = bruteForce(root, operator(), { unit: root.id, search: 'khan' }, 'name', false);
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const page = (await world.chibo.bus.ask(
      'member.list',
      { unit: root.id, search: 'khan', limit: 40, ...(after && { after }) },
      { actor: operator() },
    )) as MemberPage;
    expect(page).toMatchObject({ total: expected.length, more: false, recorded: true });
    for (const item of page.items) expect(item).toMatchObject({ unitName: expect.stringMatching(/^Thôn/), posts: [] });
    ids.push(...page.items.map((item) => item.membershipId));
    after = page.next ?? undefined;
  } while (after);
  expect(ids).toEqual(expected.map(({ id }) => id));
  expect(ids.length).toBeGreaterThan(80);
});

test('a past day is asked of those who stood there then', async () => {
  const page = (await world.chibo.bus.ask(
    'member.list',
    { unit: root.id, search: 'tua', on: '2026-10-15', limit: 200 },
    { actor: operator() },
  )) as MemberPage;
  const then = lines.filter(({ name }) => isCalled(name, ['tua']));
  expect(page.total).toBe(then.length);
  expect(then.some(({ standing }) => !standing)).toBe(true);
});

function bruteForce(unit: UnitRef, actor: Actor, { search, sex }: Filters, sort: Sort, down: boolean): Line[] {
  const words = searchWords(search ?? '');
  const reach = actor.grant.unit.path;
  const value = (line: Line) => (sort === 'name' ? line.sort : line.birth);
  const way = down ? -1 : 1;
  return lines
    .filter(
      (line) =>
        line.standing &&
        isWithin(line.unit.path, subtreeOf(unit.path)) &&
        (reach === '' || isWithin(line.unit.path, subtreeOf(reach))) &&
        (sex === undefined || line.sex === sex) &&
        isCalled(line.name, words),
    )
    .sort((a, b) => way * (Buffer.compare(Buffer.from(value(a)), Buffer.from(value(b))) || (a.id < b.id ? -1 : 1)));
}

function isCalled(name: string, words: string[]): boolean {
  const own = searchWords(name);
  return words.every((word) => own.some((each) => each.startsWith(word)));
}

/** Asks as the actor, behind his wall, in a transaction that leaves nothing. */
async function within<T>(actor: Actor, work: (ctx: Context) => Promise<T>): Promise<T> {
  return await world.chibo.app.db.transaction().execute(async (tx) => {
    await setScope(tx, actor);
    const ctx = { tx, actor, today: today(world.clock), services: { rulebook: world.chibo.rulebook } };
    return await work(ctx as unknown as Context);
  });
}

/** Somebody who reads the unit and all below it. */
function readerOf(unit: UnitRef): Actor {
  const all = operator();
  const reaches = all.grant.reaches.map((reach) => ({ ...reach, path: unit.path }));
  return { ...all, grant: { ...all.grant, unit, reaches } };
}

function memberOf(unit: UnitRef, n: number): NewMember {
  const given = pick(GIVEN);
  return {
    unit,
    status: 'official',
    from: '2020-01-01',
    beginReason: 'registered',
    facts: {
      fullName: `${pick(FAMILIES)} ${pick(MIDDLES)} ${given}`,
      sortName: n % 17 === 0 ? given : null,
      sex: pick(['female', 'male']),
      ethnicity: '01',
      birthDate: `19${pick(['60', '75', '88'])}-0${pick(['1', '5'])}-11`,
      birthYearOnly: false,
      admittedOn: DAY,
      ceremonyOn: null,
      officialOn: null,
      education: null,
      theory: null,
      note: null,
      cardNo: null,
      phone: null,
    },
  };
}

function halfWord(): string {
  const word = pick(searchWords(`${pick(FAMILIES)} ${pick(MIDDLES)} ${pick(GIVEN)}`));
  return word.slice(0, 1 + Math.floor(random() * word.length));
}
function pick<T>(from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}
function segment(n: number): string {
  return String(n).padStart(4, '0');
}
/** The same numbers each time. */
function seeded(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
