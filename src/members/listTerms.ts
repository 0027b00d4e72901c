/** What narrows the list of members by work, study and target group, as they held on a day. */
import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../platform/bus/command.ts';
import { fold } from '../platform/i18n/names.ts';
import type { Filters } from './listLines.ts';

/** Whose occupation nobody wrote down. */
const NONE = 'none';

/** Terms over the line `m` of the roster. A period lies at the cell where the member's record lay on the day, which is the line's. */
export function particularTerms(ctx: Context, input: Filters, on: string): RawBuilder<unknown>[] {
  const has = (table: string, term: RawBuilder<unknown>) =>
    sql`exists (select from ${sql.table(table)} f where f.division = m.division and f.person_id = m.person_id and f.scope = m.scope
      and f.valid_from <= ${on} and f.valid_to > ${on} and ${term})`;
  const nonState = ctx.services.rulebook.committees.ownerships.filter((one) => one.nonState).map((one) => one.id);
  return [
    ...(input.employer ? [has('person_work', sql`strpos(f.employer_key, ${fold(input.employer)}) > 0`)] : []),
    ...(input.ownership ? [has('person_work', sql`f.ownership = ${input.ownership}`)] : []),
    ...(input.sector === 'non_state' ? [has('person_work', sql`f.ownership = any(${nonState}::text[])`)] : []),
    ...(input.sector === 'foreign' ? [has('person_work', sql`f.foreign_invested`)] : []),
    ...(input.graduates
      ? [
          has(
            'person_study',
            sql`f.graduates_on >= ${`${input.graduates}-01-01`} and f.graduates_on <= ${`${input.graduates}-12-31`}`,
          ),
        ]
      : []),
    ...(input.occupation === NONE ? [sql`not ${has('person_work', sql`f.occupation is not null`)}`] : []),
    ...(input.occupation && input.occupation !== NONE
      ? [has('person_work', sql`f.occupation = ${input.occupation}`)]
      : []),
    ...(input.studies ? [has('person_study', sql`true`)] : []),
    ...(input.group ? [has('person_group', sql`f.grp = ${input.group}`)] : []),
    ...(input.partyGroup ? groupTerms(input.partyGroup, on) : []),
  ];
}

/** In a group of the cell on a day: in this one, in any, or in none where the cell had some. */
function groupTerms(group: string, on: string): RawBuilder<unknown>[] {
  const seat = sql`select from party_group_line f where f.division = m.division and f.scope = m.scope and f.person_id = m.person_id
    and f.valid_from <= ${on} and f.valid_to > ${on}`;
  if (group === 'any') return [sql`exists (${seat})`];
  if (group !== 'none') return [sql`exists (${seat} and f.group_id = ${group})`];
  const founded = sql`select from party_group g where g.division = m.division and g.scope = m.scope and g.founded_on <= ${on}
    and (g.closed_on is null or g.closed_on > ${on})`;
  return [sql`not exists (${seat})`, sql`exists (${founded})`];
}
