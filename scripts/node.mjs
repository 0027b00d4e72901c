/** Finds the Node that Chibo runs on: the one pinned in package-lock.json, or one on this machine that is new enough. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { explained, root } from './child.mjs';

const wanted = 24;
const program = process.platform === 'win32' ? 'node.exe' : 'node';

/** Out: the path of Node 24 or newer. Fails with what to do when there is none. */
export function findNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const pinned = join(root, 'node_modules', `node-${system}-${process.arch}`, 'bin', program);
  // The pinned one needs the GNU C library, which Alpine has not.
  if (existsSync(pinned) && !existsSync('/etc/alpine-release')) return pinned;
  if (major(process.versions.node) >= wanted) return process.execPath;
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const candidate = join(folder, program);
    if (folder && existsSync(candidate) && major(versionOf(candidate)) >= wanted) return candidate;
  }
  throw explained(
    `Chibo needs Node ${wanted} or newer. npm has none to bring along for ${process.platform}-${process.arch}, ` +
      `and here is only Node ${process.versions.node}. Install it from https://nodejs.org and try again.`,
  );
}

function versionOf(node) {
  return spawnSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout ?? '';
}

function major(version) {
  return Number.parseInt(version, 10) || 0;
}
