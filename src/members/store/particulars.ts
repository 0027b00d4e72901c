/** Writes what statistics need of a member: periods that follow each other, lists that hold at a time. */
import { type Insertable, sql } from 'kysely';
import type { DB } from '../../../gen/db.ts';
import type { UnitRef } from '../../platform/access.ts';
import { changeAsSeen } from '../../platform/db/current.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { newId } from '../../platform/ids.ts';

type Period = 'person_work' | 'person_study' | 'person_season' | 'person_group';
type Address = 'division' | 'id' | 'unit_id' | 'scope' | 'person_id' | 'valid_from' | 'valid_to' | 'version';
type Values<T extends Period> = Omit<Insertable<DB[T]>, Address>;

export type OpenPeriod = { division: string; id: string; valid_from: string };

/** Opens a period on a day for somebody whose record lies at the unit. */
export async function openPeriod<T extends Period>(
  tx: Tx,
  table: T,
  { unit, personId, on }: { unit: UnitRef; personId: string; on: string },
  values: Values<T>,
): Promise<void> {
  const row = {
    division: unit.division,
    id: newId(),
    unit_id: unit.id,
    scope: unit.path,
    person_id: personId,
    valid_from: on,
    ...values,
  };
  // the tables share their address; the builder cannot follow one chosen by name
  await tx
    .insertInto(table as 'person_group')
    .values(row as unknown as Insertable<DB['person_group']>)
    .execute();
}

/** Ends a period on a day; one that began on that very day lasts it. */
export async function endPeriod(tx: Tx, table: Period, period: OpenPeriod, on: string): Promise<void> {
  await tx
    .updateTable(table as 'person_group')
    .set((eb) => ({ valid_to: sql<string>`greatest(valid_from + 1, ${on}::date)`, version: eb('version', '+', 1) }))
    .where('division', '=', period.division)
    .where('id', '=', period.id)
    .execute();
}

/** Puts a period right that began on the day of the change. */
export async function replacePeriod<T extends Period>(
  tx: Tx,
  table: T,
  period: OpenPeriod,
  values: Values<T>,
): Promise<void> {
  await tx
    .updateTable(table as 'person_group')
    .set((eb) => ({ ...(values as object), version: eb('version', '+', 1) }))
    .where('division', '=', period.division)
    .where('id', '=', period.id)
    .execute();
}

const TABLES = ['person_work', 'person_study', 'person_season', 'person_group'] as const;
const KEPT = {
  person_work: 'employer, employer_key, ownership, foreign_invested, occupation',
  person_study: 'school, graduates_on',
  person_season: 'from_month, to_month, reason',
  person_group: 'grp',
} as const;

/**
 * What holds of somebody goes with him to another cell: within a division the open periods move, to another one they end here and
 * begin there. His row must lie in the new division already.
 */
export async function carryParticulars(
  tx: Tx,
  person: { id: string; division: string },
  to: UnitRef,
  on: string,
): Promise<void> {
  for (const name of TABLES) {
    const table = sql.table(name);
    const open = sql`division = ${person.division} and person_id = ${person.id} and valid_to = 'infinity'`;
    if (to.division === person.division) {
      await sql`update ${table} set unit_id = ${to.id}, scope = ${to.path}, version = version + 1 where ${open}`.execute(
        tx,
      );
      continue;
    }
    const columns = sql.raw(KEPT[name]);
    await sql`insert into ${table} (division, id, unit_id, scope, person_id, valid_from, ${columns})
      select ${to.division}, gen_random_uuid(), ${to.id}, ${to.path}, person_id, greatest(valid_from, ${on}::date), ${columns} from ${table} where ${open}`.execute(
      tx,
    );
    await sql`update ${table} set valid_to = greatest(valid_from + 1, ${on}::date), version = version + 1 where ${open}`.execute(
      tx,
    );
  }
}

export type NewConflict = {
  personId: string;
  personName: string;
  sortKey: string;
  what: string;
  on: string;
  by: string;
  byName: string;
};

export async function insertConflict(tx: Tx, unit: UnitRef, conflict: NewConflict): Promise<string> {
  const id = newId();
  await tx
    .insertInto('role_conflict')
    .values({
      division: unit.division,
      id,
      unit_id: unit.id,
      scope: unit.path,
      person_id: conflict.personId,
      person_name: conflict.personName,
      sort_key: conflict.sortKey,
      what: conflict.what,
      noted_on: conflict.on,
      noted_by: conflict.by,
      noted_name: conflict.byName,
    })
    .execute();
  return id;
}

/** Refuses version.stale. */
export async function closeConflict(
  tx: Tx,
  unit: UnitRef,
  id: string,
  version: number,
  close: { on: string; by: string; byName: string; decision: string },
): Promise<void> {
  await changeAsSeen(tx, 'role_conflict', unit, id, version, {
    closed_on: close.on,
    closed_by: close.by,
    closed_name: close.byName,
    decision: close.decision,
  });
}
