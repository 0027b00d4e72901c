/** Starts the database servers that tests use, once for all projects of a run, and stops them at its end. */
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findPackage } from '../src/platform/db/embedded/binaries.ts';
import { type Embedded, openEmbedded } from '../src/platform/db/embedded/embedded.ts';
import { takeOwnership } from '../src/platform/db/embedded/owner.ts';
import { findServer, stopServer } from '../src/platform/db/embedded/server.ts';
import { migrate } from '../src/platform/db/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Addresses of the database `postgres` on each server; `chibo_template` beside it is migrated, to be cloned. */
    postgres18: string;
    /** Empty where PostgreSQL 15 is not installed. */
    postgres15: string;
  }
}

type Servers = { users: number; started: Map<15 | 18, Promise<TestServer>> };
type TestServer = { url: string; stop(): Promise<void> };

/** Every project loads its own copy of this file; only the process is common to them. */
const shared = globalThis as typeof globalThis & { chiboTestServers?: Servers };

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!shared.chiboTestServers) {
    shared.chiboTestServers = { users: 0, started: new Map() };
    await clearLeftovers();
  }
  const servers = shared.chiboTestServers;
  servers.users++;
  const wanted =
    (project.name.startsWith('database') || project.name.endsWith('15')) && findPackage(15)
      ? ([18, 15] as const)
      : ([18] as const);
  const [current, old] = await Promise.all(wanted.map((version) => started(servers, version)));
  project.provide('postgres18', current?.url ?? '');
  project.provide('postgres15', old?.url ?? '');
  return async () => {
    servers.users--;
    if (servers.users > 0) return;
    shared.chiboTestServers = undefined;
    await Promise.all([...servers.started.values()].map(async (server) => (await server).stop()));
  };
}

function started(servers: Servers, version: 15 | 18): Promise<TestServer> {
  const server = servers.started.get(version) ?? startTestServer(version);
  servers.started.set(version, server);
  return server;
}

async function startTestServer(version: 15 | 18): Promise<TestServer> {
  const dataDir = mkdtempSync(join(tmpdir(), `chibo-test-${version}-`));
  // PostgreSQL may run as another user than we do, and has to get through.
  chmodSync(dataDir, 0o711);
  const embedded = await openTest(dataDir, version);
  const stop = async () => {
    await embedded.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await migrate(embedded.url('postgres'), 'chibo_template');
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: embedded.url('postgres'), stop };
}

function openTest(dataDir: string, version: 15 | 18): Promise<Embedded> {
  // Nothing here has to survive a power cut, and many tests clone the template at once.
  const settings = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '200' };
  return openEmbedded({ dataDir, version, settings, log: () => {} });
}

/** A run that was killed leaves its servers behind: they are stopped and their data thrown away. */
async function clearLeftovers(): Promise<void> {
  const left = readdirSync(tmpdir()).filter((name) => /^chibo-test-(15|18)-/.test(name));
  for (const dataDir of left.map((name) => join(tmpdir(), name))) {
    try {
      // Without a lock file it is being made by another run just now.
      if (!existsSync(join(dataDir, 'owner.lock')) || takeOwnership(dataDir, false)) continue;
      const cluster = join(dataDir, 'cluster');
      const server = await findServer(cluster);
      if (server) await stopServer({ cluster, bin: '' }, server, () => {});
      rmSync(dataDir, { recursive: true, force: true });
    } catch {
      // Another run clears it away at the same moment, or it belongs to another user.
    }
  }
}
