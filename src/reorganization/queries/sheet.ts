import { readSheets } from '../../exchange/sheets.ts';
import { LIMITS } from '../../exchange/zip.ts';
import { unitOf } from '../../organization/tree.ts';
import { subtreeOf, type UnitRef } from '../../platform/access.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { bytesOf } from '../../platform/files/files.ts';
import { loadMessages } from '../../platform/i18n/messages.ts';
import { refuse } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { fold, recognizeUnitKind } from '../../rulebook/recognize.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { namedBy } from '../rules/acts.ts';
import { actsOfSheet, type Ground } from '../rules/sheet.ts';
import { linesOf } from '../rules/sheetLines.ts';
import type { SheetUnit } from '../rules/sheetUnits.ts';
import { MOST_ROWS, SHEET_ACTS, SHEET_COLUMNS, type SheetColumn, sheetRead } from '../sheet.ts';

const LANGUAGES = ['vi', 'en', 'ar'] as const;

/**
 * Reads acts from an uploaded .xlsx or .csv and keeps nothing: the acts as `reorganization.draft` takes them, and what is wrong with each row that
 * stands in none. Refuses file.unknown for a file that is not one's own or is attached, every file.* of a file that is no plain workbook, file.too_many_rows, sheet.no_heading, sheet.empty.
 */
export const readSheet = query({
  name: 'reorganization.read_sheet',
  method: 'GET',
  path: '/units/{unit}/reorganization-sheet',
  capability: 'reorganization.draft',
  summary: 'Acts of a reorganization read from a sheet; nothing of it is kept',
  input: s.object({ unit: s.id(), fileId: s.id() }),
  output: sheetRead,
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, { fileId }, unit) => {
    const row = await ctx.tx
      .selectFrom('file')
      .select(['division', 'id', 'name', 'uploaded_by', 'owner_kind'])
      .where('division', '=', unit.division)
      .where('id', '=', fileId)
      .executeTakeFirst();
    if (row?.uploaded_by !== ctx.actor.accountId || row.owner_kind !== null)
      refuse('file.unknown', undefined, { field: 'fileId' });
    const body = await bytesOf(ctx.tx, ctx.services.keys, row);
    // the headings, and a title above them, are rows too
    const sheets = await readSheets({ name: row.name, body }, { ...LIMITS, rows: MOST_ROWS });
    const { rulebook } = ctx.services;
    const words = sheetWords();
    const lines = linesOf(sheets, words.headings);
    if (lines === null) refuse('sheet.no_heading', undefined, { field: 'fileId' });
    if (lines.length === 0) refuse('sheet.empty', undefined, { field: 'fileId' });
    const units = await unitsAt(ctx, unit);
    const { acts, problems } = actsOfSheet(lines, {
      units,
      actOf: words.actOf,
      kindOf: (word, parentKind, name) => kindOf(rulebook, word, parentKind, name),
    });
    const known = new Map(units.map(({ id, name }) => [id, name]));
    const founded = acts.flatMap(({ key, name }) => (key ? [[`#${key}`, name ?? ''] as const] : []));
    const names = acts.flatMap(namedBy).flatMap((id) => (known.has(id) ? [[id, known.get(id) ?? ''] as const] : []));
    return { rows: lines.length, acts, names: Object.fromEntries([...names, ...founded]), problems };
  },
});

/** The living units at and under the one that decides. */
async function unitsAt(ctx: Context, unit: UnitRef): Promise<SheetUnit[]> {
  const { lo, hi } = subtreeOf(unit.path);
  return await ctx.tx
    .selectFrom('unit')
    .select(['id', 'name', 'code', 'kind', 'setting', 'parent_id as parentId'])
    .where('path', '>=', lo)
    .where('path', '<', hi)
    .where('closed_on', 'is', null)
    .orderBy('path')
    .execute();
}

let read: { headings: Record<SheetColumn, string[]>; actOf: Ground['actOf'] } | undefined;

/** What columns and acts may be called, in every language: a list of words each. An empty cell merges. */
function sheetWords() {
  if (read) return read;
  const messages = loadMessages({});
  const all = (key: string) => LANGUAGES.flatMap((language) => messages.text(language, key).split(/[,،]/));
  const headings = Object.fromEntries(
    SHEET_COLUMNS.map((column) => [
      column,
      [...all(`reorganization.sheet.column.${column}`), ...all(`reorganization.sheet.also.${column}`), column],
    ]),
  ) as Record<SheetColumn, string[]>;
  const acts = new Map(
    SHEET_ACTS.flatMap((act) => [...all(`reorganization.sheet.act.${act}`), act].map((word) => [fold(word), act])),
  );
  read = { headings, actOf: (word) => (word === '' ? SHEET_ACTS[0] : acts.get(fold(word))) };
  return read;
}

/** The kind a word means: as an import understands it, else as a page shows it, or its code. */
function kindOf(rulebook: Rulebook, word: string, parentKind: string, name: string): string | undefined {
  const wanted = fold(word);
  return (
    recognizeUnitKind(rulebook, { word, parentKind, name }) ??
    rulebook.unitKinds.find(
      ({ id, label }) => fold(id) === wanted || LANGUAGES.some((language) => fold(label[language].one) === wanted),
    )?.id
  );
}
