import { type RawBuilder, sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { cellUnit, communeUnit, idOf, provinceUnit, raiseNation, SMALL } from '../../../checks/world/nation.ts';
import type { Actor, Reach, UnitRef } from '../access.ts';
import { type Connection, connect, rolesOf } from './connect.ts';
import { setScope, type Tx } from './scope.ts';
import { testDatabase } from './testing.ts';

/** Tables of which an upper unit's rows are issued downwards. */
const DOWNWARDS = [
  'integrity_run',
  'own_indicator',
  'dashboard',
  'period_close',
  'publication',
  'publication_line',
  'resolution',
  'target',
  'target_step',
  'target_value',
  'theme',
  'amendment',
  'amendment_change',
  'admission_plan',
  'training_class',
  'dues_keep',
  'integrity_run',
];
/** Views that show only a part of their table, and which. */
const PARTS: Record<string, RawBuilder<unknown>> = {
  task_due_seen: sql`select division, scope, due from task where state in ('open', 'reported', 'returned')`,
};
const mine = cellUnit(1, 1, 1);
const neighbour = cellUnit(1, 1, 2);

describe.each([18, 15] as const)('row security on PostgreSQL %i', (version) => {
  const url = inject(version === 18 ? 'postgres18' : 'postgres15');
  if (url === '') return void it.skip('is not installed');
  let database: Awaited<ReturnType<typeof testDatabase>>;
  let app: Connection;
  let tables: string[];
  let views: { name: string; options: string[] }[];

  beforeAll(async () => {
    database = await testDatabase(url);
    const owner = new pg.Client({ connectionString: database.url });
    await owner.connect();
    await raiseNation(owner, SMALL);
    const found = await owner.query<{
      name: string;
      view: boolean;
      options: string[];
    }>(`select c.relname as name, c.relkind = 'v' as view, c.reloptions as options from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'v') and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'scope')
        and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'division') order by 1`);
    tables = found.rows.filter(({ view }) => !view).map(({ name }) => name);
    views = found.rows.filter(({ view }) => view);
    await owner.end();
    app = connect(database.url, (await rolesOf(database.url)).app, 4);
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  const as = <T>(actor: Actor | null, work: (tx: Tx) => Promise<T>) =>
    app.db.transaction().execute(async (tx) => {
      if (actor) await setScope(tx, actor);
      return await work(tx);
    });
  const scopesIn = async (tx: Tx, table: string) =>
    (await sql<{ scope: string }>`select distinct scope from ${sql.table(table)}`.execute(tx)).rows.map(
      (row) => row.scope,
    );

  it('a cell sees its own rows of every table, and no other unit’s', async () => {
    for (const table of tables) {
      const seen = await as(reader(mine, 'unit'), (tx) => scopesIn(tx, table));
      const above = DOWNWARDS.includes(table)
        ? [mine.path.slice(0, 4), mine.path.slice(0, 8), mine.path.slice(0, 12)]
        : [];
      expect(seen.sort(), `${table}: has every unit a row in checks/world/nationRecords.ts?`).toEqual([
        ...above,
        mine.path,
      ]);
    }
  });

  it('a commune sees all its cells and nothing of its neighbours, of every table', async () => {
    const commune = communeUnit(1, 1);
    for (const table of tables) {
      const seen = await as(reader(commune, 'subtree'), (tx) => scopesIn(tx, table));
      const above = DOWNWARDS.includes(table) ? [commune.path.slice(0, 4), commune.path.slice(0, 8)] : [];
      expect(seen.sort(), table).toEqual([...above, commune.path, mine.path, neighbour.path]);
    }
  });

  it('an overseer sees the cells in his charge by name, and not those between', async () => {
    const actor = reader(communeUnit(1, 1), 'unit', [{ path: neighbour.path, depth: 'unit', capabilities: [] }]);
    for (const table of tables.filter((name) => !DOWNWARDS.includes(name) && name !== 'ledger')) {
      expect((await as(actor, (tx) => scopesIn(tx, table))).sort(), table).toEqual([
        communeUnit(1, 1).path,
        neighbour.path,
      ]);
    }
  });

  it('a view of counts shows what its table shows, whoever looks, and takes nothing', async () => {
    const cell: Reach = { path: neighbour.path, depth: 'unit', capabilities: [] };
    const readers: [who: string, actor: Actor, units: number][] = [
      ['a cell', reader(mine, 'unit'), 1],
      ['a commune', reader(communeUnit(1, 1), 'subtree'), 3],
      ['a commune beside others', reader(communeUnit(1, 2), 'subtree', [cell]), 4],
      ['an overseer', reader(communeUnit(1, 1), 'unit', [cell]), 2],
    ];
    expect(views.map(({ name }) => name)).toContain('member_stat_seen');
    for (const { name, options } of views) {
      // it runs as the owner: a reader's own condition must not meet a row before the wall has
      expect(options, name).toContain('security_barrier=true');
      const table = PARTS[name] ?? sql`select * from ${sql.table(name.replace(/_seen$/, ''))}`;
      const rows = (tx: Tx, from: RawBuilder<unknown>) =>
        sql`select t.* from (${from}) t order by to_jsonb(t)::text`.execute(tx);
      for (const [who, actor, units] of readers) {
        const seen = await as(actor, (tx) => rows(tx, sql`select * from ${sql.table(name)}`));
        expect(seen.rows, `${name}, ${who}`).toEqual((await as(actor, (tx) => rows(tx, table))).rows);
        expect(await as(actor, (tx) => scopesIn(tx, name)), `${name}, ${who}`).toHaveLength(units);
      }
      expect(await as(null, (tx) => scopesIn(tx, name)), name).toEqual([]);
      const written = as(reader(mine, 'unit'), (tx) => sql`update ${sql.table(name)} set scope = scope`.execute(tx));
      await expect(written, name).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('without a scope nothing is seen at all', async () => {
    for (const table of tables) expect(await as(null, (tx) => scopesIn(tx, table)), table).toEqual([]);
  });

  it('a scope ends with its transaction', async () => {
    await as(reader(provinceUnit(1), 'subtree'), (tx) => scopesIn(tx, 'membership'));
    for (let i = 0; i < 8; i++) expect(await as(null, (tx) => scopesIn(tx, 'membership'))).toEqual([]);
  });

  it('no row can be put into another unit, nor moved there', async () => {
    for (const table of tables.filter((name) => name !== 'ledger')) {
      const copied = as(reader(mine, 'unit'), async (tx) => {
        const {
          rows: [row],
        } = await sql<
          Record<string, unknown>
        >`select * from ${sql.table(table)} where scope = ${mine.path} limit 1`.execute(tx);
        // a row between two units is seen from both sides: both are put elsewhere
        const side = row?.other_scope ? { other_scope: neighbour.path } : {};
        const body = JSON.stringify({ ...written(row ?? {}), scope: neighbour.path, unit_id: neighbour.id, ...side });
        const columns = sql.join((await columnsOf(tx, table)).map((name) => sql.ref(name)));
        await sql`insert into ${sql.table(table)} (${columns}) select ${columns} from json_populate_record(null::${sql.table(table)}, ${body}::json)`.execute(
          tx,
        );
      });
      await expect(copied, table).rejects.toMatchObject({ code: '42501' });
      const moved = as(reader(mine, 'unit'), async (tx) => {
        const sides = (await columnsOf(tx, table)).includes('other_scope')
          ? sql`scope = ${neighbour.path}, other_scope = ${neighbour.path}`
          : sql`scope = ${neighbour.path}`;
        await sql`update ${sql.table(table)} set ${sides} where scope = ${mine.path}`.execute(tx);
      });
      await expect(moved, table).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('what was issued from above can be read, and neither changed nor taken away', async () => {
    const upper = communeUnit(1, 1).path;
    for (const table of DOWNWARDS) {
      const changed = as(reader(mine, 'unit'), (tx) =>
        sql`update ${sql.table(table)} set division = division where scope = ${upper}`.execute(tx),
      );
      await expect(changed, table).rejects.toMatchObject({ code: '42501' });
    }
    for (const table of ['target', 'target_step'] as const) {
      const gone = await as(reader(mine, 'unit'), (tx) =>
        tx.deleteFrom(table).where('scope', '=', upper).executeTakeFirst(),
      );
      expect(gone.numDeletedRows, table).toBe(0n);
    }
  });

  it('one’s own rows are read wherever they lie, and only they', async () => {
    const person = { id: idOf('person', neighbour.path, 1), division: neighbour.division };
    const actor = { ...reader(mine, 'unit'), person };
    const own = await as(actor, (tx) =>
      tx.selectFrom('person').select('id').where('scope', '=', neighbour.path).execute(),
    );
    expect(own).toEqual([{ id: person.id }]);
    expect(
      await as(actor, (tx) =>
        tx.selectFrom('task').select('assignee_id').distinct().where('scope', '=', neighbour.path).execute(),
      ),
    ).toEqual([{ assignee_id: person.id }]);
  });

  it('a scope takes paths and ids, and nothing that could end the statement', async () => {
    const actor = { ...reader(mine, 'unit'), accountId: `x'; drop table unit; --` };
    await expect(as(actor, async () => {})).rejects.toThrow('unexpected character');
  });
});

function reader(unit: UnitRef, depth: Reach['depth'], more: Reach[] = []): Actor {
  return {
    accountId: idOf('account', 'reader'),
    person: null,
    name: 'reader',
    grant: {
      id: 'g',
      reason: 'post',
      post: 'secretary',
      unit,
      reaches: [{ path: unit.path, depth, capabilities: ['*'] }, ...more],
    },
  };
}

/** The columns of a table, without those that the database makes itself. */
async function columnsOf(tx: Tx, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select attname as name from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = ''`.execute(tx);
  return rows.map(({ name }) => name);
}

/** Bytes as the database writes them into JSON. */
function written(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value]),
  );
}
