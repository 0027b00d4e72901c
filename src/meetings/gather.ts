/** Brings together from the records what the minutes are filled with. */

import { duesOfMonth } from '../dues/collected.ts';
import { rosterOf } from '../members/roster.ts';
import { letterheadFor } from '../organization/letterhead.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { addTo, dateOf } from '../platform/clock.ts';
import type { DocumentLanguage } from '../platform/document.ts';
import { slotsOf } from '../resolutions/giving.ts';
import { type TaskReport, taskReport } from '../resolutions/report.ts';
import { pollsOn } from '../votes/poll.ts';
import { casesOfMeeting } from './cases.ts';
import { fieldReportLines } from './fieldReports.ts';
import { rollLines } from './groupRoll.ts';
import { kindOf } from './kinds.ts';
import { itemRecordOf, meetingProposals, meetingResolutionOf, meetingTasks, repliesFor } from './lines.ts';
import type { Speech } from './meeting.ts';
import type { MinutesFacts } from './minutesFacts.ts';
import { strengthOf } from './minutesRoll.ts';
import { linesOf, sheetOf } from './qualitySheets.ts';
import { itemRows, type MeetingRow, plannedOn, rollRows } from './reading.ts';

/** On paper a roll says what was marked, not what is proposed. */
const NOBODY: ReadonlySet<string> = new Set();

/** The months before a meeting that its report on tasks covers, by the period the rulebook names. */
const MONTHS = { month: 1, half_year: 6, year: 12 } as const;

/**
 * The report on the tasks of the period before the meeting's month (a month, for an annual review a year), as it stands now. What
 * this meeting gives out is no result of the work before.
 */
export async function periodReport(
  ctx: Context,
  unit: UnitRef,
  meeting: Pick<MeetingRow, 'kind' | 'month'>,
  given: readonly { id: string }[],
): Promise<TaskReport & { from: string; to: string }> {
  const period = kindOf(ctx.services.rulebook, meeting.kind).reports ?? 'month';
  const from = addTo(`${meeting.month}-01`, { months: -MONTHS[period] });
  const to = addTo(`${meeting.month}-01`, { days: -1 });
  const own = new Set(given.map((task) => task.id));
  const lines = (await taskReport(ctx.tx, unit, from, to, ctx.today)).lines.filter((line) => !own.has(line.id));
  const count = (state: string) => lines.filter((line) => line.state === state).length;
  return {
    from,
    to,
    lines,
    counts: {
      open: count('open'),
      reported: count('reported'),
      returned: count('returned'),
      done: count('done'),
      overdue: lines.filter((line) => line.overdue).length,
    },
  };
}

/** What the minutes are filled with, to be written in a language. */
export async function gatherMinutes(
  ctx: Context,
  unit: UnitRef,
  row: MeetingRow,
  language: DocumentLanguage,
): Promise<MinutesFacts> {
  const { rulebook } = ctx.services;
  const zone = ctx.clock.timeZone;
  const openedOn = row.opened_at ? dateOf(row.opened_at, zone) : plannedOn(row, ctx);
  const resolution = await meetingResolutionOf(ctx, unit, row);
  const tasks = await meetingTasks(ctx, unit, row.id);
  const sheet = await sheetOf(ctx, unit, row.id);
  return {
    rulebook,
    language,
    letterhead: await letterheadFor(ctx, unit, { number: null, date: openedOn, language }),
    kind: row.kind,
    month: row.month,
    place: row.place,
    mode: row.mode,
    openedOn,
    openedAt: timeOf(row.opened_at ?? row.planned_at, zone),
    closedOn: row.closed_at ? dateOf(row.closed_at, zone) : null,
    closedAt: row.closed_at ? timeOf(row.closed_at, zone) : null,
    chairName: row.chair_name,
    clerkName: row.clerk_name,
    strength: strengthOf(await rosterOf(ctx.tx, unit, openedOn)),
    roll: await rollLines(ctx, unit, row, await rollRows(ctx.tx, unit, row.id), NOBODY),
    items: (await itemRows(ctx.tx, unit, row.id)).map((item) => itemRecordOf(item)),
    dues: await duesOfMonth(ctx, unit, row.month),
    proposals: await meetingProposals(ctx, unit, row.id),
    replies: await repliesFor(ctx, unit, row.id, false),
    report: await periodReport(ctx, unit, row, tasks),
    fieldReports: await fieldReportLines(ctx, unit, row),
    speeches: row.speeches as unknown as Speech[],
    score: sheet && {
      lines: linesOf(sheet),
      total: sheet.self_total,
      maximum: sheet.maximum,
      level: sheet.self_level,
    },
    polls: await pollsOn(ctx.tx, unit, row.id),
    cases: (await casesOfMeeting(ctx, unit, row, 'nobody')).filter((each) => each.poll !== null),
    resolution,
    tasks,
    slots: await slotsOf(ctx, unit),
  };
}

/** The local time HH:MM of a moment. */
export function timeOf(moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hour12: false }).format(
    moment,
  );
}
