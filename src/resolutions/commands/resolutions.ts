import { addressOf, unitOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type CommandContext, command } from '../../platform/bus/command.ts';
import { must, mustBeCurrent } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { openedNow } from '../../rulebook/cases.ts';
import { whoIs } from '../people.ts';
import { resolutionRow } from '../reading.ts';
import { resolutionText, type TargetInput } from '../resolution.ts';
import { reasonsNotToCarry, reasonsOfLinks } from '../rules/cascade.ts';
import { reasonsAgainstTargets, reasonsNotToAnnul, reasonsNotToRevise } from '../rules/resolutions.ts';
import { servedFacts, servedTargets } from '../serving.ts';
import { insertResolution, type ResolutionText, rewriteResolution, setAnnulled } from '../store/resolutions.ts';
import { themedText } from '../themed.ts';

/**
 * Drafts a resolution with its targets (M02, M44), perhaps one that carries out a resolution received. Refuses target.bare_share, target.share_range,
 * target.range, target.step_*, resolution.unknown, resolution.annulled, resolution.not_acknowledged, target.carries_foreign.
 */
export const draftResolution = command({
  name: 'resolution.draft',
  method: 'POST',
  path: '/units/{unit}/resolutions',
  capability: 'resolution.draft',
  summary: 'Draft a resolution with its targets',
  input: s.object({ unit: s.id(), ...resolutionText }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.unit)] }),
  run: async (ctx, input) => {
    const unit = await unitOf(ctx, input.unit);
    const id = await insertResolution(ctx.tx, unit, {
      ...(await judged(ctx, unit, input)),
      kind: 'committee',
      opened: openedNow(ctx),
      createdBy: whoIs(ctx.actor),
      at: ctx.clock.now(),
    });
    ctx.touch(unit);
    await ctx.record({
      unit,
      subjectKind: 'resolution',
      subjectId: id,
      body: { targets: input.targets.length, carries: input.carries ?? null },
    });
    return { id };
  },
});

/** Rewrites a draft. Refuses resolution.not_draft, version.stale and what drafting refuses. */
export const reviseResolution = command({
  name: 'resolution.revise',
  method: 'PUT',
  path: '/resolutions/{id}',
  capability: 'resolution.draft',
  summary: 'Revise a draft resolution',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9), ...resolutionText }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await resolutionRow(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await resolutionRow(ctx, input.id);
    const unit = addressOf(row);
    mustBeCurrent(input.version, row.version);
    must(reasonsNotToRevise(row));
    const carries = input.carries === undefined ? row.carries_id : input.carries;
    await rewriteResolution(ctx.tx, unit, row.id, await judged(ctx, unit, { ...input, carries }), input.version);
    await ctx.record({ unit, subjectKind: 'resolution', subjectId: row.id, body: { targets: input.targets.length } });
    return { id: row.id };
  },
});

/** Annuls an issued resolution by a later, dated decision (D21); its text and what came of it stay readable. Refuses record.draft, record.annulled, date.future, date.order. */
export const annulResolution = command({
  name: 'resolution.annul',
  method: 'POST',
  path: '/resolutions/{id}/annulment',
  capability: 'resolution.issue',
  summary: 'Annul a resolution by a dated decision',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9), on: s.date(), decision: s.text(200), reason: s.text(1000) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await resolutionRow(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await resolutionRow(ctx, input.id);
    const unit = addressOf(row);
    mustBeCurrent(input.version, row.version);
    must(reasonsNotToAnnul(row.state, row.issued_on, input.on, ctx.today));
    await setAnnulled(ctx.tx, unit, row.id, input.version, input);
    ctx.touch(unit);
    await ctx.record({
      unit,
      subjectKind: 'resolution',
      subjectId: row.id,
      body: { on: input.on, decision: input.decision },
      reason: input.reason,
    });
    return { id: row.id };
  },
});

type DraftInput = {
  title: string;
  body: string;
  theme?: string | null | undefined;
  targets: TargetInput[];
  carries?: string | null | undefined;
};

/** Judges the draft and gives it as it is written: with the theme it names and the resolution it carries out. */
async function judged(ctx: CommandContext, unit: UnitRef, input: DraftInput): Promise<ResolutionText> {
  const upperId = input.carries ?? null;
  must([
    ...reasonsAgainstTargets(input.targets, ctx.services.rulebook.targets.measures),
    ...reasonsNotToCarry(await servedFacts(ctx, unit, upperId)),
  ]);
  const upper = upperId === null ? null : await servedTargets(ctx, upperId);
  must(reasonsOfLinks(input.targets, new Set(upper?.targetIds ?? [])));
  return {
    title: input.title,
    body: input.body,
    targets: input.targets,
    carries: upper?.address ?? null,
    theme: await themedText(ctx, unit, input.theme, Number(ctx.today.slice(0, 4))),
  };
}
