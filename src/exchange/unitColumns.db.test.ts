import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asOperator, refusalOf } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import type { UnitRecord } from '../organization/unit.ts';
import { importFile } from './cli.ts';
import { exportAll } from './export.ts';
import type { Counts, RowVerdict } from './import.ts';
import { AS_OF, good, importScene, other } from './scene.ts';
import { type Change, MARK_HEAD, markedRoster } from './testing.ts';
import { readWorkbook } from './workbook.ts';

const { chibo, load, ask, db, stage, undo, total } = importScene();

const roster = (change?: Change) => markedRoster([good, other], change);
const unitBy = async (code: string) => {
  const { id } = await db().selectFrom('unit').select('id').where('code', '=', code).executeTakeFirstOrThrow();
  return await ask<UnitRecord>('unit.get', { id });
};
/** What the columns brought, as the pages show it. */
async function picture() {
  const of = async (code: string) => {
    const { ownership, foreignInvested, posts, overseers } = await unitBy(code);
    return {
      ownership,
      foreignInvested,
      posts: posts.map((post) => [post.post, post.name, post.isMember, post.from]),
      overseers: overseers.map((duty) => [duty.name, duty.fromUnit, duty.from]),
    };
  };
  const counts = await db()
    .selectFrom('post_stat')
    .select((eb) => [eb.fn.sum<number>('head_known').as('known'), eb.fn.sum<number>('head_is_member').as('members')])
    .executeTakeFirstOrThrow();
  const marks = await db()
    .selectFrom('mark_stat')
    .select((eb) => [
      eb.fn.sum<number>('non_state').as('nonState'),
      eb.fn.sum<number>('foreign_invested').as('foreign'),
    ])
    .executeTakeFirstOrThrow();
  return { DN: await of('DN'), CB2: await of('CB2'), counts, marks };
}
const AFTER = {
  DN: {
    ownership: 'private',
    foreignInvested: true,
    posts: [],
    overseers: [['Rmah Djuân', 'Đảng bộ xã Biển Hồ', AS_OF]],
  },
  CB2: {
    ownership: null,
    foreignInvested: false,
    posts: [['village_head', 'Rơ Châm Hyơn', false, AS_OF]],
    overseers: [['Rmah Djuân', 'Đảng bộ xã Biển Hồ', AS_OF]],
  },
  counts: { known: 2, members: 1 },
  marks: { nonState: 1, foreign: 1 },
};
const NOTHING_NEW = {
  units: { new: 0, changed: 0, same: 4 },
  members: { new: 0, changed: 0, same: 2 },
  rejected: [],
};

test('marks, a head who is no member and charges are written, counted, and not a second time', async () => {
  expect(await load(roster())).toMatchObject({ units: { new: 4 }, members: { new: 2 }, rejected: [] });
  expect(await picture()).toEqual(AFTER);
  expect(await load(roster())).toEqual(NOTHING_NEW);
  expect([await total('unit_mark'), await total('overseer_duty'), await total('post')]).toEqual([1, 2, 3]);
  const body = JSON.stringify(await db().selectFrom('ledger').select('body').execute());
  expect(body).toContain('"duties":2');
  expect(body).not.toMatch(/Hyơn|Djuân/);
});

test('shown before it is written: what each cell changes, on units and members that are known', async () => {
  await load(roster({ marks: ['nhà nước', ''], head: '', oversees: 'CB2' }));
  const { id, counts } = await stage(roster());
  expect(counts).toMatchObject({
    units: { changed: 2, same: 2 },
    members: { changed: 1, same: 1 },
    posts: 1,
    duties: 1,
  });
  const { items } = await ask<{ items: RowVerdict[] }>('import.rows', { id, verdict: 'changed' });
  const cells = items.flatMap((row) =>
    row.cells.filter((cell) => cell.verdict === 'changed').map((cell) => [cell.field, cell.before, cell.value]),
  );
  expect(cells).toEqual([
    ['village_head', '', 'Rơ Châm Hyơn'],
    ['ownership', 'state', 'tư nhân'],
    ['foreign_invested', 'false', 'Có'],
    ['oversees', '', 'CB2; DN'],
  ]);
  const applied = await asOperator<{ counts: Counts }>(chibo(), 'import.apply', { id, version: 1 });
  expect(applied.counts).toEqual(counts);
  expect(await picture()).toEqual(AFTER);
});

test('what is wrong is refused by its row and field; the rest is written', async () => {
  const { rejected, units } = await load(roster({ marks: ['', 'Có'], oversees: 'CB2; Chi bộ Không Có' }));
  expect(rejected.map(({ sheet, row, code }) => [sheet, row, code])).toEqual([
    ['Tổ chức', 5, 'mark.no_ownership'],
    ['Đảng viên', 2, 'unit.unknown'],
  ]);
  expect(units.new).toBe(3);
  expect([await total('unit_mark'), await total('overseer_duty')]).toEqual([0, 0]);
});

