import { describe, expect, test } from 'vitest';
import { accountFor, actorOf, asOperator, refusalOf } from '../../checks/world/world.ts';
import { mark } from '../platform/paging.ts';
import type { BatchRecord, Counts, RowVerdict } from './import.ts';
import { good, importScene, other, without } from './scene.ts';
import { smallRoster } from './testing.ts';
import { readWorkbook } from './workbook.ts';

const { chibo, load, ask, db, stage, total, top } = importScene();

describe('staged, in a browser', () => {
  async function staged(members: string[][]) {
    await load(smallRoster([good]));
    return await stage(smallRoster(members));
  }

  test('every cell has a verdict before anything is written; refused rows come back as a workbook', async () => {
    const { id, counts } = await staged([
      without(good, { 0: 'Rmah Djuan' }),
      without(other, { 1: '31/02/1980', 8: '=1+1' }),
      without(other, { 3: 'Sao Hỏa' }),
    ]);
    expect(counts).toMatchObject({
      units: { same: 3 },
      members: { new: 1, changed: 1, same: 0, refused: 1 },
      warnings: 1,
      problems: [],
    });
    expect(await total('person')).toBe(1);
    const rows = (await ask<{ items: RowVerdict[]; total: number }>('import.rows', { id, sheet: 'Đảng viên' })).items;
    expect(rows.map((r) => [r.row, r.verdict, r.code])).toEqual([
      [2, 'changed', null],
      [3, 'refused', 'date.impossible'],
      [4, 'warning', 'cell.not_understood'],
    ]);
    expect(rows[0]?.cells.find((c) => c.field === 'name')).toMatchObject({
      verdict: 'changed',
      before: 'Rmah Djuân',
      value: 'Rmah Djuan',
    });
    expect(rows[1]?.cells.find((c) => c.field === 'birth_date')).toMatchObject({
      verdict: 'refused',
      value: '31/02/1980',
    });
    expect((await ask<{ total: number }>('import.rows', { id, verdict: 'refused' })).total).toBe(1);
    const file = await ask<{ base64: string }>('import.refused', { id });
    const [sheet] = await readWorkbook(Buffer.from(file.base64, 'base64'));
    expect(sheet?.name).toBe('Đảng viên');
    expect(sheet?.rows[1]?.cells.slice(1, 3)).toEqual(['Võ Thị Lan', '31/02/1980']);
    expect(sheet?.rows[1]?.cells).toContain("'=1+1");
    const applied = await asOperator<{ counts: Counts }>(chibo(), 'import.apply', { id, version: 1 });
    expect(applied.counts).toEqual(counts);
    expect(await refusalOf(asOperator(chibo(), 'import.apply', { id, version: 2 }))).toMatchObject({
      codes: ['import.not_staged'],
    });
    expect(await ask<BatchRecord>('import.get', { id })).toMatchObject({
      state: 'applied',
      may: { 'import.apply': [{ code: 'import.not_staged' }] },
    });
    expect((await ask<{ total: number }>('import.list', { unit: (await top()).id })).total).toBe(2);
    const after = mark(['no day', 'no id']);
    expect(await refusalOf(ask('import.list', { unit: (await top()).id, after }))).toMatchObject({
      codes: ['page.mark'],
    });
  });

  test('the mapping can be changed, the day too; a dropped import is not applied', async () => {
    const { id } = await staged([other]);
    const { mapping } = await ask<BatchRecord>('import.get', { id });
    const changed = structuredClone(mapping);
    for (const column of changed.sheets[1]?.columns ?? []) if (column.field === 'note') column.field = null;
    expect(
      await asOperator(chibo(), 'import.remap', { id, mapping: changed, asOf: '2025-11-30', version: 1 }),
    ).toMatchObject({ counts: { members: { new: 1 } } });
    for (const column of changed.sheets[1]?.columns ?? []) if (column.field === 'name') column.field = null;
    expect(await asOperator(chibo(), 'import.remap', { id, mapping: changed, version: 2 })).toMatchObject({
      counts: { problems: [{ code: 'import.column_missing' }], members: { new: 0 } },
    });
    expect(await refusalOf(asOperator(chibo(), 'import.apply', { id, version: 3 }))).toMatchObject({
      codes: ['import.unreadable'],
    });
    expect(await refusalOf(asOperator(chibo(), 'import.remap', { id, asOf: '2030-01-01', version: 3 }))).toMatchObject({
      codes: ['date.future'],
    });
    expect(await refusalOf(asOperator(chibo(), 'import.drop', { id, version: 1 }))).toMatchObject({
      codes: ['version.stale'],
    });
    await asOperator(chibo(), 'import.drop', { id, version: 3 });
    expect(await refusalOf(asOperator(chibo(), 'import.apply', { id, version: 4 }))).toMatchObject({
      codes: ['import.not_staged'],
    });
    expect(await total('person')).toBe(1);
  });

  test('is for those who may import, and only with their own upload', async () => {
    const { unit, fileId, id } = await staged([other]);
    const { person_id } = await db()
      .selectFrom('post')
      .selectAll()
      .where('post', '=', 'secretary')
      .executeTakeFirstOrThrow();
    await accountFor(chibo(), 'bithu', { personId: person_id ?? '', division: unit.division });
    const secretary = await actorOf(chibo(), 'bithu', 'secretary');
    for (const [name, input] of [
      ['import.stage', { unit: secretary.grant.unit.id, fileId }],
      ['import.stage', { unit: unit.id, fileId }],
      ['import.apply', { id, version: 1 }],
      ['import.remap', { id, version: 1 }],
      ['import.drop', { id, version: 1 }],
      ['import.found', { fileId, division: '00' }],
    ] as const) {
      expect((await refusalOf(chibo().bus.run(name, input, { actor: secretary }))).status, name).toBeOneOf([403, 404]);
    }
    for (const name of ['import.get', 'import.rows', 'import.refused'])
      expect(await refusalOf(ask(name, { id }, secretary)), name).toMatchObject({ status: 404 });
    expect(await refusalOf(asOperator(chibo(), 'import.stage', { unit: unit.id, fileId }))).toMatchObject({
      codes: ['file.unknown'],
    });
    const rows = await db().selectFrom('import_block').select('body').execute();
    expect(rows.every((row) => !row.body.includes('Lan'))).toBe(true);
  });
});
