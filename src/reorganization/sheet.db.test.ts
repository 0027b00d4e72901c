/** Acts read from an uploaded file: who may, what is refused of the file, and a whole commune in one sheet. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { refusalOf } from '../../checks/world/world.ts';
import { unitRef } from '../organization/tree.ts';
import type { Actor } from '../platform/access.ts';
import { upload } from '../platform/files/files.ts';
import { type Commune, communeWorld } from '../resolutions/testing.ts';
import type { PlanRecord } from './reorganization.ts';
import type { SheetRead } from './sheet.ts';

const CELLS = 500;
let w: Commune;
beforeAll(async () => {
  w = await communeWorld(CELLS);
  w.world.clock.set('2026-11-20T03:00:00Z');
}, 120_000);
afterAll(() => w.close());

async function fileOf(actor: Actor, name: string, body: Buffer | string, unit = w.commune): Promise<string> {
  const { app, keys } = w.chibo;
  const at = await unitRef(app.db, unit);
  return (await upload(app.db, keys, actor, at, { name, body: Buffer.from(body) }, w.world.clock.now())).id;
}
const read = async (name: string, body: Buffer | string, actor = w.people.clerk) =>
  await w.ask<SheetRead>(
    'reorganization.read_sheet',
    { unit: w.commune, fileId: await fileOf(actor, name, body) },
    actor,
  );
const workbook = async (rows: string[][]): Promise<Buffer> =>
  await writeExcelFile([
    { sheet: 'Sắp xếp', data: rows.map((row) => row.map((value) => ({ value, type: String }))) },
  ]).toBuffer();

describe('a sheet', () => {
  it('of five hundred rows becomes a draft whose plan takes every act', async () => {
    const rows = w.cellIds.map((_, i) => [`Chi bộ thôn ${i + 1}`, `Chi bộ liên thôn ${Math.floor(i / 2) + 1}`]);
    const { acts, problems, rows: n } = await read('a.xlsx', await workbook([['Tổ chức cũ', 'Tổ chức mới'], ...rows]));
    expect([n, problems]).toEqual([CELLS, []]);
    expect(acts).toHaveLength(CELLS);
    expect(acts.slice(0, 1)).toMatchObject([{ act: 'found', kind: 'grassroots_cell', parent: w.commune }]);
    const { id } = await w.run(
      'reorganization.draft',
      { unit: w.commune, title: 'Sắp xếp', effectiveOn: '2026-11-21', acts },
      w.people.clerk,
    );
    const plan = await w.ask<PlanRecord>('reorganization.plan', { id }, w.people.clerk);
    // these cells have no members yet, which is all that stands against them
    expect(new Set(plan.refusals.map(({ code }) => code))).toEqual(new Set(['unit.too_small']));
    expect(plan.totals).toMatchObject({ closed: CELLS, founded: CELLS / 2 });
  }, 120_000);

  it('is read in any of the three languages, and names what its acts speak of', async () => {
    const { acts, names } = await read(
      'a.csv',
      'Old unit;What;New unit\nChi bộ thôn 1;rename;Chi bộ thôn Một\nChi bo thon 2;;Chi bộ thôn 3',
    );
    expect(acts).toEqual([
      { act: 'merge', sources: [w.other], into: w.cellIds[2] },
      { act: 'rename', unit: w.cell, name: 'Chi bộ thôn Một' },
    ]);
    expect(names).toEqual({
      [w.cell]: 'Chi bộ thôn 1',
      [w.other]: 'Chi bộ thôn 2',
      [w.cellIds[2] ?? '']: 'Chi bộ thôn 3',
    });
    const arabic = await read(
      'a.csv',
      'المنظمة القديمة;الإجراء;المنظمة الجديدة;النوع\nChi bộ thôn 1;دمج;Mới;chi bộ cơ sở',
    );
    expect(arabic.acts).toMatchObject([{ act: 'found', kind: 'grassroots_cell' }, { act: 'merge' }]);
  });

  it('tells the rows it cannot take, by the number an office sees', async () => {
    const { acts, problems } = await read('a.csv', 'Tổ chức cũ,Tổ chức mới\nChi bộ thôn 1,Mới\n\nChi bộ thôn 900,Mới');
    expect(acts).toEqual([]);
    expect(problems.map(({ row, column, reason }) => [row, column, reason.code])).toEqual([
      [2, 'name', 'sheet.held'],
      [4, 'old', 'sheet.unit_unknown'],
    ]);
  });

  it('without headings, without rows, with too many, or of another account is refused', async () => {
    const codes = async (asked: Promise<unknown>) => (await refusalOf(asked)).codes;
    expect(await codes(read('a.csv', 'Chi bộ thôn 1,Mới'))).toEqual(['sheet.no_heading']);
    expect(await codes(read('a.csv', 'Tổ chức cũ,Tổ chức mới'))).toEqual(['sheet.empty']);
    expect(await codes(read('a.csv', `Tổ chức cũ,Tổ chức mới\n${'a,b\n'.repeat(5000)}`))).toEqual([
      'file.too_many_rows',
    ]);
    expect(await codes(read('a.xlsx', 'không phải'))).toEqual(['file.not_workbook']);
    const fileId = await fileOf(w.people.commune, 'a.csv', 'Tổ chức cũ,Tổ chức mới\nx,y');
    expect(
      await refusalOf(w.ask('reorganization.read_sheet', { unit: w.commune, fileId }, w.people.clerk)),
    ).toMatchObject({ codes: ['file.unknown'] });
  });

  it('is not read for who may not draft', async () => {
    const fileId = await fileOf(w.people.secretary, 'a.csv', 'Tổ chức cũ,Tổ chức mới\nx,y', w.cell);
    expect(
      await refusalOf(w.ask('reorganization.read_sheet', { unit: w.cell, fileId }, w.people.secretary)),
    ).toMatchObject({ status: 403 });
    expect(
      await refusalOf(w.ask('reorganization.read_sheet', { unit: w.commune, fileId }, w.people.secretary)),
    ).toMatchObject({ status: 404 });
  });
});
