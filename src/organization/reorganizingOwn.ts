/** What becomes of posts, terms, regulations, visits and marks when a unit is closed, and of what the platform keeps. */
import { sql } from 'kysely';
import { type Reorganizing, theDay } from './reorganizing.ts';

const NEVER_AGAIN = 'the successor has its own, by its own decision';

export const organizationReorganizing: Reorganizing = {
  rows: {
    unit_stat: { do: 'counted' },
    post_stat: { do: 'counted' },
    post_day_stat: { do: 'counted' },
    mark_stat: { do: 'counted' },
    post: {
      do: 'ends',
      because: 'who held a post of the unit holds it until the day; the decision says who begins in the new one',
    },
    overseer_duty: { do: 'ends', because: 'the charge was of this unit; the new one is put in charge anew' },
    term: {
      do: 'ends',
      because: `the term of a body ends with it: ${NEVER_AGAIN}`,
      running: sql`t.ended_on is null and t.starts_on < ${theDay}`,
      set: (on, decision) => sql`ended_on = ${on}::date, end_reason = ${decision}`,
    },
    term_seat: { do: 'along', table: 'term', column: 'term_id' },
    // an answer is owed before the post ends under it
    resignation: { do: 'handed', work: 'resignation' },
    work_division: {
      do: 'ends',
      because: NEVER_AGAIN,
      running: sql`t.state = 'adopted' and t.valid_to = 'infinity'`,
    },
    work_line: { do: 'along', table: 'work_division', column: 'work_id' },
    regulation: {
      do: 'ends',
      because: NEVER_AGAIN,
      running: sql`t.state = 'adopted'`,
      set: (on) => sql`state = 'lapsed', lapsed_on = ${on}::date`,
    },
    overseer_visit: { do: 'handed', work: 'visit' },
    unit_mark: { do: 'ends', because: 'ownership is told of the new unit by itself' },
    dual_gap: { do: 'ends', because: 'why this unit had no dual post says nothing of the new one' },
    // of the platform: what was done is never written again, files go with the row they are attached to
    ledger: { do: 'stays', because: 'what was done is never written again' },
    file: { do: 'hangs', by: 'owner_id' },
    file_chunk: { do: 'along', table: 'file', column: 'file_id' },
  },
  openWork: [
    {
      kind: 'resignation',
      table: 'resignation',
      open: sql`w.state = 'asked'`,
      title: sql`w.person_name`,
      link: sql`'/units/' || w.unit_id || '/resignations?state=asked'`,
      holder: { person: sql`w.person_id`, name: sql`w.person_name` },
      goesTo: 'core',
      restricted: 'member.read',
      mustEnd: sql`true`,
    },
    {
      kind: 'visit',
      table: 'overseer_visit',
      open: sql`w.follow_up is not null and w.follow_up_done is null`,
      title: sql`w.follow_up`,
      link: sql`'/visits/' || w.id`,
      due: sql`w.follow_up_due`,
      holder: { person: sql`w.person_id`, name: sql`w.person_name` },
      goesTo: 'core',
    },
  ],
  elsewhere: [
    { table: 'overseer_duty', unit: 'from_unit_id', living: sql`t.valid_to = 'infinity'` },
    {
      table: 'overseer_visit',
      unit: 'from_unit_id',
      living: sql`t.follow_up is not null and t.follow_up_done is null`,
    },
    {
      table: 'work_line',
      unit: 'answers_for',
      many: true,
      living: sql`exists (select from work_division d where d.division = t.division and d.id = t.work_id and d.valid_to = 'infinity')`,
    },
    // who decided then
    { table: 'post', unit: 'decided_unit' },
    { table: 'post', unit: 'end_unit' },
    { table: 'resignation', unit: 'decided_unit' },
  ],
};
