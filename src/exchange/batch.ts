/** What the commands of an import have in common: the file, the mapping, the judging. */

import { reachedDivisions } from '../members/person.ts';
import { addressOf } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { bytesOf } from '../platform/files/files.ts';
import { found, must, notFound, refuse } from '../platform/refusal.ts';
import type { Mapping } from './import.ts';
import { guessMapping, reasonsAgainstMapping, rowsOf, type SourceRow } from './mapping.ts';
import { type Present, presentUnder } from './present.ts';
import { type Judgement, judgeRoster, type Roster } from './roster.ts';
import { readSheets } from './sheets.ts';
import type { Sheet } from './workbook.ts';

/** The batch's row, found by its primary key; 404 outside the reader's scope. */
export async function batchOf(ctx: Context, id: string) {
  const divisions = await reachedDivisions(ctx);
  if (divisions.length === 0) notFound();
  return found(
    await ctx.tx
      .selectFrom('import_batch')
      .selectAll()
      .where('division', 'in', divisions)
      .where('id', '=', id)
      .executeTakeFirst(),
  );
}

export type BatchRow = Awaited<ReturnType<typeof batchOf>>;

/** Where a batch lies, for `where` of commands and queries. */
export async function unitOfBatch(ctx: Context, id: string): Promise<UnitRef> {
  return addressOf(await batchOf(ctx, id));
}

/** A batch is changed and applied while it waits, and once. */
export function mustBeStaged(batch: Pick<BatchRow, 'state'>): void {
  if (batch.state !== 'staged') refuse('import.not_staged', { state: batch.state });
}

/** One's own pending upload at the unit, with its bytes. Refuses file.unknown. */
export async function uploadedFile(ctx: Context, unit: Pick<UnitRef, 'division'>, fileId: string) {
  const row = await ctx.tx
    .selectFrom('file')
    .selectAll()
    .where('division', '=', unit.division)
    .where('id', '=', fileId)
    .executeTakeFirst();
  if (!row || row.uploaded_by !== ctx.actor.accountId || row.owner_kind !== null)
    refuse('file.unknown', undefined, { field: 'fileId' });
  return { row, body: await bytesOf(ctx.tx, ctx.services.keys, row) };
}

/** A roster says how things stood on a day that has been. Refuses date.future. */
export function mustHaveBeen(asOf: string, today: string): void {
  must(asOf > today ? [{ code: 'date.future', field: 'asOf', values: { date: asOf } }] : []);
}

export type Staged = { mapping: Mapping; judgement: Judgement };

/** Reads the sheets by the mapping, the guessed one where none was given, and judges them. A mapping that cannot be read gives no rows and says why. */
export async function judgeSheets(
  ctx: Context,
  unit: UnitRef,
  file: { name: string; body: Buffer },
  given: { mapping?: Mapping | undefined; asOf: string },
): Promise<Staged> {
  const sheets = await readSheets(file);
  const mapping = given.mapping ?? guessMapping(ctx.services.rulebook.import, sheets);
  const roster = await rosterBy(ctx, unit, { sheets, mapping, asOf: given.asOf }, (rows) =>
    presentUnder(ctx.tx, ctx.services.keys, unit, rows),
  );
  return { mapping, judgement: await judgeRoster(roster) };
}

/** What the sheets say by a mapping under a unit, against a present state that the caller finds. */
export async function rosterBy(
  ctx: Pick<Context, 'services' | 'today' | 'may'>,
  unit: UnitRef,
  { sheets, mapping, asOf }: { sheets: Sheet[]; mapping: Mapping; asOf: string },
  presentFor: (rows: SourceRow[]) => Promise<Present>,
): Promise<Roster> {
  const problems = reasonsAgainstMapping(ctx.services.rulebook.import, mapping);
  const rows = problems.length > 0 ? [] : rowsOf(mapping, sheets);
  const { rulebook } = ctx.services;
  return { ...given(ctx, unit), rulebook, rows, present: await presentFor(rows), asOf, problems };
}

/** Rows that were kept, against the register as it is now. */
export async function rosterOfRows(ctx: Context, unit: UnitRef, rows: SourceRow[], asOf: string): Promise<Roster> {
  const present = await presentUnder(ctx.tx, ctx.services.keys, unit, rows);
  return { ...given(ctx, unit), rulebook: ctx.services.rulebook, rows, present, asOf };
}

/** What the day and the right of whoever imports under a unit decide. */
export function given(ctx: Pick<Context, 'today' | 'may'>, unit: UnitRef): Pick<Roster, 'today' | 'mayOversee'> {
  return { today: ctx.today, mayOversee: ctx.may('overseer.assign', unit) };
}
