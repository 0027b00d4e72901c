/** For tests of archives: a roster in the register, and a folder to write to. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bare } from '../../../checks/world/world.ts';
import { operator } from '../../accounts/grants.ts';
import { importFile } from '../cli.ts';
import { smallRoster, workbookOf } from '../testing.ts';

const SHARED = join(import.meta.dirname, '../../../../shared/data/bien-ho-roster.xlsx');
export const AS_OF = '2025-10-31';
export const folder = () => mkdtemp(join(tmpdir(), 'chibo-archive-'));

/** Imports the roster of the shared folder, or a small one; gives the unit at the top. */
export async function loadRoster({ chibo }: Bare): Promise<string> {
  const path = join(await folder(), 'roster.xlsx');
  const lan = [
    'Võ Thị Lan',
    '01/12/1980',
    'Nữ',
    'Kinh',
    'CB2',
    '21/06/2006',
    '',
    '91993353',
    'Bí thư chi bộ',
    '',
    '0971739732',
    '',
  ];
  await writeFile(path, existsSync(SHARED) ? await readFile(SHARED) : workbookOf(smallRoster([lan])));
  await importFile(chibo, operator(), path, { asOf: AS_OF });
  const unit = await chibo.owner.db
    .selectFrom('unit')
    .select('id')
    .where('parent_id', 'is', null)
    .executeTakeFirstOrThrow();
  return unit.id;
}
