/** Any past day of any history: what the kept days say is what the lines say, one by one. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Bare, bareWorld, foundTop } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import { recordedSince } from '../members/list.ts';
import { organizationNames } from '../organization/names.ts';
import { addTo } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import { countOn } from './asOf.ts';
import { codesOf } from './codes.ts';
import { recountAll } from './recount.ts';
import { countByLines, recordedByLines } from './testing.ts';

const CELLS = 7;
const FIRST = '2026-01-01';
const LAST = 300;
const FOREVER = 'infinity';
const COMMITTEES = ['00010001', '00010002', '00010003'];

let world: Bare;
beforeAll(async () => {
  world = await bareWorld();
  await foundTop(world.chibo, 'province_committee', 'Đảng bộ tỉnh');
});
afterAll(() => world.close());

const dayOf = (n: number) => addTo(FIRST, { days: n });
const query = async (text: string, values: unknown[]) => (await world.chibo.owner.pool.query(text, values)).rows;

const span = fc.tuple(fc.nat(LAST), fc.nat(LAST), fc.boolean()).map(([a, b, open]) => ({
  from: Math.min(a, b),
  to: open ? null : Math.max(a, b) + 1,
}));
const history = fc.record({
  // where each cell stood: the committees it came to, day by day, and whether it was closed in the end
  cells: fc.array(
    fc.record({
      moves: fc.uniqueArray(fc.tuple(fc.nat(LAST), fc.nat(2)), {
        minLength: 1,
        maxLength: 3,
        selector: ([day]) => day,
      }),
      closed: fc.boolean(),
      setting: fc.constantFrom('residential', 'school'),
      kind: fc.constantFrom('grassroots_cell', 'subordinate_cell'),
    }),
    { minLength: CELLS, maxLength: CELLS },
  ),
  lines: fc.array(
    fc.record({
      cell: fc.nat(CELLS - 1),
      span,
      seat: fc.constantFrom('own', 'own', 'guest'),
      status: fc.constantFrom('official', 'probationary'),
      sex: fc.constantFrom('female', 'male'),
      ethnicity: fc.constantFrom('01', '02', null),
    }),
    { maxLength: 60 },
  ),
  posts: fc.array(
    fc.record({
      cell: fc.nat(CELLS - 1),
      span,
      post: fc.constantFrom('secretary', 'village_head', 'front_head', 'committee_member', 'deputy_secretary'),
      holder: fc.nat(1),
      member: fc.boolean(),
    }),
    { maxLength: 60 },
  ),
});
type History = typeof history extends fc.Arbitrary<infer H> ? H : never;

it('counts every day as its lines do', async () => {
  await fc.assert(
    fc.asyncProperty(history, fc.array(fc.nat(LAST + 5), { minLength: 4, maxLength: 8 }), async (made, days) => {
      await write(made);
      await recountAll(world.chibo);
      expect(await recountAll(world.chibo)).toEqual([]);
      const { rulebook } = world.chibo;
      const names = organizationNames(rulebook);
      for (const path of ['0001', ...COMMITTEES, ...(await places())]) {
        const since = await world.chibo.bus.read(operator(), async (ctx) => await recordedSince(ctx, at(path)));
        expect([path, since]).toEqual([path, await recordedByLines(world.chibo.owner.pool, path)]);
        for (const on of days.map(dayOf)) {
          const { counted } = await world.chibo.bus.read(
            operator(),
            async ({ tx }) => await countOn(tx, at(path), on, names),
          );
          const lines = await countByLines(world.chibo.owner.pool, path, on, names, codesOf(rulebook));
          expect([path, on, counted]).toEqual([path, on, lines]);
        }
      }
    }),
    { numRuns: 12 },
  );
}, 120_000);

const at = (path: string) => ({ id: newId(), division: '00', path });

async function places(): Promise<string[]> {
  return (await query('select distinct path from unit_period where length(path) = 12 order by path limit 4', [])).map(
    (row) => (row as { path: string }).path,
  );
}

/** Writes a history as rows, in place of the one before. */
async function write({ cells, lines, posts }: History): Promise<void> {
  for (const table of ['member_day_stat', 'post_day_stat', 'membership', 'post', 'person'])
    await query(`delete from ${table}`, []);
  const stats = world.chibo.bus.modules.flatMap(({ stats: own = [] }) => own.map(({ table }) => table));
  for (const table of new Set(stats)) await query(`delete from ${table} where length(scope) = 12`, []);
  await query('delete from unit_period where length(path) = 12', []);
  await query('delete from unit where length(path) = 12', []);
  const units: { id: string; path: string }[] = [];
  for (const [i, { moves, closed, setting, kind }] of cells.entries()) {
    const id = newId();
    const stays = moves.toSorted(([a], [b]) => a - b);
    const paths = stays.map(([, committee], k) => `${COMMITTEES[committee]}${i}${k}00`);
    const path = paths.at(-1) ?? '';
    const ends = stays.map((_, k) => (stays[k + 1] ? dayOf(stays[k + 1]?.[0] ?? 0) : FOREVER));
    if (closed) ends[ends.length - 1] = dayOf(LAST + 2);
    units.push({ id, path });
    await query(
      `insert into unit (id, division, kind, setting, name, sort_key, search_key, path, closed_on) values ($1, '00', $2, $3, 'C', 'c', 'c', $4, $5)`,
      [id, kind, setting, path, closed ? dayOf(LAST + 2) : null],
    );
    for (const [k, [from]] of stays.entries())
      await query(
        `insert into unit_period (unit_id, division, kind, name, path, valid_from, valid_to) values ($1, '00', $2, 'C', $3, $4, $5)`,
        [id, kind, paths[k], dayOf(from), ends[k]],
      );
  }
  for (const { cell, span: lived, seat, status, sex, ethnicity } of lines) {
    const unit = units[cell] as { id: string; path: string };
    const person = newId();
    await query(
      `insert into person (division, id, unit_id, scope, home, full_name, sort_key, search_key, sex, birth_date) values ('00', $1, $2, $3, true, 'A', 'a', 'a', $4, '1980-01-01')`,
      [person, unit.id, unit.path, sex],
    );
    await query(
      `insert into membership (division, id, unit_id, scope, person_id, seat, status, full_name, sort_key, search_key, sex, ethnicity, birth_date, begin_reason, valid_from, valid_to)
        values ('00', $1, $2, $3, $4, $5, $6, 'A', 'a', 'a', $7, $8, '1980-01-01', 'registered', $9, $10)`,
      [
        newId(),
        unit.id,
        unit.path,
        person,
        seat,
        status,
        sex,
        ethnicity,
        dayOf(lived.from),
        lived.to === null ? FOREVER : dayOf(lived.to),
      ],
    );
  }
  for (const { cell, span: held, post, holder, member } of posts) {
    const unit = units[cell] as { id: string; path: string };
    await query(
      `insert into post (division, id, unit_id, scope, post, side, holder_name, holder_is_member, valid_from, valid_to) values ('00', $1, $2, $3, $4, 'party', $5, $6, $7, $8)`,
      [
        newId(),
        unit.id,
        unit.path,
        post,
        `H${holder}`,
        member,
        dayOf(held.from),
        held.to === null ? FOREVER : dayOf(held.to),
      ],
    );
  }
}
