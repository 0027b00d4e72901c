/** The table and the JSON of a run, beside the run before. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { dirname } from 'node:path';
import { isMet, type Measure } from './measure.ts';

export type Run = { at: string; machine: string; measures: Measure[] };

export async function lastRun(path: string): Promise<Run | null> {
  return await readFile(path, 'utf8').then(
    (text) => JSON.parse(text) as Run,
    () => null,
  );
}

/** Keeps the run; pieces that were not run keep what the run before found. */
export async function keepRun(path: string, measures: Measure[], before: Run | null): Promise<Run> {
  const fresh = new Set(measures.map((m) => m.id));
  const kept = (before?.measures ?? []).filter((m) => !fresh.has(m.id));
  const run = { at: new Date().toISOString(), machine: machine(), measures: [...measures, ...kept] };
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify(run, null, 2)}\n`);
  return run;
}

/** A table for people: the value, its ratio to the baseline of the same run, the goal, and what the run before found. */
export function tableOf(measures: readonly Measure[], before: Run | null): string {
  const rows = measures.map((m) => {
    const last = before?.measures.find((one) => one.id === m.id);
    const met = isMet(m);
    return [
      m.what,
      shown(m.value, m.unit),
      m.ratio === undefined ? '' : `${digits(m.ratio)} x ${m.baseline ?? ''}`,
      goalOf(m),
      met === null ? '' : met ? 'met' : 'MISSED',
      last ? shown(last.value, last.unit) + (last.ratio === undefined ? '' : ` (${digits(last.ratio)} x)`) : 'none',
    ];
  });
  const table = [['measure', 'now', 'ratio', 'goal', '', 'last run'], ...rows];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => [...(row[column] ?? '')].length))) ?? [];
  const line = (row: string[]) =>
    row
      .map((cell, i) => cell + ' '.repeat(Math.max(0, (widths[i] ?? 0) - [...cell].length)))
      .join('  ')
      .trimEnd();
  return [line(table[0] ?? []), widths.map((w) => '-'.repeat(w)).join('  '), ...rows.map(line)].join('\n');
}

function goalOf({ goal, unit }: Measure): string {
  if (!goal) return '';
  const [sign, bound] = goal.most === undefined ? ['>=', goal.least] : ['<=', goal.most];
  return goal.kind === 'ratio' ? `${sign} ${digits(bound ?? 0)} x` : `${sign} ${shown(bound ?? 0, unit)}`;
}

function shown(value: number, unit: string): string {
  return `${digits(value)} ${unit}`;
}

function digits(value: number): string {
  const places = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 3;
  return value.toLocaleString('en-US', { maximumFractionDigits: places });
}

function machine(): string {
  return `${cpus().length} x ${cpus()[0]?.model ?? 'cpu'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;
}
