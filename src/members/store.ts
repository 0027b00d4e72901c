/** The only file that writes the register's tables. Everything is set-based: one member is a list of one. */
import { sql } from 'kysely';
import type { UnitRef } from '../platform/access.ts';
import { type Columns, chunksOf, insertRows, type Row, recordset, updateRows } from '../platform/db/bulk.ts';
import type { Tx } from '../platform/db/scope.ts';
import type { Keys } from '../platform/files/keys.ts';
import { fold, personSortKey, searchWords } from '../platform/i18n/names.ts';
import { newId } from '../platform/ids.ts';
import { mustBeCurrent, notFound } from '../platform/refusal.ts';
import type { PersonFacts, Status } from './member.ts';
import { cardNumber, phoneNumber, tailOf } from './numbers.ts';

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
const FACTS: Columns = {
  full_name: 'text',
  sort_name: 'text',
  sort_key: 'text',
  search_key: 'text',
  sex: 'text',
  ethnicity: 'text',
  birth_date: 'date',
  birth_year_only: 'boolean',
  admitted_on: 'date',
  ceremony_on: 'date',
  official_on: 'date',
  education: 'text',
  theory: 'text',
  note: 'text',
  card_no: 'bytea',
  card_tail: 'text',
  phone: 'bytea',
  phone_tail: 'text',
};
/** What a line of the roster carries of its person, so that a host cell needs no foreign dossier (D1). */
const CARRIED: Columns = {
  full_name: 'text',
  sort_key: 'text',
  search_key: 'text',
  sex: 'text',
  ethnicity: 'text',
  birth_date: 'date',
};
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
const TOKEN: Columns = { division: 'text', token: 'text', membership_id: 'uuid', unit_id: 'uuid', scope: 'text' };
const KEY: Columns = { hash: 'bytea', kind: 'text', division: 'text', person_id: 'uuid' };
export const CARD = 'card';

/**
 * Writes persons, each with an open membership in his own cell, search words and the key of his card. Ids come back in the same order.
 * The next rows are prepared while the database writes the last ones, and others get their turn in between.
 */
export async function insertMembers(tx: Tx, keys: Keys, members: NewMember[]): Promise<NewIds[]> {
  const ids: NewIds[] = [];
  let ready: MemberRows[] = [];
  for (const chunk of [...chunksOf(members, AT_ONCE), []]) {
    const [, next] = await Promise.all([writeRows(tx, ready), prepare(keys, chunk)]);
    ready = next;
    ids.push(...next.map((row) => row.ids));
  }
  return ids;
}

const AT_ONCE = 2000;
const A_TURN = 100;

async function prepare(keys: Keys, members: NewMember[]): Promise<MemberRows[]> {
  const rows: MemberRows[] = [];
  for (const member of members) {
    if (rows.length % A_TURN === 0) await new Promise((resolve) => setImmediate(resolve));
    rows.push(rowsOf(keys, member, { personId: newId(), membershipId: newId() }));
  }
  return rows;
}

async function writeRows(tx: Tx, rows: MemberRows[]): Promise<void> {
  await insertRows(
    tx,
    'person',
    { ...ADDRESS, home: 'boolean', ...FACTS },
    rows.map((r) => r.person),
  );
  await insertRows(
    tx,
    'membership',
    MEMBERSHIP,
    rows.map((r) => r.membership),
  );
  await insertRows(
    tx,
    'person_token',
    TOKEN,
    rows.flatMap((r) => r.tokens),
  );
  await insertRows(
    tx,
    'person_key',
    KEY,
    rows.flatMap((r) => r.key),
  );
}

type MemberRows = ReturnType<typeof rowsOf>;

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
    tokens: tokensOf({ ...address, membershipId }, facts),
    key: keyOf(keys, unit.division, personId, facts.cardNo),
  };
}

