import { afterAll, beforeAll, expect, test } from 'vitest';
import { actorOf, asOperator, type Bare, bareWorld, refusalOf } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import { setScope } from '../platform/db/scope.ts';
import { organizationAttention } from './attention.ts';
import { fieldsHeldAt } from './division.ts';
import { unitRef } from './tree.ts';

let world: Bare;
let province: string;
let commune: string;
let cell: string;
let other: string;
let an: string;
let binh: string;

const person = async (unit: string, fullName: string) =>
  (
    await asOperator(world.chibo, 'member.register', {
      unit,
      fullName,
      sex: 'female',
      ethnicity: '01',
      birthDate: '1980-03-04',
      admittedOn: '2005-01-02',
      officialOn: '2006-01-02',
      from: '2020-01-01',
    })
  ).id;
const found = async (parentId: string, kind: string, name: string, more = {}) =>
  (await asOperator(world.chibo, 'unit.found', { parentId, kind, name, ...more })).id;
const ask = async <T>(name: string, input: unknown) =>
  (await world.chibo.bus.ask(name, input, { actor: operator() })) as T;
const run = async (name: string, input: unknown) => await asOperator(world.chibo, name, input);
const begin = (unitId: string, post: string, personId: string, more = {}) =>
  run('post.begin', { unitId, post, personId, from: '2025-08-01', ...more });

beforeAll(async () => {
  world = await bareWorld();
  const village = { setting: 'residential', foundedOn: '2010-05-01' };
  province = (
    await asOperator(world.chibo, 'organization.found', {
      kind: 'province_committee',
      name: 'Đảng bộ tỉnh Thử',
      division: '52',
      code: '52',
    })
  ).id;
  commune = await found(province, 'commune_committee', 'Đảng bộ xã Thử');
  cell = await found(commune, 'grassroots_cell', 'Chi bộ thôn 1', village);
  other = await found(commune, 'grassroots_cell', 'Chi bộ thôn 2', village);
  an = await person(cell, 'Nguyễn Thị An');
  binh = await person(other, 'Trần Thị Bình');
  const clerk = await run('account.make', { login: 'clerk.org', name: 'Văn thư', password: 'a long enough one' });
  await run('post.begin', { unitId: commune, post: 'clerk', accountId: clerk.id, from: '2026-01-01' });
  const reader = await run('account.make', { login: 'reader.org', name: 'Kiểm tra', password: 'a long enough one' });
  await run('post.begin', { unitId: commune, post: 'inspector', accountId: reader.id, from: '2026-01-01' });
});
afterAll(() => world.close());

type Lines<T> = { items: T[]; total: number };

test('a term is begun with its seats, corrected and ended; its vacancies are the seats nobody fills', async () => {
  const base = {
    unitId: cell,
    name: '2025-2030',
    congressOn: '2025-07-20',
    startsOn: '2025-08-01',
    endsOn: '2030-08-01',
  };
  expect(await refusalOf(run('term.begin', { ...base, endsOn: '2031-03-01' }))).toMatchObject({
    status: 422,
    codes: ['term.too_long'],
    fields: ['endsOn'],
  });
  const tooMany = [{ seat: 'cell_committee', seats: 8 }];
  expect(await refusalOf(run('term.begin', { ...base, seats: tooMany }))).toMatchObject({ codes: ['seat.too_many'] });
  const term = await run('term.begin', { ...base, seats: [{ seat: 'cell_committee', seats: 3 }] });
  expect(await refusalOf(run('term.begin', { ...base, startsOn: '2026-01-01' }))).toMatchObject({
    codes: ['term.running'],
  });
  await begin(cell, 'secretary', an);
  type Vacancy = { unitName: string; seat: string; seats: number; held: number; missing: number; since: string | null };
  const vacancies = await ask<Lines<Vacancy>>('vacancy.list', { unit: commune });
  expect(vacancies.items.map((v) => [v.unitName, v.seat, v.seats, v.held, v.missing, v.since])).toEqual([
    ['Chi bộ thôn 1', 'cell_committee', 3, 1, 2, '2025-08-01'],
    ['Chi bộ thôn 2', 'cell_secretary', 1, 0, 1, null],
    ['Đảng bộ xã Thử', 'committee_secretary', 1, 0, 1, null],
  ]);
  const change = { id: term.id, name: '2025-2030', startsOn: '2025-08-01', endsOn: '2030-08-01' };
  await run('term.change', { ...change, version: 1, seats: [{ seat: 'cell_committee', seats: 1 }] });
  expect(await refusalOf(run('term.change', { ...change, version: 1 }))).toMatchObject({ status: 409 });
  expect((await ask<Lines<Vacancy>>('vacancy.list', { unit: cell })).items).toEqual([]);
  const own = await ask<{ seats: { seat: string; seats: number | null; held: number }[]; terms: unknown[] }>(
    'term.list',
    {
      unit: cell,
    },
  );
  expect(own.seats).toEqual([
    { seat: 'cell_secretary', seats: 1, held: 1 },
    { seat: 'cell_committee', seats: 1, held: 1 },
  ]);
  await run('term.end', { id: term.id, on: '2026-10-01', reason: 'đại hội bất thường', version: 2 });
  expect(await refusalOf(run('term.end', { id: term.id, on: '2026-10-02', reason: 'x', version: 3 }))).toMatchObject({
    codes: ['term.ended'],
  });
  await run('term.begin', {
    ...base,
    name: '2026-2027',
    congressOn: null,
    startsOn: '2026-10-01',
    endsOn: '2027-04-01',
  });
});

