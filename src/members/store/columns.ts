/** How a person's facts become columns: encrypted numbers, sort and search keys, the words a name is found by. */
import type { Columns, Row } from '../../platform/db/bulk.ts';
import type { Keys } from '../../platform/files/keys.ts';
import { fold, personSortKey } from '../../platform/i18n/names.ts';
import type { PersonFacts } from '../member.ts';
import { cardNumber, phoneNumber, tailOf } from '../numbers.ts';

export const FACTS: Columns = {
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
export const CARRIED: Columns = {
  full_name: 'text',
  sort_key: 'text',
  search_key: 'text',
  sex: 'text',
  ethnicity: 'text',
  birth_date: 'date',
};
export const KEY: Columns = { hash: 'bytea', kind: 'text', division: 'text', person_id: 'uuid' };
export const CARD = 'card';

type Identity = Pick<PersonFacts, 'fullName' | 'sortName' | 'sex' | 'ethnicity' | 'birthDate' | 'birthYearOnly'>;

/** Who somebody is, member or candidate: the name as it is written, sorted by and found by. */
export function identityColumns(facts: Identity) {
  return {
    full_name: facts.fullName,
    sort_name: facts.sortName,
    sort_key: personSortKey(facts.fullName, facts.sortName),
    search_key: fold(facts.fullName),
    sex: facts.sex,
    ethnicity: facts.ethnicity,
    birth_date: facts.birthDate,
    birth_year_only: facts.birthYearOnly,
  };
}

/** The columns of a person's facts; card and phone are encrypted under the person's own context, their tails are what a mask shows. */
export function factColumns(keys: Keys, personId: string, facts: PersonFacts): Row {
  const card = facts.cardNo === null ? null : cardNumber(facts.cardNo);
  const phone = facts.phone === null ? null : phoneNumber(facts.phone);
  return {
    ...identityColumns(facts),
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

/** The key of a card number, by which it is found nationwide; none where there is no number. */
export function keyOf(keys: Keys, division: string, personId: string, cardNo: string | null): Row[] {
  const card = cardNo === null ? null : cardNumber(cardNo);
  return card === null ? [] : [{ hash: keys.blind(`${CARD}:${card}`), kind: CARD, division, person_id: personId }];
}
