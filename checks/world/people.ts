/** The accounts of a nation (nation.ts): one of every kind there is, each with what it must never see. */
import { openToken } from '../../src/accounts/sessions.ts';
import type { Chibo } from '../../src/chibo.ts';
import type { UnitRef } from '../../src/platform/access.ts';
import { cellUnit, communeUnit, idOf, provinceUnit } from './nation.ts';

export type Reader = {
  who: string;
  /** nothing for somebody who is not signed in */
  token: string | undefined;
  /** the grant to act under; the first when there is only one */
  acting: string | undefined;
  own: UnitRef;
  /** units of which no record may ever be read or touched */
  foreign: UnitRef[];
};

type Holder = { person: { unit: UnitRef; n: number } } | { staff: true };
type Kind = { who: string; holder: Holder; post?: string; duty?: true; own: UnitRef; foreign: UnitRef[] };

const [cell, neighbour, far] = [cellUnit(1, 1, 1), cellUnit(1, 1, 2), cellUnit(1, 2, 1)];
const [commune, otherCommune] = [communeUnit(1, 1), communeUnit(1, 2)];
const abroad = cellUnit(2, 1, 1);

const KINDS: readonly Kind[] = [
  { who: 'member', holder: { person: { unit: cell, n: 1 } }, own: cell, foreign: [neighbour, far, otherCommune] },
  {
    who: 'member of another cell',
    holder: { person: { unit: neighbour, n: 1 } },
    own: neighbour,
    foreign: [cell, far],
  },
  {
    who: 'cell secretary',
    holder: { person: { unit: cell, n: 3 } },
    post: 'secretary',
    own: cell,
    foreign: [neighbour, far, otherCommune, abroad],
  },
  { who: 'overseer', holder: { person: { unit: commune, n: 1 } }, duty: true, own: cell, foreign: [neighbour, far] },
  { who: 'commune clerk', holder: { staff: true }, post: 'clerk', own: commune, foreign: [far, otherCommune, abroad] },
  {
    who: 'commune secretary',
    holder: { person: { unit: commune, n: 2 } },
    post: 'committee_secretary',
    own: commune,
    foreign: [far, otherCommune, abroad],
  },
  { who: 'inspector', holder: { staff: true }, post: 'inspector', own: commune, foreign: [far, otherCommune] },
  {
    who: 'provincial board',
    holder: { staff: true },
    post: 'provincial_board',
    own: provinceUnit(1),
    foreign: [abroad, provinceUnit(2)],
  },
  { who: 'administrator', holder: { staff: true }, post: 'administrator', own: commune, foreign: [far, otherCommune] },
  { who: 'account without a post', holder: { staff: true }, own: cell, foreign: [cell, far] },
];

/** Opens an account of every kind in a raised nation, and adds whoever is not signed in. */
export async function settle(chibo: Chibo): Promise<Reader[]> {
  const readers: Reader[] = [];
  for (const [i, kind] of KINDS.entries()) readers.push(await open(chibo, kind, i));
  return [...readers, { who: 'nobody', token: undefined, acting: undefined, own: cell, foreign: [cell, far] }];
}

async function open(chibo: Chibo, { who, holder, post, duty, own, foreign }: Kind, i: number): Promise<Reader> {
  const { db } = chibo.owner;
  const id = idOf('reader', own.path, i);
  const person = 'person' in holder ? idOf('person', holder.person.unit.path, holder.person.n) : null;
  await db
    .insertInto('account')
    .values({
      id,
      login: `reader.${i}`,
      name: who,
      person_id: person,
      person_division: person && own.division,
      created_at: chibo.clock.now(),
    })
    .execute();
  const [grant, dutyId] = [idOf('readers post', own.path, i), idOf('readers duty', own.path, i)];
  if (post) {
    await db
      .insertInto('post')
      .values({
        division: own.division,
        id: grant,
        unit_id: own.id,
        scope: own.path,
        post,
        side: person ? 'party' : 'staff',
        person_id: person,
        account_id: person ? null : id,
        holder_name: who,
        holder_is_member: person !== null,
        valid_from: '2020-01-01',
      })
      .execute();
  }
  if (duty && person) {
    await db
      .insertInto('overseer_duty')
      .values({
        division: own.division,
        id: dutyId,
        unit_id: own.id,
        scope: own.path,
        from_unit_id: commune.id,
        person_division: own.division,
        person_id: person,
        person_name: who,
        valid_from: '2020-01-01',
      })
      .execute();
  }
  return {
    who,
    token: await openToken(chibo.app.db, chibo.clock, id, 100),
    acting: duty ? `duty-${commune.id}` : post && grant,
    own,
    foreign,
  };
}
