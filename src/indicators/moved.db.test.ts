/** Units that move, with all that lies below them: every number of a past day is that of what lay under the unit on that day, told by the history itself. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Bare, bareWorld, foundTop } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import { addTo } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import { recountAll } from './recount.ts';

const FIRST = '2026-01-01';
const LAST = 120;
const TODAY = LAST + 20;
const FOREVER = 'infinity';
const TOP = '0001';
/** two communes each in two districts, cells below the communes */
const DISTRICTS = 2;
const COMMUNES = 4;
const CELLS = 6;

let world: Bare;
let top: string;
beforeAll(async () => {
  world = await bareWorld();
  top = await foundTop(world.chibo, 'province_committee', 'Đảng bộ tỉnh');
  world.clock.set(`${dayOf(TODAY)}T03:00:00Z`);
});
afterAll(() => world.close());

const dayOf = (n: number) => addTo(FIRST, { days: n });
const query = async (text: string, values: unknown[]) => (await world.chibo.owner.pool.query(text, values)).rows;
const ask = <T>(name: string, input: object): Promise<T> =>
  world.chibo.bus.ask(name, input, { actor: operator() }) as Promise<T>;

const moves = (parents: number) =>
  fc.uniqueArray(fc.tuple(fc.nat(LAST), fc.nat(parents - 1)), { minLength: 1, maxLength: 3, selector: ([day]) => day });
const history = fc.record({
  communes: fc.array(moves(DISTRICTS), { minLength: COMMUNES, maxLength: COMMUNES }),
  cells: fc.array(moves(COMMUNES), { minLength: CELLS, maxLength: CELLS }),
  lines: fc.array(
    fc.record({
      cell: fc.nat(CELLS - 1),
      from: fc.nat(LAST),
      days: fc.integer({ min: 1, max: LAST }),
      open: fc.boolean(),
    }),
    { minLength: 5, maxLength: 40 },
  ),
});
type History = typeof history extends fc.Arbitrary<infer H> ? H : never;

type Stay = { from: number; to: number; parent: number; path: string };
type Unit = { id: string; kind: string; stays: Stay[] };
type Tree = { districts: Unit[]; communes: Unit[]; cells: Unit[] };

/** Where everything stood: a place is never given twice, and what lies below a commune has another place whenever it moves. */
function treeOf({ communes, cells }: History): Tree {
  let given = 0;
  const place = (above: string) => `${above}${(++given).toString(36).padStart(4, '0')}`;
  const districts = Array.from({ length: DISTRICTS }, () => ({
    id: newId(),
    kind: 'commune_committee',
    stays: [{ from: -2000, to: Number.POSITIVE_INFINITY, parent: 0, path: place(TOP) }],
  }));
  const staysOf = (moved: [number, number][], parents: Unit[]): Stay[] => {
    const sorted = moved.toSorted(([a], [b]) => a - b);
    return sorted.flatMap(([from, parent], i) => {
      const to = sorted[i + 1]?.[0] ?? Number.POSITIVE_INFINITY;
      // the parent's moves cut the stay into pieces
      const pieces = (parents[parent]?.stays ?? []).filter((each) => each.to > from && each.from < to);
      const own = pieces.length > 0 ? pieces : (parents[parent]?.stays.slice(0, 1) ?? []);
      return own.map((each, k) => ({
        from: k === 0 ? from : each.from,
        to: k === own.length - 1 ? to : each.to,
        parent,
        path: place(each.path),
      }));
    });
  };
  const grown = (kind: string, all: [number, number][][], parents: Unit[]): Unit[] =>
    all.map((moved) => ({ id: newId(), kind, stays: staysOf(moved, parents) }));
  const made = grown('grassroots_committee', communes, districts);
  return { districts, communes: made, cells: grown('grassroots_cell', cells, made) };
}

const stayOn = ({ stays }: Unit, on: number) => stays.find((each) => each.from <= on && each.to > on) ?? null;
/** People were at the unit's first place for all days before as well. */
const peopleStayOn = (unit: Unit, on: number) => stayOn(unit, Math.max(on, unit.stays[0]?.from ?? on));

