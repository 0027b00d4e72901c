/** The only file that writes themes of the year, and the link of what already bears one's words. */
import { sql } from 'kysely';
import { at } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { changeAsSeen } from '../../platform/db/current.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { newId } from '../../platform/ids.ts';

type Setting = { year: number; text: string; byName: string; at: Date };

export async function insertTheme(tx: Tx, unit: UnitRef, theme: Setting): Promise<string> {
  const id = newId();
  await tx
    .insertInto('theme')
    .values({ ...at(unit), id, year: theme.year, text: theme.text, set_name: theme.byName, set_at: theme.at })
    .execute();
  return id;
}

/** The new words of a theme. Refuses version.stale. */
export async function changeTheme(tx: Tx, unit: UnitRef, id: string, version: number, theme: Setting): Promise<void> {
  await changeAsSeen(tx, 'theme', unit, id, version, { text: theme.text, set_name: theme.byName, set_at: theme.at });
}

/** Links what already bears these very words, so that free texts written before the theme was set count with it. */
export async function linkTheme(
  tx: Tx,
  unit: UnitRef,
  below: { lo: string; hi: string; divisions: string[] },
  theme: { id: string; text: string },
): Promise<void> {
  for (const table of ['resolution', 'plan', 'task'] as const)
    await sql`
      update ${sql.table(table)} set theme_division = ${unit.division}, theme_id = ${theme.id}::uuid
      where theme = ${theme.text} and theme_id is null and scope >= ${below.lo} and scope < ${below.hi} and division = any(${below.divisions}::text[])`.execute(
      tx,
    );
}
