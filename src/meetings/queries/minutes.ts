import { query } from '../../platform/bus/command.ts';
import * as s from '../../platform/schema.ts';
import { iso } from '../../resolutions/reading.ts';
import { documentLanguage, sayIn } from '../../rulebook/texts.ts';
import { casesOfMeeting } from '../cases.ts';
import { gatherMinutes } from '../gather.ts';
import { unitName } from '../lines.ts';
import { composeMinutes, hashOf } from '../minutes.ts';
import { type MinutesBody, minutesRecord } from '../paper.ts';
import { mayOfMeeting, meetingRow, minutesRow, plannedOn, rollFacts, rollRows, unitOfMeeting } from '../reading.ts';

/** The minutes: the frozen text with its hash and notes, or before they are confirmed what the records say now. */
export const getMinutes = query({
  name: 'meeting.minutes',
  method: 'GET',
  path: '/meetings/{id}/minutes',
  capability: 'meeting.read',
  summary: 'The minutes of a meeting, frozen or as a preview',
  input: s.object({ id: s.id() }),
  output: minutesRecord,
  where: async (ctx, input) => await unitOfMeeting(ctx, input.id),
  run: async (ctx, input, unit) => {
    const row = await meetingRow(ctx, input.id);
    const { rulebook } = ctx.services;
    const language = documentLanguage(rulebook);
    const kept = await minutesRow(ctx.tx, unit, row.id);
    const body = kept
      ? (kept.body as unknown as MinutesBody)
      : composeMinutes(await gatherMinutes(ctx, unit, row, language), sayIn(rulebook, language));
    const notes = await ctx.tx
      .selectFrom('minutes_note')
      .selectAll()
      .where('division', '=', unit.division)
      .where('meeting_id', '=', row.id)
      .orderBy('at')
      .execute();
    const { marks } = rulebook.documents.layout;
    return {
      meetingId: row.id,
      unit: await unitName(ctx, unit.id),
      meetingTitle: row.title,
      meetingDate: plannedOn(row, ctx),
      state: row.state,
      frozen: kept !== null,
      body,
      hash: kept?.text_hash.toString('hex') ?? null,
      intact: kept === null || hashOf(body).equals(kept.text_hash),
      confirmedName: kept?.confirmed_name ?? null,
      confirmedAt: iso(kept?.confirmed_at ?? null),
      signedName: kept?.signed_name ?? null,
      signedAt: iso(kept?.signed_at ?? null),
      signedMark: marks.signed[language],
      draftMark: marks.draft[language],
      scanFileId: kept?.scan_file_id ?? null,
      notes: notes.map((n) => ({
        id: n.id,
        note: n.note,
        decidedOn: n.decided_on,
        byName: n.by_name,
        at: n.at.toISOString(),
      })),
      cases: (await casesOfMeeting(ctx, unit, row, 'reader')).filter((each) => each.poll !== null),
      version: row.version,
      may: mayOfMeeting(ctx, unit, row, rollFacts(await rollRows(ctx.tx, unit, row.id))),
    };
  },
});
