/** A commune with its cells and the people in them, as the life of the demo acts with them. */
import { operator } from '../../src/accounts/grants.ts';
import type { Chibo } from '../../src/chibo.ts';
import { unitOf } from '../../src/organization/tree.ts';
import { subtreeOf } from '../../src/platform/access.ts';
import { act, type Person } from '../people.ts';
import { type Random, seededBy } from '../random.ts';

export type Cell = {
  id: string;
  code: string;
  name: string;
  setting: string | null;
  secretary: Person;
  deputy: Person;
  /** the third of the cell's committee, where it has one */
  third: Person | null;
  /** the secretary first */
  members: Person[];
  random: Random;
};
export type Committee = { secretary: Person; deputy: Person; executives: Person[] };
/** Filled in on the day the commune is founded; what is planned before refers to it. */
export type Community = { id: string; cells: Cell[]; committee: Committee };

const NOBODY: Person = { id: '', name: '', division: '' };

/** A commune of which nothing is known yet. */
export function notYetFounded(): Community {
  return { id: '', cells: [], committee: { secretary: NOBODY, deputy: NOBODY, executives: [] } };
}

/** The id of a unit by the code its roster gave it. */
export async function idByCode(chibo: Chibo, code: string): Promise<string> {
  const row = await chibo.owner.db.selectFrom('unit').select('id').where('code', '=', code).executeTakeFirst();
  if (!row) throw new Error(`There is no unit ${code}.`);
  return row.id;
}

/** Reads the cells under a unit with their open members, the secretary first, then the deputy. */
export async function cellsUnder(chibo: Chibo, unitId: string): Promise<Cell[]> {
  const unit = await chibo.bus.read(operator(), (ctx) => unitOf(ctx, unitId));
  const { lo, hi } = subtreeOf(unit.path);
  const cellKinds = chibo.rulebook.unitKinds.filter((kind) => kind.isCell).map((kind) => kind.id);
  const { db } = chibo.owner;
  const units = await db
    .selectFrom('unit')
    .select(['id', 'code', 'name', 'setting'])
    .where('path', '>=', lo)
    .where('path', '<', hi)
    .where('kind', 'in', cellKinds)
    .orderBy('path')
    .execute();
  const lines = await db
    .selectFrom('membership')
    .select(['unit_id', 'person_id', 'full_name', 'division', 'status'])
    .where('division', '=', unit.division)
    .where('scope', '>=', lo)
    .where('scope', '<', hi)
    .where('valid_to', '=', 'infinity')
    .orderBy('id')
    .execute();
  const posts = await db
    .selectFrom('post')
    .select(['unit_id', 'person_id', 'post'])
    .where('division', '=', unit.division)
    .where('scope', '>=', lo)
    .where('scope', '<', hi)
    .where('post', 'in', ['secretary', 'deputy_secretary', 'committee_member'])
    .where('valid_to', '=', 'infinity')
    .execute();
  const linesOf = Map.groupBy(lines, (line) => line.unit_id);
  return units.map((row): Cell => {
    const here = linesOf.get(row.id) ?? [];
    const people = here.map((line): Person => ({ id: line.person_id, name: line.full_name, division: line.division }));
    const holder = (post: string) => {
      const held = posts.find((one) => one.unit_id === row.id && one.post === post);
      return people.find((person) => person.id === held?.person_id);
    };
    const secretary = holder('secretary');
    const deputy = holder('deputy_secretary');
    if (!secretary || !deputy) throw new Error(`${row.name} has no secretary or deputy.`);
    const others = people.filter((person) => person !== secretary && person !== deputy);
    return {
      ...row,
      code: row.code ?? '',
      secretary,
      deputy,
      third: holder('committee_member') ?? null,
      members: [secretary, deputy, ...others],
      random: seededBy(`life of ${row.code}`),
    };
  });
}

/** `from`: the setting of the cells whose members sit on it. */
type Seating = { seats?: number; decision?: string; from?: string };

/** Seats a committee from the members of its agencies, its secretary and deputy first, and gives each other member the charge of some cells (M27, M34). */
export async function seatCommittee(
  chibo: Chibo,
  unitId: string,
  cells: readonly Cell[],
  on: string,
  { seats = 13, decision = '12-QĐ/TU', from = 'agency' }: Seating = {},
): Promise<Committee> {
  const bodies = cells.filter((cell) => cell.setting === from);
  const [secretary, deputy, ...executives] = bodies.flatMap((cell) => cell.members.slice(3, 8)).slice(0, seats);
  if (!secretary || !deputy) throw new Error('The cells have too few members for a committee.');
  const by = operator();
  const begin = (person: Person, post: string) =>
    act(chibo, by, 'post.begin', { unitId, post, personId: person.id, from: on, decision });
  await begin(secretary, 'committee_secretary');
  await begin(deputy, 'committee_deputy_secretary');
  for (const member of executives) await begin(member, 'committee_executive_member');
  for (const [i, cell] of cells.entries()) {
    const overseer = executives[i % executives.length];
    if (overseer)
      await act(chibo, by, 'overseer.assign', {
        unitId: cell.id,
        fromUnitId: unitId,
        personId: overseer.id,
        from: on,
      });
  }
  return { secretary, deputy, executives };
}
