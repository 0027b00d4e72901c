import { sql } from 'kysely';
import { addressOf, subtree, unitName, unitOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { listPage } from '../../platform/db/keyset.ts';
import { fold } from '../../platform/i18n/names.ts';
import { against } from '../../platform/may.ts';
import { pageInput } from '../../platform/paging.ts';
import { found } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { memberCodes } from '../codes.ts';
import { reachedDivisions } from '../person.ts';
import { cellsPage, rosterBook, rosterCheck, STANDINGS } from '../reconciliation.ts';
import { asOfIn, checkIn, reconciliationOf } from '../rosterRules.ts';
import { endOfPeriod, latestPeriods, periodOf, standingIn } from '../rules/roster.ts';

const SHOWN = 8;

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

/** Which cells of a unit confirmed their list for a period, which are late, both numbers and the differences (FIL-01). */
export const listCells = query({
  name: 'roster.cells',
  method: 'GET',
  path: '/units/{unit}/roster-checks',
  capability: 'counts.read',
  summary: 'Cells and the confirmation of their rosters in a period',
  input: s.object({
    unit: s.id(),
    period: s.optional(s.date()),
    standing: s.optional(s.oneOf(STANDINGS)),
    differences: s.optional(s.oneOf(['any', 'open'])),
    search: s.optional(s.text(100)),
    sort: s.optional(s.oneOf(['name', '-name', 'open', '-open'])),
    ...pageInput,
  }),
  output: cellsPage,
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const { months, rule } = reconciliationOf(ctx);
    const periods = latestPeriods(ctx.today, months, SHOWN);
    const period = periodOf(input.period ?? ctx.today, months);
    const until = endOfPeriod(period, months);
    const { lo, hi, divisions } = await subtree(ctx.tx, unit);
    const kinds = [...memberCodes(ctx.services.rulebook).cellKinds];
    const cells = ctx.tx
      .selectFrom('unit as u')
      .leftJoin('roster_check as c', (join) =>
        join
          .onRef('c.division', '=', 'u.division')
          .onRef('c.unit_id', '=', 'u.id')
          .on('c.period', '=', period)
          .on('c.scope', '>=', lo)
          .on('c.scope', '<', hi),
      )
      .leftJoin('member_stat_seen as m', (join) =>
        join
          .onRef('m.division', '=', 'u.division')
          .onRef('m.unit_id', '=', 'u.id')
          .on('m.scope', '>=', lo)
          .on('m.scope', '<', hi),
      )
      .where('u.path', '>=', lo)
      .where('u.path', '<', hi)
      .where('u.division', 'in', divisions)
      .where('u.kind', 'in', kinds)
      .where('u.closed_on', 'is', null);
    const standing = sql<string>`case when c.signed_on > ${until}::date then 'confirmed_late' when c.signed_on is not null then 'confirmed'
      when ${ctx.today}::date > ${until}::date then 'late' else 'waiting' end`;
    const found = (open: boolean) =>
      sql<number>`(select count(*)::int from roster_difference d where d.division = c.division and d.check_id = c.id ${open ? sql`and d.settled_on is null` : sql``})`;
    const lines = cells
      .select([
        'u.id',
        'u.name',
        'u.sort_key as name_key',
        sql<string | null>`(select p.name from unit p where p.id = u.parent_id)`.as('parent'),
        standing.as('standing'),
        'c.id as check_id',
        sql<number>`coalesce(m.members, 0)`.as('members'),
        'c.registered',
        'c.confirmed',
        'c.signed_on',
        'c.signed_name',
        found(false).as('differences'),
        found(true).as('open'),
      ])
      .$if(input.standing !== undefined, (q) => q.where(standing, '=', input.standing ?? ''))
      .$if(input.differences === 'any', (q) => q.where(found(false), '>', 0))
      .$if(input.differences === 'open', (q) => q.where(found(true), '>', 0))
      .$if(input.search !== undefined, (q) =>
        q.where(sql<boolean>`strpos(u.search_key, ${fold(input.search ?? '')}) > 0`),
      );
    const way = input.sort?.startsWith('-') ? 'desc' : 'asc';
    const page = await listPage(
      ctx,
      lines,
      input,
      input.sort?.endsWith('open')
        ? [
            ['open', way],
            ['id', way],
          ]
        : [
            ['name_key', way],
            ['id', way],
          ],
      (row) => ({
        unitId: row.id,
        name: row.name,
        parent: row.parent,
        standing: row.standing,
        checkId: row.check_id,
        members: row.members,
        registered: row.registered,
        confirmed: row.confirmed,
        differences: row.differences,
        open: row.open,
        signedOn: row.signed_on,
        signedName: row.signed_name,
      }),
    );
    const figures = await cells
      .select([
        sql<number>`count(*)::int`.as('cells'),
        sql<number>`count(*) filter (where ${standing} = 'confirmed')::int`.as('confirmed'),
        sql<number>`count(*) filter (where ${standing} = 'confirmed_late')::int`.as('confirmedLate'),
        sql<number>`count(*) filter (where ${standing} = 'waiting')::int`.as('waiting'),
        sql<number>`count(*) filter (where ${standing} = 'late')::int`.as('late'),
        sql<number>`coalesce(sum(${found(true)}), 0)::int`.as('open'),
        sql<number>`coalesce(sum(c.registered), 0)::int`.as('registered'),
        sql<number>`coalesce(sum(c.confirmed), 0)::int`.as('counted'),
      ])
      .executeTakeFirstOrThrow();
    return { ...page, period, until, rule, periods, figures };
  },
});
