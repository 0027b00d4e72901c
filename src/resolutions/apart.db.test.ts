/** A resolution of one division, carried out in another: what the lists of both sides say. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import type { Actor } from '../platform/access.ts';
import type { ResolutionLine, ResolutionRecord } from './resolution.ts';
import { fourLevels, type Levels, oneTarget } from './scene.ts';

let w: Levels;
beforeAll(async () => {
  w = await fourLevels('77');
});
afterAll(() => w.close());

type Page<T> = { items: T[]; total: number; next: string | null };
type Untaken = { id: string; indicator: string; resolution: { id: string } };

const untaken = async (unit: string, who: Actor, more: object = {}) =>
  (await w.ask<Page<Untaken>>('target.untaken', { unit, ...more }, who)).items.map((each) => each.indicator);
const carrying = async (id: string, who: Actor) =>
  await w.ask<Page<{ id: string; targets: number; linked: number }>>('resolution.carrying', { id }, who);

/** Drafts and issues to those directly below; gives the id and its targets. */
async function issued(unit: string, who: Actor, targets: object[], carries: string | null = null) {
  const text = { unit, title: 'Nghị quyết', body: 'Toàn văn', carries, targets };
  const { id } = await w.run('resolution.draft', text, who);
  await w.run('resolution.issue', { id, version: 1, on: '2026-11-02', recipients: 'direct' }, who);
  const seen = await w.ask<ResolutionRecord>('resolution.get', { id }, who);
  return { id, targets: seen.targets.map((target) => target.id) };
}

test('the targets of the province wait in both divisions until the commune takes them up', async () => {
  const { units, people } = w;
  const divisions = await w.chibo.owner.db
    .selectFrom('unit')
    .select('division')
    .distinct()
    .orderBy('division')
    .execute();
  expect(divisions.map(({ division }) => division)).toEqual(['00', '77']);
  const top = await issued(units.province, people.province, [oneTarget('100'), oneTarget('50')]);
  const both = ['Hộ thoát nghèo (100)', 'Hộ thoát nghèo (50)'];
  expect((await untaken(units.province, people.province)).sort()).toEqual(both);
  expect((await untaken(units.commune, people.commune)).sort()).toEqual(both);
  // the cell did not receive it
  expect(await untaken(units.cell, people.cell)).toEqual([]);
  expect(await refusalOf(untaken(units.province, people.commune))).toMatchObject({ status: 404 });

  const {
    items: [line],
  } = await w.ask<Page<ResolutionLine>>('resolution.list', { unit: units.commune, box: 'received' }, people.commune);
  await w.run('resolution.acknowledge', { unit: units.commune, id: line?.recipientId, version: 1 }, people.commune);
  const own = [oneTarget('40', top.targets[0]), oneTarget('7')];
  const second = await issued(units.commune, people.commune, own, top.id);
  expect(await carrying(top.id, people.province)).toMatchObject({
    total: 1,
    items: [{ id: second.id, targets: 2, linked: 1 }],
  });
  expect((await untaken(units.commune, people.commune)).sort()).toEqual([
    'Hộ thoát nghèo (40)',
    'Hộ thoát nghèo (50)',
    'Hộ thoát nghèo (7)',
  ]);
  expect(await untaken(units.commune, people.commune, { resolution: top.id })).toEqual(['Hộ thoát nghèo (50)']);
  expect(await untaken(units.commune, people.commune, { search: 'ho thoat ngheo 7' })).toEqual(['Hộ thoát nghèo (7)']);
});

test('a page at a time, each target once', async () => {
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page: Page<Untaken> = await w.ask(
      'target.untaken',
      { unit: w.units.province, limit: 1, ...(after && { after }) },
      w.people.province,
    );
    expect(page.total).toBe(3);
    seen.push(...page.items.map((each) => each.id));
    after = page.next;
  } while (after);
  expect(new Set(seen).size).toBe(3);
});

test('a target that the province drops is carried out by nobody any more, in whichever division', async () => {
  const { units, people } = w;
  const {
    items: [line],
  } = await w.ask<Page<ResolutionLine>>('resolution.list', { unit: units.province, box: 'own' }, people.province);
  const id = line?.id ?? '';
  const upper = await w.ask<ResolutionRecord>('resolution.get', { id }, people.province);
  const dropped = upper.targets.find((target) => target.goalMin === '100');
  const changes = [{ kind: 'drop', targetId: dropped?.id }];
  const amend = { id, version: upper.version, on: '2026-11-10', act: 'decision', reason: 'Thay chỉ tiêu', changes };
  await w.run('resolution.amend', amend, people.province);
  expect((await carrying(id, people.province)).items).toMatchObject([{ targets: 2, linked: 0 }]);
  expect(await refusalOf(carrying(id, people.cell))).toMatchObject({ status: 404 });
});
