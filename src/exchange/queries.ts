import { addressOf, unitOf } from '../organization/tree.ts';
import { query } from '../platform/bus/command.ts';
import { listPage } from '../platform/db/keyset.ts';
import { loadMessages } from '../platform/i18n/messages.ts';
import { pageInput, pageOf } from '../platform/paging.ts';
import type { Reason } from '../platform/refusal.ts';
import * as s from '../platform/schema.ts';
import { type BatchRow, batchOf, unitOfBatch } from './batch.ts';
import { effectOf, reasonsNotToDecide } from './decide.ts';
import { batchLine, batchRecord, type Counts, type Mapping, type RowVerdict, rowVerdict, VERDICTS } from './import.ts';
import { workbookOf } from './mapping.ts';
import { reasonTexts } from './reasonTexts.ts';
import { refusedTable } from './refusedTable.ts';
import { type KeptRow, openRows } from './store/blocks.ts';

const language = s.optional(s.oneOf(['vi', 'en', 'ar']));

function lineOf(batch: BatchRow) {
  return {
    id: batch.id,
    unitId: batch.unit_id,
    fileName: batch.file_name,
    asOf: batch.as_of,
    state: batch.state,
    madeAt: batch.made_at.toISOString(),
    appliedAt: batch.applied_at?.toISOString() ?? null,
    undoneAt: batch.undone_at?.toISOString() ?? null,
    steps: batch.steps,
    stepsDone: batch.steps_done,
    counts: batch.counts as unknown as Counts,
    version: batch.version,
  };
}

/** Imports under a unit, the newest first. */
export const listImports = query({
  name: 'import.list',
  method: 'GET',
  path: '/units/{unit}/imports',
  capability: 'import.run',
  summary: 'Imports under a unit, the newest first',
  input: s.object({ unit: s.id(), ...pageInput }),
  output: pageOf(batchLine),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const batches = ctx.tx
      .selectFrom('import_batch')
      .selectAll()
      .where('division', '=', unit.division)
      .where('scope', '=', unit.path)
      .where('unit_id', '=', unit.id);
    return await listPage(
      ctx,
      batches,
      input,
      [
        ['made_at', 'desc'],
        ['id', 'desc'],
      ],
      lineOf,
    );
  },
});

/** One import: mapping, counts, and what the columns of the rulebook's workbook are called. */
export const getImport = query({
  name: 'import.get',
  method: 'GET',
  path: '/imports/{id}',
  capability: 'import.run',
  summary: 'An import with its mapping and counts',
  input: s.object({ id: s.id() }),
  output: batchRecord,
  where: async (ctx, input) => await unitOfBatch(ctx, input.id),
  run: async (ctx, input) => {
    const batch = await batchOf(ctx, input.id);
    const mapping = batch.mapping as unknown as Mapping;
    const book = workbookOf(ctx.services.rulebook.import, mapping.workbook);
    const { name } = await ctx.tx
      .selectFrom('unit')
      .select('name')
      .where('id', '=', batch.unit_id)
      .executeTakeFirstOrThrow();
    const line = lineOf(batch);
    const staged: Reason[] =
      batch.state === 'staged' ? [] : [{ code: 'import.not_staged', values: { state: batch.state } }];
    return {
      ...line,
      unitName: name,
      fileId: batch.file_id,
      mapping,
      guide: (book?.sheets ?? []).map((sheet) => ({
        sheet: sheet.id,
        label: sheet.label,
        columns: sheet.columns.map(({ field, required, label }) => ({ field, required, label })),
      })),
      may: {
        'import.remap': staged,
        'import.drop': staged,
        'import.undo': ['applied', 'applying'].includes(batch.state)
          ? []
          : [{ code: 'import.not_applied', values: { state: batch.state } }],
        'import.apply': [...staged, ...(line.counts.problems.length > 0 ? [{ code: 'import.unreadable' }] : [])],
      },
    };
  },
});

