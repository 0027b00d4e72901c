/** The minutes and the agenda say what was collected of the month's dues; names and single amounts stay with the dues. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MinutesRecord } from './paper.ts';
import { type MeetingWorld, meetingWorld } from './testing.ts';

let w: MeetingWorld;
beforeAll(async () => {
  w = await meetingWorld();
});
afterAll(() => w.close());

test('a meeting tells the sum collected in its month, and confirmed minutes keep it', async () => {
  const id = await w.call();
  await w.open(id);
  expect((await w.get(id)).dues).toBeNull();
  const payers = ['Nguyễn Thị Đào', 'Lê Thị An', 'Ngô Miễn'].map((name) => w.ids[name] ?? '');
  const items = payers.map((personId) => ({ personId, category: 'fixed', base: 10_000 }));
  await w.run('dues.assess', { unit: w.cell, from: '2026-11', items });
  const payment = { unit: w.cell, month: '2026-11', paidOn: '2026-11-10', method: 'cash' };
  await w.run('dues.collect', { ...payment, items: payers.slice(0, 2).map((personId) => ({ personId })) });
  await w.run('dues.collect', { ...payment, items: [{ personId: payers[2] ?? '', amount: 2_500 }] });
  const meeting = await w.get(id, w.people.member);
  const opening = meeting.items.find((item) => item.kind === 'opening');
  expect(meeting.dues).toEqual({ itemId: opening?.id, collected: 22_500, paidMembers: 2, members: 3 });
  await w.roll(id);
  await w.run('meeting.close', { id, version: await w.version(id) });
  const told = async () => {
    const { body } = await w.ask<MinutesRecord>('meeting.minutes', { id }, w.people.member);
    return body.sections.find((section) => section.id === 'dues')?.lines;
  };
  expect(await told()).toEqual(['22.500 đồng; 2/3 đảng viên đã đóng đủ']);
  await w.run('meeting.confirm', { id, version: await w.version(id), readOut: true });
  await w.run('dues.collect', { ...payment, items: [{ personId: payers[2] ?? '' }] });
  expect(await told()).toEqual(['22.500 đồng; 2/3 đảng viên đã đóng đủ']);
  expect((await w.get(id)).dues?.collected).toBe(30_000);
});
