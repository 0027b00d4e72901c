/** What each level sees of what the checks found, and who sees nothing. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountFor, actorOf, asOperator, refusalOf } from '../../checks/world/world.ts';
import type { Actor } from '../platform/access.ts';
import type { UnitLine } from './finding.ts';
import {
  ask,
  cells,
  communes,
  FIRST,
  findings,
  foundScene,
  holder,
  night,
  overview,
  people,
  raw,
  SECOND,
  spoil,
  top,
  world,
} from './testing.ts';

beforeEach(foundScene);
afterEach(() => world.close());

describe('each level sees its own', () => {
  it('numbers are the lists they open, at every unit', async () => {
    await spoil(0);
    await spoil(2);
    await spoil(3);
    await night(FIRST);
    for (const [unit, n] of [
      [top, 3],
      [communes[0], 1],
      [communes[1], 2],
      [cells[1], 2],
    ] as const) {
      expect((await findings(unit ?? '')).total).toBe(n);
      expect((await overview(unit ?? '')).checks.find(({ check }) => check === 'roster_carries')?.n).toBe(n);
    }
    const { items } = await ask<{ items: UnitLine[] }>('integrity.units', { unit: top });
    expect(items).toMatchObject([
      { unitId: communes[1], errors: 2, warnings: 0, notes: 0 },
      { unitId: communes[0], errors: 1, warnings: 0, notes: 0 },
    ]);
    expect((await findings(top, { own: true })).items).toEqual([]);
    expect((await findings(top, { severity: 'warning' })).items).toEqual([]);
  });

  it('a commune sees nothing of the other, an administrator no findings about members; who inspects runs nothing, who has no right sees nothing', async () => {
    await spoil(0);
    await spoil(2);
    await night(FIRST);
    const clerk = await holder('van.phong', communes[0] ?? '', 'clerk');
    expect((await findings(communes[0] ?? '', {}, clerk)).items).toMatchObject([
      { unitId: cells[0], name: 'Rmah Thứ 11' },
    ]);
    expect((await refusalOf(findings(communes[1] ?? '', {}, clerk))).status).toBe(404);
    expect((await refusalOf(findings(top, {}, clerk))).status).toBe(404);
    const admin = await holder('quan.tri', top, 'administrator');
    expect((await findings(top, {}, admin)).items).toEqual([]);
    expect((await overview(top, admin)).checks.some(({ check }) => check === 'roster_carries')).toBe(false);
    const inspector = await holder('kiem.tra', top, 'inspector');
    for (const [actor, seen] of [[inspector, true] as const, [admin, false] as const])
      expect((await overview(top, actor)).checks.some(({ check }) => check.startsWith('restricted_'))).toBe(seen);
    const front = await holder('mat.tran', cells[0] ?? '', 'front_head');
    expect((await refusalOf(overview(cells[0] ?? '', front))).status).toBe(403);
    expect((await refusalOf(findings(cells[0] ?? '', {}, front))).status).toBe(403);
    const ran = world.chibo.bus.run('integrity.run', { unit: top }, { actor: inspector });
    expect((await refusalOf(ran)).status).toBe(403);
    expect((await refusalOf(world.chibo.bus.run('integrity.run', { unit: 'x' }, { actor: clerk }))).codes).toEqual([
      'id.malformed',
    ]);
  });

  it('a fault of a restricted case is for whoever may read it; to others nothing tells of it', async () => {
    const { rows } = await raw('select division, id as unit_id, path as scope from unit where id = $1', [communes[0]]);
    const { division, unit_id: unit, scope } = rows[0];
    const [{ hash }] = (await raw('select hash from rulebook_version limit 1')).rows;
    for (const restricted of [true, false])
      await raw(
        `with made as (insert into case_file (division, unit_id, scope, id, procedure, subject_kind, subject_id, subject_name, sort_key, search_key, state, step, opened_on, opened_by,
            opened_name, rulebook_hash, ruled_on, due, restricted)
          values ($1, $2, $3, gen_random_uuid(), 'discipline', 'member', $4, 'Rmah Thứ 11', 'r', 'r', 'open', 'request', '2026-11-02', $4, 'Ai', $5, '2026-11-02', '2026-11-20', $6) returning *)
          insert into case_stat (division, unit_id, scope, procedure, restricted, state, mark, month, n)
            select division, unit_id, scope, procedure, restricted, state, step, '', 1 from made`,
        [division, unit, scope, people[0], hash, restricted],
      );
    await night(FIRST);
    await accountFor(world.chibo, 'bi.thu', { personId: people[0] ?? '', division });
    await asOperator(world.chibo, 'post.begin', {
      unitId: unit,
      post: 'committee_secretary',
      personId: people[0],
      from: '2026-09-01',
    });
    const secretary = await actorOf(world.chibo, 'bi.thu', 'committee_secretary');
    const clerk = await holder('van.phong', unit, 'clerk');
    const checksOf = async (actor: Actor) =>
      (await findings(unit, {}, actor)).items.map(({ check, name }) => [check, name]).sort();
    expect(await checksOf(clerk)).toEqual([['case_due_differs', 'Rmah Thứ 11']]);
    expect(await checksOf(secretary)).toEqual([
      ['case_due_differs', 'Rmah Thứ 11'],
      ['restricted_case_due_differs', 'Rmah Thứ 11'],
    ]);
    const told = async (actor: Actor) => {
      const { checks, last } = await overview(unit, actor);
      return {
        n: checks.reduce((n, each) => n + each.n, 0),
        last,
        some: checks.some(({ check }) => check.startsWith('restricted_')),
      };
    };
    // the run itself is told to both, without what few may know of
    expect(await told(clerk)).toMatchObject({ n: 1, some: false, last: { open: 1, found: 1 } });
    expect(await told(secretary)).toMatchObject({ n: 2, some: true, last: { open: 1, found: 1 } });
    const [hidden] = (await findings(unit, { check: 'restricted_case_due_differs' }, secretary)).items;
    const explain = (actor: Actor) =>
      world.chibo.bus.run('integrity.explain', { id: hidden?.id, reason: 'Đang chờ gia hạn' }, { actor });
    expect((await refusalOf(explain(clerk))).status).toBe(404);
    await explain(secretary);
    expect(
      (await overview(unit, secretary)).checks.find(({ check }) => check === 'restricted_case_due_differs'),
    ).toMatchObject({ n: 1, explained: 1 });
    await raw(`update case_file set due = 'infinity' where restricted`);
    await night(SECOND);
    expect((await overview(unit, secretary)).last).toMatchObject({ gone: 0, open: 1 });
    expect(await checksOf(secretary)).toEqual([['case_due_differs', 'Rmah Thứ 11']]);
  });

  it('Today tells the errors of one’s own unit, until they are explained', async () => {
    await raw(`update unit set name = 'Tên khác' where id = $1`, [communes[0]]);
    await night(FIRST);
    const clerk = await holder('van.phong', communes[0] ?? '', 'clerk');
    const today = async () =>
      (await world.chibo.bus.read(
        clerk,
        async (ctx) => await world.chibo.bus.modules.find((m) => m.name === 'integrity')?.attention?.(ctx),
      )) ?? [];
    expect(await today()).toMatchObject([
      { what: 'integrity.attention.errors', values: { count: 1 }, state: 'overdue' },
    ]);
    const [finding] = (await findings(communes[0] ?? '', { own: true }, clerk)).items;
    await world.chibo.bus.run(
      'integrity.explain',
      { id: finding?.id, reason: 'Chờ quyết định đổi tên' },
      { actor: clerk },
    );
    expect(await today()).toEqual([]);
  });
});