test('who assigns the posts is told on the first page of terms below that end soon or are over, a reader is not (M24)', async () => {
  const lines = async (login: string, on: string) => {
    world.clock.set(`${on}T03:00:00Z`);
    const found = await world.chibo.bus.read(await actorOf(world.chibo, login), organizationAttention);
    return found.map((line) => [line.what, line.state, line.values]);
  };
  const { days } = world.chibo.rulebook.committees.terms.remind;
  expect(await lines('clerk.org', '2026-11-10')).toEqual([
    ['organization.attention.terms_end', 'information', { count: 1, days }],
  ]);
  expect(await lines('clerk.org', '2027-04-02')).toEqual([
    ['organization.attention.terms_over', 'overdue', { count: 1 }],
  ]);
  expect(await lines('reader.org', '2027-04-02')).toEqual([]);
  await run('term.begin', { unitId: commune, name: '2022-2027', startsOn: '2022-05-01', endsOn: '2027-05-01' });
  expect(await lines('clerk.org', '2027-04-02')).toContainEqual([
    'organization.attention.term_ends',
    'information',
    { name: '2022-2027' },
  ]);
  const { terms } = await ask<{ terms: { id: string; version: number }[] }>('term.list', { unit: commune });
  await run('term.end', { id: terms[0]?.id, on: '2027-04-01', reason: 'đại hội', version: terms[0]?.version });
  world.clock.set('2026-11-10T03:00:00Z');
});

test('the list of terms below shows what ends soon, what is missing, and a reader may not begin one', async () => {
  type Under = { unitName: string; term: string | null; endsOn: string | null };
  const shown = async (show: string, more = {}) =>
    (await ask<Lines<Under>>('term.under', { unit: commune, show, ...more })).items.map((line) => line.unitName);
  expect(await shown('ending')).toEqual(['Chi bộ thôn 1']);
  expect(await shown('over')).toEqual([]);
  expect(await shown('none')).toEqual(['Chi bộ thôn 2', 'Đảng bộ xã Thử']);
  expect(await shown('no_regulation')).toEqual(['Chi bộ thôn 1']);
  expect(await shown('all', { sort: '-name', limit: 1 })).toEqual(['Đảng bộ xã Thử']);
  expect(await shown('all', { search: 'thon 2' })).toEqual(['Chi bộ thôn 2']);
  const first = await ask<Lines<Under> & { next: string }>('term.under', { unit: commune, sort: 'ends', limit: 1 });
  expect(first.items[0]?.unitName).toBe('Chi bộ thôn 1');
  expect(
    (await ask<Lines<Under>>('term.under', { unit: commune, sort: 'ends', after: first.next })).items,
  ).toHaveLength(2);
  const reader = await actorOf(world.chibo, 'reader.org');
  const input = { unitId: other, name: '2025-2030', startsOn: '2025-08-01', endsOn: '2030-08-01' };
  expect(await refusalOf(world.chibo.bus.run('term.begin', input, { actor: reader }))).toMatchObject({ status: 403 });
});

