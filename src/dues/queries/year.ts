import { sql } from 'kysely';
import { inTree } from '../../organization/queries/lines.ts';
import { subtree, unitOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { against } from '../../platform/may.ts';
import * as s from '../../platform/schema.ts';
import { reasonsNotToSettle } from '../rules/remitting.ts';
import { type DuesYear, duesYear, type YearMonth } from '../slip.ts';
import { settledYear } from '../slips.ts';
import { collectsAt } from '../terms.ts';
import { placeOf } from '../where.ts';
import { monthsOf, settleFacts } from '../yearAccount.ts';

/** A unit's year: its account, whether it is settled, and the sums of the unit and everything below month by month. */
export const getDuesYear = query({
  name: 'dues.year',
  method: 'GET',
  path: '/units/{unit}/dues/year',
  capability: 'dues.read',
  summary: "The year's account of a unit",
  input: s.object({ unit: s.id(), year: s.whole(1900, 2200) }),
  output: duesYear,
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => await yearOf(ctx, unit, input.year),
});

/** What the page and the paper of a year are drawn from. A settled account is told as it was settled. */
export async function yearOf(ctx: Context, unit: UnitRef, year: number): Promise<DuesYear> {
  const { name, kind } = await placeOf(ctx, unit);
  const { account, facts } = await settleFacts(ctx, unit, year);
  const kept = await settledYear(ctx.tx, unit, year);
  return {
    unit: { id: unit.id, name, kind },
    collects: collectsAt(ctx.services.rulebook, kind),
    year,
    account: kept
      ? {
          due: Number(kept.due),
          collected: Number(kept.collected),
          received: Number(kept.received),
          kept: Number(kept.kept),
          remitted: Number(kept.remitted),
          undivided: 0,
          unpaid: Number(kept.unpaid),
          unpaidMembers: kept.unpaid_members,
        }
      : account,
    settled: kept ? { on: kept.settled_on, name: kept.settled_name, note: kept.note } : null,
    months: await monthsUnder(ctx, unit, year),
    may: { 'dues.settle_year': against(ctx, 'dues.settle', unit, reasonsNotToSettle(facts)) },
  };
}

async function monthsUnder(ctx: Context, unit: UnitRef, year: number): Promise<YearMonth[]> {
  const tree = await subtree(ctx.tx, unit);
  const [first, last] = monthsOf(year);
  const { rows } =
    await sql<YearMonth>`select s.month, sum(s.payers)::int as payers, sum(s.unpaid_members)::int as unpaid, sum(s.due)::bigint as due,
      sum(s.paid)::bigint as paid, sum(s.collected)::bigint as collected, sum(s.kept)::bigint as kept,
      sum(s.remitted)::bigint as remitted, sum(s.confirmed)::bigint as confirmed, sum(s.closed)::int as closed
    from dues_stat s where ${inTree('s', tree)} and s.month >= ${first} and s.month <= ${last} group by s.month order by s.month`.execute(
      ctx.tx,
    );
  return rows;
}
