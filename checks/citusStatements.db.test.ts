/**
 * Every query and every command of the registry, asked by somebody whose reach lies in several divisions: what they send is caught and judged by what
 * Citus refuses (house/citus.ts). With checks/citus.db.test.ts, which judges the catalogue, it keeps the way past one machine open.
 */
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recountAll } from '../src/indicators/recount.ts';
import { AT_ONCE, makeAnew, makeSums } from '../src/indicators/sums/store.ts';
import { modulesOf } from '../src/modules.ts';
import type { UnitRef } from '../src/platform/access.ts';
import type { AnyCommand, AnyQuery } from '../src/platform/bus/command.ts';
import { today } from '../src/platform/clock.ts';
import { scopeFor } from '../src/platform/db/scope.ts';
import { seal } from '../src/platform/ledger/seal.ts';
import { Refusal } from '../src/platform/refusal.ts';
import { loadRulebook } from '../src/rulebook/load.ts';
import { catchStatements } from './house/catching.ts';
import { type Fault, planFaults, type Spread } from './house/citus.ts';
import { textFaults } from './house/citusText.ts';
import { isAsked, type PlanNode, type Statement } from './house/plan.ts';
import { spreadOf } from './house/spread.ts';
import { made } from './world/asking.ts';
import { HINTS } from './world/hints.ts';
import { inputFor, type Json, optionalFields, recordAt } from './world/inputs.ts';
import { cellUnit, communeUnit, nationWorld, provinceUnit, readerAt, SMALL, topUnit } from './world/nation.ts';
import type { Bare } from './world/world.ts';

const modules = modulesOf(await loadRulebook(join(import.meta.dirname, '../rulebooks/vietnam')));
const queries = modules.flatMap((module) => module.queries as AnyQuery[]);
const commands = modules.flatMap((module) => module.commands as AnyCommand[]);
/** The records that are asked for lie at each of these; the reader's reach is the whole tree, in three divisions. */
const PLACES = [topUnit(), provinceUnit(1), communeUnit(1, 1), cellUnit(1, 1, 1)];
/** Where each optional filter is tried, too. */
const FILTERED = PLACES[2];
const TOGETHER = 'work of the night';

let world: Bare;
let judge: pg.Client;
let spread: Spread;
let sent: Statement[] = [];
let judged: Map<string, Fault[]>;
/** who sent what is judged, and how many statements it was */
const heard = new Map<string, number>();

beforeAll(async () => {
  world = await nationWorld(SMALL, async (owner) => {
    spread = await spreadOf(owner);
  });
  catchStatements(world.chibo.app.pool, (statement) => sent.push(statement));
  catchStatements(world.chibo.sealer.pool, (statement) => sent.push(statement));
  judge = new pg.Client({ connectionString: world.chibo.app.url, options: `-c role=${world.chibo.app.role}` });
  // the sums kept of its parts serve from the start
  await makeSums(world.chibo.owner.db, today(world.chibo.clock));
  await judge.connect();
  judged = new Map();
}, 180_000);
afterAll(async () => {
  await judge?.end();
  await world?.close();
});

const reader = (unit: UnitRef) => readerAt(unit, { path: topUnit().path, depth: 'subtree' });

describe.each(queries.map((query) => [query.name, query] as const))('the query %s', (name, query) => {
  it('can be asked of several machines', async () => {
    sent = [];
    for (const unit of PLACES)
      for (const input of inputsFor(query, unit, unit === FILTERED))
        await world.chibo.bus.ask(name, input, { actor: reader(unit) }).catch(onlyRefused);
    expect(await faultsOf(name)).toEqual([]);
  });
});

describe.each(commands.map((command) => [command.name, command] as const))('the command %s', (name, command) => {
  it('can be run on several machines', async () => {
    sent = [];
    for (const unit of PLACES)
      await world.chibo.bus.run(name, made(command, unit), { actor: reader(unit) }).catch(onlyRefused);
    expect(await faultsOf(name)).toEqual([]);
  });
});

it('the work of the night can be done on several machines', async () => {
  sent = [];
  await recountAll(world.chibo);
  // asked over the owner's connection, which is not listened to
  const { sql, parameters } = makeAnew(topUnit().division, today(world.chibo.clock), AT_ONCE).compile(
    world.chibo.app.db,
  );
  sent.push({ sql, parameters });
  await seal(world.chibo.sealer.db, world.chibo.keys.signing.privateKey, world.chibo.clock.now());
  expect(await faultsOf(TOGETHER)).toEqual([]);
});

it('every query was heard, and every command at least claimed its line', () => {
  const silent = [...queries, ...commands].filter(({ name }) => !heard.get(name)).map(({ name }) => name);
  // a query of the rulebook alone asks the database nothing
  expect(silent.filter((name) => !SILENT.has(name))).toEqual([]);
});

const SILENT = new Set(['procedure.list']);

/**
 * A refusal is an answer; so is what the database says of a row that is there already, and that the invented bytes of the nation were encrypted by
 * nobody: what was sent until then is judged.
 */
function onlyRefused(error: unknown): void {
  const { code = '', message } = error as { code?: string; message: string };
  if (!(error instanceof Refusal) && !/^2[23]/.test(code) && !/authentication tag/.test(message)) throw error;
}

/** The plain question, then, where asked for, one with each optional filter. */
function inputsFor(query: AnyQuery, unit: UnitRef, filtered: boolean): Json[] {
  const at = (more: (field: string) => boolean) => inputFor(query, recordAt(unit.path), more, HINTS[query.name]);
  const filters = filtered ? optionalFields(query).filter((field) => field !== 'after') : [];
  return [
    at(() => false),
    ...filters.map((filter) => at((field) => field === filter || field.startsWith(`${filter}.`))),
  ];
}

/** What Citus would refuse of everything that was sent since. */
async function faultsOf(name: string): Promise<string[]> {
  const found = new Set<string>();
  heard.set(name, sent.filter(isAsked).length);
  for (const statement of sent) {
    for (const fault of await judgedOnce(statement))
      found.add(`${fault.form} (${fault.tables.join(', ')}): ${statement.sql.replaceAll(/\s+/g, ' ').slice(0, 400)}`);
  }
  return [...found];
}

async function judgedOnce(statement: Statement): Promise<Fault[]> {
  const known = judged.get(statement.sql);
  if (known) return known;
  const faults = [...textFaults(statement.sql, spread), ...(isAsked(statement) ? await planned(statement) : [])];
  judged.set(statement.sql, faults);
  return faults;
}

/** By the plan for this reader (of the sealer's statements: for the owner); nothing is done: EXPLAIN only plans. */
async function planned({ sql, parameters }: Statement, asOwner = false): Promise<Fault[]> {
  await judge.query('begin');
  try {
    if (asOwner) await judge.query('set local role none');
    await judge.query(scopeFor(reader(topUnit())));
    const { rows } = await judge.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
      `explain (verbose, format json) ${sql}`,
      [...parameters],
    );
    return planFaults(rows[0]?.['QUERY PLAN'][0]?.Plan ?? { 'Node Type': '' }, spread, sql);
  } catch (error) {
    const { code = '' } = error as { code?: string };
    // a value that the database itself refused: the statement was never answered
    if (code.startsWith('22')) return [];
    if (asOwner || code !== '42501') throw error;
  } finally {
    await judge.query('rollback');
  }
  return await planned({ sql, parameters }, true);
}
