/** A report as a workbook: all that differs, or what is to be put right on the national side. */
import writeExcelFile from 'write-excel-file/node';
import { plain } from '../../members/export.ts';
import { addressOf, subtree } from '../../organization/tree.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { chunksOf } from '../../platform/db/bulk.ts';
import { loadMessages } from '../../platform/i18n/messages.ts';
import { refuse } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { linesWhere } from './lines.ts';
import { membersAmong } from './members.ts';
import { type LineRow, type ReportRow, reportOf, unitOfReport } from './report.ts';
import { type Kept, openedLine } from './store.ts';
import { COLUMN_OF, type SummaryField } from './summary.ts';
import { wordOf } from './words.ts';
import { MOST_IN_WORKBOOK } from './write.ts';

const LANGUAGES = ['vi', 'en', 'ar'] as const;
type Language = (typeof LANGUAGES)[number];
const HEADS = [
  'name',
  'birth',
  'card',
  'cell',
  'kind',
  'field',
  'ours',
  'theirs',
  'decision',
  'note',
  'decided',
] as const;

/**
 * The lines of a report as .xlsx: every difference (`report`), or those of which it was decided that the register is right (`outgoing`), to be sent to the
 * national side. Card numbers and whole birth dates for who may see them. Refuses summary.workbook_too_large.
 */
export const summaryTable = query({
  name: 'summary.table',
  method: 'GET',
  path: '/summaries/{id}/table',
  capability: 'summary.compare',
  summary: 'The differences, or the list of corrections for the national side, as a workbook; recorded',
  recorded: true,
  input: s.object({ id: s.id(), which: s.oneOf(['report', 'outgoing']), language: s.optional(s.oneOf(LANGUAGES)) }),
  output: s.object({ name: s.anyText(), mediaType: s.anyText(), base64: s.anyText() }),
  where: async (ctx, input) => await unitOfReport(ctx, input.id),
  run: async (ctx, input) => {
    const report = await reportOf(ctx, input.id);
    const language = input.language ?? 'vi';
    const rows = await linesWhere(ctx, report, input.which === 'outgoing' ? { decision: 'ours' } : {})
      .where('kind', '<>', 'same')
      .orderBy('sort_key')
      .orderBy('id')
      .limit(MOST_IN_WORKBOOK + 1)
      .execute();
    if (rows.length > MOST_IN_WORKBOOK)
      refuse('summary.workbook_too_large', { members: rows.length, max: MOST_IN_WORKBOOK });
    const messages = loadMessages({});
    const t: Texts = {
      sheet: messages.text(language, 'exchange.summary.sheet'),
      kind: (kind) => messages.text(language, `exchange.summary.kind.${kind}`),
      decision: (decision) => messages.text(language, `exchange.summary.decision.${decision}`),
      head: (head) => messages.text(language, `exchange.summary.head.${head}`),
    };
    const body = await tableOf(ctx, report, rows, language, t);
    const name = `${report.file_name.replace(/\.[^.]*$/, '')}-${input.which}.xlsx`;
    const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    return { name, mediaType, base64: body.toString('base64') };
  },
});

type Texts = {
  sheet: string;
  kind(kind: string): string;
  decision(decision: string): string;
  head(head: string): string;
};

async function tableOf(
  ctx: Context,
  report: ReportRow,
  rows: LineRow[],
  language: Language,
  t: Texts,
): Promise<Buffer> {
  const full = ctx.may('member.reveal', addressOf(report));
  const { keys, rulebook } = ctx.services;
  const numbers = await numbersOf(ctx, report, rows);
  const labels = new Map(rulebook.import.summary.columns.map((column) => [column.field, column.label[language]]));
  const shown = (field: string | null, value: string | null | undefined) => {
    if (value === null || value === undefined) return '';
    if (field === 'cardNumber' && !full) return '';
    if (field === 'birthDate')
      return full && value.length === 10 ? value.split('-').reverse().join('/') : value.slice(0, 4);
    return wordOf(rulebook, field as SummaryField, value, language);
  };
  const line = (row: LineRow): string[] => {
    const kept: Kept = openedLine(keys, row);
    const own = numbers.get(row.person_id ?? '') ?? {
      birthDate: kept.said?.birthDate,
      cardNumber: kept.said?.cardNumber,
    };
    const cells: Record<(typeof HEADS)[number], string> = {
      name: row.person_name,
      birth: shown('birthDate', own.birthDate),
      card: shown('cardNumber', own.cardNumber),
      cell: row.cell_name,
      kind: t.kind(row.kind),
      field: row.field === null ? '' : (labels.get(COLUMN_OF[row.field as SummaryField]) ?? row.field),
      ours: shown(row.field, kept.ours),
      theirs: shown(row.field, kept.theirs),
      decision: row.decision === null ? '' : t.decision(row.decision),
      note: row.note ?? '',
      decided: row.decided_on === null ? '' : `${row.decided_name}, ${row.decided_on.split('-').reverse().join('/')}`,
    };
    return HEADS.map((head) => cells[head]);
  };
  const text = (value: string) => ({ value: plain(value), type: String, wrap: true });
  const head = HEADS.map((key) => ({ ...text(t.head(key)), fontWeight: 'bold' as const }));
  const columns = HEADS.map((key) => ({ width: key === 'note' || key === 'name' ? 28 : 18 }));
  return await writeExcelFile([
    { sheet: t.sheet, data: [head, ...rows.map((row) => line(row).map(text))], columns },
  ]).toBuffer();
}

type Numbers = { birthDate: string | null; cardNumber: string | null };

/** By what the national side finds its record: the numbers as the register has them. */
async function numbersOf(ctx: Context, report: ReportRow, rows: LineRow[]): Promise<Map<string, Numbers>> {
  const range = await subtree(ctx.tx, addressOf(report));
  const found = new Map<string, Numbers>();
  for (const chunk of chunksOf([...new Set(rows.flatMap((row) => row.person_id ?? []))])) {
    const members = await membersAmong(ctx.tx, ctx.services.keys, range, ctx.today, { personIds: chunk, names: [] });
    for (const { personId, told } of members)
      found.set(personId, { birthDate: told.birthDate, cardNumber: told.cardNumber });
  }
  return found;
}
