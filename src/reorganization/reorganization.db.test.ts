import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import { recountAll } from '../indicators/recount.ts';
import { type Commune, clearTask, communeWorld } from '../resolutions/testing.ts';
import { applyDue } from './due.ts';
import type { PlannedWork, PlanRecord, ReorganizationRecord } from './reorganization.ts';
import { differences, dumpOf } from './testing.ts';

let w: Commune;
beforeAll(async () => {
  w = await communeWorld(4);
  w.world.clock.set('2026-11-20T03:00:00Z');
  await recountAll(w.chibo);
});
afterAll(() => w.close());

const paper = {
  title: 'Quyết định sắp xếp',
  number: '12-QĐ/ĐU',
  decidedOn: '2026-11-10',
  signerName: 'Bí Thư',
  effectiveOn: '2026-11-20',
};

async function decided(acts: object[], more: object = {}) {
  const { id } = await w.run('reorganization.draft', { unit: w.commune, ...paper, ...more, acts }, w.people.commune);
  await w.run('reorganization.approve', { id, version: 1, all: true }, w.people.commune);
  const done = await w.run<{ id: string; state: string }>(
    'reorganization.decide',
    { id, version: 2 },
    w.people.commune,
  );
  return { id, state: done.state };
}
const annul = async (id: string) => {
  const { version } = await w.ask<ReorganizationRecord>('reorganization.get', { id }, w.people.commune);
  await w.run('reorganization.annul', { id, version, reason: 'Nhầm' }, w.people.commune);
};

describe('a merger of two cells', () => {
  it('closes the source, hands everything over, and is annulled bit for bit', async () => {
    const task = await w.run(
      'task.assign',
      clearTask(w, { unit: w.other, assigneeId: w.ids.Khác, checkerId: w.ids.Mai }),
      w.people.mai,
    );
    const before = await dumpOf(w.chibo);
    const { id } = await w.run(
      'reorganization.draft',
      { unit: w.commune, ...paper, acts: [{ act: 'merge', sources: [w.other], into: w.cell }] },
      w.people.clerk,
    );
    const plan = await w.ask<PlanRecord>('reorganization.plan', { id }, w.people.clerk);
    expect(plan.refusals).toEqual([]);
    expect(plan.people).toMatchObject([{ fromId: w.other, toId: w.cell, n: 2 }]);
    const work = await w.ask<{ items: PlannedWork[]; total: number }>(
      'reorganization.work',
      { id, kind: 'task' },
      w.people.clerk,
    );
    expect(work.items).toMatchObject([{ id: task.id, toId: w.cell, from: 'Chi bộ thôn 2' }]);
    await w.run('reorganization.decide', { id, version: 1 }, w.people.commune);
    const rows = await w.chibo.owner.db.selectFrom('task').selectAll().where('id', '=', task.id).execute();
    expect(rows).toMatchObject([{ unit_id: w.cell, scope: '00010001' }]);
    const closed = await w.chibo.owner.db
      .selectFrom('unit')
      .selectAll()
      .where('id', '=', w.other)
      .executeTakeFirstOrThrow();
    expect(closed).toMatchObject({ parent_id: w.cell, path: '000100010001', closed_on: '2026-11-20' });
    // found by each word of the name: the line that began, and the one that ended where the closed cell hangs now
    const words = await w.chibo.owner.db
      .selectFrom('person_token as t')
      .innerJoin('membership as m', (on) =>
        on.onRef('m.division', '=', 't.division').onRef('m.id', '=', 't.membership_id'),
      )
      .select(['t.token', 't.scope', 'm.scope as lies_at'])
      .where('m.person_id', '=', w.ids.Khác ?? '')
      .orderBy('t.scope')
      .execute();
    expect(words).toEqual([
      { token: 'khac', scope: '00010001', lies_at: '00010001' },
      { token: 'khac', scope: '000100010001', lies_at: '000100010001' },
    ]);
    expect(await recountAll(w.chibo)).toEqual([]);
    await annul(id);
    expect(differences(before, await dumpOf(w.chibo))).toEqual([]);
    expect(await recountAll(w.chibo)).toEqual([]);
  });

  it('is refused to a cell, and with a plan that is unsound', async () => {
    expect(
      await refusalOf(w.run('reorganization.draft', { unit: w.commune, ...paper, acts: [] }, w.people.secretary)),
    ).toMatchObject({ status: 404 });
    const { id } = await w.run(
      'reorganization.draft',
      { unit: w.commune, ...paper, acts: [{ act: 'merge', sources: [w.cell], into: w.cell }] },
      w.people.commune,
    );
    expect((await refusalOf(w.run('reorganization.decide', { id, version: 1 }, w.people.commune))).codes).toContain(
      'act.into_itself',
    );
    expect((await refusalOf(w.run('reorganization.decide', { id, version: 1 }, w.people.clerk))).status).toBe(403);
  });
});

