import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openToken } from '../src/accounts/sessions.ts';
import type { Indicator } from '../src/indicators/indicator.ts';
import { recountAll } from '../src/indicators/recount.ts';
import { type Commune, communeWorld } from '../src/resolutions/testing.ts';
import { type Client, clientOf } from './world/client.ts';
import { happen, MOVES, orderly, type Pick, type Told } from './world/moves.ts';

const RUNS = 4;
const MOVES_A_RUN = 60;
const number = fc.nat(50);
const picks: fc.Arbitrary<Pick[]> = fc.array(fc.tuple(fc.nat(Object.keys(MOVES).length - 1), number, number, number), {
  minLength: MOVES_A_RUN,
  maxLength: MOVES_A_RUN,
});

let w: Commune;
let ask: Client;
const told: Told = { done: {}, refused: {} };

beforeAll(async () => {
  w = await communeWorld(4);
  ask = clientOf(w.chibo);
  await recountAll(w.chibo); // the world's top was founded by no command: it has no counts yet
  await happen(w, orderly(), told);
});
afterAll(() => w.close());

it('everything that can happen did happen', () => {
  expect(
    Object.keys(MOVES).filter((name) => !told.done[name]),
    `never done; refused: ${JSON.stringify(told.refused)}`,
  ).toEqual([]);
});

it('after anything that happens, in any order, counting anew finds no difference', async () => {
  await fc.assert(
    fc.asyncProperty(picks, async (moves) => {
      await happen(w, moves, told);
      const differences = await recountAll(w.chibo);
      expect(differences).toEqual([]);
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
}, 300_000);

it('a count that is wrong is found, named and put right', async () => {
  await w.chibo.owner.db.updateTable('member_stat').set({ members: 99 }).where('unit_id', '=', w.cell).execute();
  expect(await recountAll(w.chibo)).toEqual([{ table: 'member_stat', unitId: w.cell }]);
  expect(await recountAll(w.chibo)).toEqual([]);
});

describe('every number of an overview opens a list of exactly so many', () => {
  it.each(['commune', 'cell', 'other'] as const)('of the %s', async (place) => {
    const account = await w.chibo.owner.db
      .selectFrom('account')
      .select('id')
      .where('login', '=', 'clerk')
      .executeTakeFirstOrThrow();
    const token = await openToken(w.chibo.app.db, w.world.clock, account.id, 10);
    const overview = (await ask('GET', `/units/${w[place]}/overview`, { token })).json() as { numbers: Indicator[] };
    const counted = overview.numbers.filter(({ link, n }) => link !== null && n !== null);
    expect(counted.length).toBeGreaterThan(15);
    const faults: string[] = [];
    for (const { key, code, n, of, link, gapLink } of counted) {
      const total = await totalOf(link ?? '');
      if (total !== n) faults.push(`${key} ${code ?? ''} says ${n}, and ${link} lists ${String(total)}`);
      if (gapLink === null || of === null) continue;
      const gap = await totalOf(gapLink);
      if (gap !== of - (n ?? 0))
        faults.push(`${key} lacks ${of - (n ?? 0)} of ${of}, and ${gapLink} lists ${String(gap)}`);
    }
    expect(faults).toEqual([]);

    async function totalOf(link: string): Promise<unknown> {
      const answer = await ask('GET', link, { token });
      return answer.status === 200 ? answer.json().total : answer.text;
    }
  });
});

it('the counts of a commune are the sums of its cells', async () => {
  const { db } = w.chibo.owner;
  const total = await db
    .selectFrom('member_stat')
    .select((eb) => eb.fn.sum<number>('members').as('n'))
    .executeTakeFirstOrThrow();
  const people = await db
    .selectFrom('membership')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('seat', '=', 'own')
    .where('valid_to', '=', 'infinity')
    .executeTakeFirstOrThrow();
  expect(Number(total.n)).toBe(people.n);
  expect(people.n).toBeGreaterThan(5);
  const tasks = await db
    .selectFrom('resolution_stat')
    .select((eb) => eb.fn.sum<number>('tasks_done').as('n'))
    .executeTakeFirstOrThrow();
  const done = await db
    .selectFrom('task')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('state', '=', 'done')
    .executeTakeFirstOrThrow();
  expect(Number(tasks.n)).toBe(done.n);
});
