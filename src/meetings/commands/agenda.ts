import { addressOf } from '../../organization/tree.ts';
import { command } from '../../platform/bus/command.ts';
import { must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { saidOf, timesSaid } from '../agenda.ts';
import { addItem, reorderItems } from '../agendaStore.ts';
import { agendaItem } from '../item.ts';
import { linkTable } from '../links.ts';
import { itemRows, meetingRow, stateOf, unitOfMeeting } from '../reading.ts';
import { linked, reasonsAgainstLinks, reasonsNotToReorder } from '../rules/agenda.ts';
import { reasonsByState } from '../rules/meeting.ts';
import { changeMeeting } from '../store.ts';

/**
 * Adds a point to the agenda after the call, or while the meeting runs; it may carry out a resolution received, or a target
 * (M10). Refuses meeting.wrong_state, meeting.confirmed, choice.unknown, agenda.resolution_unknown, agenda.target_unknown,
 * agenda.target_elsewhere, version.stale.
 */
export const addAgendaItem = command({
  name: 'meeting.add_item',
  method: 'POST',
  path: '/meetings/{id}/items',
  capability: 'meeting.hold',
  summary: 'Add a point to the agenda',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9), ...agendaItem.shape }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [await unitOfMeeting(ctx, input.id)] }),
  run: async (ctx, input) => {
    const row = await meetingRow(ctx, input.id);
    const unit = addressOf(row);
    must(reasonsByState('meeting.add_item', stateOf(row)));
    const known = ctx.services.rulebook.meetings.itemKinds.some((kind) => kind.id === input.kind);
    must(known ? [] : [{ code: 'choice.unknown', field: 'kind' }]);
    const links = await linkTable(ctx, unit, [input]);
    must(reasonsAgainstLinks([input], links, (_, name) => name));
    const present = await itemRows(ctx.tx, unit, row.id);
    const last = present.at(-1)?.position ?? 0;
    const id = await addItem(ctx.tx, unit, row.id, input, last + 1, links);
    const said = [...present.map(saidOf), ...linked([input], links)];
    const as = { id: row.id, kind: row.kind, plannedAt: row.planned_at };
    await changeMeeting(ctx.tx, unit, row.id, input.version, { repeated: await timesSaid(ctx, unit, as, said) });
    await ctx.record({
      unit,
      subjectKind: 'meeting_item',
      subjectId: id,
      body: { meetingId: row.id, kind: input.kind, resolutionId: input.resolutionId ?? null },
    });
    return { id };
  },
});

/** Puts the points of the agenda in another order. Refuses meeting.wrong_state, meeting.confirmed, agenda.order, version.stale. */
export const reorderAgenda = command({
  name: 'meeting.reorder',
  method: 'PUT',
  path: '/meetings/{id}/order',
  capability: 'meeting.hold',
  summary: 'Put the points of the agenda in another order',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9), order: s.list(s.id(), 200, 1) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [await unitOfMeeting(ctx, input.id)] }),
  run: async (ctx, input) => {
    const row = await meetingRow(ctx, input.id);
    const unit = addressOf(row);
    must(reasonsByState('meeting.reorder', stateOf(row)));
    const present = (await itemRows(ctx.tx, unit, row.id)).map((item) => item.id);
    must(reasonsNotToReorder(input.order, present));
    await reorderItems(ctx.tx, unit, row.id, input.order);
    await changeMeeting(ctx.tx, unit, row.id, input.version, {});
    await ctx.record({ unit, subjectKind: 'meeting', subjectId: row.id, body: { order: input.order } });
    return { id: row.id };
  },
});
