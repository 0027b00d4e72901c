/** Facts of a day in a closed period are refused, saying who closed it and who can open it. */
import { sql } from 'kysely';
import { type UnitRef, withAbove } from '../platform/access.ts';
import type { Context, Guard } from '../platform/bus/command.ts';
import type { Reason } from '../platform/refusal.ts';
import { openersAt } from './openers.ts';
import type { ClosingRow } from './reading.ts';
import { lockOf } from './reading.ts';
import { type Lock, lockOn } from './rules.ts';

/** Refuses period.locked. */
export const closedPeriods: Guard = async (ctx, units, days) => {
  const locks = await locksOver(ctx, units, days);
  for (const day of days) {
    const lock = lockOn(locks, day);
    if (lock) return [locked(ctx, lock, day)];
  }
  return [];
};

/** The closings that hold over these units for any day from the first of them on. */
export async function locksOver(ctx: Context, units: readonly UnitRef[], days: readonly string[]): Promise<Lock[]> {
  const paths = [...new Set(units.flatMap(({ path }) => withAbove(path)))];
  const first = days.toSorted()[0];
  if (paths.length === 0 || first === undefined) return [];
  const { rows } =
    await sql<ClosingRow>`select c.*, u.name as unit_name, u.kind as unit_kind from period_close c join unit u on u.id = c.unit_id
    where c.scope = any(${paths}::text[]) and c.ends_on >= ${first} and c.state = 'closed'`.execute(ctx.tx);
  return rows.map(lockOf);
}

/** Why it is locked, and who can open it: the unit that closed it. */
function locked(ctx: Context, lock: Lock, day: string): Reason {
  const posts = openersAt(ctx, lock.unitKind).map(({ id }) => id);
  return {
    code: 'period.locked',
    values: {
      day,
      kind: lock.kind,
      from: lock.startsOn,
      to: lock.endsOn,
      unit: lock.unitName,
      on: lock.closedOn,
      name: lock.closedName,
      posts: posts.join(' ') || 'none',
    },
    ...(ctx.services.rulebook.rules[lock.rule] && { rule: lock.rule }),
  };
}
