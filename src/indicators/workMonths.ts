/** Plans and tasks month by month, out of their records, for the year that ends today. */
import { sql } from 'kysely';
import { recordedSince } from '../members/list.ts';
import { subtree, unitOf } from '../organization/tree.ts';
import { MAY_LAG, query } from '../platform/bus/command.ts';
import { momentAt } from '../platform/clock.ts';
import * as s from '../platform/schema.ts';
import { OPEN_STATES } from '../resolutions/task.ts';
import { monthEnds } from './series.ts';

const MONTHS = 12;
const count = s.nullable(s.anyNumber());
const workMonth = s.object({
  month: s.anyText(),
  /** the day it is counted on: the month's last, today in this month */
  on: s.anyText(),
  /** plans adopted in the month that are in force; tasks given in it and not called off; tasks done in it */
  plans: count,
  given: count,
  done: count,
  /** tasks over their day that evening */
  overdue: count,
});
type Row = { month: string; plans: number; given: number; done: number; overdue: number };

/**
 * A year of plans and tasks of a unit and all that lies below it today. What goes on with a task of a closed year is no new one; a task
 * that was done, called off or carried over is late up to that day. A month before anything was recorded has no number (D16).
 */
export const workMonths = query({
  name: 'unit.work_months',
  method: 'GET',
  path: '/units/{id}/work-months',
  capability: 'counts.read',
  mayLag: MAY_LAG,
  summary: 'Plans adopted and tasks given, done and late, month by month',
  input: s.object({ id: s.id() }),
  output: s.object({ months: s.list(workMonth, MONTHS) }),
  where: async (ctx, { id }) => await unitOf(ctx, id),
  run: async (ctx, _input, unit) => {
    const tree = await subtree(ctx.tx, unit);
    const zone = ctx.services.rulebook.about.timeZone;
    const ends = monthEnds(ctx.today, MONTHS);
    const [first = ''] = ends.map(({ month }) => `${month}-01`);
    const here = (alias: string) =>
      sql`${sql.ref(`${alias}.division`)} = any(${tree.divisions}::text[]) and ${sql.ref(`${alias}.scope`)} >= ${tree.lo} and ${sql.ref(`${alias}.scope`)} < ${tree.hi}`;
    const { rows } = await sql<Row>`
      with month as (select * from unnest(${ends.map((end) => end.month)}::text[], ${ends.map((end) => end.on)}::date[]) as x(month, day)),
      work as (
        select k.state, k.due, k.done_on, k.carried_from, (k.created_at at time zone ${zone})::date as given,
          case when k.state in ('cancelled', 'carried') then (select max((e.at at time zone ${zone})::date) from task_event e
            where e.division = k.division and e.task_id = k.id and e.kind = k.state) else k.done_on end as left_on
        from task k where ${here('k')} and (k.state = any(${[...OPEN_STATES, 'cancelled', 'carried']}::text[]) or k.done_on >= ${first}
          or k.created_at >= ${momentAt(first, '00:00', zone)})),
      given as (select to_char(given, 'YYYY-MM') as month, count(*)::int as n from work where given >= ${first} and carried_from is null and state <> 'cancelled' group by 1),
      done as (select to_char(done_on, 'YYYY-MM') as month, count(*)::int as n from work where done_on >= ${first} and state = 'done' group by 1),
      late as (select month.month, count(*)::int as n from month join work w on w.given <= month.day and w.due < month.day and coalesce(w.left_on, 'infinity') > month.day group by 1),
      adopted as (select to_char(p.adopted_on, 'YYYY-MM') as month, count(*)::int as n from plan p where ${here('p')} and p.state = 'adopted' and p.adopted_on >= ${first} group by 1)
      select month.month, coalesce(a.n, 0) as plans, coalesce(g.n, 0) as given, coalesce(d.n, 0) as done, coalesce(l.n, 0) as overdue
      from month left join adopted a using (month) left join given g using (month) left join done d using (month) left join late l using (month)
      order by month.month`.execute(ctx.tx);
    const since = await recordedSince(ctx, unit);
    return {
      months: ends.map(({ month, on }, i) => {
        const row = since !== null && on >= since ? rows[i] : undefined;
        const { plans = null, given = null, done = null, overdue = null } = row ?? {};
        return { month, on, plans, given, done, overdue };
      }),
    };
  },
});
