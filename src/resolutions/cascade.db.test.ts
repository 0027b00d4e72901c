import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import type { Actor } from '../platform/access.ts';
import type { LineageDown, LineageUp } from './lineage.ts';
import type { LevelLine } from './queries/cascade.ts';
import type { ResolutionRecord } from './resolution.ts';
import { acknowledgeAt, fourLevels, issue, type Levels, oneTarget } from './scene.ts';

let w: Levels;
const at: Record<string, { id: string; target: string }> = {};
let plan: string;
let task: string;

type Page<T> = { items: T[]; total: number };

async function issued(level: string, unit: string, actor: Actor, goal: string, upper?: { id: string; target: string }) {
  at[level] = await issue(w, level, unit, actor, goal, upper);
  return at[level];
}
const acknowledge = (unit: string, id: string, actor: Actor) => acknowledgeAt(w, unit, id, actor);

beforeAll(async () => {
  w = await fourLevels();
  const { units, people } = w;
  const top = await issued('province', units.province, people.province, '100');
  await acknowledge(units.commune, top.id, people.commune);
  const second = await issued('commune', units.commune, people.commune, '40', top);
  await acknowledge(units.base, second.id, people.base);
  const third = await issued('base', units.base, people.base, '12', second);
  await acknowledge(units.cell, third.id, people.cell);
  plan = (
    await w.run(
      'plan.draft',
      {
        unit: units.cell,
        resolutionId: third.id,
        title: 'Kế hoạch',
        body: '',
        startsOn: '2026-11-01',
        endsOn: '2027-12-31',
        items: [{ what: 'Giúp 6 hộ', targetId: third.target, weight: 1 }],
      },
      people.cell,
    )
  ).id;
  await w.run('plan.adopt', { id: plan, version: 1, on: '2026-11-05' }, people.cell);
  const { items } = await w.ask<{ items: { id: string }[] }>('plan.get', { id: plan }, people.cell);
  task = (
    await w.run(
      'task.assign',
      {
        unit: units.cell,
        assigneeId: w.ids.Viên,
        checkerId: w.ids['Tổ Một'],
        work: 'Vận động 6 hộ',
        accountability: 'chính',
        due: '2026-12-30',
        result: 'Danh sách 6 hộ',
        planItemId: items[0]?.id,
      },
      people.cell,
    )
  ).id;
  await w.run('task.progress', { id: task, version: 1, percent: 80, note: '' }, people.member);
});
afterAll(() => w.close());

describe('a resolution carried out over four levels', () => {
  test('what the member did rolls up: half of the cells, all of the one committee, half of the communes', async () => {
    const percent = async (level: string, actor: Actor) => {
      const seen = await w.ask<ResolutionRecord>('resolution.get', { id: at[level]?.id }, actor);
      return [seen.targets[0]?.progress.numerator, seen.targets[0]?.progress.denominator, seen.progress.percent];
    };
    // two cells received, one answers with 80 %
    expect(await percent('base', w.people.base)).toEqual([80, 2, 40]);
    // one grassroots committee received; its own target stands at 40 %
    expect(await percent('commune', w.people.commune)).toEqual([40, 1, 40]);
    // two communes received, one answers
    expect(await percent('province', w.people.province)).toEqual([40, 2, 20]);
  });

  test('the lineage reads down to the task, target by target', async () => {
    const tree = await w.ask<LineageDown>('lineage.down', { id: at.province?.id }, w.people.province);
    expect(tree.carried.map((c) => [c.id, c.of, c.resolution.issuer.name, c.progress.percent])).toEqual([
      [at.commune?.target, at.province?.target, 'Đảng bộ xã Biển Hồ', 40],
      [at.base?.target, at.commune?.target, 'Đảng bộ Trường học', 40],
    ]);
    expect(tree.targets[0]?.items).toEqual([]);
    expect(tree.carried[1]?.items).toMatchObject([
      { what: 'Giúp 6 hộ', unit: { name: 'Chi bộ Tổ 1' }, tasks: [{ id: task }] },
    ]);
    // a commune beside sees nothing of it
    const narrow = await w.ask<LineageDown>(
      'lineage.down',
      { id: at.province?.id, within: w.units.beside },
      w.people.province,
    );
    expect(narrow.carried).toEqual([]);
  });

  test('and up from the task to the province, though the cell may not open what it did not receive', async () => {
    const up = await w.ask<LineageUp>('lineage.up', { id: task }, w.people.member);
    expect(up.resolution?.id).toBe(at.base?.id);
    expect(up.above.map((a) => [a.resolution.id, a.target?.id, a.resolution.readable])).toEqual([
      [at.commune?.id, at.commune?.target, false],
      [at.province?.id, at.province?.target, false],
    ]);
    const seen = await w.ask<ResolutionRecord>('resolution.get', { id: at.base?.id }, w.people.member);
    expect(seen.carries).toMatchObject({ id: at.commune?.id, readable: false });
    const commune = await w.ask<ResolutionRecord>('resolution.get', { id: at.commune?.id }, w.people.commune);
    expect([commune.carries?.readable, commune.carriedOut]).toEqual([true, 1]);
  });

  test('coverage at each level, of all units of that level', async () => {
    const { levels } = await w.ask<{ levels: LevelLine[] }>(
      'resolution.levels',
      { id: at.province?.id },
      w.people.province,
    );
    expect(levels).toEqual([
      { kind: 'commune_committee', units: 2, reached: 2, acknowledged: 1, planned: 0, carried: 1 },
      { kind: 'grassroots_committee', units: 1, reached: 1, acknowledged: 1, planned: 0, carried: 1 },
      { kind: 'subordinate_cell', units: 2, reached: 2, acknowledged: 1, planned: 1, carried: 0 },
    ]);
    expect(await w.ask('resolution.levels', { id: at.base?.id }, w.people.member)).toEqual({ levels: null });
    const list = await w.ask<Page<{ id: string; targets: number; linked: number }>>(
      'resolution.carrying',
      { id: at.province?.id },
      w.people.province,
    );
    expect(list.items).toMatchObject([{ id: at.commune?.id, targets: 1, linked: 1 }]);
  });

  test('what no one below took up: the target of a second resolution, until somebody does', async () => {
    const { id } = await w.run(
      'resolution.draft',
      { unit: w.units.base, title: 'Nghị quyết khác', body: 'x', targets: [oneTarget('7')] },
      w.people.base,
    );
    const untaken = async () =>
      (
        await w.ask<Page<{ resolution: { id: string } }>>(
          'target.untaken',
          { unit: w.units.province },
          w.people.province,
        )
      ).items;
    expect(await untaken()).toEqual([]);
    await w.run('resolution.issue', { id, version: 1, on: '2026-11-10', recipients: 'cells' }, w.people.base);
    expect(await untaken()).toMatchObject([{ resolution: { id } }]);
    const words = async (search: string) =>
      (await w.ask<Page<object>>('target.untaken', { unit: w.units.province, search }, w.people.province)).total;
    expect([await words('ho thoat NGHEO'), await words('đường')]).toEqual([1, 0]);
  });

  test('a target that the province drops is carried out by nobody any more', async () => {
    const upper = await w.ask<ResolutionRecord>('resolution.get', { id: at.province?.id }, w.people.province);
    await w.run(
      'resolution.amend',
      {
        id: at.province?.id,
        version: upper.version,
        on: '2026-11-10',
        act: 'decision',
        reason: 'Thay chỉ tiêu',
        changes: [
          { kind: 'drop', targetId: at.province?.target },
          { kind: 'add', target: oneTarget('90') },
        ],
      },
      w.people.province,
    );
    const list = await w.ask<Page<object>>('resolution.carrying', { id: at.province?.id }, w.people.province);
    expect(list.items).toMatchObject([{ id: at.commune?.id, targets: 1, linked: 0 }]);
    const after = await w.ask<ResolutionRecord>('resolution.get', { id: at.province?.id }, w.people.province);
    expect(after.targets.map((t) => [t.goalMin, t.progress.percent])).toEqual([['90', 0]]);
    const up = await w.ask<LineageUp>('lineage.up', { id: task }, w.people.member);
    expect(up.above.map((a) => a.target?.droppedOn)).toEqual([null, '2026-11-10']);
  });
});