/** The columns of a person's facts; card and phone are encrypted under the person's own context, their tails are what a mask shows. */
function factColumns(keys: Keys, personId: string, facts: PersonFacts): Row {
  const card = facts.cardNo === null ? null : cardNumber(facts.cardNo);
  const phone = facts.phone === null ? null : phoneNumber(facts.phone);
  return {
    full_name: facts.fullName,
    sort_name: facts.sortName,
    sort_key: personSortKey(facts.fullName, facts.sortName),
    search_key: fold(facts.fullName),
    sex: facts.sex,
    ethnicity: facts.ethnicity,
    birth_date: facts.birthDate,
    birth_year_only: facts.birthYearOnly,
    admitted_on: facts.admittedOn,
    ceremony_on: facts.ceremonyOn,
    official_on: facts.officialOn,
    education: facts.education,
    theory: facts.theory,
    note: facts.note,
    card_no: card === null ? null : keys.encrypt(card, `person:${personId}:card_no`),
    card_tail: tailOf(card),
    phone: phone === null ? null : keys.encrypt(phone, `person:${personId}:phone`),
    phone_tail: tailOf(phone),
  };
}

type TokenPlace = { division: string; unit_id: string; scope: string; membershipId: string };

function tokensOf({ membershipId, ...place }: TokenPlace, facts: Pick<PersonFacts, 'fullName'>): Row[] {
  return searchWords(facts.fullName).map((token) => ({ ...place, token, membership_id: membershipId }));
}

function keyOf(keys: Keys, division: string, personId: string, cardNo: string | null): Row[] {
  const card = cardNo === null ? null : cardNumber(cardNo);
  return card === null ? [] : [{ hash: keys.blind(`${CARD}:${card}`), kind: CARD, division, person_id: personId }];
}

/** Whose card numbers these are, by the number as given; numbers that nobody has are left out. Nationwide, beyond the reader's scope. */
export async function holdersOfCards(
  tx: Tx,
  keys: Keys,
  cards: string[],
): Promise<Map<string, { division: string; personId: string }>> {
  const found = new Map<string, { division: string; personId: string }>();
  for (const chunk of chunksOf([...new Set(cards)])) {
    const byHash = new Map(chunk.map((card) => [keys.blind(`${CARD}:${card}`).toString('hex'), card]));
    const { rows } = await sql<{ hash: Buffer; division: string; person_id: string }>`
      select k.hash, k.division, k.person_id from ${recordset(
        { hash: 'bytea' },
        [...byHash.keys()].map((hash) => ({ hash: Buffer.from(hash, 'hex') })),
      )}
      join person_key k using (hash)`.execute(tx);
    for (const row of rows)
      found.set(byHash.get(row.hash.toString('hex')) ?? '', { division: row.division, personId: row.person_id });
  }
  return found;
}

export type Correction = {
  division: string;
  personId: string;
  facts: PersonFacts;
  version: number;
  cardChanged: boolean;
  nameChanged: boolean;
};

/** Writes corrected facts whole; the open lines carry them, a changed name is found by its new words. */
export async function correctPersons(tx: Tx, keys: Keys, corrections: Correction[]): Promise<void> {
  if (corrections.length === 0) return;
  const rows = corrections.map((c) => ({
    division: c.division,
    id: c.personId,
    ...factColumns(keys, c.personId, c.facts),
    version: c.version + 1,
  }));
  await updateRows(tx, 'person', { division: 'text', id: 'uuid', ...FACTS, version: 'int' }, rows);
  for (const chunk of chunksOf(rows)) await carryToLines(tx, chunk);
  await rewriteWords(
    tx,
    corrections.filter((c) => c.nameChanged),
  );
  const cards = corrections.filter((c) => c.cardChanged);
  for (const chunk of chunksOf(cards)) {
    await tx
      .deleteFrom('person_key')
      .where(
        'person_id',
        'in',
        chunk.map((c) => c.personId),
      )
      .where('kind', '=', CARD)
      .execute();
  }
  await insertRows(
    tx,
    'person_key',
    KEY,
    cards.flatMap((c) => keyOf(keys, c.division, c.personId, c.facts.cardNo)),
  );
}

async function carryToLines(tx: Tx, rows: Row[]): Promise<void> {
  const set = sql.join(Object.keys(CARRIED).map((name) => sql`${sql.ref(name)} = ${sql.ref(`x.${name}`)}`));
  await sql`update membership as m set ${set}, version = m.version + 1 from ${recordset({ division: 'text', id: 'uuid', ...CARRIED }, rows)}
    where m.division = x.division and m.person_id = x.id and m.valid_to = 'infinity'`.execute(tx);
}

