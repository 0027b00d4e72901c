import { addressOf } from '../../organization/tree.ts';
import { command } from '../../platform/bus/command.ts';
import { addTo } from '../../platform/clock.ts';
import { must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { whoIs } from '../../resolutions/people.ts';
import { recordPoll } from '../../votes/poll.ts';
import { votingRuleOf } from '../../votes/voting.ts';
import { kindOf } from '../kinds.ts';
import { points } from '../quality.ts';
import { linesOf, scaleFor, sheetOf, sheetRow } from '../qualitySheets.ts';
import { confirmSheet, insertSheet, rewriteSheet } from '../qualityStore.ts';
import { countsOn, meetingRow, rollFacts, rollRows, rulesOfMeeting, stateOf, unitOfMeeting } from '../reading.ts';
import { reasonsByState, reasonsNotToClose } from '../rules/meeting.ts';
import {
  confirmedLines,
  differs,
  levelOf,
  reasonsAgainstPoints,
  reasonsNotToConfirmScore,
  reasonsNotToScore,
  selfLines,
  totalOf,
} from '../rules/quality.ts';

/**
 * The cell scores its own meeting and votes on the score (M32, MEE-07). Not carried: the vote stands in the record, and nothing
 * else. Until the level above confirms, the score may be given anew. Refuses meeting.wrong_state, meeting.confirmed,
 * quality.not_here, quality.confirmed, quality.vote_missing, quality.out_of_range, quality.incomplete, quality.twice,
 * roll.incomplete, vote.more_than_present, vote.negative, vote.form, version.stale.
 */
export const scoreMeeting = command({
  name: 'quality.score',
  method: 'PUT',
  path: '/meetings/{id}/score',
  capability: 'meeting.hold',
  summary: "Record the cell's own score of a meeting and the vote on it",
  input: s.object({
    id: s.id(),
    /** the sheet's version where there is one already */
    version: s.optional(s.nullable(s.whole(1, 1e9))),
    points,
    votesFor: s.optional(s.nullable(s.whole(-1e6, 1e6))),
    votesAgainst: s.optional(s.nullable(s.whole(-1e6, 1e6))),
    votesOther: s.optional(s.nullable(s.whole(-1e6, 1e6))),
    form: s.optional(s.nullable(s.code())),
  }),
  result: s.object({ id: s.nullable(s.anyText()), total: s.anyNumber(), level: s.anyText(), passed: s.flag() }),
  factDays: 'recorded',
  where: async (ctx, input) => ({ units: [await unitOfMeeting(ctx, input.id)] }),
  run: async (ctx, input) => {
    const row = await meetingRow(ctx, input.id);
    const unit = addressOf(row);
    must(reasonsByState('quality.score', stateOf(row)));
    await ctx.demandOpen([unit], [countsOn(row, ctx)]);
    const rules = await rulesOfMeeting(ctx, unit, row);
    const scale = await scaleFor(ctx, unit, row);
    const sheet = await sheetOf(ctx, unit, row.id);
    const voteGiven = input.votesFor !== null && input.votesFor !== undefined;
    must(reasonsNotToScore({ scale, sheet, voteGiven }));
    if (!scale) throw new Error('scored without a scale');
    must(reasonsAgainstPoints(scale, input.points));
    const lines = selfLines(scale, input.points);
    const total = totalOf(input.points);
    const level = levelOf(scale.levels, total);
    const matter = rules.rulebook.meetings.quality?.matter;
    let pollId: string | null = null;
    if (matter !== undefined) {
      const roll = rollFacts(await rollRows(ctx.tx, unit, row.id));
      must(reasonsNotToClose(roll));
      const rule = votingRuleOf(rules, matter, kindOf(rules.rulebook, row.kind).base);
      const label = rules.rulebook.votes.matters.find((m) => m.id === matter)?.label;
      const said = label?.[rules.rulebook.about.defaultLanguage] ?? matter;
      const poll = await recordPoll(ctx, {
        unit,
        subject: { kind: 'meeting', id: row.id },
        question: `${said.charAt(0).toUpperCase()}${said.slice(1)}: ${total}/${totalMaximum(scale)}`,
        rule,
        voters: roll,
        count: {
          votesFor: input.votesFor ?? 0,
          votesAgainst: input.votesAgainst ?? 0,
          votesOther: input.votesOther ?? 0,
        },
        form: input.form ?? rule.forms[0] ?? '',
        reservedOpinions: null,
      });
      if (!poll.passed) return { id: sheet?.id ?? null, total, level, passed: false };
      pollId = poll.id;
    }
    const score = {
      lines,
      maximum: totalMaximum(scale),
      total,
      level,
      pollId,
      by: { id: whoIs(ctx.actor), name: ctx.actor.name },
      at: ctx.clock.now(),
      confirmDue: addTo(ctx.today, { days: scale.confirmWithin }),
    };
    const id = sheet
      ? sheet.id
      : await insertSheet(ctx.tx, unit, row, { rule: scale.rule, rulebookHash: rules.rulebook.hash }, score);
    if (sheet) await rewriteSheet(ctx.tx, unit, sheet.id, input.version ?? 0, score);
    await ctx.record({ unit, subjectKind: 'quality_sheet', subjectId: id, body: { meetingId: row.id, total, level } });
    return { id, total, level, passed: true };
  },
});

function totalMaximum(scale: { criteria: readonly { maximum: number }[] }): number {
  return scale.criteria.reduce((sum, each) => sum + each.maximum, 0);
}

/**
 * The overseer, or the level above, sets its own points beside the cell's; both stay, and the gap is shown (M28). Refuses
 * quality.confirmed, quality.meeting_open, quality.remark_missing, quality.out_of_range, quality.incomplete, quality.twice,
 * version.stale.
 */
export const confirmScore = command({
  name: 'quality.confirm',
  method: 'POST',
  path: '/quality-sheets/{id}/confirmation',
  capability: 'quality.confirm',
  summary: "Confirm a meeting's score with the points of the level above",
  input: s.object({
    id: s.id(),
    version: s.whole(1, 1e9),
    points,
    remark: s.optional(s.nullable(s.text(5000, 0))),
  }),
  result: s.object({ id: s.id(), total: s.anyNumber(), level: s.anyText(), gap: s.anyNumber() }),
  where: async (ctx, input) => ({ units: [addressOf(await sheetRow(ctx, input.id))] }),
  run: async (ctx, input) => {
    const sheet = await sheetRow(ctx, input.id);
    const unit = addressOf(sheet);
    const meeting = await meetingRow(ctx, sheet.meeting_id);
    const scale = await scaleFor(ctx, unit, meeting);
    // the criteria are those the cell was asked, whatever the rulebook has made of them since
    const own = linesOf(sheet);
    const criteria = own.map(({ criterion, maximum }) => ({ id: criterion, maximum }));
    must(reasonsAgainstPoints({ criteria, rule: sheet.rule_id }, input.points));
    const lines = confirmedLines(own, input.points);
    must(
      reasonsNotToConfirmScore({
        sheetState: sheet.state,
        meetingState: meeting.state,
        different: differs(lines),
        remark: input.remark || null,
        remarkWhenDifferent: scale?.remarkWhenDifferent ?? false,
        rule: sheet.rule_id,
      }),
    );
    const total = totalOf(input.points);
    const level = levelOf(scale?.levels ?? [], total);
    await confirmSheet(ctx.tx, unit, sheet.id, input.version, {
      lines,
      total,
      level,
      remark: input.remark || null,
      by: { id: whoIs(ctx.actor), name: ctx.actor.name },
      at: ctx.clock.now(),
    });
    const gap = total - sheet.self_total;
    await ctx.record({ unit, subjectKind: 'quality_sheet', subjectId: sheet.id, body: { total, level, gap } });
    return { id: sheet.id, total, level, gap };
  },
});