describe('recipients by kind', () => {
  test('the cells under one committee, and nobody else; a unit beside is refused', async () => {
    const draft = async () =>
      (
        await w.run(
          'resolution.draft',
          { unit: w.units.commune, title: 'Theo loại', body: 'x', targets: [] },
          w.people.commune,
        )
      ).id;
    const issue = async (recipients: object) =>
      await w.run<{ recipients: number }>(
        'resolution.issue',
        { id: await draft(), version: 1, on: '2026-11-10', recipients },
        w.people.commune,
      );
    expect((await issue({ under: w.units.base, kinds: ['subordinate_cell'] })).recipients).toBe(2);
    expect((await issue({ kinds: ['grassroots_committee'] })).recipients).toBe(1);
    expect((await refusalOf(issue({ under: w.units.beside, kinds: ['subordinate_cell'] }))).codes).toEqual([
      'recipient.not_below',
    ]);
    expect((await refusalOf(issue({ kinds: ['block_committee'] }))).codes).toEqual(['recipient.none']);
  });
});

describe('carrying out is refused', () => {
  const draft = (unit: string, actor: Actor, carries: string, target?: string) =>
    refusalOf(
      w.run('resolution.draft', { unit, title: 'x', body: 'x', carries, targets: [oneTarget('5', target)] }, actor),
    );

  test('of what was not received, of one’s own, and before it was acknowledged', async () => {
    expect((await draft(w.units.base, w.people.base, at.province?.id ?? '')).codes).toEqual(['resolution.unknown']);
    expect((await draft(w.units.commune, w.people.commune, at.commune?.id ?? '')).codes).toEqual([
      'resolution.unknown',
    ]);
    const { id } = await w.run(
      'resolution.draft',
      { unit: w.units.province, title: 'Chưa nhận', body: 'x', targets: [oneTarget('9')] },
      w.people.province,
    );
    await w.run('resolution.issue', { id, version: 1, on: '2026-11-10', recipients: 'direct' }, w.people.province);
    expect((await draft(w.units.commune, w.people.commune, id)).codes).toEqual(['resolution.not_acknowledged']);
  });

  test('with a target that the upper one does not hold, and by who may not draft', async () => {
    const found = await draft(w.units.commune, w.people.commune, at.province?.id ?? '', at.base?.target);
    expect([found.codes, found.fields]).toEqual([['target.carries_foreign'], ['targets.0.carries']]);
    expect((await draft(w.units.cell, w.people.member, at.base?.id ?? '')).status).toBe(403);
  });
});
