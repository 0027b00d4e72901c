import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf } from '../../checks/world/world.ts';
import { attention } from './attention.ts';
import type { CheckLine } from './check.ts';
import { advanceAll } from './repeating.ts';
import type { SeriesLine } from './series.ts';
import type { TaskLine, TaskRecord } from './task.ts';
import { type Commune, clearTask, communeWorld, plannedWorld } from './testing.ts';
import type { ThemedLine, ThemeRecord } from './theme.ts';

let w: Commune;
let ids: Awaited<ReturnType<typeof plannedWorld>>;
beforeAll(async () => {
  w = await communeWorld();
  ids = await plannedWorld(w);
});
afterAll(() => w.close());

type Page<T> = { items: T[]; total: number };
const tasks = async (filter: object = {}) =>
  (await w.ask<Page<TaskLine>>('task.list', { unit: w.cell, ...filter }, w.people.secretary)).items;

describe('many tasks at once', () => {
  test('one work for many members, each with its own day and result', async () => {
    const {
      assigneeId: _,
      unit,
      ...shared
    } = clearTask(w, { due: undefined, result: undefined, checkerId: w.ids.Đào });
    const { ids: made } = await w.run<{ ids: string[] }>(
      'task.assign_many',
      {
        unit,
        shared,
        lines: [
          { assigneeId: w.ids.An, due: '2026-11-20', result: 'Danh sách 5 hộ' },
          { assigneeId: w.ids.Bình, due: '2026-11-25', result: 'Danh sách 7 hộ' },
        ],
      },
      w.people.secretary,
    );
    const seen = (await tasks()).filter((t) => made.includes(t.id));
    expect(seen.map((t) => [t.assignee.name, t.due, t.result])).toEqual([
      ['An', '2026-11-20', 'Danh sách 5 hộ'],
      ['Bình', '2026-11-25', 'Danh sách 7 hộ'],
    ]);
  });

  test('all or nothing, each reason under its line; refused by right', async () => {
    const before = (await tasks()).length;
    const { unit, ...line } = clearTask(w);
    const sheet = (lines: object[], actor = w.people.secretary) => w.run('task.assign_many', { unit, lines }, actor);
    const { codes, fields } = await refusalOf(
      sheet([
        line,
        { ...line, due: '' },
        { ...line, checkerId: w.ids.An },
        { ...line, work: 'Tăng cường', result: 'tốt hơn' },
      ]),
    );
    expect(fields).toEqual(['lines.1.due', 'lines.2.checkerId', 'lines.3.work']);
    expect(codes).toEqual(['task.slot_missing', 'task.self_check', 'task.vague']);
    expect((await tasks()).length).toBe(before);
    expect((await refusalOf(sheet(Array.from({ length: 501 }, () => line)))).fields).toEqual(['lines']);
    expect((await refusalOf(sheet([line], w.people.an))).status).toBe(403);
  });
});

