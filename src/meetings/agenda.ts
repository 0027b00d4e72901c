/** Where an agenda comes from: the rulebook's template for the kind of meeting and of cell (MEE-11), or the last meeting's. */
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { findNumber, type Rulebook, ruleOn } from '../rulebook/rulebook.ts';
import { documentLanguage } from '../rulebook/texts.ts';
import type { AgendaItem } from './item.ts';
import { kindOf } from './kinds.ts';
import { type ItemRow, itemRows, type MeetingRow } from './reading.ts';
import { repeats } from './rules/agenda.ts';

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

/** The meeting of the same kind before this one, where this one's agenda only repeats it (M23). */
export async function repeated(
  ctx: Context,
  unit: UnitRef,
  meeting: Pick<MeetingRow, 'id' | 'kind' | 'planned_at'>,
  items: readonly ItemRow[],
): Promise<{ id: string; month: string } | null> {
  const before = await ctx.tx
    .selectFrom('meeting')
    .select(['id', 'month'])
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('kind', '=', meeting.kind)
    .where('state', '!=', 'cancelled')
    .where('planned_at', '<', meeting.planned_at)
    .where('id', '!=', meeting.id)
    .orderBy('planned_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!before) return null;
  const said = (rows: readonly ItemRow[]) =>
    rows.map((r) => ({ kind: r.kind, title: r.title, preparation: r.preparation, resolutionId: r.resolution_id }));
  return repeats(said(items), said(await itemRows(ctx.tx, unit, before.id))) ? before : null;
}
