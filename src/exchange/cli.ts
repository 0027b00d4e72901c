/** Importing a file without a browser: for the command line and the demo. The same commands, one after another. */
import { randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { unitRef } from '../organization/tree.ts';
import type { Actor, UnitRef } from '../platform/access.ts';
import type { Bus } from '../platform/bus/bus.ts';
import { type Clock, today } from '../platform/clock.ts';
import type { Database } from '../platform/db/connect.ts';
import { setScope } from '../platform/db/scope.ts';
import { upload } from '../platform/files/files.ts';
import type { Keys } from '../platform/files/keys.ts';
import { newId } from '../platform/ids.ts';
import { must, type Reason, Refusal, refuse } from '../platform/refusal.ts';
import { fold } from '../rulebook/recognize.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { mustHaveBeen, rosterBy } from './batch.ts';
import { textOf } from './cells.ts';
import { mustHaveOneTop } from './commands/apply.ts';
import type { Counts, Tally } from './import.ts';
import { guessMapping, rowsOf, UNITS } from './mapping.ts';
import { NOTHING, presentUnder } from './present.ts';
import { reasonTexts } from './reasonTexts.ts';
import { judgeRoster } from './roster.ts';
import { READABLE, readSheets } from './sheets.ts';
import { type Progress, stepThrough } from './stepping.ts';
import { openRows } from './store/blocks.ts';
import type { Sheet } from './workbook.ts';
import { LIMITS } from './zip.ts';

/** What an import needs of an open Chibo. */
export type Installation = { bus: Bus; app: { db: Database }; keys: Keys; rulebook: Rulebook; clock: Clock };

export type ImportOptions = {
  under?: string | undefined;
  dryRun?: boolean | undefined;
  asOf?: string | undefined;
  language?: 'vi' | 'en' | 'ar' | undefined;
  /** told after each part of a large file */
  progress?: Progress | undefined;
};
type Done = Pick<Tally, 'new' | 'changed' | 'same'>;
export type ImportReport = {
  units: Done;
  members: Done;
  rejected: { sheet: string; row: number; code: string; message: string }[];
};

type Rejected = { sheet: string; row: number; reasons: Reason[] };

/**
 * Imports a workbook under a unit (its id or code); in an empty database it founds the organization. Without `under`, a file whose top is already a
 * top here goes there. A dry run judges and writes nothing. Refuses import.under_required, import.under_unknown and what the commands refuse.
 */
export async function importFile(
  chibo: Installation,
  actor: Actor,
  path: string,
  { under, dryRun, asOf, language, progress }: ImportOptions = {},
): Promise<ImportReport> {
  const body = await bytesOf(path);
  // the commands read the file themselves; here it is read only where something has to be known before
  const sheets = () => readSheets({ name: basename(path), body });
  const target = await targetOf(chibo, actor, sheets, under);
  const done = dryRun
    ? await judgeOnly(chibo, actor, await sheets(), target, asOf)
    : await write(chibo, actor, { name: basename(path), body }, target, asOf, progress ?? (() => {}));
  const texts = reasonTexts(chibo.rulebook, language ?? 'vi');
  const plain = ({ new: fresh, changed, same }: Tally): Done => ({ new: fresh, changed, same });
  return {
    units: plain(done.counts.units),
    members: plain(done.counts.members),
    rejected: done.rejected.map(({ sheet, row, reasons }) => ({
      sheet,
      row,
      code: reasons[0]?.code ?? '',
      message: reasons.map(texts).join(' '),
    })),
  };
}

async function bytesOf(path: string): Promise<Buffer> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) refuse('file.missing', { name: basename(path) }, { field: 'file' });
  if (found.size > LIMITS.fileBytes)
    throw new Refusal(413, [
      { code: 'file.too_large', field: 'file', values: { max: LIMITS.fileBytes / 1024 / 1024 } },
    ]);
  return await readFile(path);
}

/** The unit the file goes under; null where the database is empty. */
async function targetOf(
  chibo: Installation,
  actor: Actor,
  read: () => Promise<Sheet[]>,
  under: string | undefined,
): Promise<UnitRef | null> {
  return await chibo.bus.read(actor, async ({ tx, services }) => {
    if (under !== undefined) {
      const isId = /^[0-9a-f-]{36}$/i.test(under);
      const found = await tx
        .selectFrom('unit')
        .select(['id', 'division', 'path'])
        .where(isId ? 'id' : 'code', '=', under)
        .where('closed_on', 'is', null)
        .limit(2)
        .execute();
      const [only] = found;
      if (!only || found.length > 1) refuse('import.under_unknown', { unit: under.slice(0, 80) }, { field: 'under' });
      return only;
    }
    const tops = await tx
      .selectFrom('unit')
      .select(['id', 'division', 'path', 'name'])
      .where('parent_id', 'is', null)
      .where('closed_on', 'is', null)
      .execute();
    if (tops.length === 0) return null;
    const sheets = await read();
    const inFile = rowsOf(guessMapping(services.rulebook.import, sheets), sheets)
      .filter((row) => row.sheet === UNITS && textOf(row.values.parent ?? '') === '')
      .map((row) => fold(textOf(row.values.name ?? '')));
    const same = tops.find((top) => inFile.length === 1 && fold(top.name) === inFile[0]);
    return same ?? refuse('import.under_required', undefined, { field: 'under' });
  });
}

