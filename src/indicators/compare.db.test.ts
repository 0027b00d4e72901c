import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actorOf, asOperator, type Bare, bareWorld, refusalOf } from '../../checks/world/world.ts';
import { operator } from '../accounts/grants.ts';
import type { Actor } from '../platform/access.ts';
import { newId } from '../platform/ids.ts';
import { recountAll } from './recount.ts';
import type { Account, StatusAccount } from './report.ts';

let world: Bare;
const units: Record<string, string> = {};
type Compared = Account & {
  beyond: number;
  recordedSince: string | null;
  names: boolean;
  statuses: StatusAccount[];
};

async function found(key: string, parent: string, kind: string): Promise<void> {
  const more = { foundedOn: kind === 'commune_committee' ? '2025-07-01' : '2020-01-01' };
  const setting = kind === 'grassroots_cell' ? { setting: 'residential' } : {};
  units[key] = (
    await asOperator(world.chibo, 'unit.found', { parentId: units[parent], kind, name: key, ...more, ...setting })
  ).id;
}

beforeAll(async () => {
  world = await bareWorld();
  units.province = (
    await asOperator(world.chibo, 'organization.found', {
      kind: 'province_committee',
      name: 'province',
      division: '52',
      foundedOn: '2020-01-01',
    })
  ).id;
  await found('here', 'province', 'commune_committee');
  await found('there', 'province', 'commune_committee');
  await found('cell 1', 'here', 'grassroots_cell');
  await found('cell 2', 'here', 'grassroots_cell');
  await found('cell 3', 'there', 'grassroots_cell');
  await found('other', 'province', 'commune_committee');
  await found('village', 'other', 'grassroots_cell');
});
afterAll(() => world.close());

const ask = async <T>(name: string, input: unknown, actor: Actor = operator()): Promise<T> =>
  (await world.chibo.bus.ask(name, input, { actor })) as T;
const compare = (unit: string, from: string, to: string, actor?: Actor) =>
  ask<Compared>('unit.compare', { id: units[unit], from, to }, actor);
const sum = (lines: { n: number | null }[]) => lines.reduce((all, { n }) => all + (n ?? 0), 0);

describe('the village cell that had 13 and has 16 members (M05)', () => {
  const lines: { id: string; membershipId: string }[] = [];
  const register = async (letter: string, from: string, more: Record<string, unknown> = {}) => {
    const facts = { sex: 'male', birthDate: '1980-02-03', admittedOn: '2015-05-19', officialOn: '2016-05-19' };
    const input = { unit: units.village, fullName: `Rah Lan ${letter}`, ...facts, from, ...more };
    lines.push(await asOperator(world.chibo, 'member.register', input));
  };
  const end = (line: number, on: string, reason: string) =>
    asOperator(world.chibo, 'membership.end', { id: lines[line]?.membershipId, on, reason, version: 1 });

  beforeAll(async () => {
    for (const letter of 'ABCDEFGHIJKLM') await register(letter, '2026-01-10');
    await end(0, '2026-03-05', 'died');
    await end(1, '2026-04-01', 'transferred');
    await register('N', '2026-05-19', { admittedOn: '2026-05-19', officialOn: null });
    await register('O', '2026-06-19', { admittedOn: '2026-06-19', officialOn: null });
    for (const letter of 'PQR') await register(letter, '2026-07-01');
  });

  test('each person of the difference has a reason, and the sum closes', async () => {
    expect(await compare('village', '2026-02-01', '2026-11-10')).toMatchObject({
      before: 13,
      after: 16,
      entered: 5,
      left: 2,
      in: [
        { code: 'admitted', n: 2 },
        { code: 'registered', n: 3 },
      ],
      out: [
        { code: 'transferred', n: 1 },
        { code: 'died', n: 1 },
      ],
      beyond: 0,
    });
  });

  test('each status has an account of its own: two came on probation with their admission', async () => {
    const { statuses } = await compare('village', '2026-02-01', '2026-11-10');
    expect(statuses).toEqual([
      { status: 'official', before: 13, entered: 3, became: 0, left: 2, ceased: 0, after: 14 },
      { status: 'probationary', before: 0, entered: 2, became: 0, left: 0, ceased: 0, after: 2 },
    ]);
  });

  test('behind each line stand its names, page by page', async () => {
    const period = { id: units.village, from: '2026-02-01', to: '2026-11-10' };
    const page = (more: object) =>
      ask<{ items: { name: string; on: string }[]; total: number; next: string | null }>('unit.compared', {
        ...period,
        ...more,
      });
    expect(await page({ way: 'out', reason: 'died' })).toMatchObject({
      items: [{ name: 'Rah Lan A', on: '2026-03-05' }],
      total: 1,
      next: null,
    });
    const first = await page({ way: 'in', limit: 3 });
    const rest = await page({ way: 'in', limit: 3, after: first.next });
    expect([...first.items, ...rest.items].map((line) => line.name.at(-1))).toEqual([...'NOPQR']);
    expect(rest).toMatchObject({ total: 5, next: null });
  });

  test('a day before the first roster is not recorded, and no sum is claimed (D16)', async () => {
    expect(await compare('village', '2025-12-31', '2026-02-01')).toMatchObject({
      before: null,
      after: 13,
      entered: 13,
      recordedSince: '2026-01-10',
    });
    expect(await compare('village', '2025-11-30', '2025-12-31')).toMatchObject({
      before: null,
      after: null,
      in: [],
      out: [],
    });
  });

  test('the days stand in order and not in the future', async () => {
    expect(await refusalOf(compare('village', '2026-05-01', '2026-05-01'))).toMatchObject({
      status: 422,
      codes: ['date.order'],
      fields: ['to'],
    });
    expect(await refusalOf(compare('village', '2026-05-01', '2026-11-11'))).toMatchObject({ codes: ['date.future'] });
  });

  test('who sees counts only is not told reasons of a few, nor the names', async () => {
    const account = await asOperator(world.chibo, 'account.make', {
      login: 'counts.only',
      name: 'Ủy viên',
      password: 'a long enough one',
      personId: lines[5]?.id,
    });
    expect(account.id).toBeTruthy();
    const member = await actorOf(world.chibo, 'counts.only', 'member');
    const seen = await compare('village', '2026-02-01', '2026-11-10', member);
    expect(seen).toMatchObject({ before: 13, after: 16, entered: 5, left: 2, names: false });
    expect([...seen.in, ...seen.out].map((line) => line.n)).toEqual([null, null, null, null]);
    expect(seen.statuses).toEqual([]);
    const names = ask('unit.compared', { id: units.village, from: '2026-02-01', to: '2026-11-10', way: 'in' }, member);
    expect(await refusalOf(names)).toMatchObject({ status: 403, codes: ['right.missing'] });
    expect(await refusalOf(compare('there', '2026-02-01', '2026-11-10', member))).toMatchObject({ status: 404 });
  });
});

