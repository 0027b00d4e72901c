/** One owner for one data directory: a lock file that names the owner's process and when it began. */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedError } from './errors.ts';
import { type Life, lifeOf, stillLives } from './process.ts';

/** `temporary` owners are command lines: they leave when their command is done. */
export type Owner = Life & { temporary: boolean };

/**
 * In: the directory that holds the data. Out: undefined when the lock is now ours, else the living owner who has it; a
 * dead owner's lock counts for nothing. Refuses a directory that we may not write.
 */
export function takeOwnership(home: string, temporary: boolean): Owner | undefined {
  const me = lifeOf(process.pid);
  if (!me) throw new EmbeddedError('This process cannot see itself: is /proc mounted?');
  const lock = lockFile(home);
  const mine = `${lock}.${process.pid}`;
  try {
    writeFileSync(mine, `${JSON.stringify({ ...me, temporary })}\n`, { mode: 0o600 });
  } catch (error) {
    throw new EmbeddedError(`The data in ${home} cannot be used: ${(error as Error).message}`);
  }
  try {
    for (;;) {
      // A link appears with its content or not at all: nobody ever reads half a lock.
      if (linked(mine, lock)) return undefined;
      const owner = readOwner(lock);
      if (owner && stillLives(owner)) return owner;
      clearAway(lock, `${mine}.stale`);
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Gives the lock back; a lock that is not ours stays. */
export function leaveOwnership(home: string): void {
  if (readOwner(lockFile(home))?.pid === process.pid) rmSync(lockFile(home), { force: true });
}

function lockFile(home: string): string {
  return join(home, 'owner.lock');
}

function readOwner(file: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Owner;
  } catch {
    return undefined;
  }
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Takes a dead owner's lock away. Two may try at once: who moved a living one aside by mistake puts it back. */
function clearAway(lock: string, aside: string): void {
  try {
    renameSync(lock, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const moved = readOwner(aside);
  if (moved && stillLives(moved)) linked(aside, lock);
  rmSync(aside, { force: true });
}
