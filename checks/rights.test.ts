import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { modulesOf } from '../src/modules.ts';
import type { AnyCommand, AnyQuery } from '../src/platform/bus/command.ts';
import { jsonSchema } from '../src/platform/schema.ts';
import { CAPABILITIES } from '../src/rulebook/capabilities.ts';
import { loadRulebook } from '../src/rulebook/load.ts';
import { FLOORS } from './house/floors.ts';
import { ROOT, sourcesOf } from './house/source.ts';
import { OTHER_TABLES } from './house/tables.ts';

const rulebook = await loadRulebook(join(ROOT, 'rulebooks/vietnam'));
const modules = modulesOf(rulebook);
const commands = modules.flatMap((module) => module.commands);
const queries = modules.flatMap((module) => module.queries);
/** No post grants these: only the local operator, who may everything. */
const OPERATORS_ONLY: Readonly<Record<string, string>> = {
  'organization.found': 'founds the top of an empty database, from the command line',
};
/** In the order in which the server gives them their addresses. */
const declared: (AnyCommand | AnyQuery)[] = [...queries, ...commands];
const known = new Set<string>(CAPABILITIES);
const granted = new Set<string>(rulebook.posts.flatMap((post) => post.grants.flatMap((grant) => grant.capabilities)));

it('every command and query asks for a capability that the house knows and some post grants', () => {
  const faults = declared.flatMap(({ name, kind, capability }) => {
    if ((capability === 'signed-in' && kind === 'query') || OPERATORS_ONLY[name]) return [];
    if (!known.has(capability)) return [`${name} asks for "${capability}". Name it in src/rulebook/capabilities.ts.`];
    return granted.has(capability)
      ? []
      : [`${name} asks for "${capability}", which no post of rulebooks/vietnam/posts.yaml grants.`];
  });
  expect(faults).toEqual([]);
});

it('every command and query has a name of its own, noun.verb', () => {
  expect(
    declared
      .filter(({ name }) => !/^[a-z]+(?:[A-Z_]?[a-z]+)*\.[a-z]+(?:[A-Z_]?[a-z]+)*$/.test(name))
      .map(({ name }) => name),
  ).toEqual([]);
  expect(doubles(declared.map(({ name }) => name))).toEqual([]);
});

it('every address stands once for a method, and no earlier one takes what is meant for it', () => {
  expect(doubles(declared.map(({ method, path }) => `${method} ${path.replace(/\{\w+\}/g, '{}')}`))).toEqual([]);
  expect(addressFaults(declared)).toEqual([]);
});

it('every parameter of an address is a required field of the input', () => {
  const faults = declared.flatMap(({ name, path, input }) => {
    const { properties = {}, required = [] } = jsonSchema(input, 'input') as {
      properties?: Record<string, unknown>;
      required?: string[];
    };
    return parametersOf(path)
      .filter((field) => !(field in properties) || !required.includes(field))
      .map((field) => `${name}: {${field}} of ${path} is no required field of its input.`);
  });
  expect(faults).toEqual([]);
});

/** Queries that are asked with a body, each for a reason: an address line is kept by logs and by browsers. */
const IN_A_BODY: Readonly<Record<string, string>> = {
  'report.check': 'the text of a report is long, and what stands in it is nobody’s business',
};

it('a query reads and a command writes, by the method of its address', () => {
  expect(queries.filter(({ method, name }) => method !== 'GET' && !IN_A_BODY[name]).map(({ name }) => name)).toEqual(
    [],
  );
  expect(commands.filter(({ method }) => method === 'GET').map(({ name }) => name)).toEqual([]);
});

it('modules stand in the order of their floors', () => {
  const heights = modules.map(({ name }) => FLOORS.findIndex((floor) => floor.includes(name)));
  expect(heights).not.toContain(-1);
  expect(heights).toEqual(heights.toSorted((a, b) => a - b));
});

it('every module that is written is registered', () => {
  const written = sourcesOf(['src/*/module.ts']).map(({ path }) => path.split('/')[1] ?? '');
  const missing = written.filter((name) => !modules.some((module) => module.name === name));
  expect(missing.map((name) => `src/${name}/module.ts is in no list: add a line to src/modules.ts.`)).toEqual([]);
});

it('every table with a scope belongs to exactly one module, so that a move of its unit finds it', () => {
  const migrations = sourcesOf(['migrations/*.sql'])
    .map(({ text }) => text)
    .join('\n');
  const tables = tablesOf(migrations);
  expect(tables.length).toBeGreaterThan(20);
  const owned = modules.flatMap(({ ownedTables }) => ownedTables);
  expect(doubles(owned), 'tables of two modules').toEqual([]);
  expect(
    owned.filter((table) => !tables.some(({ name, scoped }) => name === table && scoped)),
    'named by a module, but no table with a scope',
  ).toEqual([]);
  const homeless = tables.filter(({ name, scoped }) =>
    scoped ? !owned.includes(name) && OTHER_TABLES[name] !== 'platform' : !(name in OTHER_TABLES),
  );
  expect(
    homeless.map(({ name, scoped }) =>
      scoped ? `${name} is in no module's ownedTables.` : `${name} has no owner: name one in checks/house/tables.ts.`,
    ),
  ).toEqual([]);
});

describe('the check finds', () => {
  it('an address that an earlier one takes', () => {
    const at = (name: string, path: string) => ({ name, method: 'GET', path }) as AnyQuery;
    expect(addressFaults([at('unit.get', '/units/{id}'), at('unit.tops', '/units/tops')])).toEqual([
      expect.stringContaining('unit.tops'),
    ]);
    expect(addressFaults([at('unit.tops', '/units/tops'), at('unit.get', '/units/{id}')])).toEqual([]);
  });
  it('tables with and without a scope', () => {
    expect(
      tablesOf('CREATE TABLE a (   -- one; two (2);\n division text, scope text);\nCREATE TABLE b (id uuid);'),
    ).toEqual([
      { name: 'a', scoped: true },
      { name: 'b', scoped: false },
    ]);
  });
});

function addressFaults(all: readonly Pick<AnyQuery | AnyCommand, 'name' | 'method' | 'path'>[]): string[] {
  return all.flatMap((later, i) =>
    all
      .slice(0, i)
      .filter((earlier) => earlier.method === later.method && takes(earlier.path, later.path))
      .map(
        (earlier) =>
          `${later.name} at ${later.path} is never reached: ${earlier.name} at ${earlier.path} comes first. Register it later, or give another address.`,
      ),
  );
}

function takes(earlier: string, later: string): boolean {
  const [a, b] = [earlier.split('/'), later.split('/')];
  return (
    a.length === b.length &&
    earlier.replace(/\{\w+\}/g, '{}') !== later.replace(/\{\w+\}/g, '{}') &&
    a.every((part, i) => part.startsWith('{') || part === b[i])
  );
}

function parametersOf(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}

function doubles(list: readonly string[]): string[] {
  return list.filter((each, i) => list.indexOf(each) < i);
}

/** The tables that all migrations together leave, in the order of their files. */
function tablesOf(sql: string): { name: string; scoped: boolean }[] {
  const said = sql.replace(/--[^\n]*/g, '');
  const dropped = new Set(
    [...said.matchAll(/DROP TABLE ([\w, ]+);/g)].flatMap(([, names = '']) => names.split(/,\s*/)),
  );
  return [...said.matchAll(/CREATE TABLE (\w+) \(([\s\S]*?)\);/g)]
    .map(([, name = '', body = '']) => ({ name, scoped: /\bscope text/.test(body) && /\bdivision text/.test(body) }))
    .filter(({ name }) => !dropped.has(name));
}