/** Days of a random history are whole numbers from here on. */
const START = Date.UTC(2026, 0, 1);
const LAST = 60;
const dayOf = (n: number) => new Date(START + n * 86_400_000).toISOString().slice(0, 10);
const CELLS = ['cell 1', 'cell 2', 'cell 3'] as const;

/** Everything a membership begins or ends with by the rulebook, and what only the program writes. */
const BEGINNINGS = ['admitted', 'registered', 'roster', 'transferred', 'restored', 'merged', 'status'] as const;
const ENDINGS = [
  'transferred',
  'died',
  'struck_off',
  'expelled',
  'left',
  'not_recognized',
  'merged',
  'voided',
  'status',
  'unheard_of',
] as const;
const STATUSES = ['official', 'probationary'] as const;

type Line = {
  person: number;
  cell: number;
  seat: 'own' | 'guest';
  status: (typeof STATUSES)[number];
  from: number;
  to: number | null;
  begin: string;
  end: string;
};
type History = { lines: Line[]; moves: { cell: number; days: number[] }[] };

/** A person's lines follow each other, with or without a gap: one leaves, returns, changes the cell or only his status. */
const personArb = fc.array(
  fc.record({
    cell: fc.nat(2),
    gap: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 15 })),
    days: fc.integer({ min: 1, max: 30 }),
    begin: fc.constantFrom(...BEGINNINGS),
    end: fc.constantFrom(...ENDINGS),
    status: fc.constantFrom(...STATUSES),
    guest: fc.boolean(),
  }),
  { maxLength: 4 },
);
const historyArb: fc.Arbitrary<History> = fc
  .record({
    people: fc.array(personArb, { minLength: 1, maxLength: 6 }),
    moves: fc.tuple(...CELLS.map(() => fc.uniqueArray(fc.integer({ min: 1, max: LAST }), { maxLength: 3 }))),
  })
  .map(({ people, moves }) => ({
    lines: people.flatMap((segments, person) => {
      let day = 0;
      return segments.map(({ cell, gap, days, begin, end, status, guest }, i): Line => {
        const from = day + gap;
        day = from + days;
        const last = i === segments.length - 1;
        return {
          person,
          cell,
          seat: guest ? 'guest' : 'own',
          status,
          from,
          to: last && days % 2 === 0 ? null : day,
          begin,
          end,
        };
      });
    }),
    moves: moves.map((days, cell) => ({ cell, days: days.toSorted((a, b) => a - b) })),
  }));

/** A line of long ago, so that every day of a history is a recorded one; it counts nowhere. */
const EARLY: Line = {
  person: 0,
  cell: 0,
  seat: 'guest',
  status: 'official',
  from: -1000,
  to: -900,
  begin: 'roster',
  end: 'left',
};
const PEOPLE = Array.from({ length: 6 }, () => newId());

/** Under which commune a cell stands on a day: it goes over at each of its moves. */
function under(history: History, cell: number, day: number): 'here' | 'there' {
  const home = cell === 2 ? 1 : 0;
  const times = history.moves[cell]?.days.filter((on) => on <= day).length ?? 0;
  return (home + times) % 2 === 0 ? 'here' : 'there';
}