test('work is divided in versions: adopting one ends the one before, and the day tells who answered', async () => {
  const line = { field: 'security', personId: an, role: 'lead', units: [cell] };
  expect(await refusalOf(run('division.draft', { unitId: commune, lines: [line] }))).toMatchObject({
    codes: ['division.not_seated'],
    fields: ['lines.0.personId'],
  });
  await begin(commune, 'committee_secretary', an);
  await begin(commune, 'committee_executive_member', binh);
  const first = await run('division.draft', { unitId: commune, lines: [line] });
  expect(await refusalOf(run('division.draft', { unitId: commune, lines: [line] }))).toMatchObject({
    codes: ['division.draft_exists'],
  });
  const market = { field: 'Chợ xã', ownField: true, personId: binh, role: 'lead', units: [] };
  await run('division.draft', { unitId: commune, id: first.id, version: 1, lines: [line, market] });
  await run('division.adopt', { id: first.id, version: 2, from: '2026-01-01', decision: '01-TB/ĐU' });
  const second = await run('division.draft', {
    unitId: commune,
    lines: [
      { ...line, personId: binh },
      { ...line, role: 'support' },
    ],
  });
  expect(await refusalOf(run('division.adopt', { id: second.id, version: 1, from: '2026-01-01' }))).toMatchObject({
    codes: ['date.order'],
  });
  await run('division.adopt', { id: second.id, version: 1, from: '2026-06-01' });
  expect(await refusalOf(run('division.adopt', { id: second.id, version: 2, from: '2026-07-01' }))).toMatchObject({
    codes: ['division.adopted'],
  });

  const held = async (on: string) =>
    await world.chibo.app.db.transaction().execute(async (tx) => {
      await setScope(tx, operator());
      return (await fieldsHeldAt(tx, await unitRef(tx, commune), on)).map((one) => [one.field, one.personName]);
    });
  expect(await held('2025-12-31')).toEqual([]);
  expect(await held('2026-05-31')).toEqual([
    ['security', 'Nguyễn Thị An'],
    ['Chợ xã', 'Trần Thị Bình'],
  ]);
  expect(await held('2026-06-01')).toEqual([['security', 'Trần Thị Bình']]);

  type Answers = { answers: { personName: string; role: string }[] };
  const who = await ask<Answers>('division.answers', { unit: commune, about: cell, on: '2026-06-01' });
  expect(who.answers.map((one) => [one.personName, one.role])).toEqual([
    ['Trần Thị Bình', 'lead'],
    ['Nguyễn Thị An', 'support'],
  ]);
  expect(
    (await ask<Answers>('division.answers', { unit: commune, field: 'chợ xã', on: '2026-02-01' })).answers,
  ).toHaveLength(1);
  const matrix = await ask<{ openFields: string[]; openUnits: { name: string }[]; lines: unknown[] }>('division.get', {
    unit: commune,
  });
  expect(matrix.openFields).toContain('youth_women');
  expect(matrix.openFields).not.toContain('security');
  expect(matrix.openUnits.map((one) => one.name)).toEqual(['Chi bộ thôn 2']);
  type Versions = {
    versions: { id: string; from: string; to: string | null; lines: number }[];
    seated: { name: string }[];
  };
  const { versions, seated } = await ask<Versions>('division.versions', { unit: commune });
  expect(versions.map((one) => [one.from, one.to, one.lines])).toEqual([
    ['2026-06-01', null, 2],
    ['2026-01-01', '2026-06-01', 2],
  ]);
  expect(seated.map((one) => one.name)).toEqual(['Nguyễn Thị An', 'Trần Thị Bình']);
});

test('a draft of the division of work can be thrown away, an adopted version cannot; a reader may do neither', async () => {
  const draft = await run('division.draft', { unitId: commune, lines: [] });
  expect(await refusalOf(run('division.adopt', { id: draft.id, version: 1, from: '2026-11-01' }))).toMatchObject({
    codes: ['division.empty'],
  });
  const reader = await actorOf(world.chibo, 'reader.org');
  for (const [name, input] of [
    ['division.drop', { id: draft.id, version: 1 }],
    ['division.draft', { unitId: commune, lines: [] }],
    ['division.adopt', { id: draft.id, version: 1, from: '2026-11-01' }],
  ] as const)
    expect(await refusalOf(world.chibo.bus.run(name, input, { actor: reader }))).toMatchObject({ status: 403 });
  await run('division.drop', { id: draft.id, version: 1 });
  expect(await refusalOf(run('division.drop', { id: draft.id, version: 1 }))).toMatchObject({ status: 404 });
});

