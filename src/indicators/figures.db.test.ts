import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actorOf, asOperator, type Bare, bareWorld, refusalOf } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import type { Actor } from '../platform/access.ts';
import type { Indicator } from './indicator.ts';
import type { UnitReport } from './report.ts';

let world: Bare;
const units: Record<string, string> = {};
/** Members and women of each cell; all came on one day but the last two of `cell c`. */
const SIZES: Record<string, [members: number, women: number]> = {
  'cell a': [16, 3],
  'cell b': [20, 10],
  'cell c': [30, 15],
};
const people: Record<string, string[]> = {};
let standing: Actor;
let overseer: Actor;

async function found(key: string, parent: string, kind: string, more: object = {}): Promise<void> {
  const input = { parentId: units[parent], kind, name: key, foundedOn: '2025-07-01', ...more };
  units[key] = (await asOperator(world.chibo, 'unit.found', input)).id;
}
const give = (unit: string, post: string, personId: string | undefined, more: object = {}) =>
  asOperator(world.chibo, 'post.begin', { unitId: units[unit], post, personId, from: '2026-01-10', ...more });

beforeAll(async () => {
  world = await bareWorld();
  const { chibo } = world;
  const top = { kind: 'province_committee', name: 'province', division: '52', foundedOn: '2020-01-01' };
  units.province = (await asOperator(chibo, 'organization.found', top)).id;
  await found('commune', 'province', 'commune_committee');
  await found('other', 'province', 'commune_committee');
  for (const [cell, [members, women]] of Object.entries(SIZES)) {
    await found(cell, 'commune', 'grassroots_cell', { setting: 'residential' });
    people[cell] = [];
    for (let i = 0; i < members; i += 1) {
      const late = cell === 'cell c' && i >= members - 2;
      const letters = `${String.fromCharCode(65 + (i % 26))}${String.fromCharCode(97 + Math.floor(i / 26))}`;
      const facts = {
        unit: units[cell],
        fullName: `Siu ${letters} ${cell.at(-1)?.toUpperCase()}`,
        sex: i < women ? 'female' : 'male',
        birthDate: `${1960 + i}-03-02`,
        admittedOn: '2015-05-19',
        officialOn: cell === 'cell a' && i >= 8 ? null : '2016-05-19',
        ethnicity: i % 2 === 0 ? '01' : '02',
        from: late ? '2026-06-15' : '2026-01-05',
      };
      if (facts.officialOn === null) facts.admittedOn = '2026-01-02';
      people[cell]?.push((await asOperator(chibo, 'member.register', facts)).id);
    }
  }
  const [a, b, c] = [people['cell a'] ?? [], people['cell b'] ?? [], people['cell c'] ?? []];
  await give('cell a', 'secretary', a[0], { termEnds: '2027-06-30' });
  await give('cell a', 'village_head', a[0], { termEnds: '2026-12-31' });
  await give('cell a', 'committee_member', a[1]);
  await give('cell b', 'secretary', b[0], { termEnds: '2027-06-30' });
  await give('cell b', 'front_head', b[0], { termEnds: '2027-06-30' });
  await give('cell b', 'committee_member', b[1]);
  await give('cell c', 'secretary', c[0], { from: '2026-07-01' });
  await give('commune', 'standing_committee_member', b[2]);
  await give('commune', 'committee_executive_member', c[2]);
  for (const [login, personId] of [
    ['standing', b[2]],
    ['overseer', c[2]],
  ])
    await asOperator(chibo, 'account.make', { login, name: login, password: 'ngọn đèn trước gió', personId });
  for (const cell of ['cell a', 'cell b'])
    await asOperator(chibo, 'overseer.assign', {
      unitId: units[cell],
      fromUnitId: units.commune,
      personId: c[2],
      from: '2026-02-01',
    });
  standing = await actorOf(chibo, 'standing', 'standing_committee_member');
  overseer = await actorOf(chibo, 'overseer', 'overseer');
}, 60_000);
afterAll(() => world.close());

const ask = async <T>(name: string, unit: string, more: object = {}, actor: Actor = operator()): Promise<T> =>
  (await world.chibo.bus.ask(name, { id: units[unit], ...more }, { actor })) as T;
