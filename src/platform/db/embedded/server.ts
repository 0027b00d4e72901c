/** The PostgreSQL process itself: start it, find one that still runs, stop it. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { program } from './binaries.ts';
import { cleanEnvironment } from './cluster.ts';
import { EmbeddedError } from './errors.ts';
import type { Place } from './place.ts';
import { hasArgument, type Life, lifeOf, stillLives, until } from './process.ts';
import { serverArguments } from './settings.ts';

/** A running server; `host` is the directory of its socket, or an address on Windows. */
export type Server = { life: Life; host: string; port: number; child?: ChildProcess };

/** Where a server is to listen. */
export type Listen = { host: string; port: number };

/** In: the cluster. Out: its living server, once it takes connections; undefined when there is none (any more). */
export async function findServer(cluster: string): Promise<Server | undefined> {
  return until(() => {
    const said = readPidFile(cluster);
    const life = said && lifeOf(said.pid);
    if (!said || !life || !hasArgument(said.pid, cluster)) return { server: undefined };
    return said.status === 'ready' && { server: { life, host: said.host, port: said.port } };
  }, 10).then((found) => found.server);
}

/** Starts the server and waits until it takes connections, however long its recovery lasts. Refuses when it gives up. */
export async function startServer(place: Place, listen: Listen, settings: Settings, log: Log): Promise<Server> {
  clearStale(place.cluster, listen);
  const logFile = join(place.home, 'postgres.log');
  const from = turnLog(logFile);
  const output = openSync(logFile, 'a', 0o600);
  // Its own session: Ctrl-C at the terminal is for us, and we stop the server when nobody needs it any more.
  const child = spawn(program(place.bin, 'postgres'), serverArguments(place, listen, settings), {
    ...place.user,
    cwd: '/',
    env: cleanEnvironment,
    detached: true,
    windowsHide: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  child.unref();
  let gone: string | undefined;
  child.on('error', (error) => (gone = error.message));
  child.on('exit', (code, signal) => (gone = `it ended with ${signal ?? `code ${code}`}`));
  const patience = setInterval(() => log('PostgreSQL is still recovering its data; please wait.'), 10_000);
  try {
    await until(() => gone !== undefined || isReady(place.cluster, child.pid), 4);
  } finally {
    clearInterval(patience);
  }
  const life = child.pid === undefined ? undefined : lifeOf(child.pid);
  if (gone !== undefined || !life) {
    const said = readFileSync(logFile).subarray(from).toString().trim();
    throw new EmbeddedError(`PostgreSQL did not start (${gone ?? 'it is gone'}). It said:\n${said}`);
  }
  return { life, ...listen, child };
}

/** Resolves when the server's process has ended; waiting for it alone keeps no program running. */
export function whenGone(server: Server): Promise<void> {
  const { child } = server;
  if (child) {
    if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
    return new Promise((done) => child.once('exit', () => done()));
  }
  // An adopted server is nobody's child here, so nobody tells us.
  return new Promise((done) => {
    const look = setInterval(() => {
      if (stillLives(server.life)) return;
      clearInterval(look);
      done();
    }, 100).unref();
  });
}

/** Stops the server: open transactions are rolled back, all data is on disk when this resolves. */
export async function stopServer(place: Pick<Place, 'bin' | 'cluster'>, server: Server, log: Log): Promise<void> {
  const gone = whenGone(server);
  const waiting = setInterval(() => log('PostgreSQL is still writing its data; please wait.'), 10_000);
  try {
    if (!stillLives(server.life)) return;
    if (process.platform === 'win32') {
      spawnSync(program(place.bin, 'pg_ctl'), ['stop', '-D', place.cluster, '-m', 'fast', '-W'], { stdio: 'ignore' });
    } else {
      signal(server.life.pid, 'SIGINT');
    }
    await gone;
  } finally {
    clearInterval(waiting);
  }
}

/** A port nobody uses now, for systems where sockets in the file system will not do. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer().on('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Settings of PostgreSQL on top of ours. */
export type Settings = Record<string, string>;
type Log = (line: string) => void;
type PidFile = { pid: number; port: number; host: string; status: string };

function readPidFile(cluster: string): PidFile | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    const [pid, , , port, socket, address, , status] = lines;
    return { pid: Number(pid), port: Number(port), host: socket || address || '', status: (status ?? '').trim() };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new EmbeddedError(`The embedded server's files cannot be read: ${(error as Error).message}`);
  }
}

function isReady(cluster: string, pid: number | undefined): boolean {
  const said = readPidFile(cluster);
  return said !== undefined && said.pid === pid && said.status === 'ready';
}

/**
 * PostgreSQL believes an old pid file when its number still answers: as another process of the same user, or as a dead
 * one that nobody collected. Our own number in its place tells it that the server is gone; the rest stays, for it looks
 * there for processes that outlived it. The socket's files are removed: the directory is this server's alone.
 */
function clearStale(cluster: string, listen: Listen): void {
  const file = join(cluster, 'postmaster.pid');
  const said = readPidFile(cluster);
  if (said && lifeOf(said.pid) && hasArgument(said.pid, cluster)) return;
  if (said) {
    const lines = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, [process.pid, ...lines.slice(1)].join('\n'));
  }
  if (process.platform === 'win32') return;
  for (const name of [`.s.PGSQL.${listen.port}`, `.s.PGSQL.${listen.port}.lock`]) {
    rmSync(join(listen.host, name), { force: true });
  }
}

/** Out: where the log continues; one that grew long is put aside first. */
function turnLog(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size < 10_000_000) return size;
  rmSync(`${file}.1`, { force: true });
  renameSync(file, `${file}.1`);
  return 0;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
