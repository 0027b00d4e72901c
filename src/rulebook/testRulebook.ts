/** For tests: the Vietnamese rulebook, and copies of its folder with a fault planted. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RulebookError } from './faults.ts';
import { loadRulebook } from './load.ts';
import type { Rulebook } from './rulebook.ts';

export const VIETNAM = join(import.meta.dirname, '../../rulebooks/vietnam');
export const UNION = join(import.meta.dirname, '../../rulebooks/union-example');

/** In one file of the folder, a text that stands there and what stands there instead; without `old` the file is new. */
export type Edit = { file: string; old?: string; changed: string };

/** Loads a copy of the rulebook's folder in which some texts were changed. */
export async function editedRulebook(...edits: Edit[]): Promise<Rulebook> {
  const dir = await mkdtemp(join(tmpdir(), 'rulebook-'));
  try {
    await cp(VIETNAM, dir, { recursive: true });
    for (const { file, old, changed } of edits) {
      const before = old === undefined ? '' : await readFile(join(dir, file), 'utf8');
      if (old !== undefined && !before.includes(old)) throw new Error(`${file} does not hold ${old}`);
      await writeFile(join(dir, file), old === undefined ? changed : before.replace(old, changed));
    }
    return await loadRulebook(dir);
  } finally {
    await rm(dir, { recursive: true });
  }
}

/** Loads a copy of the rulebook in which a text of one file was changed; gives what was thrown. */
export async function faultsAfter(file: string, old: string, changed: string): Promise<RulebookError> {
  try {
    await editedRulebook({ file, old, changed });
  } catch (error) {
    if (error instanceof RulebookError) return error;
    throw error;
  }
  throw new Error(`the fault in ${file} was not found`);
}
