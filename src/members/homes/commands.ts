import { subtree, unitOf } from '../../organization/tree.ts';
import { command } from '../../platform/bus/command.ts';
import { found } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { faultsIn, lookedAt } from './faults.ts';
import { insertCheck, keepFindings } from './store.ts';

/**
 * Proves that everybody under a unit has exactly one home division and at most one open seat of his own, and that records and rosters agree. Compared is
 * everything whoever asks can see: the nightly run sees all divisions. Findings stay until a later run no longer finds them; nothing is put right by itself.
 */
export const checkHome = command({
  name: 'home.check',
  method: 'POST',
  path: '/units/{unit}/home-check',
  capability: 'home.check',
  summary: 'Check that everybody has exactly one home',
  input: s.object({ unit: s.id() }),
  result: s.object({
    id: s.id(),
    persons: s.anyNumber(),
    seats: s.anyNumber(),
    found: s.anyNumber(),
    gone: s.anyNumber(),
    open: s.anyNumber(),
  }),
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.unit)] }),
  run: async (ctx, _input, units) => {
    const unit = found(units[0]);
    const range = await subtree(ctx.tx, unit);
    const now = ctx.clock.now();
    const looked = await lookedAt(ctx.tx, range);
    const findings = await faultsIn(ctx.tx, range);
    const kept = await keepFindings(ctx.tx, range, findings, now);
    const ran = { ...looked, ...kept, open: findings.length };
    const id = await insertCheck(ctx.tx, unit, { ...ran, at: now, by: ctx.actor.accountId, byName: ctx.actor.name });
    await ctx.record({ unit, subjectKind: 'home_check', subjectId: id, body: ran });
    return { id, ...ran };
  },
});
