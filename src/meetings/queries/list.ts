import { subtree, unitOf } from '../../organization/tree.ts';
import { query } from '../../platform/bus/command.ts';
import { mark, momentOf, page, pageInput, pageOf, readMark } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { unitNames } from '../lines.ts';
import { MEETING_STATES, meetingLine } from '../meeting.ts';

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
    ...pageInput,
  }),
  output: pageOf(meetingLine),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const limit = input.limit ?? 50;
    const range = await subtree(ctx.tx, unit);
    const after = input.after ? readMark(input.after, 2) : null;
    let base = ctx.tx
      .selectFrom('meeting')
      .where('scope', '>=', range.lo)
      .where('scope', '<', range.hi)
      .where('division', 'in', range.divisions);
    if (input.below === false) base = base.where('unit_id', '=', unit.id);
    if (input.month) base = base.where('month', '=', input.month);
    if (input.kind) base = base.where('kind', '=', input.kind);
    if (input.state && input.state.length > 0) base = base.where('state', 'in', input.state);
    const total = await base.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
    const rows = await base
      .selectAll()
      .$if(after !== null, (q) =>
        q.where((eb) =>
          eb.or([
            eb('planned_at', '<', momentOf(after?.[0])),
            eb.and([eb('planned_at', '=', momentOf(after?.[0])), eb('id', '<', after?.[1] ?? '')]),
          ]),
        ),
      )
      .orderBy('planned_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute();
    const names = await unitNames(
      ctx,
      rows.map((r) => r.unit_id),
    );
    return page(
      rows,
      limit,
      total.n,
      (r) => mark([r.planned_at.toISOString(), r.id]),
      (r) => ({
        id: r.id,
        unit: names.get(r.unit_id) ?? { id: r.unit_id, name: '', kind: '' },
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
        version: r.version,
      }),
    );
  },
});
