/** A meeting as a calendar entry: text/calendar for phone and desk. */
import { addressOf } from '../organization/tree.ts';
import type { Context } from '../platform/bus/command.ts';
import { agendaMinutes } from './agenda.ts';
import { calendarFile } from './ics.ts';
import { invitationLines } from './packing.ts';
import { itemRows, meetingRow } from './reading.ts';

/** The entry of the meeting with this id. `origin`: where this installation is reached, for the link back; null leaves it out. Needs meeting.read; 404 where it is not seen. */
export async function meetingCalendar(
  ctx: Context,
  id: string,
  origin: string | null,
): Promise<{ fileName: string; body: string }> {
  const row = await meetingRow(ctx, id);
  const unit = addressOf(row);
  ctx.demand('meeting.read', unit);
  const { name, setting } = await ctx.tx
    .selectFrom('unit')
    .select(['name', 'setting'])
    .where('id', '=', unit.id)
    .executeTakeFirstOrThrow();
  const items = await itemRows(ctx.tx, unit, row.id);
  const { rulebook } = ctx.services;
  const language = rulebook.about.defaultLanguage;
  return {
    fileName: `${row.month}-${row.paper_code ?? ''}.ics`,
    body: calendarFile({
      uid: `${row.id}@chibo`,
      // a calendar takes the entry with the higher number: every change of the meeting counts its version up
      sequence: row.version,
      stamp: ctx.clock.now().toISOString(),
      start: row.planned_at.toISOString(),
      minutes: agendaMinutes(rulebook, row, setting),
      title: `${row.title} – ${name}`,
      place: row.place,
      description: invitationLines(ctx, row, name, items).join('\n'),
      url: origin === null ? null : `${origin}/meetings/${row.id}`,
      cancelled: row.state === 'cancelled',
      product: `-//${rulebook.about.name[language]}//Chibo//${language.toUpperCase()}`,
    }),
  };
}
