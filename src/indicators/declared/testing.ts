/** For tests: a generated organization in which things happened. */
import { sql } from 'kysely';
import { cellUnit, communeUnit, nationWorld, SMALL } from '../../../checks/world/nation.ts';
import type { Bare } from '../../../checks/world/world.ts';
import { recountAll } from '../recount.ts';

export const LIVED = {
  SIZE: { ...SMALL, communes: 2, cells: 3, members: 4, meetings: 3 },
  /** a cell that stood under another commune until midsummer */
  MOVED: { cell: cellUnit(1, 2, 3), until: '2026-07-01', from: communeUnit(1, 1) },
};

/**
 * A year of changes over the generated organization: people leave with reasons and come later, some are probationary, one has no education written down,
 * a cell goes to another commune with all its records, posts ended, tasks were done late, plans annulled.
 */
const HISTORY = `
  update membership set valid_to = '2026-03-15', end_reason = (array['died', 'transferred', 'struck_off'])[1 + abs(hashtext(id::text)) % 3] where abs(hashtext(id::text)) % 5 = 0;
  update membership set valid_from = '2026-05-19', begin_reason = (array['admitted', 'transferred'])[1 + abs(hashtext(id::text)) % 2] where abs(hashtext(id::text)) % 7 = 1 and valid_to = 'infinity';
  update membership set status = 'probationary' where abs(hashtext(id::text)) % 6 = 2;
  update person set education = (array['primary', 'secondary', null])[1 + abs(hashtext(id::text)) % 3], admitted_on = '2026-05-19' where abs(hashtext(id::text)) % 4 = 1;
  update post set valid_to = '2026-06-30' where abs(hashtext(id::text)) % 4 = 0 and valid_to = 'infinity';
  update task set state = 'done', done_on = due + 3 where abs(hashtext(id::text)) % 3 = 0;
  update attendance set state = 'absent' where abs(hashtext(id::text)) % 3 = 0;
`;

/** The organization after that year, its counts made anew. */
export async function livedNation(): Promise<Bare> {
  const world = await nationWorld(LIVED.SIZE, async (owner) => void (await owner.query(HISTORY)));
  await sql`update unit_period set valid_from = ${LIVED.MOVED.until} where unit_id = ${LIVED.MOVED.cell.id}`.execute(
    world.chibo.owner.db,
  );
  await sql`insert into unit_period (unit_id, division, kind, name, parent_id, path, valid_from, valid_to)
    select unit_id, division, kind, name, ${LIVED.MOVED.from.id}, ${`${LIVED.MOVED.from.path}0099`}, '2000-01-01', ${LIVED.MOVED.until} from unit_period where unit_id = ${LIVED.MOVED.cell.id}`.execute(
    world.chibo.owner.db,
  );
  // the world writes counts for months of which it has no meetings
  for (const table of ['meeting_stat', 'dues_stat'])
    await sql`delete from ${sql.table(table)}`.execute(world.chibo.owner.db);
  await recountAll(world.chibo);
  return world;
}