const numbers = async (unit: string, more: object = {}, actor?: Actor) =>
  (await ask<{ numbers: Indicator[] }>('unit.overview', unit, more, actor)).numbers;
const one = (all: readonly Indicator[], key: string) => all.find((each) => each.key === key);
type Series = { series: { key: string; points: { on: string; n: number | null; of: number | null }[] }[] };
type Lines = {
  items: { id: string; name: string; n: number | null; of: number | null }[];
  total: number;
  next: string | null;
};

describe('whoever sees counts only (STA-02)', () => {
  test('reads large parts at the top of what he sees, without a way to the list', async () => {
    expect(one(await numbers('commune', {}, standing), 'female')).toMatchObject({
      n: 28,
      of: 66,
      link: null,
      hidden: false,
    });
    expect(one(await numbers('commune'), 'female')).toMatchObject({ n: 28, of: 66, hidden: false });
  });
  test('does not read a small part, nor that of the neighbour which would give it away', async () => {
    const shown = async (cell: string, actor?: Actor) => one(await numbers(cell, {}, actor), 'female');
    expect(await shown('cell a', standing)).toMatchObject({ n: null, hidden: true, link: null });
    expect(await shown('cell b', standing)).toMatchObject({ n: null, hidden: true });
    expect(await shown('cell c', standing)).toMatchObject({ n: 15, of: 30, hidden: false });
    expect(await shown('cell a')).toMatchObject({ n: 3, of: 16, hidden: false });
  });
  test('reads no part of a past day, no series of parts and no parts side by side', async () => {
    const past = await numbers('commune', { on: '2026-05-01' }, standing);
    expect(one(past, 'members')).toMatchObject({ n: 64 });
    expect(['female', 'minority', 'official', 'probationary'].map((key) => one(past, key)?.n)).toEqual([
      null,
      null,
      null,
      null,
    ]);
    const keys = (await ask<Series>('unit.trend', 'commune', {}, standing)).series.map(({ key }) => key);
    expect(keys).toContain('members');
    expect(keys).not.toContain('female');
    const below = await ask<Lines>('unit.by_child', 'commune', { measure: 'female' }, standing);
    expect(below.items.map(({ n }) => n)).toEqual([null, null, null]);
  });
  test('reads breakdowns by the same rule', async () => {
    const parts = async (unit: string, by: string, actor?: Actor) =>
      (await ask<{ parts: { code: string; n: number | null }[] }>('unit.breakdown', unit, { by }, actor)).parts;
    expect(await parts('cell a', 'sex')).toMatchObject([{ n: 13 }, { n: 3 }]);
    expect(await parts('cell a', 'sex', standing)).toMatchObject([{ n: null }, { n: null }]);
    expect(await parts('commune', 'sex', standing)).toMatchObject([{ n: 38 }, { n: 28 }]);
    const ages = await parts('commune', 'age');
    expect(ages.reduce((sum, { n }) => sum + (n ?? 0), 0)).toBe(66);
    expect(ages.map(({ code }) => code)).toEqual(['31-40', '41-50', '51-60', '61-']);
  });
  test('and nothing of what he does not see at all', async () => {
    for (const [name, more] of Object.entries({
      'unit.trend': {},
      'unit.breakdown': {},
      'unit.warnings': {},
      'unit.by_child': { measure: 'dual' },
      'unit.report': { from: '2026-01-01', to: '2026-11-01' },
    }))
      expect([name, await refusalOf(ask(name, 'other', more, standing))]).toMatchObject([name, { status: 404 }]);
  });
});

test('each point of a series is the number of that day', async () => {
  for (const unit of ['commune', 'cell c']) {
    const { series } = await ask<Series>('unit.trend', unit, { months: '24' });
    const [members] = series;
    expect(members?.points).toHaveLength(24);
    expect(members?.points.filter(({ n }) => n === null)).toHaveLength(13);
    for (const [i, { on, n }] of (members?.points ?? []).entries()) {
      if (n === null) continue;
      const then = await numbers(unit, { on });
      for (const { key, points } of series) {
        const number = one(then, key);
        if (number) expect([on, key, points[i]?.n, points[i]?.of]).toEqual([on, key, number.n, number.of]);
      }
    }
  }
});

