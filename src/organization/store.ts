/** The only file that writes the organization's tables. */
import type { UnitRef } from '../platform/access.ts';
import { type Columns, insertRows } from '../platform/db/bulk.ts';
import type { Tx } from '../platform/db/scope.ts';
import { fold, searchWords, sortKey } from '../platform/i18n/names.ts';
import { newId } from '../platform/ids.ts';
import { mustBeCurrent, notFound } from '../platform/refusal.ts';
import { markStale } from './store/parts.ts';
import { at } from './tree.ts';
import type { Letterhead } from './unit.ts';

export type NewUnit = {
  id?: string;
  division: string;
  path: string;
  parentId: string | null;
  kind: string;
  setting: string | null;
  name: string;
  code: string | null;
  foundedOn: string | null;
  households: number | null;
  poorHouseholds: number | null;
  temporaryHouses: number | null;
  /** since when this name, kind and place are known to hold: the founding day, or the day of the record */
  since: string;
};

/** Writes a unit; see insertUnits. Returns its address. */
export async function insertUnit(tx: Tx, unit: NewUnit): Promise<UnitRef> {
  const [ref] = await insertUnits(tx, [unit]);
  return ref as UnitRef;
}

/**
 * Writes units, parents before their children, each with its first period, its search words and the row that is its lock.
 * The caller has given them their paths. Returns their addresses in the same order.
 */
export async function insertUnits(tx: Tx, units: NewUnit[]): Promise<UnitRef[]> {
  const rows = units.map((unit) => ({ ...unit, id: unit.id ?? newId() }));
  await insertRows(
    tx,
    'unit',
    UNIT,
    rows.map((unit) => ({
      id: unit.id,
      division: unit.division,
      code: unit.code,
      kind: unit.kind,
      setting: unit.setting,
      name: unit.name,
      sort_key: sortKey(unit.name),
      search_key: fold(unit.name),
      parent_id: unit.parentId,
      path: unit.path,
      founded_on: unit.foundedOn,
      households: unit.households,
      poor_households: unit.poorHouseholds,
      temporary_houses: unit.temporaryHouses,
    })),
  );
  await insertRows(
    tx,
    'unit_period',
    PERIOD,
    rows.map((unit) => ({
      unit_id: unit.id,
      division: unit.division,
      kind: unit.kind,
      name: unit.name,
      parent_id: unit.parentId,
      path: unit.path,
      valid_from: unit.since,
    })),
  );
  await insertRows(
    tx,
    'unit_word',
    { token: 'text', unit_id: 'uuid', path: 'text' },
    rows.flatMap(({ id, path, name }) => searchWords(name).map((token) => ({ token, unit_id: id, path }))),
  );
  const refs = rows.map(({ id, division, path }) => ({ id, division, path }));
  await insertRows(tx, 'unit_stat', { division: 'text', unit_id: 'uuid', scope: 'text' }, refs.map(at));
  await markStale(tx, refs);
  return refs;
}

const UNIT: Columns = {
  id: 'uuid',
  division: 'text',
  code: 'text',
  kind: 'text',
  setting: 'text',
  name: 'text',
  sort_key: 'text',
  search_key: 'text',
  parent_id: 'uuid',
  path: 'text',
  founded_on: 'date',
  households: 'int',
  poor_households: 'int',
  temporary_houses: 'int',
};
const PERIOD: Columns = {
  unit_id: 'uuid',
  division: 'text',
  kind: 'text',
  name: 'text',
  parent_id: 'uuid',
  path: 'text',
  valid_from: 'date',
};

async function writeWords(tx: Tx, unitId: string, path: string, name: string): Promise<void> {
  await tx.deleteFrom('unit_word').where('unit_id', '=', unitId).execute();
  const words = searchWords(name);
  if (words.length > 0)
    await tx
      .insertInto('unit_word')
      .values(words.map((token) => ({ token, unit_id: unitId, path })))
      .execute();
}

