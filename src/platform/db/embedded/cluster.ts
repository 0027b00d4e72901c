/** Makes the cluster of a place: initdb into a side folder, moved into place whole. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { program } from './binaries.ts';
import { EmbeddedError } from './errors.ts';
import type { Place } from './place.ts';
import { giveTo } from './user.ts';

/** The server's own superuser; only the supervisor and the migrations act as it. */
export const superuser = 'chibo';

/** What PostgreSQL's programs may know of our environment: nothing that would change what they do. */
export const cleanEnvironment = {
  PATH: process.env.PATH,
  SystemRoot: process.env.SystemRoot,
  LC_ALL: 'C',
  TZ: 'UTC',
} as NodeJS.ProcessEnv;

/** Whether a cluster was made here. One that exists is complete, because it was moved into place whole. */
export function hasCluster(home: string): boolean {
  return existsSync(join(home, 'cluster', 'PG_VERSION'));
}

/** In: a place whose lock we hold. Makes the cluster if there is none; refuses one of another version. */
export async function prepareCluster(place: Place, durable: boolean, log: (line: string) => void): Promise<void> {
  if (hasCluster(place.home)) return checkVersion(place);
  if (existsSync(place.cluster) && readdirSync(place.cluster).length > 0) {
    throw new EmbeddedError(`${place.cluster} holds files but no PostgreSQL cluster. Move it away to start anew.`);
  }
  // What a crash left of an earlier attempt was never used.
  for (const name of readdirSync(place.home)) {
    if (name.startsWith('making-')) rmSync(join(place.home, name), { recursive: true, force: true, maxRetries: 5 });
  }
  log(`Making a new PostgreSQL ${place.version} database in ${place.home}.`);
  const making = mkdtempSync(join(place.home, 'making-'));
  const cluster = join(making, 'cluster');
  const passwordFile = join(making, 'password');
  mkdirSync(cluster, { mode: 0o700 });
  writeFileSync(passwordFile, `${newPassword(place.home)}\n`, { mode: 0o600 });
  for (const path of [making, cluster, passwordFile]) giveTo(place.user, path);
  await initdb(place, cluster, passwordFile, durable);
  rmSync(place.cluster, { recursive: true, force: true });
  renameSync(cluster, place.cluster);
  rmSync(making, { recursive: true, force: true });
}

/** Out: the superuser's password. Refuses when it is gone or not ours to read. */
export function readPassword(home: string): string {
  try {
    return readFileSync(join(home, 'password'), 'utf8').trim();
  } catch (error) {
    throw new EmbeddedError(`The password of the embedded server cannot be read: ${(error as Error).message}`);
  }
}

function newPassword(home: string): string {
  const file = join(home, 'password');
  // Kept from an attempt that a crash cut short: both files of the pair have to agree in the end.
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600, flush: true });
  const password = readPassword(home);
  if (password) return password;
  rmSync(file);
  return newPassword(home);
}

function checkVersion(place: Place): void {
  const made = readFileSync(join(place.cluster, 'PG_VERSION'), 'utf8').trim();
  if (made === String(place.version)) return;
  throw new EmbeddedError(
    `The data in ${place.home} was made by PostgreSQL ${made}; this Chibo brings PostgreSQL ${place.version}. ` +
      'Make a backup with the Chibo that wrote it and restore it into a new data directory.',
  );
}

async function initdb(place: Place, cluster: string, passwordFile: string, durable: boolean): Promise<void> {
  // Texts compare byte by byte in every version; names are sorted by keys we make ourselves (D26).
  const locale = place.version >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : [];
  const args = [
    `--pgdata=${cluster}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    ...locale,
    '--data-checksums',
    ...(durable ? [] : ['--no-sync']),
  ];
  try {
    await promisify(execFile)(program(place.bin, 'initdb'), args, { ...place.user, cwd: '/', env: cleanEnvironment });
  } catch (error) {
    const { message, stderr } = error as Error & { stderr?: string };
    throw new EmbeddedError(`PostgreSQL could not make its database in ${place.home}: ${stderr?.trim() || message}`);
  }
}
