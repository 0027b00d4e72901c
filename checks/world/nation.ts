/**
 * A generated organization: provinces, communes, cells, each with a row in every table. Written by the database's owner in
 * a few statements, for what a world made by commands is too small or too slow: plans, row security, foreign records.
 */
import { createHash } from 'node:crypto';
import pg from 'pg';
import { operator } from '../../src/accounts/grants.ts';
import type { Actor, Reach, UnitRef } from '../../src/platform/access.ts';
import type { Keys } from '../../src/platform/files/keys.ts';
import { RECORDS } from './nationRecords.ts';
import { type Bare, bareWorld } from './world.ts';

export type Size = {
  provinces: number;
  communes: number;
  cells: number;
  members: number;
  tasks: number;
  meetings: number;
};
export const SMALL: Size = { provinces: 2, communes: 2, cells: 2, members: 3, tasks: 2, meetings: 1 };

const TOP = '0001';
const segment = (n: number) => String(n).padStart(4, '0');

/** The id of the n-th row of a table at the unit with this path: always the same, so that nothing has to be looked up. */
export function idOf(table: string, path: string, n = 1): string {
  const hex = createHash('md5').update(`${table} ${path} ${n}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `7${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)].join('-');
}

/** What every text of a unit's records holds: whoever reads it has read a record of that unit. */
export function markOf(path: string): string {
  return `<${path}>`;
}

export function topUnit(): UnitRef {
  return { id: idOf('unit', TOP), division: '00', path: TOP };
}
export function provinceUnit(province: number): UnitRef {
  const path = TOP + segment(province);
  return { id: idOf('unit', path), division: `p${province}`, path };
}
export function communeUnit(province: number, commune: number): UnitRef {
  const path = TOP + segment(province) + segment(commune);
  return { id: idOf('unit', path), division: `p${province}`, path };
}
export function cellUnit(province: number, commune: number, cell: number): UnitRef {
  const path = TOP + segment(province) + segment(commune) + segment(cell);
  return { id: idOf('unit', path), division: `p${province}`, path };
}

const ID = `create function nid(name text, path text, n int) returns uuid language sql immutable as $$
  select (substr(h, 1, 12) || '7' || substr(h, 14, 3) || '8' || substr(h, 18))::uuid from md5(name || ' ' || path || ' ' || n) h $$`;

function units(size: Size): string {
  return `
  create temp table tree as
    select '${TOP}' as path, '00' as division, 'central_committee' as kind, null::text as parent
    union all select '${TOP}' || lpad(p::text, 4, '0'), 'p' || p, 'province_committee', '${TOP}' from generate_series(1, ${size.provinces}) p
    union all select '${TOP}' || lpad(p::text, 4, '0') || lpad(c::text, 4, '0'), 'p' || p, 'commune_committee', '${TOP}' || lpad(p::text, 4, '0')
      from generate_series(1, ${size.provinces}) p, generate_series(1, ${size.communes}) c
    union all select '${TOP}' || lpad(p::text, 4, '0') || lpad(c::text, 4, '0') || lpad(k::text, 4, '0'), 'p' || p, 'subordinate_cell', '${TOP}' || lpad(p::text, 4, '0') || lpad(c::text, 4, '0')
      from generate_series(1, ${size.provinces}) p, generate_series(1, ${size.communes}) c, generate_series(1, ${size.cells}) k;
  insert into unit (id, division, kind, setting, name, sort_key, search_key, parent_id, path, founded_on)
    select nid('unit', path, 1), division, kind, case when kind = 'subordinate_cell' then 'residential' end, 'Đơn vị ' || path, 'don vi ' || path, 'don vi ' || path, nid('unit', parent, 1), path, '2000-01-01' from tree order by path;
  insert into unit_period (unit_id, division, kind, name, parent_id, path, valid_from) select id, division, kind, name, parent_id, path, '2000-01-01' from unit;
  insert into unit_word (token, unit_id, path) select w, id, path from unit, unnest(array['don', 'vi', path]) w;
  insert into unit_former_word (token, unit_id, until) select w, id, '2000-01-01' from unit, unnest(array['ten', 'cu', path]) w;
  insert into unit_letterhead select id, 'CB', 'Đảng ủy', name, 'Gia Lai', false from unit;
  insert into unit_stat (division, unit_id, scope) select division, id, path from unit;
  insert into part_stale (division, part) select distinct division, left(path, 12) from unit;
  -- where records lie: in every cell and at every committee
  create temp table here as select id as unit_id, division, path as scope, '<' || path || '>' as mark, kind, case when kind = 'subordinate_cell' then ${size.members} else 2 end as members from unit`;
}

/** Fills a migrated, empty database. `client` must be the owner; with keys what lies encrypted can be read. Every id is known by `idOf`. */
export async function raiseNation(client: pg.ClientBase, size: Size, keys?: Keys): Promise<void> {
  await client.query('begin');
  for (const statement of [ID, units(size), ...RECORDS.map((record) => record(size))]) await client.query(statement);
  await client.query('drop table here, tree');
  if (keys) await encrypt(client, keys);
  await client.query('commit');
  await client.query('analyze');
}

/** A bare world with that organization in it; `more` is done by the owner's connection. */
export async function nationWorld(size: Size, more?: (owner: pg.Client) => Promise<void>): Promise<Bare> {
  const world = await bareWorld();
  const owner = new pg.Client({ connectionString: world.chibo.owner.url });
  await owner.connect();
  await raiseNation(owner, size, world.chibo.keys);
  await more?.(owner);
  await owner.end();
  return world;
}

/** Writes the bytes that a reader with the right opens, each under its own place. */
async function encrypt(client: pg.ClientBase, keys: Keys): Promise<void> {
  const { rows } = await client.query<{ id: string; sheet: string }>('select id, sheet from import_row');
  for (const { id, sheet } of rows) {
    const kept = { values: { name: `Người${sheet}` }, kind: 'members', action: 'new', reasons: [], changes: [] };
    await client.query('update import_block set body = $2 where id = $1', [
      id,
      keys.encrypt(JSON.stringify([kept]), `import_row:${id}`),
    ]);
  }
  const bases = await client.query<{ id: string }>('select id from dues_basis');
  for (const { id } of bases.rows)
    await client.query('update dues_basis set base = $2 where id = $1', [
      id,
      keys.encrypt('5000', `dues_basis:${id}:base`),
    ]);
  const chunks = await client.query<{ file_id: string; scope: string }>('select file_id, scope from file_chunk');
  for (const { file_id, scope } of chunks.rows) {
    await client.query('update file_chunk set body = $2 where file_id = $1', [
      file_id,
      keys.encrypt(`Tệp${markOf(scope)}`, `${file_id}:0`),
    ]);
  }
}

/** Somebody of the nation who may do everything within `reach`, acting by a post of `unit`. */
export function readerAt(unit: UnitRef, reach: Pick<Reach, 'path' | 'depth'>): Actor {
  return {
    ...operator(),
    person: { id: idOf('person', unit.path, 1), division: unit.division },
    grant: { id: 'g', reason: 'post', post: 'secretary', unit, reaches: [{ ...reach, capabilities: ['*'] }] },
  };
}