async function judgeOnly(
  chibo: Installation,
  actor: Actor,
  sheets: Sheet[],
  target: UnitRef | null,
  asOf: string | undefined,
): Promise<{ counts: Counts; rejected: Rejected[] }> {
  return await chibo.bus.read(actor, async (ctx) => {
    const at = target ?? { id: '', division: '', path: '' };
    ctx.demand('import.run', at);
    const on = asOf ?? ctx.today;
    mustHaveBeen(on, ctx.today);
    const mapping = guessMapping(ctx.services.rulebook.import, sheets);
    const roster = await rosterBy(ctx, at, { sheets, mapping, asOf: on }, async (rows) =>
      target ? await presentUnder(ctx.tx, ctx.services.keys, await unitRef(ctx.tx, target.id), rows) : NOTHING,
    );
    must(roster.problems ?? []);
    const judgement = await judgeRoster(roster);
    if (!target) mustHaveOneTop(judgement.units);
    return {
      counts: judgement.counts,
      rejected: judgement.judged
        .filter((one) => one.action === 'refused')
        .map((one) => ({ sheet: one.row.sheetName, row: one.row.no, reasons: one.reasons })),
    };
  });
}

type Applied = { id: string; counts: Counts; state: string };

async function write(
  chibo: Installation,
  actor: Actor,
  file: { name: string; body: Buffer },
  target: UnitRef | null,
  asOf: string | undefined,
  progress: Progress,
): Promise<{ counts: Counts; rejected: Rejected[] }> {
  const day = asOf ?? today(chibo.clock);
  const at = target ?? { id: newId(), division: newDivision(), path: '0001' };
  const name = READABLE.test(file.name) ? file.name : `${file.name}.xlsx`;
  const { id: fileId } = await upload(
    chibo.app.db,
    chibo.keys,
    actor,
    at,
    { name, body: file.body },
    chibo.clock.now(),
  );
  if (!target) {
    const applied = (await chibo.bus.run(
      'import.found',
      { fileId, division: at.division, asOf: day },
      { actor },
    )) as Applied;
    return { counts: applied.counts, rejected: await rejectedOf(chibo, actor, at, applied.id) };
  }
  const taken = await takeOrSteps(chibo, actor, target, { fileId, asOf: day }, progress);
  return { counts: taken.counts, rejected: await rejectedOf(chibo, actor, target, taken.id) };
}

/** In one command; a file too large for that is staged and written part by part. */
async function takeOrSteps(
  chibo: Installation,
  actor: Actor,
  target: UnitRef,
  file: { fileId: string; asOf: string },
  progress: Progress,
): Promise<Applied> {
  const input = { unit: target.id, ...file };
  try {
    return (await chibo.bus.run('import.take', input, { actor })) as Applied;
  } catch (error) {
    if (!(error instanceof Refusal && error.reasons[0]?.code === 'import.too_large')) throw error;
  }
  const staged = (await chibo.bus.run('import.stage', input, { actor })) as Applied;
  must(staged.counts.problems);
  const applied = (await chibo.bus.run('import.apply', { id: staged.id, version: 1 }, { actor })) as Applied;
  return applied.state === 'applying' ? await stepThrough(chibo, actor, staged.id, progress) : applied;
}

async function rejectedOf(chibo: Installation, actor: Actor, unit: UnitRef, batchId: string): Promise<Rejected[]> {
  return await chibo.app.db.transaction().execute(async (tx) => {
    await setScope(tx, actor);
    const rows = await tx
      .selectFrom('import_row')
      .select(['id', 'sheet', 'row_no', 'block_id', 'place'])
      .where('division', '=', unit.division)
      .where('batch_id', '=', batchId)
      .where('verdict', '=', 'refused')
      .orderBy('id')
      .execute();
    const open = await openRows(tx, chibo.keys, unit, rows);
    return rows.map((row) => ({ sheet: row.sheet, row: row.row_no, reasons: open.get(row.id)?.reasons ?? [] }));
  });
}

/** A division's code: made once, never changed, and unlike those of other installations. */
function newDivision(): string {
  return `d${randomBytes(5).toString('hex')}`;
}
