/** What waits for the reader: a meeting to call, one that is near, minutes to confirm or sign; proposals, field reports and scores in their own files. */
import type { AttentionItem, Context } from '../platform/bus/command.ts';
import { addTo, lastDayOf, momentAt, monthOf } from '../platform/clock.ts';
import { regularKinds } from './kinds.ts';
import { proposalAttention } from './proposalAttention.ts';
import { plannedOn } from './reading.ts';
import { repeatAttention } from './repeatAttention.ts';
import { reportAttention, scoreAttention } from './workAttention.ts';

/** Lines shown of one kind; the list behind the last link has all. */
const MOST = 20;

export async function meetingAttention(ctx: Context): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  const scores = [...(await scoreAttention(ctx)), ...(await repeatAttention(ctx))];
  if (!ctx.may('meeting.read', unit) && !ctx.may('proposal.answer', unit)) return scores;
  return [
    ...(await toCall(ctx)),
    ...(await near(ctx)),
    ...(await minutes(ctx)),
    ...(await proposalAttention(ctx)),
    ...(await reportAttention(ctx)),
    ...scores,
  ];
}

/** No regular meeting called for this month yet (MEE-01). */
async function toCall(ctx: Context): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  if (!ctx.may('meeting.call', unit)) return [];
  const { rulebook } = ctx.services;
  const at = await ctx.tx.selectFrom('unit').select('kind').where('id', '=', unit.id).executeTakeFirst();
  const duty = rulebook.meetings.kinds.find(
    (k) => k.frequency?.per === 'month' && at !== undefined && k.at.includes(at.kind),
  );
  if (!duty) return [];
  const month = monthOf(ctx.today);
  const called = await ctx.tx
    .selectFrom('meeting')
    .select('id')
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('month', '=', month)
    .where('kind', 'in', regularKinds(rulebook))
    .where('state', '!=', 'cancelled')
    .limit(1)
    .executeTakeFirst();
  if (called) return [];
  return [
    {
      what: 'meetings.attention.call',
      why: 'meetings.attention.call_why',
      values: { month: month.slice(5), year: month.slice(0, 4) },
      ...(duty.frequency && { rule: duty.frequency.rule }),
      due: lastDayOf(month),
      state: 'due',
      link: `/units/${unit.id}/meetings/new`,
      action: 'meetings.new.call',
    },
  ];
}

/** A meeting today or tomorrow. */
async function near(ctx: Context): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  const from = momentAt(ctx.today, '00:00', ctx.clock.timeZone);
  const to = momentAt(addTo(ctx.today, { days: 2 }), '00:00', ctx.clock.timeZone);
  const rows = await ctx.tx
    .selectFrom('meeting')
    .selectAll()
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('state', 'in', ['called', 'open'])
    .where('planned_at', '<', new Date(to))
    .orderBy('planned_at')
    .limit(MOST)
    .execute();
  return rows
    .filter((r) => r.state === 'open' || r.planned_at >= new Date(from) || ctx.may('meeting.hold', unit))
    .map((r) => {
      const on = plannedOn(r, ctx);
      const what =
        r.state === 'open'
          ? 'meetings.attention.open'
          : on < ctx.today
            ? 'meetings.attention.missed'
            : on === ctx.today
              ? 'meetings.attention.today'
              : 'meetings.attention.tomorrow';
      const holds = ctx.may('meeting.hold', unit);
      return {
        what,
        values: { title: r.title, place: r.place },
        due: on,
        state: on < ctx.today && holds ? 'overdue' : on === ctx.today && holds ? 'due' : 'information',
        link: r.state === 'open' && holds ? `/meetings/${r.id}/live` : `/meetings/${r.id}`,
        ...(r.state === 'open' && holds && { action: 'meetings.record.go_on' }),
      };
    });
}

async function minutes(ctx: Context): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  const states = [
    ...(ctx.may('meeting.confirm', unit) ? ['closed'] : []),
    ...(ctx.may('meeting.sign', unit) ? ['confirmed'] : []),
  ];
  if (states.length === 0) return [];
  const rows = await ctx.tx
    .selectFrom('meeting')
    .selectAll()
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('state', 'in', states)
    .orderBy('planned_at')
    .limit(MOST)
    .execute();
  return rows.map((r) => ({
    what: r.state === 'closed' ? 'meetings.attention.confirm' : 'meetings.attention.sign',
    values: { title: r.title },
    rule: ctx.services.rulebook.meetings.minutesRule,
    state: 'due',
    link: `/meetings/${r.id}/minutes`,
    action: r.state === 'closed' ? 'meetings.minutes.confirm' : 'meetings.minutes.sign',
  }));
}
