/** Everything a unit's register holds as a workbook that can be imported again: for the command line. */
import writeExcelFile from 'write-excel-file/node';
import { plain } from '../members/export.ts';
import { pathTo, unitOf, unitsUnder } from '../organization/tree.ts';
import type { Actor } from '../platform/access.ts';
import { refuse } from '../platform/refusal.ts';
import type { Installation } from './cli.ts';
import { MEMBERS, UNITS } from './roster.ts';

/** The units and members of a unit and of all below it, in the two sheets of the rulebook's workbook. Without a unit, of the only top. The export is recorded. */
export async function exportAll(chibo: Installation, actor: Actor, unitId?: string): Promise<Buffer> {
  const id = unitId ?? (await onlyTop(chibo, actor));
  const book = chibo.rulebook.import.workbooks[0];
  const sheetOf = (sheet: string) => book?.sheets.find((each) => each.id === sheet);
  const units = await unitRows(
    chibo,
    actor,
    id,
    (sheetOf(UNITS)?.columns ?? []).map((column) => column.field),
  );
  const members = (await chibo.bus.ask('member.export', { unit: id, language: 'vi' }, { actor })) as {
    columns: string[];
    rows: string[][];
  };
  const unitHead = (sheetOf(UNITS)?.columns ?? []).map((column) => column.headings[0] ?? column.field);
  return await writeExcelFile([
    { sheet: sheetOf(UNITS)?.names[0] ?? UNITS, data: [unitHead, ...units].map(cells) },
    { sheet: sheetOf(MEMBERS)?.names[0] ?? MEMBERS, data: [members.columns, ...members.rows].map(cells) },
  ]).toBuffer();
}

/** The one top of the database. Refuses import.under_required where there are none or several. */
export async function onlyTop(chibo: Installation, actor: Actor): Promise<string> {
  const tops = await chibo.bus.read(actor, ({ tx }) =>
    tx.selectFrom('unit').select('id').where('parent_id', 'is', null).where('closed_on', 'is', null).limit(2).execute(),
  );
  const [only] = tops;
  return tops.length === 1 && only ? only.id : refuse('import.under_required', undefined, { field: 'unit' });
}

async function unitRows(chibo: Installation, actor: Actor, id: string, fields: string[]): Promise<string[][]> {
  return await chibo.bus.read(actor, async (ctx) => {
    const top = await unitOf(ctx, id);
    ctx.demand('member.export', top);
    const under = await unitsUnder(ctx.tx, top);
    const rows = await ctx.tx
      .selectFrom('unit')
      .selectAll()
      .where(
        'id',
        'in',
        under.map((unit) => unit.id),
      )
      .orderBy('path')
      .execute();
    const [self] = (await pathTo(ctx.tx, top)).slice(-1);
    const label = (
      list: { id: string; label: { vi: { one: string } }; recognizes: string[] }[],
      code: string | null,
    ) => {
      const entry = list.find((each) => each.id === code);
      return entry?.recognizes[0] ?? entry?.label.vi.one ?? '';
    };
    const nameOf = new Map(rows.map((row) => [row.id, row.code ?? row.name]));
    return rows.map((row) => {
      const cell: Record<string, string> = {
        code: row.code ?? '',
        name: row.name,
        kind: label(chibo.rulebook.unitKinds, row.kind),
        parent: row.id === self?.id ? '' : (nameOf.get(row.parent_id ?? '') ?? ''),
        setting: label(chibo.rulebook.settings, row.setting),
        founded_on: row.founded_on?.split('-').reverse().join('/') ?? '',
        households: String(row.households ?? ''),
        poor_households: String(row.poor_households ?? ''),
        temporary_houses: String(row.temporary_houses ?? ''),
      };
      return fields.map((field) => cell[field] ?? '');
    });
  });
}

function cells(row: string[]) {
  return row.map((value) => ({ value: plain(value), type: String }));
}
