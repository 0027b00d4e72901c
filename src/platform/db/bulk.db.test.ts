import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bare, bareWorld } from '../../../checks/world/world.ts';
import { type Columns, insertRows, type Row, updateRows } from './bulk.ts';

let world: Bare;
beforeAll(async () => {
  world = await bareWorld();
  await sql`create table odd (division text, id uuid, t text, d date, b boolean, n int, x bytea)`.execute(
    world.chibo.owner.db,
  );
});
afterAll(() => world.close());

const COLUMNS: Columns = { division: 'text', id: 'uuid', t: 'text', d: 'date', b: 'boolean', n: 'int', x: 'bytea' };
const db = () => world.chibo.owner.db;
const written = async () => (await sql<Row>`select * from odd order by id`.execute(db())).rows;

const text = fc.string({
  unit: fc.constantFrom('a', 'Đ', '"', '\\', ',', '{', '}', "'", ' ', '\n', 'N', 'U', 'L', '$1', '😀'),
});
const row = fc.record({
  division: fc.constant('00'),
  id: fc.uuid(),
  t: fc.option(text),
  d: fc.option(fc.constantFrom('2026-11-10', 'infinity', '1899-12-31')),
  b: fc.option(fc.boolean()),
  n: fc.option(fc.integer({ min: -1000, max: 1000 })),
  x: fc.option(fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes))),
});

test('rows arrive as they were, whatever stands in them, and are changed as they should be', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(row, { selector: (each) => each.id, maxLength: 12 }), async (rows) => {
      await sql`truncate odd`.execute(db());
      const sorted = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
      await insertRows(db(), 'odd', COLUMNS, sorted);
      expect(await written()).toEqual(sorted);
      const changed = sorted.map((each) => ({ ...each, t: `${each.t}'"`, b: null }));
      expect(await updateRows(db(), 'odd', COLUMNS, changed)).toBe(rows.length);
      expect(await written()).toEqual(changed);
    }),
    { numRuns: 60 },
  );
});