describe('a task that comes again', () => {
  test('is refused when it comes only once, without end in sight, or by who may not give tasks', async () => {
    const start = (more: object, actor = w.people.secretary) =>
      refusalOf(w.run('series.start', { ...clearTask(w), every: 'month', endsOn: '2027-11-30', ...more }, actor));
    expect((await start({ endsOn: '2026-12-29' })).codes).toEqual(['series.once']);
    expect((await start({ endsOn: '2026-11-01' })).codes).toEqual(['date.order']);
    expect((await start({ endsOn: '2060-01-01' })).codes).toEqual(['series.too_many']);
    expect((await start({ assigneeId: '' })).fields).toEqual(['assigneeId']);
    expect((await start({}, w.people.an)).status).toBe(403);
  });

  test('the next comes when it is done, or by night once its day has passed; never twice; until it is stopped', async () => {
    const { id, taskId } = await w.run<{ id: string; taskId: string }>(
      'series.start',
      { ...clearTask(w, { due: '2026-11-30' }), every: 'month', endsOn: '2027-03-31' },
      w.people.secretary,
    );
    const mine = async () => (await tasks({ series: id })).map((t) => t.due);
    expect(await advanceAll(w.chibo.bus)).toBe(0);
    await w.run('task.report', { id: taskId, version: 1, note: 'đủ 12 hộ' }, w.people.an);
    await w.run('task.check', { id: taskId, version: 2, outcome: 'done', note: '' }, w.people.binh);
    expect(await mine()).toEqual(['2026-11-30', '2026-12-30']);
    expect(await advanceAll(w.chibo.bus)).toBe(0);
    w.world.clock.set('2027-02-03T03:00:00Z');
    // nobody looked for a month: January's day is passed over, February's is given; asked again, nothing happens
    expect([await advanceAll(w.chibo.bus), await advanceAll(w.chibo.bus)]).toEqual([1, 0]);
    expect(await mine()).toEqual(['2026-11-30', '2026-12-30', '2027-02-28']);
    const [line] = (await w.ask<Page<SeriesLine>>('series.list', { unit: w.cell }, w.people.an)).items;
    expect(line).toMatchObject({ id, given: 3, done: 1, nextDue: '2027-03-30', heldBy: null });
    expect(line?.may['series.stop']?.[0]?.code).toBe('right.missing');
    const stop = (version: number, actor = w.people.secretary) =>
      w.run('series.stop', { id, version, reason: 'xong việc' }, actor);
    expect((await refusalOf(stop(line?.version ?? 0, w.people.an))).status).toBe(403);
    await stop(line?.version ?? 0);
    expect((await refusalOf(stop((line?.version ?? 0) + 1))).codes).toEqual(['series.stopped']);
    w.world.clock.set('2027-04-03T03:00:00Z');
    expect(await advanceAll(w.chibo.bus)).toBe(0);
    w.world.clock.set('2026-11-10T03:00:00Z');
  });

  test('what stands against it is said, and it waits', async () => {
    const { id } = await w.run<{ id: string }>(
      'series.start',
      { ...clearTask(w, { due: '2026-11-20', planItemId: ids.itemIds[0] }), every: 'month', endsOn: '2027-11-30' },
      w.people.secretary,
    );
    // the plan ends with the year, so December's day can be given and January's cannot
    w.world.clock.set('2026-12-01T03:00:00Z');
    expect(await advanceAll(w.chibo.bus)).toBe(1);
    w.world.clock.set('2027-01-05T03:00:00Z');
    expect(await advanceAll(w.chibo.bus)).toBe(0);
    const held = await w.ask<Page<SeriesLine>>('series.list', { unit: w.cell, state: 'held' }, w.people.secretary);
    expect(held.items.map((s) => [s.id, s.heldBy])).toEqual([[id, 'task.due_after_plan']]);
    expect((await w.chibo.bus.read(w.people.secretary, attention)).map((i) => i.what)).toContain(
      'resolutions.attention.held',
    );
    w.world.clock.set('2026-11-10T03:00:00Z');
  });
});

describe('the theme of the year', () => {
  const set = (more: object = {}, actor = w.people.commune) =>
    w.run('theme.set', { unit: w.commune, year: 2026, text: 'Năm 2026', ...more }, actor);

  test('is refused for years gone by or far ahead, in the same words, and by right', async () => {
    expect((await refusalOf(set({ year: 2025 }))).codes).toEqual(['theme.year_over']);
    expect((await refusalOf(set({ year: 2028 }))).codes).toEqual(['theme.year_far']);
    expect((await refusalOf(set({}, w.people.clerk))).status).toBe(403);
  });

  test('holds below, is offered there, and counts what bears it, the earlier texts too', async () => {
    await set();
    expect((await refusalOf(set({ version: 1 }))).codes).toEqual(['theme.same']);
    expect((await refusalOf(set({ text: 'Khác' }))).codes).toEqual(['version.stale']);
    const offer = await w.ask<{ themes: { text: string; unit: { id: string } }[] }>(
      'theme.offer',
      { unit: w.cell },
      w.people.an,
    );
    expect(offer.themes).toMatchObject([{ text: 'Năm 2026', unit: { id: w.commune } }]);
    // the resolution bore these words before the theme was set; a task names it with other tones and case
    await w.run('task.assign', clearTask(w, { theme: 'nam 2026' }), w.people.secretary);
    await w.run('task.assign', clearTask(w, { theme: 'việc riêng' }), w.people.secretary);
    const seen = await w.ask<ThemeRecord>('theme.get', { unit: w.commune, year: 2026 }, w.people.commune);
    expect(seen.counts.resolution).toEqual({ tagged: 1, all: 1 });
    expect(seen.counts.plan).toEqual({ tagged: 0, all: 1 });
    const all = (await tasks()).filter((t) => t.due.startsWith('2026')).length;
    expect(seen.counts.task).toEqual({ tagged: 1, all });
    const list = await w.ask<Page<ThemedLine>>('theme.tagged', { unit: w.cell, year: 2026, kind: 'task' }, w.people.an);
    expect(list.items).toMatchObject([{ kind: 'task', theme: 'nam 2026', unit: { id: w.cell } }]);
    expect(
      (await w.ask<ThemeRecord>('theme.get', { unit: w.cell, year: 2026 }, w.people.an)).may['theme.set']?.[0]?.code,
    ).toBe('right.missing');
  });
});

