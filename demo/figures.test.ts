import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actorOf, type Bare, bareWorld } from '../checks/world/world.ts';
import { operator } from '../src/accounts/grants.ts';
import { recountAll } from '../src/indicators/recount.ts';
import { verifyLedger } from '../src/platform/ledger/verify.ts';
import { type Reason, Refusal } from '../src/platform/refusal.ts';
import { buildDemo } from './build.ts';
import { expectedOf, type Figure, figuresInReach, keyOf, READERS, type Reading } from './figures.ts';
import { CODE as IA_MO, KRONG, KRONG_BEFORE } from './ia-mo/roster.ts';
import { idByCode } from './life/community.ts';
import { TUYEN_QUANG } from './life/provinces.ts';
import { type Printed, printedOf, unprintable } from './printed.ts';
import { codeOf } from './roster/places.ts';
import { beginningOf } from './stage.ts';

const SHARED = join(import.meta.dirname, '../../shared/data/figures.expected.json');
const figures = JSON.parse(await readFile(join(import.meta.dirname, 'figures.json'), 'utf8')) as Figure[];
const inReach = figuresInReach(figures);

let bare: Bare;
beforeAll(async () => {
  bare = await bareWorld();
  await buildDemo(bare.chibo, bare.clock, () => {}, 0);
}, 300_000);
afterAll(() => bare.close());

const reading: Reading = {
  ask: async <T>(query: string, input: unknown) => (await bare.chibo.bus.ask(query, input, { actor: operator() })) as T,
  id: (code) => idByCode(bare.chibo, code),
};

describe('the figures of the sources come out of the records', () => {
  test.each(inReach.map((figure): [string, Figure] => [keyOf(figure), figure]))('%s', async (key, figure) => {
    const read = READERS[key];
    if (!read) throw new Error(`Nothing reads ${key}.`);
    expect(await read(reading)).toEqual(expectedOf(figure));
  });

  test('each reader reads a figure that is asked for', () => {
    expect(Object.keys(READERS).sort()).toEqual(inReach.map(keyOf).sort());
  });

  test('16 members of Krông were 13: two admitted, one moved in (M05)', async () => {
    const { asOf } = beginningOf({ present: '2026-11-10', months: 0 });
    const compared = await reading.ask<object>('unit.compare', {
      id: await reading.id(codeOf(IA_MO, KRONG)),
      from: asOf,
      to: '2026-11-10',
    });
    expect(compared).toMatchObject({
      before: KRONG_BEFORE,
      after: 16,
      in: [
        { code: 'admitted', n: 2 },
        { code: 'transferred', n: 1 },
      ],
      out: [],
    });
  });
});

test.skipIf(!existsSync(SHARED))('the copy of the expectations is the shared one', async () => {
  expect(figures).toEqual(JSON.parse(await readFile(SHARED, 'utf8')));
});

test('cells of three members without a committee raise no warning of a committee too small (M06)', async () => {
  const { items } = await reading.ask<{ items: { key: string }[] }>('unit.warnings', {
    id: await reading.id(TUYEN_QUANG.code),
  });
  expect(items.map((item) => item.key)).not.toContain('committee_small');
});

test.each([
  ['bi-thu-krong', 'secretary', 'Chi bộ làng Krông'],
  ['bi-thu-khang-nhat', 'secretary', 'Chi bộ thôn Lẹm'],
  ['van-phong-quang-yen', 'clerk', 'Đảng bộ thị xã Quảng Yên'],
  ['ban-to-chuc-tuyen-quang', 'provincial_board', 'Đảng bộ tỉnh Tuyên Quang'],
])('the account %s acts as %s of %s', async (login, post, unit) => {
  const actor = await actorOf(bare.chibo, login, post);
  const { name } = await reading.ask<{ name: string }>('unit.get', { id: actor.grant.unit.id });
  expect(name).toBe(unit);
});

test('the counts are those of the records, and the ledger is whole', async () => {
  expect(await recountAll(bare.chibo)).toEqual([]);
  const report = await verifyLedger(bare.chibo.sealer.db, bare.chibo.keys.signing.publicKey);
  expect(report).toMatchObject({ unsealed: 0, faults: [] });
});

describe('no committee publishes a figure of the sources that cannot be', () => {
  const run = async <T>(command: string, input: unknown): Promise<T> =>
    (await bare.chibo.bus.run(command, input, { actor: operator() })) as T;
  const draft = async ({ table }: Pick<Printed, 'table'>) => {
    const on = { on: '2026-11-09', decimals: 2, title: 'Như báo đã in', source: { kind: 'own' } };
    return await run<{ id: string }>('publication.draft', {
      unit: await reading.id(TUYEN_QUANG.code),
      ...on,
      ...table,
    });
  };

  test.each(unprintable(figures).map((figure): [string, Figure] => [`${figure.mechanism} ${figure.given}`, figure]))(
    '%s',
    async (_name, figure) => {
      const printed = printedOf(figure);
      const { id } = await draft(printed);
      // the draft keeps it and says so
      const { findings } = await reading.ask<{ findings: Reason[] }>('publication.get', { id });
      const found = findings.find(({ code }) => code === printed.refused);
      expect(found).toMatchObject({ code: printed.refused, values: printed.values, rule: 'publication.counts' });
      const refused = await run('publication.publish', { id, version: 1 }).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(Refusal);
      expect((refused as Refusal).reasons).toContainEqual(found);
    },
  );

  test('as counts of their base they are published, with the shares that are right', async () => {
    const table = (n: number, of: number, share: string) => ({
      whole: { name: 'tổng thể', n: of, people: false },
      divides: false,
      lines: [{ label: 'phần', n, share, partOf: 'whole' as const }],
    });
    for (const [n, of, share, shown] of [
      [1125, 1731, '64.99', 64.99],
      [12, 63, '19.05', 19.05],
    ] as const) {
      const { id } = await draft({ table: table(n, of, share) });
      await run('publication.publish', { id, version: 1 });
      const { lines } = await reading.ask<{ lines: { printed: number }[] }>('publication.get', { id });
      expect(lines[0]?.printed).toBe(shown);
    }
  });
});
