/**
 * npm run bench [piece ...]: measures, prints a table beside the last run and keeps it as JSON.
 * Pieces: start, screen, import, commands, counts, cases, lists, units; without one, all of these. Those of the nation (nation:load first) by name only.
 */
import { join } from 'node:path';
import { type Ground, prepareGround, ROOT } from './ground.ts';
import { isMet, type Measure } from './measure.ts';
import { isNation, NATION, runNation } from './nation/run.ts';
import { cases } from './pieces/cases.ts';
import { commands } from './pieces/commands.ts';
import { counts } from './pieces/counts.ts';
import { imports } from './pieces/import.ts';
import { lists } from './pieces/lists.ts';
import { screen } from './pieces/screen.ts';
import { start } from './pieces/start.ts';
import { units } from './pieces/units.ts';
import { keepRun, lastRun, tableOf } from './report.ts';

const KEPT = join(ROOT, 'data/bench.json');
/** Lists and counts come before what writes more; the nation of units is the last. */
const PIECES: Record<string, (ground: Ground) => Promise<Measure[]>> = {
  import: imports,
  lists,
  counts,
  cases,
  commands,
  screen,
  units,
};

const wanted = process.argv.slice(2);
const say = (line: string) => process.stderr.write(`${line}\n`);
const ofNation = wanted.some(isNation);
const unknown = wanted.filter((name) => name !== 'start' && !PIECES[name]);
if (!ofNation && unknown.length > 0) {
  say(`Unknown: ${unknown.join(', ')}. Pieces: start, ${[...Object.keys(PIECES), ...NATION].join(', ')}`);
  process.exit(2);
}

const measures: Measure[] = [];
const failed: string[] = [];

/** A piece that fails is told at the end; the others are measured all the same. */
async function measure(name: string, piece: () => Promise<Measure[]>): Promise<void> {
  say(name);
  try {
    measures.push(...(await piece()));
  } catch (error) {
    failed.push(`${name}: ${(error as Error).stack ?? error}`);
  }
}

/** The pieces that stand on the province of their own ground. */
async function measureProvince(): Promise<void> {
  const is = (name: string) => wanted.length === 0 || wanted.includes(name);
  if (is('start')) await measure('start', start);
  const pieces = Object.entries(PIECES).filter(([name]) => is(name));
  if (pieces.length === 0) return;
  say('ground: a province of 200,000 members in 1,000 units');
  const ground = await prepareGround(say);
  try {
    for (const [name, piece] of pieces) await measure(name, () => piece(ground));
  } finally {
    await ground.close();
  }
}

if (ofNation) {
  const outcome = await runNation(wanted, say).catch((error: Error) => {
    say(error.message);
    process.exit(2);
  });
  measures.push(...outcome.measures);
  failed.push(...outcome.failed);
} else await measureProvince();
if (measures.length === 0) {
  for (const failure of failed) say(`Not measured: ${failure}`);
  process.exit(failed.length > 0 ? 1 : 0);
}
const before = await lastRun(KEPT);
const run = await keepRun(KEPT, measures, before);
process.stdout.write(`${run.machine}\n\n${tableOf(measures, before)}\n\n`);
for (const m of measures) if (m.note) process.stdout.write(`${m.id}: ${m.note}\n`);
const missed = measures.filter((m) => isMet(m) === false);
const verdict = missed.length === 0 ? 'Every goal is met.' : `Missed: ${missed.map((m) => m.id).join(', ')}`;
process.stdout.write(`\n${verdict}  JSON: ${KEPT}\n`);
for (const failure of failed) process.stderr.write(`\nNot measured: ${failure}\n`);
process.exitCode = failed.length > 0 ? 1 : 0;