/** The units above a cell on a day, and itself: as they stood when its stay of that day began. */
function chainOf({ districts, communes }: Tree, cell: Unit, on: number): string[] {
  const day = Math.max(on, cell.stays[0]?.from ?? on);
  const commune = communes[stayOn(cell, day)?.parent ?? -1];
  if (!commune) return [];
  const district = districts[peopleStayOn(commune, day)?.parent ?? -1];
  return [cell.id, commune.id, district?.id ?? '', top];
}

async function write({ lines }: History, tree: Tree): Promise<void> {
  for (const table of ['member_day_stat', 'post_day_stat', 'membership', 'person'])
    await query(`delete from ${table}`, []);
  const stats = world.chibo.bus.modules.flatMap(({ stats: own = [] }) => own.map(({ table }) => table));
  for (const table of new Set(stats)) await query(`delete from ${table} where length(scope) > 4`, []);
  await query('delete from unit_period where length(path) > 4', []);
  await query('delete from unit where length(path) > 4', []);
  const parents = {
    commune_committee: [{ id: top }],
    grassroots_committee: tree.districts,
    grassroots_cell: tree.communes,
  };
  for (const { id, kind, stays } of [...tree.districts, ...tree.communes, ...tree.cells]) {
    const above = (parent: number) => parents[kind as keyof typeof parents][parent]?.id ?? null;
    const last = stays.at(-1);
    await query(
      `insert into unit (id, division, kind, setting, name, sort_key, search_key, path, parent_id) values ($1, '00', $2, 'residential', 'U', 'u', 'u', $3, $4)`,
      [id, kind, last?.path, above(last?.parent ?? 0)],
    );
    for (const { from, to, parent, path } of stays)
      await query(
        `insert into unit_period (unit_id, division, kind, name, parent_id, path, valid_from, valid_to) values ($1, '00', $2, 'U', $3, $4, $5, $6)`,
        [id, kind, above(parent), path, dayOf(from), Number.isFinite(to) ? dayOf(to) : FOREVER],
      );
  }
  for (const { cell, from, days, open } of lines) {
    const unit = tree.cells[cell] as Unit;
    const [person, scope] = [newId(), unit.stays.at(-1)?.path];
    await query(
      `insert into person (division, id, unit_id, scope, home, full_name, sort_key, search_key, sex, birth_date) values ('00', $1, $2, $3, true, 'A', 'a', 'a', 'female', '1980-01-01')`,
      [person, unit.id, scope],
    );
    await query(
      `insert into membership (division, id, unit_id, scope, person_id, seat, status, full_name, sort_key, search_key, sex, birth_date, begin_reason, valid_from, valid_to)
        values ('00', $1, $2, $3, $4, 'own', 'official', 'A', 'a', 'a', 'female', '1980-01-01', 'registered', $5, $6)`,
      [newId(), unit.id, scope, person, dayOf(from), open ? FOREVER : dayOf(from + days)],
    );
  }
}

type Overview = { numbers: { key: string; n: number | null }[]; recordedSince: string | null };
type One = { current: { n: number | null; recorded: boolean } };
type Below = { items: { id: string; n: number | null; members: number | null }[]; rest: { n: number | null } };
type Series = { series: { key: string; points: { on: string; n: number | null }[] }[] };
type Account = { before: number | null; after: number | null; in: { n: number }[]; out: { n: number }[] };