test('working regulations: drafted for a running term, revised, adopted; a new version lapses the earlier one (M24)', async () => {
  const text = { title: 'Quy chế làm việc', body: 'Điều 1\nĐiều 2' };
  expect(await refusalOf(run('regulation.draft', { unitId: other, ...text }))).toMatchObject({
    codes: ['regulation.no_term'],
  });
  const draft = await run('regulation.draft', { unitId: cell, ...text });
  expect(await refusalOf(run('regulation.draft', { unitId: cell, ...text }))).toMatchObject({
    codes: ['regulation.draft_exists'],
  });
  await run('regulation.revise', { id: draft.id, version: 1, ...text, body: 'Điều 1\nĐiều 2 mới' });
  const clerk = await actorOf(world.chibo, 'clerk.org');
  const adoption = { id: draft.id, version: 2, on: '2026-10-15', number: '01-QC/CB' };
  expect(await refusalOf(world.chibo.bus.run('regulation.adopt', adoption, { actor: clerk }))).toMatchObject({
    status: 403,
  });
  expect(await refusalOf(run('regulation.adopt', { ...adoption, on: '2026-09-30' }))).toMatchObject({
    codes: ['date.order'],
  });
  await run('regulation.adopt', adoption);
  type Under = { unitName: string };
  expect((await ask<Lines<Under>>('term.under', { unit: commune, show: 'no_regulation' })).items).toEqual([]);
  const next = await run('regulation.revise', { id: draft.id, version: 3, ...text, body: 'Điều 1' });
  expect(next.id).not.toBe(draft.id);
  await run('regulation.adopt', { id: next.id, version: 1, on: '2026-11-01' });
  expect(await refusalOf(run('regulation.revise', { id: draft.id, version: 4, ...text }))).toMatchObject({
    codes: ['regulation.lapsed'],
  });
  type Versions = { versions: { versionNo: number; state: string; lapsedOn: string | null }[]; body: string };
  const record = await ask<Versions>('regulation.get', { id: next.id });
  expect(record.versions.map((one) => [one.versionNo, one.state, one.lapsedOn])).toEqual([
    [2, 'adopted', null],
    [1, 'lapsed', '2026-11-01'],
  ]);
  const reader = await actorOf(world.chibo, 'reader.org');
  for (const [name, input] of [
    ['regulation.draft', { unitId: cell, ...text }],
    ['regulation.revise', { id: next.id, version: 2, ...text }],
  ] as const)
    expect(await refusalOf(world.chibo.bus.run(name, input, { actor: reader }))).toMatchObject({ status: 403 });
});

test('dual posts whose two terms end on different days are listed, by the post or by the term of the cell', async () => {
  const head = await begin(cell, 'village_head', an);
  type Dual = { unitName: string; firstEnds: string | null; secondEnds: string | null; apart: boolean | null };
  // a day that nobody wrote down is neither together nor apart
  expect((await ask<Lines<Dual>>('dual.list', { unit: commune })).items).toMatchObject([
    { firstEnds: '2027-04-01', secondEnds: null, soonest: '2027-04-01', apart: null },
  ]);
  expect((await ask<Lines<Dual>>('dual.list', { unit: commune, apart: true })).total).toBe(0);
  await run('post.end', { id: head.id, version: 1, on: '2026-11-01', reason: 'bầu lại' });
  await begin(cell, 'village_head', an, { from: '2026-11-01', termEnds: '2027-12-31' });
  const apart = await ask<Lines<Dual>>('dual.list', { unit: commune, apart: true });
  expect(apart.items).toMatchObject([
    { unitName: 'Chi bộ thôn 1', firstEnds: '2027-04-01', secondEnds: '2027-12-31', apart: true },
  ]);
  expect((await ask<Lines<Dual>>('dual.list', { unit: commune, apart: false })).items).toEqual([]);
});