/** Rows of an import with a verdict for every cell. */
export const importRows = query({
  name: 'import.rows',
  method: 'GET',
  path: '/imports/{id}/rows',
  capability: 'import.run',
  summary: 'Rows of an import with a verdict for every cell',
  input: s.object({
    id: s.id(),
    verdict: s.optional(s.oneOf(VERDICTS)),
    sheet: s.optional(s.text(100)),
    language,
    ...pageInput,
  }),
  output: pageOf(rowVerdict),
  where: async (ctx, input) => await unitOfBatch(ctx, input.id),
  run: async (ctx, input) => {
    const batch = await batchOf(ctx, input.id);
    let base = ctx.tx
      .selectFrom('import_row')
      .selectAll()
      .where('division', '=', batch.division)
      .where('batch_id', '=', batch.id);
    if (input.verdict) base = base.where('verdict', '=', input.verdict);
    if (input.sheet) base = base.where('sheet', '=', input.sheet);
    const found = await listPage(ctx, base, input, [['id', 'asc']], (row) => row);
    const texts = reasonTexts(ctx.services.rulebook, input.language ?? 'vi');
    const open = await openRows(ctx.tx, ctx.services.keys, batch, found.items);
    return {
      ...found,
      items: found.items.map((r): RowVerdict => {
        const as = open.get(r.id) as KeptRow;
        const decision = r.decision && { as: r.decision as 'same' | 'other', personId: r.person_id };
        const kept: KeptRow = { ...as, ...effectOf(as, decision || null) };
        return {
          id: r.id,
          sheet: kept.kind,
          sheetName: r.sheet,
          row: r.row_no,
          verdict: r.verdict,
          code: r.code,
          name: kept.values.name ?? '',
          reasons: kept.reasons.map((reason) => ({ ...reason, message: texts(reason) })),
          cells: cellsOf(kept),
          match: kept.match ?? { by: null, candidates: [] },
          decision: r.decision,
          decidedFor: r.person_id,
          open: reasonsNotToDecide(as, null).length === 0,
        };
      }),
    };
  },
});

function cellsOf(kept: KeptRow): RowVerdict['cells'] {
  const fields = new Set([...Object.keys(kept.values), ...kept.reasons.flatMap((r) => r.field ?? [])]);
  return [...fields].map((field) => {
    const reasons = kept.reasons.filter((reason) => reason.field === field);
    const change = kept.changes.find((each) => each.field === field);
    const verdict =
      reasons.length > 0
        ? kept.action === 'refused'
          ? 'refused'
          : 'warning'
        : kept.action === 'refused'
          ? 'same'
          : kept.action === 'new'
            ? 'new'
            : change
              ? 'changed'
              : 'same';
    return { field, value: kept.values[field] ?? '', verdict, ...(change && { before: change.before }), reasons };
  });
}

/** The refused rows as a workbook with the reasons beside them, to be mended and sent again. Reading it is a line of the ledger. */
export const refusedRows = query({
  name: 'import.refused',
  method: 'GET',
  path: '/imports/{id}/refused',
  capability: 'import.run',
  summary: 'The refused rows as a workbook with the reasons; recorded',
  recorded: true,
  input: s.object({ id: s.id(), language }),
  output: s.object({ name: s.anyText(), mediaType: s.anyText(), base64: s.anyText() }),
  where: async (ctx, input) => await unitOfBatch(ctx, input.id),
  run: async (ctx, input) => {
    const batch = await batchOf(ctx, input.id);
    const unit = addressOf(batch);
    const rows = await ctx.tx
      .selectFrom('import_row')
      .selectAll()
      .where('division', '=', unit.division)
      .where('batch_id', '=', batch.id)
      .where('verdict', '=', 'refused')
      .orderBy('id')
      .execute();
    const open = await openRows(ctx.tx, ctx.services.keys, unit, rows);
    const messages = loadMessages({});
    const heading = (key: string) => messages.text(input.language ?? 'vi', `exchange.refused.${key}`);
    const body = await refusedTable({
      mapping: batch.mapping as unknown as Mapping,
      rows: rows.map((row) => ({ sheetName: row.sheet, no: row.row_no, kept: open.get(row.id) as KeptRow })),
      texts: reasonTexts(ctx.services.rulebook, input.language ?? 'vi'),
      headings: { row: heading('row'), reason: heading('reason') },
    });
    return {
      name: `${batch.file_name.replace(/\.[^.]*$/, '')}-refused.xlsx`,
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      base64: body.toString('base64'),
    };
  },
});
