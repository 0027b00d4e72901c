/** The only file that writes what integrity checks found, that they ran, and what was said about it. */
import { type RawBuilder, sql } from 'kysely';
import type { Severity } from '../organization/severity.ts';
import { at } from '../organization/tree.ts';
import type { PathRange, UnitRef } from '../platform/access.ts';
import type { Tx } from '../platform/db/scope.ts';
import { newId } from '../platform/ids.ts';

export type FoundRow = {
  division: string;
  unit_id: string;
  scope: string;
  subject_id: string;
  part: string;
  facts: Record<string, unknown>;
};

/** Rows of one statement at most. */
const CHUNK = 2000;

export type Begun = { cuts: string[]; checks: number; units: number; at: Date; by: string; byName: string };

export async function insertRun(tx: Tx, unit: UnitRef, begun: Begun): Promise<string> {
  const id = newId();
  await tx
    .insertInto('integrity_run')
    .values({
      ...at(unit),
      id,
      state: 'running',
      cuts: begun.cuts,
      checks: begun.checks,
      units: begun.units,
      began_at: begun.at,
      ran_by: begun.by,
      ran_name: begun.byName,
    })
    .execute();
  return id;
}

/** What a check found: seen again with its first date where it was open, new otherwise. What it says of it may have changed; then a note no longer explains it. */
export async function keepFound(
  tx: Tx,
  check: { id: string; severity: Severity },
  rows: readonly FoundRow[],
  ranAt: Date,
): Promise<number> {
  let found = 0;
  const once = [
    ...new Map(rows.map((row) => [`${row.division} ${row.unit_id} ${row.subject_id} ${row.part}`, row])).values(),
  ];
  for (let start = 0; start < once.length; start += CHUNK) {
    const given = recordset(once.slice(start, start + CHUNK));
    await sql`update integrity_finding f set seen_at = greatest(f.seen_at, ${ranAt}), severity = ${check.severity}, facts = x.facts, version = f.version + 1,
        explained_on = case when f.facts = x.facts then f.explained_on end
      from ${given} where f.division = x.division and f.unit_id = x.unit_id and f.fault = ${check.id} and f.subject_id = x.subject_id and f.part = x.part
        and f.gone_at is null`.execute(tx);
    const added =
      await sql`insert into integrity_finding (division, unit_id, scope, id, fault, severity, subject_id, part, facts, found_at, seen_at)
      select x.division, x.unit_id, x.scope, x.id, ${check.id}, ${check.severity}, x.subject_id, x.part, x.facts, ${ranAt}, ${ranAt} from ${given}
      where not exists (select from integrity_finding f where f.division = x.division and f.unit_id = x.unit_id and f.fault = ${check.id}
        and f.subject_id = x.subject_id and f.part = x.part and f.gone_at is null)`.execute(tx);
    found += Number(added.numAffectedRows ?? 0);
  }
  return found;
}

function recordset(rows: readonly FoundRow[]): RawBuilder<unknown> {
  const json = JSON.stringify(rows.map((row) => ({ ...row, id: newId() })));
  return sql`jsonb_to_recordset(${json}::jsonb) as x(division text, unit_id uuid, scope text, id uuid, subject_id uuid, part text, facts jsonb)`;
}

/** What these checks found in a range and this run did not see again has gone. */
export async function markGone(tx: Tx, { lo, hi }: PathRange, checks: readonly string[], ranAt: Date): Promise<number> {
  const gone = await tx
    .updateTable('integrity_finding')
    .set((eb) => ({ gone_at: ranAt, version: eb('version', '+', 1) }))
    .where('scope', '>=', lo)
    .where('scope', '<', hi)
    .where('gone_at', 'is', null)
    .where('seen_at', '<', ranAt)
    .where('fault', 'in', [...checks])
    .executeTakeFirst();
  return Number(gone.numUpdatedRows);
}

export async function countPiece(tx: Tx, run: { division: string; id: string }, sums: { found: number; gone: number }) {
  await tx
    .updateTable('integrity_run')
    .set((eb) => ({
      pieces_done: eb('pieces_done', '+', 1),
      found: eb('found', '+', sums.found),
      gone: eb('gone', '+', sums.gone),
      version: eb('version', '+', 1),
    }))
    .where('division', '=', run.division)
    .where('id', '=', run.id)
    .execute();
}

export async function endRun(tx: Tx, run: { division: string; id: string }, open: number, now: Date): Promise<void> {
  await tx
    .updateTable('integrity_run')
    .set((eb) => ({ state: 'done', open, ended_at: now, version: eb('version', '+', 1) }))
    .where('division', '=', run.division)
    .where('id', '=', run.id)
    .execute();
}

export type NewNote = { findingId: string; reason: string; on: string; by: string; byName: string; at: Date };

/** Adds a dated note to a finding, which is shown as explained from then on. */
export async function insertNote(tx: Tx, unit: UnitRef, note: NewNote): Promise<string> {
  const id = newId();
  await tx
    .insertInto('integrity_note')
    .values({
      ...at(unit),
      id,
      finding_id: note.findingId,
      reason: note.reason,
      noted_on: note.on,
      noted_by: note.by,
      noted_name: note.byName,
      noted_at: note.at,
    })
    .execute();
  await tx
    .updateTable('integrity_finding')
    .set((eb) => ({ explained_on: note.on, version: eb('version', '+', 1) }))
    .where('division', '=', unit.division)
    .where('id', '=', note.findingId)
    .execute();
  return id;
}
