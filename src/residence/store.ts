/** The only file that writes contacts with the place where one lives, rounds and remarks. */
import { type Insertable, sql, type Updateable } from 'kysely';
import type { ResidenceContact, ResidenceCorrection, ResidenceRemark, ResidenceRound } from '../../gen/db.ts';
import { at } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import { type Columns, insertRows } from '../platform/db/bulk.ts';
import { changeAsSeen } from '../platform/db/current.ts';
import type { Tx } from '../platform/db/scope.ts';
import { newId } from '../platform/ids.ts';
import { goneLines } from './ended.ts';

type Own = 'division' | 'id' | 'unit_id' | 'scope';
type Place = Pick<UnitRef, 'division'>;

/** The other side of a line, as its columns. */
export function otherSide(unit: UnitRef): { other_division: string; other_unit_id: string; other_scope: string } {
  return { other_division: unit.division, other_unit_id: unit.id, other_scope: unit.path };
}

/** Writes a contact at the home cell; returns its id. */
export async function insertContact(
  tx: Tx,
  home: UnitRef,
  row: Omit<Insertable<ResidenceContact>, Own>,
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('residence_contact')
    .values({ ...at(home), id, ...row })
    .execute();
  return id;
}

/** Changes a contact as it was seen. Refuses version.stale. */
export async function changeContact(
  tx: Tx,
  home: Place,
  id: string,
  version: number,
  change: Updateable<ResidenceContact>,
): Promise<void> {
  await changeAsSeen(tx, 'residence_contact', home, id, version, change);
}

/** Ends the open contact of somebody on a day, or on the day it began where that is later. */
export async function endContactsOf(
  tx: Tx,
  home: Place,
  personId: string,
  end: { on: string; reason: string },
): Promise<void> {
  await tx
    .updateTable('residence_contact')
    .set((eb) => ({
      valid_to: sql<string>`greatest(${end.on}::date, valid_from)`,
      end_reason: end.reason,
      version: eb('version', '+', 1),
    }))
    .where('division', '=', home.division)
    .where('person_id', '=', personId)
    .where('valid_to', '=', 'infinity')
    .where('moved_to', 'is', null)
    .execute();
}

export type NewRound = { cell: UnitRef; id: string; row: Omit<Insertable<ResidenceRound>, Own> };

/** Opens rounds at many cells. */
export async function insertRounds(tx: Tx, rounds: readonly NewRound[]): Promise<void> {
  const columns: Columns = {
    division: 'text',
    unit_id: 'uuid',
    scope: 'text',
    id: 'uuid',
    year: 'int',
    opened_on: 'date',
    due: 'date',
    opened_name: 'text',
    rulebook_hash: 'text',
  };
  const rows = rounds.map(({ cell, id, row }) => ({
    ...at(cell),
    id,
    year: row.year,
    opened_on: row.opened_on,
    due: row.due,
    opened_name: row.opened_name,
    rulebook_hash: row.rulebook_hash,
  }));
  await insertRows(tx, 'residence_round', columns, rows);
}

/** Closes a round as it was seen. Refuses version.stale. */
export async function changeRound(
  tx: Tx,
  cell: Place,
  id: string,
  version: number,
  change: Updateable<ResidenceRound>,
): Promise<void> {
  await changeAsSeen(tx, 'residence_round', cell, id, version, change);
}

export type NewLine = {
  cell: UnitRef;
  home: UnitRef;
  homeName: string;
  round: { id: string; year: number; due: string };
  contactId: string;
  person: { id: string; name: string; sortKey: string };
  askedFor: string | null;
};

/** Puts people into rounds, many at once; each line waits to be written. */
export async function insertLines(tx: Tx, lines: readonly NewLine[]): Promise<void> {
  const columns: Columns = {
    division: 'text',
    unit_id: 'uuid',
    scope: 'text',
    id: 'uuid',
    other_division: 'text',
    other_unit_id: 'uuid',
    other_scope: 'text',
    round_id: 'uuid',
    contact_id: 'uuid',
    person_id: 'uuid',
    person_name: 'text',
    sort_key: 'text',
    home_name: 'text',
    year: 'int',
    due: 'date',
    asked_for: 'text',
    state: 'text',
  };
  const rows = lines.map((line) => ({
    ...at(line.cell),
    id: newId(),
    ...otherSide(line.home),
    round_id: line.round.id,
    contact_id: line.contactId,
    person_id: line.person.id,
    person_name: line.person.name,
    sort_key: line.person.sortKey,
    home_name: line.homeName,
    year: line.round.year,
    due: line.round.due,
    asked_for: line.askedFor,
    state: 'open',
  }));
  await insertRows(tx, 'residence_remark', columns, rows);
}

/** Changes a line as it was seen. Refuses version.stale. */
export async function changeLine(
  tx: Tx,
  cell: Place,
  id: string,
  version: number,
  change: Updateable<ResidenceRemark>,
): Promise<void> {
  await changeAsSeen(tx, 'residence_remark', cell, id, version, change);
}

/** Takes the lines of a round out that wait although their contact has ended: nobody is left to write of. */
export async function dropEnded(tx: Tx, cell: Place, roundId: string, on: string): Promise<void> {
  const which = sql`r.division = ${cell.division} and r.round_id = ${roundId}`;
  await sql`${goneLines(which)}
    update residence_remark r set state = 'dropped', dropped_on = ${on}, drop_reason = g.end_reason, version = r.version + 1
    from gone g where r.division = ${cell.division} and r.id = g.id and r.state = 'open'`.execute(tx);
}

/** Writes down what was put right after a remark was sent; returns its id. */
export async function insertCorrection(
  tx: Tx,
  cell: UnitRef,
  row: Omit<Insertable<ResidenceCorrection>, Own>,
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('residence_correction')
    .values({ ...at(cell), id, ...row })
    .execute();
  return id;
}
