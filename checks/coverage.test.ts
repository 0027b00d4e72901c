import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { modulesOf } from '../src/modules.ts';
import { loadRulebook } from '../src/rulebook/load.ts';
import { paths } from '../src/web/paths.ts';
import { ROOT, sourcesOf } from './house/source.ts';

/** One line for each mechanism of the mission: `| M01 | page | command/query | test |`, each cell possibly "not yet". */
type Line = { id: string; page: string; command: string; test: string };

const file = join(ROOT, 'docs/coverage.md');
const modules = modulesOf(await loadRulebook(join(ROOT, 'rulebooks/vietnam')));
const names = new Set(modules.flatMap((module) => [...module.commands, ...module.queries]).map(({ name }) => name));
const addresses = new Set(
  Object.entries(paths).flatMap(([key, path]) => [
    key,
    shape(String((path as (...ids: string[]) => string)(':id', ':id'))),
  ]),
);

describe('docs/coverage.md', () => {
  const lines = existsSync(file) ? linesOf(readFileSync(file, 'utf8')) : [];

  it('has one line for each mechanism, M01 to M90', () => {
    expect(
      existsSync(file),
      'docs/coverage.md is missing: write a line "| M01 | page | command/query | test |" for each mechanism',
    ).toBe(true);
    expect(lines.map(({ id }) => id)).toEqual(
      Array.from({ length: 90 }, (_, i) => `M${String(i + 1).padStart(2, '0')}`),
    );
  });

  it('names pages, commands and tests that exist', () => {
    expect(existsSync(file), 'docs/coverage.md is missing').toBe(true);
    expect(lines.flatMap((line) => lineFaults(line))).toEqual([]);
  });
});

describe('the check finds', () => {
  const line = (page: string, command: string, test: string) => lineFaults({ id: 'M01', page, command, test });
  it('a page, a command or a test that does not exist', () => {
    expect(line('`/nowhere/{id}`', 'not yet', 'not yet')).toEqual([expect.stringContaining('/nowhere')]);
    expect(line('not yet', '`unit.sing`', 'not yet')).toEqual([expect.stringContaining('unit.sing')]);
    expect(line('not yet', 'not yet', '`checks/nothing.test.ts`')).toHaveLength(1);
    expect(line('', 'not yet', 'not yet')).toEqual([expect.stringContaining('empty')]);
  });
  it('but not what is there: an address, a file, several with a comma', () => {
    expect(line('`/units/{id}`, /units/:unit/history', 'unit.get, unit.list', '`checks/coverage.test.ts`')).toEqual([]);
    expect(line('src/web/paths.ts', 'not yet', 'not yet')).toEqual([]);
  });
  it('nor what is not there yet, said once for the line', () => {
    expect(line('not yet', '', '')).toEqual([]);
    expect(line('', '', '')).toHaveLength(3);
  });
  it('the lines of a table between other text', () => {
    expect(linesOf('# Title\n| id | page |\n|---|---|\n| M01 | a | b | c |\n| M02 words | a | b | c | more |')).toEqual(
      [
        { id: 'M01', page: 'a', command: 'b', test: 'c' },
        { id: 'M02', page: 'a', command: 'b', test: 'c' },
      ],
    );
  });
});

function linesOf(text: string): Line[] {
  return text.split('\n').flatMap((row) => {
    const cells = row.split('|').map((cell) => cell.trim());
    const id = /^M\d\d/.exec(cells[1] ?? '')?.[0];
    return id ? [{ id, page: cells[2] ?? '', command: cells[3] ?? '', test: cells[4] ?? '' }] : [];
  });
}

function lineFaults({ id, page, command, test }: Line): string[] {
  // of what is not there yet one cell says so for all three
  if (page === 'not yet' && command === '' && test === '') return [];
  const judge = (cell: string, what: string, exists: (name: string) => boolean) => {
    const named = cell
      .replaceAll('`', '')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    if (named.length === 0) return [`${id}: the ${what} is empty. Name it, or write "not yet".`];
    return named
      .filter((name) => name !== 'not yet' && !exists(name))
      .map((name) => `${id}: there is no ${what} ${name}. Name what exists, or write "not yet".`);
  };
  return [
    ...judge(page, 'page', (name) => addresses.has(shape(name)) || isFile(name)),
    ...judge(command, 'command or query', (name) => names.has(name) || isFile(name)),
    ...judge(test, 'test', (name) => isFile(name)),
  ];
}

/** An address without its query, with every parameter alike. */
function shape(address: string): string {
  return address.replace(/[?#].*$/, '').replace(/\{\w+\}|:\w+/g, ':');
}

function isFile(name: string): boolean {
  return sourcesOf([name]).length > 0;
}
