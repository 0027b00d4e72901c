import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { modulesOf } from '../src/modules.ts';
import { loadRulebook } from '../src/rulebook/load.ts';
import { roomFaults } from './house/rooms.ts';
import { product, type Source, sourcesOf } from './house/source.ts';
import { ownersOf, WRITERS, writeFaults } from './house/tables.ts';

const rulebook = await loadRulebook(join(import.meta.dirname, '../rulebooks/vietnam'));
const owners = ownersOf(modulesOf(rulebook));

it('every file imports what its room allows', () => {
  expect(roomFaults(product())).toEqual([]);
});

it('every table is written by the store of its module only', () => {
  expect(writeFaults(product(), owners)).toEqual([]);
});

it('a file that writes beside the stores is still there and still writes', () => {
  const paths = product().map(({ path }) => path);
  expect(Object.keys(WRITERS).filter((path) => !paths.includes(path))).toEqual([]);
});

it('tools and tests have telling names, too', () => {
  expect(roomFaults(sourcesOf(['{checks,bench,demo,e2e,scripts}/**/*.{ts,tsx,mjs}']))).toEqual([]);
});

describe('the check finds', () => {
  const faults = (...house: [path: string, text: string][]) =>
    roomFaults(house.map(([path, text]): Source => ({ path, text })));

  it('a rule that looks at the clock, draws a number or loads facts itself', () => {
    expect(faults(['src/members/rules.ts', 'export const old = (d: string) => d < new Date().toISOString();'])).toEqual(
      [expect.stringContaining('new Date()')],
    );
    expect(faults(['src/members/rules.ts', 'if (Math.random() > 0.5) pass();'])).toHaveLength(1);
    expect(faults(['src/members/rules.ts', `import { byId } from './store.ts';`])).toHaveLength(1);
    expect(faults(['src/members/rules.ts', `import type { Row } from './store.ts';`])).toEqual([]);
  });

  it('a noun that reaches the database by a detour', () => {
    const house: [string, string][] = [
      ['src/members/member.ts', `import { age } from './age.ts';\nexport type Member = s.Infer<typeof member>;`],
      ['src/members/age.ts', `import { sql } from 'kysely';`],
    ];
    expect(faults(...house)).toEqual([
      expect.stringContaining('src/members/member.ts -> src/members/age.ts -> kysely'),
    ]);
  });

  it('a page that imports the store, or a server’s package behind a rule', () => {
    expect(faults(['src/members/pages/list.tsx', `import { all } from '../store.ts';`])).toHaveLength(1);
    expect(faults(['src/members/pages/list.tsx', `import { readFile } from 'node:fs/promises';`])).toHaveLength(1);
    expect(
      faults(
        ['src/members/pages/list.tsx', `import { a } from '../a.ts';`],
        ['src/members/a.ts', `import pg from 'pg';`],
      ),
    ).toHaveLength(1);
  });

  it('a page that comes with the first screen', () => {
    expect(faults(['src/members/routes.tsx', `import List from './pages/list.tsx';`])).toEqual([
      expect.stringContaining('first screen'),
    ]);
    expect(faults(['src/members/routes.tsx', `const lazy = () => import('./pages/list.tsx');`])).toEqual([]);
  });

  it('names that say nothing', () => {
    expect(
      faults(['src/members/utils.ts', ''], ['src/common/unit.ts', ''], ['src/members/memberService.ts', '']),
    ).toHaveLength(2);
  });

  it('a statement that writes another module’s table, or stands beside the store', () => {
    const writes = (path: string, text: string) => writeFaults([{ path, text }], new Map([['task', 'resolutions']]));
    expect(writes('src/meetings/store.ts', `await tx.insertInto('task').values(v)`)).toEqual([
      expect.stringContaining('belongs to resolutions'),
    ]);
    expect(writes('src/resolutions/commands.ts', 'await sql`update task set due = ${due}`')).toEqual([
      expect.stringContaining('src/resolutions/store.ts'),
    ]);
    expect(writes('src/resolutions/queries.ts', 'await sql`update task as t set due = ${due}`')).toHaveLength(1);
    expect(
      writes('src/resolutions/commands/assign.ts', `await insertRows(ctx.tx, 'task', COLUMNS, rows)`),
    ).toHaveLength(1);
    expect(writes('src/resolutions/store.ts', `await tx.deleteFrom('task').execute()`)).toEqual([]);
  });
});
