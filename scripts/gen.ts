/** Makes gen/ from the migrated schema and the registry: row types, openapi.json, the typed client. `--check` only compares. */
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openapi } from '../src/http/openapi.ts';
import { modulesOf } from '../src/modules.ts';
import { openEmbedded } from '../src/platform/db/embedded/embedded.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { loadRulebook } from '../src/rulebook/load.ts';
import { clientOf } from './client.ts';

const root = join(import.meta.dirname, '..');

async function rowTypes(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'chibo-gen-'));
  await chmod(dataDir, 0o711);
  const server = await openEmbedded({ dataDir, settings: { fsync: 'off' }, log: () => {} });
  try {
    await migrate(server.url('postgres'), 'chibo_gen');
    const out = join(dataDir, 'db.ts');
    await promisify(execFile)(join(root, 'node_modules/.bin/kysely-codegen'), [
      '--dialect',
      'postgres',
      '--url',
      server.url('chibo_gen'),
      '--date-parser',
      'string',
      '--type-mapping',
      '{"int8":"number","bytea":"Buffer"}',
      '--log-level',
      'error',
      '--out-file',
      out,
    ]);
    return await readFile(out, 'utf8');
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

const modules = modulesOf(await loadRulebook(join(root, 'rulebooks/vietnam')));
const commands = new Map(modules.flatMap((m) => m.commands).map((c) => [c.name, c]));
const queries = new Map(modules.flatMap((m) => m.queries).map((q) => [q.name, q]));
const made: Record<string, string> = {
  'openapi.json': `${JSON.stringify(openapi({ commands, queries }), null, 1)}\n`,
  'client.ts': await clientOf([...queries.values(), ...commands.values()]),
  ...(process.argv.includes('--registry') ? {} : { 'db.ts': await rowTypes() }),
};
let stale = 0;
for (const [name, text] of Object.entries(made)) {
  const path = join(root, 'gen', name);
  const present = await readFile(path, 'utf8').catch(() => '');
  if (present === text) continue;
  stale++;
  if (process.argv.includes('--check')) process.stderr.write(`gen/${name} is stale: run "npm run gen".\n`);
  else await writeFile(path, text);
}
process.exit(process.argv.includes('--check') && stale > 0 ? 1 : 0);
