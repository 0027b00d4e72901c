/** What waits of proposals, one line a kind: to be answered here, late at a level below (M20), to be read out (M30). */
import { sql } from 'kysely';
import { subtree } from '../organization/tree.ts';
import type { AttentionItem, Context } from '../platform/bus/command.ts';
import { dateOf, daysBetween } from '../platform/clock.ts';
import { lateBelow, lateSince } from './proposalBoxes.ts';

export async function proposalAttention(ctx: Context): Promise<AttentionItem[]> {
  return [...(await toAnswer(ctx)), ...(await belowLate(ctx)), ...(await toReadOut(ctx))];
}

/** Proposals addressed to this level: one is named, several are counted; the late ones apart. */
async function toAnswer(ctx: Context): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  if (!ctx.may('proposal.answer', unit)) return [];
  const range = await subtree(ctx.tx, unit);
  const waiting = ctx.tx
    .selectFrom('proposal')
    .where('addressed_unit_id', '=', unit.id)
    .where('state', '=', 'open')
    .where('scope', '>=', range.lo)
    .where('scope', '<', range.hi)
    .where('division', 'in', range.divisions);
  const groups = await waiting
    .select((eb) => [
      sql<boolean>`reply_due < ${ctx.today}::date`.as('late'),
      eb.fn.countAll<number>().as('n'),
      eb.fn.min('reply_due').as('due'),
    ])
    .groupBy('late')
    .execute();
  const items: AttentionItem[] = [];
  for (const { late, n, due } of groups) {
    const state = late ? 'overdue' : 'due';
    if (n > 1) {
      items.push({
        what: late ? 'meetings.attention.answer_late' : 'meetings.attention.answer_many',
        values: { count: n },
        due,
        state,
        link: `/units/${unit.id}/proposals?box=addressed&state=${late ? 'overdue' : 'open'}`,
      });
      continue;
    }
    const one = await waiting
      .select(['id', 'person_name', 'made_at', 'reply_due'])
      .where('reply_due', '=', due)
      .limit(1)
      .executeTakeFirstOrThrow();
    items.push({
      what: 'meetings.attention.answer',
      why: 'meetings.attention.answer_why',
      values: { name: one.person_name, days: daysBetween(dateOf(one.made_at, ctx.clock.timeZone), one.reply_due) },
      due,
      state,
      link: `/proposals/${one.id}`,
      action: 'meetings.proposal.answer',
    });
  }
  return items;
}

/** Proposals that a level below has let pass: the level above is told how many and how late. */
async function belowLate(ctx: Context): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  if (!ctx.may('proposal.answer', unit)) return [];
  const range = await subtree(ctx.tx, unit);
  const { n, due } = await lateBelow(ctx.tx.selectFrom('proposal'), unit, lateSince(ctx))
    .where('scope', '>=', range.lo)
    .where('scope', '<', range.hi)
    .where('division', 'in', range.divisions)
    .select((eb) => [eb.fn.countAll<number>().as('n'), eb.fn.min('reply_due').as('due')])
    .executeTakeFirstOrThrow();
  if (n === 0 || due === null) return [];
  return [
    {
      what: 'meetings.attention.late_below',
      why: 'meetings.attention.late_below_why',
      values: { count: n, days: daysBetween(due, ctx.today) },
      due,
      state: 'overdue',
      link: `/units/${unit.id}/proposals?box=late_below`,
    },
  ];
}

/** Answers that came and that no meeting of the unit has heard yet. */
async function toReadOut(ctx: Context): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  if (!ctx.may('meeting.hold', unit)) return [];
  const { n } = await ctx.tx
    .selectFrom('proposal')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('scope', '=', unit.path)
    .where('state', '=', 'answered')
    .where('read_out_meeting_id', 'is', null)
    .executeTakeFirstOrThrow();
  if (n === 0) return [];
  return [
    {
      what: 'meetings.attention.read_out',
      why: 'meetings.attention.read_out_why',
      values: { count: n },
      state: 'information',
      link: `/units/${unit.id}/proposals?box=unread`,
    },
  ];
}
