import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accountFor, actorOf, asOperator, type Bare, bareWorld, refusalOf } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import { importFile } from './cli.ts';
import type { BatchRecord } from './import.ts';
import { pictureOf } from './scene.ts';
import { type Rows, smallRoster, workbookOf } from './testing.ts';

let world: Bare;
beforeEach(async () => {
  world = await bareWorld();
});
afterEach(() => world.close());

const AS_OF = '2025-10-31';
const lan = ['Võ Thị Lan', '01/12/1980', 'Nữ', 'Kinh', 'CB2', '21/06/2006', '', '91993353', '', '', '', ''];
const djuan = [
  'Rmah Djuân',
  '01/05/1965',
  'Nam',
  'Gia Rai',
  'CB1',
  '27/05/1990',
  '27/05/1991',
  '86769849',
  'Bí thư chi bộ',
  'Trưởng thôn',
  '0971739732',
  '',
];
const rok = ['Siu Rơk', '02/03/1970', 'Nam', 'Gia Rai', 'CB3', '02/03/1999', '02/03/2000', '11112222', '', '', '', ''];
const CB3 = ['CB3', 'Chi bộ thôn 3', 'chi bộ', 'ROOT', 'thôn/làng', '', '90'];
const withCells = (row: string[], change: Record<number, string>) => row.map((cell, i) => change[i] ?? cell);

const db = () => world.chibo.owner.db;
const ask = async <T>(name: string, input: unknown) =>
  (await world.chibo.bus.ask(name, input, { actor: operator() })) as T;
async function load(sheets: Record<string, Rows>) {
  const path = join(await mkdtemp(join(tmpdir(), 'chibo-undo-')), 'roster.xlsx');
  await writeFile(path, workbookOf(sheets));
  return await importFile(world.chibo, operator(), path, { asOf: AS_OF });
}
const top = async () =>
  await db().selectFrom('unit').selectAll().where('parent_id', 'is', null).executeTakeFirstOrThrow();
const newest = async () =>
  await db()
    .selectFrom('import_batch')
    .selectAll()
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
const undo = async () => {
  const batch = await newest();
  return await asOperator<Record<string, number>>(world.chibo, 'import.undo', { id: batch.id, version: batch.version });
};
type Undoing = {
  persons: number;
  units: number;
  posts: number;
  restored: number;
  reasons: { code: string; values?: Record<string, unknown> }[];
};
const preview = async () => await ask<Undoing>('import.undoing', { id: (await newest()).id });
const picture = () => pictureOf({ ask, db, top });

describe('an import is undone', () => {
  test('people, posts and units go, changed ones are as before, and the same file can be imported again', async () => {
    await load(smallRoster([lan, djuan]));
    const before = await picture();
    const second = smallRoster(
      [withCells(lan, { 0: 'Võ Thị Lân', 6: '21/06/2007', 11: 'Miễn sinh hoạt' }), djuan, rok],
      [CB3],
    );
    second['Tổ chức']?.[2]?.splice(6, 1, '75');
    await load(second);
    const after = await picture();
    expect(after.members).toHaveLength(3);
    expect(await preview()).toMatchObject({ persons: 1, units: 1, posts: 0, restored: 2, reasons: [] });
    expect(await undo()).toMatchObject({ persons: 1, units: 1, posts: 0, restored: 2 });
    expect(await picture()).toEqual(before);
    expect(await ask<BatchRecord>('import.get', { id: (await newest()).id })).toMatchObject({ state: 'undone' });
    const rest = await db().selectFrom('import_trace').select('batch_id').execute();
    expect(new Set(rest.map((row) => row.batch_id)).has((await newest()).id)).toBe(false);
    expect(await load(second)).toMatchObject({
      units: { new: 1, changed: 1 },
      members: { new: 1, changed: 1 },
      rejected: [],
    });
    expect(await picture()).toEqual(after);
  });

  test('also the first one: the top stays, with nobody in it, and takes the file once more', async () => {
    await load(smallRoster([lan, djuan]));
    const first = await picture();
    expect(await undo()).toMatchObject({ persons: 2, units: 2, posts: 2 });
    expect((await picture()).members).toEqual([]);
    expect(await db().selectFrom('person_key').selectAll().execute()).toEqual([]);
    expect(await load(smallRoster([lan, djuan]))).toMatchObject({ units: { new: 2, same: 1 }, members: { new: 2 } });
    const again = await picture();
    expect({ ...again, periods: again.periods.length }).toEqual({ ...first, periods: first.periods.length });
  });
});

