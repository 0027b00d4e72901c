/** The tools' own start files: run by Node directly, they work the same on every system, without a shell. */
import { join } from 'node:path';
import { root } from './child.mjs';

const files = {
  biome: '@biomejs/biome/bin/biome',
  tsc: 'typescript/bin/tsc',
  vite: 'vite/bin/vite.js',
  vitest: 'vitest/vitest.mjs',
};

/** In: a tool's name. Out: the file to run with Node. */
export function tool(name) {
  return join(root, 'node_modules', files[name]);
}
