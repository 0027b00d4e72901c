/** Periods that ended and wait to be closed at one's own unit: from the last day of the time the rule gives they are overdue. */
import { recordedSince } from '../members/list.ts';
import type { AttentionItem, Context } from '../platform/bus/command.ts';
import { addTo, monthOf } from '../platform/clock.ts';
import { dueOf, kindOf } from './facts.ts';
import { closingsOver } from './reading.ts';
import { numberInYear, periodBefore, periodOf } from './rules.ts';

/** The latest period of each kind that ended, where it is not closed; an older one no longer waits in Today. */
export async function periodAttention(ctx: Context): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  const { closing } = ctx.services.rulebook.statistics;
  if (!closing || !ctx.may('period.close', unit) || !closing.at.includes(await kindOf(ctx, unit))) return [];
  const since = await recordedSince(ctx, unit);
  const rows = await closingsOver(ctx, unit, { from: addTo(ctx.today, { years: -2 }), to: ctx.today });
  return closing.kinds.flatMap((kind) => {
    const period = periodBefore(periodOf(kind, ctx.today));
    const isClosed = rows.some(
      (row) => row.kind === kind && row.starts_on === period.startsOn && row.state === 'closed',
    );
    const due = dueOf(ctx, period);
    if (isClosed || due === null || since === null || period.endsOn < since) return [];
    return [
      {
        what: `periods.attention.${kind}`,
        // a month stands with its year; the others by their number in it
        values: { from: monthOf(period.startsOn), n: numberInYear(period), year: period.startsOn.slice(0, 4) },
        rule: closing.rule,
        due,
        state: due < ctx.today ? ('overdue' as const) : ('due' as const),
        link: `/units/${unit.id}/periods/${kind}/${period.startsOn}`,
        action: 'periods.attention.close',
      },
    ];
  });
}
