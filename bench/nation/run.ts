/** npm run bench -- nation:load, then nation:overview, nation:past, ...: each piece ends within ten minutes on two cores. */
import type { Measure } from '../measure.ts';
import { type Ground, openNation } from './ground.ts';
import { load } from './loading.ts';
import { readOptions } from './options.ts';
import { lists, search } from './pieces/lists.ts';
import { memory } from './pieces/memory.ts';
import { merger } from './pieces/merger.ts';
import { overviews, past } from './pieces/overview.ts';
import { proof, recount } from './pieces/recount.ts';
import { storm } from './pieces/storm.ts';
import { imports, writes } from './pieces/writing.ts';

const LOAD = 'nation:load';
const ALL = 'nation';
const PIECES: Record<string, (ground: Ground) => Promise<Measure[]>> = {
  'nation:overview': overviews,
  'nation:past': past,
  'nation:search': search,
  'nation:lists': lists,
  'nation:write': writes,
  'nation:import': imports,
  'nation:storm': storm,
  'nation:merger': merger,
  'nation:recount': recount,
  'nation:proof': proof,
  'nation:memory': memory,
};
export const NATION = [LOAD, ...Object.keys(PIECES), ALL];

export const isNation = (name: string) => name === ALL || name.startsWith(`${ALL}:`);

export type Outcome = { measures: Measure[]; failed: string[] };

/** Loads, or measures the pieces that are named (`nation`: all of them). A piece that fails is told at the end; the others are measured all the same. */
export async function runNation(args: readonly string[], say: (line: string) => void): Promise<Outcome> {
  const options = readOptions(args);
  const unknown = options.names.filter((name) => !NATION.includes(name));
  if (unknown.length > 0) throw new Error(`Unknown: ${unknown.join(', ')}. Pieces: ${NATION.join(', ')}`);
  const failed: string[] = [];
  if (options.names.includes(LOAD) && !(await load(options, say)))
    return { measures: [], failed: ['nation:load did not come to its end'] };
  const wanted = Object.entries(PIECES).filter(([name]) => options.names.includes(ALL) || options.names.includes(name));
  const measures: Measure[] = [];
  if (wanted.length === 0) return { measures, failed };
  const ground = await openNation(options.database);
  try {
    const { scale } = ground.about;
    for (const [name, piece] of wanted) {
      say(name);
      try {
        measures.push(...(await piece(ground)).map((measure) => ofScale(measure, scale)));
      } catch (error) {
        failed.push(`${name}: ${(error as Error).stack ?? error}`);
      }
    }
  } finally {
    await ground.close();
  }
  return { measures, failed };
}

/** What a smaller nation gave is kept apart from the whole one's. */
function ofScale(measure: Measure, scale: number): Measure {
  if (scale === 1) return measure;
  return { ...measure, id: `${measure.id}@${scale}`, what: `${measure.what} (${scale} of the nation)` };
}