describe('what stands in the way is named', () => {
  const reasons = async () => (await preview()).reasons.map((r) => [r.code, r.values?.what ?? r.values?.count]);
  const person = async (name: string) =>
    await db().selectFrom('person').selectAll().where('full_name', '=', name).executeTakeFirstOrThrow();
  const line = async (name: string) =>
    await db().selectFrom('membership').selectAll().where('full_name', '=', name).executeTakeFirstOrThrow();

  beforeEach(async () => {
    await load(smallRoster([djuan]));
    await load(smallRoster([djuan, lan, rok], [CB3]));
  });

  test.each<[string, string | number, () => Promise<unknown>]>([
    [
      'undo.persons_changed',
      1,
      async () =>
        await asOperator(world.chibo, 'membership.mark', { id: (await line('Võ Thị Lan')).id, away: true, version: 1 }),
    ],
    [
      'undo.persons_changed',
      1,
      async () =>
        await asOperator(world.chibo, 'membership.end', {
          id: (await line('Siu Rơk')).id,
          on: '2026-01-31',
          reason: 'died',
          version: 1,
        }),
    ],
    [
      'undo.in_use',
      'post',
      async () =>
        await asOperator(world.chibo, 'post.begin', {
          unitId: (await line('Siu Rơk')).unit_id,
          post: 'secretary',
          personId: (await person('Siu Rơk')).id,
          from: '2026-01-01',
        }),
    ],
    [
      'undo.in_use',
      'post',
      async () =>
        await asOperator(world.chibo, 'post.begin', {
          unitId: (await line('Siu Rơk')).unit_id,
          post: 'village_head',
          holderName: 'Kpă H’Bia',
          from: '2026-01-01',
        }),
    ],
    [
      'undo.units_changed',
      1,
      async () =>
        await asOperator(world.chibo, 'unit.change', {
          id: (await line('Siu Rơk')).unit_id,
          version: 1,
          on: '2026-01-01',
          name: 'Chi bộ làng Ia Nueng',
        }),
    ],
    [
      'undo.accounts',
      1,
      async () => {
        const { id, division } = await person('Võ Thị Lan');
        await accountFor(world.chibo, 'lan', { personId: id, division });
      },
    ],
    [
      'undo.in_use',
      'overseer_duty',
      async () =>
        await asOperator(world.chibo, 'overseer.assign', {
          unitId: (await line('Siu Rơk')).unit_id,
          fromUnitId: (await top()).id,
          personId: (await person('Rmah Djuân')).id,
          from: '2026-01-01',
        }),
    ],
  ])('%s (%s)', async (code, what, happens) => {
    expect(await reasons()).toEqual([]);
    await happens();
    expect(await reasons()).toContainEqual([code, what]);
    const before = await picture();
    expect((await refusalOf(undo())).codes).toContain(code);
    expect(await picture()).toEqual(before);
  });

  test('a batch that is not applied, or seen in an older version', async () => {
    const batch = await newest();
    expect(
      await refusalOf(asOperator(world.chibo, 'import.undo', { id: batch.id, version: batch.version + 1 })),
    ).toMatchObject({ codes: ['version.stale'] });
    await undo();
    expect(await refusalOf(undo())).toMatchObject({ codes: ['import.not_applied'] });
  });

  test('and nobody undoes without the right', async () => {
    const { id, division } = await person('Rmah Djuân');
    await accountFor(world.chibo, 'bithu', { personId: id, division });
    const secretary = await actorOf(world.chibo, 'bithu', 'secretary');
    const batch = await newest();
    for (const [name, input] of [
      ['import.undo', { id: batch.id, version: 1 }],
      ['import.step', { id: batch.id, step: 0 }],
      ['import.decide', { id: batch.id, row: batch.id, decision: null, version: 1 }],
    ] as const)
      expect((await refusalOf(world.chibo.bus.run(name, input, { actor: secretary }))).status).toBe(404);
    expect(
      (await refusalOf(world.chibo.bus.ask('import.undoing', { id: batch.id }, { actor: secretary }))).status,
    ).toBe(404);
    expect(
      (
        await refusalOf(
          world.chibo.bus.run('import.take', { unit: secretary.grant.unit.id, fileId: batch.id }, { actor: secretary }),
        )
      ).status,
    ).toBe(403);
  });
});
