/** The year's account of one unit, added up from its records: closed sheets, slips in and slips out. */
import { sql } from 'kysely';
import { subtree } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { openMonths } from './reading.ts';
import type { SettleFacts } from './rules/remitting.ts';
import type { Account } from './slip.ts';
import { settledYear } from './slips.ts';

/** Sums of a year at a unit. `undivided`: came together, and is on no slip that still counts. */
export async function accountOf(ctx: Context, unit: UnitRef, year: number): Promise<Account> {
  const [first, last] = monthsOf(year);
  const { divisions } = await subtree(ctx.tx, unit);
  const mine = sql`division = ${unit.division} and unit_id = ${unit.id}`;
  const { rows } = await sql<Record<keyof Account, number>>`select
      coalesce(l.due, 0)::bigint as due, coalesce(l.unpaid, 0)::bigint as unpaid, coalesce(l.members, 0)::bigint as "unpaidMembers",
      coalesce(m.collected, 0)::bigint as collected, coalesce(i.received, 0)::bigint as received,
      coalesce(o.kept, 0)::bigint as kept, coalesce(o.remitted, 0)::bigint as remitted,
      (coalesce(m.collected, 0) + coalesce(i.received, 0) - coalesce(o.kept, 0) - coalesce(o.remitted, 0))::bigint as undivided
    from (select sum(due + due_change) as due, sum(greatest(due + due_change - paid, 0)) as unpaid,
        count(distinct person_id) filter (where paid < due + due_change) as members
      from dues_line where ${mine} and month >= ${first} and month <= ${last}) l,
      (select sum(collected) as collected from dues_month where ${mine} and month >= ${first} and month <= ${last}) m,
      (select sum(remitted) as received from dues_remittance where division = any(${divisions}::text[]) and to_unit_id = ${unit.id}
        and year = ${year} and state = 'confirmed') i,
      (select sum(kept) as kept, sum(remitted) as remitted from dues_remittance where ${mine} and year = ${year} and state <> 'returned') o`.execute(
    ctx.tx,
  );
  const [sums] = rows;
  if (!sums) throw new Error('A sum has no row.');
  return sums;
}

/** The account, and what stands against settling it. */
export async function settleFacts(
  ctx: Context,
  unit: UnitRef,
  year: number,
): Promise<{ account: Account; facts: SettleFacts }> {
  const [first, last] = monthsOf(year);
  const account = await accountOf(ctx, unit, year);
  const { divisions, lo, hi } = await subtree(ctx.tx, unit);
  // the units directly below that have anything of the year, and those of them that have settled it
  const paying = sql`select s.unit_id from unit c join dues_stat s on s.division = c.division and s.unit_id = c.id
    where c.parent_id = ${unit.id} and c.closed_on is null and s.scope >= ${lo} and s.scope < ${hi} and s.month >= ${first} and s.month <= ${last} group by s.unit_id`;
  const settled = sql`select y.unit_id from unit c join dues_year y on y.division = c.division and y.unit_id = c.id
    where c.parent_id = ${unit.id} and y.year = ${year} group by y.unit_id`;
  const { rows } = await sql<{ unconfirmed: number; waiting: number; below: number }>`select
      (select count(*)::int from dues_remittance where division = ${unit.division} and unit_id = ${unit.id} and year = ${year} and state = 'sent') as unconfirmed,
      (select count(*)::int from dues_remittance where division = any(${divisions}::text[]) and to_unit_id = ${unit.id} and year = ${year} and state = 'sent') as waiting,
      (select count(*)::int from (${paying}) s left join (${settled}) y on y.unit_id = s.unit_id where y.unit_id is null) as below`.execute(
    ctx.tx,
  );
  const [counts] = rows;
  return {
    account,
    facts: {
      year,
      thisYear: Number(ctx.today.slice(0, 4)),
      settled: (await settledYear(ctx.tx, unit, year)) !== undefined,
      openMonths: await openMonths(ctx.tx, unit, first, last),
      undivided: account.undivided,
      unconfirmed: counts?.unconfirmed ?? 0,
      waiting: counts?.waiting ?? 0,
      unsettledBelow: counts?.below ?? 0,
    },
  };
}

/** The first and the last month of a year. */
export function monthsOf(year: number): [string, string] {
  return [`${year}-01`, `${year}-12`];
}
