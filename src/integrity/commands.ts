import { sql } from 'kysely';
import { addressOf, subtree, unitOf } from '../organization/tree.ts';
import { command } from '../platform/bus/command.ts';
import type { Tx } from '../platform/db/scope.ts';
import { found, must } from '../platform/refusal.ts';
import * as s from '../platform/schema.ts';
import { reasonsNotToExplain, reasonsNotToRun } from './finding.ts';
import { findingById, isApart, isRunning } from './reading.ts';
import { INTEGRITY } from './running.ts';
import { insertNote, insertRun } from './store.ts';

/** Units of one piece: a piece is one transaction, and nobody waits for it. */
const PIECE = 500;

/** Asks for all checks over a unit and below. They run by themselves, piece by piece, over everything there is; the page shows how far. Refuses integrity.running. */
export const runIntegrity = command({
  name: 'integrity.run',
  method: 'POST',
  path: '/units/{unit}/integrity-runs',
  capability: 'integrity.run',
  summary: 'Run the integrity checks over a unit and below',
  input: s.object({ unit: s.id() }),
  result: s.object({ id: s.id(), units: s.anyNumber(), pieces: s.anyNumber() }),
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.unit)] }),
  run: async (ctx, _input, units) => {
    const unit = found(units[0]);
    must(reasonsNotToRun({ running: await isRunning(ctx.tx, unit) }));
    const range = await subtree(ctx.tx, unit);
    const { cuts, n } = await piecesOf(ctx.tx, range);
    const id = await insertRun(ctx.tx, unit, {
      cuts,
      units: n,
      checks: ctx.services.integrity.checks.filter((check) => !isApart(ctx, check.id)).length,
      at: ctx.clock.now(),
      by: ctx.actor.accountId,
      byName: ctx.actor.name,
    });
    await sql`select pg_notify(${INTEGRITY}, ${id})`.execute(ctx.tx);
    await ctx.record({ unit, subjectKind: 'integrity_run', subjectId: id, body: { units: n, pieces: cuts.length } });
    return { id, units: n, pieces: cuts.length };
  },
});

/** Where each piece begins: ranges of paths beside each other, which together are the whole range, whatever the tree looks like. */
async function piecesOf(tx: Tx, { lo, hi }: { lo: string; hi: string }): Promise<{ cuts: string[]; n: number }> {
  const { rows } = await sql<{ path: string; n: number }>`select path, n from (
      select path, row_number() over (order by path) - 1 as at, count(*) over ()::int as n from unit where path >= ${lo} and path < ${hi}) u
    where at % ${PIECE} = 0 order by path`.execute(tx);
  // the first begins with the range itself: a record may lie under a path that no unit has
  return { cuts: rows.map(({ path }, i) => (i === 0 ? lo : path)), n: rows[0]?.n ?? 0 };
}

/** Says with a dated note why a finding is as it is. It stays in sight, as explained, until what was found changes or goes. Refuses integrity.gone. */
export const explainFinding = command({
  name: 'integrity.explain',
  method: 'POST',
  path: '/integrity-findings/{id}/notes',
  capability: 'integrity.explain',
  summary: 'Explain a finding of the integrity checks with a dated note',
  input: s.object({ id: s.id(), reason: s.text(1000, 10) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(found(await findingById(ctx, input.id)))] }),
  run: async (ctx, input) => {
    const row = found(await findingById(ctx, input.id));
    const unit = addressOf(row);
    must(reasonsNotToExplain({ gone: row.gone_at !== null }));
    const { accountId: by, name: byName } = ctx.actor;
    const note = { findingId: row.id, reason: input.reason, on: ctx.today, by, byName, at: ctx.clock.now() };
    const id = await insertNote(ctx.tx, unit, note);
    await ctx.record({
      unit,
      subjectKind: 'integrity_finding',
      subjectId: row.id,
      body: { ...(isApart(ctx, row.fault) ? {} : { check: row.fault }), note: id },
    });
    return { id };
  },
});
