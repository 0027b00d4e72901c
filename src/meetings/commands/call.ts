import { countGroups } from '../../members/groups/reading.ts';
import { addressOf, unitOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type CommandContext, command } from '../../platform/bus/command.ts';
import { momentAt, monthOf } from '../../platform/clock.ts';
import { must, refuse } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { whoIs } from '../../resolutions/people.ts';
import { openedNow } from '../../rulebook/cases.ts';
import { documentLanguage, sayIn } from '../../rulebook/texts.ts';
import { agendaFor, lastAgenda, saidOf, timesSaid } from '../agenda.ts';
import { writeAgenda } from '../agendaStore.ts';
import { groupModes } from '../groupRoll.ts';
import { invitedTo } from '../invited.ts';
import { type AgendaItem, agendaItem } from '../item.ts';
import { linkTable } from '../links.ts';
import { itemRows, meetingRow, openRegular, stateOf, unitOfMeeting } from '../reading.ts';
import { linked, reasonsAgainstLinks } from '../rules/agenda.ts';
import { reasonsAgainstPlan, reasonsByState, reasonsNotToCall } from '../rules/meeting.ts';
import { changeMeeting, insertMeeting, writeRoll } from '../store.ts';

const plan = { date: s.date(), time: s.time(), place: s.text(200), mode: s.code() };

/**
 * Calls a meeting: agenda from the input, last time's, or the rulebook's template; roll from the roster of the day.
 * Refuses choice.unknown, meeting.kind_not_here, meeting.open_already, date.past, meeting.month_wrong, meeting.agenda_empty, meeting.no_groups (MEE-09),
 * agenda.resolution_unknown, agenda.target_unknown, agenda.target_elsewhere.
 */
export const callMeeting = command({
  name: 'meeting.call',
  method: 'POST',
  path: '/units/{unit}/meetings',
  capability: 'meeting.call',
  summary: 'Call a meeting',
  input: s.object({
    unit: s.id(),
    kind: s.code(),
    month: s.optional(s.month()),
    ...plan,
    title: s.optional(s.text(200)),
    agenda: s.optional(s.list(agendaItem, 60)),
    agendaFrom: s.optional(s.oneOf(['template', 'last'])),
  }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.unit)] }),
  run: async (ctx, input) => {
    const unit = await unitOf(ctx, input.unit);
    const { rulebook } = ctx.services;
    const { kind: unitKind, setting } = await ctx.tx
      .selectFrom('unit')
      .select(['kind', 'setting'])
      .where('id', '=', unit.id)
      .executeTakeFirstOrThrow();
    const kind = rulebook.meetings.kinds.find((k) => k.id === input.kind);
    const month = input.month ?? monthOf(input.date);
    const agenda =
      input.agenda ??
      (input.agendaFrom === 'last' ? await lastAgenda(ctx, unit, input.kind) : null) ??
      agendaFor(rulebook, input.kind, setting);
    must(
      reasonsNotToCall(kind, {
        ...(await factsOf(ctx, unit, { ...input, month }, agenda)),
        unitKind,
        openRegular: await openRegular(ctx, unit),
      }),
    );
    if (!kind) return refuse('choice.unknown', undefined, { field: 'kind' });
    if (agenda.length === 0) refuse('meeting.agenda_empty', undefined, { field: 'agenda' });
    const links = await linkTable(ctx, unit, agenda);
    must(reasonsAgainstLinks(agenda, links));
    const plannedAt = momentAt(input.date, input.time, ctx.clock.timeZone);
    const as = { id: null, kind: kind.id, plannedAt: new Date(plannedAt) };
    const id = await insertMeeting(ctx.tx, unit, {
      kind: kind.id,
      month,
      title: input.title ?? titleOf(ctx, kind.label, month),
      plannedAt,
      repeated: await timesSaid(ctx, unit, as, linked(agenda, links)),
      place: input.place,
      mode: input.mode,
      calledBy: { id: whoIs(ctx.actor), name: ctx.actor.name },
      opened: openedNow(ctx),
    });
    await writeAgenda(ctx.tx, unit, id, agenda, links);
    await writeRoll(ctx.tx, unit, id, await invitedTo(ctx.tx, unit, kind, input.date, rulebook));
    ctx.touch(unit);
    await ctx.record({
      unit,
      subjectKind: 'meeting',
      subjectId: id,
      body: { kind: kind.id, month, date: input.date, items: agenda.length },
    });
    return { id };
  },
});

