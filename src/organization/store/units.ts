/** Writes units: their facts, their periods, their search words, their letterhead. */
import type { UnitRef } from '../../platform/access.ts';
import { type Columns, insertRows } from '../../platform/db/bulk.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { fold, searchWords, sortKey } from '../../platform/i18n/names.ts';
import { newId } from '../../platform/ids.ts';
import { mustBeCurrent } from '../../platform/refusal.ts';
import { formerWords } from '../formerNames.ts';
import { at } from '../tree.ts';
import type { Letterhead } from '../unit.ts';
import { markStale } from './parts.ts';

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

/** Writes the words of the names the unit bore before, as its periods have them by now. */
async function writeFormerWords(tx: Tx, unitId: string): Promise<void> {
  await tx.deleteFrom('unit_former_word').where('unit_id', '=', unitId).execute();
  const words = await formerWords(tx, [unitId]);
  if (words.length > 0) await tx.insertInto('unit_former_word').values(words).execute();
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
  } else {
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
  await writeFormerWords(tx, unit.id);
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
