/** The embedded database server: who owns it keeps it running (D18), everybody else is its client. */
import { prepareCluster } from './cluster.ts';
import { EmbeddedInUse } from './errors.ts';
import { type Kept, keepRunning } from './keeper.ts';
import { giveBack, leaveAsClient, leaveAsStarter, unmark } from './leaving.ts';
import { leaveOwnership, takeOwnership } from './owner.ts';
import { findPlace, makeSocketDir, type Place, type PlaceOptions } from './place.ts';
import { addressOf, beThere } from './presence.ts';
import { findServer, freePort, type Listen, type Server, type Settings, startServer, stopServer } from './server.ts';

/** `settings` go to PostgreSQL on top of ours; with `fsync: 'off'` (tests only) nothing survives a power cut. */
export type EmbeddedOptions = PlaceOptions & { settings?: Settings };

/** `adopted`: it already ran when we came. `owner`: it is ours to keep and to stop; a client's `stop` only lets go. */
export type Embedded = {
  url(database: string): string;
  version: number;
  adopted: boolean;
  owner: boolean;
  stop(): Promise<void>;
};

/**
 * In: the data directory (made if missing). Out: its server, running and ours, started again if it should die.
 * Refuses with EmbeddedInUse when another process owns it; a command line that does is waited for.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const place = findPlace(options);
  let owner = takeOwnership(place.home, false);
  if (owner?.temporary) options.log(`Waiting for the command line (process ${owner.pid}) that uses ${place.home}.`);
  while (owner?.temporary) {
    await pause(50);
    owner = takeOwnership(place.home, false);
  }
  if (owner) throw new EmbeddedInUse(owner.pid, place.dataDir);
  const kept = await own(place, options);
  const stop = async () => {
    await kept.stop();
    giveBack(place, kept.server);
  };
  return { ...described(place, kept.server), adopted: !kept.server.child, owner: true, stop: once(stop) };
}

/**
 * In: the data directory. Out: a client of the server that runs there; when none runs, its owner until `stop`.
 * A server that a command line started and others still use is left to them: the last one to leave stops it.
 */
export async function attachEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const place = findPlace(options);
  let said = false;
  for (;;) {
    const server = await findServer(place.cluster);
    const presence = server && (await beThere(place, server));
    if (server && presence) {
      const stop = once(() => leaveAsClient(place, server, presence, options.log));
      return { ...described(place, server), adopted: true, owner: false, stop };
    }
    const owner = takeOwnership(place.home, true);
    if (!owner) return temporaryOwner(place, options);
    if (!said) options.log(`Waiting for process ${owner.pid} to start the database in ${place.home}.`);
    said = true;
    await pause(20);
  }
}

async function temporaryOwner(place: Place, options: EmbeddedOptions): Promise<Embedded> {
  const kept = await own(place, options);
  const presence = await beThere(place, kept.server);
  const stop = once(() => leaveAsStarter(place, kept, presence));
  return { ...described(place, kept.server), adopted: !kept.server.child, owner: true, stop };
}

/** In: a place whose lock we hold; it is given back when this fails. */
async function own(place: Place, options: EmbeddedOptions): Promise<Kept> {
  const settings = options.settings ?? {};
  try {
    unmark(place);
    await prepareCluster(place, settings.fsync !== 'off', options.log);
    const server = (await adopt(place, options)) ?? (await startAnew(place, options));
    return keepRunning(place, server, settings, options.log);
  } catch (error) {
    leaveOwnership(place.home);
    throw error;
  }
}

/** Out: the server that its dead owner left running. One that cannot be reached any more is stopped. */
async function adopt(place: Place, options: EmbeddedOptions): Promise<Server | undefined> {
  const server = await findServer(place.cluster);
  if (!server) return undefined;
  const presence = await beThere(place, server);
  await presence?.leave();
  if (presence) options.log(`Adopted the PostgreSQL that was left running (process ${server.life.pid}).`);
  else await stopServer(place, server, options.log);
  return presence && server;
}

/** Starts a server, once what is left of an earlier one has ended; it may also turn out to be running after all. */
async function startAnew(place: Place, options: EmbeddedOptions): Promise<Server> {
  for (let tries = 0; ; tries++) {
    try {
      return await startServer(place, await listen(place), options.settings ?? {}, options.log);
    } catch (error) {
      if (!/pre-existing shared memory|"postmaster.pid" already exists/.test((error as Error).message)) throw error;
      if (tries % 100 === 10) options.log(`Waiting for processes of an earlier PostgreSQL in ${place.home} to end.`);
    }
    await pause(100);
    const other = await adopt(place, options);
    if (other) return other;
  }
}

async function listen(place: Place): Promise<Listen> {
  if (process.platform === 'win32') return { host: '127.0.0.1', port: await freePort() };
  return { host: await makeSocketDir(place), port: 5432 };
}

function described(place: Place, server: Server): Pick<Embedded, 'url' | 'version'> {
  return { version: place.version, url: (database) => addressOf(place, server, database) };
}

/** A second call waits for the first. */
function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
