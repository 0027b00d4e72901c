import { addressOf, subtree, unitName, unitOf } from '../../organization/tree.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { listPage } from '../../platform/db/keyset.ts';
import { against } from '../../platform/may.ts';
import { pageInput } from '../../platform/paging.ts';
import type { Reason } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { linesWhere } from './lines.ts';
import { countIn } from './members.ts';
import { type ReportRow, reportOf, unitOfReport } from './report.ts';
import { shownLines } from './shown.ts';
import {
  type Counts,
  lineFilters,
  NO_COUNTS,
  type ReportLine,
  reportPage,
  reportRecord,
  summaryLines,
} from './summary.ts';
import { MOST_IN_WORKBOOK, WITHHELD } from './write.ts';

/** What a summary of a unit would hold, before it is taken. */
export const describeSummary = query({
  name: 'summary.describe',
  method: 'GET',
  path: '/units/{unit}/summary',
  capability: 'member.export',
  summary: 'How many members a summary of a unit would hold, and what would be left out',
  input: s.object({ unit: s.id() }),
  output: s.object({ members: s.anyNumber(), withheld: s.list(s.anyText(), 20), mostInWorkbook: s.anyNumber() }),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, _input, unit) => ({
    members: await countIn(ctx.tx, await subtree(ctx.tx, unit)),
    withheld: ctx.may('member.reveal', unit) ? [] : [...WITHHELD],
    mostInWorkbook: MOST_IN_WORKBOOK,
  }),
});

function lineOf(report: ReportRow, undecided: number): ReportLine {
  return {
    id: report.id,
    unitId: report.unit_id,
    fileName: report.file_name,
    fileHash: report.file_hash.toString('hex'),
    toldAt: report.told_at?.toISOString() ?? null,
    state: report.state,
    steps: report.steps,
    stepsDone: report.steps_done,
    counts: { ...NO_COUNTS, ...(report.counts as unknown as Partial<Counts>) },
    undecided,
    madeName: report.made_name,
    madeAt: report.made_at.toISOString(),
    version: report.version,
  };
}

/** How many lines of each report are not decided on. */
async function undecidedIn(ctx: Context, division: string, ids: string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.tx
    .selectFrom('summary_line')
    .select(['report_id', (eb) => eb.fn.countAll<number>().as('n')])
    .where('division', '=', division)
    .where('report_id', 'in', ids)
    .where('decision', 'is', null)
    .where('kind', '<>', 'same')
    .groupBy('report_id')
    .execute();
  return new Map(rows.map((row) => [row.report_id, Number(row.n)]));
}

/** Files that were compared under a unit, the newest first. */
export const listSummaries = query({
  name: 'summary.list',
  method: 'GET',
  path: '/units/{unit}/summaries',
  capability: 'summary.compare',
  summary: 'Files of the national database that were compared, the newest first',
  input: s.object({ unit: s.id(), ...pageInput }),
  output: reportPage,
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const reports = ctx.tx
      .selectFrom('summary_report')
      .selectAll()
      .where('division', '=', unit.division)
      .where('scope', '=', unit.path)
      .where('unit_id', '=', unit.id);
    const page = await listPage(
      ctx,
      reports,
      input,
      [
        ['made_at', 'desc'],
        ['id', 'desc'],
      ],
      (row) => row,
    );
    const undecided = await undecidedIn(
      ctx,
      unit.division,
      page.items.map((row) => row.id),
    );
    return { ...page, items: page.items.map((row) => lineOf(row, undecided.get(row.id) ?? 0)) };
  },
});

/** One report: whose file, its counts, what was decided, and what became of the differences before. */
export const getSummary = query({
  name: 'summary.get',
  method: 'GET',
  path: '/summaries/{id}',
  capability: 'summary.compare',
  summary: 'A report on the differences between a file and the register',
  input: s.object({ id: s.id() }),
  output: reportRecord,
  where: async (ctx, input) => await unitOfReport(ctx, input.id),
  run: async (ctx, input) => {
    const report = await reportOf(ctx, input.id);
    const unit = addressOf(report);
    const undecided = await undecidedIn(ctx, unit.division, [report.id]);
    const name = await unitName(ctx.tx, unit);
    const compared: Reason[] =
      report.state === 'compared' ? [] : [{ code: 'summary.not_compared', values: { state: report.state } }];
    return {
      ...lineOf(report, undecided.get(report.id) ?? 0),
      unitName: name,
      fields: report.fields,
      decided: await decidedIn(ctx, report),
      before: await beforeOf(ctx, report),
      may: {
        'summary.decide': against(ctx, 'summary.compare', unit, compared),
        'summary.match': against(ctx, 'summary.compare', unit, compared),
        'summary.drop': against(
          ctx,
          'summary.compare',
          unit,
          report.state === 'dropped' ? [{ code: 'summary.dropped' }] : [],
        ),
        'summary.reveal': against(ctx, 'member.reveal', unit, []),
      },
    };
  },
});

async function decidedIn(ctx: Context, report: ReportRow): Promise<{ ours: number; theirs: number; look: number }> {
  const rows = await ctx.tx
    .selectFrom('summary_line')
    .select(['decision', (eb) => eb.fn.countAll<number>().as('n')])
    .where('division', '=', report.division)
    .where('report_id', '=', report.id)
    .where('decision', 'is not', null)
    .groupBy('decision')
    .execute();
  const of = (decision: string) => Number(rows.find((row) => row.decision === decision)?.n ?? 0);
  return { ours: of('ours'), theirs: of('theirs'), look: of('look') };
}

async function beforeOf(ctx: Context, report: ReportRow) {
  if (report.previous_id === null || report.state !== 'compared') return null;
  const before = await ctx.tx
    .selectFrom('summary_report')
    .select(['id', 'made_at', 'state'])
    .where('division', '=', report.division)
    .where('id', '=', report.previous_id)
    .executeTakeFirst();
  if (!before || before.state === 'dropped') return null;
  const rows = await ctx.tx
    .selectFrom('summary_line')
    .select(['outcome', (eb) => eb.fn.countAll<number>().as('n')])
    .where('division', '=', report.division)
    .where('report_id', '=', before.id)
    .where('outcome', 'is not', null)
    .groupBy('outcome')
    .execute();
  const of = (outcome: string) => Number(rows.find((row) => row.outcome === outcome)?.n ?? 0);
  return {
    id: before.id,
    madeAt: before.made_at.toISOString(),
    settled: of('settled'),
    changed: of('changed'),
    remains: of('remains'),
  };
}

/** The lines of a report that the filters leave, by name. Numbers are masked as on the member's page. */
export const listSummaryLines = query({
  name: 'summary.lines',
  method: 'GET',
  path: '/summaries/{id}/lines',
  capability: 'summary.compare',
  summary: 'Lines of a report: who is the same, differs, is only here or only there',
  input: s.object({ id: s.id(), ...lineFilters, ...pageInput }),
  output: summaryLines,
  where: async (ctx, input) => await unitOfReport(ctx, input.id),
  run: async (ctx, input) => {
    const report = await reportOf(ctx, input.id);
    const page = await listPage(
      ctx,
      linesWhere(ctx, report, input),
      input,
      [
        ['sort_key', 'asc'],
        ['id', 'asc'],
      ],
      (row) => row,
    );
    const full = ctx.may('member.reveal', addressOf(report));
    return { ...page, items: await shownLines(ctx, report, page.items, full) };
  },
});
