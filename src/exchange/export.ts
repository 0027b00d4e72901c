/** Everything a unit's register holds as a workbook that can be imported again: for the command line. */
import writeExcelFile from 'write-excel-file/node';
import { plain } from '../members/export.ts';
import { pathTo, subtree, unitOf, unitsUnder } from '../organization/tree.ts';
import type { Actor, UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { refuse } from '../platform/refusal.ts';
import type { Column } from '../rulebook/schema.ts';
import type { Installation } from './cli.ts';
import { MEMBERS, UNITS } from './mapping.ts';

/** The units and members of a unit and of all below it, in the two sheets of the rulebook's workbook. Without a unit, of the only top. The export is recorded. */
export async function exportAll(chibo: Installation, actor: Actor, unitId?: string): Promise<Buffer> {
  const id = unitId ?? (await onlyTop(chibo, actor));
  const book = chibo.rulebook.import.workbooks[0];
  const sheetOf = (sheet: string) => book?.sheets.find((each) => each.id === sheet);
  const units = await unitRows(chibo, actor, id, sheetOf(UNITS)?.columns ?? []);
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

/** A row for each unit under this one, itself first, in the words of the rulebook. */
async function unitRows(
  chibo: Installation,
  actor: Actor,
  id: string,
  columns: readonly Column[],
): Promise<string[][]> {
  return await chibo.bus.read(actor, async (ctx) => {
    const top = await unitOf(ctx, id);
    ctx.demand('member.export', top);
    const under = await unitsUnder(ctx.tx, top);
    const rows = await ctx.tx
      .selectFrom('unit')
      .leftJoin('unit_mark as m', (join) =>
        join
          .onRef('m.division', '=', 'unit.division')
          .onRef('m.unit_id', '=', 'unit.id')
          .on('m.valid_to', '=', 'infinity'),
      )
      .selectAll('unit')
      .select(['m.ownership', 'm.foreign_invested'])
      .where(
        'unit.id',
        'in',
        under.map((unit) => unit.id),
      )
      .orderBy('unit.path')
      .execute();
    const holders = await holdersOf(ctx, top, columns);
    const [self] = (await pathTo(ctx.tx, top)).slice(-1);
    const label = (
      list: { id: string; label: { vi: string | { one: string } }; recognizes: string[] }[],
      code: string | null,
    ) => {
      const entry = list.find((each) => each.id === code);
      const said = entry?.label.vi ?? '';
      return entry?.recognizes[0] ?? (typeof said === 'string' ? said : said.one);
    };
    const { yes, no } = chibo.rulebook.import.answers;
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
        ownership: label(chibo.rulebook.committees.ownerships, row.ownership),
        foreign_invested: row.foreign_invested === null ? '' : ((row.foreign_invested ? yes : no)[0] ?? ''),
      };
      return columns.map(({ field, post }) =>
        post === undefined ? (cell[field] ?? '') : (holders.get(`${row.id} ${post}`) ?? []).join('; '),
      );
    });
  });
}

/** Those who hold the posts of these columns by name only: the others stand in the members' sheet. */
async function holdersOf(ctx: Context, top: UnitRef, columns: readonly Column[]): Promise<Map<string, string[]>> {
  const posts = columns.flatMap((column) => column.post ?? []);
  if (posts.length === 0) return new Map();
  const { lo, hi, divisions } = await subtree(ctx.tx, top);
  const rows = await ctx.tx
    .selectFrom('post')
    .select(['unit_id', 'post', 'holder_name'])
    .where('division', 'in', divisions)
    .where('scope', '>=', lo)
    .where('scope', '<', hi)
    .where('post', 'in', posts)
    .where('person_id', 'is', null)
    .where('account_id', 'is', null)
    .where('valid_to', '=', 'infinity')
    .orderBy('id')
    .execute();
  const holders = Map.groupBy(rows, (row) => `${row.unit_id} ${row.post}`);
  return new Map([...holders].map(([key, own]) => [key, own.map((row) => row.holder_name)]));
}

function cells(row: string[]) {
  return row.map((value) => ({ value: plain(value), type: String }));
}
