/** How a person's record and line move to another cell (D1): within a division the record moves with him, to another it is copied and the old one closed. */
import { sql } from 'kysely';
import type { UnitRef } from '../../platform/access.ts';
import { chunksOf, recordset } from '../../platform/db/bulk.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { searchWords } from '../../platform/i18n/names.ts';
import { newId } from '../../platform/ids.ts';
import { insertTokens } from './insert.ts';
import { carryParticulars } from './particulars.ts';

/** Opens a line for somebody at a unit, carrying what his open line carries. The person's row must lie in the unit's division. */
export async function openLineAt(
  tx: Tx,
  from: { division: string; id: string },
  to: UnitRef,
  line: { seat: 'own' | 'guest'; on: string; reason: string },
): Promise<string> {
  const id = newId();
  await sql`insert into membership (division, id, unit_id, scope, person_id, seat, status, exempt, full_name, sort_key, search_key, sex, ethnicity, birth_date, begin_reason, valid_from)
    select ${to.division}, ${id}, ${to.id}, ${to.path}, person_id, ${line.seat}, status, exempt and ${line.seat} = 'own', full_name, sort_key, search_key, sex, ethnicity, birth_date, ${line.reason}, ${line.on}::date
    from membership where division = ${from.division} and id = ${from.id}`.execute(tx);
  const { full_name, person_id } = await tx
    .selectFrom('membership')
    .select(['full_name', 'person_id'])
    .where('division', '=', to.division)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  await insertTokens(tx, [{ division: to.division, id, unit_id: to.id, scope: to.path, full_name }]);
  if (line.seat === 'own') await carryParticulars(tx, { id: person_id, division: from.division }, to, line.on);
  return id;
}

/** A person's record goes to another cell of the same division. */
export async function moveWithin(tx: Tx, personId: string, to: UnitRef): Promise<void> {
  await tx
    .updateTable('person')
    .set((eb) => ({ unit_id: to.id, scope: to.path, version: eb('version', '+', 1) }))
    .where('division', '=', to.division)
    .where('id', '=', personId)
    .execute();
}

/**
 * A person's record in another division: one that stayed from earlier becomes home again, else it is copied. With `home` the old one is closed
 * (`moved_to`) and the keys of his numbers point here; without, it is the row that a guest's line refers to.
 */
export async function copyInto(
  tx: Tx,
  person: { division: string; id: string },
  to: UnitRef,
  home: boolean,
): Promise<void> {
  await sql`select chibo_bring_back(${to.division}, ${person.id}, ${to.id}, ${to.path})`.execute(tx);
  await sql`insert into person (division, id, unit_id, scope, home, moved_to, full_name, sort_name, sort_key, search_key, sex, ethnicity, birth_date, birth_year_only,
      admitted_on, ceremony_on, official_on, education, theory, note, card_no, card_tail, phone, phone_tail, version)
    select ${to.division}, id, ${to.id}, ${to.path}, ${home}, null, full_name, sort_name, sort_key, search_key, sex, ethnicity, birth_date, birth_year_only,
      admitted_on, ceremony_on, official_on, education, theory, note, card_no, card_tail, phone, phone_tail, version + 1
    from person where division = ${person.division} and id = ${person.id}
    on conflict (division, id) do update set (unit_id, scope, home, moved_to, full_name, sort_name, sort_key, search_key, sex, ethnicity, birth_date, birth_year_only,
      admitted_on, ceremony_on, official_on, education, theory, note, card_no, card_tail, phone, phone_tail, version)
    = (excluded.unit_id, excluded.scope, excluded.home or person.home, null, excluded.full_name, excluded.sort_name, excluded.sort_key, excluded.search_key, excluded.sex, excluded.ethnicity, excluded.birth_date, excluded.birth_year_only,
      excluded.admitted_on, excluded.ceremony_on, excluded.official_on, excluded.education, excluded.theory, excluded.note, excluded.card_no, excluded.card_tail, excluded.phone, excluded.phone_tail, greatest(person.version, excluded.version) + 1)`.execute(
    tx,
  );
  if (!home) return;
  await tx
    .updateTable('person')
    .set((eb) => ({ home: false, moved_to: to.division, version: eb('version', '+', 1) }))
    .where('division', '=', person.division)
    .where('id', '=', person.id)
    .execute();
  await tx.updateTable('person_key').set({ division: to.division }).where('person_id', '=', person.id).execute();
}

/** Units whose lines are read together. */
const UNITS = 200;

/**
 * Writes into the words of all lines of units the place that the lines have by now, after the units went to another place of the tree. Each word is found by its key,
 * made of the name: words have no index by the place alone, and a nation has twenty millions of them.
 */
export async function readdressTokens(tx: Tx, units: readonly { id: string; division: string }[]): Promise<void> {
  for (const few of chunksOf([...units], UNITS)) {
    const lines = await tx
      .selectFrom('membership')
      .select(['division', 'id', 'scope', 'full_name'])
      .where('division', 'in', [...new Set(few.map(({ division }) => division))])
      .where(
        'unit_id',
        'in',
        few.map(({ id }) => id),
      )
      .execute();
    for (const chunk of chunksOf(lines)) {
      const rows = chunk.map(({ full_name, ...line }) => ({ ...line, words: searchWords(full_name).join(' ') }));
      await sql`update person_token t set scope = x.scope from ${recordset({ division: 'text', id: 'uuid', scope: 'text', words: 'text' }, rows)}
        cross join lateral unnest(string_to_array(x.words, ' ')) as w(token)
        where t.division = x.division and t.token = w.token and t.membership_id = x.id and t.scope <> x.scope`.execute(
        tx,
      );
    }
  }
}
