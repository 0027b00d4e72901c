/** The only writer of the groups inside a cell. What ends on the day it began was taken back: it holds on no day and stays in the history. */
import { sql } from 'kysely';
import { at } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type Columns, insertRows } from '../../platform/db/bulk.ts';
import { changeAsSeen } from '../../platform/db/current.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { fold, sortKey } from '../../platform/i18n/names.ts';
import { newId } from '../../platform/ids.ts';

/** Why a time in a group or in an office ended, beside the endings of a membership, whose codes are kept as they are. */
export type GroupEnd = { on: string; reason: string };

/** Writes a group with its first name; returns its id. */
export async function insertGroup(tx: Tx, unit: UnitRef, group: { name: string; foundedOn: string }): Promise<string> {
  const id = newId();
  await tx
    .insertInto('party_group')
    .values({
      ...at(unit),
      id,
      name: group.name,
      name_key: fold(group.name),
      sort_key: sortKey(group.name),
      founded_on: group.foundedOn,
    })
    .execute();
  await insertName(tx, unit, id, group.name, group.foundedOn);
  return id;
}

async function insertName(tx: Tx, unit: UnitRef, groupId: string, name: string, on: string): Promise<void> {
  await tx
    .insertInto('party_group_name')
    .values({ ...at(unit), id: newId(), group_id: groupId, name, valid_from: on })
    .execute();
}

/** Another name from a day on; on the first day of the present one it corrects it. Refuses version.stale. */
export async function renameGroup(
  tx: Tx,
  unit: UnitRef,
  group: { id: string; version: number },
  name: string,
  on: string,
): Promise<void> {
  await changeAsSeen(tx, 'party_group', unit, group.id, group.version, {
    name,
    name_key: fold(name),
    sort_key: sortKey(name),
  });
  await tx
    .updateTable('party_group_name')
    .set({ valid_to: on })
    .where('division', '=', unit.division)
    .where('group_id', '=', group.id)
    .where('valid_to', '=', 'infinity')
    .execute();
  await insertName(tx, unit, group.id, name, on);
}

/** Closes a group: whoever is in it or leads it does so no longer. Refuses version.stale. */
export async function closeGroup(
  tx: Tx,
  unit: UnitRef,
  group: { id: string; version: number },
  end: { on: string; reason: string },
): Promise<void> {
  await changeAsSeen(tx, 'party_group', unit, group.id, group.version, {
    closed_on: end.on,
    close_reason: end.reason,
  });
  for (const table of ['party_group_line', 'party_group_office'] as const)
    await sql`update ${sql.table(table)} set valid_to = greatest(valid_from, ${end.on}::date), end_reason = 'closed', version = version + 1
      where division = ${unit.division} and group_id = ${group.id} and valid_to = 'infinity'`.execute(tx);
  await sql`update party_group_name set valid_to = greatest(valid_from, ${end.on}::date)
    where division = ${unit.division} and group_id = ${group.id} and valid_to = 'infinity'`.execute(tx);
}

export type NewLine = {
  groupId: string;
  groupName: string;
  personId: string;
  personName: string;
  sortKey: string;
};

const LINE: Columns = {
  division: 'text',
  unit_id: 'uuid',
  scope: 'text',
  id: 'uuid',
  group_id: 'uuid',
  group_name: 'text',
  person_id: 'uuid',
  person_name: 'text',
  sort_key: 'text',
  begin_reason: 'text',
  valid_from: 'date',
};

/** Puts people into groups from a day on; none of them may be in one. */
export async function openLines(
  tx: Tx,
  unit: UnitRef,
  lines: readonly NewLine[],
  begin: { on: string; reason: string },
): Promise<void> {
  const rows = lines.map((line) => ({
    ...at(unit),
    id: newId(),
    group_id: line.groupId,
    group_name: line.groupName,
    person_id: line.personId,
    person_name: line.personName,
    sort_key: line.sortKey,
    begin_reason: begin.reason,
    valid_from: begin.on,
  }));
  await insertRows(tx, 'party_group_line', LINE, rows);
}

/** Ends the time of people in the groups of a unit and what they held there. Returns how many left a group. */
export async function leaveGroups(tx: Tx, unit: UnitRef, personIds: readonly string[], end: GroupEnd): Promise<number> {
  if (personIds.length === 0) return 0;
  await endOffices(tx, unit, personIds, end);
  const result = await endOpen(tx, 'party_group_line', unit, personIds, end);
  return Number(result.numAffectedRows ?? 0);
}

/** Ends what people hold in the groups of a unit; they stay in them. */
export async function endOffices(tx: Tx, unit: UnitRef, personIds: readonly string[], end: GroupEnd): Promise<void> {
  await endOpen(tx, 'party_group_office', unit, personIds, end);
}

/** Ends the time of people in the groups of a unit; what they hold there stays for whoever names them anew. */
export async function endSeats(tx: Tx, unit: UnitRef, personIds: readonly string[], end: GroupEnd): Promise<void> {
  await endOpen(tx, 'party_group_line', unit, personIds, end);
}

async function endOpen(
  tx: Tx,
  table: 'party_group_line' | 'party_group_office',
  unit: UnitRef,
  personIds: readonly string[],
  end: GroupEnd,
) {
  return await sql`update ${sql.table(table)} set valid_to = greatest(valid_from, ${end.on}::date), end_reason = ${end.reason}, version = version + 1
    where division = ${unit.division} and unit_id = ${unit.id} and person_id = any(${[...personIds]}::uuid[]) and valid_to = 'infinity'`.execute(
    tx,
  );
}

/** Ends an office of a group, whoever holds it. */
export async function endOffice(
  tx: Tx,
  unit: UnitRef,
  { groupId, office }: { groupId: string; office: string },
  end: GroupEnd,
): Promise<void> {
  await sql`update party_group_office set valid_to = greatest(valid_from, ${end.on}::date), end_reason = ${end.reason}, version = version + 1
    where division = ${unit.division} and group_id = ${groupId} and office = ${office} and valid_to = 'infinity'`.execute(
    tx,
  );
}

export type NewOffice = {
  groupId: string;
  office: string;
  personId: string;
  personName: string;
  basis: string | null;
};

export async function openOffice(tx: Tx, unit: UnitRef, office: NewOffice, on: string): Promise<void> {
  await tx
    .insertInto('party_group_office')
    .values({
      ...at(unit),
      id: newId(),
      group_id: office.groupId,
      office: office.office,
      person_id: office.personId,
      person_name: office.personName,
      basis: office.basis,
      valid_from: on,
    })
    .execute();
}
