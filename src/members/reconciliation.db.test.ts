import { afterAll, beforeAll, expect, test } from 'vitest';
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
import { renderDocx } from '../documents/docx.ts';
import { partsOf } from '../documents/testing.ts';
import type { Actor } from '../platform/access.ts';
import { rosterBookDocument } from './documents.ts';
import type { CellsPage, RosterBook, RosterCheckRecord } from './reconciliation.ts';

let world: Bare;
let top: string;
let cell: string;
let empty: string;
let secretary: Actor;
let member: Actor;

const ask = async <T>(name: string, input: unknown, actor: Actor = operator()) =>
  (await world.chibo.bus.ask(name, input, { actor })) as T;
const run = async (name: string, input: unknown, actor: Actor = operator()) =>
  (await world.chibo.bus.run(name, input, { actor })) as { id: string; differences?: number };
const book = (period?: string) => ask<RosterBook>('roster.book', { unit: cell, ...(period && { period }) }, secretary);
const cells = (more: object = {}) => ask<CellsPage>('roster.cells', { unit: top, ...more });

beforeAll(async () => {
  world = await bareWorld();
  top = await foundTop(world.chibo, 'commune_committee', 'Đảng bộ xã Biển Hồ');
  const found = async (name: string) =>
    (
      await asOperator(world.chibo, 'unit.found', {
        parentId: top,
        kind: 'grassroots_cell',
        name,
        setting: 'residential',
        foundedOn: '2000-01-01',
      })
    ).id;
  cell = await found('Chi bộ thôn 1');
  empty = await found('Chi bộ thôn 2');
  const ids: Record<string, string> = {};
  for (const name of ['Nguyễn Thị Đào', 'Trần Văn Ân', 'Rmah Djuân', 'Lê Thị An'])
    ids[name] = (
      await asOperator(world.chibo, 'member.register', {
        unit: cell,
        fullName: name,
        sex: 'female',
        ethnicity: '01',
        birthDate: '1980-03-04',
        admittedOn: '2005-01-02',
        officialOn: '2006-01-02',
        from: '2025-10-31',
      })
    ).id;
  await asOperator(world.chibo, 'post.begin', {
    unitId: cell,
    post: 'secretary',
    personId: ids['Nguyễn Thị Đào'],
    from: '2025-10-31',
  });
  for (const [login, name] of [
    ['bithu', 'Nguyễn Thị Đào'],
    ['dangvien', 'Trần Văn Ân'],
  ] as const)
    await accountFor(world.chibo, login, { name, personId: ids[name] ?? '' });
  secretary = await actorOf(world.chibo, 'bithu', 'secretary');
  member = await actorOf(world.chibo, 'dangvien');
});
afterAll(() => world.close());

test('the list to go through is the roster of the day, with the periods of FIL-01', async () => {
  const now = await book();
  expect(now).toMatchObject({
    period: '2026-10-01',
    until: '2026-12-31',
    asOf: '2026-11-10',
    months: 3,
    rule: 'FIL-01',
    standing: 'waiting',
  });
  expect(now.lines.map((line) => line.name)).toEqual(['Lê Thị An', 'Trần Văn Ân', 'Rmah Djuân', 'Nguyễn Thị Đào']);
  expect((await book('2026-08-15')).standing).toBe('late');
});

test('is refused with a line unsaid, twice, foreign, without what is wrong, for another period, by a member', async () => {
  const { lines } = await book();
  const said = lines.map(({ membershipId }) => ({ membershipId, verdict: 'present' }));
  const confirm = (input: object, actor = secretary) =>
    refusalOf(run('roster.confirm', { unit: cell, period: '2026-10-01', lines: said, ...input }, actor));
  expect((await confirm({ lines: said.slice(1) })).codes).toEqual(['roster.unsaid']);
  expect((await confirm({ lines: [...said, said[0]] })).codes).toEqual(['roster.changed']);
  expect(
    (await confirm({ lines: [...said, { membershipId: crypto.randomUUID(), verdict: 'present' }] })).codes,
  ).toEqual(['roster.changed']);
  expect(await confirm({ lines: said.map((line) => ({ ...line, verdict: 'wrong' })) })).toMatchObject({
    codes: Array(4).fill('roster.what_is_wrong'),
    fields: ['lines.0.note', 'lines.1.note', 'lines.2.note', 'lines.3.note'],
  });
  expect((await confirm({ period: '2026-04-01' })).codes).toEqual(['roster.period']);
  expect(await confirm({}, member)).toMatchObject({ status: 403, codes: ['right.missing'] });
  expect((await refusalOf(run('roster.confirm', { unit: empty, period: '2026-10-01', lines: [] }))).codes).toEqual([
    'roster.empty',
  ]);
  expect((await refusalOf(run('roster.confirm', { unit: top, period: '2026-10-01', lines: [] }))).codes).toEqual([
    'unit.not_cell',
  ]);
});

