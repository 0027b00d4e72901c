/** The two records of a merge as the command and its preview load them. */
import { addressOf } from '../../organization/tree.ts';
import type { Context } from '../../platform/bus/command.ts';
import { found, type Reason } from '../../platform/refusal.ts';
import { type PersonRow, personOf } from '../person.ts';
import { type Line, type LinePlan, planLines, reasonsNotToMerge } from '../rules/merging.ts';
import { type References, referencesOf } from './references.ts';

export type Scene = {
  winner: PersonRow;
  loser: PersonRow;
  references: References[];
  plan: LinePlan;
  lines: (Line & { division: string })[];
  reasons: Reason[];
};

/** Both home records, what names the old one, what becomes of its lines, and what stands against the merge. 404 where one is not seen. */
export async function sceneOf(ctx: Context, winnerId: string, loserId: string): Promise<Scene> {
  const winner = await recordById(ctx, winnerId);
  const loser = await recordById(ctx, loserId);
  const references = await referencesOf(ctx.tx, { winner: winnerId, loser: loserId });
  const ofWinner = await linesOf(ctx, winnerId);
  const lines = winnerId === loserId ? [] : await linesOf(ctx, loserId);
  const seated = (all: readonly Line[]) => all.some((line) => line.seat === 'own' && line.to === 'infinity');
  return {
    winner,
    loser,
    references,
    plan: planLines(ofWinner, lines),
    lines,
    reasons: reasonsNotToMerge({
      winner: { id: winnerId, merged: winner.merged_into !== null },
      loser: { id: loserId, merged: loser.merged_into !== null },
      references,
      held: references.filter((each) => each.held > 0).map((each) => each.part),
      keepsOneWhoLeft: seated(lines) && !seated(ofWinner),
    }),
  };
}

/** A record of the register, a merged one too: its lines may all have gone over. */
export async function recordById(ctx: Context, id: string): Promise<PersonRow> {
  const merge = await ctx.tx
    .selectFrom('person_merge')
    .select('loser_division')
    .where('loser_id', '=', id)
    .where('undone_on', 'is', null)
    .executeTakeFirst();
  if (!merge) return await personOf(ctx, id);
  return found(
    await ctx.tx
      .selectFrom('person')
      .selectAll()
      .where('division', '=', merge.loser_division)
      .where('id', '=', id)
      .executeTakeFirst(),
  );
}

async function linesOf(ctx: Context, personId: string) {
  const rows = await ctx.tx
    .selectFrom('membership')
    .select(['id', 'division', 'unit_id', 'seat', 'valid_from', 'valid_to'])
    .where('person_id', '=', personId)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    division: row.division,
    unitId: row.unit_id,
    seat: row.seat,
    from: row.valid_from,
    to: row.valid_to,
  }));
}

/** Refuses who may not merge at both homes: 404 where he does not see one of them. */
export function demandBoth(ctx: Context, winner: PersonRow, loser: PersonRow): void {
  for (const row of [winner, loser]) ctx.demand('member.merge', addressOf(row));
}

/** The record that an id leads to after merges: the id itself where there was none. */
export async function survivorOf(ctx: Context, id: string): Promise<string> {
  let at = id;
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const row = await ctx.tx
      .selectFrom('person_merge')
      .select('winner_id')
      .where('loser_id', '=', at)
      .where('undone_on', 'is', null)
      .executeTakeFirst();
    if (!row) return at;
    at = row.winner_id;
  }
  return at;
}
/** A person is merged a few times at most; the bound only ends a circle that cannot be. */
const MOST_STEPS = 20;

/** The ids of records that were merged into this one. */
export async function formerIds(ctx: Context, id: string): Promise<string[]> {
  const rows = await ctx.tx
    .selectFrom('person_merge')
    .select('loser_id')
    .where('winner_id', '=', id)
    .where('undone_on', 'is', null)
    .execute();
  return rows.map((row) => row.loser_id);
}