const headCount = ({ lines, ...rest }: History, day: number, status?: string) =>
  lines.filter(
    (line) =>
      line.seat === 'own' &&
      (status === undefined || line.status === status) &&
      line.from <= day &&
      day < (line.to ?? 1e9) &&
      under({ lines, ...rest }, line.cell, day) === 'here',
  ).length;

async function write(history: History): Promise<void> {
  const { db } = world.chibo.owner;
  const paths: Record<string, string> = {};
  for (const row of await db.selectFrom('unit').select(['id', 'path']).execute()) paths[row.id] = row.path;
  const pathAt = (cell: number, day: number) =>
    `${paths[units[under(history, cell, day)] ?? ''] ?? ''}${(100 + cell).toString(36).padStart(4, '0')}`;
  const ids = CELLS.map((name) => units[name] ?? '');
  await sql`delete from membership where unit_id = any(${ids}::uuid[])`.execute(db);
  await sql`delete from unit_period where unit_id = any(${ids}::uuid[])`.execute(db);
  for (const [cell, id] of ids.entries()) {
    const days = [-2000, ...(history.moves[cell]?.days ?? [])];
    for (const [i, from] of days.entries()) {
      const until = days[i + 1];
      await sql`insert into unit_period (unit_id, division, kind, name, parent_id, path, valid_from, valid_to)
        values (${id}, '52', 'grassroots_cell', ${CELLS[cell]}, ${units[under(history, cell, from)]}, ${pathAt(cell, from)}, ${dayOf(from)}, ${until === undefined ? 'infinity' : dayOf(until)})`.execute(
        db,
      );
    }
    await sql`update unit set path = ${pathAt(cell, 1e6)}, parent_id = ${units[under(history, cell, 1e6)]} where id = ${id}`.execute(
      db,
    );
  }
  for (const line of [EARLY, ...history.lines]) {
    const person = PEOPLE[line.person] ?? '';
    await sql`insert into membership (division, id, unit_id, scope, person_id, seat, status, full_name, sort_key, search_key, sex, birth_date, begin_reason, end_reason, valid_from, valid_to)
      values ('52', ${newId()}, ${ids[line.cell]}, ${pathAt(line.cell, 1e6)}, ${person}, ${line.seat}, ${line.status}, ${person}, ${person}, ${person}, 'male', '1980-01-01',
        ${line.begin}, ${line.to === null ? null : line.end}, ${dayOf(line.from)}, ${line.to === null ? 'infinity' : dayOf(line.to)})`.execute(
      db,
    );
  }
}

test('the account closes for every history, and each of its lines has its names', async () => {
  await sql`insert into person (division, id, unit_id, scope, home, full_name, sort_key, search_key, sex, birth_date)
    select '52', id, ${units['cell 1']}::uuid, (select path from unit where id = ${units['cell 1']}::uuid), true, id::text, id::text, id::text, 'male', '1980-01-01'
    from unnest(${PEOPLE}::uuid[]) id`.execute(world.chibo.owner.db);
  await fc.assert(
    fc.asyncProperty(historyArb, fc.nat(LAST), fc.integer({ min: 1, max: LAST }), async (history, start, length) => {
      await write(history);
      await recountAll(world.chibo);
      const [from, to] = [dayOf(start), dayOf(start + length)];
      const account = await compare('here', from, to);
      const [before, after] = [headCount(history, start), headCount(history, start + length)];
      expect([account.before, account.after]).toEqual([before, after]);
      expect(before + (account.entered ?? 0) - (account.left ?? 0)).toBe(after);
      expect([sum(account.in), sum(account.out)]).toEqual([account.entered, account.left]);
      for (const [way, lines] of [
        ['in', account.in],
        ['out', account.out],
      ] as const) {
        for (const { code, n } of lines) {
          const names = await ask<{ total: number; items: unknown[] }>('unit.compared', {
            id: units.here,
            from,
            to,
            way,
            reason: code,
            limit: 200,
          });
          expect([code, names.total, names.items.length]).toEqual([code, n, n]);
        }
      }
      expect(account.statuses.map((each) => each.status)).toEqual([...STATUSES]);
      for (const each of account.statuses) {
        const [first, last] = [headCount(history, start, each.status), headCount(history, start + length, each.status)];
        expect([each.before, each.after]).toEqual([first, last]);
        expect(first + each.entered + each.became - each.left - each.ceased).toBe(last);
        const names = await ask<{ total: number }>('unit.compared', {
          id: units.here,
          from,
          to,
          way: 'became',
          reason: each.status,
        });
        expect(names.total).toBe(each.became);
      }
      // what one status gains by a change another one loses
      expect(account.statuses.reduce((all, each) => all + each.became - each.ceased, 0)).toBe(0);
      const list = await ask<{ total: number | null }>('member.list', {
        unit: units.here,
        seat: 'own',
        on: from,
        kind: 'grassroots_cell',
      });
      expect(list.total).toBe(before);
    }),
    { numRuns: 80 },
  );
});
