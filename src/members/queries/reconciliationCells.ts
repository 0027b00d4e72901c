import { sql } from 'kysely';
import { subtree, unitOf } from '../../organization/tree.ts';
import { query } from '../../platform/bus/command.ts';
import { listPage } from '../../platform/db/keyset.ts';
import { fold } from '../../platform/i18n/names.ts';
import { pageInput } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { memberCodes } from '../codes.ts';
import { cellsPage, STANDINGS } from '../reconciliation.ts';
import { reconciliationOf } from '../rosterRules.ts';
import { endOfPeriod, latestPeriods, periodOf } from '../rules/roster.ts';
import { SHOWN } from './reconciliation.ts';

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
