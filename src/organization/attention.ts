/** What waits for the reader in the organization: what follows from his visits (M27), terms near or past their end (M24). */
import { sql } from 'kysely';
import type { AttentionItem, Context } from '../platform/bus/command.ts';
import { addTo } from '../platform/clock.ts';
import { dualsApart, ownDual, resignations } from './attentionDuals.ts';
import { inTree } from './queries/lines.ts';
import { subtree } from './tree.ts';

/** How many days before its due day a follow-up is put before the visitor. */
const AHEAD_DAYS = 7;
/** Lines shown of one kind; the list behind the page has all. */
const MOST = 20;

/** Follow-ups of visits that are mine; the term of the unit I act for; how many terms below end soon or are over; posts in one hand of which only one ends; resignations that wait. `what` and `why` are words of this module. */
export async function organizationAttention(ctx: Context): Promise<AttentionItem[]> {
  return [
    ...(await toFollowUp(ctx)),
    ...(await ownTerm(ctx)),
    ...(await termsBelow(ctx)),
    ...(await dualsApart(ctx)),
    ...(await ownDual(ctx)),
    ...(await resignations(ctx)),
  ];
}

async function toFollowUp(ctx: Context): Promise<AttentionItem[]> {
  const { person } = ctx.actor;
  if (!person) return [];
  const rows = await ctx.tx
    .selectFrom('overseer_visit as v')
    .innerJoin('unit as u', 'u.id', 'v.unit_id')
    .select(['v.id', 'v.follow_up', 'v.follow_up_due', 'u.name'])
    .where('v.person_id', '=', person.id)
    .where('v.follow_up', 'is not', null)
    .where('v.follow_up_done', 'is', null)
    .where('v.follow_up_due', '<=', addTo(ctx.today, { days: AHEAD_DAYS }))
    .orderBy('v.follow_up_due')
    .orderBy('v.id')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    what: 'organization.attention.follow_up',
    values: { what: row.follow_up ?? '', unit: row.name },
    why: 'organization.attention.follow_up_why',
    due: row.follow_up_due ?? ctx.today,
    state: (row.follow_up_due ?? ctx.today) < ctx.today ? 'overdue' : 'due',
    link: `/visits/${row.id}`,
  }));
}

/** For those who call the meetings of the unit or assign its posts: the congress is theirs to prepare. */
async function ownTerm(ctx: Context): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  if (!ctx.may('meeting.call', unit) && !ctx.may('post.assign', unit)) return [];
  const { days } = ctx.services.rulebook.committees.terms.remind;
  const term = await ctx.tx
    .selectFrom('term')
    .select(['name', 'ends_on'])
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('ended_on', 'is', null)
    .where('ends_on', '<=', addTo(ctx.today, { days }))
    .executeTakeFirst();
  if (!term) return [];
  const over = term.ends_on < ctx.today;
  return [
    {
      what: over ? 'organization.attention.term_over' : 'organization.attention.term_ends',
      values: { name: term.name },
      why: 'organization.attention.term_why',
      due: term.ends_on,
      state: over ? 'overdue' : 'information',
      link: `/units/${unit.id}/terms`,
    },
  ];
}

async function termsBelow(ctx: Context): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  if (!ctx.may('post.assign', unit)) return [];
  const { days } = ctx.services.rulebook.committees.terms.remind;
  const tree = await subtree(ctx.tx, unit);
  const {
    rows: [row],
  } = await sql<{ ending: number; over: number }>`
    select count(*) filter (where t.ends_on >= ${ctx.today})::int as ending, count(*) filter (where t.ends_on < ${ctx.today})::int as over
    from term t join unit u on u.id = t.unit_id
    where ${inTree('t', tree)} and t.ended_on is null and t.ends_on <= ${addTo(ctx.today, { days })}
      and u.closed_on is null and u.id <> ${unit.id}`.execute(ctx.tx);
  const { ending = 0, over = 0 } = row ?? {};
  const items: AttentionItem[] = [
    {
      what: 'organization.attention.terms_over',
      values: { count: over },
      why: 'organization.attention.terms_why',
      state: 'overdue',
      link: `/units/${unit.id}/terms/under?show=over`,
    },
    {
      what: 'organization.attention.terms_end',
      values: { count: ending, days },
      why: 'organization.attention.terms_why',
      state: 'information',
      link: `/units/${unit.id}/terms/under?show=ending`,
    },
  ];
  return items.filter((item) => Number(item.values?.count) > 0);
}