test('the goal of a resolution stands at the series it is counted by, until the target is dropped', async () => {
  const { chibo } = world;
  const goal = async () => {
    type Goals = { series: { key: string; goal: object | null }[] };
    const { series } = await ask<Goals>('unit.trend', 'commune');
    return series.flatMap((each) => (each.goal ? [[each.key, each.goal]] : []));
  };
  const [indicator] = chibo.rulebook.targets.indicators.filter(({ counts }) => counts === 'dual');
  const deadline = { goalMin: '80', goalMax: '100', deadline: '2026-12-31' };
  const counted = { indicator: indicator?.label.vi, measure: 'percent', baseText: 'các chi bộ thôn', ...deadline };
  const other = { ...deadline, indicator: 'Nhà văn hóa', measure: 'houses' };
  const text = { unit: units.province, title: 'Nghị quyết', body: 'x', targets: [counted, other] };
  const { id } = await asOperator(chibo, 'resolution.draft', text);
  expect(await goal()).toEqual([]);
  await asOperator(chibo, 'resolution.issue', { id, version: 1, on: '2026-11-02', recipients: 'direct' });
  expect(await goal()).toMatchObject([['dual', { least: 80, deadline: '2026-12-31', resolutionId: id }]]);
  const seen = (await chibo.bus.ask('resolution.get', { id }, { actor: operator() })) as {
    version: number;
    targets: { id: string }[];
  };
  const changes = [{ kind: 'drop', targetId: seen.targets[0]?.id }];
  const act = { id, version: seen.version, on: '2026-11-09', act: 'decision', reason: 'x', changes };
  await asOperator(chibo, 'resolution.amend', act);
  expect(await goal()).toEqual([]);
});

test('the units below sum up to the unit, those with most missing first', async () => {
  const whole = await numbers('commune');
  for (const measure of ['members', 'female', 'dual', 'dual_head', 'dual_front', 'committee', 'meetings']) {
    const { items, total } = await ask<Lines>('unit.by_child', 'commune', { measure });
    expect([measure, total]).toEqual([measure, 3]);
    expect([measure, items.reduce((sum, { n }) => sum + (n ?? 0), 0)]).toEqual([measure, one(whole, measure)?.n]);
    if (items[0]?.of != null)
      expect([measure, items.reduce((sum, { of }) => sum + (of ?? 0), 0)]).toEqual([measure, one(whole, measure)?.of]);
  }
  const dual = { measure: 'dual', limit: 1 };
  const first = await ask<Lines>('unit.by_child', 'commune', dual);
  expect(first.items).toMatchObject([{ name: 'cell c', n: 0, of: 1 }]);
  const second = await ask<Lines>('unit.by_child', 'commune', { ...dual, after: first.next });
  const back = await ask<Lines>('unit.by_child', 'commune', { ...dual, sort: '-name' });
  expect([second.items[0]?.name, back.items[0]?.name]).toEqual(['cell a', 'cell c']);
});

test('both kinds of dual post stand apart (M60)', async () => {
  const whole = await numbers('commune');
  expect(['dual', 'dual_head', 'dual_front'].map((key) => one(whole, key))).toMatchObject([
    { n: 2, of: 3 },
    { n: 1, of: 3 },
    { n: 1, of: 3 },
  ]);
});

test('where the two terms of one hand part (M08): those that end first come first, page by page', async () => {
  type Duals = { items: { unitName: string; second: string; soonest: string }[]; total: number; next: string | null };
  const duals = async (more: object) =>
    (await world.chibo.bus.ask('dual.list', { unit: units.commune, ...more }, { actor: operator() })) as Duals;
  expect(await duals({ apart: true })).toMatchObject({
    total: 1,
    items: [
      {
        unitName: 'cell a',
        second: 'village_head',
        firstEnds: '2027-06-30',
        secondEnds: '2026-12-31',
        soonest: '2026-12-31',
      },
    ],
  });
  const first = await duals({ sort: 'ends', limit: 1 });
  const second = await duals({ sort: 'ends', limit: 1, after: first.next });
  expect([first, second]).toMatchObject([
    { total: 2, items: [{ unitName: 'cell a' }] },
    { items: [{ unitName: 'cell b', second: 'front_head', soonest: '2027-06-30' }], next: null },
  ]);
  expect((await duals({ sort: '-ends' })).items.map(({ unitName }) => unitName)).toEqual(['cell b', 'cell a']);
});

