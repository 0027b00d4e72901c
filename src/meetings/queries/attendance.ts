import { addressOf } from '../../organization/tree.ts';
import { query } from '../../platform/bus/command.ts';
import { mark, page, pageInput, pageOf, readMark } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { iso } from '../../resolutions/reading.ts';
import { unitNames } from '../lines.ts';

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
    const limit = input.limit ?? 50;
    const after = input.after ? readMark(input.after, 1) : null;
    const base = ctx.tx.selectFrom('attendance as a').where('a.person_id', '=', self);
    const total = await base.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
    const rows = await base
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
      ])
      .$if(after !== null, (q) => q.where('a.id', '<', after?.[0] ?? ''))
      .orderBy('a.id', 'desc')
      .limit(limit + 1)
      .execute();
    const names = await unitNames(
      ctx,
      rows.map((r) => addressOf(r).id),
    );
    return page(
      rows,
      limit,
      total.n,
      (r) => mark([r.id]),
      (r) => ({
        id: r.id,
        meetingId: r.meeting_id,
        title: r.title,
        month: r.month,
        plannedAt: iso(r.planned_at),
        unit: names.get(r.unit_id) ?? { id: r.unit_id, name: '', kind: '' },
        role: r.role,
        state: r.state,
        reason: r.reason,
      }),
    );
  },
});
