import { subtree, unitOf } from '../../organization/tree.ts';
import { query } from '../../platform/bus/command.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { listWithUnits } from '../lines.ts';
import { MEETING_STATES, meetingLine } from '../meeting.ts';

/** Where the rulebook tells of no repetition, none is often enough. */
const NEVER = 1_000_000;

/** Meetings of a unit and of those below it, the newest first. */
export const listMeetings = query({
  name: 'meeting.list',
  method: 'GET',
  path: '/meetings',
  capability: 'meeting.read',
  summary: 'Meetings of a unit and below, newest first',
  input: s.object({
    unit: s.id(),
    below: s.optional(s.flag()),
    month: s.optional(s.month()),
    state: s.optional(s.list(s.oneOf(MEETING_STATES), 6)),
    kind: s.optional(s.code()),
    /** only those whose agendas only repeat, as often as the rulebook tells of */
    repeats: s.optional(s.flag()),
    ...pageInput,
  }),
  output: pageOf(meetingLine),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const range = await subtree(ctx.tx, unit);
    let base = ctx.tx
      .selectFrom('meeting')
      .where('scope', '>=', range.lo)
      .where('scope', '<', range.hi)
      .where('division', 'in', range.divisions);
    if (input.below === false) base = base.where('unit_id', '=', unit.id);
    if (input.month) base = base.where('month', '=', input.month);
    const running = ctx.services.rulebook.meetings.repeats?.running ?? NEVER;
    if (input.repeats !== undefined) base = base.where('repeated', input.repeats ? '>=' : '<', running);
    if (input.kind) base = base.where('kind', '=', input.kind);
    if (input.state && input.state.length > 0) base = base.where('state', 'in', input.state);
    return await listWithUnits(
      ctx,
      base.selectAll(),
      input,
      [
        ['planned_at', 'desc'],
        ['id', 'desc'],
      ],
      (r, at) => ({
        id: r.id,
        unit: at,
        kind: r.kind,
        month: r.month,
        title: r.title,
        plannedAt: r.planned_at.toISOString(),
        place: r.place,
        mode: r.mode,
        state: r.state,
        eligible: r.eligible,
        present: r.present,
        excused: r.excused,
        absent: r.absent,
        repeated: r.repeated >= running ? r.repeated : null,
        version: r.version,
      }),
    );
  },
});
