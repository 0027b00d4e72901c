/** What the writes of a command make old: counts, and what is kept of them. */
import type { WatchWrites } from '../db/written.ts';
import type { Marks, Stat } from './command.ts';

/** Whether what was written can change these counts. */
export function concerns({ from, altered = [] }: Stat, writes: WatchWrites): boolean {
  return (
    writes.tables.has('unit') ||
    from.some((table) => writes.tables.has(table)) ||
    altered.some((table) => writes.altered.has(table))
  );
}

/** Whether what was written can change what is kept of these counts. */
export function outdates({ counts, tables }: Marks, counted: readonly Stat[], writes: WatchWrites): boolean {
  return counted.some((stat) => counts.includes(stat.table)) || tables.some((table) => writes.tables.has(table));
}
