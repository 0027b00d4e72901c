import { type RawBuilder, sql } from 'kysely';
import type { UnitRef } from '../../platform/access.ts';
import { type Columns, chunksOf, insertOf, type Row, recordset } from '../../platform/db/bulk.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { inTurn } from '../../platform/db/transaction.ts';
import type { Keys } from '../../platform/files/keys.ts';
import { searchWords } from '../../platform/i18n/names.ts';
import { newId } from '../../platform/ids.ts';
import type { PersonFacts, Status } from '../member.ts';
import { CARRIED, FACTS, factColumns, KEY, keyOf } from './columns.ts';

export type NewMember = {
  unit: UnitRef;
  facts: PersonFacts;
  status: Status;
  from: string;
  beginReason: string;
  exempt?: boolean;
  away?: boolean;
};
export type NewIds = { personId: string; membershipId: string };

const ADDRESS: Columns = { division: 'text', id: 'uuid', unit_id: 'uuid', scope: 'text' };
const PERSON: Columns = { ...ADDRESS, home: 'boolean', ...FACTS };
const MEMBERSHIP: Columns = {
  ...ADDRESS,
  person_id: 'uuid',
  seat: 'text',
  status: 'text',
  exempt: 'boolean',
  away: 'boolean',
  ...CARRIED,
  begin_reason: 'text',
  valid_from: 'date',
};

/** Writes persons, each with an open membership in his own cell, search words and the key of his card. Ids come back in the same order. */
export async function insertMembers(tx: Tx, keys: Keys, members: NewMember[]): Promise<NewIds[]> {
  const rows = await prepareMembers(keys, members);
  for (const chunk of chunksOf(rows)) await writePrepared(tx, chunk);
  return rows.map((row) => row.ids);
}

const A_TURN = 100;

/** The rows of new members with their ids, encrypted and with their keys, for `writePrepared`. Others get their turn in between. */
export async function prepareMembers(keys: Keys, members: NewMember[]): Promise<MemberRows[]> {
  const rows: MemberRows[] = [];
  for (const member of members) {
    if (rows.length % A_TURN === 0) await new Promise((resolve) => setImmediate(resolve));
    rows.push(rowsOf(keys, member, { personId: newId(), membershipId: newId() }));
  }
  return rows;
}

/** Writes rows that were prepared. */
export async function writePrepared(tx: Tx, rows: MemberRows[]): Promise<void> {
  for (const chunk of chunksOf(rows)) {
    const lines = chunk.map((r) => r.membership);
    const cards = chunk.flatMap((r) => r.key);
    const people = chunk.map((r) => r.person);
    await inTurn(tx, [
      insertOf('person', PERSON, people),
      insertOf('membership', MEMBERSHIP, lines),
      tokensOf(lines),
      ...(cards.length > 0 ? [insertOf('person_key', KEY, cards)] : []),
    ]);
  }
}

/** Writes the words that lines are found by. Needs the lines' address, id and full_name. */
export async function insertTokens(tx: Tx, lines: Row[]): Promise<void> {
  for (const chunk of chunksOf(lines)) await tokensOf(chunk).execute(tx);
}

/**
 * The statement that writes the words of some lines: a row of it a line, however many words its name has. They are made of the name, never copied from
 * another line's: words are found by themselves, and looking for all those of a line goes through its whole division.
 */
export function tokensOf(lines: Row[]): RawBuilder<unknown> {
  const columns: Columns = { ...ADDRESS, words: 'text' };
  const rows = lines.map((line) => ({ ...line, words: searchWords(String(line.full_name)).join(' ') }));
  return sql`insert into person_token (division, token, membership_id, unit_id, scope)
    select x.division, t.token, x.id, x.unit_id, x.scope from ${recordset(columns, rows)}
    cross join lateral unnest(string_to_array(x.words, ' ')) as t(token) where t.token <> '' order by t.token, x.scope`;
}

export type MemberRows = ReturnType<typeof rowsOf>;

function rowsOf(keys: Keys, { unit, facts, status, from, beginReason, exempt, away }: NewMember, ids: NewIds) {
  const { personId, membershipId } = ids;
  const address = { division: unit.division, unit_id: unit.id, scope: unit.path };
  const columns = factColumns(keys, personId, facts);
  const carried = Object.fromEntries(Object.keys(CARRIED).map((name) => [name, columns[name] ?? null]));
  return {
    ids,
    person: { ...address, id: personId, home: true, ...columns } satisfies Row,
    membership: {
      ...address,
      id: membershipId,
      person_id: personId,
      seat: 'own',
      status,
      exempt: exempt ?? false,
      away: away ?? false,
      ...carried,
      begin_reason: beginReason,
      valid_from: from,
    } satisfies Row,
    key: keyOf(keys, unit.division, personId, facts.cardNo),
  };
}
