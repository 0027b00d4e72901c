/** What becomes of resolutions, plans and tasks when a unit is closed: what was issued stays under its number, what waits goes on. */
import { sql } from 'kysely';
import {
  type OpenWork,
  type Reorganizing,
  type RowPolicy,
  successorHas,
  theDay,
} from '../organization/reorganizing.ts';
import { OPEN_STATES } from './task.ts';

const along = (table: string, column = `${table}_id`): RowPolicy => ({ do: 'along', table, column });
const openTask = sql`in (${sql.join(OPEN_STATES.map((state) => sql.lit(state)))})`;
/** What was issued may lie anywhere above: what was annulled is asked first, and no row of `w` compared with its resolution. */
const inForce = sql`w.resolution_id not in (select r.id from resolution r where r.state = 'annulled')`;
const NUMBER_AND_TITLE = sql`w.number_text || ' ' || w.title`;

const draftsAndPlans: OpenWork[] = [
  {
    kind: 'resolution_draft',
    table: 'resolution',
    open: sql`w.state = 'draft'`,
    title: sql`w.title`,
    link: sql`'/resolutions/' || w.id`,
    goesTo: 'core',
    restricted: 'resolution.draft',
  },
  {
    kind: 'recipient',
    table: 'recipient',
    open: (heirs) => sql`(w.acknowledged_at is null or w.plan_id is null) and ${inForce}
      and not ${successorHas(heirs, 'recipient', sql`o.division = w.division and o.resolution_id = w.resolution_id`)}`,
    title: NUMBER_AND_TITLE,
    link: sql`'/resolutions/' || w.resolution_id`,
    goesTo: 'core',
    one: { key: sql`w.resolution_id::text`, else: 'stays' },
  },
  {
    kind: 'amendment_notice',
    table: 'amendment_notice',
    open: (heirs) =>
      sql`w.acknowledged_at is null and not ${successorHas(heirs, 'amendment_notice', sql`o.division = w.division and o.amendment_id = w.amendment_id`)}`,
    title: NUMBER_AND_TITLE,
    link: sql`'/resolutions/' || w.resolution_id || '/amendments'`,
    goesTo: 'core',
    one: { key: sql`w.amendment_id::text`, else: 'stays' },
  },
  {
    kind: 'resolution_check',
    table: 'resolution_check',
    open: sql`w.state = 'planned' and exists (select from resolution r where r.division = w.division and r.id = w.resolution_id and r.state = 'issued')`,
    title: sql`w.what`,
    link: sql`'/resolutions/' || w.resolution_id || '/checks'`,
    due: sql`w.due`,
    holder: { person: sql`w.checker_id`, name: sql`w.checker_name` },
    goesTo: 'core',
  },
  {
    // a draft, or adopted with its time not over, with a task that waits or with an item to be adjusted
    kind: 'plan',
    table: 'plan',
    open: sql`w.state = 'draft' or (w.state = 'adopted' and (w.ends_on >= ${theDay}
      or exists (select from task k where k.division = w.division and k.plan_id = w.id and k.state ${openTask})
      or exists (select from plan_item i where i.division = w.division and i.plan_id = w.id and i.amended_by is not null)))`,
    title: sql`w.title`,
    link: sql`'/plans/' || w.id`,
    due: sql`w.ends_on`,
    goesTo: 'core',
  },
];

const tasks: OpenWork[] = [
  {
    kind: 'task',
    table: 'task',
    open: sql`w.state ${openTask}`,
    title: sql`w.work`,
    link: sql`'/tasks/' || w.id`,
    due: sql`w.due`,
    holder: { person: sql`w.assignee_id`, name: sql`w.assignee_name` },
    goesTo: 'holder',
  },
  {
    kind: 'task_series',
    table: 'task_series',
    open: sql`w.next_due is not null and w.stopped_on is null`,
    title: sql`w.work`,
    link: sql`'/units/' || w.unit_id || '/series'`,
    due: sql`w.next_due`,
    holder: { person: sql`w.assignee_id`, name: sql`w.assignee_name` },
    goesTo: 'holder',
  },
];

export const resolutionsReorganizing: Reorganizing = {
  rows: {
    resolution: { do: 'handed', work: 'resolution_draft' },
    target: along('resolution'),
    target_step: along('target'),
    target_value: along('target'),
    recipient: { do: 'handed', work: 'recipient' },
    amendment: along('resolution'),
    amendment_change: along('amendment'),
    amendment_notice: { do: 'handed', work: 'amendment_notice' },
    resolution_check: { do: 'handed', work: 'resolution_check' },
    theme: { do: 'stays', because: 'the theme this committee set for its year' },
    plan: { do: 'handed', work: 'plan' },
    plan_item: along('plan'),
    plan_adjustment: along('plan'),
    year_close: { do: 'stays', because: 'the year as it was closed' },
    task: { do: 'handed', work: 'task' },
    task_event: along('task'),
    task_series: { do: 'handed', work: 'task_series' },
    resolution_stat: { do: 'counted' },
  },
  openWork: [...draftsAndPlans, ...tasks],
};
