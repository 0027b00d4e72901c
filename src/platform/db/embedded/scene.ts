/** For tests of the supervisor: a data directory of their own, and a second program that owns or uses a server. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { takeOwnership } from './owner.ts';
import { findServer, stopServer } from './server.ts';

/** `dir` is the data directory, `shelter` the place for what root's ordinary user must reach; `clear` removes both. */
export type Scene = { dir: string; shelter: string; clear(): Promise<void> };

/** In: where to make it. Out: an empty scene. `clear` also stops a server that nobody owns any more. */
export function makeScene(base = tmpdir()): Scene {
  const root = mkdtempSync(join(base, 'chibo-scene-'));
  const sheltered = mkdtempSync(join(tmpdir(), 'chibo-shelter-'));
  for (const directory of [root, sheltered]) chmodSync(directory, 0o711);
  const dir = join(root, 'data');
  mkdirSync(dir, { mode: 0o711 });
  return {
    dir,
    shelter: sheltered,
    async clear() {
      await stopOrphan(dir);
      for (const directory of [root, sheltered]) rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Gives the scene a cluster made elsewhere, which saves making one; both have to be at rest. */
export function furnish(scene: Scene, from: string): void {
  const { status, stderr } = spawnSync('cp', ['-a', `${from}/cluster`, `${from}/password`, scene.dir]);
  if (status !== 0) throw new Error(String(stderr));
}

/** One statement on a connection of its own. */
export async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Another Node process with an embedded server; it tells what it got, and stops cleanly on SIGTERM. */
export type Program = {
  child: ChildProcess;
  url: string;
  adopted: boolean;
  owner: boolean;
  ended: Promise<number | null>;
};

/** In: how to come by the server. Out: the program, once it has it. Fails with what the program said. */
export async function runProgram(how: 'open' | 'attach', scene: Scene): Promise<Program> {
  const child = startProgram(how, scene);
  const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  let said = '';
  const told = await new Promise<string>((done, fail) => {
    child.stderr?.on('data', (data) => (said += data));
    child.stdout?.on('data', (data) => done(String(data)));
    child.once('exit', () => fail(new Error(said)));
  });
  return { ...(JSON.parse(told) as { url: string; adopted: boolean; owner: boolean }), child, ended };
}

/** The same, without waiting for anything. */
export function startProgram(how: 'open' | 'attach', scene: Scene): ChildProcess {
  const at = (file: string) => JSON.stringify(fileURLToPath(new URL(file, import.meta.url)));
  const code = `
    import { ${how}Embedded as have } from ${at('./embedded.ts')};
    import { stopOnSignals } from ${at('./signals.ts')};
    const options = ${JSON.stringify({ dataDir: scene.dir, shelter: scene.shelter })};
    const embedded = await have({ ...options, log: (line) => console.error(line) });
    stopOnSignals(embedded);
    console.log(JSON.stringify({ ...embedded, url: embedded.url('postgres') }));
    setInterval(() => {}, 60_000);
  `;
  return spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'pipe'] });
}

async function stopOrphan(home: string): Promise<void> {
  if (takeOwnership(home, false)) return;
  const cluster = join(home, 'cluster');
  const server = await findServer(cluster);
  if (server) await stopServer({ cluster, bin: '' }, server, () => {});
}
