/** What a month brought in, for those who tell of it: the minutes and the agenda of a meeting. No names, no amounts of single people. */
import { sql } from 'kysely';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';

export type DuesOfMonth = {
  /** counted in the month's sheet so far, in whole units of the currency */
  collected: number;
  /** how many of those who have something owing on the sheet have paid it */
  paidMembers: number;
  members: number;
  closed: boolean;
};

/** The month's dues at a unit; null where nothing was taken or owed. Inside the reader's scope. */
export async function duesOfMonth(ctx: Pick<Context, 'tx'>, unit: UnitRef, month: string): Promise<DuesOfMonth | null> {
  const mine = sql`division = ${unit.division} and unit_id = ${unit.id}`;
  const {
    rows: [row],
  } = await sql<DuesOfMonth>`select
      (select coalesce(sum(amount), 0)::bigint from dues_entry where ${mine} and booked = ${month} and kind <> 'due_correction') as collected,
      (select count(*)::int from dues_line where ${mine} and month = ${month}) as members,
      (select count(*)::int from dues_line where ${mine} and month = ${month} and paid >= due + due_change) as "paidMembers",
      exists (select from dues_month where ${mine} and month = ${month}) as closed`.execute(ctx.tx);
  return !row || (row.members === 0 && row.collected === 0) ? null : row;
}
