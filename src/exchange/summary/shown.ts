/** Lines of a report as a reader gets them: numbers by their ends, birth dates for who may see them, and who may be meant where it is not clear. */
import { tailOf } from '../../members/numbers.ts';
import type { Context } from '../../platform/bus/command.ts';
import type { LineRow, ReportRow } from './report.ts';
import { openedLine } from './store.ts';
import { isCorrectable, type SummaryLine } from './summary.ts';

const MOST = 20;

/** A value as the member's page would show it. */
export function shownValue(field: string | null, value: string | null, full: boolean): string | null {
  if (value === null) return null;
  if (field === 'cardNumber') return `••••• ${tailOf(value)}`;
  return field === 'birthDate' && !full ? value.slice(0, 4) : value;
}

export async function shownLines(
  ctx: Context,
  report: Pick<ReportRow, 'state'>,
  rows: LineRow[],
  full: boolean,
): Promise<SummaryLine[]> {
  const names = await candidateNames(ctx, rows);
  return rows.map((row) => {
    const { ours = null, theirs = null } = row.kind === 'differs' ? openedLine(ctx.services.keys, row) : {};
    const masked = row.field === 'cardNumber' || (row.field === 'birthDate' && !full);
    return {
      id: row.id,
      lineNo: row.line_no,
      kind: row.kind,
      cause: row.cause,
      personId: row.person_id,
      name: row.person_name,
      cellName: row.cell_name,
      field: row.field,
      fields: row.first_of?.split(',') ?? [],
      ours: shownValue(row.field, ours, full),
      theirs: shownValue(row.field, theirs, full),
      masked,
      decision: row.decision,
      note: row.note,
      decidedOn: row.decided_on,
      decidedName: row.decided_name,
      correctionId: row.correction_id,
      written: row.written,
      carried: row.carried,
      outcome: row.outcome,
      correctable:
        report.state === 'compared' &&
        ((row.kind === 'differs' && isCorrectable(row.field ?? '', theirs)) ||
          (row.kind === 'only_there' && row.cause !== 'elsewhere')),
      candidates: row.kind === 'ambiguous' ? row.candidates.slice(0, MOST).flatMap((id) => names.get(id) ?? []) : [],
      version: row.version,
    };
  });
}

async function candidateNames(ctx: Context, rows: LineRow[]): Promise<Map<string, SummaryLine['candidates'][number]>> {
  const ids = [...new Set(rows.flatMap((row) => row.candidates))];
  if (ids.length === 0) return new Map();
  const found = await ctx.tx
    .selectFrom('membership as m')
    .innerJoin('unit as u', 'u.id', 'm.unit_id')
    .select(['m.person_id', 'm.full_name', 'u.name'])
    .where('m.person_id', 'in', ids)
    .where('m.valid_to', '=', 'infinity')
    .where('m.seat', '=', 'own')
    .execute();
  return new Map(
    found.map((row) => [row.person_id, { personId: row.person_id, name: row.full_name, cellName: row.name }]),
  );
}
