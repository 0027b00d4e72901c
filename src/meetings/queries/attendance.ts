import { query } from '../../platform/bus/command.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { iso } from '../../resolutions/reading.ts';
import { listWithUnits } from '../lines.ts';

/** One's own attendance, the newest meeting first; readable whatever one acts as. */
export const ownAttendance = query({
  name: 'attendance.mine',
  method: 'GET',
  path: '/my/attendance',
  capability: 'signed-in',
  summary: "One's own attendance",
  input: s.object({ ...pageInput }),
  output: pageOf(
    s.object({
      id: s.anyText(),
      meetingId: s.anyText(),
      title: s.nullable(s.anyText()),
      month: s.nullable(s.anyText()),
      plannedAt: s.nullable(s.anyText()),
      unit: s.object({ id: s.anyText(), name: s.anyText(), kind: s.anyText() }),
      role: s.anyText(),
      state: s.anyText(),
      reason: s.nullable(s.anyText()),
    }),
  ),
  run: async (ctx, input) => {
    const self = ctx.actor.person?.id;
    if (self === undefined) return { items: [], total: 0, next: null };
    const lines = ctx.tx
      .selectFrom('attendance as a')
      .where('a.person_id', '=', self)
      .leftJoin('meeting as m', (j) => j.onRef('m.division', '=', 'a.division').onRef('m.id', '=', 'a.meeting_id'))
      .select([
        'a.id',
        'a.meeting_id',
        'a.unit_id',
        'a.division',
        'a.scope',
        'a.role',
        'a.state',
        'a.reason',
        'm.title',
        'm.month',
        'm.planned_at',
      ]);
    return await listWithUnits(ctx, lines, input, [['id', 'desc']], (r, at) => ({
      id: r.id,
      meetingId: r.meeting_id,
      title: r.title,
      month: r.month,
      plannedAt: iso(r.planned_at),
      unit: at,
      role: r.role,
      state: r.state,
      reason: r.reason,
    }));
  },
});
