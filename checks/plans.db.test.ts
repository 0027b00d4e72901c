/**
 * Every query of the registry on a generated organization, each optional filter once: what it sends is caught, and
 * explained as the application's role under row security. A table with a scope must not be read from end to end.
 */
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operator } from '../src/accounts/grants.ts';
import { modulesOf } from '../src/modules.ts';
import { askedOf } from '../src/organization/integrity.ts';
import type { Actor, UnitRef } from '../src/platform/access.ts';
import { subtreeOf } from '../src/platform/access.ts';
import { makeBus } from '../src/platform/bus/bus.ts';
import type { AnyQuery } from '../src/platform/bus/command.ts';
import { today } from '../src/platform/clock.ts';
import { Database } from '../src/platform/db/connect.ts';
import { setScope } from '../src/platform/db/scope.ts';
import { Refusal } from '../src/platform/refusal.ts';
import { loadRulebook } from '../src/rulebook/load.ts';
import { isAsked, type PlanNode, type Statement, scannedIn } from './house/plan.ts';
import { HINTS } from './world/hints.ts';
import { inputFor, type Json, optionalFields, recordAt } from './world/inputs.ts';
import { cellUnit, communeUnit, nationWorld, readerAt, type Size } from './world/nation.ts';
import type { Bare } from './world/world.ts';

/** 1,640 units, 24,000 memberships, 64,000 tasks, 48,000 lines of attendance. */
const LARGE: Size = { provinces: 2, communes: 20, cells: 40, members: 15, tasks: 40, meetings: 2 };
const MANY = 1000;

const queries = modulesOf(await loadRulebook(join(import.meta.dirname, '../rulebooks/vietnam'))).flatMap(
  (module) => module.queries as AnyQuery[],
);
const cell = cellUnit(1, 7, 11);
const commune = communeUnit(1, 7);

let world: Bare;
let app: pg.Client;
let large: Set<string>;
let sent: Statement[] = [];
let ask: (name: string, input: Json, actor: Actor) => Promise<unknown>;
let catching: Database;

beforeAll(async () => {
  world = await nationWorld(LARGE, async (owner) => {
    const { rows } = await owner.query<{
      relname: string;
    }>(`select c.relname from pg_class c where c.relkind = 'r' and c.reltuples > ${MANY}
    and 2 = (select count(*) from pg_attribute a where a.attrelid = c.oid and a.attname in ('division', 'scope'))`);
    large = new Set(rows.map(({ relname }) => relname));
  });
  app = new pg.Client({ connectionString: world.chibo.app.url, options: `-c role=${world.chibo.app.role}` });
  await app.connect();
  catching = new Database(world.chibo.app.pool, ({ query }) => {
    sent.push({ sql: query.sql, parameters: query.parameters });
  });
  const bus = makeBus(catching, world.chibo.bus.modules, world.chibo.bus.services, world.clock);
  ask = (name, input, actor) => bus.ask(name, input, { actor });
}, 180_000);
afterAll(async () => {
  await app?.end();
  await world?.close();
});

it('the organization is large enough for a scan to show', () => {
  expect([...large]).toEqual(
    expect.arrayContaining([
      'membership',
      'person',
      'task',
      'attendance',
      'meeting',
      'recipient',
      'unit_stat',
      'ledger',
    ]),
  );
});

it('a scan is found where there is one', async () => {
  const scan = { sql: 'select count(*) from task where work = $1', parameters: ['x'] };
  expect(await scansOf([scan], operator())).toEqual(['task']);
  expect(await scansOf([{ sql: 'select division from task order by division', parameters: [] }], operator())).toEqual([
    'task',
  ]);
  expect(
    await scansOf(
      [{ sql: 'select * from task where scope >= $1 and scope < $2', parameters: [cell.path, `${cell.path}!`] }],
      readerAt(cell, { path: cell.path, depth: 'unit' }),
    ),
  ).toEqual([]);
});

describe.each(queries.map((query) => [query.name, query] as const))('%s', (_name, query) => {
  it.each([
    ['a commune', commune, 'subtree'],
    ['a cell', cell, 'unit'],
  ] as const)('reads no large table from end to end, asked by %s', async (_who, unit, depth) => {
    const faults: string[] = [];
    for (const [filter, input] of inputsFor(query, unit)) {
      sent = [];
      await ask(query.name, input, readerAt(unit, { path: unit.path, depth })).catch((error: unknown) => {
        // "not found" is an answer, too, and so is that a file is somebody else's; a filter refused before anything was sent is not judged
        if (!(error instanceof Refusal)) faults.push(`${query.name} (${filter}) breaks: ${(error as Error).message}`);
        else if (error.status === 422 && error.reasons.some(({ code }) => code !== 'file.unknown'))
          faults.push(
            `${query.name} refuses the filter ${filter} made for it (${error.message}). Give its field a word in checks/world/inputs.ts.`,
          );
      });
      const scans = await scansOf(sent, readerAt(unit, { path: unit.path, depth }));
      if (scans.length > 0)
        faults.push(
          `${query.name} (${filter}) reads all of ${scans.join(', ')}. Name its range: scope >= lo and scope < hi and division in (…), or (division, unit_id).`,
        );
    }
    expect(faults).toEqual([]);
  });
});

describe.each([
  ['a cell', cell],
  ['a commune', commune],
] as const)('the integrity checks over %s', (_which, unit) => {
  it('read no large table from end to end, each with the sight of a run', async () => {
    const { bus, rulebook, clock, app: restricted } = world.chibo;
    const asked = askedOf(
      { ...subtreeOf(unit.path), divisions: [unit.division] },
      { today: today(clock), now: clock.now(), rulebook },
    );
    const faults: string[] = [];
    for (const check of bus.services.integrity.checks) {
      const statement = check.find(asked)?.compile(restricted.db);
      const scans = statement ? await scansOf([statement], operator()) : [];
      if (scans.length > 0) faults.push(`${check.id} reads all of ${scans.join(', ')}.`);
    }
    expect(faults).toEqual([]);
  });
});

/** The plain question, then one with each optional filter. */
function inputsFor(query: AnyQuery, unit: UnitRef): [string, Json][] {
  const at = (more: (field: string) => boolean) => inputFor(query, recordAt(unit.path), more, HINTS[query.name]);
  const filters = optionalFields(query).filter((field) => field !== 'after');
  return [
    ['plain', at(() => false)],
    ...filters.map((filter): [string, Json] => [
      filter,
      at((field) => field === filter || field.startsWith(`${filter}.`)),
    ]),
  ];
}

/** Large tables that these statements read whole, by the plan PostgreSQL makes for this reader. */
async function scansOf(statements: Statement[], actor: Actor): Promise<string[]> {
  const found = new Set<string>();
  await app.query('begin read only');
  try {
    for (const setting of await scopeOf(actor)) await app.query(setting);
    for (const statement of statements.filter(isAsked)) {
      const {
        rows: [row],
      } = await app.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(`explain (format json) ${statement.sql}`, [
        ...statement.parameters,
      ]);
      for (const table of scannedIn(row?.['QUERY PLAN'][0]?.Plan ?? { 'Node Type': '' }))
        if (large.has(table)) found.add(table);
    }
  } finally {
    await app.query('rollback');
  }
  return [...found];
}

/** The settings that the bus sends for this reader, caught on their way. */
async function scopeOf(actor: Actor): Promise<string[]> {
  const before = sent;
  sent = [];
  await catching.transaction().execute((tx) => setScope(tx, actor));
  const settings = sent.map(({ sql }) => sql).filter((sql) => sql.startsWith('set local'));
  sent = before;
  return settings;
}