describe('the check calendar', () => {
  const plan = (checks: object[], actor = w.people.commune) =>
    w.run<{ ids: string[] }>('check.plan', { id: ids.resolutionId, checks }, actor);
  const check = () => ({ due: '2026-11-12', checkerId: w.ids['Phụ Trách'], what: 'Xem sổ hộ nghèo của 3 thôn' });

  test('dates are refused when past, twice, or with a stranger as checker; and by right', async () => {
    expect((await refusalOf(plan([{ ...check(), due: '2026-11-09' }]))).codes).toEqual(['check.past']);
    expect((await refusalOf(plan([check(), check()]))).fields).toEqual(['checks.1.due']);
    expect((await refusalOf(plan([{ ...check(), checkerId: w.ids.Khác }]))).codes).toEqual(['task.outsider']);
    expect((await refusalOf(plan([check()], w.people.clerk))).status).toBe(403);
  });

  test('its checker is reminded, records what was found, and a task follows from it', async () => {
    const { ids: made } = await plan([check(), { ...check(), due: '2026-12-12' }]);
    const [id = '', later = ''] = made;
    const list = async (state: string) =>
      (await w.ask<Page<CheckLine>>('check.list', { unit: w.commune, state }, w.people.commune)).items.map((c) => c.id);
    expect(await list('planned')).toEqual([id, later]);
    expect(await list('overdue')).toEqual([]);
    const checker = w.people.overseer;
    expect((await w.chibo.bus.read(checker, attention)).map((i) => i.what)).toContain('resolutions.attention.check');
    w.world.clock.set('2026-11-20T03:00:00Z');
    expect(await list('overdue')).toEqual([id]);
    const record = (more: object = {}, actor = w.people.commune) =>
      w.run<{ taskId: string | null }>(
        'check.record',
        { id, version: 1, on: '2026-11-19', findings: 'Thôn 2 chưa cập nhật 4 hộ', outcome: 'partly', ...more },
        actor,
      );
    expect((await refusalOf(record({ on: '2026-11-21' }))).codes).toEqual(['date.future']);
    expect((await refusalOf(record({ followUp: { assigneeId: '' } }))).fields).toContain('followUp.assigneeId');
    expect((await refusalOf(record({}, w.people.secretary))).status).toBe(404);
    const { taskId } = await record({
      followUp: {
        assigneeId: w.ids['Phụ Trách'],
        checkerId: w.ids['Bí Thư'],
        work: 'Cập nhật 4 hộ của thôn 2',
        accountability: 'chính',
        due: '2026-12-05',
        result: 'Danh sách 4 hộ',
      },
    });
    const task = await w.ask<TaskRecord>('task.get', { id: taskId }, w.people.commune);
    expect([task.resolutionId, task.unit.id]).toEqual([ids.resolutionId, w.commune]);
    expect((await refusalOf(record({ version: 2 }))).codes).toEqual(['check.closed']);
    const drop = (actor = w.people.commune) =>
      w.run('check.drop', { id: later, version: 1, reason: 'gộp vào đợt khác' }, actor);
    expect((await refusalOf(drop(w.people.clerk))).status).toBe(403);
    await drop();
    expect((await refusalOf(drop())).codes).toEqual(['version.stale']);
    expect(await list('planned')).toEqual([]);
    w.world.clock.set('2026-11-10T03:00:00Z');
  });
});
