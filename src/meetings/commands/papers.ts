import { addressOf } from '../../organization/tree.ts';
import { command } from '../../platform/bus/command.ts';
import { must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { PAPER_KINDS, speech } from '../meeting.ts';
import { meetingRow, stateOf, unitOfMeeting } from '../reading.ts';
import { reasonsByState } from '../rules/meeting.ts';
import { insertPaper, writeSpeeches } from '../store.ts';

/**
 * Puts files beside a meeting: papers handed out before it (MEE-04), or scans of the roll, invitation or ballots that were
 * filled in on paper (D22). Refuses meeting.cancelled, file.unknown.
 */
export const addPapers = command({
  name: 'meeting.paper',
  method: 'POST',
  path: '/meetings/{id}/papers',
  capability: 'meeting.hold',
  summary: 'Put papers, or scans of paper forms, beside a meeting',
  input: s.object({ id: s.id(), kind: s.oneOf(PAPER_KINDS), fileIds: s.list(s.id(), 20, 1) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [await unitOfMeeting(ctx, input.id)] }),
  run: async (ctx, input) => {
    const row = await meetingRow(ctx, input.id);
    const unit = addressOf(row);
    must(reasonsByState('meeting.paper', stateOf(row)));
    await ctx.attach(input.fileIds, { kind: 'meeting', id: row.id, unit });
    for (const fileId of input.fileIds) {
      await insertPaper(ctx.tx, unit, {
        meetingId: row.id,
        fileId,
        kind: input.kind,
        name: ctx.actor.name,
        at: ctx.clock.now(),
      });
    }
    await ctx.record({
      unit,
      subjectKind: 'meeting',
      subjectId: row.id,
      body: { paper: input.kind, fileIds: input.fileIds },
    });
    return { id: row.id };
  },
});

/** Writes who of the level above spoke at the meeting and what was said, whole each time. Refuses meeting.wrong_state, meeting.confirmed, version.stale. */
export const recordSpeeches = command({
  name: 'meeting.speech',
  method: 'PUT',
  path: '/meetings/{id}/speeches',
  capability: 'meeting.hold',
  summary: 'Record the words of those from the level above',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9), speeches: s.list(speech, 20) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [await unitOfMeeting(ctx, input.id)] }),
  run: async (ctx, input) => {
    const row = await meetingRow(ctx, input.id);
    const unit = addressOf(row);
    must(reasonsByState('meeting.speech', stateOf(row)));
    await writeSpeeches(ctx.tx, unit, row.id, input.version, input.speeches);
    await ctx.record({ unit, subjectKind: 'meeting', subjectId: row.id, body: { speeches: input.speeches.length } });
    return { id: row.id };
  },
});