test('a committee of a cell with fewer than nine official members is a warning with its rule and its list (M06)', async () => {
  const { items } = await ask<{ items: { key: string; n: number; rule: string | null }[] }>('unit.warnings', 'commune');
  expect(items).toMatchObject([
    { key: 'committee_small', n: 1, rule: 'ELE-01' },
    { key: 'dual_terms', n: 1, rule: 'DUA-01' },
  ]);
  const list = await ask<{ items: { name: string }[]; total: number }>('unit.counted', 'commune', {
    measure: 'committee_small',
  });
  expect(list).toMatchObject({ total: 1, items: [{ name: 'cell a' }] });
  expect(await ask('unit.warnings', 'cell c')).toEqual({ items: [] });
});

test('an overseer sees the cells in his charge, and no others (M34)', async () => {
  const mine = async (actor: Actor, more: object = {}) =>
    (await world.chibo.bus.ask('overseer.cells', more, { actor })) as {
      items: object[];
      total: number;
      unseen: number;
      next: string | null;
    };
  expect(await mine(overseer)).toMatchObject({
    total: 2,
    unseen: 0,
    items: [
      { name: 'cell a', members: 16, met: false, planned: false, open: 0, lastVisit: null, since: '2026-02-01' },
      { name: 'cell b', members: 20 },
    ],
  });
  const first = await mine(overseer, { sort: '-members', limit: 1 });
  const rest = await mine(overseer, { sort: '-members', limit: 1, after: first.next });
  expect([first.items, rest.items]).toMatchObject([[{ name: 'cell b' }], [{ name: 'cell a' }]]);
  expect(await mine(standing)).toMatchObject({ total: 0, unseen: 0, items: [] });
  const asMember = await actorOf(world.chibo, 'overseer', 'member');
  expect(await mine(asMember)).toMatchObject({ total: 0, unseen: 2 });
});

test('the visits of the year stand beside the quota of the rule, where one holds (VIS-01)', async () => {
  const { chibo } = world;
  const mine = async () =>
    ((await chibo.bus.ask('overseer.cells', {}, { actor: overseer })) as { quotas: object[] }).quotas;
  expect(await mine()).toMatchObject([{ fromUnit: 'commune', made: 0, counted: 0, quota: null }]);
  const visit = { unitId: units['cell a'], personId: people['cell c']?.[2], seen: 'x', advice: 'y' };
  await asOperator(chibo, 'visit.record', { ...visit, kind: 'meeting', on: '2026-03-05' });
  await asOperator(chibo, 'visit.record', { ...visit, kind: 'check', on: '2026-03-06' });
  expect(await mine()).toMatchObject([{ made: 2, counted: 1, quota: null }]);
  // the overlay of a province holds by the code of its unit
  await chibo.owner.db
    .updateTable('unit')
    .set({ code: '52' })
    .where('id', '=', units.province ?? '')
    .execute();
  expect(await mine()).toMatchObject([{ made: 2, counted: 1, quota: { n: 6, rule: 'VIS-01' } }]);
});

describe('the report of a period', () => {
  const period = { from: '2026-02-01', to: '2026-11-10' };
  test('gathers what the pages show', async () => {
    const report = await ask<UnitReport>('unit.report', 'commune', period);
    expect(report.members).toMatchObject({
      before: 64,
      after: 66,
      entered: 2,
      left: 0,
      in: [{ code: 'registered', n: 2 }],
    });
    expect(report.numbers).toEqual(await numbers('commune'));
    expect(report.meetings.map(({ month }) => month)).toHaveLength(10);
    expect(report.meetings.every(({ cells, held }) => cells === 3 && held === 0)).toBe(true);
    expect(report.tasks).toEqual({ given: 0, done: 0, onTime: 0, open: 0, overdue: 0 });
    expect(report.children.map(({ name, members }) => [name, members])).toEqual([
      ['cell a', 16],
      ['cell b', 20],
      ['cell c', 30],
    ]);
  });
  test('is refused for days in the wrong order', async () => {
    const wrong = { from: '2026-05-01', to: '2026-04-01' };
    expect(await refusalOf(ask('unit.report', 'commune', wrong))).toMatchObject({
      status: 422,
      codes: ['date.order'],
      fields: ['to'],
    });
  });
});
