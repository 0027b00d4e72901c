/** Where a rule bites is told from the code: the list on a rule's page (src/rulebook/uses.ts) is neither too long nor too short. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { modulesOf } from '../src/modules.ts';
import { loadRulebook } from '../src/rulebook/load.ts';
import { CITED } from '../src/rulebook/schemaBase.ts';
import { usesOf } from '../src/rulebook/shown.ts';
import { USES } from '../src/rulebook/uses.ts';
import { codeOf, product } from './house/source.ts';

const rulebook = await loadRulebook(join(import.meta.dirname, '../rulebooks/vietnam'));
const sources = new Map(product().map(({ path, text }) => [path, codeOf(text)]));
const modules = modulesOf(rulebook);
const names = new Set([
  ...modules.flatMap((module) => [...module.commands, ...module.queries].map(({ name }) => name)),
  // answered by the server's own door, from what every module waits for
  'attention.list',
]);

/** Files that read rules to show them, whichever they are: no rule bites there. */
const READERS = new Set(['src/http/problem.ts']);
const ASKS = /\b(?:find)?[rR]uleOn\(/;
const NAMED = /\brule: '([^']+)'/g;

it('every use is asked for in its file, by commands and queries that exist', () => {
  const faults = USES.flatMap(({ use, in: file, asks, by }) => [
    ...(sources.get(file)?.includes(asks) ? [] : [`${use}: ${file} does not say "${asks}".`]),
    ...by.filter((name) => !names.has(name)).map((name) => `${use}: there is no command or query "${name}".`),
  ]);
  expect(faults).toEqual([]);
});

it('every file that reads a rule’s figure stands in the list', () => {
  const listed = new Set(USES.map((use) => use.in));
  const missing = [...sources]
    .filter(([path, code]) => !path.startsWith('src/rulebook/') && !READERS.has(path) && ASKS.test(code))
    .filter(([path]) => !listed.has(path));
  expect(missing.map(([path]) => `${path} asks for a rule. Say which and where in src/rulebook/uses.ts.`)).toEqual([]);
});

it('a reason names a rule by what the rulebook cites it for, never by its number', () => {
  const known = new Set<string>(CITED);
  const faults = [...sources]
    .filter(([path]) => !path.startsWith('src/web/gallery/'))
    .flatMap(([path, code]) =>
      [...code.matchAll(NAMED)]
        .map(([, name = '']) => name)
        .filter((name) => !known.has(name))
        .map((name) => `${path} names the rule "${name}". Add a name to CITED and the rulebook's "cites".`),
    );
  expect(faults).toEqual([]);
});

it('the rules that decide are few and known; all others are only shown', () => {
  const bites = (kind: string) =>
    Object.keys(rulebook.rules).filter((id) => usesOf(rulebook, id).some((use) => use.bites === kind));
  expect(bites('decides')).toEqual(
    expect.arrayContaining(['VOT-01', 'ELE-09', 'ADM-01', 'PRO-01', 'REP-01', 'TAS-01', 'DUE-01', 'DUE-02']),
  );
  expect(bites('decides')).not.toContain('DUA-02');
  expect(usesOf(rulebook, 'DUA-02')).toEqual([]);
  expect(Object.keys(rulebook.rules).length).toBeGreaterThan(bites('decides').length * 2);
});
