import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actorOf, asOperator, type Bare, bareWorld, refusalOf } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import type { Overview } from './indicator.ts';
import { recountAll } from './recount.ts';

let world: Bare;
const units: Record<string, string> = {};
const PAST = '2026-03-15';

async function found(
  key: string,
  parent: string | undefined,
  kind: string,
  more: Record<string, unknown> = {},
): Promise<void> {
  units[key] = (
    await asOperator(world.chibo, 'unit.found', {
      parentId: units[parent ?? ''],
      kind,
      name: key,
      foundedOn: '2020-01-01',
      ...more,
    })
  ).id;
}

let people = 0;
async function register(unit: string, more: Record<string, unknown> = {}): Promise<string> {
  people += 1;
  const facts = {
    fullName: `Nguyễn Văn Thử ${String.fromCharCode(64 + people)}`,
    sex: 'male',
    birthDate: `19${70 + people}-02-03`,
    ethnicity: '01',
    admittedOn: '2015-05-19',
    officialOn: '2016-05-19',
    from: '2026-01-01',
  };
  return (await asOperator(world.chibo, 'member.register', { unit: units[unit], ...facts, ...more })).id;
}

const give = (unit: string, post: string, holder: Record<string, unknown>, from = '2026-01-10') =>
  asOperator(world.chibo, 'post.begin', { unitId: units[unit], post, from, ...holder });

beforeAll(async () => {
  world = await bareWorld();
  const { chibo } = world;
  units.province = (
    await asOperator(chibo, 'organization.found', {
      kind: 'province_committee',
      name: 'province',
      division: '52',
      foundedOn: '2020-01-01',
    })
  ).id;
  // the commune's kind stands under a province only since 1 July 2025
  await found('commune', 'province', 'commune_committee', { foundedOn: '2025-07-01' });
  await found('other', 'province', 'commune_committee', { foundedOn: '2025-07-01' });
  await found('thôn 1', 'commune', 'grassroots_cell', { setting: 'residential' });
  await found('thôn 2', 'commune', 'grassroots_cell', { setting: 'residential' });
  await found('trường', 'commune', 'grassroots_cell', {
    setting: 'school',
    ownership: 'foreign',
    foreignInvested: true,
  });
  await found('cơ sở', 'commune', 'grassroots_committee');
  await found('tổ 1', 'cơ sở', 'subordinate_cell', { setting: 'residential' });
  await found('tổ 2', 'cơ sở', 'subordinate_cell', { setting: 'residential' });
  await found('thôn 9', 'other', 'grassroots_cell', { setting: 'residential' });

  const [first, second, , fourth] = [
    await register('thôn 1'),
    await register('thôn 1', { sex: 'female' }),
    await register('thôn 1', { ethnicity: '02' }),
    await register('thôn 2'),
  ];
  await register('thôn 2', { sex: 'female', ethnicity: '02', from: '2026-05-01' });
  await register('trường', { officialOn: null, admittedOn: '2026-01-05' });
  const sixth = await register('tổ 1');
  await register('thôn 9', { sex: 'female' });

  await give('thôn 1', 'secretary', { personId: first });
  await give('thôn 1', 'committee_member', { personId: second });
  await give('thôn 1', 'village_head', { personId: first });
  await give('thôn 2', 'secretary', { personId: fourth });
  await give('thôn 2', 'village_head', { holderName: 'Ksor Ngoài' });
  const ended = await give('tổ 1', 'front_head', { personId: sixth });
  await give('tổ 1', 'secretary', { personId: sixth });
  await asOperator(chibo, 'post.end', { id: ended.id, on: '2026-06-01', reason: 'hết nhiệm kỳ', version: 1 });
});
afterAll(() => world.close());

async function overview(unit: string, on?: string): Promise<Overview> {
  return (await world.chibo.bus.ask(
    'unit.overview',
    { id: units[unit], ...(on && { on }) },
    { actor: operator() },
  )) as Overview;
}

const LISTS: Record<string, [query: string, unit: string]> = {
  units: ['unit.counted', 'id'],
  gaps: ['gap.list', 'unit'],
  ownership: ['ownership.list', 'unit'],
  members: ['member.list', 'unit'],
  tasks: ['task.list', 'unit'],
  received: ['recipient.list', 'unit'],
};

/** How many records stand behind an address of the overview. */
async function behind(link: string): Promise<number> {
  const { pathname, searchParams } = new URL(link, 'http://x');
  const [, , id = '', list = ''] = pathname.split('/');
  const [query, unit] = LISTS[list] ?? ['', ''];
  const filters = [...searchParams].map(([key, value]) => [
    key,
    value === 'true' ? true : value === 'false' ? false : value,
  ]);
  return (
    (await world.chibo.bus.ask(query, { [unit]: id, ...Object.fromEntries(filters) }, { actor: operator() })) as {
      total: number;
    }
  ).total;
}

const n = (of: Overview, key: string) => of.numbers.find((number) => number.key === key);

describe('every number opens exactly its records', () => {
  for (const unit of ['thôn 1', 'tổ 1', 'cơ sở', 'commune', 'province']) {
    for (const on of [undefined, PAST]) {
      test(`${unit}, ${on ?? 'today'}`, async () => {
        const shown = await overview(unit, on);
        expect(shown.numbers.length).toBeGreaterThan(10);
        for (const number of shown.numbers) {
          expect([number.key, number.code, await behind(number.link ?? '')]).toEqual([
            number.key,
            number.code,
            number.n,
          ]);
          if (number.gapLink)
            expect([number.key, await behind(number.gapLink)]).toEqual([
              number.key,
              (number.of ?? 0) - (number.n ?? 0),
            ]);
        }
      });
    }
  }
});