test('confirmed line by line: differences are open items, the level above sees both numbers, each is settled once', async () => {
  const { lines } = await book();
  const verdicts = ['present', 'left', 'wrong', 'present'] as const;
  const { id, differences } = await run(
    'roster.confirm',
    {
      unit: cell,
      period: '2026-10-01',
      lines: lines.map(({ membershipId }, i) => ({
        membershipId,
        verdict: verdicts[i],
        ...(verdicts[i] === 'wrong' && { note: 'sai ngày sinh' }),
      })),
      missing: [{ name: 'Siu Blan', note: 'mới chuyển về' }],
    },
    secretary,
  );
  expect(differences).toBe(3);
  const check = await ask<RosterCheckRecord>('roster.check', { id }, secretary);
  expect(check).toMatchObject({
    registered: 4,
    confirmed: 4,
    signedName: 'Nguyễn Thị Đào',
    signedOn: '2026-11-10',
    late: false,
  });
  expect(check.differences.map((each) => [each.kind, each.name])).toEqual([
    ['left', 'Trần Văn Ân'],
    ['missing', 'Siu Blan'],
    ['wrong', 'Rmah Djuân'],
  ]);
  const again = run('roster.confirm', { unit: cell, period: '2026-10-01', lines: [] }, secretary);
  expect((await refusalOf(again)).codes).toEqual(['roster.confirmed']);
  const page = await cells();
  expect(page.figures).toMatchObject({
    cells: 2,
    confirmed: 1,
    waiting: 1,
    late: 0,
    open: 3,
    registered: 4,
    counted: 4,
  });
  expect((await cells({ standing: 'waiting' })).items.map((line) => line.unitId)).toEqual([empty]);
  expect((await cells({ differences: 'open', sort: '-open' })).items).toMatchObject([
    { unitId: cell, open: 3, differences: 3 },
  ]);
  const first = check.differences[0];
  await run('roster.settle', { id: first?.id, settlement: 'đã mở hồ sơ chuyển sinh hoạt', version: 1 }, secretary);
  expect(
    (await refusalOf(run('roster.settle', { id: first?.id, settlement: 'x', version: 2 }, secretary))).codes,
  ).toEqual(['difference.settled']);
  expect(
    await refusalOf(run('roster.settle', { id: check.differences[1]?.id, settlement: 'x', version: 1 }, member)),
  ).toMatchObject({ status: 403 });
  expect((await cells()).figures.open).toBe(2);
});

test('a period that is over is late until it is confirmed, and then told as confirmed late', async () => {
  expect((await cells({ period: '2026-07-01' })).figures).toMatchObject({ late: 2, confirmed: 0 });
  const { lines, asOf } = await book('2026-07-01');
  expect(asOf).toBe('2026-09-30');
  await run(
    'roster.confirm',
    {
      unit: cell,
      period: '2026-07-01',
      lines: lines.map(({ membershipId }) => ({ membershipId, verdict: 'present' })),
    },
    secretary,
  );
  expect((await cells({ period: '2026-07-01' })).figures).toMatchObject({ late: 1, confirmedLate: 1 });
});

test('who has to confirm is told, and how many below are late', async () => {
  const items = async (actor: Actor) =>
    await world.chibo.bus.read(
      actor,
      async (ctx) =>
        (await world.chibo.bus.modules.find((module) => module.name === 'members')?.attention?.(ctx)) ?? [],
    );
  expect(await items(secretary)).toEqual([]);
  world.clock.set('2026-12-20T03:00:00Z');
  expect(await items(member)).toEqual([]);
  world.clock.set('2027-01-05T03:00:00Z');
  const told = await items(secretary);
  expect(told).toEqual([]);
  world.clock.set('2027-04-05T03:00:00Z');
  expect(await items(secretary)).toMatchObject([
    { what: 'members.attention.roster', state: 'overdue', due: '2027-03-31', rule: 'FIL-01' },
  ]);
  world.clock.set('2026-11-10T03:00:00Z');
});

test('the roster book prints the form’s fourteen columns', async () => {
  const made = await world.chibo.bus.read(secretary, (ctx) => rosterBookDocument(ctx, cell, { language: 'vi' }));
  const [table] = made.model.blocks;
  expect(table).toMatchObject({ kind: 'table' });
  if (table?.kind !== 'table') throw new Error('no table');
  expect(table.head).toHaveLength(14);
  expect(table.rows.map((row) => row[1])).toEqual(['Lê Thị An', 'Trần Văn Ân', 'Rmah Djuân', 'Nguyễn Thị Đào']);
  const parts = await partsOf(await renderDocx(made.model, world.chibo.rulebook));
  expect(parts.get('word/document.xml')).toContain('7-HSĐV');
});
