import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { actorOf, asOperator, refusalOf } from '../../checks/world/world.ts';
import type { Actor } from '../platform/access.ts';
import type { TaskRecord } from './task.ts';
import { type Commune, clearTask, communeWorld, plannedWorld } from './testing.ts';

let w: Commune;
beforeAll(async () => {
  w = await communeWorld();
  await plannedWorld(w);
});
afterAll(() => w.close());

/** What a command is refused with: its status and its codes with fields. */
async function refused(name: string, input: object, actor: Actor): Promise<[number, ...string[]]> {
  const { status, codes, fields } = await refusalOf(w.run(name, input, actor));
  return [status, ...codes.map((code, i) => `${code} ${fields[i] ?? ''}`.trim())];
}

describe('tasks', () => {
  let id: string;
  beforeEach(async () => {
    id = (await w.run('task.assign', clearTask(w), w.people.secretary)).id;
  });

  test('each blank slot, a vague task and an outsider are refused with the slot', async () => {
    expect(await refused('task.assign', { unit: w.cell }, w.people.secretary)).toEqual([
      422,
      ...['assigneeId', 'work', 'accountability', 'due', 'result', 'checkerId'].map(
        (slot) => `task.slot_missing ${slot}`,
      ),
    ]);
    expect(
      await refused(
        'task.assign',
        clearTask(w, { work: 'Tăng cường tuyên truyền', result: 'Nâng cao nhận thức' }),
        w.people.secretary,
      ),
    ).toEqual([422, 'task.vague work', 'task.vague result']);
    expect(await refused('task.assign', clearTask(w, { assigneeId: w.ids.Khác }), w.people.secretary)).toEqual([
      422,
      'task.outsider assigneeId',
    ]);
    expect(await refused('task.assign', clearTask(w, { meetingId: crypto.randomUUID() }), w.people.secretary)).toEqual([
      422,
      'task.meeting_unknown meetingId',
    ]);
    expect(await refused('task.assign', clearTask(w), w.people.an)).toEqual([403, 'right.missing']);
    expect(await refused('task.assign', clearTask(w), w.people.clerk)).toEqual([403, 'right.missing']);
  });

  test("an overseer may be the checker, of his own cell only; a committee's task goes to its post holders", async () => {
    const mine = { ...clearTask(w), unit: w.other, assigneeId: w.ids.Khác, checkerId: w.ids['Phụ Trách'] };
    await w.run('task.assign', mine, w.people.mai);
    await w.run(
      'task.assign',
      { ...clearTask(w), unit: w.commune, assigneeId: w.ids['Phụ Trách'], checkerId: w.ids['Bí Thư'] },
      w.people.commune,
    );
    expect(await refused('task.assign', { ...clearTask(w), unit: w.commune }, w.people.commune)).toEqual([
      422,
      'task.outsider assigneeId',
      'task.outsider checkerId',
    ]);
  });

  test('a member who left is no longer given a task', async () => {
    const { id: gone } = await asOperator(w.chibo, 'member.register', {
      unit: w.cell,
      fullName: 'Đã Đi',
      sex: 'female',
      ethnicity: '01',
      birthDate: '1980-03-04',
      admittedOn: '2005-01-02',
      officialOn: '2006-01-02',
      from: '2025-10-31',
    });
    await w.chibo.owner.db
      .updateTable('membership')
      .set({ valid_to: '2026-11-01' })
      .where('person_id', '=', gone)
      .execute();
    expect(await refused('task.assign', clearTask(w, { assigneeId: gone }), w.people.secretary)).toEqual([
      422,
      'task.outsider assigneeId',
    ]);
  });

  test('progress is reported by the one it was given to, or entered for him', async () => {
    expect(await refused('task.progress', { id, version: 1, percent: 50, note: '' }, w.people.binh)).toEqual([
      422,
      'task.not_assignee id',
    ]);
    expect(
      await refused('task.progress', { id, version: 1, percent: 50, note: '', onBehalfOf: w.ids.An }, w.people.binh),
    ).toEqual([422, 'task.not_on_behalf onBehalfOf']);
    expect(await refused('task.progress', { id, version: 1, percent: 101, note: '' }, w.people.an)).toEqual([
      422,
      'number.range percent',
    ]);
    expect(await refused('task.progress', { id, version: 1, percent: 5, note: '' }, w.people.clerk)).toEqual([
      403,
      'right.missing',
    ]);
    await w.run('task.progress', { id, version: 1, percent: 50, note: '', onBehalfOf: w.ids.An }, w.people.secretary);
    expect(await refused('task.progress', { id, version: 1, percent: 60, note: '' }, w.people.an)).toEqual([
      409,
      'version.stale version',
    ]);
  });

  test('a report is checked by somebody else, once, and returned only with a note', async () => {
    expect(await refused('task.report', { id, version: 1, note: 'x' }, w.people.binh)).toEqual([
      422,
      'task.not_assignee id',
    ]);
    expect(await refused('task.report', { id, version: 1, note: 'x' }, w.people.clerk)).toEqual([403, 'right.missing']);
    expect(await refused('task.check', { id, version: 1, outcome: 'done', note: '' }, w.people.binh)).toEqual([
      422,
      'task.not_reported id',
    ]);
    await w.run('task.report', { id, version: 1, note: 'xong' }, w.people.an);
    expect(await refused('task.check', { id, version: 2, outcome: 'done', note: '' }, w.people.an)).toEqual([
      422,
      'task.self_check id',
    ]);
    expect(await refused('task.check', { id, version: 2, outcome: 'done', note: '' }, w.people.secretary)).toEqual([
      422,
      'task.not_checker id',
    ]);
    expect(await refused('task.check', { id, version: 2, outcome: 'returned', note: '' }, w.people.binh)).toEqual([
      422,
      'text.required note',
    ]);
    expect(await refused('task.check', { id, version: 2, outcome: 'done', note: '' }, w.people.clerk)).toEqual([
      403,
      'right.missing',
    ]);
    await w.run('task.check', { id, version: 2, outcome: 'done', note: '' }, w.people.binh);
    expect(await refused('task.check', { id, version: 3, outcome: 'done', note: '' }, w.people.binh)).toEqual([
      422,
      'task.closed id',
    ]);
  });

  test("a file is one's own, of this unit, and attached once", async () => {
    const file = await w.file(w.cell, w.people.an);
    expect(
      await refused('task.report', { id, version: 1, note: 'x', files: [crypto.randomUUID()] }, w.people.an),
    ).toEqual([422, 'file.unknown files.0']);
    const others = await w.file(w.other, w.people.stranger);
    expect(await refused('task.report', { id, version: 1, note: 'x', files: [others] }, w.people.an)).toEqual([
      422,
      'file.unknown files.0',
    ]);
    await w.run('task.report', { id, version: 1, note: 'x', files: [file] }, w.people.an);
    expect(await refused('task.comment', { id, note: 'x', files: [file] }, w.people.an)).toEqual([
      422,
      'file.unknown files.0',
    ]);
  });

  test('a new day keeps the old one; a cancelled task is closed', async () => {
    expect(
      await refused('task.change_due', { id, version: 1, due: '2026-11-09', reason: 'mưa' }, w.people.secretary),
    ).toEqual([422, 'task.due_past due']);
    expect(await refused('task.change_due', { id, version: 1, due: '2026-12-09', reason: 'mưa' }, w.people.an)).toEqual(
      [403, 'right.missing'],
    );
    await w.run('task.change_due', { id, version: 1, due: '2026-12-09', reason: 'mưa' }, w.people.secretary);
    expect(await refused('task.cancel', { id, version: 1, reason: 'x' }, w.people.secretary)).toEqual([
      409,
      'version.stale version',
    ]);
    expect(await refused('task.cancel', { id, version: 2, reason: 'x' }, w.people.an)).toEqual([403, 'right.missing']);
    expect(await refused('task.cancel', { id, version: 2, reason: ' ' }, w.people.secretary)).toEqual([
      422,
      'text.required reason',
    ]);
    await w.run('task.cancel', { id, version: 2, reason: 'không còn cần' }, w.people.secretary);
    expect(await refused('task.cancel', { id, version: 3, reason: 'x' }, w.people.secretary)).toEqual([
      422,
      'task.closed id',
    ]);
    const seen = await w.ask<TaskRecord>('task.get', { id }, w.people.an);
    expect(seen.events.map((e) => [e.kind, e.dueBefore, e.dueAfter, e.note])).toEqual([
      ['assigned', null, null, ''],
      ['due_changed', '2026-11-30', '2026-12-09', 'mưa'],
      ['cancelled', null, null, 'không còn cần'],
    ]);
    expect(seen.may['task.report']?.map((r) => r.code)).toEqual(['task.closed']);
  });

  test('comments are for members of the cell; a hidden mark in a text is refused', async () => {
    await w.run('task.comment', { id, note: 'cần thêm người' }, w.people.binh);
    expect(await refused('task.comment', { id, note: 'a\u202eb' }, w.people.binh)).toEqual([422, 'text.hidden note']);
    expect(await refused('task.comment', { id, note: 'x' }, w.people.clerk)).toEqual([403, 'right.missing']);
  });

  test('two who change one version: one is refused', async () => {
    const both = await Promise.allSettled(
      [w.people.secretary, w.people.secretary].map((actor, i) =>
        w.run('task.change_due', { id, version: 1, due: `2026-12-1${i}`, reason: 'x' }, actor),
      ),
    );
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

test('a post that ended takes its rights with it', async () => {
  const deputy = await asOperator(w.chibo, 'post.begin', {
    unitId: w.cell,
    post: 'deputy_secretary',
    personId: w.ids.Bình,
    from: '2025-10-31',
  });
  await w.run(
    'task.assign',
    clearTask(w, { checkerId: w.ids.Đào }),
    await actorOf(w.chibo, 'Bình', 'deputy_secretary'),
  );
  await asOperator(w.chibo, 'post.end', { id: deputy.id, on: '2026-11-10', reason: 'thôi', version: 1 });
  await expect(actorOf(w.chibo, 'Bình', 'deputy_secretary')).rejects.toThrow('no grant');
});
