import { subtree, unitOf } from '../../organization/tree.ts';
import { query } from '../../platform/bus/command.ts';
import { holdsWords, listPage, type Order, orderOf } from '../../platform/db/keyset.ts';
import { against } from '../../platform/may.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { CHECK_STATES, checkLine } from '../check.ts';
import { type CheckRow, checkHands, checkStanding } from '../reading.ts';
import { reasonsNotToDropCheck, reasonsNotToRecordCheck } from '../rules/checks.ts';

/** The check calendar of a unit and those below, by day: what is due, what is late, what was found. */
export const listChecks = query({
  name: 'check.list',
  method: 'GET',
  path: '/units/{unit}/checks',
  capability: 'resolution.read',
  summary: 'The check calendar: due, late, recorded',
  input: s.object({
    unit: s.id(),
    resolution: s.optional(s.id()),
    state: s.optional(s.oneOf([...CHECK_STATES, 'overdue'])),
    search: s.optional(s.text(100)),
    sort: s.optional(s.oneOf(['due', '-due', 'state', '-state'])),
    ...pageInput,
  }),
  output: pageOf(checkLine),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const below = await subtree(ctx.tx, unit);
    let base = ctx.tx
      .selectFrom('resolution_check as c')
      .innerJoin('resolution as r', (j) =>
        j.onRef('r.division', '=', 'c.division').onRef('r.id', '=', 'c.resolution_id'),
      )
      .innerJoin('unit as u', 'u.id', 'c.unit_id')
      .where('c.scope', '>=', below.lo)
      .where('c.scope', '<', below.hi)
      .where('c.division', 'in', below.divisions);
    if (input.resolution) base = base.where('c.resolution_id', '=', input.resolution);
    if (input.state === 'overdue') base = base.where('c.state', '=', 'planned').where('c.due', '<', ctx.today);
    else if (input.state) base = base.where('c.state', '=', input.state);
    if (input.search) base = base.where(holdsWords('c.what', input.search));
    const rows = base.selectAll('c').select(['r.title', 'u.name']);
    return await listPage(ctx, rows, input, orderOf<CheckRow>(input.sort, BY_DAY), (c) => {
      const where = { id: c.unit_id, division: c.division, path: c.scope };
      return {
        id: c.id,
        unit: { id: c.unit_id, name: c.name },
        resolution: { id: c.resolution_id, title: c.title },
        due: c.due,
        what: c.what,
        checker: { id: c.checker_id, name: c.checker_name },
        state: c.state,
        overdue: c.state === 'planned' && c.due < ctx.today,
        recordedOn: c.recorded_on,
        recordedBy: c.recorded_name,
        findings: c.findings,
        outcome: c.outcome,
        taskId: c.task_id,
        dropReason: c.drop_reason,
        version: c.version,
        may: {
          'check.record': against(
            ctx,
            'task.check',
            where,
            reasonsNotToRecordCheck(checkStanding(ctx, c), { ...checkHands(ctx, c), on: ctx.today, today: ctx.today }),
          ),
          'check.drop': against(ctx, 'resolution.issue', where, reasonsNotToDropCheck(c)),
        },
      };
    });
  },
});

const BY_DAY: Order<CheckRow> = [
  ['due', 'asc'],
  ['id', 'asc'],
];
