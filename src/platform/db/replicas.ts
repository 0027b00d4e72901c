/**
 * Read replicas (DATABASE_REPLICA_URL): streaming standbys that answer queries which say how old their answer may be. Once a second the primary is
 * asked where its log stands and each replica how far it has replayed: so the age of a replica is known without a statement of the query's own,
 * and is never taken for smaller than it is. Who has just written reads where his commit has arrived (the mark), else at the primary.
 */
import type pg from 'pg';
import { type Connection, connect, type Database } from './connect.ts';
import { positionOf, replayedAsOf, type Sample } from './position.ts';

/** A replica fit to answer: `asOf` is the moment whose state it shows at least; `away` says that it did not answer. */
export type Chosen = { db: Database; asOf: Date; away(): void };

export type ReplicaState = {
  host: string;
  state: 'ready' | 'away' | 'not a standby' | 'another database' | 'behind';
  asOf: string | null;
};

export type Replicas = {
  /** One that is at most `seconds` old and has replayed `mark`; null where none is: then the primary answers. */
  choose(seconds: number, mark: string | null): Chosen | null;
  /** Where the primary's log stands: asked after a commit, it names a place that holds it. */
  mark(): Promise<string>;
  /** Looks at once, instead of within the second. */
  look(): Promise<void>;
  states(): ReplicaState[];
  close(): Promise<void>;
};

export type ReplicaOptions = {
  primary: string;
  urls: readonly string[];
  role: string;
  /** milliseconds, for the age of what is read; tests may set it */
  now?: () => number;
};

const LOOK_EVERY = 1000;
const PATIENCE = 2000;
/** Longer than the longest age a query allows: older samples serve nobody. */
const KEPT = 120_000;
const WHERE_PRIMARY = `select pg_current_wal_insert_lsn()::text as position, (select system_identifier::text from pg_control_system()) as system,
  current_database()::text as database, pg_is_in_recovery() as standby`;
const WHERE_REPLICA = WHERE_PRIMARY.replace('pg_current_wal_insert_lsn()', 'pg_last_wal_replay_lsn()');

type Answer = { position: string | null; system: string; database: string; standby: boolean };
type One = { connection: Connection; scout: Connection; host: string; state: ReplicaState['state']; replayed: bigint };

/** Opens the replicas and looks at them once; one that does not answer is tried again each second. Never fails for a replica's sake. */
export async function openReplicas({ primary, urls, role, now = Date.now }: ReplicaOptions): Promise<Replicas> {
  const patient = { connectionTimeoutMillis: PATIENCE, query_timeout: PATIENCE };
  const main = connect(primary, role, 2, patient);
  const all: One[] = urls.map((url) => ({
    connection: connect(url, role, 12, { connectionTimeoutMillis: PATIENCE }),
    // apart, so that no long query makes a replica look dead
    scout: connect(url, role, 1, patient),
    host: hostOf(url),
    state: 'away',
    replayed: 0n,
  }));
  let samples: Sample[] = [];
  let turn = 0;
  let looking: Promise<void> | undefined;

  async function lookOnce(): Promise<void> {
    const at = now();
    const [here, ...there] = await Promise.allSettled([
      asked(main.pool, WHERE_PRIMARY),
      ...all.map(({ scout }) => asked(scout.pool, WHERE_REPLICA)),
    ]);
    const primaryNow = here.status === 'fulfilled' ? here.value : null;
    const position = positionOf(primaryNow?.position ?? '');
    if (position !== null) samples = [...samples.filter((sample) => sample.at > at - KEPT), { at, position }];
    for (const [i, answer] of there.entries()) {
      const one = all[i] as One;
      if (answer.status === 'rejected') {
        one.state = 'away';
        continue;
      }
      const { standby, position: replayed, system, database } = answer.value;
      one.replayed = positionOf(replayed ?? '') ?? 0n;
      if (!standby) one.state = 'not a standby';
      else if (!primaryNow) one.state = 'behind';
      else one.state = system === primaryNow.system && database === primaryNow.database ? 'ready' : 'another database';
    }
  }

  /** Two that ask at once share the answer. */
  const look = async () => {
    looking ??= lookOnce().finally(() => {
      looking = undefined;
    });
    await looking;
  };
  await look();
  const watch = setInterval(() => void look(), LOOK_EVERY);
  watch.unref();

  return {
    choose: (seconds, mark) => {
      const wanted = mark === null ? 0n : positionOf(mark);
      if (wanted === null) return null;
      const oldest = now() - seconds * 1000;
      for (let tried = 0; tried < all.length; tried++) {
        const one = all[turn++ % all.length] as One;
        if (one.state !== 'ready' || one.replayed < wanted) continue;
        const asOf = replayedAsOf(samples, one.replayed);
        if (asOf === null || asOf < oldest) continue;
        return {
          db: one.connection.db,
          asOf: new Date(asOf),
          away: () => {
            one.state = 'away';
          },
        };
      }
      return null;
    },
    mark: async () => (await asked(main.pool, WHERE_PRIMARY)).position ?? LAST,
    look,
    states: () =>
      all.map(({ host, state, replayed }) => {
        const asOf = replayedAsOf(samples, replayed);
        return { host, state, asOf: asOf === null ? null : new Date(asOf).toISOString() };
      }),
    close: async () => {
      clearInterval(watch);
      await looking;
      await Promise.all([main.close(), ...all.flatMap(({ connection, scout }) => [connection.close(), scout.close()])]);
    },
  };
}

/** A place that no replica has reached: whoever carries it reads at the primary. */
export const LAST = 'FFFFFFFF/FFFFFFFF';

/** The addresses of DATABASE_REPLICA_URL, separated by commas. Throws where one is no address. */
export function replicaUrls(given: string | undefined): string[] {
  const urls = (given ?? '')
    .split(',')
    .map((url) => url.trim())
    .filter((url) => url !== '');
  for (const url of urls)
    if (!URL.canParse(url) || !/^postgres(ql)?:$/.test(new URL(url).protocol))
      throw new Error(
        'DATABASE_REPLICA_URL holds addresses like postgresql://user:password@host:5432/chibo, separated by commas.',
      );
  return urls;
}

async function asked(pool: pg.Pool, statement: string): Promise<Answer> {
  const { rows } = await pool.query<Answer>(statement);
  return rows[0] as Answer;
}

function hostOf(url: string): string {
  const { hostname, port, searchParams } = new URL(url);
  return searchParams.get('host') ? hostname : `${hostname}:${port || 5432}`;
}
