/** The ground of a merger of 500 villages: a thousand village cells of neighbouring communes of one province, two and two. For the piece that measures it. */
import type { Ground } from './ground.ts';

const PAIRS = 500;

export type Pair = { into: string; from: string };

/**
 * The pairs, always the same: villages of the province of the storm, by path, each with its neighbour in the same commune; of a smaller nation as many
 * as there are.
 */
export async function villagesToMerge({ sql, stormy }: Ground): Promise<Pair[]> {
  const { rows } = await sql.query<Pair>(
    `with village as (select id, path, row_number() over (partition by parent_id order by path) as n, parent_id from unit
        where division = $1 and kind = 'grassroots_cell' and setting = 'residential' and closed_on is null)
    select a.id as into, b.id as from from village a join village b on b.parent_id = a.parent_id and b.n = a.n + 1
      where a.n % 2 = 1 order by a.path limit $2`,
    [stormy.place.code, PAIRS],
  );
  return rows;
}
