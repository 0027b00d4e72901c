/** Builds the pages into dist/web, only when something they are made of has changed. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environment, root, run } from './child.mjs';
import { tool } from './tools.mjs';

const target = join(root, 'dist', 'web');
const stampFile = join(target, '.chibo-built');
const sources = ['src', 'gen', 'public', 'index.html', 'vite.config.ts', 'tsconfig.json', 'package-lock.json'];

/** In: the Node to use. Out: 0 when dist/web is as the sources are, else the exit code of the build. */
export async function buildIfStale(node) {
  if (!existsSync(join(root, 'vite.config.ts'))) return 0;
  const now = fingerprint();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === now) return 0;
  console.error('Building the pages ...');
  // Built beside its place: a server that is serving the old ones, or another build, is not disturbed half-way.
  const making = `${target}-${process.pid}`;
  mkdirSync(join(root, 'dist'), { recursive: true });
  try {
    const args = [tool('vite'), 'build', '--outDir', making, '--emptyOutDir', '--logLevel', 'warn'];
    const code = await run(node, args, { env: environment(node), stdio: ['ignore', 2, 2] });
    if (code !== 0) return code;
    writeFileSync(join(making, '.chibo-built'), now);
    rmSync(target, { recursive: true, force: true });
    renameSync(making, target);
    return 0;
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

/** By content, not by date: a checkout that gives the same files builds nothing. */
function fingerprint() {
  const hash = createHash('sha256').update(process.env.NODE_ENV ?? '');
  for (const source of sources) add(hash, join(root, source));
  return hash.digest('hex');
}

function add(hash, path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found || /\.test\.tsx?$/.test(path)) return;
  if (found.isDirectory()) {
    for (const name of readdirSync(path).sort()) add(hash, join(path, name));
  } else {
    const content = readFileSync(path);
    hash.update(`${path.slice(root.length)} ${content.length}\n`).update(content);
  }
}
