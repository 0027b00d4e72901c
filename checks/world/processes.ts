/** The real server (src/main.ts) as processes of their own, on a database of the test's: what several of them do together. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { freePort } from '../../src/platform/db/embedded/server.ts';

export type Sent = { cookie?: string; body?: unknown; form?: FormData; key?: string };
export type Reply = { status: number; body: Record<string, unknown>; cookie: string };

export type ServerProcess = {
  address: string;
  /** asks the process over HTTP, below /api/v1; fails when it does not answer */
  ask(method: string, path: string, sent?: Sent): Promise<Reply>;
  /** SIGKILL: nothing of it is told, nothing can be put in order. Resolves when it is gone */
  kill(): Promise<void>;
  stop(): Promise<void>;
};

/** Starts it and waits until it says that it is well. Throws what it said when it ends before. */
export async function startProcess(databaseUrl: string, dataDir: string): Promise<ServerProcess> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../src/main.ts')], {
    env: {
      PATH: process.env.PATH,
      TZ: process.env.TZ,
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      CHIBO_DATA: dataDir,
    } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const end = new Promise<void>((done) => child.once('exit', () => done()));
  while (!(await isWell(address))) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}: ${said}`);
    await new Promise((done) => setTimeout(done, 10));
  }
  return {
    address,
    ask: (method, path, sent = {}) => asked(`${address}/api/v1${path}`, method, sent),
    kill: () => ended(child, end, 'SIGKILL'),
    stop: () => ended(child, end, 'SIGTERM'),
  };
}

async function asked(url: string, method: string, { cookie, body, form, key }: Sent): Promise<Reply> {
  const content = form ?? (body === undefined ? undefined : JSON.stringify(body));
  const answer = await fetch(url, {
    method,
    headers: {
      'Chibo-Client': 'test',
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...(cookie && { Cookie: cookie }),
      ...(key && { 'Idempotency-Key': key }),
    },
    ...(content !== undefined && { body: content }),
  });
  return {
    status: answer.status,
    body: (await answer.json()) as Record<string, unknown>,
    cookie: (answer.headers.get('Set-Cookie') ?? '').split(';')[0] ?? '',
  };
}

async function isWell(address: string): Promise<boolean> {
  return await fetch(`${address}/healthz`).then(
    (answer) => answer.ok,
    () => false,
  );
}

async function ended(child: ChildProcess, end: Promise<void>, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill(signal);
  await end;
}
