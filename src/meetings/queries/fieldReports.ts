import { sql } from 'kysely';
import { subtree, unitOf } from '../../organization/tree.ts';
import { query } from '../../platform/bus/command.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { overdueReporter } from '../fieldReport.ts';
import { listWithUnits } from '../lines.ts';

/** Who answers for a field and gave no report at the last meeting that asked for one (M31), in a unit and below; the latest meeting first. */
export const listOverdueReporters = query({
  name: 'field_report.overdue',
  method: 'GET',
  path: '/units/{unit}/overdue-field-reports',
  capability: 'meeting.read',
  summary: 'Members who missed their last field report',
  input: s.object({ unit: s.id(), field: s.optional(s.text(200)), ...pageInput }),
  output: pageOf(overdueReporter),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const range = await subtree(ctx.tx, unit);
    let base = ctx.tx
      .selectFrom('field_report as f')
      .where('f.scope', '>=', range.lo)
      .where('f.scope', '<', range.hi)
      .where('f.division', 'in', range.divisions)
      .where('f.state', '=', 'missed')
      .where(
        sql<boolean>`not exists (select 1 from field_report l where l.division = f.division and l.unit_id = f.unit_id
          and l.person_id = f.person_id and l.field = f.field and (l.held_on, l.id) > (f.held_on, f.id))`,
      );
    if (input.field) base = base.where('f.field', '=', input.field);
    return await listWithUnits(
      ctx,
      base.select([
        'f.id',
        'f.unit_id',
        'f.field',
        'f.person_id',
        'f.person_name',
        'f.meeting_id',
        'f.held_on',
        'f.missed_running',
      ]),
      input,
      [
        ['held_on', 'desc'],
        ['id', 'desc'],
      ],
      (r, at) => ({
        id: r.id,
        unit: at,
        field: r.field,
        personId: r.person_id,
        personName: r.person_name,
        meetingId: r.meeting_id,
        heldOn: r.held_on,
        missedRunning: r.missed_running,
      }),
    );
  },
});