describe('a merger into a new cell', () => {
  it('founds it, begins the posts that were approved, and is annulled', async () => {
    const before = await dumpOf(w.chibo);
    const { id, state } = await decided([
      {
        act: 'found',
        key: 'a',
        name: 'Chi bộ thôn Biển Hồ',
        kind: 'grassroots_cell',
        setting: 'residential',
        parent: w.commune,
      },
      { act: 'merge', sources: [w.cell, w.other], into: '#a' },
    ]);
    expect(state).toBe('applied');
    const record = await w.ask<ReorganizationRecord>('reorganization.get', { id }, w.people.commune);
    const founded = record.acts[0]?.id ?? '';
    const posts = await w.chibo.owner.db
      .selectFrom('post')
      .select(['post', 'holder_name'])
      .where('unit_id', '=', founded)
      .where('valid_to', '=', 'infinity')
      .execute();
    expect(posts).toEqual([{ post: 'secretary', holder_name: 'Đào' }]);
    expect(await recountAll(w.chibo)).toEqual([]);
    await annul(id);
    expect(differences(before, await dumpOf(w.chibo, [founded]))).toEqual([]);
    expect(await recountAll(w.chibo)).toEqual([]);
  });
});

describe('commands that come late', () => {
  it('are done at the one successor, and say so; what is said of the unit itself is refused', async () => {
    const { id } = await decided([{ act: 'merge', sources: [w.other], into: w.cell }]);
    const told: unknown[] = [];
    const { id: post } = (await w.bus.run(
      'post.begin',
      { unitId: w.other, post: 'committee_member', personId: w.ids.Mai, from: '2026-11-20' },
      { actor: w.people.commune, told: (routed) => told.push(...routed) },
    )) as { id: string };
    expect(told).toMatchObject([
      { from: w.other, to: w.cell, name: 'Chi bộ thôn 2', successor: 'Chi bộ thôn 1', on: '2026-11-20' },
    ]);
    expect(
      await w.chibo.owner.db.selectFrom('post').select('unit_id').where('id', '=', post).executeTakeFirst(),
    ).toEqual({ unit_id: w.cell });
    const line = await w.chibo.owner.db
      .selectFrom('ledger')
      .select('body')
      .where('subject_id', '=', post)
      .executeTakeFirstOrThrow();
    expect(line.body).toMatchObject({ routed: [{ from: w.other, to: w.cell }] });
    expect(
      (
        await refusalOf(
          w.run('unit.change', { id: w.other, version: 2, on: '2026-11-20', name: 'Khác' }, w.people.operator),
        )
      ).codes,
    ).toEqual(['unit.gone']);
    const unit = await w.ask<{ successors: unknown; name: string }>('unit.get', { id: w.other }, w.people.commune);
    expect(unit).toMatchObject({ name: 'Chi bộ thôn 2', successors: [{ id: w.cell, name: 'Chi bộ thôn 1' }] });
    expect(await w.ask('unit.lineage', { unit: w.cell }, w.people.commune)).toMatchObject({
      madeOf: [{ unitId: w.other, living: false, opens: true }],
      decisions: [{ id }],
    });
    // whoever reaches only the new cell reads what it was made of, and is offered no page that he would not be shown
    expect(await w.ask('unit.lineage', { unit: w.cell }, w.people.secretary)).toMatchObject({
      madeOf: [{ unitId: w.other, opens: false }],
      decisions: [],
    });
    expect((await refusalOf(w.ask('unit.get', { id: w.other }, w.people.secretary))).status).toBe(404);
    // found by its old name, behind those that live
    const { items } = await w.ask<{ items: object[] }>(
      'search.find',
      { q: 'chi bo thon', kind: 'unit' },
      w.people.clerk,
    );
    expect(items.at(-1)).toMatchObject({ id: w.other, closed: { on: '2026-11-20', successors: ['Chi bộ thôn 1'] } });
    expect(items.slice(0, -1)).not.toContainEqual(expect.objectContaining({ closed: expect.anything() }));
    const { version } = await w.ask<ReorganizationRecord>('reorganization.get', { id }, w.people.commune);
    expect(
      await refusalOf(w.run('reorganization.annul', { id, version, reason: 'Muộn' }, w.people.commune)),
    ).toMatchObject({ status: 422, codes: ['reorganization.facts_since'] });
  });
});

