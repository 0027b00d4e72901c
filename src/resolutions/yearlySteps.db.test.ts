import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import type { ResolutionRecord } from './resolution.ts';
import { type Commune, communeWorld, resolutionText } from './testing.ts';

let w: Commune;
beforeAll(async () => {
  w = await communeWorld();
  w.world.clock.set('2026-12-30T03:00:00Z');
});
afterAll(() => w.close());

describe('yearly steps', () => {
  const target = {
    ...resolutionText().targets[0],
    baseValue: '4',
    goalMin: '10',
    goalMax: '12',
    deadline: '2028-12-31',
    steps: [
      { year: 2026, goal: '6' },
      { year: 2027, goal: '8' },
      { year: 2028, goal: '11' },
    ],
  };
  const draft = (steps: object[]) =>
    w.run(
      'resolution.draft',
      { unit: w.commune, title: 'Ba năm', body: 'x', targets: [{ ...target, steps }] },
      w.people.commune,
    );

  test('lead from the base to the goal, and are refused when they do not', async () => {
    const found = await refusalOf(
      draft([
        { year: 2027, goal: '3' },
        { year: 2026, goal: '13' },
        { year: 2029, goal: '13' },
      ]),
    );
    expect(found.codes).toEqual([
      'target.step_back',
      'target.step_year_order',
      'target.step_beyond',
      'target.step_late',
      'target.step_beyond',
    ]);
    expect(found.fields[0]).toBe('targets.0.steps.0.goal');
  });

  test('each is measured by what was recorded by the end of its year: of how many, how many', async () => {
    const { id } = await draft(target.steps);
    const get = async (actor = w.people.commune) =>
      (await w.ask<ResolutionRecord>('resolution.get', { id }, actor)).targets[0];
    const measure = (more: object, actor = w.people.clerk) =>
      w.run(
        'target.measure',
        { id: targetId, on: '2026-12-29', value: '7', source: 'Báo cáo rà soát', ...more },
        actor,
      );
    const targetId = (await get())?.id;
    expect((await refusalOf(measure({}))).codes).toEqual(['resolution.not_issued']);
    await w.run('resolution.issue', { id, version: 1, on: '2026-12-30', recipients: 'all' }, w.people.commune);
    expect((await refusalOf(measure({ on: '2026-12-31' }))).codes).toEqual(['date.future']);
    expect((await refusalOf(measure({}, w.people.an))).status).toBe(404);
    await measure({});
    await measure({ value: '5', source: 'Đính chính' });
    expect(
      (await get())?.steps.map((s) => [
        s.year,
        s.value,
        s.progress.numerator,
        s.progress.denominator,
        s.progress.percent,
      ]),
    ).toEqual([
      [2026, '5', 1, 2, 50],
      [2027, '5', 1, 4, 25],
      [2028, '5', 1, 7, 14.3],
    ]);
    expect((await get(w.people.secretary))?.values).toHaveLength(2);
  });
});
