import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CaseWorld, caseWorld } from './testing.ts';

let w: CaseWorld;
beforeAll(async () => {
  w = await caseWorld();
});
afterAll(() => w.close());

const linksFor = async (who: typeof w.people.secretary) =>
  await w.chibo.bus.read(who, async (ctx) => {
    const module = w.chibo.bus.modules.find((each) => each.name === 'procedures');
    return ((await module?.attention?.(ctx)) ?? []).map((item) => item.link);
  });

/** Many open cases of a kind, as a large province has them, written by the database's owner beside one that was opened. */
async function many(like: string, change: Record<string, string>): Promise<void> {
  const { db } = w.chibo.owner;
  const row = await db.selectFrom('case_file').selectAll().where('id', '=', like).executeTakeFirstOrThrow();
  const rows = Array.from({ length: 25 }, () => ({ ...row, ...change, id: crypto.randomUUID(), facts: '{}' }));
  await db.insertInto('case_file').values(rows).execute();
}

test('what waits for him is told, however many cases stand at steps of others or are not due yet', async () => {
  const id = await w.open('leaving', 'Hồ Em');
  expect(await linksFor(w.people.secretary)).toEqual([`/cases/${id}`]);
  // on their way to another cell, which receives them
  const other = await w.chibo.owner.db
    .selectFrom('unit')
    .select(['id as other_unit_id', 'division as other_division', 'path as other_scope'])
    .where('id', '=', w.other)
    .executeTakeFirstOrThrow();
  await many(id, { procedure: 'transfer', step: 'reception', due: '2026-11-11', ...other });
  // a clock that is told of fifteen days ahead, while another step's is told of ninety days ahead
  await many(id, { procedure: 'recognition', step: 'cell_vote', due: '2027-01-10' });
  // a step of that name that the rulebook does not have in this procedure
  await many(id, { procedure: 'admission', step: 'reception', due: '2026-11-11' });
  // one that rests is told of by its clock alone
  await many(id, { procedure: 'exemption', step: 'exempt', due: 'infinity' });
  expect(await linksFor(w.people.secretary)).toEqual([`/cases/${id}`]);
  expect(await linksFor(w.people.neighbour)).toHaveLength(20);
});

test('a clock is told of on the first of its days, not before; a case without a clock after all with one', async () => {
  const [without] = await linksFor(w.people.secretary);
  const id = String(without).split('/').at(-1) ?? '';
  await many(id, { procedure: 'recognition', step: 'cell_vote', due: '2026-11-25' });
  expect(await linksFor(w.people.secretary)).toHaveLength(20);
  expect(await linksFor(w.people.secretary)).not.toContain(without);
  await w.chibo.owner.db.updateTable('case_file').set({ due: '2026-11-26' }).where('due', '=', '2026-11-25').execute();
  expect(await linksFor(w.people.secretary)).toEqual([without]);
});
