/** Who writes which table. Tables with a scope are named by their module's manifest (`ownedTables`); the others stand here. */
import type { Module } from '../../src/platform/bus/command.ts';
import { codeOf, moduleOf, type Source } from './source.ts';

/** Tables without a scope of their own, or of the platform, by the folder that owns them. */
export const OTHER_TABLES: Readonly<Record<string, string>> = {
  meta: 'platform',
  migration: 'platform',
  ledger: 'platform',
  ledger_seal: 'platform',
  command_result: 'platform',
  file: 'platform',
  file_chunk: 'platform',
  rulebook_version: 'platform',
  unit: 'organization',
  unit_period: 'organization',
  unit_successor: 'organization',
  unit_word: 'organization',
  unit_former_word: 'organization',
  unit_letterhead: 'organization',
  person_key: 'members',
  account: 'accounts',
  session: 'accounts',
  access_token: 'accounts',
  delegation: 'accounts',
  saved_view: 'accounts',
  unit_boundary: 'pictures',
  part_sum: 'indicators',
  part_stale: 'organization',
};

/** Files beside `store.ts`, `<noun>Store.ts` and `stat.ts` that write, each for a reason. */
export const WRITERS: Readonly<Record<string, string>> = {
  'src/accounts/sessions.ts': 'sessions and tokens, which no command makes',
  'src/reorganization/store/rows.ts':
    'whatever the modules say of their rows on the day of a reorganization, each row kept as it was',
  'src/indicators/sums/store.ts': 'takes the marks of parts away in the statement that makes their sums anew',
  'src/jobs.ts': 'throws away what has run out: pending files, sessions, tokens, results of old commands',
  'src/chibo.ts': 'the operator’s account and the loaded rulebook, when a database is opened',
};

/** The tables a file writes, by what stands in its text. */
export function writtenIn(text: string): string[] {
  const code = codeOf(text);
  const found = [
    ...code.matchAll(/\b(?:insertInto|updateTable|deleteFrom|mergeInto|replaceInto)\(\s*['"](\w+)/g),
    ...code.matchAll(/\b(?:insertRows|updateRows)\(\s*[\w.]+,\s*['"](\w+)/g),
    ...code.matchAll(/\binsert\s+into\s+"?([a-z]\w*)/gi),
    ...code.matchAll(/\bdelete\s+from\s+"?([a-z]\w*)/gi),
    ...code.matchAll(/\bupdate\s+"?([a-z]\w*)"?(?:\s+(?:as\s+)?[a-z]\w*)?\s+set\b/gi),
  ];
  return [...new Set(found.map(([, table]) => table ?? ''))];
}

export function ownersOf(modules: readonly Module[]): Map<string, string> {
  const owners = new Map(Object.entries(OTHER_TABLES));
  for (const module of modules) for (const table of module.ownedTables) owners.set(table, module.name);
  return owners;
}

/** Writes that stand in the wrong file. Only tables of `owners` are judged. */
export function writeFaults(sources: readonly Source[], owners: ReadonlyMap<string, string>): string[] {
  return sources.flatMap(({ path, text }) =>
    writtenIn(text).flatMap((table) => {
      const owner = owners.get(table);
      if (owner === undefined || WRITERS[path] !== undefined) return [];
      if (moduleOf(path) !== owner)
        return [`${path} writes ${table}, which belongs to ${owner}. Ask a function of src/${owner}/store.ts.`];
      if (owner === 'platform' || /\/(store|stat|[a-z]\w*Store)\.ts$|\/store\/\w+\.ts$/.test(path)) return [];
      return [`${path} writes ${table}. Move the statement to src/${owner}/store.ts (or stat.ts, for counts).`];
    }),
  );
}
