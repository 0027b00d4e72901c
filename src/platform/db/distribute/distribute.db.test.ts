import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { refusalOf } from '../../../../checks/world/world.ts';
import { testDatabase } from '../testing.ts';
import { type Catalogue, type Executor, readCatalogue } from './catalogue.ts';
import { type Placed, placesOf, type Step, stepsOf, unfit } from './plan.ts';
import { distribute, planDistribution } from './run.ts';
import { pretended } from './testing.ts';

describe.each([18, 15] as const)('on PostgreSQL %i', (version) => {
  const url = inject(version === 18 ? 'postgres18' : 'postgres15');
  if (url === '') return void it.skip('is not installed');
  let database: Awaited<ReturnType<typeof testDatabase>>;
  let client: pg.Client;
  let catalogue: Catalogue;
  let places: Map<string, Placed>;
  beforeAll(async () => {
    database = await testDatabase(url);
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
    catalogue = await readCatalogue({ query: (text, values) => client.query(text, values) });
    places = new Map(placesOf(catalogue).map((placed) => [placed.table, placed]));
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });
  const tables = (place: Placed['place']) =>
    [...places.values()].filter((each) => each.place === place).map((each) => each.table);

  it('every table has its place: the owned by division, what is nationwide by its key, the tree and the accounts everywhere', () => {
    const owned = catalogue.tables.filter(({ columns }) => columns.includes('division') && columns.includes('scope'));
    expect(owned.length).toBeGreaterThan(100);
    for (const { name } of owned) expect([name, places.get(name)?.place]).toEqual([name, 'division']);
    expect(tables('division')).toEqual(
      expect.arrayContaining(['command_result', 'ledger_seal', 'ledger', 'unit_stat']),
    );
    expect(tables('key')).toEqual(['person_key']);
    expect(tables('reference')).toEqual(
      expect.arrayContaining([
        'unit',
        'unit_period',
        'unit_word',
        'unit_former_word',
        'account',
        'session',
        'rulebook_version',
        'delegation',
      ]),
    );
    expect(tables('local')).toEqual(['meta', 'migration', 'sign_in_try']);
    expect(places.size).toBe(catalogue.tables.length);
  });

  it('nothing of the schema stands against it', () => expect(unfit(catalogue)).toEqual([]));

  it('goes in the only order that works: all keys away, reference tables, spread tables, the keys back', () => {
    const present = { spread: new Set<string>(), kept: [], database: 'chibo', roles: ['chibo_app_x'] };
    const steps = stepsOf(catalogue, present);
    const order = steps.map(({ what }) => what);
    expect(order.filter((what, i) => what !== order[i - 1])).toEqual([
      'settings',
      'drop keys',
      'reference',
      'spread',
      'put back',
      'finish',
    ]);
    const of = (what: Step['what']) => steps.filter((step) => step.what === what);
    expect(of('drop keys')[0]?.statements.filter((text) => text.startsWith('alter table'))).toHaveLength(
      catalogue.keys.length,
    );
    expect(of('put back')).toHaveLength(catalogue.keys.length);
    expect(of('reference').map(({ table }) => table)).toEqual(tables('reference'));
    expect(
      of('spread')
        .map(({ table }) => table)
        .sort(),
    ).toEqual([...tables('division'), ...tables('key')].sort());
    // side by side with the first, or joins by division would cross machines
    const [first, ...others] = of('spread').filter(({ table }) => table !== 'person_key');
    expect(first?.statements[0]).toContain("colocate_with => 'none'");
    for (const { statements } of others)
      expect(statements[0]).toContain(`'division', colocate_with => '${first?.table}'`);
    expect(of('spread').at(-1)?.statements).toEqual([
      `select create_distributed_table('person_key', 'hash', colocate_with => 'none')`,
    ]);
  });

  it('leaves what the catalogue said before: every key is put back as it was', async () => {
    const cluster = pretended(client);
    const steps: Step[] = [];
    const done = await distribute(cluster.db, (step) => steps.push(step));
    expect(done).toBe(steps.length);
    expect([...cluster.spread].sort()).toEqual(
      [...tables('reference'), ...tables('division'), ...tables('key')].sort(),
    );
    expect(cluster.gone.size).toBe(0);
    const back = cluster.told.filter((text) => text.includes(' add constraint '));
    expect(back.sort()).toEqual(
      catalogue.keys.map((key) => `alter table "${key.table}" add constraint "${key.name}" ${key.definition}`).sort(),
    );
    expect(cluster.told.filter((text) => text === 'begin')).toHaveLength(steps.length);
    expect(cluster.told.filter((text) => text === 'commit')).toHaveLength(steps.length);
    expect(cluster.told.filter((text) => text.includes('multi_shard_modify_mode'))).toHaveLength(catalogue.keys.length);
  });

  it.each([
    'drop constraint "task',
    "create_reference_table('unit')",
    "create_distributed_table('task'",
    'add constraint "task',
  ])('broken off at %s it goes on where it stopped, and no key is lost', async (place) => {
    let broken = false;
    const cluster = pretended(client, {}, (text) => {
      const isHere = !broken && text.includes(place);
      broken ||= isHere;
      return isHere;
    });
    await expect(distribute(cluster.db, () => {})).rejects.toThrow('broken off');
    expect(broken).toBe(true);
    const halfway = [...cluster.spread];
    expect(cluster.told.at(-1)).toBe('rollback');
    await distribute(cluster.db, () => {});
    expect(new Set(cluster.spread).size).toBe(cluster.spread.length);
    expect(cluster.spread).toEqual(expect.arrayContaining(halfway));
    expect([...cluster.spread].sort()).toEqual(
      [...tables('reference'), ...tables('division'), ...tables('key')].sort(),
    );
    expect([cluster.gone.size, cluster.kept().length]).toEqual([0, 0]);
  });

  it('is refused where there is no Citus, where it is off, has no machines, or Chibo is running', async () => {
    const real: Executor = { query: (text, values) => client.query(text, values) };
    const refused = await refusalOf(distribute(real, () => {}));
    expect(refused).toMatchObject({ status: 422, codes: ['distribute.extension_missing'] });
    expect((await planDistribution(real)).refused).toMatchObject([
      { code: 'distribute.extension_missing', values: { version: expect.stringContaining(String(version)) } },
    ]);
    const codes = async (state: Record<string, unknown>) => {
      const cluster = pretended(client, state);
      const { codes: said } = await refusalOf(distribute(cluster.db, () => {}));
      expect(cluster.told).toEqual([]);
      return said;
    };
    expect(await codes({ created: false })).toEqual(['distribute.extension_off']);
    expect(await codes({ workers: 0 })).toEqual(['distribute.no_workers']);
    expect(await codes({ processes: 2 })).toEqual(['distribute.in_use']);
  });

  it('a schema that does not fit is refused, naming table and key', () => {
    const table = (name: string, columns: string[], primaryKey: string[], unique: string[][] = []) => ({
      name,
      columns,
      primaryKey,
      unique,
      unlogged: false,
    });
    const key = (from: string, target: string, columns: string[], targetColumns = columns) => ({
      table: from,
      name: `${from}_fk`,
      target,
      columns,
      targetColumns,
      definition: '',
    });
    const owned = ['division', 'id', 'unit_id', 'scope'];
    const small: Catalogue = {
      tables: [
        table('unit', ['id', 'division'], ['id']),
        table('good', owned, ['division', 'id']),
        table('bad', owned, ['id']),
        table('twice', owned, ['division', 'id'], [['number'], ['division', 'number']]),
      ],
      keys: [
        key('good', 'unit', ['unit_id'], ['id']),
        key('twice', 'good', ['division', 'good_id'], ['division', 'id']),
        { ...key('twice', 'good', ['good_id'], ['id']), name: 'by_id' },
        { ...key('unit', 'good', ['division', 'good_id'], ['division', 'id']), name: 'upwards' },
      ],
    };
    expect(unfit(small)).toEqual([
      { code: 'distribute.no_key', values: { table: 'bad' } },
      { code: 'distribute.unique', values: { table: 'twice', key: 'number' } },
      { code: 'distribute.foreign_key', values: { table: 'twice', key: 'by_id', target: 'good' } },
      { code: 'distribute.foreign_key', values: { table: 'unit', key: 'upwards', target: 'good' } },
    ]);
  });
});
