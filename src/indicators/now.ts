/** Counts of today: sums of the units' stat rows over one range (D6), in one statement. */
import { sql } from 'kysely';
import { isManyDivisions, type Subtree, storedIn } from '../organization/tree.ts';
import { byKeptPlan } from '../platform/db/prepared.ts';
import type { Tx } from '../platform/db/scope.ts';
import type { Counted } from './asOf.ts';

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

/**
 * Members, posts, resolutions, tasks and this month's meetings. The views `_seen` hold the reader's wall once for the statement
 * instead of once a row, and the plan is kept: it is the same for a cell and a province. "Overdue" depends on the clock, so it is asked of the index on open due dates.
 */
export async function countNow(tx: Tx, tree: Subtree, today: string): Promise<{ counted: Counted; work: Work }> {
  const { divisions, lo, hi } = tree;
  const stored = storedIn(divisions);
  const here = (alias: string) =>
    sql`${stored(alias)}${sql.ref(`${alias}.scope`)} >= ${lo} and ${sql.ref(`${alias}.scope`)} < ${hi}`;
  const sums = sql<Counted & Work>`
    select m.*, p.*, k.*, r.*, o.*, h.* from
      (select coalesce(sum(s.members), 0)::int as members, coalesce(sum(s.official), 0)::int as official, coalesce(sum(s.probationary), 0)::int as probationary,
        coalesce(sum(s.female), 0)::int as female, coalesce(sum(s.minority), 0)::int as minority from member_stat_seen s where ${here('s')}) m,
      (select coalesce(sum(s.cells), 0)::int as cells, coalesce(sum(s.grassroots), 0)::int as grassroots, coalesce(sum(s.residential), 0)::int as residential,
        coalesce(sum(s.residential_committee), 0)::int as committee, coalesce(sum(s.head_known), 0)::int as "headKnown", coalesce(sum(s.head_is_member), 0)::int as "headMember",
        coalesce(sum(s.dual_head), 0)::int as "dualHead", coalesce(sum(s.dual_front), 0)::int as "dualFront", coalesce(sum(s.dual_any), 0)::int as dual from post_stat_seen s where ${here('s')}) p,
      (select coalesce(sum(s.non_state), 0)::int as "nonState", coalesce(sum(s.foreign_invested), 0)::int as "foreignInvested" from mark_stat_seen s where ${here('s')}) k,
      (select coalesce(sum(s.received), 0)::int as received, coalesce(sum(s.acknowledged), 0)::int as acknowledged, coalesce(sum(s.planned), 0)::int as planned,
        coalesce(sum(s.tasks), 0)::int as tasks, coalesce(sum(s.tasks_open), 0)::int as open, coalesce(sum(s.tasks_reported), 0)::int as reported,
        coalesce(sum(s.tasks_returned), 0)::int as returned, coalesce(sum(s.tasks_done), 0)::int as done,
        coalesce(sum(s.units_with_plan), 0)::int as "unitsWithPlan" from resolution_stat_seen s where ${here('s')}) r,
      (select count(*)::int as overdue from task_due_seen s where ${here('s')} and s.due < ${today}) o,
      (select coalesce(sum(s.units_held), 0)::int as held, coalesce(sum(s.expected), 0)::int as expected, coalesce(sum(s.attended), 0)::int as attended
        from meeting_stat_seen s where ${here('s')} and s.month = ${today.slice(0, 7)}) h`;
  // the kept plan looks up one scope after another: of a nation's it is cheaper to read the tables from end to end
  const [row] = isManyDivisions(divisions) ? (await sums.execute(tx)).rows : await byKeptPlan(tx, sums);
  if (row === undefined) throw new Error('A sum over no rows is a row.');
  return { counted: row, work: row };
}
