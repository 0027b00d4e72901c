import { type RawBuilder, sql } from 'kysely';

/**
 * The end of a statement that makes counts anew, after the query `made`: what it holds takes the place of the rows kept of these units. `made` has unit_id,
 * scope, the columns of `key` (with division and unit the table's primary key) and those of `values`. Rows that are in it no more go; only rows that
 * differ are written, each found by its key, for the planner would else go through the whole range of a reader far above.
 */
export function inPlaceOfKept(
  table: string,
  { key, values }: { key: readonly string[]; values: readonly string[] },
  division: string,
  unitIds: readonly string[],
): RawBuilder<unknown> {
  const named = ['unit_id', ...key];
  const written = ['scope', ...values];
  // texts, not parts put together: every command that changes counts sends some of these
  const kept = sql.raw(table);
  const [own, columns] = [sql.raw(named.join(', ')), sql.raw([...named, ...written].join(', '))];
  const same = sql.raw(named.map((name) => `s.${name} = g.${name}`).join(' and '));
  const taken = sql.raw(`(${written.join(', ')}) = row(${written.map((name) => `excluded.${name}`).join(', ')})`);
  return sql`kept as (select k.* from unnest(${unitIds}::uuid[]) as asked(id)
        cross join lateral (select ${columns} from ${kept} where division = ${division} and unit_id = asked.id offset 0) k),
      gone as (delete from ${kept} s using (select ${own} from kept except select ${own} from made) g
        where s.division = ${division} and ${same})
    insert into ${kept} (division, ${columns})
    select ${division}, d.* from (select ${columns} from made except select ${columns} from kept) d
    on conflict (division, ${own}) do update set ${taken}`;
}
