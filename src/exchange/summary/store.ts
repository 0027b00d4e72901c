/** The only writer of reports and their lines. */
import { sql } from 'kysely';
import { at } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type Columns, insertRows } from '../../platform/db/bulk.ts';
import { changeAsSeen } from '../../platform/db/current.ts';
import type { Tx } from '../../platform/db/scope.ts';
import type { Keys } from '../../platform/files/keys.ts';
import { personSortKey } from '../../platform/i18n/names.ts';
import { newId } from '../../platform/ids.ts';
import type { Cause, Counts, Decision, Kind, SummaryField, Told } from './summary.ts';

export type NewReport = {
  id: string;
  fileId: string;
  fileName: string;
  fileHash: Buffer;
  toldAt: string | null;
  fields: SummaryField[];
  lines: number;
  steps: number;
  previousId: string | null;
  by: { accountId: string; grantId: string; name: string };
  at: Date;
};

export async function insertReport(tx: Tx, unit: UnitRef, report: NewReport): Promise<void> {
  await tx
    .insertInto('summary_report')
    .values({
      ...at(unit),
      id: report.id,
      file_id: report.fileId,
      file_name: report.fileName,
      file_hash: report.fileHash,
      told_at: report.toldAt,
      fields: report.fields,
      file_lines: report.lines,
      state: 'reading',
      steps: report.steps,
      previous_id: report.previousId,
      made_by: report.by.accountId,
      made_grant: report.by.grantId,
      made_name: report.by.name,
      made_at: report.at,
    })
    .execute();
}

type ReportChange = { state?: 'compared' | 'dropped'; stepsDone?: number; counts?: Counts; endedAt?: Date };

/** Refuses version.stale. */
export async function updateReport(
  tx: Tx,
  unit: UnitRef,
  id: string,
  version: number,
  { state, stepsDone, counts, endedAt }: ReportChange,
): Promise<void> {
  await changeAsSeen(tx, 'summary_report', unit, id, version, {
    ...(state && { state }),
    ...(stepsDone !== undefined && { steps_done: stepsDone }),
    ...(counts && { counts: JSON.stringify(counts) }),
    ...(endedAt && { ended_at: endedAt }),
  });
}

/** What a line holds in the clear: both values of a field that differs, or all that the file says of somebody. */
export type Kept = { ours?: string | null; theirs?: string | null; said?: Partial<Told>; cellCode?: string | null };

export type NewLine = {
  no: number;
  kind: Kind;
  cause?: Cause | null;
  personId: string | null;
  candidates?: string[];
  name: string;
  sortKey?: string;
  cellName: string;
  field?: SummaryField;
  firstOf?: SummaryField[];
  kept: Kept | null;
};

const LINE: Columns = {
  division: 'text',
  unit_id: 'uuid',
  scope: 'text',
  id: 'uuid',
  report_id: 'uuid',
  line_no: 'int',
  kind: 'text',
  cause: 'text',
  person_id: 'uuid',
  person_name: 'text',
  sort_key: 'text',
  cell_name: 'text',
  field: 'text',
  first_of: 'text',
  body: 'bytea',
  told: 'bytea',
};

export async function insertLines(
  tx: Tx,
  keys: Keys,
  unit: UnitRef,
  reportId: string,
  lines: NewLine[],
): Promise<void> {
  const rows = lines.map((line) => {
    const id = newId();
    return {
      id,
      line,
      row: {
        ...at(unit),
        id,
        report_id: reportId,
        line_no: line.no,
        kind: line.kind,
        cause: line.cause ?? null,
        person_id: line.personId,
        person_name: line.name,
        sort_key: line.sortKey ?? personSortKey(line.name, null),
        cell_name: line.cellName,
        field: line.field ?? null,
        first_of: line.firstOf?.join(',') ?? null,
        body: line.kept === null ? null : keys.encrypt(JSON.stringify(line.kept), contextOf(id)),
        told: keys.blind(toldOf(unit, line)),
      },
    };
  });
  await insertRows(
    tx,
    'summary_line',
    LINE,
    rows.map(({ row }) => row),
  );
  // few lines have any
  for (const { id, line } of rows) {
    if (!line.candidates) continue;
    await tx
      .updateTable('summary_line')
      .set({ candidates: line.candidates })
      .where('division', '=', unit.division)
      .where('id', '=', id)
      .execute();
  }
}

