/**
 * Takes runs through their pieces, a transaction each; who is killed in between goes on where it stopped (D7). Every piece is looked at with the sight of
 * the whole database: two records are wrong together, each may be right by itself. Who sees what was found is the reader's affair.
 */
import { sql } from 'kysely';
import { operator } from '../accounts/grants.ts';
import { askedOf, type IntegrityCheck } from '../organization/integrity.ts';
import { subtreeOf } from '../platform/access.ts';
import type { Bus } from '../platform/bus/bus.ts';
import { type Clock, today } from '../platform/clock.ts';
import type { Connection } from '../platform/db/connect.ts';
import { setScope, type Tx } from '../platform/db/scope.ts';
import { countPiece, endRun, type FoundRow, keepFound, markGone } from './store.ts';

/** Rings in the database when a run was asked for. */
export const INTEGRITY = 'chibo_integrity';

export type Installation = { bus: Bus; app: Connection; clock: Clock };
export type Step = { done: number; pieces: number };

/** Takes one run to its end. Two that do it at once share the work: each piece is looked at once. */
export async function stepThrough(
  chibo: Installation,
  run: { division: string; id: string },
  progress: (step: Step) => void = () => {},
): Promise<void> {
  for (;;) {
    const step = await inSight(chibo, (tx) => stepOnce(chibo, tx, run));
    if (step === null) return;
    progress(step);
  }
}

/** Goes on with every run that is under way; gives how many came to their end. */
export async function resumeRuns(chibo: Installation): Promise<number> {
  const waiting = await inSight(chibo, (tx) =>
    tx
      .selectFrom('integrity_run')
      .select(['division', 'id'])
      .where('state', '=', 'running')
      .orderBy('began_at')
      .execute(),
  );
  for (const run of waiting) await stepThrough(chibo, run);
  return waiting.length;
}

/** The nightly run: over every organization of the database. */
export async function checkAll(chibo: Installation): Promise<void> {
  const tops = await inSight(chibo, (tx) =>
    tx
      .selectFrom('unit')
      .select('id')
      .where('parent_id', 'is', null)
      .where('closed_on', 'is', null)
      .orderBy('path')
      .execute(),
  );
  // what was begun and not finished the night before is finished first: a run over one unit is under way once
  await resumeRuns(chibo);
  for (const { id } of tops) await chibo.bus.run('integrity.run', { unit: id }, { actor: operator() });
  await resumeRuns(chibo);
}

async function inSight<T>({ app }: Installation, work: (tx: Tx) => Promise<T>): Promise<T> {
  return await app.db.transaction().execute(async (tx) => {
    await setScope(tx, operator());
    // each piece is a range of its own: one plan for all of them would be one for none
    await sql`set local plan_cache_mode = force_custom_plan`.execute(tx);
    return await work(tx);
  });
}

/** The next piece; null when there is none left. */
async function stepOnce(
  chibo: Installation,
  tx: Tx,
  { division, id }: { division: string; id: string },
): Promise<Step | null> {
  const run = await tx
    .selectFrom('integrity_run')
    .selectAll()
    .where('division', '=', division)
    .where('id', '=', id)
    .where('state', '=', 'running')
    .forUpdate()
    .executeTakeFirst();
  if (!run) return null;
  const { rulebook, integrity } = chibo.bus.services;
  // what few may know of is kept and shown to them, and counted in no run
  const apart = (check: IntegrityCheck) => integrity.subjects[check.subject]?.apart === true;
  const [few, all] = [integrity.checks.filter(apart), integrity.checks.filter((check) => !apart(check))];
  const whole = subtreeOf(run.scope);
  const lo = run.cuts[run.pieces_done];
  if (lo === undefined) {
    await endRun(tx, run, await openIn(tx, whole, idsOf(all)), chibo.clock.now());
    return null;
  }
  const range = { lo, hi: run.cuts[run.pieces_done + 1] ?? whole.hi };
  const divisions = await divisionsIn(tx, range, run.division);
  const asked = askedOf({ ...range, divisions }, { today: today(chibo.clock), now: chibo.clock.now(), rulebook });
  let found = 0;
  for (const check of integrity.checks) {
    const statement = check.find(asked);
    if (statement === null) continue;
    const { rows } =
      await sql<FoundRow>`select * from (${statement}) as q(division, unit_id, scope, subject_id, part, facts)`.execute(
        tx,
      );
    if (rows.length === 0) continue;
    const added = await keepFound(tx, check, rows, run.began_at);
    if (!apart(check)) found += added;
  }
  const gone = await markGone(tx, range, idsOf(all), run.began_at);
  await markGone(tx, range, idsOf(few), run.began_at);
  await countPiece(tx, run, { found, gone });
  return { done: run.pieces_done + 1, pieces: run.cuts.length };
}

const idsOf = (checks: readonly IntegrityCheck[]) => checks.map(({ id }) => id);

async function divisionsIn(tx: Tx, { lo, hi }: { lo: string; hi: string }, own: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('unit')
    .select('division')
    .distinct()
    .where('path', '>=', lo)
    .where('path', '<', hi)
    .execute();
  // a range is never asked without a division
  return rows.length === 0 ? [own] : rows.map((row) => row.division);
}

/** How many findings of these checks are open in a range. */
async function openIn(tx: Tx, { lo, hi }: { lo: string; hi: string }, checks: readonly string[]): Promise<number> {
  const { n } = await tx
    .selectFrom('integrity_finding')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('scope', '>=', lo)
    .where('scope', '<', hi)
    .where('gone_at', 'is', null)
    .where('fault', 'in', [...checks])
    .executeTakeFirstOrThrow();
  return Number(n);
}
