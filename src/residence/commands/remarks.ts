import { addressOf } from '../../organization/tree.ts';
import { command } from '../../platform/bus/command.ts';
import { must, mustBeCurrent, type Reason } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { bookOf } from '../book.ts';
import { bodyOf, lineRows, partsOf, remarkRow, roundRow, textsOf } from '../reading.ts';
import { type RemarkState, remarkTexts } from '../residence.ts';
import { reasonsAgainstDraft, reasonsNotToCorrect, reasonsNotToSend, reasonsNotToWrite } from '../rules/remarks.ts';
import { changeLine, insertCorrection } from '../store.ts';

const MOST = 300;

const wording = { level: s.nullable(s.code()), texts: remarkTexts };
const line = s.object({ id: s.id(), version: s.whole(1, 1e9), ...wording });

/** The reasons of each line, at its place in the list. */
const atLine = (at: number, reasons: Reason[]): Reason[] =>
  reasons.map((reason) => ({ ...reason, field: `lines.${at}.${reason.field ?? 'id'}` }));

/** Keeps what is written so far of people in a round, many at once; nobody outside the cell sees it. Refuses round.closed, remark.sent, remark.dropped, remark.level_unknown, remark.part_unknown, remark.part_twice, text.too_long, version.stale. */
export const draftRemarks = command({
  name: 'remark.draft',
  method: 'PUT',
  path: '/residence-rounds/{round}/drafts',
  capability: 'residence.remark',
  summary: 'Keep drafts of remarks in a round',
  input: s.object({ round: s.id(), lines: s.list(line, MOST, 1) }),
  result: s.object({ ids: s.list(s.id(), MOST) }),
  where: async (ctx, input) => ({ units: [addressOf(await roundRow(ctx, input.round))] }),
  run: async (ctx, input) => {
    const round = await roundRow(ctx, input.round);
    const cell = addressOf(round);
    const book = bookOf(ctx.services.rulebook);
    const ids = input.lines.map(({ id }) => id);
    const rows = await lineRows(ctx, round, ids);
    must([
      ...closedOf(round),
      ...input.lines.flatMap((each, at) =>
        atLine(at, [
          ...reasonsNotToWrite(rows.get(each.id)?.state as RemarkState),
          ...reasonsAgainstDraft(book, each),
          ...twice(ids, at),
        ]),
      ),
    ]);
    for (const each of input.lines)
      await changeLine(ctx.tx, cell, each.id, each.version, { level: each.level, body: bodyOf(each.texts) });
    await ctx.record({
      unit: cell,
      subjectKind: 'residence_round',
      subjectId: round.id,
      body: { drafts: input.lines.length },
    });
    return { ids };
  },
});

/**
 * Sends remarks to the home cells after the cell discussed them on a day, many at once: all or none. Refuses round.closed, remark.sent, remark.dropped,
 * remark.level_missing, remark.level_unknown, remark.part_missing, remark.part_unknown, remark.part_twice, text.too_long, date.order, date.future, version.stale.
 */
export const sendRemarks = command({
  name: 'remark.send',
  method: 'POST',
  path: '/residence-rounds/{round}/sent',
  capability: 'residence.remark',
  summary: 'Send remarks that the cell discussed to the home cells',
  input: s.object({ round: s.id(), discussedOn: s.date(), lines: s.list(line, MOST, 1) }),
  result: s.object({ ids: s.list(s.id(), MOST) }),
  factDays: ({ discussedOn }) => [discussedOn],
  where: async (ctx, input) => ({ units: [addressOf(await roundRow(ctx, input.round))] }),
  run: async (ctx, input) => {
    const round = await roundRow(ctx, input.round);
    const cell = addressOf(round);
    const book = bookOf(ctx.services.rulebook);
    const ids = input.lines.map(({ id }) => id);
    const rows = await lineRows(ctx, round, ids);
    const judged = input.lines.map((each) =>
      reasonsNotToSend(
        book,
        { state: rows.get(each.id)?.state as RemarkState, openedOn: round.opened_on },
        each,
        input.discussedOn,
        ctx.today,
      ),
    );
    must([
      ...closedOf(round),
      ...judged.flat().filter(isOfDay).slice(0, 1),
      ...judged.flatMap((reasons, at) =>
        atLine(at, [...reasons.filter((reason) => !isOfDay(reason)), ...twice(ids, at)]),
      ),
    ]);
    const homes = await ctx.tx
      .selectFrom('unit')
      .select(['id', 'name'])
      .where('id', 'in', [...new Set([...rows.values()].map((row) => row.other_unit_id))])
      .execute();
    for (const each of input.lines) {
      const row = rows.get(each.id);
      await changeLine(ctx.tx, cell, each.id, each.version, {
        state: 'sent',
        // as it was called then: he may move, and so may the cell's name
        home_name: homes.find(({ id }) => id === row?.other_unit_id)?.name ?? row?.home_name ?? '',
        level: each.level,
        body: bodyOf(each.texts),
        discussed_on: input.discussedOn,
        sent_on: ctx.today,
        sent_name: ctx.actor.name,
      });
      await ctx.record({
        unit: cell,
        subjectKind: 'residence_remark',
        subjectId: each.id,
        body: { personId: row?.person_id, sent: ctx.today },
      });
    }
    ctx.touch(cell);
    return { ids };
  },
});