test.each<[string, { marks: string[] }]>([
  ['with nothing before', { marks: ['', ''] }],
  ['with another mark before, on the same day', { marks: ['nhà nước', 'Không'] }],
])('undone they leave everything as it was: %s', async (_, { marks }) => {
  await load(roster({ marks, head: '', oversees: '' }));
  const before = await picture();
  await load(roster());
  expect(await picture()).toEqual(AFTER);
  const [batch] = await db().selectFrom('import_batch').selectAll().orderBy('id', 'desc').limit(1).execute();
  const preview = await ask('import.undoing', { id: batch?.id });
  expect(preview).toMatchObject({ persons: 0, units: 0, posts: 1, duties: 2, restored: 1, reasons: [] });
  expect(await undo()).toMatchObject({ persons: 0, units: 0, posts: 1, duties: 2, restored: 1 });
  expect(await picture()).toEqual(before);
  expect(await load(roster())).toMatchObject({ units: { changed: 2 }, members: { changed: 1 } });
  expect(await picture()).toEqual(AFTER);
});

test('an earlier mark holds again from its day, and the days before keep their own', async () => {
  await load(roster({ marks: ['nhà nước', ''] }), { asOf: '2025-08-31' });
  await load(roster(), { asOf: AS_OF });
  const history = async () =>
    await db().selectFrom('unit_mark').select(['ownership', 'valid_from', 'valid_to']).orderBy('valid_from').execute();
  expect(await history()).toEqual([
    { ownership: 'state', valid_from: '2025-08-31', valid_to: AS_OF },
    { ownership: 'private', valid_from: AS_OF, valid_to: 'infinity' },
  ]);
  await undo();
  expect(await history()).toEqual([{ ownership: 'state', valid_from: '2025-08-31', valid_to: 'infinity' }]);
});

test('undone with the units that the file founded, and the same file comes again', async () => {
  await load(roster());
  expect(await undo()).toMatchObject({ persons: 2, units: 3, posts: 3, duties: 2 });
  expect([await total('unit_mark'), await total('overseer_duty'), await total('post')]).toEqual([0, 0, 0]);
  expect(await load(roster())).toMatchObject({ units: { new: 3, same: 1 }, members: { new: 2 }, rejected: [] });
  expect([await total('unit_mark'), await total('overseer_duty'), await total('post')]).toEqual([1, 2, 3]);
});

test.each<[string, string, (unit: UnitRecord) => [string, Record<string, unknown>]]>([
  [
    'a charge ended since',
    'undo.duties_changed',
    ({ overseers }) => ['overseer.end', { id: overseers[0]?.id, on: '2025-11-30', version: 1 }],
  ],
  [
    'marks changed since',
    'undo.units_changed',
    ({ id, name, version }) => ['unit.change', { id, name, version, on: '2025-11-30', ownership: null }],
  ],
])('%s stands in the way', async (_, code, deed) => {
  await load(roster({ marks: ['', ''], head: '', oversees: '' }));
  await load(roster());
  const [name, input] = deed(await unitBy('DN'));
  await asOperator(chibo(), name, input);
  const now = await picture();
  expect((await refusalOf(undo())).codes).toEqual([code]);
  expect(await picture()).toEqual(now);
});

test('what is exported comes back the same, here and after everything was undone', async () => {
  await load(roster());
  const path = join(await mkdtemp(join(tmpdir(), 'chibo-columns-')), 'out.xlsx');
  await writeFile(path, await exportAll(chibo(), operator()));
  const [units, members] = await readWorkbook(await exportAll(chibo(), operator()));
  expect(units?.rows[0]?.cells.slice(-3)).toEqual(MARK_HEAD);
  expect(units?.rows.find((row) => row.cells[0] === 'DN')?.cells.slice(-2)).toEqual(['tư nhân', 'Có']);
  expect(units?.rows.find((row) => row.cells[0] === 'CB2')?.cells.at(-1)).toBe('Rơ Châm Hyơn');
  const column = members?.rows[0]?.cells.indexOf('Phụ trách chi bộ') ?? -1;
  expect(members?.rows.map((row) => row.cells[column] ?? '')).toEqual(['Phụ trách chi bộ', 'CB2; DN', '']);
  const again = () => importFile(chibo(), operator(), path, { asOf: AS_OF });
  expect(await again()).toEqual(NOTHING_NEW);
  await undo();
  await undo();
  expect([await total('unit_mark'), await total('overseer_duty'), await total('person')]).toEqual([0, 0, 0]);
  expect(await again()).toMatchObject({ units: { new: 3, same: 1 }, members: { new: 2 }, rejected: [] });
  expect([await total('unit_mark'), await total('overseer_duty'), await total('post')]).toEqual([1, 2, 3]);
});

test('who may import but put nobody in charge brings no charges; who may not import gets no empty workbook', async () => {
  await load(roster({ marks: ['', ''], head: '', oversees: '' }));
  const { id, unit, counts } = await stage(roster());
  expect(counts).toMatchObject({ duties: 2, members: { changed: 1 } });
  const actor = operator();
  const only = (capability: string) => ({
    ...actor,
    grant: { ...actor.grant, reaches: [{ path: '', depth: 'subtree' as const, capabilities: [capability] }] },
  });
  expect((await refusalOf(ask('import.template', { unit: unit.id }, only('member.read')))).status).toBe(403);
  const input = { id, version: 1 };
  const applied = (await chibo().bus.run('import.apply', input, { actor: only('import.run') })) as { counts: Counts };
  expect(applied.counts).toMatchObject({ posts: 1, duties: 0, members: { changed: 0, refused: 1 } });
  expect([await total('unit_mark'), await total('overseer_duty')]).toEqual([1, 0]);
  const { items } = await ask<{ items: RowVerdict[] }>('import.rows', { id });
  expect(items.map((row) => [row.row, row.code])).toEqual([[2, 'overseer.no_right']]);
});
