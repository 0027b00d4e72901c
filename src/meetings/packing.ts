/** Puts a meeting together as one file for the national e-handbook (docs/handbook-exchange.md). */
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { bytesOf } from '../platform/files/files.ts';
import { writtenDate } from '../platform/i18n/dates.ts';
import { Refusal } from '../platform/refusal.ts';
import { documentLanguage, sayIn } from '../rulebook/texts.ts';
import { votingRuleOf } from '../votes/voting.ts';
import { timeOf } from './gather.ts';
import { kindOf } from './kinds.ts';
import { servedBy } from './links.ts';
import { MATTER } from './meeting.ts';
import { type MeetingPack, PACK_FORMAT, PACK_MEGABYTES, PACK_VERSION } from './pack.ts';
import { itemRows, type MeetingRow, plannedOn, rollRows, rulesOfMeeting } from './reading.ts';

const MEGABYTE = 1024 * 1024;

/** The pack of a meeting as it stands. Refuses pack.too_large when its documents are more than a pack may hold. */
export async function packOf(ctx: Context, unit: UnitRef, row: MeetingRow): Promise<MeetingPack> {
  const { rulebook } = ctx.services;
  const language = documentLanguage(rulebook);
  const items = await itemRows(ctx.tx, unit, row.id);
  const served = await servedBy(ctx, unit, items);
  const rules = await rulesOfMeeting(ctx, unit, row);
  const { forms } = votingRuleOf(rules, MATTER, kindOf(rules.rulebook, row.kind).base);
  const { name, code } = await ctx.tx
    .selectFrom('unit')
    .select(['name', 'code'])
    .where('id', '=', unit.id)
    .executeTakeFirstOrThrow();
  const offers = (kind: string) => rulebook.meetings.itemKinds.find((k) => k.id === kind)?.offers;
  return {
    format: PACK_FORMAT,
    version: PACK_VERSION,
    madeAt: ctx.clock.now().toISOString(),
    meeting: {
      id: row.id,
      unit: { id: unit.id, name, code },
      kind: row.kind,
      kindLabel: kindOf(rulebook, row.kind).label[language],
      title: row.title,
      month: row.month,
      date: plannedOn(row, ctx),
      time: timeOf(row.planned_at, ctx.clock.timeZone),
      timeZone: ctx.clock.timeZone,
      place: row.place,
      mode: row.mode,
      state: row.state,
      paperCode: row.paper_code ?? '',
    },
    invitation: { language, lines: invitationLines(ctx, row, name, items) },
    agenda: items.map((item) => ({
      position: item.position,
      kind: item.kind,
      title: item.title,
      preparation: item.preparation,
      resolution: served.get(item.id) ?? null,
    })),
    papers: await papers(ctx, unit, row.id),
    roll: (await rollRows(ctx.tx, unit, row.id)).map((line, index) => ({
      line: index + 1,
      attendanceId: line.id,
      personId: line.person_id,
      name: line.person_name,
      role: line.role,
      votes: line.votes,
      state: line.state === 'unknown' ? null : line.state,
      reason: line.reason,
    })),
    ballots: items
      .filter((item) => offers(item.kind) === 'vote')
      .map((item, index) => ({
        line: index + 1,
        itemId: item.id,
        question: item.title,
        forms,
        form: null,
        title: null,
        body: null,
        votesFor: null,
        votesAgainst: null,
        votesOther: null,
        reservedOpinions: null,
      })),
  };
}

/** The invitation in the organization's language: what, when, where, and the agenda. */
export function invitationLines(
  ctx: Context,
  row: MeetingRow,
  unitName: string,
  items: readonly { position: number; title: string; preparation: string }[],
): string[] {
  const { rulebook } = ctx.services;
  const language = documentLanguage(rulebook);
  const say = sayIn(rulebook, language);
  const mode = rulebook.meetings.modes.find((m) => m.id === row.mode)?.label[language] ?? row.mode;
  return [
    say('meetings.paper.invite', { unit: unitName, title: row.title }),
    say('meetings.paper.invite_time', {
      time: timeOf(row.planned_at, ctx.clock.timeZone),
      date: writtenDate(plannedOn(row, ctx), language),
    }),
    say('meetings.paper.invite_place', { place: row.place, mode }),
    say('meetings.paper.invite_agenda'),
    ...items.map((item) => say('meetings.paper.invite_item', { number: item.position, title: item.title })),
  ];
}

async function papers(ctx: Context, unit: UnitRef, meetingId: string): Promise<MeetingPack['papers']> {
  const rows = await ctx.tx
    .selectFrom('meeting_paper as p')
    .innerJoin('file as f', (j) => j.onRef('f.division', '=', 'p.division').onRef('f.id', '=', 'p.file_id'))
    .select(['f.division', 'f.id', 'f.name', 'f.media_type', 'f.bytes', 'f.sha256', 'p.kind'])
    .where('p.division', '=', unit.division)
    .where('p.meeting_id', '=', meetingId)
    .orderBy('p.added_at')
    .orderBy('p.id')
    .execute();
  const total = rows.reduce((sum, row) => sum + Number(row.bytes), 0);
  if (total > PACK_MEGABYTES * MEGABYTE)
    throw new Refusal(422, [{ code: 'pack.too_large', values: { max: PACK_MEGABYTES } }]);
  const out: MeetingPack['papers'] = [];
  for (const row of rows) {
    out.push({
      name: row.name,
      kind: row.kind,
      mediaType: row.media_type,
      bytes: Number(row.bytes),
      sha256: row.sha256.toString('hex'),
      base64: (await bytesOf(ctx.tx, ctx.services.keys, row)).toString('base64'),
    });
  }
  return out;
}
