import { addressOf, unitOf } from '../../organization/tree.ts';
import { command } from '../../platform/bus/command.ts';
import { must, mustBeCurrent } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { whoIs } from '../people.ts';
import { resolutionRow } from '../reading.ts';
import { resolutionText, type TargetInput } from '../resolution.ts';
import { reasonsAgainstTargets, reasonsNotToAnnul, reasonsNotToRevise } from '../rules/resolutions.ts';
import { insertResolution, rewriteResolution, setAnnulled } from '../store/resolutions.ts';

/** Drafts a resolution with its targets (M02, M44). Refuses target.bare_share, target.share_range, target.range. */
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
    const { rulebook } = ctx.services;
    must(reasonsAgainstTargets(input.targets, rulebook.targets.measures));
    const id = await insertResolution(ctx.tx, unit, {
      ...textOf(input),
      kind: 'committee',
      rulebookHash: rulebook.hash,
      createdBy: whoIs(ctx.actor),
      at: ctx.clock.now(),
    });
    ctx.touch(unit);
    await ctx.record({ unit, subjectKind: 'resolution', subjectId: id, body: { targets: input.targets.length } });
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
    must([...reasonsNotToRevise(row), ...reasonsAgainstTargets(input.targets, ctx.services.rulebook.targets.measures)]);
    await rewriteResolution(ctx.tx, unit, row.id, textOf(input), input.version);
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

function textOf(input: { title: string; body: string; theme?: string | null | undefined; targets: TargetInput[] }) {
  return { title: input.title, body: input.body, theme: input.theme ?? null, targets: input.targets };
}
