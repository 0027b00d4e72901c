/** What is wrong with where people are at home: over everything the reader sees, a statement a fault. Persons and lines of one division lie together, so nothing is fetched across. */
import { type RawBuilder, sql } from 'kysely';
import type { Subtree } from '../../organization/tree.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { FAULTS, type Fault } from './home.ts';

const OPEN_SEAT = sql`m.seat = 'own' and m.valid_to = 'infinity'`;
const LINE_AND_PERSON = sql`membership m join person p on p.division = m.division and p.id = m.person_id`;

/** Ids of the persons with a fault, in every division in sight: two divisions are wrong together, each may be right by itself. */
const FOUND: Readonly<Record<Fault, RawBuilder<unknown>>> = {
  two_homes: sql`select id from person where home and merged_into is null group by id having count(*) > 1`,
  no_home: sql`select id from person group by id having not bool_or(home) and not bool_or(merged_into is not null)`,
  two_seats: sql`select m.person_id as id from membership m where ${OPEN_SEAT} group by m.person_id having count(*) > 1`,
  seat_elsewhere: sql`select m.person_id as id from ${LINE_AND_PERSON} where ${OPEN_SEAT} and (not p.home or p.unit_id <> m.unit_id)`,
  seat_alone: sql`select m.person_id as id from membership m left join person p on p.division = m.division and p.id = m.person_id where ${OPEN_SEAT} and p.id is null`,
  carried: sql`select m.person_id as id from ${LINE_AND_PERSON} where ${OPEN_SEAT} and p.home
    and (m.full_name, m.sort_key, m.search_key, m.sex, m.ethnicity, m.birth_date) is distinct from (p.full_name, p.sort_key, p.search_key, p.sex, p.ethnicity, p.birth_date)`,
  address: sql`select p.id from person p join unit u on u.id = p.unit_id where p.home and p.merged_into is null and (u.path, u.division) is distinct from (p.scope, p.division)
    union select m.person_id from membership m join unit u on u.id = m.unit_id where ${OPEN_SEAT} and (u.path, u.division) is distinct from (m.scope, m.division)`,
};

/** A person with a fault at one of the units concerned; `also` names the others. */
export type FoundAt = {
  kind: Fault;
  division: string;
  unit_id: string;
  scope: string;
  person_id: string;
  person_name: string;
  sort_key: string;
  also: string[];
};

type Place = Omit<FoundAt, 'kind' | 'also'> & { unit_name: string };

/** Every fault with the units of the range that it concerns. */
export async function faultsIn(tx: Tx, range: Subtree): Promise<FoundAt[]> {
  const out: FoundAt[] = [];
  for (const kind of FAULTS) {
    const { rows } = await sql<{ id: string }>`select distinct f.id from (${FOUND[kind]}) f`.execute(tx);
    if (rows.length === 0) continue;
    const places = await placesOf(
      tx,
      rows.map((row) => row.id),
    );
    for (const [, own] of Map.groupBy(places, (place) => place.person_id)) {
      for (const { unit_name, ...place } of own) {
        if (!isIn(place, range)) continue;
        const also = [...new Set(own.filter((each) => each.unit_id !== place.unit_id).map((each) => each.unit_name))];
        out.push({ ...place, kind, also });
      }
    }
  }
  return out;
}

/** Where these people have a record that is home or an open seat of their own; who has neither, where any record of his lies. The unit's address is the tree's. */
async function placesOf(tx: Tx, ids: string[]): Promise<Place[]> {
  const { rows } = await sql<Place>`with places as (
      select p.id as person_id, p.full_name as person_name, p.sort_key, p.unit_id from person p where p.id = any(${ids}::uuid[]) and p.merged_into is null
        and (p.home or not exists (select from person h where h.id = p.id and h.home))
      union all select m.person_id, m.full_name, m.sort_key, m.unit_id from membership m where m.person_id = any(${ids}::uuid[]) and ${OPEN_SEAT})
    select distinct on (x.person_id, u.id) x.person_id, x.person_name, x.sort_key, u.id as unit_id, u.division, u.path as scope, u.name as unit_name
    from places x join unit u on u.id = x.unit_id order by x.person_id, u.id, x.person_name`.execute(tx);
  return rows;
}

function isIn({ division, scope }: Place | Omit<Place, 'unit_name'>, { lo, hi, divisions }: Subtree): boolean {
  return divisions.includes(division) && scope >= lo && scope < hi;
}

/** How many were looked at. */
export async function lookedAt(tx: Tx, { lo, hi, divisions }: Subtree): Promise<{ persons: number; seats: number }> {
  const within = sql`division in (${sql.join(divisions)}) and scope >= ${lo} and scope < ${hi}`;
  const { rows } = await sql<{ persons: number; seats: number }>`select
      (select count(*) from person where ${within} and home and merged_into is null)::int as persons,
      (select count(*) from membership m where ${within} and ${OPEN_SEAT})::int as seats`.execute(tx);
  return rows[0] ?? { persons: 0, seats: 0 };
}
