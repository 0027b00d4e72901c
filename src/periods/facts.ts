/** What the rules of a period ask about, read once for commands and pages. */
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { refuse } from '../platform/refusal.ts';
import { addWorkingDays } from '../procedures/rules/clock.ts';
import type { Statistics } from '../rulebook/schema.ts';
import type { Period } from './period.ts';
import { type ClosingRow, closingsOver, lockOf } from './reading.ts';
import { periodOf, stateOf } from './rules.ts';

export type Facts = {
  /** the closing of this unit for this period, closed or opened again */
  own: ClosingRow | null;
  /** closings of units above that hold for the same period */
  over: ReturnType<typeof lockOf>[];
  /** closed periods of this unit that end later, or are longer and end on the same day */
  later: ReturnType<typeof lockOf>[];
  rule: string;
  reasons: {
    period: Period;
    state: ReturnType<typeof stateOf>;
    kindUsed: boolean;
    closesHere: boolean;
    rule: string;
  };
};

export type ClosingRules = NonNullable<Statistics['closing']>;

export async function factsOf(ctx: Context, unit: UnitRef, period: Period): Promise<Facts> {
  const { closing } = ctx.services.rulebook.statistics;
  const rows = await closingsOver(ctx, unit, { from: period.startsOn, to: '9999-12-31' });
  const same = rows.filter((row) => row.kind === period.kind && row.starts_on === period.startsOn);
  const own = same.find((row) => row.unit_id === unit.id) ?? null;
  const later = rows.filter(
    (row) =>
      row.unit_id === unit.id &&
      row.state === 'closed' &&
      (row.ends_on > period.endsOn || (row.ends_on === period.endsOn && row.starts_on < period.startsOn)),
  );
  return {
    own,
    over: same.filter((row) => row.unit_id !== unit.id && row.state === 'closed').map(lockOf),
    later: later.map(lockOf),
    rule: closing?.rule ?? '',
    reasons: {
      period,
      state: stateOf(period, own, ctx.today),
      kindUsed: closing?.kinds.includes(period.kind) ?? false,
      closesHere: closing?.at.includes(await kindOf(ctx, unit)) ?? false,
      rule: closing?.rule ?? '',
    },
  };
}

export async function kindOf(ctx: Context, unit: UnitRef): Promise<string> {
  return (await ctx.tx.selectFrom('unit').select('kind').where('id', '=', unit.id).executeTakeFirstOrThrow()).kind;
}

/** The day by which a period is to be closed: so many working days after its end (STA-04). */
export function dueOf({ services }: Context, { endsOn }: Period): string | null {
  const { calendar, statistics } = services.rulebook;
  return statistics.closing ? addWorkingDays(calendar, endsOn, statistics.closing.dueDays) : null;
}

/** The period that an address or an input names by its kind and first day. Refuses period.unknown, naming the one that holds the day. */
export function askedPeriod({ kind, startsOn }: Pick<Period, 'kind' | 'startsOn'>): Period {
  const period = periodOf(kind, startsOn);
  if (period.startsOn !== startsOn) refuse('period.unknown', { from: period.startsOn }, { field: 'startsOn' });
  return period;
}
