import { countGroups } from '../../members/groups/reading.ts';
import { unitOf } from '../../organization/tree.ts';
import { query } from '../../platform/bus/command.ts';
import * as s from '../../platform/schema.ts';
import { agendaFor, lastMeeting } from '../agenda.ts';
import { timeOf } from '../gather.ts';
import { groupModes } from '../groupRoll.ts';
import { unitName } from '../lines.ts';
import { linksAt } from '../links.ts';
import { meetingOffer } from '../meeting.ts';
import { itemRows, openRegular } from '../reading.ts';

/** What the form of a new meeting offers at this unit. */
export const offerMeeting = query({
  name: 'meeting.offer',
  method: 'GET',
  path: '/units/{unit}/meetings/offer',
  capability: 'meeting.call',
  summary: 'What can be called here: kinds, agendas, last time',
  input: s.object({ unit: s.id() }),
  output: meetingOffer,
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, _input, unit) => {
    const { rulebook } = ctx.services;
    const { kind, setting } = await ctx.tx
      .selectFrom('unit')
      .select(['kind', 'setting'])
      .where('id', '=', unit.id)
      .executeTakeFirstOrThrow();
    const kinds = rulebook.meetings.kinds.filter((k) => k.at.includes(kind)).map((k) => k.id);
    const last = kinds[0] === undefined ? null : await lastMeeting(ctx, unit, kinds[0]);
    const groups = await countGroups(ctx.tx, unit, ctx.today);
    const inGroups = new Set(groupModes(rulebook.meetings).map((mode) => mode.id));
    return {
      unit: await unitName(ctx, unit.id),
      today: ctx.today,
      kinds,
      // a cell without groups is not offered what it would be refused
      modes: rulebook.meetings.modes.map((m) => m.id).filter((mode) => groups > 0 || !inGroups.has(mode)),
      itemKinds: rulebook.meetings.itemKinds.map((k) => k.id),
      agendas: Object.fromEntries(
        kinds.map((k) => [
          k,
          agendaFor(rulebook, k, setting).map((i) => ({
            kind: i.kind,
            title: i.title,
            preparation: i.preparation ?? '',
          })),
        ]),
      ),
      last: last && {
        id: last.id,
        month: last.month,
        place: last.place,
        mode: last.mode,
        time: timeOf(last.planned_at, ctx.clock.timeZone),
        agenda: (await itemRows(ctx.tx, unit, last.id)).map((i) => ({ kind: i.kind, title: i.title })),
      },
      links: await linksAt(ctx, unit),
      open: await openRegular(ctx, unit),
    };
  },
});
