/** The ground of a merger of 500 villages: a thousand village cells of neighbouring communes of one province, two and two; and what a merger leaves there. */
import { operator } from '../../src/accounts/grants.ts';
import type { Ground } from './ground.ts';

const PAIRS = 500;

export type Pair = { into: string; from: string };

/**
 * The pairs, always the same: villages of the province of the storm, by path, each with its neighbour in the same commune; of a smaller nation as many
 * as there are. Not both of a pair are in the middle of their regular meeting: one of both has to close first, which every dry run says (work.twice).
 */
export async function villagesToMerge({ sql, stormy }: Ground): Promise<Pair[]> {
  const { rows } = await sql.query<Pair>(
    `with village as (select id, path, row_number() over (partition by parent_id order by path) as n, parent_id,
          id in (select unit_id from meeting where division = $1 and state in ('called', 'open') and kind = 'regular') as meets
        from unit where division = $1 and kind = 'grassroots_cell' and setting = 'residential' and closed_on is null)
    select a.id as into, b.id as from from village a join village b on b.parent_id = a.parent_id and b.n = a.n + 1
      where a.n % 2 = 1 and not (a.meets and b.meets) order by a.path limit $2`,
    [stormy.place.code, PAIRS],
  );
  return rows;
}

/**
 * Takes away what mergers of the province left, an interrupted one's too: one in effect is annulled; then the decisions go, with their lines of the ledger
 * that no seal counts yet and the claims of their commands.
 */
export async function clearMergers({ chibo, sql, units: { province } }: Ground): Promise<void> {
  const { rows } = await sql.query<{ id: string; version: number; state: string }>(
    'select id, version, state from reorganization where division = $1 and unit_id = $2',
    [province.division, province.id],
  );
  for (const { id, version, state } of rows)
    if (state === 'applied')
      await chibo.bus.run('reorganization.annul', { id, version, reason: 'Nhầm' }, { actor: operator() });
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  await sql.query('begin');
  const { rows: commands } = await sql.query<{ id: string }>(
    'select distinct command_id as id from ledger where division = $1 and subject_id = any($2::uuid[])',
    [province.division, ids],
  );
  const claims = [commands.map(({ id }) => id)];
  await sql.query('delete from ledger where command_id = any($1::uuid[]) and seal_no is null', claims);
  await sql.query('delete from command_result where command_id = any($1::uuid[])', claims);
  for (const table of ['trace', 'work', 'person', 'unit', 'choice'])
    await sql.query(`delete from reorganization_${table} where division = $1 and reorganization_id = any($2::uuid[])`, [
      province.division,
      ids,
    ]);
  await sql.query('delete from reorganization where division = $1 and id = any($2::uuid[])', [province.division, ids]);
  await sql.query('commit');
}
