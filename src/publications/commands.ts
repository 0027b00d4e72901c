import { addressOf, unitOf } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import { type CommandContext, type Context, command } from '../platform/bus/command.ts';
import { must } from '../platform/refusal.ts';
import * as s from '../platform/schema.ts';
import { type TableInput, tableInput } from './publication.ts';
import { editionRow, findingsOf, lineRows, type Row, registeredOf, tableOf } from './reading.ts';
import { drawable } from './registered.ts';
import {
  reasonsNotToChange,
  reasonsNotToCorrect,
  reasonsNotToPublish,
  reasonsNotToWithdraw,
  reasonsNotToWrite,
} from './rules/standing.ts';
import { lineOf, registerOf } from './rules/table.ts';
import { changeEdition, insertEdition, markLines, writeLines } from './store.ts';

const seen = { id: s.id(), version: s.whole(1, 1e9) };
const made = s.object({ id: s.id() });
const where = async (ctx: Context, { id }: { id: string }) => ({ units: [addressOf(await editionRow(ctx, id))] });

/**
 * Writes a table as a draft of its unit: whatever its numbers say is kept, and told beside each line. Refuses date.order,
 * publication.parent_unknown, choice.unknown.
 */
export const draftPublication = command({
  name: 'publication.draft',
  method: 'POST',
  path: '/units/{unit}/publications',
  capability: 'publication.draft',
  summary: 'Draft a table to be published',
  input: s.object({ unit: s.id(), ...tableInput }),
  result: made,
  factDays: null,
  where: async (ctx, { unit }) => ({ units: [await unitOf(ctx, unit)] }),
  run: async (ctx, { unit: at, ...table }) => {
    const unit = await unitOf(ctx, at);
    await mustBeWritable(ctx, unit, table);
    const id = await insertEdition(ctx.tx, unit, { ...columnsOf(table), edition: 1, ...drafted(ctx) });
    await writeLines(ctx.tx, unit, id, table.lines.map(lineOf));
    await record(ctx, unit, id, { edition: 1 });
    return { id };
  },
});

/** Writes a draft anew. Refuses publication.not_draft, version.stale, and as publication.draft. */
export const changePublication = command({
  name: 'publication.change',
  method: 'PUT',
  path: '/publications/{id}',
  capability: 'publication.draft',
  summary: 'Change a table that is not published',
  input: s.object({ ...seen, ...tableInput }),
  result: made,
  factDays: null,
  where,
  run: async (ctx, { id, version, ...table }) => {
    const row = await editionRow(ctx, id);
    const unit = addressOf(row);
    must(reasonsNotToChange(row.state));
    await mustBeWritable(ctx, unit, table);
    await changeEdition(ctx.tx, unit, id, version, columnsOf(table));
    await writeLines(ctx.tx, unit, id, table.lines.map(lineOf));
    await record(ctx, unit, id, { edition: row.edition });
    return { id };
  },
});

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
    });
    await markLines(
      ctx.tx,
      table.lines.flatMap((line, i) => {
        const found = registerOf(registered, line);
        const row = rows[i];
        return found && row ? [{ ...row, number_key: found.key, stock: found.stock, register_state: found.state }] : [];
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
    const edition = Math.max(...series.map((each) => each.edition)) + 1;
    const next = await insertEdition(ctx.tx, unit, {
      ...same,
      ...NOT_PUBLISHED,
      ...drafted(ctx),
      ...{ edition, corrects_id: id, reason },
    });
    await writeLines(ctx.tx, unit, next, tableOf(row, await lineRows(ctx, row)).lines);
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

/** Gives a draft up. Refuses publication.not_draft, version.stale. */
export const discardPublication = command({
  name: 'publication.discard',
  method: 'POST',
  path: '/publications/{id}/discard',
  capability: 'publication.draft',
  summary: 'Give up a table that is not published',
  input: s.object(seen),
  result: made,
  factDays: null,
  where,
  run: async (ctx, { id, version }) => {
    const row = await editionRow(ctx, id);
    const unit = addressOf(row);
    must(reasonsNotToChange(row.state));
    await changeEdition(ctx.tx, unit, id, version, { state: 'discarded', ...ended(ctx, ctx.today) });
    await record(ctx, unit, id, { edition: row.edition });
    return { id };
  },
});

/** The edition in force makes room; one that was withdrawn meanwhile stays withdrawn. */
async function replace(ctx: CommandContext, unit: UnitRef, old: Row, on: string, reason: string | null): Promise<void> {
  if (old.state !== 'published') return;
  await changeEdition(ctx.tx, unit, old.id, old.version, { state: 'replaced', ...ended(ctx, on), end_reason: reason });
}

async function mustBeWritable(ctx: Context, unit: UnitRef, table: TableInput): Promise<void> {
  const known = new Set((await drawable(ctx, unit)).keys());
  must(reasonsNotToWrite(table, known, table.whole.indicator ?? null));
}

function columnsOf({ title, on, from, whole, divides, decimals, source, note }: TableInput) {
  return {
    title,
    on_day: on,
    from_day: from ?? null,
    whole_name: whole.name ?? null,
    whole_n: whole.n ?? null,
    whole_people: whole.people,
    whole_indicator: whole.indicator ?? null,
    whole_out_of: whole.outOf ?? null,
    whole_left_out: whole.leftOut ?? null,
    divides,
    decimals,
    source_kind: source.kind,
    source_name: source.name ?? null,
    source_number: source.number ?? null,
    source_on: source.on ?? null,
    note: note ?? null,
  };
}

function drafted({ today, actor }: CommandContext) {
  return { state: 'draft', drafted_on: today, drafted_by: actor.accountId, drafted_name: actor.name };
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

function ended({ actor }: CommandContext, on: string) {
  return { ended_on: on, ended_by: actor.accountId, ended_name: actor.name };
}

async function record(
  ctx: CommandContext,
  unit: UnitRef,
  subjectId: string,
  body: Record<string, unknown>,
  reason?: string,
) {
  await ctx.record({ unit, subjectKind: 'publication', subjectId, body, ...(reason !== undefined && { reason }) });
}
