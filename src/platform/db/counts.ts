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
  const kept = sql.table(table);
  const named = ['unit_id', ...key];
  const columns = list([...named, 'scope', ...values]);
  const same = named.map((name) => sql`s.${sql.ref(name)} = g.${sql.ref(name)}`);
  const written = ['scope', ...values];
  return sql`kept as (select k.* from unnest(${unitIds}::uuid[]) as asked(id)
        cross join lateral (select ${columns} from ${kept} where division = ${division} and unit_id = asked.id offset 0) k),
      gone as (delete from ${kept} s using (select ${list(named)} from kept except select ${list(named)} from made) g
        where s.division = ${division} and ${sql.join(same, sql` and `)})
    insert into ${kept} (division, ${columns})
    select ${division}, d.* from (select ${columns} from made except select ${columns} from kept) d
    on conflict (division, ${list(named)}) do update set (${list(written)}) = row(${sql.join(written.map((name) => sql.ref(`excluded.${name}`)))})`;
}

function list(names: readonly string[]): RawBuilder<unknown> {
  return sql.join(names.map((name) => sql.ref(name)));
}
