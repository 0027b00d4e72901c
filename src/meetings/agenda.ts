/** Where an agenda comes from: the rulebook's template for the kind of meeting and of cell (MEE-11), or the last meeting's. */
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { AgendaItem } from './meeting.ts';
import { itemRows } from './reading.ts';
import { documentLanguage } from './texts.ts';

/** The template that fits first: of this kind of meeting, or of one that fulfils the same duty. */
export function agendaFor(
  rulebook: Pick<Rulebook, 'meetings' | 'about'>,
  kindId: string,
  setting: string | null,
): AgendaItem[] {
  const { agendas, kinds } = rulebook.meetings;
  const duties = kinds.find((k) => k.id === kindId)?.fulfils ?? [];
  const fulfils = (id: string) =>
    kinds.find((k) => k.id === id)?.fulfils.some((duty) => duties.includes(duty)) ?? false;
  const fits = (list: typeof agendas) =>
    list.find((a) => setting !== null && a.for.includes(setting)) ?? list.find((a) => a.for.includes('any'));
  const template =
    fits(agendas.filter((a) => a.meetingKind === kindId)) ?? fits(agendas.filter((a) => fulfils(a.meetingKind)));
  const language = documentLanguage(rulebook);
  return (template?.items ?? []).map((item) => ({ kind: item.kind, title: item.label[language], preparation: '' }));
}

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
