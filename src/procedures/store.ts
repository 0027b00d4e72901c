/** The only file that writes the tables of cases. */
import type { Insertable, Updateable } from 'kysely';
import type { CaseClock, CaseFile, CaseOpinion, CasePaper, CaseStep } from '../../gen/db.ts';
import { at } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import { changeAsSeen } from '../platform/db/current.ts';
import type { Tx } from '../platform/db/scope.ts';
import { newId } from '../platform/ids.ts';

type Own = 'division' | 'id' | 'unit_id' | 'scope';

export async function insertCase(tx: Tx, unit: UnitRef, row: Omit<Insertable<CaseFile>, Own>) {
  return await tx
    .insertInto('case_file')
    .values({ ...at(unit), id: newId(), ...row })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Changes a case as it was seen. Refuses version.stale. */
export async function changeCase(
  tx: Tx,
  unit: Pick<UnitRef, 'division'>,
  id: string,
  version: number,
  change: Updateable<CaseFile>,
): Promise<void> {
  await changeAsSeen(tx, 'case_file', unit, id, version, change);
}

export async function insertStep(tx: Tx, unit: UnitRef, row: Omit<Insertable<CaseStep>, Own>): Promise<void> {
  await tx
    .insertInto('case_step')
    .values({ ...at(unit), id: newId(), ...row })
    .execute();
}

/** Closes the open entry of a case's steps, or notes the poll on it. */
export async function changeOpenStep(
  tx: Tx,
  unit: Pick<UnitRef, 'division'>,
  caseId: string,
  change: Updateable<CaseStep>,
): Promise<void> {
  await tx
    .updateTable('case_step')
    .set(change)
    .where('division', '=', unit.division)
    .where('case_id', '=', caseId)
    .where('taken_on', 'is', null)
    .execute();
}

export async function insertClock(tx: Tx, unit: UnitRef, row: Omit<Insertable<CaseClock>, Own>): Promise<void> {
  await tx
    .insertInto('case_clock')
    .values({ ...at(unit), id: newId(), ...row })
    .execute();
}

/** Changes one clock as it was seen. Refuses version.stale. */
export async function changeClock(
  tx: Tx,
  unit: Pick<UnitRef, 'division'>,
  id: string,
  version: number,
  change: Updateable<CaseClock>,
): Promise<void> {
  await changeAsSeen(tx, 'case_clock', unit, id, version, change);
}

/** Ends the clocks of a case that run or stand still: met, or fallen away. */
export async function endClocks(
  tx: Tx,
  unit: Pick<UnitRef, 'division'>,
  caseId: string,
  on: string,
  state: 'met' | 'fallen',
): Promise<void> {
  await tx
    .updateTable('case_clock')
    .set({ state, ended_on: on, paused_on: null })
    .where('division', '=', unit.division)
    .where('case_id', '=', caseId)
    .where('state', 'in', ['running', 'paused'])
    .execute();
}

export async function insertPaper(tx: Tx, unit: UnitRef, row: Omit<Insertable<CasePaper>, Own>): Promise<string> {
  const id = newId();
  await tx
    .insertInto('case_paper')
    .values({ ...at(unit), id, ...row })
    .execute();
  return id;
}

/** Changes a paper as it was seen. Refuses version.stale. */
export async function changePaper(
  tx: Tx,
  unit: Pick<UnitRef, 'division'>,
  id: string,
  version: number,
  change: Updateable<CasePaper>,
): Promise<void> {
  await changeAsSeen(tx, 'case_paper', unit, id, version, change);
}

/** Changes a common paper in the files of the other cases of its affair. */
export async function changeCommonPaper(
  tx: Tx,
  unit: Pick<UnitRef, 'division'>,
  which: { common: string; cases: readonly string[] },
  change: Updateable<CasePaper>,
): Promise<void> {
  if (which.cases.length === 0) return;
  await tx
    .updateTable('case_paper')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('division', '=', unit.division)
    .where('common_id', '=', which.common)
    .where('case_id', 'in', which.cases)
    .execute();
}

export async function insertOpinion(tx: Tx, unit: UnitRef, row: Omit<Insertable<CaseOpinion>, Own>): Promise<string> {
  const id = newId();
  await tx
    .insertInto('case_opinion')
    .values({ ...at(unit), id, ...row })
    .execute();
  return id;
}

/** Writes the answer to a question as it was seen. Refuses version.stale. */
export async function changeOpinion(
  tx: Tx,
  unit: Pick<UnitRef, 'division'>,
  id: string,
  version: number,
  change: Updateable<CaseOpinion>,
): Promise<void> {
  await changeAsSeen(tx, 'case_opinion', unit, id, version, change);
}
