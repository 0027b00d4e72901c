/** Counts of candidates and of what came of them, made anew for the units a command touched. No clock changes them (D6). Only rows that differ are written. */
import { sql } from 'kysely';
import type { Stat } from '../platform/bus/command.ts';
import { inPlaceOfKept } from '../platform/db/counts.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { admittedColumns, candidateColumns, groupRows } from './groups.ts';
import { stageOf } from './stage.ts';

/** How the store of members marks a line that goes on with another status. */
const NEXT_STATUS = 'status';

/** Open candidates by stage and target group. */
export function candidateStat(rulebook: Rulebook): Stat {
  return {
    table: 'candidate_stat',
    from: ['candidate', 'candidate_group', 'candidate_helper', 'class_place', 'case_file'],
    recount: (division, unitIds) => sql`
    with made as (
        select c.unit_id, c.scope, ${stageOf(rulebook, 'c')} as stage, gr.grp, count(*)::int as n
        from candidate c cross join lateral ${groupRows(rulebook, candidateColumns('c'))}
        where c.division = ${division} and c.unit_id = any(${unitIds}::uuid[]) and c.state in ('proposed', 'listed') and gr.holds
        group by 1, 2, 3, 4),
      ${inPlaceOfKept('candidate_stat', { key: ['stage', 'grp'], values: ['n'] }, division, unitIds)}`,
  };
}

/** The columns of a count of what came of it. */
const COUNTED = sql`unit_id, scope, month, measure, mark`;

/**
 * By month: who was admitted (the day in the decision, PRO-03), by target group; who was recognized after the probation and who was not; who was refused
 * and who left the list, with the reason (M80).
 */
export function admissionStat(rulebook: Rulebook): Stat {
  const { admissions } = rulebook;
  return {
    table: 'admission_stat',
    from: ['membership', 'person', 'candidate', 'candidate_group'],
    recount: (division, unitIds) => sql`
    with admitted as (
        select m.unit_id, m.scope, to_char(p.admitted_on, 'YYYY-MM') as month, 'admitted' as measure, gr.grp as mark
        from membership m ${recordOf('m')}
        left join lateral (select id, occupation, ownership from candidate where division = m.division and person_id = m.person_id offset 0) c on true
        cross join lateral ${groupRows(rulebook, admittedColumns('m', 'p', 'c'))}
        where m.division = ${division} and m.unit_id = any(${unitIds}::uuid[]) and ${isAdmission(rulebook)}
          and p.admitted_on >= make_date(${admissions.countedSince}, 1, 1) and gr.holds),
      probation as (
        select unit_id, scope, to_char(valid_to, 'YYYY-MM'), 'not_recognized', '' from membership m
        where division = ${division} and unit_id = any(${unitIds}::uuid[]) and ${isFailure(rulebook)}
        union all
        select unit_id, scope, to_char(valid_from, 'YYYY-MM'), 'recognized', '' from membership m
        where division = ${division} and unit_id = any(${unitIds}::uuid[]) and ${isRecognition()}),
      closed as (
        select unit_id, scope, to_char(closed_on, 'YYYY-MM'), state, coalesce(close_reason, '') from candidate
        where division = ${division} and unit_id = any(${unitIds}::uuid[]) and state in ('refused', 'dropped')),
      made as (
        select ${COUNTED}, count(*)::int as n from (select * from admitted union all select * from probation union all select * from closed)
          as every(unit_id, scope, month, measure, mark)
        where month >= ${String(admissions.countedSince)} group by 1, 2, 3, 4, 5),
      ${inPlaceOfKept('admission_stat', { key: ['month', 'measure', 'mark'], values: ['n'] }, division, unitIds)}`,
  };
}

/**
 * The record `p` of a line `m`, looked up by its key line by line: of a division that was imported just now the planner knows nothing, and would
 * compare every line with every record.
 */
function recordOf(m: string) {
  const line = (column: string) => sql.ref(`${m}.${column}`);
  return sql`cross join lateral (select admitted_on from person where division = ${line('division')} and id = ${line('person_id')} offset 0) p`;
}

/**
 * The line `m` with the record `p` that stands for somebody's admission: the one he was admitted with, or the one that first brought him to the records
 * with an admission before them. So each is counted once, in the cell that admitted him or that first had him.
 */
export function isAdmission({ admissions }: Pick<Rulebook, 'admissions'>) {
  const begins = [admissions.beginnings.admitted, ...admissions.beginnings.recorded];
  return sql<boolean>`m.seat = 'own' and m.begin_reason = any(${begins}::text[]) and p.admitted_on is not null and p.admitted_on <= m.valid_from`;
}

/** The line `m` with which somebody's probation ended in recognition: he is official from its first day. */
export function isRecognition() {
  return sql<boolean>`m.seat = 'own' and m.begin_reason = ${NEXT_STATUS} and m.status = 'official'`;
}

/** The line `m` that ended because somebody was not recognized after his probation. */
export function isFailure({ admissions }: Pick<Rulebook, 'admissions'>) {
  return sql<boolean>`m.seat = 'own' and m.end_reason = ${admissions.endings.notRecognized ?? ''} and m.valid_to < 'infinity'`;
}
