import { duesOfMonth } from '../../dues/collected.ts';
import { seasonallyAway } from '../../members/particularsOf.ts';
import { addressOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { found } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { iso } from '../../resolutions/reading.ts';
import { pollsOn } from '../../votes/poll.ts';
import { votingOfCase } from '../../votes/voting.ts';
import { repetitionOf } from '../agenda.ts';
import { casesOfMeeting } from '../cases.ts';
import { fieldReportLines } from '../fieldReports.ts';
import { periodReport, timeOf } from '../gather.ts';
import { rollLines } from '../groupRoll.ts';
import { kindOf } from '../kinds.ts';
import {
  itemRecordOf,
  meetingProposals,
  meetingResolutionOf,
  meetingTasks,
  papersOf,
  repliesFor,
  unitName,
} from '../lines.ts';
import { linksAt, servedBy } from '../links.ts';
import { MATTER, meetingRecord, type RollCount, type RollLine, type Speech } from '../meeting.ts';
import { linesOf, mayScore, type SheetRow, scaleFor, sheetOf } from '../qualitySheets.ts';
import {
  addressees,
  itemRows,
  mayOfMeeting,
  meetingRow,
  minutesRow,
  plannedOn,
  rollFacts,
  rollRows,
  rulesOfMeeting,
  unitOfMeeting,
} from '../reading.ts';

/** A meeting with everything on it: agenda, roll, last month's tasks, proposals, votes, resolution; and what the reader may do. */
export const getMeeting = query({
  name: 'meeting.get',
  method: 'GET',
  path: '/meetings/{id}',
  capability: 'meeting.read',
  summary: 'A meeting: agenda, roll, report, proposals, votes, resolution',
  input: s.object({ id: s.id() }),
  output: meetingRecord,
  where: async (ctx, input) => await unitOfMeeting(ctx, input.id),
  run: async (ctx, input, unit) => {
    const row = await meetingRow(ctx, input.id);
    const { rulebook } = ctx.services;
    const rules = await rulesOfMeeting(ctx, unit, row);
    const roll = await rollRows(ctx.tx, unit, row.id);
    const seasonal = await seasonallyAway(ctx.tx, unit, plannedOn(row, ctx));
    const lines = await rollLines(ctx, unit, row, roll, seasonal);
    const tasks = await meetingTasks(ctx, unit, row.id);
    const items = await itemRows(ctx.tx, unit, row.id);
    const served = await servedBy(ctx, unit, items);
    const scale = await scaleFor(ctx, unit, row);
    const sheet = scale && (await sheetOf(ctx, unit, row.id));
    const changeable = row.state === 'called' || row.state === 'open';
    const over = row.state === 'confirmed' || row.state === 'signed' || row.state === 'cancelled';
    return {
      id: row.id,
      unit: await unitName(ctx, unit.id),
      kind: row.kind,
      month: row.month,
      title: row.title,
      plannedAt: row.planned_at.toISOString(),
      date: plannedOn(row, ctx),
      time: timeOf(row.planned_at, ctx.clock.timeZone),
      place: row.place,
      mode: row.mode,
      state: row.state,
      calledName: row.called_name,
      chair: row.chair_name === null ? null : { id: row.chair_id, name: row.chair_name },
      clerk: row.clerk_name === null ? null : { id: row.clerk_id, name: row.clerk_name },
      openedAt: iso(row.opened_at),
      closedAt: iso(row.closed_at),
      cancelReason: row.cancel_reason,
      items: items.map((item) => itemRecordOf(item, served)),
      roll: lines,
      counts: countsOf(lines),
      report: await periodReport(ctx, unit, row, tasks),
      dues: await duesTold(ctx, unit, row.month, items),
      proposals: await meetingProposals(ctx, unit, row.id),
      replies: await repliesFor(ctx, unit, row.id, !over),
      addressees: (await addressees(ctx, unit)).map((u) => ({ id: u.id, name: u.name, kind: u.kind })),
      ...(await votingOfCase(ctx, unit, rules, { matter: MATTER, base: kindOf(rules.rulebook, row.kind).base })),
      polls: await pollsOn(ctx.tx, unit, row.id),
      cases: await casesOfMeeting(ctx, unit, row, 'reader'),
      resolution: await meetingResolutionOf(ctx, unit, row),
      tasks,
      absenceReasons: rulebook.meetings.absenceReasons.map((r) => ({
        id: r.id,
        excused: r.excused,
        mark: r.mark ?? null,
        season: r.season === true,
      })),
      minutesHash: (await minutesRow(ctx.tx, unit, row.id))?.text_hash.toString('hex') ?? null,
      paperCode: row.paper_code ?? '',
      repeats: await repetitionOf(ctx, unit, row),
      links: changeable ? await linksAt(ctx, unit) : [],
      fieldReports: await fieldReportLines(ctx, unit, row),
      speeches: row.speeches as unknown as Speech[],
      papers: await papersOf(ctx, unit, row.id),
      quality: scale && { scale, sheet: sheet && sheetPart(sheet) },
      version: row.version,
      may: {
        ...mayOfMeeting(ctx, unit, row, rollFacts(roll)),
        'quality.score': mayScore(ctx, unit, row, scale, sheet),
      },
    };
  },
});

/** The month's dues, told under the point that opens the meeting (MEE-11). */
async function duesTold(ctx: Context, unit: UnitRef, month: string, items: readonly { id: string; kind: string }[]) {
  const told = await duesOfMonth(ctx, unit, month);
  if (!told) return null;
  const opening = ctx.services.rulebook.meetings.itemKinds.filter((kind) => kind.offers === 'roll').map(({ id }) => id);
  const { collected, paidMembers, members } = told;
  return { itemId: items.find((item) => opening.includes(item.kind))?.id ?? null, collected, paidMembers, members };
}

function sheetPart(sheet: SheetRow) {
  return {
    id: sheet.id,
    state: sheet.state,
    lines: linesOf(sheet),
    maximum: sheet.maximum,
    selfTotal: sheet.self_total,
    selfLevel: sheet.self_level,
    upperTotal: sheet.upper_total,
    upperLevel: sheet.upper_level,
    version: sheet.version,
  };
}

/** Counts of the roll by kind of person, and of members together (`members`: official and probationary). */
function countsOf(lines: RollLine[]): Record<string, RollCount> {
  const count = (of: RollLine[]): RollCount => {
    const state = (is: string) => of.filter((l) => l.state === is).length;
    return {
      total: of.length,
      present: state('present'),
      excused: state('excused'),
      absent: state('absent'),
      unknown: state('unknown'),
    };
  };
  const role = (...roles: string[]) => count(lines.filter((l) => roles.includes(l.role)));
  return {
    members: role('official', 'probationary'),
    official: role('official'),
    probationary: role('probationary'),
    guest: role('guest'),
    overseer: role('overseer'),
  };
}

/** The meeting that a paper form's code stands for, as far as the reader sees it. */
export const meetingByCode = query({
  name: 'meeting.by_code',
  method: 'GET',
  path: '/meeting-codes/{code}',
  capability: 'signed-in',
  summary: 'The meeting behind the code on a paper form',
  input: s.object({ code: s.text(20) }),
  output: s.object({ id: s.anyText() }),
  run: async (ctx, input) => {
    const row = found(
      await ctx.tx
        .selectFrom('meeting')
        .select(['id', 'division', 'unit_id', 'scope'])
        .where('paper_code', '=', input.code.replace(/[^0-9a-z]/gi, '').toUpperCase())
        .executeTakeFirst(),
    );
    ctx.demand('meeting.read', addressOf(row));
    return { id: row.id };
  },
});
