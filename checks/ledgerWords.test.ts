/** Whatever the ledger may hold is told in words: each command, each recorded query. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { modulesOf } from '../src/modules.ts';
import { loadRulebook } from '../src/rulebook/load.ts';
import { UNION, VIETNAM } from '../src/rulebook/testRulebook.ts';

const words = JSON.parse(readFileSync(join(import.meta.dirname, '../src/accounts/words.vi.json'), 'utf8'));

test.each([VIETNAM, UNION])('every command and recorded query of %s has its line', async (rulebook) => {
  const names = modulesOf(await loadRulebook(rulebook)).flatMap(({ commands, queries }) => [
    ...commands.map(({ name }) => name),
    ...queries.filter(({ recorded }) => recorded).map(({ name }) => name),
  ]);
  expect(names.length).toBeGreaterThan(50);
  expect(names.filter((name) => !(`accounts.did.${name}` in words))).toEqual([]);
});