test('the numbers are those of the records', async () => {
  const today = await overview('commune');
  expect(n(today, 'members')).toMatchObject({ n: 7, of: null });
  expect(n(today, 'female')).toMatchObject({ n: 2, of: 7 });
  expect(n(today, 'minority')).toMatchObject({ n: 2, of: 7 });
  expect(n(today, 'probationary')).toMatchObject({ n: 1 });
  expect(n(today, 'committee')).toMatchObject({ n: 1, of: 4 });
  expect(n(today, 'head_member')).toMatchObject({ n: 1, of: 2 });
  expect(n(today, 'dual')).toMatchObject({ n: 1, of: 4 });
  expect(n(await overview('province'), 'members')).toMatchObject({ n: 8 });
});

test('a past day shows who and what was there then', async () => {
  const then = await overview('commune', PAST);
  expect(n(then, 'members')).toMatchObject({ n: 6 });
  expect(n(then, 'dual')).toMatchObject({ n: 2, of: 4 });
  expect(n(then, 'tasks_open')).toBeUndefined();
  expect(await overview('commune', '2025-12-31')).toMatchObject({ numbers: [], recordedSince: '2026-01-01' });
});

test('a subordinate cell is a cell, and never a grassroots organization (M22)', async () => {
  const today = await overview('commune');
  expect(n(today, 'grassroots')).toMatchObject({ n: 4 });
  expect(n(today, 'cells')).toMatchObject({ n: 5 });
  expect(n(await overview('tổ 1'), 'grassroots')).toMatchObject({ n: 0 });
  const grassroots = (await world.chibo.bus.ask(
    'unit.counted',
    { id: units.province, measure: 'grassroots' },
    { actor: operator() },
  )) as { items: { kind: string }[] };
  expect(grassroots.items.map((unit) => unit.kind)).not.toContain('subordinate_cell');
});

test('the units below sum up to the unit', async () => {
  for (const on of [undefined, PAST]) {
    const children = (await world.chibo.bus.ask(
      'unit.children_counts',
      { id: units.commune, ...(on && { on }) },
      { actor: operator() },
    )) as { items: { name: string; members: number; cells: number; hasSecretary: boolean | null }[]; total: number };
    const whole = await overview('commune', on);
    expect(children.total).toBe(4);
    expect(children.items.reduce((sum, child) => sum + child.members, 0)).toBe(n(whole, 'members')?.n);
    expect(children.items.reduce((sum, child) => sum + child.cells, 0)).toBe(n(whole, 'cells')?.n);
    expect(children.items.find((child) => child.name === 'trường')?.hasSecretary).toBe(on ? null : false);
  }
});

test('a unit entered later than its roster counts its people on the roster’s days', async () => {
  const late = await asOperator(world.chibo, 'unit.found', {
    parentId: units.other,
    kind: 'grassroots_cell',
    setting: 'residential',
    name: 'thôn muộn',
  });
  units['thôn muộn'] = late.id;
  await register('thôn muộn', { from: '2026-02-01' });
  const on = '2026-03-15';
  for (const unit of ['thôn muộn', 'other']) {
    const then = await overview(unit, on);
    expect([unit, await behind(n(then, 'members')?.link ?? '')]).toEqual([unit, n(then, 'members')?.n]);
  }
  expect(n(await overview('thôn muộn', on), 'members')).toMatchObject({ n: 1 });
  const children = (await world.chibo.bus.ask(
    'unit.children_counts',
    { id: units.other, on },
    { actor: operator() },
  )) as {
    items: { name: string; members: number }[];
  };
  expect(children.items).toMatchObject([
    { name: 'thôn 9', members: 1 },
    { name: 'thôn muộn', members: 1 },
  ]);
});

test('a post of tomorrow is not begun today, so that no number changes by the clock alone', async () => {
  expect(await refusalOf(give('trường', 'unit_head', { holderName: 'Lê Thử' }, '2026-12-01'))).toMatchObject({
    status: 422,
    codes: ['date.future'],
    fields: ['from'],
  });
});

test('the nightly recount finds no difference', async () => {
  expect(await recountAll(world.chibo)).toEqual([]);
});

test('search finds units and members without tones, within reach only', async () => {
  const { chibo } = world;
  const account = await asOperator(chibo, 'account.make', {
    login: 'clerk.search',
    name: 'Văn thư',
    password: 'a long enough one',
  });
  await asOperator(chibo, 'post.begin', {
    unitId: units.commune,
    post: 'clerk',
    accountId: account.id,
    from: '2026-01-01',
  });
  const find = async (q: string, more = {}) =>
    (
      (await chibo.bus.ask('search.find', { q, ...more }, { actor: await actorOf(chibo, 'clerk.search') })) as {
        items: { kind: string; title: string; link: string }[];
      }
    ).items;
  expect((await find('thon')).map((item) => item.title)).toEqual(['thôn 1', 'thôn 2']);
  expect((await find('thu nguyen')).length).toBe(7);
  expect(await find('nguyen', { kind: 'unit' })).toEqual([]);
  expect(await find('thon', { kind: 'member' })).toEqual([]);
  expect(await find('thu a')).toMatchObject([{ kind: 'member', title: 'Nguyễn Văn Thử A' }]);
  expect(await find('...')).toEqual([]);
});

test('counts and lists of a foreign unit do not exist', async () => {
  const clerk = await actorOf(world.chibo, 'clerk.search');
  for (const name of ['unit.overview', 'unit.counted', 'unit.children_counts', 'unit.kinds', 'post.kinds']) {
    expect(await refusalOf(world.chibo.bus.ask(name, { id: units.other }, { actor: clerk }))).toMatchObject({
      status: 404,
      codes: ['not_found'],
    });
  }
});
