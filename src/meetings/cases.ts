/** Cases that wait for the members' vote in a meeting, and those a meeting voted on: each judged by the rules it was opened under (D17). */
import { addressOf } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { caseNumber } from '../procedures/case.ts';
import { type CaseRow, maySee, procedureOf, stepIn, stepRows, voteNeed } from '../procedures/reading.ts';
import { isOfCommittee } from '../rulebook/kinds.ts';
import { pollsOn } from '../votes/poll.ts';
import { votingRuleOf } from '../votes/voting.ts';
import type { MeetingCase } from './caseVote.ts';
import { kindOf } from './kinds.ts';
import type { MeetingRow } from './reading.ts';
import { type CaseFacts, reasonsNotToVoteOnCase } from './rules/cases.ts';

/** Those it voted on first, then those that wait while it is not over. `names`: whether restricted ones bear their names where the reader may know them. */
export async function casesOfMeeting(
  ctx: Context,
  unit: UnitRef,
  row: MeetingRow,
  names: 'reader' | 'nobody',
): Promise<MeetingCase[]> {
  const voted = await votedAt(ctx, unit, row.id);
  const over = row.state !== 'called' && row.state !== 'open';
  const waiting = over ? [] : await openCases(ctx, unit);
  const lines: MeetingCase[] = [];
  for (const { file, step, pollId } of voted) lines.push(await lineOf(ctx, row, file, { step, pollId, names }));
  for (const file of waiting) {
    if (voted.some((each) => each.file.id === file.id && each.step === file.step)) continue;
    const facts = await factsOfCase(ctx, unit, file);
    if (facts.body !== 'members' || facts.votedAt !== null) continue;
    lines.push(await lineOf(ctx, row, file, { step: file.step, pollId: null, names }));
  }
  return lines;
}

/** What the rule asks of a case before a meeting of this unit votes on it. */
export async function factsOfCase(ctx: Context, unit: UnitRef, file: CaseRow): Promise<CaseFacts> {
  const { procedure } = await procedureOf(ctx, file);
  const entry = (await stepRows(ctx, file)).findLast((each) => each.taken_on === null);
  return {
    state: file.state,
    here: file.unit_id === unit.id,
    body: voteNeed(procedure, file.step)?.body ?? null,
    votedAt: entry?.poll_id ? (entry.meeting_id ?? '') : null,
  };
}

async function lineOf(
  ctx: Context,
  row: MeetingRow,
  file: CaseRow,
  { step, pollId, names }: { step: string; pollId: string | null; names: 'reader' | 'nobody' },
): Promise<MeetingCase> {
  const { procedure, rules } = await procedureOf(ctx, file);
  const unit = addressOf(file);
  const kind = kindOf(ctx.services.rulebook, row.kind);
  const need = voteNeed(procedure, step);
  const facts = await factsOfCase(ctx, unit, file);
  const hidden = file.restricted && (names === 'nobody' || !maySee(ctx, file));
  const ofCommittee = isOfCommittee(ctx.services.rulebook, kind.base);
  return {
    id: file.id,
    number: caseNumber(file.id),
    subject: hidden ? null : file.subject_name,
    procedure: procedure.label,
    step: stepIn(procedure, step).label,
    restricted: file.restricted,
    voting: votingRuleOf(rules, need?.vote ?? '', kind.base),
    poll: pollId === null ? null : ((await pollsOn(ctx.tx, unit, file.id)).find((poll) => poll.id === pollId) ?? null),
    reasons: reasonsNotToVoteOnCase(facts, { id: row.id, ofCommittee }),
  };
}

/** Open cases of the unit, the oldest first: a cell has few. */
async function openCases(ctx: Context, unit: UnitRef): Promise<CaseRow[]> {
  return await ctx.tx
    .selectFrom('case_file')
    .selectAll()
    .where('division', '=', unit.division)
    .where('scope', '=', unit.path)
    .where('unit_id', '=', unit.id)
    .where('state', '=', 'open')
    .orderBy('opened_on')
    .orderBy('id')
    .limit(MOST)
    .execute();
}

const MOST = 200;

/** The steps on which this meeting voted. */
async function votedAt(ctx: Context, unit: UnitRef, meetingId: string) {
  const steps = await ctx.tx
    .selectFrom('case_step')
    .select(['case_id', 'step', 'poll_id'])
    .where('division', '=', unit.division)
    .where('meeting_id', '=', meetingId)
    .execute();
  if (steps.length === 0) return [];
  const files = await ctx.tx
    .selectFrom('case_file')
    .selectAll()
    .where('division', '=', unit.division)
    .where(
      'id',
      'in',
      steps.map((each) => each.case_id),
    )
    .orderBy('opened_on')
    .orderBy('id')
    .execute();
  return files.flatMap((file) =>
    steps.filter((each) => each.case_id === file.id).map((each) => ({ file, step: each.step, pollId: each.poll_id })),
  );
}
