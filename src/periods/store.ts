/** The only file that writes closings of periods, frozen numbers and their corrections. */
import type { Insertable, Updateable } from 'kysely';
import type { PeriodClose, PeriodCorrection } from '../../gen/db.ts';
import { at } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import { insertRows } from '../platform/db/bulk.ts';
import { changeAsSeen } from '../platform/db/current.ts';
import type { Tx } from '../platform/db/scope.ts';
import { newId } from '../platform/ids.ts';

type Own = 'division' | 'id' | 'unit_id' | 'scope';

/** Writes the first closing of a period at a unit; returns its id. */
export async function insertClosing(tx: Tx, unit: UnitRef, row: Omit<Insertable<PeriodClose>, Own>): Promise<string> {
  const id = newId();
  await tx
    .insertInto('period_close')
    .values({ ...at(unit), id, ...row })
    .execute();
  return id;
}

/** Changes a closing as it was seen. Refuses version.stale. */
export async function changeClosing(
  tx: Tx,
  unit: Pick<UnitRef, 'division'>,
  id: string,
  version: number,
  change: Updateable<PeriodClose>,
): Promise<void> {
  await changeAsSeen(tx, 'period_close', unit, id, version, change);
}

/** What a unit with all below it counted: whole numbers by key, nothing where it is 0. */
export type Numbers = Readonly<Record<string, number>>;

/** Writes the frozen numbers of the units of one closing. */
export async function insertSnapshots(
  tx: Tx,
  closing: { kind: string; startsOn: string; closingNo: number; closeId: string; takenAt: Date },
  units: readonly { unit: UnitRef; numbers: Numbers }[],
): Promise<void> {
  await insertRows(
    tx,
    'stat_snapshot',
    {
      division: 'text',
      unit_id: 'uuid',
      scope: 'text',
      kind: 'text',
      starts_on: 'date',
      closing_no: 'int',
      close_id: 'uuid',
      taken_at: 'timestamptz',
      numbers: 'jsonb',
    },
    units.map(({ unit, numbers }) => ({
      ...at(unit),
      kind: closing.kind,
      starts_on: closing.startsOn,
      closing_no: closing.closingNo,
      close_id: closing.closeId,
      taken_at: closing.takenAt.toISOString(),
      numbers: JSON.stringify(numbers),
    })),
  );
}

export type NewCorrection = Omit<Insertable<PeriodCorrection>, Own> & { unit: UnitRef };

/** Writes dated corrections, each beside a frozen number of its unit; returns their ids. */
export async function insertCorrections(tx: Tx, rows: readonly NewCorrection[]): Promise<string[]> {
  const lines = rows.map(({ unit, ...row }) => ({ ...at(unit), id: newId(), ...row }));
  if (lines.length > 0) await tx.insertInto('period_correction').values(lines).execute();
  return lines.map(({ id }) => id);
}
