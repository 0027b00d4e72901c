/** The total of a list of cases, told by counts where they know it, is always the number of its lines. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../platform/access.ts';
import { type CaseWorld, caseWorld } from './testing.ts';

type Page = { items: { id: string; restricted: boolean }[]; total: number };

let w: CaseWorld;
const list = async (input: object, who: Actor = w.people.commune) =>
  await w.ask<Page>('case.list', { unit: w.commune, limit: 200, ...input }, who);

beforeAll(async () => {
  w = await caseWorld();
  const head = w.people.head;
  const drop = async (id: string, on: string) =>
    await w.run(
      'case.drop',
      { id, version: (await w.get(id, w.people.operator)).version, reason: 'withdrew', on },
      w.people.operator,
    );
  await w.open('exemption', 'Phạm Cúc', { why: 'old_or_weak' });
  await w.open('exemption', 'Cô Ba', { why: 'treatment' }, head);
  await w.open('leaving', 'Lê Thị An');
  await w.open('strike_off', 'Hồ Em', { ground: 'card' });
  const paused = await w.open('recognition', 'Siu Mới', { ceremony_on: '2025-11-10' });
  await w.run('case.pause', { id: paused, version: (await w.get(paused)).version, reason: 'discipline' });
  const ended = await w.open('exemption', 'Rmah Bình', { why: 'treatment' });
  w.world.clock.set('2026-12-01T03:00:00Z');
  const later = await w.open('exemption', 'Cô Tư', { why: 'treatment' }, head);
  await drop(ended, '2026-11-30');
  await drop(later, '2026-12-01');
});
afterAll(() => w.close());

const FILTERS: Record<string, unknown[]> = {
  state: ['open', 'paused', 'ended', 'overdue', 'in_hand'],
  procedure: [[], ['exemption'], ['leaving', 'recognition'], ['transfer']],
  step: [['cell_vote'], ['cell', 'cell_vote'], []],
  outcome: ['withdrew', 'died'],
  endedFrom: ['2026-11-01', '2026-12-01', '2026-11-30'],
  endedTo: ['2026-11-30', '2026-12-31', '2026-12-01', '2026-12-15'],
  search: ['co'],
  dueBy: ['2027-12-31'],
  side: ['own', 'other'],
};

/** Every pair of filters, each with every value of both. */
const combined = Object.keys(FILTERS).flatMap((one, i) =>
  Object.keys(FILTERS)
    .slice(i)
    .flatMap((other) =>
      (FILTERS[one] ?? []).flatMap((value) =>
        (one === other ? [value] : (FILTERS[other] ?? [])).map((beside): object => ({ [one]: value, [other]: beside })),
      ),
    ),
);

test('by any two filters', async () => {
  const faults: string[] = [];
  let found = 0;
  for (const input of [{}, ...combined]) {
    const page = await list(input);
    found += page.items.length;
    if (page.total !== page.items.length)
      faults.push(`${JSON.stringify(input)} lists ${page.items.length} and says ${page.total}`);
  }
  expect(faults).toEqual([]);
  expect(found).toBeGreaterThan(combined.length / 4);
});

test('of whoever may not know of restricted ones, of a single cell, and of a cell asked from above', async () => {
  const restricted = { violated_on: '2026-06-01', what: 'Vi phạm quy định.', level: 'warning' };
  await w.open('discipline', 'Võ Dung', restricted);
  const [all, known] = [await list({ state: 'open' }), await list({ state: 'open' }, w.people.clerk)];
  expect([all.total, known.total]).toEqual([all.items.length, known.items.length]);
  expect(known.items).toEqual(all.items.filter((each) => !each.restricted));
  expect(known.total).toBeLessThan(all.total);
  for (const who of [w.people.secretary, w.people.commune]) {
    const page = await list({ unit: w.cell }, who);
    expect(page.items.length).toBeGreaterThan(2);
    expect(page.total).toBe(page.items.length);
  }
});

test('is a sum of counts wherever the counts know the filter, and a count of the lines elsewhere', async () => {
  const { db } = w.chibo.owner;
  const before = await list({ state: 'paused' });
  await db.updateTable('case_stat').set({ n: 1000 }).where('state', '=', 'paused').execute();
  for (const input of [{ state: 'paused' }, { state: 'paused', step: ['probation'] }, { procedure: ['recognition'] }])
    expect((await list(input)).total, JSON.stringify(input)).toBe(1000);
  for (const input of [
    { state: 'paused', search: 'siu' },
    { procedure: ['recognition'], step: ['probation'] },
  ])
    expect((await list(input)).total, JSON.stringify(input)).toBe(1);
  await db.updateTable('case_stat').set({ n: before.total }).where('state', '=', 'paused').execute();
});
