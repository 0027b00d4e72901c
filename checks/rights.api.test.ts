/**
 * Every command and query, as every kind of account, against records it has no right to. Inputs are made from the schemas
 * (world/inputs.ts), so a new command or query is tested here without a line of its own.
 */
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operator } from '../src/accounts/grants.ts';
import { modulesOf } from '../src/modules.ts';
import type { UnitRef } from '../src/platform/access.ts';
import type { AnyCommand } from '../src/platform/bus/command.ts';
import { newId } from '../src/platform/ids.ts';
import { Refusal } from '../src/platform/refusal.ts';
import { loadRulebook } from '../src/rulebook/load.ts';
import { type Asking, asking, made, mixed } from './world/asking.ts';
import { type Answer, clientOf } from './world/client.ts';
import { type Declared, idFields, type Json, tableOf } from './world/inputs.ts';
import { cellUnit, idOf, markOf, nationWorld, SMALL } from './world/nation.ts';
import { type Reader, settle } from './world/people.ts';
import type { Bare } from './world/world.ts';

const modules = modulesOf(await loadRulebook(join(import.meta.dirname, '../rulebooks/vietnam')));
const all: Declared[] = modules.flatMap((module) => [...module.queries, ...module.commands]);

/** Fields that may name what one cannot read, each for a reason: the answer tells nothing of it. */
const MAY_NAME: Readonly<Record<string, string>> = {
  'contact.introduce residence':
    'one is introduced to the cell where one lives, anywhere: only that it is such a cell is told, as contact.cells tells it',
  'post.begin accountId': 'an account belongs to the installation: a post given to it here takes nothing from anybody',
};

let world: Bare;
let send: Asking['send'];
let get: Asking['get'];
let readers: Reader[];

beforeAll(async () => {
  world = await nationWorld(SMALL);
  readers = await settle(world.chibo);
  ({ send, get } = asking(clientOf(world.chibo)));
});
afterAll(() => world.close());

const reader = (who: string): Reader => readers.find((each) => each.who === who) ?? (readers[0] as Reader);
const KINDS = [
  'member',
  'member of another cell',
  'cell secretary',
  'overseer',
  'commune clerk',
  'commune secretary',
  'inspector',
  'provincial board',
  'administrator',
  'account without a post',
  'nobody',
];

it('every kind of account is here, and each reads something of its own', async () => {
  expect(readers.map(({ who }) => who)).toEqual(KINDS);
  for (const each of readers.filter(({ who }) => !['nobody', 'account without a post'].includes(who))) {
    const answer = await send(each, { method: 'GET', path: '/units/{id}' } as Declared, { id: each.own.id });
    expect([each.who, answer.status]).toEqual([each.who, 200]);
  }
});

it('every record that an input names is there, so that its refusal says something', async () => {
  const tables = new Set(
    all.flatMap((declared) =>
      idFields(declared).map((field) =>
        tableOf(declared, field.split('.').findLast((part) => !/^\d+$/.test(part)) ?? ''),
      ),
    ),
  );
  expect(tables.size).toBeGreaterThan(8);
  for (const table of tables) {
    const { rows } =
      await sql`select 1 from ${sql.table(table)} where id = ${idOf(table, cellUnit(1, 2, 1).path)}`.execute(
        world.chibo.owner.db,
      );
    expect(rows.length, `${table} has no row at every unit: add it to checks/world/nationRecords.ts`).toBe(1);
  }
});

it('the inputs made for foreign records hit them: whoever may everything is never told "not found"', async () => {
  const lost: string[] = [];
  for (const declared of all) {
    const input = made(declared, cellUnit(1, 2, 1));
    const said = await (declared.kind === 'query'
      ? world.chibo.bus.ask(declared.name, input, { actor: operator() })
      : refusedRun(declared, input)
    ).catch((error: unknown) => error);
    // one's own affairs: the operator is nobody and has none
    if (declared.capability === 'signed-in' && idFields(declared).length === 0) continue;
    if (said instanceof Refusal && said.status === 404)
      lost.push(
        `${declared.name} does not find the record made for it. Say which id it wants in checks/world/inputs.ts or hints.ts.`,
      );
    else if (said instanceof Error && !(said instanceof Refusal) && said !== TAKEN_BACK)
      lost.push(`${declared.name} breaks: ${said.message}`);
  }
  expect(lost).toEqual([]);
});

