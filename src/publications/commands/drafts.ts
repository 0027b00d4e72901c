import { addressOf, unitOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type CommandContext, type Context, command } from '../../platform/bus/command.ts';
import { must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { type TableInput, tableInput } from '../publication.ts';
import { editionRow } from '../reading.ts';
import { drawable } from '../registered.ts';
import { reasonsNotToChange, reasonsNotToWrite } from '../rules/standing.ts';
import { lineOf } from '../rules/table.ts';
import { changeEdition, insertEdition, writeLines } from '../store.ts';

export const seen = { id: s.id(), version: s.whole(1, 1e9) };

export const made = s.object({ id: s.id() });

export const where = async (ctx: Context, { id }: { id: string }) => ({
  units: [addressOf(await editionRow(ctx, id))],
});

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

export function drafted({ today, actor }: CommandContext) {
  return { state: 'draft', drafted_on: today, drafted_by: actor.accountId, drafted_name: actor.name };
}

export function ended({ actor }: CommandContext, on: string) {
  return { ended_on: on, ended_by: actor.accountId, ended_name: actor.name };
}

export async function record(
  ctx: CommandContext,
  unit: UnitRef,
  subjectId: string,
  body: Record<string, unknown>,
  reason?: string,
) {
  await ctx.record({ unit, subjectKind: 'publication', subjectId, body, ...(reason !== undefined && { reason }) });
}
