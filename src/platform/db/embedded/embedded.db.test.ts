import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { attachEmbedded, type Embedded, openEmbedded } from './embedded.ts';
import { EmbeddedError, EmbeddedInUse } from './errors.ts';
import { stillLives } from './process.ts';
import { ask, furnish, makeScene, runProgram, type Scene } from './scene.ts';
import { findServer } from './server.ts';

/** One that is at rest, to be copied: making it anew for every test takes longer than the tests. */
let rested: Scene;
let scene: Scene;
let opened: Embedded[] = [];
let lines: string[] = [];

beforeAll(async () => {
  rested = makeScene();
  await (await openEmbedded({ dataDir: rested.dir, shelter: rested.shelter, log: () => {} })).stop();
});
afterAll(() => rested.clear());
beforeEach(() => {
  scene = makeScene();
  lines = [];
});
afterEach(async () => {
  for (const embedded of opened) await embedded.stop();
  opened = [];
  await scene.clear();
});

const options = () => ({ dataDir: scene.dir, shelter: scene.shelter, log: (line: string) => void lines.push(line) });
const open = async () => remember(await openEmbedded(options()));
const attach = async () => remember(await attachEmbedded(options()));
function remember(embedded: Embedded): Embedded {
  opened.push(embedded);
  return embedded;
}
const cluster = () => join(scene.dir, 'cluster');
const pidFile = () => join(cluster(), 'postmaster.pid');