async function rewriteWords(tx: Tx, corrections: Correction[]): Promise<void> {
  for (const chunk of chunksOf(corrections)) {
    const facts = new Map(chunk.map((c) => [c.personId, c.facts]));
    const lines = await tx
      .selectFrom('membership')
      .select(['division', 'id', 'unit_id', 'scope', 'person_id'])
      .where('division', 'in', [...new Set(chunk.map((c) => c.division))])
      .where('person_id', 'in', [...facts.keys()])
      .where('valid_to', '=', 'infinity')
      .execute();
    if (lines.length === 0) continue;
    await sql`delete from person_token t using ${recordset(
      { division: 'text', id: 'uuid' },
      lines.map((l) => ({ division: l.division, id: l.id })),
    )}
      where t.division = x.division and t.membership_id = x.id`.execute(tx);
    const rows = lines.flatMap((line) =>
      tokensOf(
        { division: line.division, unit_id: line.unit_id, scope: line.scope, membershipId: line.id },
        facts.get(line.person_id) ?? { fullName: '' },
      ),
    );
    await insertRows(tx, 'person_token', TOKEN, rows);
  }
}

export type StatusChange = {
  unit: UnitRef;
  membershipId: string;
  personId: string;
  from: string;
  on: string;
  status: Status;
};

/**
 * Another status from a day on: the line ends there and the next begins, so that the day before still answers as it was.
 * A line that began on that very day is put right in place.
 */
export async function changeStatus(tx: Tx, changes: StatusChange[]): Promise<void> {
  const columns: Columns = { division: 'text', id: 'uuid', on: 'date', status: 'text', next: 'uuid' };
  const rowOf = (c: StatusChange): Row => ({
    division: c.unit.division,
    id: c.membershipId,
    on: c.on,
    status: c.status,
    next: newId(),
  });
  for (const chunk of chunksOf(changes.filter((c) => c.from >= c.on).map(rowOf))) {
    await sql`update membership m set status = x.status, version = m.version + 1 from ${recordset(columns, chunk)} where m.division = x.division and m.id = x.id`.execute(
      tx,
    );
  }
  for (const chunk of chunksOf(changes.filter((c) => c.from < c.on).map(rowOf))) {
    const moved = recordset(columns, chunk);
    await sql`update membership m set valid_to = x.on, end_reason = 'status', version = m.version + 1 from ${moved} where m.division = x.division and m.id = x.id`.execute(
      tx,
    );
    await sql`insert into membership (division, id, unit_id, scope, person_id, seat, status, exempt, suspended, away, full_name, sort_key, search_key, sex, ethnicity, birth_date, begin_reason, valid_from)
      select m.division, x.next, m.unit_id, m.scope, m.person_id, m.seat, x.status, m.exempt, m.suspended, m.away, m.full_name, m.sort_key, m.search_key, m.sex, m.ethnicity, m.birth_date, 'status', x.on
      from ${moved} join membership m on m.division = x.division and m.id = x.id`.execute(tx);
    await sql`insert into person_token (division, token, membership_id, unit_id, scope) select t.division, t.token, x.next, t.unit_id, t.scope
      from ${moved} join person_token t on t.division = x.division and t.membership_id = x.id`.execute(tx);
  }
}

/** Ends a membership; the row stays. Refuses version.stale. */
export async function endMembership(
  tx: Tx,
  unit: UnitRef,
  id: string,
  end: { on: string; reason: string },
  version: number,
): Promise<void> {
  const row = await tx
    .updateTable('membership')
    .set({ valid_to: end.on, end_reason: end.reason, version: version + 1 })
    .where('division', '=', unit.division)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst();
  if (!row) await stale(tx, unit, id, version);
}

/** Puts or takes the marks of a membership. Refuses version.stale. */
export async function markMembership(
  tx: Tx,
  unit: UnitRef,
  id: string,
  marks: { exempt?: boolean | undefined; away?: boolean | undefined },
  version: number,
): Promise<void> {
  const row = await tx
    .updateTable('membership')
    .set({
      ...(marks.exempt !== undefined && { exempt: marks.exempt }),
      ...(marks.away !== undefined && { away: marks.away }),
      version: version + 1,
    })
    .where('division', '=', unit.division)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst();
  if (!row) await stale(tx, unit, id, version);
}

async function stale(tx: Tx, unit: UnitRef, id: string, version: number): Promise<never> {
  const present = await tx
    .selectFrom('membership')
    .select('version')
    .where('division', '=', unit.division)
    .where('id', '=', id)
    .executeTakeFirst();
  if (present) mustBeCurrent(version, present.version);
  notFound();
}
