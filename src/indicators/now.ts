/** Counts of today: sums of the units' stat rows over one range (D6). */
import { sql } from 'kysely';
import type { Subtree } from '../organization/tree.ts';
import type { Tx } from '../platform/db/scope.ts';
import type { Counted } from './asOf.ts';

export async function countNow(tx: Tx, tree: Subtree): Promise<Counted> {
  const {
    rows: [m],
  } = await sql<Record<string, number>>`
    select coalesce(sum(members), 0)::int as members, coalesce(sum(official), 0)::int as official, coalesce(sum(probationary), 0)::int as probationary,
      coalesce(sum(female), 0)::int as female, coalesce(sum(minority), 0)::int as minority
    from member_stat where division = any(${tree.divisions}::text[]) and scope >= ${tree.lo} and scope < ${tree.hi}`.execute(
    tx,
  );
  const {
    rows: [p],
  } = await sql<Record<string, number>>`
    select coalesce(sum(cells), 0)::int as cells, coalesce(sum(grassroots), 0)::int as grassroots, coalesce(sum(residential), 0)::int as residential,
      coalesce(sum(residential_committee), 0)::int as committee, coalesce(sum(head_known), 0)::int as "headKnown", coalesce(sum(head_is_member), 0)::int as "headMember",
      coalesce(sum(dual_head), 0)::int as "dualHead", coalesce(sum(dual_front), 0)::int as "dualFront", coalesce(sum(dual_any), 0)::int as dual
    from post_stat where division = any(${tree.divisions}::text[]) and scope >= ${tree.lo} and scope < ${tree.hi}`.execute(
    tx,
  );
  return { ...(m as Pick<Counted, 'members'>), ...p } as Counted;
}

export type Work = {
  received: number;
  acknowledged: number;
  planned: number;
  unitsWithPlan: number;
  tasks: number;
  open: number;
  reported: number;
  returned: number;
  done: number;
  overdue: number;
  held: number;
  expected: number;
  attended: number;
};

/** Resolutions, tasks and this month's meetings. "Overdue" depends on the clock, so it is asked of the index on open due dates. */
export async function countWork(tx: Tx, tree: Subtree, today: string): Promise<Work> {
  const {
    rows: [r],
  } = await sql<Record<string, number>>`
    select coalesce(sum(received), 0)::int as received, coalesce(sum(acknowledged), 0)::int as acknowledged, coalesce(sum(planned), 0)::int as planned,
      coalesce(sum(tasks), 0)::int as tasks, coalesce(sum(tasks_open), 0)::int as open,
      coalesce(sum(tasks_reported), 0)::int as reported, coalesce(sum(tasks_returned), 0)::int as returned, coalesce(sum(tasks_done), 0)::int as done
    from resolution_stat where division = any(${tree.divisions}::text[]) and scope >= ${tree.lo} and scope < ${tree.hi}`.execute(
    tx,
  );
  // plans and meetings are counted of cells: a committee's own would make the part larger than its list
  const {
    rows: [p],
  } = await sql<{ unitsWithPlan: number }>`
    select count(*)::int as "unitsWithPlan" from resolution_stat r join post_stat c on c.division = r.division and c.unit_id = r.unit_id
    where r.division = any(${tree.divisions}::text[]) and r.scope >= ${tree.lo} and r.scope < ${tree.hi} and r.units_with_plan > 0 and c.cells = 1`.execute(
    tx,
  );
  const {
    rows: [o],
  } = await sql<{ overdue: number }>`
    select count(*)::int as overdue from task where division = any(${tree.divisions}::text[]) and scope >= ${tree.lo} and scope < ${tree.hi}
      and state in ('open', 'reported', 'returned') and due < ${today}`.execute(tx);
  const {
    rows: [h],
  } = await sql<Record<string, number>>`
    select (count(*) filter (where m.units_held > 0))::int as held, coalesce(sum(m.expected), 0)::int as expected, coalesce(sum(m.attended), 0)::int as attended
    from meeting_stat m join post_stat c on c.division = m.division and c.unit_id = m.unit_id
    where m.division = any(${tree.divisions}::text[]) and m.scope >= ${tree.lo} and m.scope < ${tree.hi} and m.month = ${today.slice(0, 7)} and c.cells = 1`.execute(
    tx,
  );
  return { ...r, ...p, ...o, ...h } as Work;
}
