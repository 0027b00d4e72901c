import { addressOf } from '../../organization/tree.ts';
import { recordAttendedVisit } from '../../organization/visits.ts';
import { command } from '../../platform/bus/command.ts';
import { together } from '../../platform/db/transaction.ts';
import { found, must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { whoIs } from '../../resolutions/people.ts';
import { openedNow } from '../../rulebook/cases.ts';
import { changeItem } from '../agendaStore.ts';
import { keepMissed } from '../fieldReports.ts';
import { invitedTo } from '../invited.ts';
import { kindOf } from '../kinds.ts';
import { markReadOut } from '../proposalStore.ts';
import { countsOn, meetingRow, plannedOn, rollFacts, rollRows, stateOf, unitOfMeeting } from '../reading.ts';
import { reasonsByState, reasonsNotToClose, reasonsNotToMark, reasonsNotToOpen } from '../rules/meeting.ts';
import { changeMeeting, markRoll, writeRoll } from '../store.ts';

/**
 * Opens the meeting with its chair and clerk, who are thereby present; the roll is made anew from the roster of the day.
 * Refuses meeting.wrong_state, meeting.too_early, meeting.chair_unknown, meeting.clerk_unknown, meeting.chair_is_clerk, version.stale.
 */
export const openMeeting = command({
  name: 'meeting.open',
  method: 'POST',
  path: '/meetings/{id}/opening',
  capability: 'meeting.hold',
  summary: 'Open a meeting with its chair and clerk',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9), chairId: s.id(), clerkId: s.id() }),
  result: s.object({ id: s.id() }),
  factDays: 'recorded',
  where: async (ctx, input) => ({ units: [await unitOfMeeting(ctx, input.id)] }),
  run: async (ctx, input) => {
    const row = await meetingRow(ctx, input.id);
    const unit = addressOf(row);
    must(reasonsByState('meeting.open', stateOf(row)));
    await ctx.demandOpen([unit], [countsOn(row, ctx)]);
    const { rulebook } = ctx.services;
    await writeRoll(
      ctx.tx,
      unit,
      row.id,
      await invitedTo(ctx.tx, unit, kindOf(rulebook, row.kind), ctx.today, rulebook),
    );
    const roll = await rollRows(ctx.tx, unit, row.id);
    must(reasonsNotToOpen(rollFacts(roll), input.chairId, input.clerkId, plannedOn(row, ctx), ctx.today));
    const leading = roll.filter((line) => line.person_id === input.chairId || line.person_id === input.clerkId);
    const nameOf = (id: string) => leading.find((line) => line.person_id === id)?.person_name ?? '';
    await markRoll(
      ctx.tx,
      unit,
      leading.map((line) => ({ attendanceId: line.id, state: 'present' })),
      { id: whoIs(ctx.actor), at: ctx.clock.now() },
    );
    await changeMeeting(ctx.tx, unit, row.id, input.version, {
      state: 'open',
      ...openedNow(ctx),
      opened_at: ctx.clock.now(),
      chair_id: input.chairId,
      chair_name: nameOf(input.chairId),
      clerk_id: input.clerkId,
      clerk_name: nameOf(input.clerkId),
    });
    ctx.touch(unit);
    await ctx.record({
      unit,
      subjectKind: 'meeting',
      subjectId: row.id,
      body: { chairId: input.chairId, clerkId: input.clerkId },
    });
    return { id: row.id };
  },
});

/** Marks who is there and who is not, and why. Refuses roll.unknown, roll.reason_missing (MEE-05), roll.reason_unknown, roll.chair_absent, meeting.confirmed. */
export const markMeetingRoll = command({
  name: 'meeting.roll',
  method: 'PUT',
  path: '/meetings/{id}/roll',
  capability: 'meeting.hold',
  summary: 'Mark the roll: present, excused with a reason, absent',
  input: s.object({
    id: s.id(),
    marks: s.list(
      s.object({
        attendanceId: s.id(),
        state: s.oneOf(['present', 'excused', 'absent']),
        reason: s.optional(s.nullable(s.text(60, 0))),
      }),
      1000,
      1,
    ),
  }),
  result: s.object({ id: s.id(), left: s.anyNumber() }),
  factDays: 'recorded',
  where: async (ctx, input) => ({ units: [await unitOfMeeting(ctx, input.id)] }),
  run: async (ctx, input) => {
    const row = await meetingRow(ctx, input.id);
    const unit = addressOf(row);
    must(reasonsByState('meeting.roll', stateOf(row)));
    await ctx.demandOpen([unit], [countsOn(row, ctx)]);
    const roll = rollFacts(await rollRows(ctx.tx, unit, row.id));
    must(
      reasonsNotToMark(input.marks, roll, ctx.services.rulebook.meetings.absenceReasons, [row.chair_id, row.clerk_id]),
    );
    await markRoll(ctx.tx, unit, input.marks, { id: whoIs(ctx.actor), at: ctx.clock.now() });
    await ctx.record({
      unit,
      subjectKind: 'meeting',
      subjectId: row.id,
      body: { marks: input.marks.map((m) => ({ attendanceId: m.attendanceId, state: m.state })) },
    });
    const marked = new Set(input.marks.map((m) => m.attendanceId));
    return {
      id: row.id,
      left: roll.filter((line) => line.state === 'unknown' && line.role !== 'overseer' && !marked.has(line.id)).length,
    };
  },
});

