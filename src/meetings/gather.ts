/** Brings together from the records what the minutes are filled with. */

import { rosterOf } from '../members/roster.ts';
import { parentOf } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { addTo, dateOf } from '../platform/clock.ts';
import { letterheadOf } from '../platform/document.ts';
import { slotsOf } from '../resolutions/giving.ts';
import { type TaskReport, taskReport } from '../resolutions/report.ts';
import { pollsOn } from '../votes/poll.ts';
import { itemRecordOf, meetingProposals, meetingResolutionOf, meetingTasks, repliesFor, rollLineOf } from './lines.ts';
import type { MinutesFacts } from './minutesFacts.ts';
import { strengthOf } from './minutesRoll.ts';
import { itemRows, type MeetingRow, plannedOn, rollRows } from './reading.ts';
import { monthBefore } from './rules.ts';
import { documentLanguage } from './texts.ts';

/** The report on the tasks of the month before the meeting's, as it stands now. What this meeting gives out is no result of last month's work. */
export async function lastMonthReport(
  ctx: Context,
  unit: UnitRef,
  month: string,
  given: readonly { id: string }[],
): Promise<TaskReport & { from: string; to: string }> {
  const from = `${monthBefore(month)}-01`;
  const to = addTo(`${month}-01`, { days: -1 });
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

export async function gatherMinutes(ctx: Context, unit: UnitRef, row: MeetingRow): Promise<MinutesFacts> {
  const { rulebook } = ctx.services;
  const zone = ctx.clock.timeZone;
  const openedOn = row.opened_at ? dateOf(row.opened_at, zone) : plannedOn(row, ctx);
  const resolution = await meetingResolutionOf(ctx, unit, row);
  const tasks = await meetingTasks(ctx, unit, row.id);
  return {
    rulebook,
    language: documentLanguage(rulebook),
    letterhead: await headOf(ctx, unit, openedOn, null),
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
    roll: (await rollRows(ctx.tx, unit, row.id)).map(rollLineOf),
    items: (await itemRows(ctx.tx, unit, row.id)).map(itemRecordOf),
    proposals: await meetingProposals(ctx, unit, row.id),
    replies: await repliesFor(ctx, unit, row.id, false),
    report: await lastMonthReport(ctx, unit, row.month, tasks),
    polls: await pollsOn(ctx.tx, unit, row.id),
    resolution,
    tasks,
    slots: await slotsOf(ctx, unit),
  };
}

/** The letterhead of a unit (D24); one that was never set is put together from names, with room for the place. */
export async function headOf(ctx: Context, unit: UnitRef, date: string, number: string | null) {
  const { layout } = ctx.services.rulebook.documents;
  const kept = await ctx.tx.selectFrom('unit_letterhead').selectAll().where('unit_id', '=', unit.id).executeTakeFirst();
  const language = documentLanguage(ctx.services.rulebook);
  if (kept)
    return letterheadOf(
      layout.header,
      { upperName: kept.upper_name, issuerName: kept.issuer_name, place: kept.place },
      { number, date, language },
    );
  const { name, kind } = await ctx.tx
    .selectFrom('unit')
    .select(['name', 'kind'])
    .where('id', '=', unit.id)
    .executeTakeFirstOrThrow();
  const above = await parentOf(ctx.tx, unit);
  return letterheadOf(
    layout.header,
    {
      upperName: above ? headed(ctx, above.name, above.kind) : '',
      issuerName: headed(ctx, name, kind),
      place: '…………',
    },
    { number, date, language },
  );
}

function headed(ctx: Context, name: string, kind: string): string {
  const heading = ctx.services.rulebook.unitKinds.find((k) => k.id === kind)?.heading ?? '';
  const capitals = name.toLocaleUpperCase(documentLanguage(ctx.services.rulebook));
  return capitals.split(' ')[0] === heading.split(' ')[0] ? capitals : `${heading} ${capitals}`.trim();
}

/** The local time HH:MM of a moment. */
export function timeOf(moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hour12: false }).format(
    moment,
  );
}
