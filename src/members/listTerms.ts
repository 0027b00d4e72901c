/** What narrows the list of members by work, study and target group, as they held on a day. */
import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../platform/bus/command.ts';
import { fold } from '../platform/i18n/names.ts';
import type { Filters } from './list.ts';

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
    ...(input.group ? [has('person_group', sql`f.grp = ${input.group}`)] : []),
  ];
}