/** Writes what was said on a point of the agenda, while the meeting runs and until the minutes are confirmed. Refuses meeting.confirmed, version.stale. */
export const noteItem = command({
  name: 'meeting.item',
  method: 'PUT',
  path: '/meeting-items/{id}',
  capability: 'meeting.hold',
  summary: 'Write discussion and conclusion of a point of the agenda',
  input: s.object({
    id: s.id(),
    version: s.whole(1, 1e9),
    discussion: s.text(20_000, 0),
    conclusion: s.text(5000, 0),
    taken: s.flag(),
  }),
  result: s.object({ id: s.id(), version: s.anyNumber() }),
  where: async (ctx, input) => ({ units: [addressOf(found(await itemRow(ctx.tx, input.id)))] }),
  run: async (ctx, input) => {
    const item = found(await itemRow(ctx.tx, input.id));
    const unit = addressOf(item);
    must(reasonsByState('meeting.item', stateOf(await meetingRow(ctx, item.meeting_id))));
    const { discussion, conclusion, taken } = input;
    await changeItem(ctx.tx, unit, item.id, input.version, { discussion, conclusion, taken });
    await ctx.record({
      unit,
      subjectKind: 'meeting_item',
      subjectId: item.id,
      body: { meetingId: item.meeting_id, taken },
    });
    return { id: item.id, version: input.version + 1 };
  },
});

/** Closes the meeting: everybody is marked, the numbers are kept. `repliesRead`: answers to proposals that were read out; field reports nobody gave are missed (M31), and an overseer who was there has made a visit (M27). Refuses roll.incomplete, version.stale. */
export const closeMeeting = command({
  name: 'meeting.close',
  method: 'POST',
  path: '/meetings/{id}/closure',
  capability: 'meeting.hold',
  summary: 'Close the meeting',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9), repliesRead: s.optional(s.list(s.id(), 500)) }),
  result: s.object({
    id: s.id(),
    eligible: s.anyNumber(),
    present: s.anyNumber(),
    excused: s.anyNumber(),
    absent: s.anyNumber(),
  }),
  factDays: 'recorded',
  where: async (ctx, input) => ({ units: [await unitOfMeeting(ctx, input.id)] }),
  run: async (ctx, input) => {
    const row = await meetingRow(ctx, input.id);
    const unit = addressOf(row);
    must(reasonsByState('meeting.close', stateOf(row)));
    const [, lines] = await together([ctx.demandOpen([unit], [countsOn(row, ctx)]), rollRows(ctx.tx, unit, row.id)]);
    const roll = rollFacts(lines);
    must(reasonsNotToClose(roll));
    const members = roll.filter((line) => line.role === 'official' || line.role === 'probationary');
    const count = (state: string) => members.filter((line) => line.state === state).length;
    const numbers = {
      eligible: roll.filter((line) => line.votes).length,
      present: count('present'),
      excused: count('excused'),
      absent: count('absent'),
    };
    await together([
      changeMeeting(ctx.tx, unit, row.id, input.version, {
        state: 'closed',
        closed_at: ctx.clock.now(),
        ...numbers,
      }),
      markReadOut(ctx.tx, unit, input.repliesRead ?? [], row.id),
      keepMissed(ctx, unit, row),
    ]);
    // whoever was there from above made a visit, and need not enter it a second time (M27)
    for (const { personId } of roll.filter((line) => line.role === 'overseer' && line.state === 'present')) {
      const on = plannedOn(row, ctx);
      if (personId) await recordAttendedVisit(ctx, { unit, meetingId: row.id, personId, on });
    }
    ctx.touch(unit);
    await ctx.record({ unit, subjectKind: 'meeting', subjectId: row.id, body: numbers });
    return { id: row.id, ...numbers };
  },
});

async function itemRow(tx: Parameters<typeof changeItem>[0], id: string) {
  return await tx
    .selectFrom('meeting_item')
    .select(['division', 'unit_id', 'scope', 'id', 'meeting_id'])
    .where('id', '=', id)
    .executeTakeFirst();
}
