/** For every integrity check one planted fault that it finds and one near miss that it does not; an orderly place has nothing to be found. */
import type { PoolClient } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { askedOf, type IntegrityCheck } from '../src/organization/integrity.ts';
import type { Case } from './integrity/cases.ts';
import { PEOPLE } from './integrity/people.ts';
import { orderlyPlace, type Place, planting, TODAY } from './integrity/place.ts';
import { RECORDS } from './integrity/records.ts';
import { TREE } from './integrity/tree.ts';
import { WORK } from './integrity/work.ts';

const CASES: Record<string, Case> = { ...TREE, ...PEOPLE, ...WORK, ...RECORDS };

describe.each([18, 15] as const)('integrity checks on PostgreSQL %i', (version) => {
  if (inject(version === 18 ? 'postgres18' : 'postgres15') === '') return void it.skip('is not installed');
  let place: Place;
  let client: PoolClient;
  let checks: readonly IntegrityCheck[];
  beforeAll(async () => {
    place = await orderlyPlace(version);
    client = await place.world.chibo.owner.pool.connect();
    checks = place.world.chibo.bus.services.integrity.checks;
  });
  afterAll(async () => {
    client?.release();
    await place?.world.close();
  });

  function sqlOf(check: IntegrityCheck, divisions: string[]) {
    const { chibo } = place.world;
    const at = { today: TODAY, now: chibo.clock.now(), rulebook: chibo.rulebook };
    const statement = check.find(askedOf({ lo: '', hi: '~', divisions }, at));
    if (statement === null) throw new Error(`${check.id} has nothing to say under this rulebook.`);
    return statement.compile(chibo.owner.db);
  }

  /** What a check finds over everything, by the record found. */
  async function foundBy(check: IntegrityCheck): Promise<string[]> {
    const { rows: units } = await client.query<{ division: string }>('select distinct division from unit');
    const { sql, parameters } = sqlOf(
      check,
      units.map(({ division }) => division),
    );
    const { rows } = await client.query<{ subject_id: string; part: string; facts: unknown }>(
      `select subject_id, part, facts from (${sql}) as q(division, unit_id, scope, subject_id, part, facts)`,
      [...parameters],
    );
    return rows.map(({ subject_id, part, facts }) => `${subject_id} ${part} ${JSON.stringify(facts)}`);
  }

  async function undone<T>(work: () => Promise<T>): Promise<T> {
    await client.query('begin');
    try {
      return await work();
    } finally {
      await client.query('rollback');
    }
  }

  it('each check has its planted fault and its near miss, and none stands without a check', () => {
    expect(Object.keys(CASES).sort()).toEqual(checks.map(({ id }) => id).sort());
    expect(checks.length).toBeGreaterThanOrEqual(35);
  });

  it('each check names the tables it reads', async () => {
    const { rows } = await client.query<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
    );
    const tables = new Set(rows.map(({ name }) => name));
    for (const check of checks) {
      const read = [...sqlOf(check, ['00']).sql.matchAll(/\b(?:from|join)\s+"?(\w+)"?/g)].map(
        ([, table = '']) => table,
      );
      const unnamed = [...new Set(read)].filter((table) => tables.has(table) && !check.reads.includes(table));
      expect([check.id, unnamed]).toEqual([check.id, []]);
    }
  });

  it('an orderly place has nothing to be found', async () => {
    for (const check of checks) expect([check.id, await foundBy(check)]).toEqual([check.id, []]);
  });

  it.each(Object.entries(CASES))(
    '%s is found where it is planted, and not where it is nearly so',
    async (id, { fault, near }) => {
      const check = checks.find((each) => each.id === id);
      if (!check) throw new Error(`There is no check ${id}.`);
      expect(await undone(async () => [await fault(planting(place, client)), await foundBy(check)][1])).not.toEqual([]);
      expect(await undone(async () => [await near(planting(place, client)), await foundBy(check)][1])).toEqual([]);
    },
  );
});
