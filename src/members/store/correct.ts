import { sql } from 'kysely';
import type { UnitRef } from '../../platform/access.ts';
import { chunksOf, insertRows, type Row, recordset, updateRows } from '../../platform/db/bulk.ts';
import type { Tx } from '../../platform/db/scope.ts';
import type { Keys } from '../../platform/files/keys.ts';
import type { PersonFacts } from '../member.ts';
import { CARD, CARRIED, FACTS, factColumns, KEY, keyOf } from './columns.ts';
import { dropTokens } from './forget.ts';
import { insertTokens } from './insert.ts';

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
  const renamed = await dropWords(
    tx,
    corrections.filter((c) => c.nameChanged),
  );
  await updateRows(tx, 'person', { division: 'text', id: 'uuid', ...FACTS, version: 'int' }, rows);
  for (const chunk of chunksOf(rows)) await carryToLines(tx, chunk);
  await insertTokens(tx, renamed);
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

/** The day on which somebody became an official member, as his recognition found it. */
export async function putOfficialDate(
  tx: Tx,
  unit: Pick<UnitRef, 'division'>,
  personId: string,
  on: string,
): Promise<void> {
  await tx
    .updateTable('person')
    .set((eb) => ({ official_on: on, version: eb('version', '+', 1) }))
    .where('division', '=', unit.division)
    .where('id', '=', personId)
    .execute();
}

async function carryToLines(tx: Tx, rows: Row[]): Promise<void> {
  const set = sql.join(Object.keys(CARRIED).map((name) => sql`${sql.ref(name)} = ${sql.ref(`x.${name}`)}`));
  await sql`update membership as m set ${set}, version = m.version + 1 from ${recordset({ division: 'text', id: 'uuid', ...CARRIED }, rows)}
    where m.division = x.division and m.person_id = x.id and m.valid_to = 'infinity'`.execute(tx);
}

/** Drops the words of the open lines while they bear the old names, by which each word is found. Returns the lines with the new names. */
async function dropWords(tx: Tx, corrections: Correction[]): Promise<Row[]> {
  const renamed: Row[] = [];
  for (const chunk of chunksOf(corrections)) {
    const facts = new Map(chunk.map((c) => [c.personId, c.facts]));
    const lines = await tx
      .selectFrom('membership')
      .select(['division', 'id', 'unit_id', 'scope', 'person_id', 'full_name'])
      .where('division', 'in', [...new Set(chunk.map((c) => c.division))])
      .where('person_id', 'in', [...facts.keys()])
      .where('valid_to', '=', 'infinity')
      .execute();
    if (lines.length > 0) await dropTokens(tx, lines);
    renamed.push(...lines.map((line) => ({ ...line, full_name: facts.get(line.person_id)?.fullName ?? '' })));
  }
  return renamed;
}
