/** Where an agenda comes from: the rulebook's template for the kind of meeting and of cell (MEE-11), or the last meeting's. */
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { findNumber, type Rulebook, ruleOn } from '../rulebook/rulebook.ts';
import { documentLanguage } from '../rulebook/texts.ts';
import type { AgendaItem } from './item.ts';
import { kindOf } from './kinds.ts';
import { type ItemRow, itemRows, type MeetingRow } from './reading.ts';
import { timesRepeated } from './rules/agenda.ts';

/** The template that fits first: of this kind of meeting, or of one that fulfils the same duty. */
export function agendaFor(
  rulebook: Pick<Rulebook, 'meetings' | 'about'>,
  kindId: string,
  setting: string | null,
): AgendaItem[] {
  const template = templateFor(rulebook, kindId, setting);
  const language = documentLanguage(rulebook);
  return (template?.items ?? []).map((item) => ({ kind: item.kind, title: item.label[language], preparation: '' }));
}

function templateFor(rulebook: Pick<Rulebook, 'meetings'>, kindId: string, setting: string | null) {
  const { agendas, kinds } = rulebook.meetings;
  const duties = kinds.find((k) => k.id === kindId)?.fulfils ?? [];
  const fulfils = (id: string) =>
    kinds.find((k) => k.id === id)?.fulfils.some((duty) => duties.includes(duty)) ?? false;
  const fits = (list: typeof agendas) =>
    list.find((a) => setting !== null && a.for.includes(setting)) ?? list.find((a) => a.for.includes('any'));
  return fits(agendas.filter((a) => a.meetingKind === kindId)) ?? fits(agendas.filter((a) => fulfils(a.meetingKind)));
}

/** How many minutes a meeting is planned for: what the rule asks of its kind at least, else what the template adds up to, else an hour. */
export function agendaMinutes(
  rulebook: Rulebook,
  meeting: Pick<MeetingRow, 'kind' | 'planned_at'>,
  setting: string | null,
): number {
  const { duration } = kindOf(rulebook, meeting.kind);
  const least =
    duration &&
    findNumber(ruleOn(rulebook, duration.rule, meeting.planned_at.toISOString().slice(0, 10)), duration.key);
  if (least) return least;
  const planned = (templateFor(rulebook, meeting.kind, setting)?.items ?? []).reduce((sum, i) => sum + i.minutes, 0);
  return planned > 0 ? planned : HOUR;
}

const HOUR = 60;

/** The unit's last meeting of this kind that was held or called. */
export async function lastMeeting(ctx: Context, unit: UnitRef, kindId: string) {
  return (
    (await ctx.tx
      .selectFrom('meeting')
      .selectAll()
      .where('division', '=', unit.division)
      .where('unit_id', '=', unit.id)
      .where('kind', '=', kindId)
      .where('state', '!=', 'cancelled')
      .orderBy('planned_at', 'desc')
      .limit(1)
      .executeTakeFirst()) ?? null
  );
}

/** The agenda of the last meeting of this kind, without what was said; null when there was none. */
export async function lastAgenda(ctx: Context, unit: UnitRef, kindId: string): Promise<AgendaItem[] | null> {
  const last = await lastMeeting(ctx, unit, kindId);
  if (!last) return null;
  return (await itemRows(ctx.tx, unit, last.id)).map((item) => ({
    kind: item.kind,
    title: item.title,
    preparation: '',
  }));
}

/** A point that is kept, as the rule reads it. */
export function saidOf(row: ItemRow): AgendaItem {
  return { kind: row.kind, title: row.title, preparation: row.preparation, resolutionId: row.resolution_id };
}

/** So many meetings are looked back at: a year of monthly ones. */
const BACK = 12;

/** How often the meetings of the kind before this one said the same (M23), by the rulebook's measure; 0 where it has none. */
export async function timesSaid(
  ctx: Context,
  unit: UnitRef,
  meeting: { id: string | null; kind: string; plannedAt: Date },
  agenda: readonly AgendaItem[],
): Promise<number> {
  const { repeats } = ctx.services.rulebook.meetings;
  if (!repeats) return 0;
  const before = await earlier(ctx, unit, meeting, BACK);
  if (before.length === 0) return 0;
  const items = await ctx.tx
    .selectFrom('meeting_item')
    .select(['meeting_id', 'kind', 'title', 'preparation', 'resolution_id as resolutionId'])
    .where('division', '=', unit.division)
    .where(
      'meeting_id',
      'in',
      before.map((one) => one.id),
    )
    .execute();
  const of = Map.groupBy(items, (item) => item.meeting_id);
  return timesRepeated(
    agenda,
    before.map((one) => of.get(one.id) ?? []),
    repeats,
  );
}

/** What a page tells of it: how often, the latest of those meetings, and whether that is often enough to be told upwards. */
export async function repetitionOf(ctx: Context, unit: UnitRef, meeting: MeetingRow) {
  const { repeats } = ctx.services.rulebook.meetings;
  if (!repeats || meeting.repeated === 0) return null;
  const [last] = await earlier(ctx, unit, { ...meeting, plannedAt: meeting.planned_at }, 1);
  return last ? { ...last, times: meeting.repeated, told: meeting.repeated >= repeats.running } : null;
}

/** The unit's meetings of a kind before one, the latest first. */
async function earlier(
  ctx: Context,
  unit: UnitRef,
  meeting: { id: string | null; kind: string; plannedAt: Date },
  most: number,
): Promise<{ id: string; month: string }[]> {
  let base = ctx.tx
    .selectFrom('meeting')
    .select(['id', 'month'])
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('kind', '=', meeting.kind)
    .where('state', '!=', 'cancelled')
    .where('planned_at', '<', meeting.plannedAt);
  if (meeting.id !== null) base = base.where('id', '!=', meeting.id);
  return await base.orderBy('planned_at', 'desc').orderBy('id').limit(most).execute();
}
