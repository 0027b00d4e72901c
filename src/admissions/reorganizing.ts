/** What becomes of candidates, classes and plans of admissions when a unit is closed. */
import { sql } from 'kysely';
import { type Reorganizing, successorHas, theDay } from '../organization/reorganizing.ts';

const waits = sql`state in ('proposed', 'listed')`;

export const admissionsReorganizing: Reorganizing = {
  rows: {
    candidate: { do: 'handed', work: 'candidate' },
    candidate_group: { do: 'along', table: 'candidate', column: 'candidate_id' },
    nomination: { do: 'along', table: 'candidate', column: 'candidate_id' },
    candidate_helper: { do: 'along', table: 'candidate', column: 'candidate_id' },
    candidate_remark: { do: 'along', table: 'candidate', column: 'candidate_id' },
    candidate_task: { do: 'along', table: 'candidate', column: 'candidate_id' },
    candidate_review: { do: 'stays', because: 'the cell went through its own list that month' },
    candidate_verdict: { do: 'along', table: 'candidate_review', column: 'review_id' },
    training_class: { do: 'handed', work: 'training_class' },
    class_place: { do: 'handed', work: 'class_place' },
    admission_plan: { do: 'handed', work: 'admission_plan' },
    admission_share: { do: 'handed', work: 'admission_share' },
    candidate_stat: { do: 'counted' },
    admission_stat: { do: 'counted' },
  },
  openWork: [
    {
      kind: 'candidate',
      table: 'candidate',
      open: sql`w.${waits}`,
      title: sql`w.full_name`,
      link: sql`'/candidates/' || w.id`,
      together: sql`w.id::text`,
      goesTo: 'core',
      restricted: 'candidate.read',
    },
    {
      kind: 'training_class',
      table: 'training_class',
      open: sql`w.state = 'open'`,
      title: sql`w.name`,
      link: sql`'/classes/' || w.id`,
      due: sql`w.ends_on`,
      goesTo: 'core',
    },
    {
      // a certificate is needed as long as its candidate waits
      kind: 'class_place',
      table: 'class_place',
      open: sql`w.state in ('waiting', 'enrolled') or (w.candidate_id is not null
        and exists (select from candidate c where c.division = w.division and c.id = w.candidate_id and c.${waits}))`,
      title: sql`w.name`,
      link: sql`case when w.candidate_id is not null then '/candidates/' || w.candidate_id else '/members/' || w.person_id end`,
      together: sql`w.candidate_id::text`,
      holder: { person: sql`w.person_id`, name: sql`case when w.person_id is not null then w.name end` },
      goesTo: 'holder',
      restricted: 'candidate.read',
    },
    {
      kind: 'admission_plan',
      table: 'admission_plan',
      open: sql`w.state = 'draft' or (w.state = 'adopted' and w.ends_on >= ${theDay})`,
      title: sql`w.title`,
      link: sql`'/admission-plans/' || w.id`,
      due: sql`w.ends_on`,
      goesTo: 'core',
    },
    {
      kind: 'admission_share',
      table: 'admission_share',
      // a plan lies above its shares, with another unit's records: asked first, and no share compared with its plan
      open: (
        heirs,
      ) => sql`w.plan_id in (select p.id from admission_plan p where p.state = 'adopted' and p.ends_on >= ${theDay})
        and not ${successorHas(heirs, 'admission_share', sql`o.division = w.division and o.plan_id = w.plan_id and o.grp = w.grp`)}`,
      title: sql`coalesce((select jsonb_object_agg(p.id, p.title) from admission_plan p) ->> w.plan_id::text, '') || ': ' || w.goal_min || '–' || w.goal_max`,
      link: sql`'/admission-plans/' || w.plan_id`,
      goesTo: 'core',
      one: { key: sql`w.plan_id || w.grp`, else: 'adds', columns: ['goal_min', 'goal_max'] },
    },
  ],
};
