import { addressOf } from '../../organization/tree.ts';
import { command } from '../../platform/bus/command.ts';
import { must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { whoIs } from '../../resolutions/people.ts';
import { writeReport } from '../fieldReportStore.ts';
import { dutiesAt, heldOn, takesReports } from '../fieldReports.ts';
import { meetingRow, stateOf, unitOfMeeting } from '../reading.ts';
import { reasonsNotToReport } from '../rules/fieldReports.ts';
import { reasonsByState } from '../rules/meeting.ts';

/**
 * A member who answers for a field reports to a meeting, before it or while it runs; who holds the meeting may enter it for him
 * (M31, D22). Until the minutes are confirmed the text may be written anew. Refuses meeting.wrong_state, meeting.confirmed,
 * field_report.not_here, field_report.not_assigned.
 */
export const writeFieldReport = command({
  name: 'field_report.write',
  method: 'PUT',
  path: '/meetings/{id}/field-reports',
  capability: 'task.report',
  summary: 'Write the report on a field of work for a meeting',
  input: s.object({ id: s.id(), field: s.text(200), personId: s.optional(s.id()), body: s.text(10_000) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [await unitOfMeeting(ctx, input.id)] }),
  run: async (ctx, input) => {
    const row = await meetingRow(ctx, input.id);
    const unit = addressOf(row);
    must(reasonsByState('field_report.write', stateOf(row)));
    const personId = input.personId ?? whoIs(ctx.actor);
    const own = personId === ctx.actor.person?.id;
    if (!own) ctx.demand('meeting.hold', unit);
    const duties = await dutiesAt(ctx, unit, row);
    must(
      reasonsNotToReport(
        { takesReports: takesReports(ctx.services.rulebook, row.kind), duties },
        input.field,
        personId,
      ),
    );
    const holder = duties.find((duty) => duty.personId === personId && duty.field === input.field);
    const id = await writeReport(ctx.tx, unit, {
      meetingId: row.id,
      heldOn: heldOn(row, ctx),
      field: input.field,
      personId,
      personName: holder?.personName ?? '',
      body: input.body,
      onBehalfBy: own ? null : whoIs(ctx.actor),
      at: ctx.clock.now(),
    });
    await ctx.record({
      unit,
      subjectKind: 'field_report',
      subjectId: id,
      body: { meetingId: row.id, personId, onBehalf: !own },
    });
    return { id };
  },
});
