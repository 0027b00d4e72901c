/** The tasks behind `npm run ...`. Each gets the Node to use and the arguments, and gives an exit code. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { environment, explained, root, run, start } from './child.mjs';
import { test } from './test.mjs';
import { tool } from './tools.mjs';

export const tasks = {
  async start(node, args) {
    return (await buildIfStale(node)) || file(node, 'src/main.ts', args);
  },
  test,
  'test:full': (node, args) =>
    withNode(node, [tool('vitest'), 'run', '--project', 'full', '--project', 'whole15', ...args]),
  async bench(node, args) {
    return (await buildIfStale(node)) || file(node, 'bench/run.ts', args);
  },
  // Stays in the user's folder: the files named on the command line are there.
  chibo: (node, args) => file(node, 'src/cli/main.ts', args, { cwd: process.cwd() }),
  dev,
  gen: (node, args) => file(node, 'scripts/gen.ts', args),
  types: (node, args) => withNode(node, [tool('tsc'), '--noEmit', ...args]),
  lint: (node, args) => withNode(node, [tool('biome'), 'check', ...args]),
  format: (node, args) => withNode(node, [tool('biome'), 'check', '--write', ...args]),
};

function withNode(node, args, options = {}) {
  return run(node, args, { env: environment(node), ...options });
}

/** Node keeps what it made of our files, so that neither their types are taken out nor their code read anew at each start. */
const compiled = { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'chibo') };

function file(node, path, args, options) {
  const full = join(root, path);
  if (!existsSync(full)) throw explained(`${path} is missing from this checkout.`);
  return withNode(node, [full, ...args], { env: environment(node, compiled), ...options });
}

/** The server, started again whenever its files change, and Vite's own server for the pages; one ends with the other. */
async function dev(node, args) {
  const env = environment(node, { CHIBO_DEV: '1' });
  const both = [
    start(node, ['--watch', '--watch-preserve-output', join(root, 'src/main.ts'), ...args], { env }),
    start(node, [tool('vite')], { env }),
  ];
  const code = await Promise.race(both.map(({ ended }) => ended));
  for (const { child } of both) child.kill('SIGTERM');
  await Promise.all(both.map(({ ended }) => ended));
  return code;
}
