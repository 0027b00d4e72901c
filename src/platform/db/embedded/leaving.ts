/**
 * How command lines leave a server that one of them started: the last one stops it. Whoever started it marks, on its
 * way out, that the server now belongs to nobody, and only then counts who is left; the others disconnect, and only
 * then look for the mark. So of those who leave at the same moment at least one sees that it is the last.
 */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kept } from './keeper.ts';
import { leaveOwnership, takeOwnership } from './owner.ts';
import type { Place } from './place.ts';
import { beThere, type Presence } from './presence.ts';
import { type Server, stopServer } from './server.ts';

type Log = (line: string) => void;

/** The one who started the server leaves: it is stopped, or left to those who still use it. */
export async function leaveAsStarter(place: Place, kept: Kept, presence: Presence | undefined): Promise<void> {
  writeFileSync(markOf(place), 'A command line started this server; the last one to leave stops it.\n');
  const others = (await presence?.othersConnected().catch(() => 0)) ?? 0;
  await presence?.leave();
  if (others === 0) {
    await kept.stop();
    return giveBack(place, kept.server);
  }
  kept.letGo();
  leaveOwnership(place.home);
}

/** Somebody else leaves: nothing happens to the server, unless it belongs to nobody and nobody is left. */
export async function leaveAsClient(place: Place, server: Server, presence: Presence, log: Log): Promise<void> {
  await presence.leave();
  while (existsSync(markOf(place))) {
    const owner = takeOwnership(place.home, true);
    if (!owner) return stopIfUnused(place, server, log);
    if (!owner.temporary) return;
    // Another one is leaving just now; what it finds may not be the end of it.
    await new Promise((done) => setTimeout(done, 10));
  }
}

/** The server has an owner again: who leaves leaves it alone. */
export function unmark(place: Place): void {
  rmSync(markOf(place), { force: true });
}

/** After the server was stopped: its socket's directory and the lock are no longer needed. */
export function giveBack(place: Place, server: Server): void {
  if (process.platform !== 'win32') rmSync(server.host, { recursive: true, force: true });
  unmark(place);
  leaveOwnership(place.home);
}

/** We hold the lock. */
async function stopIfUnused(place: Place, server: Server, log: Log): Promise<void> {
  const presence = existsSync(markOf(place)) ? await beThere(place, server) : undefined;
  const others = await presence?.othersConnected().catch(() => 1);
  await presence?.leave();
  if (others !== 0) return leaveOwnership(place.home);
  await stopServer(place, server, log);
  giveBack(place, server);
}

function markOf(place: Place): string {
  return join(place.home, 'left-running.txt');
}
