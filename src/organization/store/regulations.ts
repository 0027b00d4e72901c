/** Writes working regulations: a draft may change, an adopted version only lapses. */
import type { UnitRef } from '../../platform/access.ts';
import { changeAsSeen } from '../../platform/db/current.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { newId } from '../../platform/ids.ts';
import { at } from '../tree.ts';

export type RegulationText = { title: string; body: string };

export async function insertRegulation(
  tx: Tx,
  unit: UnitRef,
  text: RegulationText & { termId: string; versionNo: number },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('regulation')
    .values({
      ...at(unit),
      id,
      term_id: text.termId,
      version_no: text.versionNo,
      title: text.title,
      body: text.body,
      state: 'draft',
    })
    .execute();
  return id;
}

/** Changes a draft, which follows the running term. Refuses version.stale. */
export async function updateRegulation(
  tx: Tx,
  unit: UnitRef,
  id: string,
  text: RegulationText & { termId: string },
  version: number,
): Promise<void> {
  await changeAsSeen(tx, 'regulation', unit, id, version, { title: text.title, body: text.body, term_id: text.termId });
}

/** Adopts a draft; what was in force lapses on that day. Refuses version.stale. */
export async function adoptRegulation(
  tx: Tx,
  unit: UnitRef,
  id: string,
  adopted: { on: string; number: string | null },
  version: number,
): Promise<void> {
  await tx
    .updateTable('regulation')
    .set((eb) => ({ state: 'lapsed', lapsed_on: adopted.on, version: eb('version', '+', 1) }))
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('state', '=', 'adopted')
    .execute();
  await changeAsSeen(tx, 'regulation', unit, id, version, {
    state: 'adopted',
    adopted_on: adopted.on,
    number_text: adopted.number,
  });
}
