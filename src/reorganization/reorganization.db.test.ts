import './zzdebug.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import { recountAll } from '../indicators/recount.ts';
import { clearTask, type Commune, communeWorld } from '../resolutions/testing.ts';
import type { PlanRecord, PlannedWork, ReorganizationRecord } from './reorganization.ts';
import { differences, dumpOf } from './testing.ts';

let w: Commune;
beforeAll(async () => {
  w = await communeWorld(4);
  w.world.clock.set('2026-11-20T03:00:00Z');
  await recountAll(w.chibo);
});
afterAll(() => w.close());

const paper = { title: 'Quyết định sắp xếp', number: '12-QĐ/ĐU', decidedOn: '2026-11-10', signerName: 'Bí Thư', effectiveOn: '2026-11-20' };

async function decided(acts: object[], more: object = {}) {
  const { id } = await w.run('reorganization.draft', { unit: w.commune, ...paper, ...more, acts }, w.people.commune);
  await w.run('reorganization.approve', { id, version: 1, all: true }, w.people.commune);
  const done = await w.run<{ id: string; state: string }>('reorganization.decide', { id, version: 2 }, w.people.commune);
  return { id, state: done.state };
}
const annul = async (id: string) => {
  const { version } = await w.ask<ReorganizationRecord>('reorganization.get', { id }, w.people.commune);
  await w.run('reorganization.annul', { id, version, reason: 'Nhầm' }, w.people.commune);
};

describe('a merger of two cells', () => {
  it('closes the source, hands everything over, and is annulled bit for bit', async () => {
    const task = await w.run('task.assign', clearTask(w, { unit: w.other, assigneeId: w.ids.Khác, checkerId: w.ids.Mai }), w.people.mai);
    const before = await dumpOf(w.chibo);
    const { id } = await w.run('reorganization.draft', { unit: w.commune, ...paper, acts: [{ act: 'merge', sources: [w.other], into: w.cell }] }, w.people.clerk);
    const plan = await w.ask<PlanRecord>('reorganization.plan', { id }, w.people.clerk);
    expect(plan.refusals).toEqual([]);
    expect(plan.people).toMatchObject([{ fromId: w.other, toId: w.cell, n: 2 }]);
    const work = await w.ask<{ items: PlannedWork[]; total: number }>('reorganization.work', { id, kind: 'task' }, w.people.clerk);
    expect(work.items).toMatchObject([{ id: task.id, toId: w.cell, from: 'Chi bộ thôn 2' }]);
    await w.run('reorganization.decide', { id, version: 1 }, w.people.commune);
    const rows = await w.chibo.owner.db.selectFrom('task').selectAll().where('id', '=', task.id).execute();
    expect(rows).toMatchObject([{ unit_id: w.cell, scope: '00010001' }]);
    const closed = await w.chibo.owner.db.selectFrom('unit').selectAll().where('id', '=', w.other).executeTakeFirstOrThrow();
    expect(closed).toMatchObject({ parent_id: w.cell, path: '000100010001', closed_on: '2026-11-20' });
    expect(await recountAll(w.chibo)).toEqual([]);
    await annul(id);
    expect(differences(before, await dumpOf(w.chibo))).toEqual([]);
    expect(await recountAll(w.chibo)).toEqual([]);
  });

  it('is refused to a cell, and with a plan that is unsound', async () => {
    expect(await refusalOf(w.run('reorganization.draft', { unit: w.commune, ...paper, acts: [] }, w.people.secretary))).toMatchObject({ status: 404 });
    const { id } = await w.run('reorganization.draft', { unit: w.commune, ...paper, acts: [{ act: 'merge', sources: [w.cell], into: w.cell }] }, w.people.commune);
    expect((await refusalOf(w.run('reorganization.decide', { id, version: 1 }, w.people.commune))).codes).toContain('act.into_itself');
    expect((await refusalOf(w.run('reorganization.decide', { id, version: 1 }, w.people.clerk))).status).toBe(403);
  });
});

describe('a merger into a new cell', () => {
  it('founds it, begins the posts that were approved, and is annulled', async () => {
    const before = await dumpOf(w.chibo);
    const { id, state } = await decided([
      { act: 'found', key: 'a', name: 'Chi bộ thôn Biển Hồ', kind: 'grassroots_cell', setting: 'residential', parent: w.commune },
      { act: 'merge', sources: [w.cell, w.other], into: '#a' },
    ]);
    expect(state).toBe('applied');
    const record = await w.ask<ReorganizationRecord>('reorganization.get', { id }, w.people.commune);
    const founded = record.acts[0]?.id ?? '';
    const posts = await w.chibo.owner.db.selectFrom('post').select(['post', 'holder_name']).where('unit_id', '=', founded).where('valid_to', '=', 'infinity').execute();
    expect(posts).toEqual([{ post: 'secretary', holder_name: 'Đào' }]);
    expect(await recountAll(w.chibo)).toEqual([]);
    await annul(id);
    expect(differences(before, await dumpOf(w.chibo, [founded]))).toEqual([]);
    expect(await recountAll(w.chibo)).toEqual([]);
  });
});
