/** What may be said on the command line: npm run bench -- nation:load --scale 0.1 --attendance 0.05 --database URL --minutes 9. */
import { parseArgs } from 'node:util';

export type Options = { names: string[]; scale: number; attendance: number; minutes: number; database?: string };

/** Attendance: the share of meetings that have their roll; the rest has only its numbers. */
export const DEFAULTS = { scale: 1, attendance: 0.05, minutes: 9 };

/** Reads the arguments. Refuses an unknown option and a share that is none. */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      scale: { type: 'string' },
      attendance: { type: 'string' },
      minutes: { type: 'string' },
      database: { type: 'string' },
    },
  });
  const number = (name: 'scale' | 'attendance' | 'minutes', most: number) => {
    const value = values[name] === undefined ? DEFAULTS[name] : Number(values[name]);
    const least = name === 'attendance' ? 0 : Number.MIN_VALUE;
    if (!(value >= least && value <= most)) throw new Error(`--${name} must be a number up to ${most}.`);
    return value;
  };
  const database = values.database ?? process.env.DATABASE_URL;
  return {
    names: positionals,
    scale: number('scale', 1),
    attendance: number('attendance', 1),
    minutes: number('minutes', 600),
    ...(database ? { database } : {}),
  };
}
