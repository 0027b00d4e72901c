/** The real server as a process of its own, as `npm start` runs it, on the bench's database. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type Ground, ROOT } from './ground.ts';

export type Running = { address: string; pid: number; stop(): Promise<void> };

/** Starts the server and waits for /healthz. Out: how long that took, in milliseconds, beside the server. */
export async function startServer(
  env: Record<string, string>,
  ask: (address: string) => Promise<boolean> = isHealthy,
): Promise<Running & { ms: number }> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const start = performance.now();
  const child = spawn(process.execPath, [join(ROOT, 'src/main.ts')], {
    env: { ...process.env, PORT: String(port), ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  while (!(await ask(address))) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}.`);
    await new Promise((done) => setTimeout(done, 2));
  }
  return { address, pid: child.pid ?? 0, ms: performance.now() - start, stop: () => ended(child) };
}

/** The server on the ground's database. */
export async function serverOn(ground: Pick<Ground, 'url' | 'dataDir'>): Promise<Running> {
  return await startServer({ DATABASE_URL: ground.url, CHIBO_DATA: ground.dataDir });
}

async function isHealthy(address: string): Promise<boolean> {
  return await fetch(`${address}/healthz`).then(
    async (answer) => {
      await answer.arrayBuffer();
      return answer.ok;
    },
    () => false,
  );
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const end = new Promise<void>((done) => child.once('exit', () => done()));
  child.kill('SIGTERM');
  await end;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}
