/** Writes working regulations: a draft may change, an adopted version only lapses. */
import type { UnitRef } from '../../platform/access.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { newId } from '../../platform/ids.ts';
import { mustBeCurrent, notFound } from '../../platform/refusal.ts';
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
  await change(tx, unit, id, version, { title: text.title, body: text.body, term_id: text.termId });
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
  await change(tx, unit, id, version, { state: 'adopted', adopted_on: adopted.on, number_text: adopted.number });
}

async function change(
  tx: Tx,
  unit: UnitRef,
  id: string,
  version: number,
  values: Partial<RegulationText> & {
    term_id?: string;
    state?: string;
    adopted_on?: string;
    number_text?: string | null;
  },
): Promise<void> {
  const row = await tx
    .updateTable('regulation')
    .set({ ...values, version: version + 1 })
    .where('division', '=', unit.division)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst();
  if (row) return;
  const present = await tx
    .selectFrom('regulation')
    .select('version')
    .where('division', '=', unit.division)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!present) notFound();
  mustBeCurrent(version, present.version);
}