describe.each(KINDS)('a foreign record, asked for by the %s', (who) => {
  it('is answered exactly as one that does not exist', async () => {
    const faults: string[] = [];
    for (const unit of reader(who).foreign)
      for (const declared of all) faults.push(...(await foreignFaults(reader(who), declared, unit)));
    expect(faults).toEqual([]);
  });

  it('cannot be named beside one’s own, in any field', async () => {
    const faults: string[] = [];
    const [unit] = reader(who).foreign;
    for (const declared of all) if (unit) faults.push(...(await besideFaults(reader(who), declared, unit)));
    expect(faults).toEqual([]);
  });

  it('shows in no list, search or overview of one’s own', async () => {
    const faults: string[] = [];
    for (const declared of all.filter(({ kind }) => kind === 'query')) {
      const answer = await send(reader(who), declared, made(declared, reader(who).own));
      faults.push(...leaks(declared.name, answer, reader(who)));
      if (answer.status >= 500) faults.push(`${declared.name} breaks: ${answer.text}`);
    }
    expect(faults).toEqual([]);
  });

  it('hides its files and documents, too', async () => {
    const kinds = [...modules.flatMap((module) => Object.keys(module.documents ?? {})), 'unit'];
    for (const unit of reader(who).foreign) {
      const pairs = [
        [`/files/${idOf('file', unit.path)}`, `/files/${newId()}`],
        ...kinds.flatMap((kind) =>
          [unit.id, ...['meeting', 'minutes', 'resolution', 'plan'].map((table) => idOf(table, unit.path))].map(
            (id) => [`/documents/${kind}/${id}.docx`, `/documents/${kind}/${newId()}.docx`],
          ),
        ),
      ];
      for (const [there = '', nowhere = ''] of pairs) {
        const [a, b] = [await get(reader(who), there), await get(reader(who), nowhere)];
        expect([401, 403, 404], there).toContain(a.status);
        expect([a.status, same(a)], there).toEqual([b.status, same(b)]);
      }
    }
  });
});

/** All ids of the input are foreign: refused, in the words for what does not exist. */
async function foreignFaults(by: Reader, declared: Declared, unit: UnitRef): Promise<string[]> {
  const ids = idFields(declared);
  const [there, nowhere] = [
    await send(by, declared, made(declared, unit)),
    await send(by, declared, made(declared, null)),
  ];
  const where = `${declared.name} as ${by.who} at ${unit.path}`;
  const faults = leaks(where, there, by);
  if (ids.length === 0) return faults;
  // A question about one's own affairs may be answered with nothing, for both alike.
  const refused =
    [401, 403, 404].includes(there.status) ||
    (declared.kind === 'query' && declared.capability === 'signed-in' && there.status === 200) ||
    ownAffair(declared, there);
  if (!refused) faults.push(`${where}: answered ${there.status} ${there.text.slice(0, 300)}`);
  if (there.status !== nowhere.status || same(there) !== same(nowhere)) {
    faults.push(
      `${where} tells that the record exists: ${there.status} ${there.text.slice(0, 200)} instead of ${nowhere.status} ${nowhere.text.slice(0, 200)}`,
    );
  }
  return faults;
}

/** Where the address holds no id the right is asked at one's own unit; the foreign id is then refused as an unknown value. */
function ownAffair(declared: Declared, answer: Answer): boolean {
  return !declared.path.includes('{') && answer.status === 422;
}

/** One id foreign, the others one's own. */
async function besideFaults(by: Reader, declared: Declared, unit: UnitRef): Promise<string[]> {
  const faults: string[] = [];
  const ids = idFields(declared);
  if (ids.length < 2) return faults;
  for (const field of ids) {
    const where = `${declared.name} as ${by.who} with ${field} of ${unit.path}`;
    const [there, nowhere] = [
      await send(by, declared, mixed(declared, by.own, field, unit)),
      await send(by, declared, mixed(declared, by.own, field, null)),
    ];
    faults.push(...leaks(where, there, by));
    if (there.status >= 500 || nowhere.status >= 500) faults.push(`${where} breaks: ${there.text}`);
    if (MAY_NAME[`${declared.name} ${field}`]) continue;
    if (there.status < 300 && declared.kind === 'command')
      faults.push(`${where} is done. Refuse what the reader does not see, or say in MAY_NAME why not.`);
    if (there.status !== nowhere.status || same(there) !== same(nowhere)) {
      faults.push(
        `${where} tells that the record exists: ${there.status} ${there.text.slice(0, 200)} instead of ${nowhere.status} ${nowhere.text.slice(0, 200)}`,
      );
    }
  }
  return faults;
}

function leaks(where: string, answer: Answer, by: Reader): string[] {
  return by.foreign
    .filter(({ path }) => answer.text.includes(markOf(path)))
    .map(({ path }) => `${where} shows a record of ${path}: ${answer.text.slice(0, 300)}`);
}

/** The answer without its ids: those asked for, and the number of a fault. */
function same({ text }: Answer): string {
  return text.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, 'ID');
}

const TAKEN_BACK = new Error('taken back');

/** Lets a command find what it would lock, and stops there. */
async function refusedRun(declared: AnyCommand, input: Json): Promise<unknown> {
  return await world.chibo.bus.read(operator(), async (ctx) => {
    await declared.where(ctx, input as never);
    throw TAKEN_BACK;
  });
}
