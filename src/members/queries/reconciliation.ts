import { addressOf, unitName, unitOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { against } from '../../platform/may.ts';
import { found } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { reachedDivisions } from '../person.ts';
import { rosterBook, rosterCheck } from '../reconciliation.ts';
import { asOfIn, checkIn, reconciliationOf } from '../rosterRules.ts';
import { endOfPeriod, latestPeriods, periodOf, standingIn } from '../rules/roster.ts';

export const SHOWN = 8;

/** The list of a cell to be gone through for a period (the running one if none is named), and how it stood in the latest ones. */
export const getBook = query({
  name: 'roster.book',
  method: 'GET',
  path: '/units/{unit}/roster-book',
  capability: 'member.read',
  summary: 'The roster of a cell to be confirmed for a period',
  input: s.object({ unit: s.id(), period: s.optional(s.date()) }),
  output: rosterBook,
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const { months, rule } = reconciliationOf(ctx);
    const period = periodOf(input.period ?? ctx.today, months);
    const until = endOfPeriod(period, months);
    const check = await checkIn(ctx, unit, period);
    const asOf = check?.as_of ?? asOfIn(period, months, ctx.today);
    const periods = latestPeriods(ctx.today, months, SHOWN);
    const signed = await ctx.tx
      .selectFrom('roster_check')
      .select(['id', 'period', 'signed_on'])
      .where('division', '=', unit.division)
      .where('unit_id', '=', unit.id)
      .where('period', 'in', periods)
      .execute();
    const name = await unitName(ctx.tx, unit);
    return {
      unit: { id: unit.id, name },
      period,
      until,
      asOf,
      months,
      rule,
      standing: standingIn(until, check?.signed_on ?? null, ctx.today),
      checkId: check?.id ?? null,
      periods: periods.map((each) => {
        const row = signed.find((one) => one.period === each);
        const last = endOfPeriod(each, months);
        return {
          period: each,
          until: last,
          standing: standingIn(last, row?.signed_on ?? null, ctx.today),
          checkId: row?.id ?? null,
        };
      }),
      lines: await linesOn(ctx, unit, asOf),
      may: { 'roster.confirm': against(ctx, 'member.edit', unit, []) },
    };
  },
});

async function linesOn(ctx: Context, unit: UnitRef, on: string) {
  const rows = await ctx.tx
    .selectFrom('membership')
    .selectAll()
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('valid_from', '<=', on)
    .where('valid_to', '>', on)
    .orderBy('sort_key')
    .orderBy('id')
    .limit(5000)
    .execute();
  return rows.map((row) => ({
    membershipId: row.id,
    personId: row.person_id,
    name: row.full_name,
    birthYear: Number(row.birth_date.slice(0, 4)),
    seat: row.seat,
    status: row.status,
    exempt: row.exempt,
    suspended: row.suspended,
    away: row.away,
  }));
}

/** A signed list: both numbers, who signed when, and what differed. */
export const getCheck = query({
  name: 'roster.check',
  method: 'GET',
  path: '/roster-checks/{id}',
  capability: 'member.read',
  summary: 'A confirmed roster and its differences',
  input: s.object({ id: s.id() }),
  output: rosterCheck,
  where: async (ctx, input) => addressOf(await checkById(ctx, input.id)),
  run: async (ctx, input, unit) => {
    const row = await checkById(ctx, input.id);
    const { months, rule } = reconciliationOf(ctx);
    const until = endOfPeriod(row.period, months);
    const name = await unitName(ctx.tx, unit);
    const differences = await ctx.tx
      .selectFrom('roster_difference')
      .selectAll()
      .where('division', '=', row.division)
      .where('check_id', '=', row.id)
      .orderBy('sort_key')
      .orderBy('id')
      .execute();
    return {
      id: row.id,
      unit: { id: unit.id, name },
      period: row.period,
      until,
      asOf: row.as_of,
      registered: row.registered,
      confirmed: row.confirmed,
      guests: row.guests,
      signedOn: row.signed_on,
      signedName: row.signed_name,
      late: row.signed_on > until,
      rule,
      differences: differences.map((each) => ({
        id: each.id,
        kind: each.kind,
        personId: each.person_id,
        name: each.person_name,
        note: each.note,
        foundOn: each.found_on,
        settledOn: each.settled_on,
        settledName: each.settled_name,
        settlement: each.settlement,
        version: each.version,
      })),
      may: { 'roster.settle': against(ctx, 'member.edit', unit, []) },
    };
  },
});

async function checkById(ctx: Context, id: string) {
  const divisions = await reachedDivisions(ctx);
  return found(
    await ctx.tx
      .selectFrom('roster_check')
      .selectAll()
      .where('division', 'in', divisions.length > 0 ? divisions : [''])
      .where('id', '=', id)
      .executeTakeFirst(),
  );
}
