/** Where the embedded server keeps its files, with which programs and as whom it runs. */
import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBinaries } from './binaries.ts';
import { EmbeddedError } from './errors.ts';
import { chooseUser, giveTo, mayEnter, type RunAs } from './user.ts';

/** `home` holds the lock, the password, the log and `cluster`; it is the data directory unless that is out of reach. */
export type Place = { dataDir: string; home: string; cluster: string; bin: string; user: RunAs; version: number };

/** What has to be known to find a place; `shelter` is where root puts what an ordinary user must reach. */
export type PlaceOptions = { dataDir: string; version?: 15 | 18; shelter?: string; log: (line: string) => void };

/** In: the data directory, made if missing. Out: the place. Refuses a directory we may not write, or a missing PostgreSQL. */
export function findPlace(options: PlaceOptions): Place {
  const shelter = options.shelter ?? '/var/lib/chibo';
  const version = options.version ?? 18;
  const dataDir = madeDirectory(options.dataDir);
  const pointer = join(dataDir, 'data-is-elsewhere.txt');
  let home = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : dataDir;
  let user = chooseUser(join(home, 'cluster'));
  if (home === dataDir && !mayEnter(user, dataDir)) {
    // The pointer stays with the directory, so a project that is moved finds its data again.
    home = join(shelter, createHash('sha256').update(dataDir).digest('hex').slice(0, 12));
    mkdirSync(home, { recursive: true, mode: 0o711 });
    writeFileSync(pointer, `${home}\n`);
    user = chooseUser(join(home, 'cluster'));
  }
  if (home !== dataDir) {
    if (!existsSync(home)) throw new EmbeddedError(`${pointer} says the data is in ${home}, and nothing is there.`);
    options.log(
      `The data is kept in ${home}: PostgreSQL does not run as root, and another user cannot enter ${dataDir}.`,
    );
  }
  refuseForeign(home);
  const bin = findBinaries(version, user, shelter, options.log);
  return { dataDir, home, cluster: join(home, 'cluster'), bin, user, version };
}

/**
 * In: the place. Out: a private directory for the server's socket: in the data's home, or in the system's folder for
 * temporary files where that path is too long or its file system knows no sockets. Refuses when neither will do.
 */
export async function makeSocketDir(place: Place): Promise<string> {
  const near = join(place.home, 'socket');
  mkdirSync(near, { recursive: true, mode: 0o700 });
  for (const make of [() => near, () => mkdtempSync(join(tmpdir(), 'chibo-')), () => mkdtempSync('/tmp/chibo-')]) {
    const directory = make();
    giveTo(place.user, directory);
    if (mayEnter(place.user, directory) && (await holdsSockets(directory))) return directory;
    rmSync(directory, { recursive: true, force: true });
  }
  throw new EmbeddedError(`No place for a socket was found, neither in ${place.home} nor in ${tmpdir()}.`);
}

/** PostgreSQL serves only its owner; root steps down to that owner, anybody else has to be it. */
function refuseForeign(home: string): void {
  const me = process.geteuid?.();
  if (me === undefined || me === 0) return;
  const owner = statSync(join(home, 'cluster'), { throwIfNoEntry: false })?.uid ?? statSync(home).uid;
  if (owner === me) return;
  throw new EmbeddedError(
    `The data in ${home} belongs to user number ${owner}, and you are ${me}: be that user, or root.`,
  );
}

function madeDirectory(path: string): string {
  try {
    // Not listable, but passable: the server's user has to get through to its own folder.
    mkdirSync(path, { recursive: true, mode: 0o711 });
    if (!lstatSync(realpathSync(path)).isDirectory()) throw new EmbeddedError(`${path} is not a directory.`);
    return realpathSync(path);
  } catch (error) {
    if (error instanceof EmbeddedError) throw error;
    throw new EmbeddedError(`The data directory ${path} cannot be used: ${(error as Error).message}`);
  }
}

/** The system allows 107 bytes (103 on macOS); trying it also shows whether the file system can. */
function holdsSockets(directory: string): Promise<boolean> {
  const path = join(directory, '.s.PGSQL.try');
  if (Buffer.byteLength(join(directory, '.s.PGSQL.65432.lock')) > 100) return Promise.resolve(false);
  return new Promise((answer) => {
    const server = createServer();
    server.on('error', () => answer(false));
    server.listen(path, () => server.close(() => answer(true)));
  });
}
