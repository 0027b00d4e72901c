/** Taking a decision back says how far it is while it goes on, and says nothing once it is over or was stopped. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import { recountAll } from '../indicators/recount.ts';
import { type Commune, communeWorld } from '../resolutions/testing.ts';
import type { ReorganizationRecord } from './reorganization.ts';

let w: Commune;
let id: string;
beforeAll(async () => {
  w = await communeWorld(4);
  w.world.clock.set('2026-11-20T03:00:00Z');
  await recountAll(w.chibo);
  const paper = {
    title: 'Sắp xếp',
    number: '1-QĐ',
    decidedOn: '2026-11-10',
    signerName: 'A',
    effectiveOn: '2026-11-20',
  };
  const acts = [{ act: 'merge', sources: [w.other], into: w.cell }];
  ({ id } = await w.run<{ id: string }>('reorganization.draft', { unit: w.commune, ...paper, acts }, w.people.commune));
  await w.run('reorganization.approve', { id, version: 1, all: true }, w.people.commune);
  await w.run('reorganization.decide', { id, version: 2 }, w.people.commune);
});
afterAll(() => w.close());

const get = () => w.ask<ReorganizationRecord>('reorganization.get', { id }, w.people.commune);
const annul = async (version: number) =>
  await w.run('reorganization.annul', { id, version, reason: 'Nhầm' }, w.people.commune);

it('shows each step to whoever looks meanwhile, and none afterwards', async () => {
  const { services } = w.chibo.bus;
  const write = services.reorganizationStep;
  const seen: (ReorganizationRecord['progress'] & object)[] = [];
  services.reorganizationStep = async (decision, how) => {
    await write(decision, how);
    const { state, progress } = await get();
    expect(state).toBe('applied');
    if (progress) seen.push(progress);
  };
  try {
    const { version } = await get();
    // refused at the very end: nothing of it is left
    expect((await refusalOf(annul(version - 1))).codes).toEqual(['version.stale']);
    expect(seen.length).toBeGreaterThan(5);
    expect(await get()).toMatchObject({ state: 'applied', progress: null });
    seen.length = 0;
    await annul(version);
  } finally {
    services.reorganizationStep = write;
  }
  expect(seen.map(({ done }) => done)).toEqual(seen.map((_, i) => i));
  expect(new Set(seen.map(({ steps }) => steps))).toEqual(new Set([seen.length]));
  expect([...new Set(seen.map(({ step }) => step))]).toEqual(['back_rows', 'back_paths', 'back_founded', 'counts']);
  expect(await get()).toMatchObject({ state: 'annulled', progress: null });
});
