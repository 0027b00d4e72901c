/** What the register holds now under a unit, as the judging of a file needs it: everything in a few statements. */
import { sql } from 'kysely';
import type { PersonFacts, Status } from '../members/member.ts';
import { cardNumber } from '../members/numbers.ts';
import { factsOf } from '../members/person.ts';
import { holdersOfCards } from '../members/store/cards.ts';
import { parentOf, type Subtree, subtree } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Tx } from '../platform/db/scope.ts';
import type { Keys } from '../platform/files/keys.ts';
import type { SourceRow } from './mapping.ts';
import { turn } from './turn.ts';

/** The open marks of ownership of a unit, and since when they hold. */
export type PresentMark = { id: string; ownership: string; foreignInvested: boolean; from: string };
export type PresentUnit = UnitRef & {
  code: string | null;
  name: string;
  kind: string;
  setting: string | null;
  parentId: string | null;
  foundedOn: string | null;
  households: number | null;
  poorHouseholds: number | null;
  temporaryHouses: number | null;
  mark: PresentMark | null;
  version: number;
};
export type PresentMember = {
  personId: string;
  membershipId: string;
  unit: UnitRef;
  facts: PersonFacts;
  status: Status;
  from: string;
  exempt: boolean;
  away: boolean;
  version: number;
  lineVersion: number;
};
export type Present = {
  /** the unit that the file goes under; null founds a new top */
  target: PresentUnit | null;
  targetParentKind: string | null;
  units: PresentUnit[];
  members: PresentMember[];
  posts: { unitId: string; post: string; personId: string | null; name: string }[];
  /** who is in charge of a unit */
  duties: { unitId: string; personId: string }[];
  /** who has the card numbers that the file names, anywhere */
  cards: Map<string, { division: string; personId: string }>;
  /** one part of a large file: units of other parts are not here */
  isPart: boolean;
};

export const NOTHING: Present = {
  target: null,
  targetParentKind: null,
  units: [],
  members: [],
  posts: [],
  duties: [],
  cards: new Map(),
  isPart: false,
};

/**
 * Loads the present state under `unit`, and the holders of the file's card numbers. `members: false` where the rows are about units only;
 * `above` is a unit over it whose posts the rows may name too.
 */
export async function presentUnder(
  tx: Tx,
  keys: Keys,
  unit: UnitRef,
  rows: SourceRow[],
  { members = true, above }: { members?: boolean; above?: UnitRef } = {},
): Promise<Present> {
  const range = await subtree(tx, unit);
  const found = await tx
    .selectFrom('unit')
    .selectAll()
    .where((eb) =>
      eb.or([eb.and([eb('path', '>=', range.lo), eb('path', '<', range.hi)]), eb('id', '=', above?.id ?? unit.id)]),
    )
    .where('closed_on', 'is', null)
    .orderBy('path')
    .execute();
  const open = await openAt(tx, range);
  const units = found.map(
    (u): PresentUnit => ({
      id: u.id,
      division: u.division,
      path: u.path,
      code: u.code,
      name: u.name,
      kind: u.kind,
      setting: u.setting,
      parentId: u.parent_id,
      foundedOn: u.founded_on,
      households: u.households,
      poorHouseholds: u.poor_households,
      temporaryHouses: u.temporary_houses,
      mark: open.marks.get(u.id) ?? null,
      version: u.version,
    }),
  );
  const held = tx
    .selectFrom('post')
    .select(['unit_id', 'post', 'person_id', 'holder_name'])
    .where('valid_to', '=', 'infinity');
  const posts = await held
    .where('division', 'in', range.divisions)
    .where('scope', '>=', range.lo)
    .where('scope', '<', range.hi)
    .execute();
  if (above && above.id !== unit.id)
    posts.push(...(await held.where('division', '=', above.division).where('unit_id', '=', above.id).execute()));
  return {
    target: units.find((u) => u.id === unit.id) ?? null,
    targetParentKind: (await parentOf(tx, unit))?.kind ?? null,
    units,
    members: members ? await membersIn(tx, keys, range) : [],
    posts: posts.map((p) => ({ unitId: p.unit_id, post: p.post, personId: p.person_id, name: p.holder_name })),
    duties: open.duties,
    cards: await holdersOfCards(tx, keys, cardsOf(rows)),
    isPart: above !== undefined,
  };
}

/** Marks and duties that are open in a range. */
async function openAt(tx: Tx, { lo, hi, divisions }: Subtree) {
  const marks = await tx
    .selectFrom('unit_mark')
    .select(['unit_id', 'id', 'ownership', 'foreign_invested', 'valid_from'])
    .where('division', 'in', divisions)
    .where('scope', '>=', lo)
    .where('scope', '<', hi)
    .where('valid_to', '=', 'infinity')
    .execute();
  const duties = await tx
    .selectFrom('overseer_duty')
    .select(['unit_id as unitId', 'person_id as personId'])
    .where('division', 'in', divisions)
    .where('scope', '>=', lo)
    .where('scope', '<', hi)
    .where('valid_to', '=', 'infinity')
    .execute();
  return {
    duties,
    marks: new Map(
      marks.map(({ unit_id, id, ownership, foreign_invested, valid_from }): [string, PresentMark] => [
        unit_id,
        { id, ownership, foreignInvested: foreign_invested, from: valid_from },
      ]),
    ),
  };
}

/** The card numbers that a file names, in the form in which they are compared. */
export function cardsOf(rows: SourceRow[]): string[] {
  return rows.flatMap((row) => {
    const card = row.values.card_number === undefined ? null : cardNumber(row.values.card_number);
    return card === null ? [] : [card];
  });
}

type Line = Parameters<typeof factsOf>[1] & {
  membership_id: string;
  status: Status;
  exempt: boolean;
  away: boolean;
  valid_from: string;
  line_version: number;
  m_unit_id: string;
  m_scope: string;
};

async function membersIn(
  tx: Tx,
  keys: Keys,
  range: { lo: string; hi: string; divisions: string[] },
): Promise<PresentMember[]> {
  const { rows } = await sql<Line>`
    select p.*, m.id as membership_id, m.status, m.exempt, m.away, m.valid_from, m.version as line_version, m.unit_id as m_unit_id, m.scope as m_scope
    from membership m join person p on p.division = m.division and p.id = m.person_id
    where m.division in (${sql.join(range.divisions)}) and m.scope >= ${range.lo} and m.scope < ${range.hi} and m.valid_to = 'infinity' and m.seat = 'own'`.execute(
    tx,
  );
  const members: PresentMember[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % A_TURN === 0) await turn();
    members.push(memberFrom(keys, row));
  }
  return members;
}

/** So many dossiers are opened before others have their turn. */
const A_TURN = 500;

function memberFrom(keys: Keys, row: Line): PresentMember {
  return {
    personId: row.id,
    membershipId: row.membership_id,
    unit: { id: row.m_unit_id, division: row.division, path: row.m_scope },
    facts: factsOf(keys, row),
    status: row.status,
    from: row.valid_from,
    exempt: row.exempt,
    away: row.away,
    version: row.version,
    lineVersion: row.line_version,
  };
}
