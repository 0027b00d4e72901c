import type { UnitRef } from '../../platform/access.ts';
import { type Context, command } from '../../platform/bus/command.ts';
import { found, must, refuse } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { reasonsNotToAdopt, reasonsNotToDraft } from '../rules/regulations.ts';
import { adoptRegulation, insertRegulation, updateRegulation } from '../store/regulations.ts';
import { termOn } from '../terms.ts';
import { addressOf, unitOf } from '../tree.ts';

const text = { title: s.text(300), body: s.text(200_000), files: s.optional(s.list(s.id(), 5)) };

/** Drafts working regulations for the running term (M24). Refuses regulation.no_term (REG-01), regulation.draft_exists, file.unknown. */
export const draftRegulation = command({
  name: 'regulation.draft',
  method: 'POST',
  path: '/units/{unitId}/regulations',
  capability: 'regulation.edit',
  summary: 'Draft working regulations for the running term',
  input: s.object({ unitId: s.id(), ...text }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.unitId)] }),
  run: async (ctx, input) => {
    const unit = await unitOf(ctx, input.unitId);
    const id = await newVersion(ctx, unit, input);
    await ctx.attach(input.files ?? [], { kind: 'regulation', id, unit });
    await ctx.record({ unit, subjectKind: 'regulation', subjectId: id });
    return { id };
  },
});

/**
 * Changes a draft; of an adopted version it makes a new draft beside it. Answers the draft's id. Refuses regulation.lapsed,
 * regulation.no_term, regulation.draft_exists, version.stale, file.unknown.
 */
export const reviseRegulation = command({
  name: 'regulation.revise',
  method: 'PUT',
  path: '/regulations/{id}',
  capability: 'regulation.edit',
  summary: 'Change a draft of working regulations, or draft a new version of adopted ones',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9), ...text }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await rowOf(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await rowOf(ctx, input.id);
    const unit = addressOf(row);
    if (row.state === 'lapsed') refuse('regulation.lapsed');
    const id = row.state === 'draft' ? input.id : await newVersion(ctx, unit, input);
    if (row.state === 'draft') {
      const termId = (await termOn(ctx.tx, unit, ctx.today))?.id ?? row.term_id;
      await updateRegulation(ctx.tx, unit, id, { title: input.title, body: input.body, termId }, input.version);
    }
    await ctx.attach(input.files ?? [], { kind: 'regulation', id, unit });
    await ctx.record({ unit, subjectKind: 'regulation', subjectId: id, body: { from: input.id } });
    return { id };
  },
});

/** Adopts a draft on a day; the version before it lapses on that day. Refuses regulation.not_draft, date.future, date.order, version.stale. */
export const adoptRegulations = command({
  name: 'regulation.adopt',
  method: 'POST',
  path: '/regulations/{id}/adoption',
  capability: 'regulation.adopt',
  summary: 'Adopt working regulations',
  input: s.object({
    id: s.id(),
    version: s.whole(1, 1e9),
    on: s.date(),
    number: s.optional(s.nullable(s.text(60))),
  }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await rowOf(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await rowOf(ctx, input.id);
    const unit = addressOf(row);
    const term = await ctx.tx
      .selectFrom('term')
      .select('starts_on')
      .where('division', '=', unit.division)
      .where('id', '=', row.term_id)
      .executeTakeFirstOrThrow();
    const present = await ctx.tx
      .selectFrom('regulation')
      .select('adopted_on')
      .where('division', '=', unit.division)
      .where('unit_id', '=', unit.id)
      .where('term_id', '=', row.term_id)
      .where('state', '=', 'adopted')
      .executeTakeFirst();
    must(
      reasonsNotToAdopt(
        { state: row.state, termStartsOn: term.starts_on, presentAdoptedOn: present?.adopted_on ?? null },
        input.on,
        ctx.today,
      ),
    );
    await adoptRegulation(ctx.tx, unit, input.id, { on: input.on, number: input.number ?? null }, input.version);
    await ctx.record({ unit, subjectKind: 'regulation', subjectId: input.id, body: { on: input.on } });
    return { id: input.id };
  },
});

async function newVersion(ctx: Context, unit: UnitRef, text: { title: string; body: string }): Promise<string> {
  const term = await termOn(ctx.tx, unit, ctx.today);
  const rows = await ctx.tx
    .selectFrom('regulation')
    .select(['state', 'version_no'])
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .execute();
  must(
    reasonsNotToDraft({
      termRuns: term !== null,
      draftExists: rows.some((row) => row.state === 'draft'),
      rule: ctx.services.rulebook.committees.regulations.rule,
    }),
  );
  const versionNo = Math.max(0, ...rows.map((row) => row.version_no)) + 1;
  return await insertRegulation(ctx.tx, unit, {
    title: text.title,
    body: text.body,
    termId: term?.id ?? '',
    versionNo,
  });
}

async function rowOf(ctx: Context, id: string) {
  return found(
    await ctx.tx
      .selectFrom('regulation')
      .select(['division', 'unit_id', 'scope', 'state', 'term_id'])
      .where('id', '=', id)
      .executeTakeFirst(),
  );
}
