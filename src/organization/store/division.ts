/** Writes the division of work: a draft is written whole, an adopted version is never touched but for the day it ends. */
import type { UnitRef } from '../../platform/access.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { newId } from '../../platform/ids.ts';
import { mustBeCurrent, notFound } from '../../platform/refusal.ts';
import { at } from '../tree.ts';

export type NewWorkLine = {
  field: string;
  ownField: boolean;
  personId: string;
  personName: string;
  role: 'lead' | 'support';
  units: string[];
};

export async function insertDraft(
  tx: Tx,
  unit: UnitRef,
  draft: { note: string | null; lines: NewWorkLine[] },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('work_division')
    .values({ ...at(unit), id, state: 'draft', note: draft.note })
    .execute();
  await writeLines(tx, unit, id, draft.lines);
  return id;
}

/** Writes a draft anew. Refuses version.stale, 404 when it is no draft. */
export async function rewriteDraft(
  tx: Tx,
  unit: UnitRef,
  id: string,
  draft: { note: string | null; lines: NewWorkLine[] },
  version: number,
): Promise<void> {
  await mustBeDraft(tx, unit, id, version);
  await tx
    .updateTable('work_division')
    .set({ note: draft.note, version: version + 1 })
    .where('division', '=', unit.division)
    .where('id', '=', id)
    .execute();
  await tx.deleteFrom('work_line').where('division', '=', unit.division).where('work_id', '=', id).execute();
  await writeLines(tx, unit, id, draft.lines);
}

/** Adopts a draft from a day and ends the version in force on that day. Refuses version.stale. */
export async function adoptDraft(
  tx: Tx,
  unit: UnitRef,
  id: string,
  adopted: { from: string; decision: string | null },
  version: number,
): Promise<void> {
  await mustBeDraft(tx, unit, id, version);
  await tx
    .updateTable('work_division')
    .set((eb) => ({ valid_to: adopted.from, version: eb('version', '+', 1) }))
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('state', '=', 'adopted')
    .where('valid_to', '=', 'infinity')
    .execute();
  await tx
    .updateTable('work_division')
    .set({ state: 'adopted', valid_from: adopted.from, decision: adopted.decision, version: version + 1 })
    .where('division', '=', unit.division)
    .where('id', '=', id)
    .execute();
}

/** Throws a draft away with its lines. Refuses version.stale, 404 when it is no draft. */
export async function deleteDraft(tx: Tx, unit: UnitRef, id: string, version: number): Promise<void> {
  await mustBeDraft(tx, unit, id, version);
  await tx.deleteFrom('work_line').where('division', '=', unit.division).where('work_id', '=', id).execute();
  await tx.deleteFrom('work_division').where('division', '=', unit.division).where('id', '=', id).execute();
}

async function mustBeDraft(tx: Tx, unit: UnitRef, id: string, version: number): Promise<void> {
  const row = await tx
    .selectFrom('work_division')
    .select(['state', 'version'])
    .where('division', '=', unit.division)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row?.state !== 'draft') notFound();
  mustBeCurrent(version, row.version);
}

async function writeLines(tx: Tx, unit: UnitRef, workId: string, lines: NewWorkLine[]): Promise<void> {
  if (lines.length === 0) return;
  await tx
    .insertInto('work_line')
    .values(
      lines.map((line, position) => ({
        ...at(unit),
        id: newId(),
        work_id: workId,
        position,
        field: line.field,
        own_field: line.ownField,
        person_id: line.personId,
        person_name: line.personName,
        role: line.role,
        answers_for: line.units,
      })),
    )
    .execute();
}
