/** A primary and a streaming standby of it, for tests: made of the embedded server's own programs, which hold no pg_basebackup. */
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Embedded, openEmbedded } from '../../src/platform/db/embedded/embedded.ts';
import { migrate } from '../../src/platform/db/migrate.ts';

export type Pair = {
  primary: Embedded;
  standby: Embedded;
  /** the migrated database, on each */
  url: string;
  replicaUrl: string;
  /** stops the standby, and starts it again */
  stopStandby(): Promise<void>;
  startStandby(): Promise<void>;
  stop(): Promise<void>;
};

const DATABASE = 'pair';
const COMMON = {
  fsync: 'off',
  full_page_writes: 'off',
  max_connections: '60',
  wal_level: 'replica',
  max_wal_senders: '4',
  wal_keep_size: '256MB',
};

/** Makes a database, stops its server, copies it whole, and starts both: the copy follows the log of the first. */
export async function standbyPair(version: 15 | 18 = 18): Promise<Pair> {
  const dataDir = mkdtempSync(join(tmpdir(), 'chibo-pair-'));
  chmodSync(dataDir, 0o711);
  const [one, two] = [join(dataDir, 'one'), join(dataDir, 'two')];
  const open = (at: string, more: Record<string, string> = {}) =>
    openEmbedded({ dataDir: at, version, settings: { ...COMMON, ...more }, log: () => {} });
  const first = await open(one);
  await migrate(first.url('postgres'), DATABASE);
  await first.stop();
  execFileSync('cp', ['-a', one, two]);
  follow(join(two, 'cluster'));
  const primary = await open(one);
  const follower = () =>
    open(two, { primary_conninfo: conninfo(primary.url('postgres')), wal_retrieve_retry_interval: '100ms' });
  let standby = await follower();
  return {
    primary,
    get standby() {
      return standby;
    },
    url: primary.url(DATABASE),
    replicaUrl: standby.url(DATABASE),
    stopStandby: () => standby.stop(),
    startStandby: async () => {
      standby = await follower();
    },
    stop: async () => {
      await standby.stop();
      await primary.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The file that makes a server follow; it has to be its own. */
function follow(cluster: string): void {
  const signal = join(cluster, 'standby.signal');
  writeFileSync(signal, '', { mode: 0o600 });
  const { uid, gid } = statSync(join(cluster, 'PG_VERSION'));
  chownSync(signal, uid, gid);
}

function conninfo(url: string): string {
  const { username, password, searchParams } = new URL(url);
  const parts = {
    host: searchParams.get('host') ?? '',
    port: searchParams.get('port') ?? '',
    user: username,
    password: decodeURIComponent(password),
  };
  return Object.entries(parts)
    .map(([key, value]) => `${key}='${value}'`)
    .join(' ');
}
