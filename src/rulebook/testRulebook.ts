/** For tests: the Vietnamese rulebook, and copies of its folder with a fault planted. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RulebookError } from './faults.ts';
import { loadRulebook } from './load.ts';

export const VIETNAM = join(import.meta.dirname, '../../rulebooks/vietnam');

/** Loads a copy of the rulebook in which a text of one file was changed; gives what was thrown. */
export async function faultsAfter(file: string, old: string, changed: string): Promise<RulebookError> {
  const dir = await mkdtemp(join(tmpdir(), 'rulebook-'));
  try {
    await cp(VIETNAM, dir, { recursive: true });
    const before = await readFile(join(dir, file), 'utf8');
    if (!before.includes(old)) throw new Error(`${file} does not hold ${old}`);
    await writeFile(join(dir, file), before.replace(old, changed));
    await loadRulebook(dir);
  } catch (error) {
    if (error instanceof RulebookError) return error;
    throw error;
  } finally {
    await rm(dir, { recursive: true });
  }
  throw new Error(`the fault in ${file} was not found`);
}
