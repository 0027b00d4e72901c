import { addressOf, subtree, unitOf } from '../organization/tree.ts';
import { query } from '../platform/bus/command.ts';
import { mark, momentOf, page, pageInput, pageOf, readMark } from '../platform/paging.ts';
import * as s from '../platform/schema.ts';
import { iso } from '../resolutions/reading.ts';
import { pollsOn } from '../votes/poll.ts';
import { votingRuleOf } from '../votes/voting.ts';
import { agendaFor, lastMeeting } from './agenda.ts';
import { lastMonthReport, timeOf } from './gather.ts';
import {
  itemRecordOf,
  meetingProposals,
  meetingResolutionOf,
  meetingTasks,
  repliesFor,
  rollLineOf,
  unitName,
  unitNames,
} from './lines.ts';
import {
  MATTER,
  MEETING_STATES,
  meetingLine,
  meetingOffer,
  meetingRecord,
  type RollCount,
  type RollLine,
} from './meeting.ts';
import {
  addressees,
  itemRows,
  kindOf,
  mayOfMeeting,
  meetingRow,
  minutesRow,
  openRegular,
  plannedOn,
  rollFacts,
  rollRows,
  unitOfMeeting,
} from './reading.ts';

/** Meetings of a unit and of those below it, the newest first. */
export const listMeetings = query({
  name: 'meeting.list',
  method: 'GET',
  path: '/meetings',
  capability: 'meeting.read',
  summary: 'Meetings of a unit and below, newest first',
  input: s.object({
    unit: s.id(),
    below: s.optional(s.flag()),
    month: s.optional(s.month()),
    state: s.optional(s.list(s.oneOf(MEETING_STATES), 6)),
    kind: s.optional(s.code()),
    ...pageInput,
  }),
  output: pageOf(meetingLine),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const limit = input.limit ?? 50;
    const range = await subtree(ctx.tx, unit);
    const after = input.after ? readMark(input.after, 2) : null;
    let base = ctx.tx
      .selectFrom('meeting')
      .where('scope', '>=', range.lo)
      .where('scope', '<', range.hi)
      .where('division', 'in', range.divisions);
    if (input.below === false) base = base.where('unit_id', '=', unit.id);
    if (input.month) base = base.where('month', '=', input.month);
    if (input.kind) base = base.where('kind', '=', input.kind);
    if (input.state && input.state.length > 0) base = base.where('state', 'in', input.state);
    const total = await base.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
    const rows = await base
      .selectAll()
      .$if(after !== null, (q) =>
        q.where((eb) =>
          eb.or([
            eb('planned_at', '<', momentOf(after?.[0])),
            eb.and([eb('planned_at', '=', momentOf(after?.[0])), eb('id', '<', after?.[1] ?? '')]),
          ]),
        ),
      )
      .orderBy('planned_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute();
    const names = await unitNames(
      ctx,
      rows.map((r) => r.unit_id),
    );
    return page(
      rows,
      limit,
      total.n,
      (r) => mark([r.planned_at.toISOString(), r.id]),
      (r) => ({
        id: r.id,
        unit: names.get(r.unit_id) ?? { id: r.unit_id, name: '', kind: '' },
        kind: r.kind,
        month: r.month,
        title: r.title,
        plannedAt: r.planned_at.toISOString(),
        place: r.place,
        mode: r.mode,
        state: r.state,
        eligible: r.eligible,
        present: r.present,
        excused: r.excused,
        absent: r.absent,
        version: r.version,
      }),
    );
  },
});

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
    const roll = await rollRows(ctx.tx, unit, row.id);
    const lines = roll.map(rollLineOf);
    const tasks = await meetingTasks(ctx, unit, row.id);
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
      items: (await itemRows(ctx.tx, unit, row.id)).map(itemRecordOf),
      roll: lines,
      counts: countsOf(lines),
      report: await lastMonthReport(ctx, unit, row.month, tasks),
      proposals: await meetingProposals(ctx, unit, row.id),
      replies: await repliesFor(ctx, unit, row.id, !over),
      addressees: (await addressees(ctx, unit)).map((u) => ({ id: u.id, name: u.name, kind: u.kind })),
      voting: votingRuleOf(rulebook, MATTER, ctx.today, kindOf(rulebook, row.kind).base),
      polls: await pollsOn(ctx.tx, unit, row.id),
      resolution: await meetingResolutionOf(ctx, unit, row),
      tasks,
      absenceReasons: rulebook.meetings.absenceReasons.map((r) => ({
        id: r.id,
        excused: r.excused,
        mark: r.mark ?? null,
      })),
      minutesHash: (await minutesRow(ctx.tx, unit, row.id))?.text_hash.toString('hex') ?? null,
      version: row.version,
      may: mayOfMeeting(ctx, unit, row, rollFacts(roll)),
    };
  },
});

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

/** What the form of a new meeting offers at this unit. */
export const offerMeeting = query({
  name: 'meeting.offer',
  method: 'GET',
  path: '/units/{unit}/meetings/offer',
  capability: 'meeting.call',
  summary: 'What can be called here: kinds, agendas, last time',
  input: s.object({ unit: s.id() }),
  output: meetingOffer,
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, _input, unit) => {
    const { rulebook } = ctx.services;
    const { kind, setting } = await ctx.tx
      .selectFrom('unit')
      .select(['kind', 'setting'])
      .where('id', '=', unit.id)
      .executeTakeFirstOrThrow();
    const kinds = rulebook.meetings.kinds.filter((k) => k.at.includes(kind)).map((k) => k.id);
    const last = kinds[0] === undefined ? null : await lastMeeting(ctx, unit, kinds[0]);
    return {
      unit: await unitName(ctx, unit.id),
      today: ctx.today,
      kinds,
      modes: rulebook.meetings.modes.map((m) => m.id),
      itemKinds: rulebook.meetings.itemKinds.map((k) => k.id),
      agendas: Object.fromEntries(
        kinds.map((k) => [
          k,
          agendaFor(rulebook, k, setting).map((i) => ({
            kind: i.kind,
            title: i.title,
            preparation: i.preparation ?? '',
          })),
        ]),
      ),
      last: last && {
        id: last.id,
        month: last.month,
        place: last.place,
        mode: last.mode,
        time: timeOf(last.planned_at, ctx.clock.timeZone),
        agenda: (await itemRows(ctx.tx, unit, last.id)).map((i) => ({ kind: i.kind, title: i.title })),
      },
      open: await openRegular(ctx, unit),
    };
  },
});

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