export type UnitFacts = {
  name: string;
  setting: string | null;
  foundedOn: string | null;
  households: number | null;
  poorHouseholds: number | null;
  temporaryHouses: number | null;
};

/** Changes a unit's facts; a new name opens a new period from `on`. Refuses version.stale. */
export async function updateUnit(
  tx: Tx,
  unit: UnitRef,
  facts: UnitFacts,
  version: number,
  on: string,
  decision: string | null,
): Promise<void> {
  const row = await tx.selectFrom('unit').selectAll().where('id', '=', unit.id).executeTakeFirstOrThrow();
  mustBeCurrent(version, row.version);
  await tx
    .updateTable('unit')
    .set({
      name: facts.name,
      sort_key: sortKey(facts.name),
      search_key: fold(facts.name),
      setting: facts.setting,
      founded_on: facts.foundedOn,
      households: facts.households,
      poor_households: facts.poorHouseholds,
      temporary_houses: facts.temporaryHouses,
      version: version + 1,
    })
    .where('id', '=', unit.id)
    .execute();
  if (row.name === facts.name) return;
  await writeWords(tx, unit.id, unit.path, facts.name);
  const period = await tx
    .selectFrom('unit_period')
    .select(['valid_from'])
    .where('unit_id', '=', unit.id)
    .where('valid_to', '=', 'infinity')
    .executeTakeFirstOrThrow();
  if (period.valid_from >= on) {
    await tx
      .updateTable('unit_period')
      .set({ name: facts.name, decision })
      .where('unit_id', '=', unit.id)
      .where('valid_from', '=', period.valid_from)
      .execute();
    return;
  }
  await tx
    .updateTable('unit_period')
    .set({ valid_to: on })
    .where('unit_id', '=', unit.id)
    .where('valid_to', '=', 'infinity')
    .execute();
  await tx
    .insertInto('unit_period')
    .values({
      unit_id: unit.id,
      division: unit.division,
      kind: row.kind,
      name: facts.name,
      parent_id: row.parent_id,
      path: unit.path,
      valid_from: on,
      decision,
    })
    .execute();
}

/** Writes the letterhead whole (D24). */
export async function putLetterhead(tx: Tx, unit: UnitRef, head: Letterhead): Promise<void> {
  const values = {
    document_code: head.documentCode,
    upper_name: head.upperName,
    issuer_name: head.issuerName,
    place: head.place,
    has_seal: head.hasSeal,
  };
  await tx
    .insertInto('unit_letterhead')
    .values({ unit_id: unit.id, ...values })
    .onConflict((c) =>
      c.column('unit_id').doUpdateSet((eb) => ({ ...values, version: eb('unit_letterhead.version', '+', 1) })),
    )
    .execute();
}

export type NewPost = {
  post: string;
  side: string;
  personId: string | null;
  accountId: string | null;
  name: string;
  isMember: boolean;
  from: string;
  termEnds: string | null;
  decision: string | null;
  /** what made it begin, where that is known */
  begun?: Begun;
};

/** By election or by a decision of the level above; `reason`: a code of the rulebook. */
export type Begun = {
  by: 'elected' | 'appointed';
  reason: string | null;
  decidedOn: string;
  decidedUnit: string;
  electionId: string | null;
};

export async function insertPost(tx: Tx, unit: UnitRef, post: NewPost): Promise<string> {
  const [id] = await insertPosts(tx, [{ unit, ...post }]);
  return id as string;
}

