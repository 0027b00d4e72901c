/** Brings a roster into the register the way a clerk does: upload, stage, apply. */
import { sql } from 'kysely';
import { operator } from '../../src/accounts/grants.ts';
import type { Chibo } from '../../src/chibo.ts';
import { unitOf } from '../../src/organization/tree.ts';
import { upload } from '../../src/platform/files/files.ts';
import { act } from '../people.ts';
import type { Roster } from './roster.ts';
import { workbookOf } from './workbook.ts';

type Batch = {
  id: string;
  counts: { members: { new: number; refused: number }; units: { new: number; refused: number } };
};

/** Imports a roster under a unit as of a day. Every row must be taken: the demo's own rosters are right. */
export async function bringRoster(
  chibo: Chibo,
  under: string,
  roster: Roster,
  name: string,
  asOf: string,
): Promise<void> {
  const by = operator();
  const unit = await chibo.bus.read(by, (ctx) => unitOf(ctx, under));
  const file = { name: `${name}.xlsx`, body: await workbookOf(roster) };
  const { id: fileId } = await upload(chibo.app.db, chibo.keys, by, unit, file, chibo.clock.now());
  const staged = await act<Batch>(chibo, by, 'import.stage', { unit: under, fileId, asOf });
  const { counts } = await act<Batch>(chibo, by, 'import.apply', { id: staged.id, version: 1 });
  if (counts.units.new !== roster.units.length || counts.members.new !== roster.members.length)
    throw new Error(`The demo's own roster ${name} was not taken whole: ${JSON.stringify(counts)}`);
  // what the database does by itself a minute after so many rows: the next import is planned for full tables
  await sql`analyze unit, unit_period, membership, person, post`.execute(chibo.owner.db);
}
