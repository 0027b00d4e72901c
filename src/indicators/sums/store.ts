/** Sums kept of parts of the tree (docs/decisions/0006): made anew where they no longer hold, and proved. Over the owner's connection: they are nobody's in particular. */
import { type RawBuilder, sql } from 'kysely';
import { PART } from '../../organization/parts.ts';
import type { Database } from '../../platform/db/connect.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { columnOf, SOURCES, SUMMED, summing } from './columns.ts';

/** Parts that one statement makes anew: a tenth of a second of a nation's. */
export const AT_ONCE = 200;
/** One at a time makes sums anew: what an older look found must not be written over a newer one. An arbitrary number that only this uses. */
const LOCK = 7_302_038;
const ALL = new Set<string>(SUMMED);

/** Where a part ends, from its path: below a unit of the lowest level everything belongs to it, above only the unit itself. */
export const partEnd = (part: string): RawBuilder<string> =>
  sql<string>`(${sql.ref(part)} || case when length(${sql.ref(part)}) < ${sql.lit(PART)} then '!' else '{' end)`;

/** Every sum of the parts `p` of a division, from the counts as they stand: columns of `part_sum` after its address and day. */
function summed(division: string, today: string): RawBuilder<unknown> {
  const within = (alias: string) => {
    const scope = sql.ref(`${alias}.scope`);
    return sql`${sql.ref(`${alias}.division`)} = ${division} and ${scope} >= p.part and ${scope} < p.until`;
  };
  return sql`${sql.join(
    SOURCES.map(
      (source, i) => sql`${summing(source, { wanted: ALL, today, within, as: 'table' })} ${sql.ref(`s${i}`)}`,
    ),
    sql` cross join lateral `,
  )} cross join lateral (select coalesce(jsonb_object_agg(k.kind, k.n), '{}') as kinds from (select u.kind, count(*) as n from unit_period u
    where u.division = ${division} and u.path >= p.part and u.path < p.until and u.valid_from <= ${today} and u.valid_to > ${today} group by u.kind) k) kinds`;
}

const named = (alias?: string) =>
  sql.join([...SUMMED.map(columnOf), 'kinds'].map((name) => sql.ref(alias ? `${alias}.${name}` : name)));
const found = sql.join([
  ...SOURCES.flatMap(({ sums }, i) => Object.keys(sums).map((key) => sql.ref(`s${i}.${key}`))),
  sql.ref('kinds.kinds'),
]);

/**
 * Makes sums of a division anew, of at most `most` parts that do not hold or are of another day: one statement, so that what it deletes of the marks
 * is what its sums have seen. Answers a row for each. The caller holds the lock (`makeSums` does).
 */
export function makeAnew(division: string, today: string, most: number): RawBuilder<{ part: string }> {
  return sql`with asked as materialized (select p.part, ${partEnd('p.part')} as until from (select part from part_stale where division = ${division}
        union select part from part_sum where division = ${division} and on_day <> ${today}) p order by p.part limit ${most}),
    seen as (delete from part_stale t using asked a where t.division = ${division} and t.part = a.part)
    insert into part_sum (division, part, on_day, ${named()})
    select ${division}, p.part, ${today}::date, ${found} from asked p cross join lateral ${summed(division, today)}
    on conflict (division, part) do update set (on_day, ${named()}) = (excluded.on_day, ${named('excluded')}) returning part`;
}

/** Takes the lock until the transaction ends. A statement of its own: what is added up afterwards is looked at afterwards. */
export const TAKE_TURN = sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`;

/** Whether any sum has to be made anew. */
export async function isStale(owner: Tx, today: string): Promise<boolean> {
  return (await divisionsStale(owner, today)).length > 0;
}

async function divisionsStale(owner: Tx, today: string): Promise<string[]> {
  const { rows } = await sql<{ division: string }>`select division from part_stale union
    select division from part_sum where on_day <> ${today} order by division`.execute(owner);
  return rows.map(({ division }) => division);
}

/** Makes anew what does not hold, some hundred parts a transaction: who is stopped in between goes on where he was. Returns how many parts it was. */
export async function makeSums(owner: Database, today: string): Promise<number> {
  let made = 0;
  for (const division of await divisionsStale(owner, today)) {
    for (let parts = AT_ONCE; parts === AT_ONCE; made += parts)
      parts = await owner.transaction().execute(async (tx) => {
        await TAKE_TURN.execute(tx);
        return (await makeAnew(division, today, AT_ONCE).execute(tx)).rows.length;
      });
  }
  return made;
}

/**
 * The parts whose kept sums are not those of the counts, each as of its own day, though no mark says so; and those that have units and neither sums nor
 * a mark. Marks them, so that they are made anew. The counts themselves are proved by `recountAll`.
 */
export async function proveSums(owner: Tx, only?: string): Promise<{ division: string; part: string }[]> {
  const { rows: places } = await sql<{
    division: string;
    day: string;
  }>`select distinct division, on_day::text as day from part_sum
    ${only === undefined ? sql`` : sql`where division = ${only}`} order by 1, 2`.execute(owner);
  const wrong: { division: string; part: string }[] = [];
  for (const { division, day } of places) {
    const { rows } = await sql<{ division: string; part: string }>`
      with wrong as (select p.division, p.part from (select k.*, ${partEnd('k.part')} as until from part_sum k where k.division = ${division} and k.on_day = ${day}
          and not exists (select from part_stale t where t.division = ${division} and t.part = k.part)) p
        cross join lateral ${summed(division, day)}
        where (${found}) is distinct from (${named('p')})),
      marked as (insert into part_stale (division, part) select division, part from wrong)
      select division, part from wrong order by part`.execute(owner);
    wrong.push(...rows);
  }
  const { rows: missing } = await sql<{ division: string; part: string }>`
    with there as (select distinct division, left(path, ${sql.lit(PART)}) as part from unit ${only === undefined ? sql`` : sql`where division = ${only}`}),
    missing as (select division, part from there except select division, part from part_sum except select division, part from part_stale),
    marked as (insert into part_stale (division, part) select division, part from missing)
    select division, part from missing order by 1, 2`.execute(owner);
  return [...wrong, ...missing];
}
