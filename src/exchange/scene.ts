/** A bare world for each test of imports: a file comes in, and what it left is looked at. */

import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { asOperator, type Bare, bareWorld } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import type { MemberPage } from '../members/member.ts';
import type { Actor } from '../platform/access.ts';
import { upload } from '../platform/files/files.ts';
import { importFile } from './cli.ts';
import type { Counts } from './import.ts';
import { type Rows, workbookOf } from './testing.ts';

export const AS_OF = '2025-10-31';
/** A secretary who heads the village, and a member on probation; from the name on, as in MEMBER_HEAD. */
export const good = [
  'Rmah Djuân',
  '01/05/1965',
  'Nam',
  'Gia Rai',
  'Chi bộ thôn 1',
  '27/05/1990',
  '27/05/1991',
  '86769849',
  'Bí thư chi bộ',
  'Trưởng thôn',
  '0971739732',
  '',
];
export const other = [
  'Võ Thị Lan',
  '01/12/1980',
  'Nữ',
  'Kinh',
  'CB2',
  '21/06/2006',
  '',
  '91993353',
  '',
  '',
  '',
  'Miễn sinh hoạt',
];
/** The row with some of its cells changed. */
export const without = (row: string[], change: Record<number, string>) => row.map((cell, i) => change[i] ?? cell);

async function fileOf(sheets: Record<string, Rows>): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'chibo-import-')), 'roster.xlsx');
  await writeFile(path, workbookOf(sheets));
  return path;
}

/** Opens a world before each test and closes it after; what is asked of it in between. */
export function importScene() {
  let world: Bare;
  beforeEach(async () => {
    world = await bareWorld();
  });
  afterEach(() => world.close());
  const db = () => world.chibo.owner.db;
  const top = async () =>
    await db().selectFrom('unit').selectAll().where('parent_id', 'is', null).executeTakeFirstOrThrow();
  return {
    chibo: () => world.chibo,
    db,
    top,
    fileOf,
    load: async (sheets: Record<string, Rows>, options: Parameters<typeof importFile>[3] = {}) =>
      await importFile(world.chibo, operator(), await fileOf(sheets), { asOf: AS_OF, ...options }),
    ask: async <T>(name: string, input: unknown, actor: Actor = operator()) =>
      (await world.chibo.bus.ask(name, input, { actor })) as T,
    total: async (table: 'unit' | 'person' | 'membership' | 'post' | 'ledger' | 'unit_mark' | 'overseer_duty') =>
      (
        await db()
          .selectFrom(table)
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    /** Uploads the sheets at the top and stages them, as a browser does. */
    stage: async (sheets: Record<string, Rows>) => {
      const unit = await top();
      const { id: fileId } = await upload(
        world.chibo.app.db,
        world.chibo.keys,
        operator(),
        { id: unit.id, division: unit.division, path: unit.path },
        { name: 'r.xlsx', body: workbookOf(sheets) },
        world.chibo.clock.now(),
      );
      const input = { unit: unit.id, fileId, asOf: AS_OF };
      const staged = await asOperator<{ id: string; counts: Counts }>(world.chibo, 'import.stage', input);
      return { unit, fileId, ...staged };
    },
    /** Undoes the newest import that was written and not undone yet. */
    undo: async () => {
      const batch = await db()
        .selectFrom('import_batch')
        .selectAll()
        .where('state', '=', 'applied')
        .orderBy('made_at', 'desc')
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow();
      const input = { id: batch.id, version: batch.version };
      return await asOperator<Record<string, number>>(world.chibo, 'import.undo', input);
    },
  };
}

type Asked = {
  ask<T>(name: string, input: unknown): Promise<T>;
  db(): Bare['chibo']['owner']['db'];
  top(): Promise<{ id: string }>;
};

/** Everything of the register that a person sees, without ids and versions. */
export async function pictureOf({ ask, db, top }: Asked) {
  const members = (await ask<MemberPage>('member.list', { unit: (await top()).id })).items.map((m) => [
    m.name,
    m.unitName,
    m.status,
    m.exempt,
    m.birthDate,
    m.posts,
  ]);
  const units = await db()
    .selectFrom('unit')
    .select(['name', 'households'])
    .where('closed_on', 'is', null)
    .orderBy('path')
    .execute();
  const periods = await db()
    .selectFrom('unit_period')
    .select(['name', 'valid_from'])
    .orderBy('path')
    .orderBy('valid_from')
    .execute();
  const tokens = await db().selectFrom('person_token').select('token').orderBy('token').execute();
  const stat = await db()
    .selectFrom('member_stat')
    .select((eb) => [eb.fn.sum<number>('members').as('members'), eb.fn.sum<number>('official').as('official')])
    .executeTakeFirstOrThrow();
  const cells = await db()
    .selectFrom('post_stat')
    .select((eb) => [eb.fn.sum<number>('cells').as('cells'), eb.fn.sum<number>('dual_head').as('dual')])
    .executeTakeFirstOrThrow();
  return { members, units, periods, tokens, stat, cells };
}
