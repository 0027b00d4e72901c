/** What waits for the reader of posts in one hand of which only one ends (M08, trap 12), and of resignations. */
import { sql } from 'kysely';
import { onlyUnit } from '../platform/access.ts';
import type { AttentionItem, Context } from '../platform/bus/command.ts';
import { addTo, daysBetween } from '../platform/clock.ts';
import { countDuals, dualEnds, dualsFrom } from './duals.ts';
import { subtree } from './tree.ts';

/** For those who give posts: how many hands part within the days the rulebook names. */
export async function dualsApart(ctx: Context): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  if (!ctx.may('post.assign', unit)) return [];
  const { days } = ctx.services.rulebook.committees.terms.remindDual;
  const count = await countDuals(ctx, await subtree(ctx.tx, unit), true, addTo(ctx.today, { days }));
  if (count === 0) return [];
  return [
    {
      what: 'organization.attention.dual_ends',
      values: { count, days },
      why: 'organization.attention.dual_why',
      state: 'due',
      link: `/units/${unit.id}/dual-posts?apart=true&sort=ends`,
    },
  ];
}

/** For the holder himself: the day on which one of his two posts ends. */
export async function ownDual(ctx: Context): Promise<AttentionItem[]> {
  const { person, grant } = ctx.actor;
  if (!person) return [];
  const { days } = ctx.services.rulebook.committees.terms.remindDual;
  const here = { ...onlyUnit(grant.unit.path), divisions: [grant.unit.division] };
  const {
    rows: [row],
  } = await sql<{ soonest: string }>`
    select ${dualEnds.soonest} as soonest ${dualsFrom(ctx, here, true)} and a.person_id = ${person.id}
      and ${dualEnds.soonest} <= ${addTo(ctx.today, { days })} order by 1 limit 1`.execute(ctx.tx);
  if (!row) return [];
  const left = daysBetween(ctx.today, row.soonest);
  return [
    {
      what: left < 0 ? 'organization.attention.own_dual_over' : 'organization.attention.own_dual_ends',
      values: { days: left },
      why: 'organization.attention.dual_why',
      due: row.soonest,
      state: left < 0 ? 'overdue' : 'due',
      link: `/units/${grant.unit.id}/terms/calendar`,
    },
  ];
}

/** For those who answer them: resignations that wait. */
export async function resignations(ctx: Context): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  if (!ctx.may('post.assign', unit) || !ctx.may('member.read', unit)) return [];
  const tree = await subtree(ctx.tx, unit);
  const { n } = await ctx.tx
    .selectFrom('resignation')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('division', 'in', tree.divisions)
    .where('scope', '>=', tree.lo)
    .where('scope', '<', tree.hi)
    .where('state', '=', 'asked')
    .executeTakeFirstOrThrow();
  if (n === 0) return [];
  return [
    {
      what: 'organization.attention.resignations',
      values: { count: n },
      why: 'organization.attention.resignations_why',
      state: 'due',
      link: `/units/${unit.id}/resignations?state=asked`,
    },
  ];
}
