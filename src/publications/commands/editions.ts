import { addressOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type CommandContext, command } from '../../platform/bus/command.ts';
import { must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { editionRow, findingsOf, lineRows, type Row, registeredOf, tableOf } from '../reading.ts';
import type { Registered } from '../registered.ts';
import { pinned } from '../rules/pinned.ts';
import { reasonsNotToCorrect, reasonsNotToPublish, reasonsNotToWithdraw } from '../rules/standing.ts';
import { registerOf } from '../rules/table.ts';
import { changeEdition, insertEdition, markLines, writeLines } from '../store.ts';
import { drafted, ended, made, record, seen, where } from './drafts.ts';

/**
 * Publishes a draft under the unit's name; the edition that it corrects is replaced on the day. Refuses every count and share that cannot be (the
 * codes of `reasonsAgainst`), publication.not_draft, publication.source_missing, publication.source_day, date.future, date.order, version.stale,
 * period.locked of the day of publishing.
 */
export const publishPublication = command({
  name: 'publication.publish',
  method: 'POST',
  path: '/publications/{id}/publish',
  capability: 'publication.publish',
  summary: 'Publish a table',
  input: s.object({ ...seen, publishedOn: s.optional(s.date()) }),
  result: made,
  factDays: ({ publishedOn }) => [publishedOn],
  where,
  run: async (ctx, { id, version, publishedOn = ctx.today }) => {
    const row = await editionRow(ctx, id);
    const unit = addressOf(row);
    const rows = await lineRows(ctx, row);
    const table = tableOf(row, rows);
    const source = { kind: row.source_kind, name: row.source_name, on: row.source_on };
    const registered = await registeredOf(ctx, row, table);
    must([
      ...reasonsNotToPublish({ state: row.state, on: row.on_day, publishedOn, source }, ctx.today),
      ...findingsOf(ctx, table, registered),
    ]);
    if (row.corrects_id !== null)
      await replace(ctx, unit, await editionRow(ctx, row.corrects_id), publishedOn, row.reason);
    await changeEdition(ctx.tx, unit, id, version, {
      state: 'published',
      published_on: publishedOn,
      published_at: ctx.clock.now(),
      published_by: ctx.actor.accountId,
      published_name: ctx.actor.name,
      whole_indicator: pinnedOf(table.whole.indicator, registered),
    });
    await markLines(
      ctx.tx,
      table.lines.flatMap((line, i) => {
        const found = registerOf(registered, line);
        const row = rows[i];
        if (!found || !row) return [];
        const indicator = pinnedOf(line.indicator, registered);
        return [{ ...row, indicator, number_key: found.key, stock: found.stock, register_state: found.state }];
      }),
    );
    await record(ctx, unit, id, { edition: row.edition, publishedOn });
    return { id };
  },
});

/**
 * Opens the next edition of a published table as a draft with the same lines, and says why it is needed; what is published stands until that one
 * takes its place. Refuses publication.not_published, publication.being_corrected, version.stale.
 */
export const correctPublication = command({
  name: 'publication.correct',
  method: 'POST',
  path: '/publications/{id}/correction',
  capability: 'publication.draft',
  summary: 'Begin a corrected edition of a published table',
  input: s.object({ ...seen, reason: s.text(500) }),
  result: made,
  factDays: null,
  where,
  run: async (ctx, { id, version, reason }) => {
    const row = await editionRow(ctx, id);
    const unit = addressOf(row);
    const series = await ctx.tx
      .selectFrom('publication')
      .select(['edition', 'state'])
      .where('division', '=', row.division)
      .where('series_id', '=', row.series_id)
      .execute();
    must(
      reasonsNotToCorrect(
        row.state,
        series.some(({ state }) => state === 'draft'),
      ),
    );
    // whoever corrects has seen the edition in force
    await changeEdition(ctx.tx, unit, id, version, {});
    const { division: _d, id: _i, unit_id: _u, scope: _s, version: _v, ...same } = row;
    const before = tableOf(row, await lineRows(ctx, row));
    const edition = Math.max(...series.map((each) => each.edition)) + 1;
    const next = await insertEdition(ctx.tx, unit, {
      ...same,
      ...NOT_PUBLISHED,
      ...drafted(ctx),
      ...{ edition, corrects_id: id, reason },
      // a draft is always by the definition in force
      whole_indicator: before.whole.indicator,
    });
    await writeLines(ctx.tx, unit, next, before.lines);
    await record(ctx, unit, next, { edition }, reason);
    return { id: next };
  },
});

/** Takes a published table back, with a reason; it stays readable and says so. Refuses publication.not_published, version.stale. */
export const withdrawPublication = command({
  name: 'publication.withdraw',
  method: 'POST',
  path: '/publications/{id}/withdrawal',
  capability: 'publication.publish',
  summary: 'Withdraw a published table, with a reason',
  input: s.object({ ...seen, reason: s.text(500) }),
  result: made,
  factDays: null,
  where,
  run: async (ctx, { id, version, reason }) => {
    const row = await editionRow(ctx, id);
    const unit = addressOf(row);
    must(reasonsNotToWithdraw(row.state));
    await changeEdition(ctx.tx, unit, id, version, {
      state: 'withdrawn',
      ...ended(ctx, ctx.today),
      end_reason: reason,
    });
    await record(ctx, unit, id, { edition: row.edition }, reason);
    return { id };
  },
});

/** An indicator with the number of the definition by which it was counted. */
function pinnedOf(indicator: string | null, registered: readonly Registered[]): string | null {
  const found = registered.find((each) => each.indicator === indicator);
  return indicator === null ? null : pinned(indicator, found?.definition ?? null);
}

/** The edition in force makes room; one that was withdrawn meanwhile stays withdrawn. */
async function replace(ctx: CommandContext, unit: UnitRef, old: Row, on: string, reason: string | null): Promise<void> {
  if (old.state !== 'published') return;
  await changeEdition(ctx.tx, unit, old.id, old.version, { state: 'replaced', ...ended(ctx, on), end_reason: reason });
}

const NOT_PUBLISHED = {
  published_on: null,
  published_at: null,
  published_by: null,
  published_name: null,
  ended_on: null,
  ended_by: null,
  ended_name: null,
  end_reason: null,
};
