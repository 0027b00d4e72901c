/** How a person and his lines are found: by an index, inside the reader's scope. */

import { addressOf } from '../organization/tree.ts';
import { type Actor, rangeOf, type UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import type { Tx } from '../platform/db/scope.ts';
import type { Keys } from '../platform/files/keys.ts';
import { fold } from '../platform/i18n/names.ts';
import { found, notFound, type Reason, refuse } from '../platform/refusal.ts';
import type { PersonFacts } from './member.ts';
import { cardNumber } from './numbers.ts';
import { holdersOfCards } from './store/cards.ts';

/**
 * The person's row as the actor sees it: the home row before a guest's. Found by his memberships, which are indexed by person. 404 when
 * he sees none; person.merged for a record that was made one with another.
 */
export async function personOf(ctx: Context, id: string) {
  const lines = await ctx.tx
    .selectFrom('membership')
    .select('division')
    .distinct()
    .where('person_id', '=', id)
    .execute();
  const rows =
    lines.length === 0
      ? []
      : await ctx.tx
          .selectFrom('person')
          .selectAll()
          .where(
            'division',
            'in',
            lines.map((l) => l.division),
          )
          .where('id', '=', id)
          .orderBy('home', 'desc')
          .execute();
  const row = found(rows[0]);
  if (row.merged_into !== null) refuse('person.merged');
  return row;
}

export type PersonRow = Awaited<ReturnType<typeof personOf>>;

/** Where a person's record lies: his voting cell. */
export async function homeOf(ctx: Context, id: string): Promise<UnitRef> {
  return addressOf(await personOf(ctx, id));
}

/** The membership's row; 404 when the actor does not see it. */
export async function lineById(ctx: Context, id: string) {
  const divisions = await reachedDivisions(ctx);
  if (divisions.length === 0) notFound();
  return found(
    await ctx.tx
      .selectFrom('membership')
      .selectAll()
      .where('division', 'in', divisions)
      .where('id', '=', id)
      .executeTakeFirst(),
  );
}

/** The divisions that the acting grant reaches: with them a row is found by its primary key. */
export async function reachedDivisions(ctx: Context): Promise<string[]> {
  const ranges = ctx.actor.grant.reaches.map(rangeOf);
  if (ranges.length === 0) return [];
  const rows = await ctx.tx
    .selectFrom('unit')
    .select('division')
    .distinct()
    .where((eb) => eb.or(ranges.map((r) => eb.and([eb('path', '>=', r.lo), eb('path', '<', r.hi)]))))
    .execute();
  return rows.map((r) => r.division);
}

/** Whether the record is the actor's own. */
export function isSelf(actor: Actor, personId: string): boolean {
  return actor.person?.id === personId;
}

/** The facts as they stand, card and phone in the clear: for rules and corrections, never for an answer. */
export function factsOf(keys: Keys, row: PersonRow): PersonFacts {
  return {
    fullName: row.full_name,
    sortName: row.sort_name,
    sex: row.sex,
    ethnicity: row.ethnicity,
    birthDate: row.birth_date,
    birthYearOnly: row.birth_year_only,
    admittedOn: row.admitted_on,
    ceremonyOn: row.ceremony_on,
    officialOn: row.official_on,
    education: row.education,
    theory: row.theory,
    note: row.note,
    cardNo: row.card_no === null ? null : keys.decrypt(row.card_no, `person:${row.id}:card_no`).toString(),
    phone: row.phone === null ? null : keys.decrypt(row.phone, `person:${row.id}:phone`).toString(),
  };
}

/** Refuses a card number that somebody else has, anywhere; says nothing of whose it is. */
export async function reasonsAgainstCard(
  tx: Tx,
  keys: Keys,
  cardNo: string | null,
  personId: string | null,
): Promise<Reason[]> {
  const card = cardNo === null ? null : cardNumber(cardNo);
  if (card === null) return [];
  const holder = (await holdersOfCards(tx, keys, [card])).get(card);
  return holder && holder.personId !== personId ? [{ code: 'card.taken', field: 'cardNo' }] : [];
}

/** Others of the division with the same name and birth date: odd, not wrong (D15). */
export async function namesakes(
  tx: Tx,
  division: string,
  facts: Pick<PersonFacts, 'fullName' | 'birthDate'>,
  except: string | null,
): Promise<Reason[]> {
  const rows = await tx
    .selectFrom('person')
    .select('id')
    .where('division', '=', division)
    .where('search_key', '=', fold(facts.fullName))
    .where('birth_date', '=', facts.birthDate)
    .where('merged_into', 'is', null)
    .execute();
  return rows.some((row) => row.id !== except) ? [{ code: 'person.namesake', field: 'fullName' }] : [];
}
