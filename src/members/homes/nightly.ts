import type { Actor } from '../../platform/access.ts';
import type { Bus } from '../../platform/bus/bus.ts';

export type HomesChecked = {
  unitId: string;
  persons: number;
  seats: number;
  found: number;
  gone: number;
  open: number;
};

/** Runs the check over every organization of the database, in the name of who sees all divisions. */
export async function checkHomes(bus: Bus, actor: Actor): Promise<HomesChecked[]> {
  const tops = await bus.read(actor, ({ tx }) =>
    tx
      .selectFrom('unit')
      .select('id')
      .where('parent_id', 'is', null)
      .where('closed_on', 'is', null)
      .orderBy('path')
      .execute(),
  );
  const out: HomesChecked[] = [];
  for (const { id } of tops)
    out.push({
      unitId: id,
      ...((await bus.run('home.check', { unit: id }, { actor })) as Omit<HomesChecked, 'unitId'>),
    });
  return out;
}