/** Takes a line out of a round, with the reason: its person moved house, died, or is introduced here by mistake. Refuses round.closed, remark.sent, remark.dropped, version.stale. */
export const dropRemark = command({
  name: 'remark.drop',
  method: 'POST',
  path: '/residence-remarks/{id}/dropping',
  capability: 'residence.remark',
  summary: 'Take somebody out of a round, with the reason',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9), reason: s.text(500) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await remarkRow(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await remarkRow(ctx, input.id);
    const cell = addressOf(row);
    must([...closedOf(await roundRow(ctx, row.round_id)), ...reasonsNotToWrite(row.state as RemarkState)]);
    await changeLine(ctx.tx, cell, row.id, input.version, {
      state: 'dropped',
      dropped_on: ctx.today,
      drop_reason: input.reason,
    });
    ctx.touch(cell);
    await ctx.record({ unit: cell, subjectKind: 'residence_remark', subjectId: row.id, body: { dropped: ctx.today } });
    return { id: row.id };
  },
});

/**
 * Puts a sent remark right by a dated line beside it; what was sent stays as it was (D21). Refuses remark.not_sent, remark.same, remark.level_missing,
 * remark.level_unknown, remark.part_missing, remark.part_unknown, remark.part_twice, text.too_long, date.order, date.future, version.stale.
 */
export const correctRemark = command({
  name: 'remark.correct',
  method: 'POST',
  path: '/residence-remarks/{id}/corrections',
  capability: 'residence.remark',
  summary: 'Put a sent remark right by a dated line',
  input: s.object({
    id: s.id(),
    version: s.whole(1, 1e9),
    discussedOn: s.date(),
    reason: s.text(1000),
    ...wording,
  }),
  result: s.object({ id: s.id() }),
  factDays: ({ discussedOn }) => [discussedOn],
  where: async (ctx, input) => ({ units: [addressOf(await remarkRow(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await remarkRow(ctx, input.id);
    mustBeCurrent(input.version, row.version);
    const cell = addressOf(row);
    const last = await ctx.tx
      .selectFrom('residence_correction')
      .select(['level', 'body', 'discussed_on', 'position'])
      .where('division', '=', row.division)
      .where('remark_id', '=', row.id)
      .orderBy('position', 'desc')
      .executeTakeFirst();
    const held = last ?? row;
    must(
      reasonsNotToCorrect(
        bookOf(ctx.services.rulebook),
        {
          state: row.state as RemarkState,
          discussedOn: held.discussed_on,
          holds: { level: held.level, texts: textsOf(held.body, partsOf(ctx)) },
        },
        input,
        input.discussedOn,
        ctx.today,
      ),
    );
    const id = await insertCorrection(ctx.tx, cell, {
      other_scope: row.other_scope,
      remark_id: row.id,
      person_id: row.person_id,
      position: (last?.position ?? 0) + 1,
      level: input.level ?? '',
      body: bodyOf(input.texts),
      discussed_on: input.discussedOn,
      reason: input.reason,
      corrected_on: ctx.today,
      corrected_name: ctx.actor.name,
      corrected_at: ctx.clock.now(),
    });
    // the version counts up, so that two corrections of one wording do not pass each other
    await changeLine(ctx.tx, cell, row.id, input.version, {});
    ctx.touch(cell);
    await ctx.record({
      unit: cell,
      subjectKind: 'residence_remark',
      subjectId: row.id,
      body: { correction: id, on: ctx.today },
    });
    return { id };
  },
});

function closedOf(round: { closed_on: string | null }): Reason[] {
  return round.closed_on === null ? [] : [{ code: 'round.closed', values: { on: round.closed_on } }];
}

function isOfDay(reason: Reason): boolean {
  return reason.field === 'discussedOn';
}

function twice(ids: readonly string[], at: number): Reason[] {
  return ids.indexOf(ids[at] ?? '') < at ? [{ code: 'remark.twice' }] : [];
}
