/** What waits of field reports (M31) and of scores (M28, M32). */
import { subtree } from '../organization/tree.ts';
import type { AttentionItem, Context } from '../platform/bus/command.ts';
import { addTo } from '../platform/clock.ts';
import { dutiesAt, reportRows } from './fieldReports.ts';
import { plannedOn } from './reading.ts';
import { missing } from './rules/fieldReports.ts';
import { scoredKinds } from './scale.ts';

/** Days before a meeting from which its field reports are asked for. */
const AHEAD = 14;

/** Units of an overseer whose scores are told of. */
const MOST = 20;

/** One's own report for the next meeting; for who holds the meetings, how many missed theirs. */
export async function reportAttention(ctx: Context): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  const { fieldReports } = ctx.services.rulebook.meetings;
  if (fieldReports === undefined || !ctx.may('meeting.read', unit)) return [];
  return [...(await ownReports(ctx)), ...(await missedReports(ctx))];
}

async function ownReports(ctx: Context): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  const self = ctx.actor.person?.id;
  if (self === undefined || !ctx.may('task.report', unit)) return [];
  const meetings = await ctx.tx
    .selectFrom('meeting')
    .selectAll()
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('state', 'in', ['called', 'open'])
    .orderBy('planned_at')
    .limit(5)
    .execute();
  const items: AttentionItem[] = [];
  for (const meeting of meetings) {
    const on = plannedOn(meeting, ctx);
    if (on > addTo(ctx.today, { days: AHEAD })) continue;
    const duties = (await dutiesAt(ctx, unit, meeting)).filter((duty) => duty.personId === self);
    if (duties.length === 0) continue;
    const written = (await reportRows(ctx.tx, unit, meeting.id)).map((r) => ({
      field: r.field,
      personId: r.person_id,
      state: r.state as 'given' | 'missed',
    }));
    const owed = missing(duties, written);
    if (owed.length === 0) continue;
    items.push({
      what: 'meetings.attention.field_report',
      values: { title: meeting.title, count: owed.length },
      due: on,
      state: 'due',
      link: `/meetings/${meeting.id}/reports`,
      action: 'meetings.fields.write',
    });
  }
  return items;
}

async function missedReports(ctx: Context): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  if (!ctx.may('meeting.hold', unit)) return [];
  const last = await ctx.tx
    .selectFrom('field_report')
    .select((eb) => eb.fn.max('held_on').as('on'))
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .executeTakeFirst();
  if (!last?.on) return [];
  const { n } = await ctx.tx
    .selectFrom('field_report')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('held_on', '=', last.on)
    .where('state', '=', 'missed')
    .executeTakeFirstOrThrow();
  if (n === 0) return [];
  return [
    {
      what: 'meetings.attention.missed_reports',
      values: { count: n },
      state: 'information',
      link: `/units/${unit.id}/overdue-reports`,
    },
  ];
}

/** A meeting that was held and not scored; for the level above, scores that wait for its points. */
export async function scoreAttention(ctx: Context): Promise<AttentionItem[]> {
  return [...(await toScore(ctx)), ...(await toConfirm(ctx))];
}

async function toScore(ctx: Context): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  const kinds = scoredKinds(ctx.services.rulebook);
  if (kinds.length === 0 || !ctx.may('meeting.hold', unit)) return [];
  const rows = await ctx.tx
    .selectFrom('meeting as m')
    .select(['m.id', 'm.title'])
    .where('m.division', '=', unit.division)
    .where('m.unit_id', '=', unit.id)
    .where('m.state', '=', 'closed')
    .where('m.kind', 'in', kinds)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('quality_sheet as q')
            .select('q.id')
            .whereRef('q.division', '=', 'm.division')
            .whereRef('q.meeting_id', '=', 'm.id'),
        ),
      ),
    )
    .orderBy('m.planned_at')
    .limit(3)
    .execute();
  return rows.map((row) => ({
    what: 'meetings.attention.score',
    values: { title: row.title },
    ...(ctx.services.rulebook.meetings.quality && { rule: ctx.services.rulebook.meetings.quality.rule }),
    state: 'due',
    link: `/meetings/${row.id}/score`,
    action: 'meetings.score.begin',
  }));
}

/** By reach: the committee's is its whole subtree, an overseer's each unit he is in charge of. */
async function toConfirm(ctx: Context): Promise<AttentionItem[]> {
  const { quality } = ctx.services.rulebook.meetings;
  if (!quality) return [];
  const items: AttentionItem[] = [];
  for (const unit of await unitsWatched(ctx)) {
    const range = await subtree(ctx.tx, unit);
    const waiting = ctx.tx
      .selectFrom('quality_sheet')
      .where('scope', '>=', range.lo)
      .where('scope', '<', range.hi)
      .where('division', 'in', range.divisions)
      .where('state', '=', 'scored');
    const { n, due } = await waiting
      .select((eb) => [eb.fn.countAll<number>().as('n'), eb.fn.min('confirm_due').as('due')])
      .executeTakeFirstOrThrow();
    if (n === 0 || due === null) continue;
    const only = n === 1 ? await waiting.select('id').limit(1).executeTakeFirst() : undefined;
    items.push({
      what: 'meetings.attention.confirm_scores',
      why: 'meetings.attention.confirm_scores_why',
      values: { count: n, days: quality.confirmWithin, unit: unit.name },
      rule: quality.rule,
      due,
      state: due < ctx.today ? 'overdue' : 'due',
      link: only ? `/quality-sheets/${only.id}` : `/units/${unit.id}/quality?state=scored`,
    });
  }
  return items;
}

/** The units below which the one who acts watches over meetings: his committee, or each cell he is in charge of. */
export async function unitsWatched(ctx: Context) {
  const reaches = ctx.actor.grant.reaches.filter((reach) => reach.capabilities.includes('quality.confirm'));
  if (reaches.length === 0) return [];
  return await ctx.tx
    .selectFrom('unit')
    .select(['id', 'division', 'path', 'name'])
    .where(
      'path',
      'in',
      reaches.map((reach) => reach.path),
    )
    .where('closed_on', 'is', null)
    .orderBy('path')
    .limit(MOST)
    .execute();
}
