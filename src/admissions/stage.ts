/** How far a candidate has come, in SQL: put forward, listed, helped, with a certificate, or the step his case stands at. */
import { type RawBuilder, sql } from 'kysely';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { candidateCourses } from './codes.ts';

/** The stages of an open candidate before a case, the first first. */
export const STAGES = ['proposed', 'listed', 'helped', 'ready'] as const;

/** All stages in order: ours, then the steps of the procedure of admission. */
export function stagesOf({ admissions, procedures }: Rulebook): string[] {
  const steps = procedures.procedures.find(({ id }) => id === admissions.procedures?.admission)?.steps ?? [];
  return [...STAGES, ...steps.map(({ id }) => id)];
}

/** The open case about a candidate, or nothing: for a lateral join named `f`. */
export function openCaseOf(c: string): RawBuilder<unknown> {
  return sql`(select id, step, due from case_file where subject_id = ${sql.ref(`${c}.id`)} and state <> 'ended' and division = ${sql.ref(`${c}.division`)} limit 1)`;
}

/** The stage of the candidate's row `c`; a closed one's is its state. No clock changes it. */
export function stageOf(rulebook: Rulebook, c: string): RawBuilder<string> {
  const at = (name: string) => sql.ref(`${c}.${name}`);
  return sql`case when ${at('state')} <> 'listed' then ${at('state')} else coalesce(
    (select step from case_file where subject_id = ${at('id')} and state <> 'ended' and division = ${at('division')} limit 1),
    case when not exists (select from candidate_helper h where h.division = ${at('division')} and h.candidate_id = ${at('id')} and h.valid_to = 'infinity') then 'listed'
      when exists (select from class_place p where p.division = ${at('division')} and p.candidate_id = ${at('id')} and p.state = 'finished'
        and p.course = any(${candidateCourses(rulebook)}::text[])) then 'ready'
      else 'helped' end) end`;
}
