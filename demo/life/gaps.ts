/** Why villages have no dual post (M62): the committee above writes it down for some, the others are still to be asked. */
import { operator } from '../../src/accounts/grants.ts';
import type { Chibo } from '../../src/chibo.ts';
import { act, ask } from '../people.ts';

const REASONS = ['term_not_over', 'election_lost', 'age', 'term_not_over', 'qualification', 'no_member'];

/** Explains the gaps of the first villages under a unit, at most `most`. */
export async function explainGaps(chibo: Chibo, unitId: string, on: string, most: number): Promise<void> {
  const by = operator();
  const { items } = await ask<{ items: { id: string }[] }>(chibo, by, 'unit.counted', {
    id: unitId,
    measure: 'not_dual',
    limit: most,
  });
  for (const [i, village] of items.entries())
    await act(chibo, by, 'gap.explain', { unitId: village.id, reason: REASONS[i % REASONS.length], on });
}