describe('other acts', () => {
  it('moves, renames and divides, by hand and by kind, on its day', async () => {
    const [, , third = '', fourth = ''] = w.cellIds;
    const task = await w.run('task.assign', clearTask(w), w.people.secretary);
    w.world.clock.set('2026-11-22T03:00:00Z');
    const acts = [
      { act: 'found', key: 'n', name: 'Đảng bộ bộ phận', kind: 'grassroots_committee', parent: w.commune },
      { act: 'rename', unit: fourth, name: 'Chi bộ thôn Bốn' },
      { act: 'split', source: w.cell, parts: [{ unit: third }], core: w.cell, stays: true },
    ];
    const { id } = await w.run(
      'reorganization.draft',
      { unit: w.commune, ...paper, effectiveOn: '2026-11-24', acts },
      w.people.clerk,
    );
    await w.run(
      'reorganization.assign',
      { id, version: 1, people: [{ personId: w.ids.An, to: third }], work: [{ kind: 'task', id: task.id, to: third }] },
      w.people.clerk,
    );
    expect(
      (
        await refusalOf(
          w.run(
            'reorganization.assign',
            { id, version: 2, people: [{ personId: w.ids.An, to: fourth }] },
            w.people.clerk,
          ),
        )
      ).codes,
    ).toEqual(['choice.no_successor']);
    expect(await w.run('reorganization.decide', { id, version: 2 }, w.people.commune)).toMatchObject({
      state: 'decided',
    });
    expect((await refusalOf(w.run('reorganization.apply', { id }, w.people.commune))).codes).toEqual([
      'reorganization.not_yet',
    ]);
    expect(await applyDue(w.chibo, w.chibo.owner.db)).toBe(0);
    w.world.clock.set('2026-11-24T03:00:00Z');
    const before = await dumpOf(w.chibo);
    expect(await applyDue(w.chibo, w.chibo.owner.db)).toBe(1);
    const { db } = w.chibo.owner;
    expect(
      await db
        .selectFrom('membership')
        .select(['unit_id', 'valid_from', 'begin_reason'])
        .where('person_id', '=', w.ids.An ?? '')
        .where('valid_to', '=', 'infinity')
        .execute(),
    ).toEqual([{ unit_id: third, valid_from: '2026-11-24', begin_reason: 'reorganized' }]);
    expect(await db.selectFrom('task').select('unit_id').where('id', '=', task.id).executeTakeFirst()).toEqual({
      unit_id: third,
    });
    expect(await db.selectFrom('unit').select('name').where('id', '=', fourth).executeTakeFirst()).toEqual({
      name: 'Chi bộ thôn Bốn',
    });
    const handed = await w.ask<{ items: PlannedWork[] }>('reorganization.handed', { id }, w.people.commune);
    expect(handed.items).toMatchObject([{ kind: 'task', id: task.id, from: 'Chi bộ thôn 1', toId: third }]);
    const founded =
      (await w.ask<ReorganizationRecord>('reorganization.get', { id }, w.people.commune)).acts[0]?.id ?? '';
    expect(await recountAll(w.chibo)).toEqual([]);
    await annul(id);
    expect(differences(before, await dumpOf(w.chibo, [founded]))).toEqual([]);
  });

  it('keeps a decision that is refused on its day, with the reason', async () => {
    const [, , third = '', fourth = ''] = w.cellIds;
    const { id } = await w.run(
      'reorganization.draft',
      {
        unit: w.commune,
        ...paper,
        effectiveOn: '2026-11-26',
        acts: [{ act: 'merge', sources: [third], into: fourth }],
      },
      w.people.commune,
    );
    await w.run('reorganization.decide', { id, version: 1 }, w.people.commune);
    w.world.clock.set('2026-11-26T03:00:00Z');
    await decided([{ act: 'close', unit: fourth, successor: w.cell }], { effectiveOn: '2026-11-26' });
    expect(await applyDue(w.chibo, w.chibo.owner.db)).toBe(0);
    expect(await w.ask('reorganization.get', { id }, w.people.commune)).toMatchObject({
      state: 'decided',
      failure: [{ code: 'act.unit_closed' }],
    });
    // and it does not wait for ever: who may decide takes it back
    const drop = { id, version: 2 };
    expect(await refusalOf(w.run('reorganization.drop', drop, w.people.clerk))).toMatchObject({
      codes: ['right.missing'],
    });
    await w.run('reorganization.drop', drop, w.people.commune);
    expect(await applyDue(w.chibo, w.chibo.owner.db)).toBe(0);
    expect(await w.ask('reorganization.get', { id }, w.people.commune)).toMatchObject({ state: 'dropped' });
    expect(await refusalOf(w.run('reorganization.drop', { id, version: 3 }, w.people.commune))).toMatchObject({
      codes: ['reorganization.not_draft'],
    });
  });

  it('is taken back before its day, and nothing happens on it', async () => {
    const [, , third = ''] = w.cellIds;
    const { id, state } = await decided([{ act: 'rename', unit: third, name: 'Chi bộ Đồi Chè' }], {
      effectiveOn: '2026-12-01',
    });
    expect(state).toBe('decided');
    const { version, may } = await w.ask<ReorganizationRecord>('reorganization.get', { id }, w.people.commune);
    expect(may['reorganization.drop']).toEqual([]);
    await w.run('reorganization.drop', { id, version }, w.people.commune);
    w.world.clock.set('2026-12-01T03:00:00Z');
    expect(await applyDue(w.chibo, w.chibo.owner.db)).toBe(0);
    const { name } = await w.ask<{ name: string }>('unit.get', { id: third }, w.people.commune);
    expect(name).not.toBe('Chi bộ Đồi Chè');
  });
});
