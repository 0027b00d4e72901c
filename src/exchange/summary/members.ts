/** What the register says of its members, as a summary: all of a unit for a file, or those whom lines of a file may mean. */
import { type RawBuilder, sql } from 'kysely';
import type { PersonFacts } from '../../members/member.ts';
import { factsOf, type PersonRow } from '../../members/person.ts';
import type { Subtree } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { cursor } from '../../platform/db/cursor.ts';
import type { Tx } from '../../platform/db/scope.ts';
import type { Keys } from '../../platform/files/keys.ts';
import type { Told } from './summary.ts';

/** A member under the unit with what the register says of him; posts are codes. */
export type OurMember = {
  personId: string;
  unit: UnitRef;
  sortKey: string;
  cellCode: string | null;
  facts: PersonFacts;
  told: Told;
  partyPosts: string[];
  civilPosts: string[];
};

type Row = PersonRow & {
  m_unit_id: string;
  m_scope: string;
  unit_name: string;
  unit_code: string | null;
  status: string;
  exempt: boolean;
  suspended: boolean;
  away: boolean;
  posts: { post: string; side: string }[];
};

/** The members of a range, each in his own cell, in the order of the tree and of their names. */
export async function* membersIn(tx: Tx, keys: Keys, range: Subtree, today: string): AsyncIterable<OurMember> {
  const all = sql`${selected(range, today)} order by m.scope, m.sort_key, m.id`;
  for await (const row of cursor<Row>(tx, 'summary', all)) yield memberFrom(keys, row);
}

/** Those of the range who hold one of these records or bear one of these folded names. */
export async function membersAmong(
  tx: Tx,
  keys: Keys,
  range: Subtree,
  today: string,
  who: { personIds: string[]; names: string[] },
): Promise<OurMember[]> {
  const ids = sql`select p.id from person p where p.division in (${sql.join(range.divisions)}) and (p.id = any(${who.personIds}::uuid[]) or p.search_key = any(${who.names}::text[]))`;
  const { rows } = await sql<Row>`${selected(range, today)} and m.person_id in (${ids})`.execute(tx);
  return rows.map((row) => memberFrom(keys, row));
}

/** How many members the range has, by the counts that every command keeps. */
export async function countIn(tx: Tx, { lo, hi, divisions }: Subtree): Promise<number> {
  const { rows } = await sql<{ n: number }>`select coalesce(sum(members), 0)::int as n from member_stat
    where division in (${sql.join(divisions)}) and scope >= ${lo} and scope < ${hi}`.execute(tx);
  return rows[0]?.n ?? 0;
}

function selected({ lo, hi, divisions }: Subtree, on: string): RawBuilder<unknown> {
  return sql`select p.*, m.unit_id as m_unit_id, m.scope as m_scope, m.status, m.exempt, m.suspended, m.away, u.name as unit_name, u.code as unit_code,
      coalesce((select json_agg(json_build_object('post', h.post, 'side', h.side) order by h.scope desc, h.id) from post h
        where h.division = m.division and left(m.scope, length(h.scope)) = h.scope and h.person_id = m.person_id and h.valid_from <= ${on} and h.valid_to > ${on}), '[]') as posts
    from membership m join person p on p.division = m.division and p.id = m.person_id join unit u on u.id = m.unit_id
    where m.division in (${sql.join(divisions)}) and m.scope >= ${lo} and m.scope < ${hi} and m.valid_to = 'infinity' and m.seat = 'own'`;
}

function memberFrom(keys: Keys, row: Row): OurMember {
  const facts = factsOf(keys, row);
  const posts = (side: string) => row.posts.filter((held) => held.side === side).map((held) => held.post);
  const [partyPosts, civilPosts] = [posts('party'), posts('civil')];
  return {
    personId: row.id,
    unit: { id: row.m_unit_id, division: row.division, path: row.m_scope },
    sortKey: row.sort_key,
    cellCode: row.unit_code,
    facts,
    partyPosts,
    civilPosts,
    told: {
      name: facts.fullName,
      birthDate: facts.birthYearOnly ? facts.birthDate.slice(0, 4) : facts.birthDate,
      sex: facts.sex,
      ethnicity: facts.ethnicity,
      cardNumber: facts.cardNo,
      cell: row.unit_name,
      status: row.status,
      admittedOn: facts.admittedOn,
      ceremonyOn: facts.ceremonyOn,
      officialOn: facts.officialOn,
      education: facts.education,
      theory: facts.theory,
      partyPosts: joined(partyPosts),
      civilPosts: joined(civilPosts),
      exempt: row.exempt ? 'yes' : 'no',
      state: row.suspended ? 'suspended' : row.away ? 'away' : 'present',
    },
  };
}

function joined(posts: string[]): string | null {
  return posts.length === 0 ? null : [...new Set(posts)].join('; ');
}
