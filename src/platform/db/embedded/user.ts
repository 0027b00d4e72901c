/** As whom PostgreSQL runs: it refuses root, so root hands it to an ordinary user. */
import { spawnSync } from 'node:child_process';
import { chownSync, readFileSync, statSync } from 'node:fs';

/** An ordinary user to run as; undefined stands for "whoever we are". */
export type RunAs = { uid: number; gid: number } | undefined;

/** In: where the cluster is, or will be. Out: its owner, else who called sudo, else `nobody`; undefined unless we are root. */
export function chooseUser(cluster: string): RunAs {
  if (process.platform === 'win32' || process.geteuid?.() !== 0) return undefined;
  // A cluster that exists can only be run by its owner.
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const uid = Number(process.env.SUDO_UID);
  const gid = Number(process.env.SUDO_GID);
  if (uid > 0 && gid > 0) return { uid, gid };
  return nobody();
}

/** Whether that user may enter the directory: every folder above counts, and only the system knows all its rules. */
export function mayEnter(user: RunAs, directory: string): boolean {
  if (!user) return true;
  return spawnSync('/bin/sh', ['-c', 'cd -- "$0"', directory], { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** Hands a file or directory to the user; nothing to do when we are that user. */
export function giveTo(user: RunAs, path: string): void {
  if (user) chownSync(path, user.uid, user.gid);
}

function nobody(): { uid: number; gid: number } {
  let line: string[] | undefined;
  try {
    const passwd = readFileSync('/etc/passwd', 'utf8').split('\n');
    line = passwd.find((entry) => entry.startsWith('nobody:'))?.split(':');
  } catch {
    // A container may have no list of users; the number is the same everywhere on Linux.
  }
  const uid = Number(line?.[2]);
  const gid = Number(line?.[3]);
  return { uid: uid > 0 ? uid : 65534, gid: gid > 0 ? gid : 65534 };
}
