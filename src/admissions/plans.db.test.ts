/** Plans: what each command does, once refused by a rule, once by a right. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import type { PlanRecord } from './plan.ts';
import { type AdmissionWorld, admissionWorld } from './testing.ts';

let w: AdmissionWorld;
beforeAll(async () => {
  w = await admissionWorld();
  for (const fullName of ['Ba Chờ', 'An Chờ', 'Cúc Chờ']) await w.nominate({ fullName });
});
afterAll(() => w.close());

describe('plans', () => {
  const PLAN = {
    title: 'Kế hoạch phát triển đảng viên 2025-2027',
    period: 'term',
    startsOn: '2025-01-01',
    endsOn: '2027-12-31',
    goals: [
      { group: '', min: 5, max: 8 },
      { group: 'young', min: 3, max: 5 },
    ],
  };

  test('a cell aims at two or three in a term, young people first (M04), and is told what is to come', async () => {
    const goals = [
      { group: '', min: 2, max: 3 },
      { group: 'young', min: 1, max: 3 },
    ];
    const { id } = await w.run('admission.plan', { unit: w.cell, ...PLAN, goals }, w.people.secretary);
    await w.run('admission.adopt', { id, version: 1, on: '2026-11-01', number: '02-KH/CB' }, w.people.secretary);
    const plan = await w.ask<PlanRecord>('admission.planned', { id }, w.people.member);
    // Siu Mới was admitted in May 2026
    expect(plan).toMatchObject({ state: 'adopted', min: 2, max: 3, result: 1, below: 0 });
    expect(plan.goals).toMatchObject([
      { group: '', result: 1 },
      { group: 'young', result: 0 },
    ]);
    expect(plan.months.at(-1)).toEqual({ month: '2026-11', n: 0, sum: 1 });
    expect(plan.expected).toBeGreaterThan(0);
  });

  test('the commune divides its plan; each unit reads what it was given, and the sums stand beside the whole', async () => {
    expect(
      await refusalOf(
        w.run('admission.plan', { unit: w.commune, ...PLAN, goals: [{ group: 'young', min: 1, max: 1 }] }),
      ),
    ).toMatchObject({
      codes: ['admission.no_whole'],
    });
    expect(await refusalOf(w.run('admission.plan', { unit: w.commune, ...PLAN }, w.people.secretary))).toMatchObject({
      status: 404,
    });
    const { id } = await w.run('admission.plan', { unit: w.commune, ...PLAN }, w.people.commune);
    const shares = [
      { unit: w.cell, group: '', min: 2, max: 3 },
      { unit: w.other, group: '', min: 1, max: 2 },
      { unit: w.cell, group: 'young', min: 1, max: 2 },
    ];
    const divide = { id, version: 1, shares };
    expect(
      await refusalOf(w.run('admission.divide', { ...divide, shares: [{ ...shares[0], unit: w.schoolCell }] })),
    ).toMatchObject({
      codes: ['admission.not_below'],
    });
    await w.run('admission.divide', divide, w.people.commune);
    // once more: the division is written anew, not beside the old one
    await w.run('admission.divide', { ...divide, version: 2 }, w.people.commune);
    await w.run('admission.adopt', { id, version: 3, on: '2026-11-01' }, w.people.commune);
    const plan = await w.ask<PlanRecord>('admission.planned', { id }, w.people.commune);
    expect(plan).toMatchObject({ divided: 2, below: 3 });
    expect(plan.goals.map(({ given }) => [given.min, given.max])).toEqual([
      [3, 5],
      [1, 2],
    ]);
    expect(plan.shares.map(({ unit, goals, result }) => [unit.name, goals.length, result])).toEqual([
      ['Chi bộ thôn 1', 2, 1],
      ['Chi bộ thôn 2', 1, 0],
      ['Đảng bộ Trường THPT', 0, 0],
    ]);
    const given = await w.ask<{ items: object[] }>('admission.shares', { unit: w.cell }, w.people.secretary);
    expect(given.items).toMatchObject([
      { planId: id, goals: [{ group: '', min: 2, max: 3 }, { group: 'young' }], result: 1 },
    ]);
    const others = await w.ask<{ items: object[] }>('admission.shares', { unit: w.other }, w.people.stranger);
    expect(others.items).toMatchObject([{ goals: [{ min: 1, max: 2 }] }]);
    expect(await refusalOf(w.run('admission.divide', { ...divide, version: 4 }, w.people.secretary))).toMatchObject({
      status: 404,
    });
  });

  test('an adopted plan is changed with a reason, and what it said before stays readable', async () => {
    const { items } = await w.ask<{ items: { id: string }[] }>('admission.plans', { unit: w.commune, own: true });
    const id = items[0]?.id ?? '';
    const version = (await w.ask<PlanRecord>('admission.planned', { id })).version;
    const goals = [{ group: '', min: 6, max: 9 }];
    expect(await refusalOf(w.run('admission.revise', { id, version, goals }))).toMatchObject({
      codes: ['admission.change_reason'],
    });
    expect(
      await refusalOf(w.run('admission.revise', { id, version, goals, reason: 'x' }, w.people.secretary)),
    ).toMatchObject({
      status: 404,
    });
    await w.run('admission.revise', { id, version, goals, reason: 'Cấp trên giao thêm' }, w.people.commune);
    expect(await w.ask<PlanRecord>('admission.planned', { id })).toMatchObject({
      min: 6,
      changes: [{ reason: 'Cấp trên giao thêm', before: [{ min: 5, max: 8 }, { group: 'young' }] }],
    });
    expect(await refusalOf(w.run('admission.adopt', { id, version: version + 1, on: '2026-11-02' }))).toMatchObject({
      codes: ['admission.not_draft'],
    });
    expect(
      await refusalOf(w.run('admission.annul', { id, version: version + 1, reason: 'x' }, w.people.secretary)),
    ).toMatchObject({
      status: 404,
    });
    await w.run('admission.annul', { id, version: version + 1, reason: 'Thay bằng kế hoạch mới' }, w.people.commune);
    expect(await refusalOf(w.run('admission.annul', { id, version: version + 2, reason: 'x' }))).toMatchObject({
      codes: ['admission.annulled'],
    });
  });
});
