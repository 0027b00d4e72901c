/** A report on a file: found, gone on with, ended. What its commands have in common. */
import { reachedDivisions } from '../../members/person.ts';
import { addressOf, subtree } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import type { CommandContext, Context } from '../../platform/bus/command.ts';
import { bytesOf } from '../../platform/files/files.ts';
import { found, notFound, refuse } from '../../platform/refusal.ts';
import { judgeLines, onlyHere } from './judge.ts';
import { countIn } from './members.ts';
import { readSummary } from './parse.ts';
import { countLines, followFrom, insertLines, updateReport } from './store.ts';
import type { Counts } from './summary.ts';

/** Lines of the file that are compared in one transaction. */
export const AT_ONCE = 5000;

/** 404 outside the reader's scope. */
export async function reportOf(ctx: Context, id: string) {
  const divisions = await reachedDivisions(ctx);
  if (divisions.length === 0) notFound();
  return found(
    await ctx.tx
      .selectFrom('summary_report')
      .selectAll()
      .where('division', 'in', divisions)
      .where('id', '=', id)
      .executeTakeFirst(),
  );
}
export type ReportRow = Awaited<ReturnType<typeof reportOf>>;

export async function unitOfReport(ctx: Context, id: string): Promise<UnitRef> {
  return addressOf(await reportOf(ctx, id));
}

/** A line with its report's address; 404 outside the reader's scope. */
export async function lineById(ctx: Context, id: string) {
  const divisions = await reachedDivisions(ctx);
  if (divisions.length === 0) notFound();
  return found(
    await ctx.tx
      .selectFrom('summary_line')
      .selectAll()
      .where('division', 'in', divisions)
      .where('id', '=', id)
      .executeTakeFirst(),
  );
}
export type LineRow = Awaited<ReturnType<typeof lineById>>;

/** Decisions are for a report that is whole. */
export function mustBeCompared(report: Pick<ReportRow, 'state'>): void {
  if (report.state !== 'compared') refuse('summary.not_compared', { state: report.state });
}

/** Compares the next lines of the file; the last ones end the report: who is only here, and what became of the report before. */
export async function goOn(
  ctx: CommandContext,
  report: ReportRow,
): Promise<{ done: number; state: string; counts: Counts }> {
  const unit = addressOf(report);
  const { keys, rulebook } = ctx.services;
  const file = found(
    await ctx.tx
      .selectFrom('file')
      .select(['division', 'id'])
      .where('division', '=', unit.division)
      .where('id', '=', report.file_id)
      .executeTakeFirst(),
  );
  const body = await bytesOf(ctx.tx, keys, file);
  const { lines } = await readSummary(rulebook, { name: report.file_name, body });
  const from = report.steps_done * AT_ONCE;
  const taken = await takenIn(ctx, report);
  await insertLines(
    ctx.tx,
    keys,
    unit,
    report.id,
    await judgeLines(ctx, unit, lines.slice(from, from + AT_ONCE), taken),
  );
  const done = report.steps_done + 1;
  const isLast = done >= report.steps;
  if (isLast) {
    await insertLines(ctx.tx, keys, unit, report.id, await onlyHere(ctx, unit, report.id));
    if (report.previous_id !== null) await followFrom(ctx.tx, unit, report.id, report.previous_id);
  }
  const counts = await countsOf(ctx, report);
  await updateReport(ctx.tx, unit, report.id, report.version, {
    stepsDone: done,
    counts,
    ...(isLast && { state: 'compared', endedAt: ctx.clock.now() }),
  });
  return { done, state: isLast ? 'compared' : 'reading', counts };
}

/** How the report stands: the file, the register, and the lines between them. */
export async function countsOf(
  ctx: Context,
  report: Pick<ReportRow, 'id' | 'file_lines' | 'division' | 'unit_id' | 'scope'>,
): Promise<Counts> {
  const unit = addressOf(report);
  const register = await countIn(ctx.tx, await subtree(ctx.tx, unit));
  return { file: report.file_lines, register, ...(await countLines(ctx.tx, unit, report.id)) };
}

async function takenIn(ctx: Context, report: ReportRow): Promise<Set<string>> {
  if (report.steps_done === 0) return new Set();
  const rows = await ctx.tx
    .selectFrom('summary_line')
    .select('person_id')
    .distinct()
    .where('division', '=', report.division)
    .where('report_id', '=', report.id)
    .where('person_id', 'is not', null)
    .execute();
  return new Set(rows.flatMap((row) => row.person_id ?? []));
}