/** By what the same difference is known again: who, in which field, from what to what. */
function toldOf(unit: UnitRef, { kind, personId, field, kept, name }: NewLine): string {
  const who = personId ?? JSON.stringify([name, kept?.said?.birthDate, kept?.said?.cardNumber]);
  return ['summary', unit.id, kind, who, field ?? '', kept?.ours ?? '', kept?.theirs ?? ''].join('\n');
}

function contextOf(id: string): string {
  return `summary_line:${id}`;
}

export function openedLine(keys: Keys, row: { id: string; body: Buffer | null }): Kept {
  return row.body === null ? {} : (JSON.parse(keys.decrypt(row.body, contextOf(row.id)).toString()) as Kept);
}

export type Decided = {
  decision: Decision;
  note: string | null;
  on: string;
  by: string;
  byName: string;
};

export async function decideLines(tx: Tx, unit: UnitRef, ids: string[], decided: Decided): Promise<void> {
  await sql`update summary_line set decision = ${decided.decision}, note = ${decided.note}, decided_on = ${decided.on}, decided_by = ${decided.by},
      decided_name = ${decided.byName}, carried = false, version = version + 1
    where division = ${unit.division} and id = any(${ids}::uuid[])`.execute(tx);
}

/** "Theirs is right" was carried out: written at once, or asked of whoever may edit. */
export async function noteCarriedOut(
  tx: Tx,
  unit: UnitRef,
  id: string,
  done: { written: boolean; correctionId: string | null },
): Promise<void> {
  await tx
    .updateTable('summary_line')
    .set({ written: done.written, correction_id: done.correctionId })
    .where('division', '=', unit.division)
    .where('id', '=', id)
    .execute();
}

export async function dropLines(tx: Tx, unit: UnitRef, reportId: string, only?: { ids: string[] }): Promise<void> {
  await tx
    .deleteFrom('summary_line')
    .where('division', '=', unit.division)
    .where('report_id', '=', reportId)
    .$if(only !== undefined, (q) => q.where('id', 'in', only?.ids ?? []))
    .execute();
}

/** The clerk says that the line is none of those who were found: then it is about somebody only there. */
export async function putOnlyThere(tx: Tx, unit: UnitRef, id: string): Promise<void> {
  await sql`update summary_line set kind = 'only_there', cause = null, candidates = '{}', version = version + 1
    where division = ${unit.division} and id = ${id}`.execute(tx);
}

/** Says of the differences of the report before what became of them, and takes over what was decided of those that remain. */
export async function followFrom(tx: Tx, unit: UnitRef, reportId: string, previousId: string): Promise<void> {
  const { division } = unit;
  await sql`update summary_line d set outcome = case
      when exists (select from summary_line n where n.division = ${division} and n.report_id = ${reportId} and n.told = d.told) then 'remains'
      when d.person_id is not null and exists (select from summary_line n where n.division = ${division} and n.report_id = ${reportId}
        and n.person_id = d.person_id and n.kind = d.kind and n.field is not distinct from d.field) then 'changed'
      else 'settled' end
    where d.division = ${division} and d.report_id = ${previousId} and d.kind <> 'same'`.execute(tx);
  await sql`update summary_line n set decision = d.decision, note = d.note, decided_on = d.decided_on, decided_by = d.decided_by, decided_name = d.decided_name, carried = true
    from summary_line d where n.division = ${division} and n.report_id = ${reportId} and d.division = ${division} and d.report_id = ${previousId}
      and d.told = n.told and d.decision in ('ours', 'look') and n.kind <> 'same'`.execute(tx);
}

/** How the lines of a report stand, counted anew. */
export async function countLines(tx: Tx, unit: UnitRef, reportId: string): Promise<Omit<Counts, 'file' | 'register'>> {
  const { rows } = await sql<Omit<Counts, 'file' | 'register'>>`
    select count(*) filter (where kind = 'same')::int as same, count(*) filter (where first_of is not null)::int as differs,
      count(*) filter (where kind = 'differs')::int as fields, count(*) filter (where kind = 'only_here')::int as "onlyHere",
      count(*) filter (where kind = 'only_there')::int as "onlyThere", count(*) filter (where kind = 'ambiguous')::int as ambiguous
    from summary_line where division = ${unit.division} and report_id = ${reportId}`.execute(tx);
  return rows[0] as Omit<Counts, 'file' | 'register'>;
}