describe('the first start', () => {
  test('a first start makes a database that is safe on disk and sorts texts byte by byte', async () => {
    const { url, adopted, owner } = await open();
    expect({ adopted, owner }).toEqual({ adopted: false, owner: true });
    const [row] = await ask(
      url('postgres'),
      `select current_setting('data_checksums') as checksums, current_setting('fsync') as fsync,
              current_setting('listen_addresses') as tcp, pg_encoding_to_char(encoding) as encoding, 'Z' < 'a' as bytewise
         from pg_database where datname = current_database()`,
    );
    expect(row).toEqual({ checksums: 'on', fsync: 'on', tcp: '', encoding: 'UTF8', bytewise: true });
  });

  test('a half-made database is made anew', async () => {
    mkdirSync(join(scene.dir, 'making-crash', 'cluster'), { recursive: true });
    writeFileSync(join(scene.dir, 'making-crash', 'cluster', 'PG_VERSION'), '18\n');
    const { url } = await open();
    expect(await ask(url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(readdirSync(scene.dir).filter((name) => name.startsWith('making-'))).toEqual([]);
  });

  test('a folder in the database’s place that is none is not overwritten', async () => {
    mkdirSync(cluster());
    writeFileSync(join(cluster(), 'notes.txt'), 'mine');
    await expect(open()).rejects.toBeInstanceOf(EmbeddedError);
    expect(readFileSync(join(cluster(), 'notes.txt'), 'utf8')).toBe('mine');
  });
});

describe('start and stop', () => {
  beforeEach(() => furnish(scene, rested.dir));

  test('what was written is there after a clean stop and a warm start', async () => {
    const first = await open();
    await ask(first.url('postgres'), 'create table kept as select 7 as value');
    await first.stop();
    expect(existsSync(pidFile())).toBe(false);
    const second = await open();
    expect(second.adopted).toBe(false);
    expect(await ask(second.url('postgres'), 'select value from kept')).toEqual([{ value: 7 }]);
  });

  test('nobody else can read the password or reach the socket', async () => {
    const { url } = await open();
    expect(statSync(join(scene.dir, 'password')).mode & 0o777).toBe(0o600);
    expect(statSync(join(scene.dir, 'socket')).mode & 0o777).toBe(0o700);
    const wrong = url('postgres').replace(/:[0-9a-f]+@/, ':wrong@');
    await expect(ask(wrong, 'select 1')).rejects.toThrow(/password/);
  });

  test('a server that dies is started again at the same address', async () => {
    const { url } = await open();
    const before = await findServer(cluster());
    process.kill(before?.life.pid ?? 0, 'SIGKILL');
    await vi.waitFor(async () => expect(await ask(url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }]), 30_000);
    expect((await findServer(cluster()))?.life.pid).not.toBe(before?.life.pid);
    expect(lines.join('\n')).toContain('has died');
  });
});

describe('one owner', () => {
  beforeEach(() => furnish(scene, rested.dir));

  test('a second one is refused, with the number of the first', async () => {
    await open();
    const refused = openEmbedded(options());
    await expect(refused).rejects.toBeInstanceOf(EmbeddedInUse);
    await expect(refused).rejects.toMatchObject({ pid: process.pid, dataDir: scene.dir });
  });

  test('a second program is refused, and says who is in its way', async () => {
    await open();
    await expect(runProgram('open', scene)).rejects.toThrow(`already in use by process ${process.pid}`);
  });

  test('a server whose owner was killed is adopted, with its data, and stopped at the end', async () => {
    const program = await runProgram('open', scene);
    await ask(program.url, 'create table kept as select 7 as value');
    program.child.kill('SIGKILL');
    await program.ended;
    const orphan = await findServer(cluster());
    const mine = await open();
    expect(mine.adopted).toBe(true);
    expect((await findServer(cluster()))?.life).toEqual(orphan?.life);
    expect(await ask(mine.url('postgres'), 'select value from kept')).toEqual([{ value: 7 }]);
    await mine.stop();
    expect(orphan && stillLives(orphan.life)).toBe(false);
  });

  test('a program that is told to end stops its server', async () => {
    const program = await runProgram('open', scene);
    program.child.kill('SIGTERM');
    expect(await program.ended).toBe(0);
    expect(existsSync(pidFile())).toBe(false);
    expect(existsSync(join(scene.dir, 'owner.lock'))).toBe(false);
  });

  test('a process number that was given to another process since does not own anything', async () => {
    const lock = { pid: process.pid, started: 'another boot:1', temporary: false };
    writeFileSync(join(scene.dir, 'owner.lock'), JSON.stringify(lock));
    expect((await open()).owner).toBe(true);
  });
});

describe('clients', () => {
  beforeEach(() => furnish(scene, rested.dir));

  test('a client of a running server leaves it running', async () => {
    const server = await open();
    const client = await attach();
    expect({ adopted: client.adopted, owner: client.owner }).toEqual({ adopted: true, owner: false });
    await client.stop();
    expect(await ask(server.url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('without a server a client starts one and stops it', async () => {
    const client = await attach();
    expect(client.owner).toBe(true);
    expect(existsSync(pidFile())).toBe(true);
    await client.stop();
    expect(existsSync(pidFile())).toBe(false);
  });

  test('of several clients the last one stops the server, whoever started it', async () => {
    const starter = await runProgram('attach', scene);
    const later = await attach();
    starter.child.kill('SIGTERM');
    expect(await starter.ended).toBe(0);
    expect(await ask(later.url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }]);
    await later.stop();
    expect(existsSync(pidFile())).toBe(false);
  });

  test('a server that lost its owner is used and left running: it is not the client’s', async () => {
    const program = await runProgram('open', scene);
    program.child.kill('SIGKILL');
    await program.ended;
    const client = await attach();
    expect(client.owner).toBe(false);
    await client.stop();
    expect(await findServer(cluster())).toBeDefined();
  });

  test('the server waits for a command line that came first', async () => {
    const client = await attach();
    const opening = open();
    await vi.waitFor(() => expect(lines.join('\n')).toContain(`command line (process ${process.pid})`));
    await client.stop();
    expect((await opening).owner).toBe(true);
  });
});

describe('what a crash leaves', () => {
  beforeEach(() => furnish(scene, rested.dir));

  test('an old pid file that names a living stranger does not keep the server down', async () => {
    const first = await open();
    const text = readFileSync(pidFile(), 'utf8');
    await first.stop();
    writeFileSync(pidFile(), text.replace(/^\d+/, String(process.ppid)));
    const second = await open();
    expect(second.adopted).toBe(false);
    expect(await ask(second.url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('data of another version is refused and left alone', async () => {
    await (await open()).stop();
    writeFileSync(join(cluster(), 'PG_VERSION'), '14\n');
    await expect(open()).rejects.toThrow(/made by PostgreSQL 14; this Chibo brings PostgreSQL 18/);
    expect(existsSync(join(scene.dir, 'owner.lock'))).toBe(false);
    writeFileSync(join(cluster(), 'PG_VERSION'), '18\n');
    expect((await open()).owner).toBe(true);
  });
});

describe.runIf(process.geteuid?.() === 0 && existsSync('/root'))('as root, under /root', () => {
  test('the data goes where an ordinary user can reach it, and is found again', async () => {
    await scene.clear();
    scene = makeScene('/root');
    const first = await open();
    await ask(first.url('postgres'), 'create table kept as select 7 as value');
    expect(lines.join('\n')).toContain(`The data is kept in ${scene.shelter}`);
    await first.stop();
    const second = await open();
    expect(await ask(second.url('postgres'), 'select value from kept')).toEqual([{ value: 7 }]);
    await expect(openEmbedded(options())).rejects.toBeInstanceOf(EmbeddedInUse);
  });
});
