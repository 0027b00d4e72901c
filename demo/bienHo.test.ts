import { afterAll, beforeAll, expect, test } from 'vitest';
import { actorOf, type Bare, bareWorld } from '../checks/world/world.ts';
import { operator } from '../src/accounts/grants.ts';
import { recountAll } from '../src/indicators/recount.ts';
import { verifyLedger } from '../src/platform/ledger/verify.ts';
import { buildBienHo } from './bien-ho/build.ts';
import type { World } from './bien-ho/found.ts';

let bare: Bare;
let world: World;
beforeAll(async () => {
  bare = await bareWorld();
  world = await buildBienHo(bare.chibo, bare.clock, () => {}, 0);
}, 300_000);
afterAll(() => bare.close());

type Overview = { numbers: { key: string; n: number; of: number | null }[] };

async function numbers(): Promise<Record<string, [number, number | null]>> {
  const overview = (await bare.chibo.bus.ask(
    'unit.overview',
    { id: world.commune },
    { actor: operator() },
  )) as Overview;
  return Object.fromEntries(overview.numbers.map((n) => [n.key, [n.n, n.of]]));
}

test('the commune has 61 organizations and 1,189 members (M01)', async () => {
  expect(await numbers()).toMatchObject({ grassroots: [61, null], members: [1189, null] });
});

test('its resolution has 19 main targets (M02) and 55 of 61 cells have a plan (M03)', async () => {
  const { n } = await bare.chibo.owner.db
    .selectFrom('target')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  expect(n).toBe(19);
  expect(await numbers()).toMatchObject({ acknowledged: [59, 61], planned: [55, 61], with_plan: [55, 61] });
});

test('31 of 34 village secretaries are village heads, 33 of 34 heads are members (M07, M08)', async () => {
  expect(await numbers()).toMatchObject({ dual: [31, 34], head_member: [33, 34], committee: [34, 34] });
});

test('the counts are those of the records, and the ledger is whole', async () => {
  expect(await recountAll(bare.chibo)).toEqual([]);
  const report = await verifyLedger(bare.chibo.sealer.db, bare.chibo.keys.signing.publicKey);
  expect(report).toMatchObject({ unsealed: 0, faults: [] });
});

test.each([
  ['dang-vien', 'member'],
  ['bi-thu', 'secretary'],
  ['phu-trach', 'overseer'],
  ['van-phong', 'clerk'],
  ['bi-thu-xa', 'committee_secretary'],
  ['kiem-tra', 'inspector'],
  ['ban-to-chuc', 'provincial_board'],
  ['quan-tri', 'administrator'],
])('the account %s acts as %s', async (login, post) => {
  expect((await actorOf(bare.chibo, login, post)).grant.post).toBe(post);
});
