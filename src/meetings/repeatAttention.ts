/** Agendas that only repeat (M23), told to who calls the meeting and to the level above and its overseers. */
import { subtree } from '../organization/tree.ts';
import type { AttentionItem, Context } from '../platform/bus/command.ts';
import { monthOf } from '../platform/clock.ts';
import { unitsWatched } from './workAttention.ts';

/** Meetings of one's own that are told of. */
const MOST = 20;

export async function repeatAttention(ctx: Context): Promise<AttentionItem[]> {
  const { repeats } = ctx.services.rulebook.meetings;
  return repeats ? [...(await own(ctx, repeats.running)), ...(await below(ctx, repeats.running))] : [];
}

/** A meeting that is called and not yet open: there is still time to prepare something. */
async function own(ctx: Context, running: number): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  if (!ctx.may('meeting.call', unit)) return [];
  const rows = await ctx.tx
    .selectFrom('meeting')
    .select(['id', 'title', 'repeated'])
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('state', '=', 'called')
    .where('repeated', '>=', running)
    .orderBy('planned_at')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    what: 'meetings.attention.repeats',
    why: 'meetings.attention.repeats_why',
    values: { title: row.title, count: row.repeated },
    state: 'due',
    link: `/meetings/${row.id}/agenda`,
    action: 'meetings.agenda.title',
  }));
}

/** This month's, by reach: the committee's is its whole subtree, an overseer's each unit he is in charge of. */
async function below(ctx: Context, running: number): Promise<AttentionItem[]> {
  const month = monthOf(ctx.today);
  const items: AttentionItem[] = [];
  for (const unit of await unitsWatched(ctx)) {
    const range = await subtree(ctx.tx, unit);
    const repeating = ctx.tx
      .selectFrom('meeting')
      .where('scope', '>=', range.lo)
      .where('scope', '<', range.hi)
      .where('division', 'in', range.divisions)
      .where('month', '=', month)
      .where('state', '!=', 'cancelled')
      .where('repeated', '>=', running);
    const { n } = await repeating.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
    if (n === 0) continue;
    const only = n === 1 ? await repeating.select('id').limit(1).executeTakeFirst() : undefined;
    items.push({
      what: 'meetings.attention.repeats_below',
      why: 'meetings.attention.repeats_why',
      values: { count: n, unit: unit.name },
      state: 'information',
      link: only ? `/meetings/${only.id}` : `/units/${unit.id}/meetings?repeats=true&month=${month}`,
    });
  }
  return items;
}