/** Changes time, place, mode or agenda before the meeting opens. Refuses meeting.wrong_state, meeting.confirmed, date.past, version.stale. */
export const reviseMeeting = command({
  name: 'meeting.revise',
  method: 'PUT',
  path: '/meetings/{id}',
  capability: 'meeting.call',
  summary: 'Change time, place or agenda of a meeting not yet open',
  input: s.object({
    id: s.id(),
    version: s.whole(1, 1e9),
    ...plan,
    title: s.optional(s.text(200)),
    agenda: s.optional(s.list(agendaItem, 60, 1)),
  }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [await unitOfMeeting(ctx, input.id)] }),
  run: async (ctx, input) => {
    const row = await meetingRow(ctx, input.id);
    const unit = addressOf(row);
    must(reasonsByState('meeting.revise', stateOf(row)));
    must(reasonsAgainstPlan(await factsOf(ctx, unit, { ...input, month: row.month }, input.agenda ?? [])));
    const links = await linkTable(ctx, unit, input.agenda ?? []);
    must(reasonsAgainstLinks(input.agenda ?? [], links));
    const plannedAt = momentAt(input.date, input.time, ctx.clock.timeZone);
    const as = { id: row.id, kind: row.kind, plannedAt: new Date(plannedAt) };
    const said = input.agenda ? linked(input.agenda, links) : (await itemRows(ctx.tx, unit, row.id)).map(saidOf);
    await changeMeeting(ctx.tx, unit, row.id, input.version, {
      planned_at: plannedAt,
      repeated: await timesSaid(ctx, unit, as, said),
      place: input.place,
      mode: input.mode,
      ...(input.title && { title: input.title }),
    });
    if (input.agenda) await writeAgenda(ctx.tx, unit, row.id, input.agenda, links);
    ctx.touch(unit);
    await ctx.record({
      unit,
      subjectKind: 'meeting',
      subjectId: row.id,
      body: { date: input.date, agenda: input.agenda !== undefined },
    });
    return { id: row.id };
  },
});

/** Calls a meeting off, with a reason; it stays readable. Refuses meeting.wrong_state, version.stale. */
export const cancelMeeting = command({
  name: 'meeting.cancel',
  method: 'POST',
  path: '/meetings/{id}/cancellation',
  capability: 'meeting.call',
  summary: 'Call off a meeting not yet open',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9), reason: s.text(500) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [await unitOfMeeting(ctx, input.id)] }),
  run: async (ctx, input) => {
    const row = await meetingRow(ctx, input.id);
    const unit = addressOf(row);
    must(reasonsByState('meeting.cancel', stateOf(row)));
    await changeMeeting(ctx.tx, unit, row.id, input.version, { state: 'cancelled', cancel_reason: input.reason });
    ctx.touch(unit);
    await ctx.record({ unit, subjectKind: 'meeting', subjectId: row.id, reason: input.reason });
    return { id: row.id };
  },
});

async function factsOf(
  ctx: CommandContext,
  unit: UnitRef,
  input: { date: string; mode: string; month: string },
  items: AgendaItem[],
) {
  const { meetings } = ctx.services.rulebook;
  return {
    date: input.date,
    month: input.month,
    today: ctx.today,
    mode: input.mode,
    modes: meetings.modes.map((m) => m.id),
    groupModes: groupModes(meetings),
    // a day that is planned is no day of the register yet
    groups: await countGroups(ctx.tx, unit, ctx.today),
    items,
    itemKinds: meetings.itemKinds.map((k) => k.id),
  };
}

function titleOf(ctx: CommandContext, label: Record<'vi' | 'en' | 'ar', string>, month: string): string {
  const { rulebook } = ctx.services;
  const language = documentLanguage(rulebook);
  const [year = '', number = ''] = month.split('-');
  const title = sayIn(rulebook, language)('meetings.paper.meeting_title', {
    kind: label[language],
    month: number,
    year,
  });
  return title.charAt(0).toLocaleUpperCase(language) + title.slice(1);
}