/** Begins posts, each at its unit. Returns their ids in the same order. */
export async function insertPosts(tx: Tx, posts: (NewPost & { unit: UnitRef })[]): Promise<string[]> {
  const rows = posts.map((post) => ({
    ...at(post.unit),
    id: newId(),
    post: post.post,
    side: post.side,
    person_id: post.personId,
    account_id: post.accountId,
    holder_name: post.name,
    holder_is_member: post.isMember,
    valid_from: post.from,
    term_ends: post.termEnds,
    decision: post.decision,
    begun_by: post.begun?.by ?? null,
    begin_reason: post.begun?.reason ?? null,
    decided_on: post.begun?.decidedOn ?? null,
    decided_unit: post.begun?.decidedUnit ?? null,
    election_id: post.begun?.electionId ?? null,
  }));
  await insertRows(tx, 'post', POST, rows);
  return rows.map((row) => row.id);
}

const POST: Columns = {
  division: 'text',
  unit_id: 'uuid',
  scope: 'text',
  id: 'uuid',
  post: 'text',
  side: 'text',
  person_id: 'uuid',
  account_id: 'uuid',
  holder_name: 'text',
  holder_is_member: 'boolean',
  valid_from: 'date',
  term_ends: 'date',
  decision: 'text',
  begun_by: 'text',
  begin_reason: 'text',
  decided_on: 'date',
  decided_unit: 'uuid',
  election_id: 'uuid',
};

/** How a post of the organization ended, and by whose decision. */
export type Ended = {
  by: 'term' | 'resignation' | 'dismissal';
  decision: string | null;
  decidedOn: string | null;
  unitId: string | null;
};

/** Ends a post; the row stays. `ended`: how, where it is told; the reason is then a code of the rulebook. Refuses version.stale, 404 when it is not open at this unit. */
export async function endPost(
  tx: Tx,
  unit: UnitRef,
  id: string,
  on: string,
  reason: string,
  version: number,
  ended?: Ended,
): Promise<void> {
  const row = await tx
    .updateTable('post')
    .set({
      valid_to: on,
      end_reason: reason,
      ended_by: ended?.by ?? null,
      end_decision: ended?.decision ?? null,
      end_decided_on: ended?.decidedOn ?? null,
      end_unit: ended?.unitId ?? null,
      version: version + 1,
    })
    .where('division', '=', unit.division)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('valid_to', '=', 'infinity')
    .returning('id')
    .executeTakeFirst();
  if (row) return;
  const present = await tx
    .selectFrom('post')
    .select(['version', 'valid_to'])
    .where('division', '=', unit.division)
    .where('id', '=', id)
    .executeTakeFirst();
  if (present?.valid_to !== 'infinity') notFound();
  mustBeCurrent(version, present.version);
}

export type NewDuty = { fromUnitId: string; personDivision: string; personId: string; name: string; from: string };

export async function insertDuty(tx: Tx, unit: UnitRef, duty: NewDuty): Promise<string> {
  const [id] = await insertDuties(tx, [{ unit, ...duty }]);
  return id as string;
}

/** Puts people in charge, each of a unit. Returns the ids of the duties in the same order. */
export async function insertDuties(tx: Tx, duties: (NewDuty & { unit: UnitRef })[]): Promise<string[]> {
  const rows = duties.map((duty) => ({
    ...at(duty.unit),
    id: newId(),
    from_unit_id: duty.fromUnitId,
    person_division: duty.personDivision,
    person_id: duty.personId,
    person_name: duty.name,
    valid_from: duty.from,
  }));
  await insertRows(tx, 'overseer_duty', DUTY, rows);
  return rows.map((row) => row.id);
}

const DUTY: Columns = {
  division: 'text',
  unit_id: 'uuid',
  scope: 'text',
  id: 'uuid',
  from_unit_id: 'uuid',
  person_division: 'text',
  person_id: 'uuid',
  person_name: 'text',
  valid_from: 'date',
};

export async function endDuty(tx: Tx, unit: UnitRef, id: string, on: string, version: number): Promise<void> {
  const row = await tx
    .updateTable('overseer_duty')
    .set({ valid_to: on, version: version + 1 })
    .where('division', '=', unit.division)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('valid_to', '=', 'infinity')
    .returning('id')
    .executeTakeFirst();
  if (!row) notFound();
}
