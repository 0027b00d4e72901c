import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ResolutionRecord } from '../resolutions/resolution.ts';
import type { MeetingOffer } from './meeting.ts';
import { clearTask } from './scene.ts';
import { type MeetingWorld, meetingWorld } from './testing.ts';

let w: MeetingWorld;
beforeAll(async () => {
  w = await meetingWorld();
});
afterAll(() => w.close());

test('a meeting offers the targets in force of what the cell received; one that was dropped is offered no more', async () => {
  const target = (indicator: string) => ({
    indicator,
    measure: 'households',
    goalMin: '5',
    goalMax: '5',
    deadline: '2026-12-31',
  });
  const { id } = await w.run(
    'resolution.draft',
    { unit: w.commune, title: 'Nghị quyết', body: 'x', targets: [target('Hộ thoát nghèo'), target('Nhà tạm')] },
    w.people.commune,
  );
  await w.run('resolution.issue', { id, version: 1, on: '2026-11-02', recipients: 'all' }, w.people.commune);
  const offered = async () =>
    (await w.ask<MeetingOffer>('meeting.offer', { unit: w.cell })).links
      .find((link) => link.resolutionId === id)
      ?.targets.map((each) => each.indicator);
  expect(await offered()).toEqual(['Hộ thoát nghèo', 'Nhà tạm']);
  const { targets, version } = await w.ask<ResolutionRecord>('resolution.get', { id }, w.people.commune);
  await w.run(
    'resolution.amend',
    {
      id,
      version,
      on: '2026-11-09',
      act: 'decision',
      reason: 'Đã xóa xong nhà tạm',
      changes: [{ kind: 'drop', targetId: targets[1]?.id }],
    },
    w.people.commune,
  );
  expect(await offered()).toEqual(['Hộ thoát nghèo']);
});

test('what goes on with the task of a meeting after its year was closed was not given there, and counts once', async () => {
  const id = await w.call();
  await w.open(id);
  await w.roll(id);
  await w.run('meeting.adopt', {
    id,
    version: await w.version(id),
    title: 'Nghị quyết tháng 11',
    body: 'Làm đường',
    tasks: [clearTask(w)],
    votesFor: 11,
    votesAgainst: 0,
    votesOther: 0,
    form: 'hands',
  });
  await w.run('meeting.close', { id, version: await w.version(id) });
  const { resolution, tasks: given } = await w.get(id);
  const month = async () => await w.ask<ResolutionRecord>('resolution.get', { id: resolution?.id });
  expect(await month()).toMatchObject({ tasks: 1, progress: { percent: 0, denominator: 1 } });
  w.world.clock.set('2026-12-30T03:00:00Z');
  await w.run('year.close', {
    unit: w.cell,
    year: 2026,
    conclusion: 'Xong phần lớn',
    programmeTitle: 'Chương trình 2027',
    seen: 1,
    due: '2027-02-28',
  });
  expect((await w.get(id)).tasks.map((task) => [task.id, task.state])).toEqual([[given[0]?.id, 'carried']]);
  expect(await month()).toMatchObject({ tasks: 1, progress: { percent: 0, denominator: 1 } });
  const tree = await w.ask<{ resolution: { progress: object }; tasks: { state: string; overdue: boolean }[] }>(
    'lineage.down',
    { id: resolution?.id },
  );
  expect(tree.resolution.progress).toMatchObject({ denominator: 1 });
  expect(tree.tasks.map((task) => [task.state, task.overdue]).sort()).toEqual([
    ['carried', false],
    ['open', false],
  ]);
});
