/** What becomes of cases, their steps, clocks and papers when one of their sides is closed. */
import { sql } from 'kysely';
import type { OpenWork, Reorganizing } from '../organization/reorganizing.ts';
import { NEVER } from './reading.ts';

/** A case goes on where its subject is: a member's where he goes, a candidate's with the candidate. */
const running = {
  table: 'case_file',
  title: sql`w.subject_name`,
  link: sql`'/cases/' || w.id`,
  due: sql`nullif(w.due, ${NEVER})`,
  goesTo: 'holder',
} satisfies Partial<OpenWork>;
const lying = {
  ...running,
  // nobody holds a candidate's case: it goes with him
  holder: { person: sql`w.person_id`, name: sql`case when w.person_id is not null then w.subject_name end` },
  together: sql`case when w.subject_kind = 'candidate' then w.subject_id::text end`,
} satisfies Partial<OpenWork>;
const arriving = { ...running, at: 'other_unit_id', goesTo: 'core' } satisfies Partial<OpenWork>;

export const proceduresReorganizing: Reorganizing = {
  rows: {
    case_file: { do: 'handed', work: ['case', 'restricted_case'] },
    case_step: { do: 'along', table: 'case_file', column: 'case_id' },
    case_clock: { do: 'along', table: 'case_file', column: 'case_id' },
    case_paper: { do: 'along', table: 'case_file', column: 'case_id' },
    case_opinion: { do: 'along', table: 'case_file', column: 'case_id' },
    case_stat: { do: 'counted' },
  },
  openWork: [
    { kind: 'case', ...lying, open: sql`w.state <> 'ended' and not w.restricted`, restricted: 'case.read' },
    {
      kind: 'restricted_case',
      ...lying,
      open: sql`w.state <> 'ended' and w.restricted`,
      restricted: 'case.restricted',
    },
    { kind: 'case_arriving', ...arriving, open: sql`w.state <> 'ended' and not w.restricted`, restricted: 'case.read' },
    {
      kind: 'restricted_case_arriving',
      ...arriving,
      open: sql`w.state <> 'ended' and w.restricted`,
      restricted: 'case.restricted',
    },
    {
      kind: 'question',
      table: 'case_opinion',
      at: 'other_unit_id',
      // the case by its key: as an `exists` the planner may read all cases first
      open: sql`w.other_unit_id is not null and w.answered_on is null and (select c.state from case_file c where c.division = w.division and c.id = w.case_id) <> 'ended'`,
      title: sql`w.subject_name`,
      link: sql`'/units/' || w.other_unit_id || '/questions'`,
      due: sql`w.due`,
      goesTo: 'core',
      restricted: 'case.answer',
    },
  ],
  elsewhere: [
    {
      table: 'case_file',
      unit: 'other_unit_id',
      scope: 'other_scope',
      division: 'other_division',
      living: sql`t.state <> 'ended'`,
    },
    {
      table: 'case_opinion',
      unit: 'other_unit_id',
      scope: 'other_scope',
      living: sql`t.answered_on is null and (select c.state from case_file c where c.division = t.division and c.id = t.case_id) <> 'ended'`,
    },
    // for whom a step was taken then
    { table: 'case_step', unit: 'taken_for' },
  ],
  copies: [
    { table: 'case_step', scope: 'other_scope', of: 'case_file', by: 'case_id' },
    { table: 'case_clock', scope: 'other_scope', of: 'case_file', by: 'case_id' },
    { table: 'case_paper', scope: 'other_scope', of: 'case_file', by: 'case_id' },
  ],
};
