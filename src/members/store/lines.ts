import { sql } from 'kysely';
import type { UnitRef } from '../../platform/access.ts';
import { type Columns, chunksOf, type Row, recordset } from '../../platform/db/bulk.ts';
import { changeAsSeen } from '../../platform/db/current.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { newId } from '../../platform/ids.ts';
import type { Status } from '../member.ts';
import { insertTokens } from './insert.ts';

export type StatusChange = {
  unit: UnitRef;
  membershipId: string;
  personId: string;
  from: string;
  on: string;
  status: Status;
};

type Line = { division: string; id: string; unit_id: string; scope: string; full_name: string };

/**
 * Another status from a day on: the line ends there and the next begins, so that the day before still answers as it was.
 * A line that began on that very day is put right in place. Returns the lines that were opened.
 */
export async function changeStatus(
  tx: Tx,
  changes: StatusChange[],
): Promise<{ membershipId: string; next: string | null }[]> {
  const columns: Columns = { division: 'text', id: 'uuid', on: 'date', status: 'text', next: 'uuid' };
  const done: { membershipId: string; next: string | null }[] = [];
  const rowOf = (c: StatusChange): Row => {
    const next = newId();
    done.push({ membershipId: c.membershipId, next: c.from < c.on ? next : null });
    return { division: c.unit.division, id: c.membershipId, on: c.on, status: c.status, next };
  };
  for (const chunk of chunksOf(changes.filter((c) => c.from >= c.on).map(rowOf))) {
    await sql`update membership m set status = x.status, version = m.version + 1 from ${recordset(columns, chunk)} where m.division = x.division and m.id = x.id`.execute(
      tx,
    );
  }
  for (const chunk of chunksOf(changes.filter((c) => c.from < c.on).map(rowOf))) {
    const moved = recordset(columns, chunk);
    await sql`update membership m set valid_to = x.on, end_reason = 'status', version = m.version + 1 from ${moved} where m.division = x.division and m.id = x.id`.execute(
      tx,
    );
    const { rows: opened } =
      await sql<Line>`insert into membership (division, id, unit_id, scope, person_id, seat, status, exempt, suspended, away, full_name, sort_key, search_key, sex, ethnicity, birth_date, begin_reason, valid_from)
      select m.division, x.next, m.unit_id, m.scope, m.person_id, m.seat, x.status, m.exempt, m.suspended, m.away, m.full_name, m.sort_key, m.search_key, m.sex, m.ethnicity, m.birth_date, 'status', x.on
      from ${moved} join membership m on m.division = x.division and m.id = x.id returning division, id, unit_id, scope, full_name`.execute(
        tx,
      );
    await insertTokens(tx, opened);
  }
  return done;
}

/** Ends a membership; the row stays. Refuses version.stale. */
export async function endMembership(
  tx: Tx,
  unit: UnitRef,
  id: string,
  end: { on: string; reason: string },
  version: number,
): Promise<void> {
  await changeAsSeen(tx, 'membership', unit, id, version, { valid_to: end.on, end_reason: end.reason });
}

/** Puts or takes the marks of a membership. Refuses version.stale. */
export async function markMembership(
  tx: Tx,
  unit: UnitRef,
  id: string,
  marks: { exempt?: boolean | undefined; away?: boolean | undefined; suspended?: boolean | undefined },
  version: number,
): Promise<void> {
  await changeAsSeen(tx, 'membership', unit, id, version, {
    ...(marks.exempt !== undefined && { exempt: marks.exempt }),
    ...(marks.away !== undefined && { away: marks.away }),
    ...(marks.suspended !== undefined && { suspended: marks.suspended }),
  });
}

/** Sets the marks of many memberships, whose units the caller holds locked. */
export async function markMemberships(
  tx: Tx,
  marks: { unit: UnitRef; id: string; exempt: boolean; away: boolean }[],
): Promise<void> {
  const columns: Columns = { division: 'text', id: 'uuid', exempt: 'boolean', away: 'boolean' };
  for (const chunk of chunksOf(marks)) {
    const rows = chunk.map(({ unit, id, exempt, away }) => ({ division: unit.division, id, exempt, away }));
    await sql`update membership m set exempt = x.exempt, away = x.away, version = m.version + 1 from ${recordset(columns, rows)}
      where m.division = x.division and m.id = x.id`.execute(tx);
  }
}
