/** The facts of a member's year that the register and its cases hold: posts, and discipline in force. */
import { sql } from 'kysely';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { labelIn, rowsNaming, type YearPart } from './part.ts';

/** Posts held on any day of the year; told by the day they began. */
const posts: YearPart = {
  text: 'members.year.posts',
  capability: 'member.read',
  figures: [{ id: 'post.held', text: 'members.year.post_held' }],
  rows: ({ people, from, to }) => sql`
    select p.person_id, 'post.held' as figure, p.id as ref, '/units/' || p.unit_id || '/posts' as link, p.valid_from as on_day,
      p.post as what, null::text as why, null::text as by_name, null::uuid as by_id, p.unit_id
    from ${rowsNaming(people, 'post', 'person_id', 'p')} where p.valid_from <= ${to}::date and p.valid_to > ${from}::date`,
  named: ({ what }, rulebook) => ({ what: labelIn(rulebook.posts, what), why: null }),
};

/** Which outcomes of which procedures have this effect: `procedure outcome`. */
function outcomesWith(rulebook: Rulebook, effect: string): string[] {
  return rulebook.procedures.procedures.flatMap(({ id, steps }) =>
    steps.flatMap((step) => step.outcomes.filter((each) => each.effect === effect).map((each) => `${id} ${each.id}`)),
  );
}

/** The steps whose clock counts from the day a discipline began: it ends with that clock, whenever the case is closed (DIS-06). */
function lastingSteps(rulebook: Rulebook): string[] {
  return rulebook.procedures.procedures.flatMap(({ steps }) =>
    steps.filter(({ clock }) => clock?.from === 'discipline_on').map(({ id }) => id),
  );
}

/** Discipline that held on any day of the year and was not annulled; few may know of it. */
const discipline: YearPart = {
  text: 'members.year.discipline',
  capability: 'case.restricted',
  appeal: true,
  figures: [{ id: 'discipline.in_force', text: 'members.year.discipline_in_force', sign: 'bad' }],
  rows: ({ people, from, to, rulebook }) => sql`
    select c.subject_id, 'discipline.in_force', c.id, '/cases/' || c.id, (c.facts ->> 'discipline_on')::date,
      c.procedure || ' ' || coalesce(c.facts ->> 'form', ''), null::text, c.opened_name, c.opened_by, c.unit_id
    from ${rowsNaming(people, 'case_file', 'subject_id', 'c')} where c.subject_kind = 'member' and c.facts ->> 'discipline_on' <= ${to}
      and (c.state <> 'ended' or c.ended_on >= ${from}::date)
      and not exists (select from case_clock k where k.division = c.division and k.case_id = c.id
        and k.step = any(${lastingSteps(rulebook)}::text[]) and k.due < ${from}::date)
      and c.procedure || ' ' || coalesce(c.outcome, '') <> all(${outcomesWith(rulebook, 'annul_discipline')}::text[])`,
  named: ({ what }, rulebook) => {
    const [procedure = '', form = ''] = what.split(' ');
    const found = rulebook.procedures.procedures.find((each) => each.id === procedure);
    const forms = (found?.steps ?? [])
      .flatMap((step) => step.fields ?? [])
      .filter((field) => field.id === 'form')
      .flatMap((field) => field.choices ?? []);
    return { what: labelIn(form === '' ? (found ? [found] : []) : forms, form === '' ? procedure : form), why: null };
  },
};

export const memberYearParts: readonly YearPart[] = [posts, discipline];
