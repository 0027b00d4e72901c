/** Rows of meetings, proposals, tasks and resolutions as the pages and the minutes read them. */
import type { SelectQueryBuilder } from 'kysely';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { dateOf } from '../platform/clock.ts';
import { listPage, type Order } from '../platform/db/keyset.ts';
import type { Page } from '../platform/paging.ts';
import { iso } from '../resolutions/reading.ts';
import type { ItemRecord } from './item.ts';
import type { MeetingPaper, MeetingTask, RollLine } from './meeting.ts';
import type { ProposalRecord } from './proposal.ts';
import type { ItemRow, MeetingRow, ProposalRow, RollRow } from './reading.ts';
import { daysLate } from './rules/proposals.ts';

export function itemRecordOf(row: ItemRow, served: ReadonlyMap<string, string> = new Map()): ItemRecord {
  const { id, position, kind, title, preparation, discussion, conclusion, taken, version } = row;
  return {
    id,
    position,
    kind,
    title,
    preparation,
    discussion,
    conclusion,
    taken,
    resolutionId: row.resolution_id,
    targetId: row.target_id,
    serves: served.get(id) ?? null,
    version,
  };
}

/** `seasonal`: who is away in this month of every year. */
export function rollLineOf(row: RollRow, seasonal: ReadonlySet<string>): RollLine {
  return {
    id: row.id,
    personId: row.person_id,
    name: row.person_name,
    role: row.role,
    votes: row.votes,
    exempt: row.exempt,
    away: row.away,
    season: row.person_id !== null && seasonal.has(row.person_id),
    state: row.state,
    reason: row.reason,
    markedAt: iso(row.marked_at),
    group: null,
  };
}

type UnitName = { id: string; name: string; kind: string };

/** Names of units by id; the tree is open to read. */
export async function unitNames(ctx: Context, ids: string[]): Promise<Map<string, UnitName>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.tx
    .selectFrom('unit')
    .select(['id', 'name', 'kind'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((r) => [r.id, r]));
}

export async function unitName(ctx: Context, id: string): Promise<UnitName> {
  return (await unitNames(ctx, [id])).get(id) ?? { id, name: '', kind: '' };
}

/** A page of rows, each with the unit it stands at (see `listPage`). Refuses page.mark. */
export async function listWithUnits<R extends { unit_id: string }, T>(
  ctx: Context,
  // biome-ignore lint/suspicious/noExplicitAny: any tables, as in listPage
  base: SelectQueryBuilder<any, any, R>,
  input: { limit?: number | undefined; after?: string | undefined },
  order: Order<R>,
  toItem: (row: R, at: UnitName) => T,
): Promise<Page<T>> {
  const cut = await listPage(ctx, base, input, order, (row) => row);
  const names = await unitNames(
    ctx,
    cut.items.map((r) => r.unit_id),
  );
  return {
    ...cut,
    items: cut.items.map((r) => toItem(r, names.get(r.unit_id) ?? { id: r.unit_id, name: '', kind: '' })),
  };
}

export async function proposalRecords(ctx: Context, rows: ProposalRow[]): Promise<ProposalRecord[]> {
  const names = await unitNames(
    ctx,
    rows.flatMap((r) => [r.unit_id, r.addressed_unit_id]),
  );
  const nameOf = (id: string) => names.get(id) ?? { id, name: '', kind: '' };
  return rows.map((r) => ({
    id: r.id,
    unit: nameOf(r.unit_id),
    meetingId: r.meeting_id,
    personId: r.person_id,
    personName: r.person_name,
    onBehalf: r.on_behalf_by !== null,
    body: r.body,
    addressed: nameOf(r.addressed_unit_id),
    taskId: r.task_id,
    targetId: r.target_id,
    madeAt: r.made_at.toISOString(),
    replyDue: r.reply_due,
    overdue: r.state === 'open' && r.reply_due < ctx.today,
    daysLate: daysLate(r.reply_due, r.replied_at && dateOf(r.replied_at, ctx.clock.timeZone), ctx.today),
    state: r.state,
    reply: r.reply,
    repliedName: r.replied_name,
    repliedAt: iso(r.replied_at),
    readOutMeetingId: r.read_out_meeting_id,
    version: r.version,
  }));
}

/** Proposals made at a meeting, in the order they were made. */
export async function meetingProposals(ctx: Context, unit: UnitRef, meetingId: string): Promise<ProposalRecord[]> {
  return await proposalRecords(
    ctx,
    await ctx.tx
      .selectFrom('proposal')
      .selectAll()
      .where('division', '=', unit.division)
      .where('meeting_id', '=', meetingId)
      .orderBy('made_at')
      .orderBy('id')
      .execute(),
  );
}

/** Answers read out at this meeting; with `waiting` also those that no meeting has heard yet (M30). */
export async function repliesFor(
  ctx: Context,
  unit: UnitRef,
  meetingId: string,
  waiting: boolean,
): Promise<ProposalRecord[]> {
  return await proposalRecords(
    ctx,
    await ctx.tx
      .selectFrom('proposal')
      .selectAll()
      .where('division', '=', unit.division)
      .where('unit_id', '=', unit.id)
      .where('scope', '=', unit.path)
      .where('state', '=', 'answered')
      .where((eb) =>
        eb.or([eb('read_out_meeting_id', '=', meetingId), ...(waiting ? [eb('read_out_meeting_id', 'is', null)] : [])]),
      )
      .orderBy('replied_at')
      .orderBy('id')
      .execute(),
  );
}

/** Tasks given at the meeting; one that goes on with such a task in another year was not given there. */
export async function meetingTasks(ctx: Context, unit: UnitRef, meetingId: string): Promise<MeetingTask[]> {
  const rows = await ctx.tx
    .selectFrom('task')
    .selectAll()
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('meeting_id', '=', meetingId)
    .where('carried_from', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map((r) => ({
    id: r.id,
    work: r.work,
    accountability: r.accountability,
    due: r.due,
    result: r.result,
    assigneeName: r.assignee_name,
    checkerName: r.checker_name,
    state: r.state,
  }));
}

/** The resolution the meeting adopted, if it did. */
export async function meetingResolutionOf(ctx: Context, unit: UnitRef, meeting: Pick<MeetingRow, 'resolution_id'>) {
  if (meeting.resolution_id === null) return null;
  const row = await ctx.tx
    .selectFrom('resolution')
    .select(['id', 'number_text', 'title', 'body', 'state'])
    .where('division', '=', unit.division)
    .where('id', '=', meeting.resolution_id)
    .executeTakeFirst();
  return row ? { id: row.id, numberText: row.number_text, title: row.title, body: row.body, state: row.state } : null;
}

/** Papers of the meeting and scans of its paper forms, in the order they were added. */
export async function papersOf(ctx: Context, unit: UnitRef, meetingId: string): Promise<MeetingPaper[]> {
  const rows = await ctx.tx
    .selectFrom('meeting_paper as p')
    .innerJoin('file as f', (j) => j.onRef('f.division', '=', 'p.division').onRef('f.id', '=', 'p.file_id'))
    .select(['p.id', 'p.file_id', 'p.kind', 'p.added_name', 'p.added_at', 'f.name', 'f.bytes'])
    .where('p.division', '=', unit.division)
    .where('p.meeting_id', '=', meetingId)
    .orderBy('p.added_at')
    .orderBy('p.id')
    .execute();
  return rows.map((r) => ({
    id: r.id,
    fileId: r.file_id,
    name: r.name,
    bytes: Number(r.bytes),
    kind: r.kind,
    addedName: r.added_name,
    addedAt: r.added_at.toISOString(),
  }));
}
