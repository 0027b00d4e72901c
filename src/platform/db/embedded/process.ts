/** Tells one process from another, also when its number has been given to a new process since. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process and the moment it began; `started` is empty where the system does not tell. */
export type Life = { pid: number; started: string };

/** In: a process number. Out: its life, or undefined when nothing lives under that number (a zombie does not). */
export function lifeOf(pid: number): Life | undefined {
  if (!Number.isInteger(pid) || pid <= 0 || !answers(pid)) return undefined;
  if (process.platform === 'linux') return lifeOnLinux(pid);
  return { pid, started: process.platform === 'win32' ? '' : startedSaysPs(pid) };
}

/** In: a life noted earlier. Out: whether that very process still lives. */
export function stillLives(life: Life): boolean {
  const now = lifeOf(life.pid);
  return now !== undefined && (now.started === life.started || now.started === '' || life.started === '');
}

/** In: a process number and a word. Out: whether it is among the process's arguments; true where nobody can tell. */
export function hasArgument(pid: number, word: string): boolean {
  if (process.platform !== 'linux') return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(word);
  } catch {
    return true;
  }
}

/** Polls until `condition` gives something other than undefined or false, and gives that. */
export async function until<T>(condition: () => T | undefined | false, everyMs: number): Promise<T> {
  for (;;) {
    const value = condition();
    if (value !== undefined && value !== false) return value;
    await new Promise((done) => setTimeout(done, everyMs));
  }
}

function answers(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function lifeOnLinux(pid: number): Life | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The second field is the program's name in brackets and may hold blanks and brackets itself.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    // The start is counted from the boot, so the boot belongs to it.
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
    return { pid, started: `${boot}:${fields[19]}` };
  } catch {
    return answers(pid) ? { pid, started: '' } : undefined;
  }
}

function startedSaysPs(pid: number): string {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}