test('a village without a dual post is given its reason, counted by reason, never rewritten (M62)', async () => {
  const explain = { unitId: other, reason: 'age', on: '2026-05-01' };
  expect(await refusalOf(run('gap.explain', { ...explain, unitId: cell }))).toMatchObject({ codes: ['gap.none'] });
  expect(await refusalOf(run('gap.explain', { ...explain, reason: 'luck' }))).toMatchObject({
    codes: ['choice.unknown'],
    fields: ['reason'],
  });
  type Gaps = Lines<{ unitName: string; reason: string | null; since: string | null }> & {
    byReason: { reason: string | null; n: number }[];
    cells: number;
  };
  const before = await ask<Gaps>('gap.list', { unit: province, reason: 'none' });
  expect(before.items.map((one) => one.unitName)).toEqual(['Chi bộ thôn 2']);
  await run('gap.explain', explain);
  await run('gap.explain', { ...explain, reason: 'election_lost', note: 'bầu ngày 20/9', on: '2026-09-20' });
  const after = await ask<Gaps>('gap.list', { unit: province });
  expect(after).toMatchObject({
    total: 1,
    cells: 2,
    byReason: [{ reason: 'election_lost', n: 1 }],
    items: [{ reason: 'election_lost', since: '2026-09-20' }],
  });
  const kept = await world.chibo.owner.db
    .selectFrom('dual_gap')
    .select(['reason', 'valid_from', 'valid_to'])
    .where('unit_id', '=', other)
    .orderBy('valid_from')
    .execute();
  expect(kept.map((one) => [one.reason, one.valid_from, one.valid_to])).toEqual([
    ['age', '2026-05-01', '2026-09-20'],
    ['election_lost', '2026-09-20', 'infinity'],
  ]);
  const reader = await actorOf(world.chibo, 'reader.org');
  expect(await refusalOf(world.chibo.bus.run('gap.explain', explain, { actor: reader }))).toMatchObject({
    status: 403,
  });
});

test('organizations in enterprises are marked by ownership over time, and the count opens its list (M85)', async () => {
  const firm = await found(commune, 'grassroots_cell', 'Chi bộ công ty Chè', {
    setting: 'non_state_enterprise',
    foundedOn: '2015-01-01',
    ownership: 'private',
  });
  await found(commune, 'grassroots_cell', 'Chi bộ công ty Cao su', { foundedOn: '2015-01-01', ownership: 'state' });
  expect(
    await refusalOf(
      run('unit.change', { id: other, version: 1, on: '2026-01-01', name: 'Chi bộ thôn 2', foreignInvested: true }),
    ),
  ).toMatchObject({ codes: ['mark.no_ownership'], fields: ['foreignInvested'] });
  const change = { id: firm, on: '2026-03-01', name: 'Chi bộ công ty Chè', setting: 'non_state_enterprise' };
  await run('unit.change', { ...change, version: 1, ownership: 'foreign', foreignInvested: true });
  // what is not said stays as it was
  await run('unit.change', { ...change, version: 2, on: '2026-04-01' });
  expect(await ask('unit.get', { id: firm })).toMatchObject({ ownership: 'foreign', foreignInvested: true });
  type Owned = Lines<{ name: string; since: string }> & {
    byOwnership: { ownership: string; n: number }[];
    nonState: number;
    foreignInvested: number;
  };
  const owned = await ask<Owned>('ownership.list', { unit: province, nonState: true });
  expect(owned).toMatchObject({
    total: 1,
    nonState: 1,
    foreignInvested: 1,
    byOwnership: [
      { ownership: 'state', n: 1 },
      { ownership: 'foreign', n: 1 },
    ],
    items: [{ name: 'Chi bộ công ty Chè', since: '2026-03-01' }],
  });
  const periods = await world.chibo.owner.db
    .selectFrom('unit_mark')
    .select(['ownership', 'valid_from', 'valid_to'])
    .where('unit_id', '=', firm)
    .orderBy('valid_from')
    .execute();
  expect(periods.map((one) => [one.ownership, one.valid_from, one.valid_to])).toEqual([
    ['private', '2015-01-01', '2026-03-01'],
    ['foreign', '2026-03-01', 'infinity'],
  ]);
  await run('unit.change', { ...change, version: 3, on: '2026-05-01', ownership: null, foreignInvested: null });
  expect((await ask<Owned>('ownership.list', { unit: province })).total).toBe(1);
});
