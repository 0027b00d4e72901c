/** What is not finished in a period that ended: told to whoever closes it, with the lists behind; it hinders nothing. */
import { sql } from 'kysely';
import { subtree } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import type { Period } from './period.ts';
import { closingsUnder } from './reading.ts';

type Unfinished = { what: string; n: number; link: string | null };

export async function unfinishedIn(ctx: Context, unit: UnitRef, period: Period): Promise<Unfinished[]> {
  const tree = await subtree(ctx.tx, unit);
  const { startsOn, endsOn } = period;
  const here = sql`x.division = any(${tree.divisions}::text[]) and x.scope >= ${tree.lo} and x.scope < ${tree.hi}`;
  const [first, last] = [startsOn.slice(0, 7), endsOn.slice(0, 7)];
  const { closing } = ctx.services.rulebook.statistics;
  const { rows } = await sql<{ unsigned: number; tasks: number; corrections: number; closing: number }>`select
    (select count(*)::int from meeting x where ${here} and x.month >= ${first} and x.month <= ${last} and x.state not in ('signed', 'cancelled')) as unsigned,
    (select count(*)::int from task x where ${here} and x.state in ('open', 'reported', 'returned') and x.due >= ${startsOn} and x.due <= ${endsOn}) as tasks,
    (select count(*)::int from correction x where ${here} and x.state = 'open' and x.asked_on <= ${endsOn}) as corrections,
    (select count(*)::int from unit u where u.path > ${tree.lo} and u.path < ${tree.hi} and u.closed_on is null and u.kind = any(${[...(closing?.at ?? [])]}::text[])) as closing`.execute(
    ctx.tx,
  );
  const counted = rows[0] ?? { unsigned: 0, tasks: 0, corrections: 0, closing: 0 };
  const below = await closingsUnder(ctx, unit, period);
  const lines: Unfinished[] = [
    { what: 'units', n: counted.closing - below.length, link: null },
    { what: 'meetings', n: counted.unsigned, link: `/units/${unit.id}/meetings` },
    { what: 'tasks', n: counted.tasks, link: `/units/${unit.id}/tasks` },
    { what: 'corrections', n: counted.corrections, link: `/units/${unit.id}/corrections` },
  ];
  return lines.filter(({ n }) => n > 0);
}