it('counts on any day what lay under a unit then, wherever it lies by now', async () => {
  let moved = 0;
  await fc.assert(
    fc.asyncProperty(history, fc.uniqueArray(fc.nat(LAST + 5), { minLength: 2, maxLength: 3 }), async (made, days) => {
      const tree = treeOf(made);
      await write(made, tree);
      await recountAll(world.chibo);
      expect(await recountAll(world.chibo)).toEqual([]);
      const membersOf = (unit: string, on: number) =>
        made.lines.filter(({ cell, from, days: lasts, open }) => {
          const stands = from <= on && (open || from + lasts > on);
          return stands && chainOf(tree, tree.cells[cell] as Unit, on).includes(unit);
        }).length;
      const all = [...tree.districts, ...tree.communes, ...tree.cells];
      for (const unit of all) {
        const since = Array.from({ length: 2 * LAST }, (_, n) => n).find((on) => membersOf(unit.id, on) > 0);
        const recorded = since === undefined ? null : dayOf(since);
        for (const on of days) {
          const asked = { on: dayOf(on), tree: 'then' };
          const known = since !== undefined && on >= since;
          const told = [unit.id, on] as const;
          const overview = await ask<Overview>('unit.overview', { id: unit.id, on: dayOf(on) });
          expect([...told, overview.recordedSince]).toEqual([...told, recorded]);
          const of = (key: string) => overview.numbers.find((each) => each.key === key)?.n ?? null;
          const members = membersOf(unit.id, on);
          const cells = tree.cells.filter(
            (cell) => stayOn(cell, on) && chainOf(tree, cell, on).includes(unit.id),
          ).length;
          expect([...told, of('members'), of('cells')]).toEqual([
            ...told,
            known ? members : null,
            known ? cells : null,
          ]);
          if (peopleStayOn(unit, on)?.path !== unit.stays.at(-1)?.path && known) moved++;
          const one = await ask<One>('indicator.get', { unit: unit.id, id: 'member.head', ...asked });
          expect([...told, one.current.n]).toEqual([...told, known ? members : null]);
          const list = await ask<{ total: number | null }>('member.list', { unit: unit.id, on: dayOf(on), limit: 1 });
          // of a unit that never had a roster the list is empty, and says no day
          expect([...told, list.total]).toEqual([...told, known || since === undefined ? members : null]);
          const records = await ask<{ total: number }>('indicator.records', {
            unit: unit.id,
            id: 'member.head',
            ...asked,
          });
          expect([...told, records.total]).toEqual([...told, members]);
          const units = await ask<{ total: number }>('unit.counted', { id: unit.id, measure: 'cells', on: dayOf(on) });
          expect([...told, units.total]).toEqual([...told, cells]);
          const below = await ask<Below>('indicator.children', { unit: unit.id, id: 'member.head', ...asked });
          const sum = below.items.reduce((n, each) => n + (each.n ?? 0), below.rest.n ?? 0);
          expect([...told, sum]).toEqual([...told, members]);
          if (unit.kind !== 'grassroots_cell' && known) {
            const lines = await ask<Below>('unit.children_counts', { id: unit.id, on: dayOf(on) });
            const total = lines.items.reduce((n, each) => n + (each.members ?? 0), 0);
            // a roster older than its cell counts where the cell was founded: there its commune may not have stood yet
            const begun = made.lines.every(
              ({ cell, from }) => from > on || (tree.cells[cell]?.stays[0]?.from ?? 0) <= on,
            );
            if (begun) expect([...told, total]).toEqual([...told, members]);
            else expect(total).toBeLessThanOrEqual(members);
          }
        }
        const [from = 0, to = from] = [...days].sort((a, b) => a - b);
        if (since !== undefined && since <= from) {
          const account = await ask<Account>('unit.compare', { id: unit.id, from: dayOf(from), to: dayOf(to) });
          const added = (each: { n: number }[]) => each.reduce((n, line) => n + line.n, 0);
          expect([account.before, account.after]).toEqual([membersOf(unit.id, from), membersOf(unit.id, to)]);
          expect((account.before ?? 0) + added(account.in) - added(account.out)).toBe(account.after);
        }
        const { series } = await ask<Series>('unit.trend', { id: unit.id });
        for (const { on, n } of series.find(({ key }) => key === 'members')?.points ?? []) {
          const ago = Math.round((Date.parse(on) - Date.parse(FIRST)) / 86_400_000);
          expect([unit.id, on, n]).toEqual([
            unit.id,
            on,
            since !== undefined && ago >= since ? membersOf(unit.id, ago) : null,
          ]);
        }
      }
    }),
    { numRuns: 6, endOnFailure: true },
  );
  // days before a move were among them
  expect(moved).toBeGreaterThan(0);
}, 300_000);
