/** The commune's resolution goes out; cells acknowledge it and answer with plans and first tasks. */

import type { Chibo } from '../../src/chibo.ts';
import type { Actor } from '../../src/platform/access.ts';
import { addTo, momentAt } from '../../src/platform/clock.ts';
import { upload } from '../../src/platform/files/files.ts';
import { act, ask, personAs } from '../people.ts';
import type { seeded } from '../random.ts';
import type { Cell, World } from './found.ts';
import { TARGETS } from './targets.ts';

export type Clock = { set(moment: string): void };
type Random = ReturnType<typeof seeded>;
type Resolution = {
  targets: { id: string; indicator: string; goalMin: string; goalMax: string; measure: string }[];
  received: { id: string; version: number; planId: string | null } | null;
};

export function at(clock: Clock, date: string, time: string): void {
  clock.set(momentAt(date, time, 'Asia/Ho_Chi_Minh'));
}

/** Issues the term's resolution with its 19 targets to every cell. */
export async function issueTermResolution(chibo: Chibo, clock: Clock, world: World, on: string): Promise<string> {
  at(clock, on, '08:30');
  const secretary = await personAs(chibo, world.committee.secretary, 'committee_secretary');
  const year = Number(on.slice(0, 4));
  const { id } = await act(chibo, secretary, 'resolution.draft', {
    unit: world.commune,
    title: 'Nghị quyết thực hiện 19 chỉ tiêu chủ yếu của nhiệm kỳ',
    theme: `Kỷ cương, trách nhiệm, hiệu quả ${year}`,
    body: 'Đảng ủy xã Biển Hồ yêu cầu các chi bộ căn cứ 19 chỉ tiêu chủ yếu, xây dựng kế hoạch cụ thể, phân công nhiệm vụ rõ cho từng đảng viên và báo cáo kết quả hằng tháng tại sinh hoạt chi bộ.',
    targets: TARGETS.map((target, i) => ({ ...target, deadline: `${year + 1 + (i % 4)}-12-31` })),
  });
  await act(chibo, secretary, 'resolution.issue', { id, version: 1, on, recipients: 'cells' });
  return id;
}

const TAKEN: Record<string, number[]> = { residential: [1, 5, 6], school: [3, 11], other: [3, 4] };

/** A cell acknowledges, takes up two or three targets in a plan, and gives the first tasks. The last cells only acknowledge, or not even that. */
export async function answer(
  chibo: Chibo,
  clock: Clock,
  cell: Cell,
  index: number,
  resolutionId: string,
  on: string,
  random: Random,
): Promise<void> {
  if (index >= 59) return;
  at(clock, on, '19:30');
  const secretary = await personAs(chibo, cell.secretary, 'secretary');
  const resolution = await ask<Resolution>(chibo, secretary, 'resolution.get', { id: resolutionId });
  if (!resolution.received) throw new Error(`${cell.name} received nothing.`);
  await act(chibo, secretary, 'resolution.acknowledge', {
    unit: cell.id,
    id: resolution.received.id,
    version: resolution.received.version,
  });
  if (index >= 55) return;
  const taken =
    TAKEN[cell.setting === 'residential' ? 'residential' : cell.setting === 'school' ? 'school' : 'other'] ?? [];
  const year = on.slice(0, 4);
  const items = taken
    .map((n) => resolution.targets[n])
    .filter((target) => target !== undefined)
    .map((target) => ({
      what: `${target.indicator}: phần việc của ${cell.name}`,
      targetId: target.id,
      measure: target.measure,
      goalMin: target.measure === 'percent' ? target.goalMin : String(random.whole(1, 3)),
      goalMax: target.measure === 'percent' ? target.goalMax : String(random.whole(4, 6)),
      deadline: `${year}-12-31`,
      weight: random.whole(1, 3),
    }));
  const { id } = await act(chibo, secretary, 'plan.draft', {
    unit: cell.id,
    resolutionId,
    title: `Kế hoạch năm ${year} của ${cell.name}`,
    body: 'Chi bộ cụ thể hóa các chỉ tiêu được giao thành việc của từng đảng viên.',
    startsOn: on,
    endsOn: addTo(on, { years: 1 }),
    items,
  });
  await act(chibo, secretary, 'plan.adopt', { id, version: 1, on });
  const plan = await ask<{ items: { id: string; what: string }[] }>(chibo, secretary, 'plan.get', { id });
  for (const [i, item] of plan.items.entries()) {
    const assignee = cell.members[3 + i] ?? cell.secretary;
    const checker = cell.members[1] ?? cell.secretary;
    await act(chibo, secretary, 'task.assign', {
      unit: cell.id,
      ...work(i, on, item.id),
      assigneeId: assignee.id,
      checkerId: checker.id,
    });
  }
}

const WORK = [
  [
    'Lập danh sách 5 quần chúng ưu tú và phân công đảng viên giúp đỡ',
    'Danh sách 5 quần chúng ưu tú được chi ủy thông qua',
  ],
  ['Vận động 12 hộ đăng ký sửa chữa nhà ở và làm hồ sơ', '12 hồ sơ sửa nhà nộp về ủy ban xã'],
  ['Kiểm tra 3 km đường nội thôn và lập biên bản các đoạn hỏng', 'Biên bản kiểm tra 3 km đường có ảnh kèm theo'],
] as const;

/** A six-clear task: work, result, accountability, due. */
export function work(i: number, on: string, planItemId: string | null) {
  const [task, result] = WORK[i % WORK.length] ?? WORK[0];
  return {
    work: task,
    result,
    accountability: 'Chủ trì, chịu trách nhiệm trước chi bộ về kết quả',
    due: addTo(on, { days: 25 + i * 20 }),
    ...(planItemId && { planItemId }),
  };
}

/** The person does the task and reports it with a file; the checker accepts it or sends it back. */
export async function doTask(
  chibo: Chibo,
  cell: Cell,
  task: { id: string; version: number; assigneeId: string },
  outcome: 'done' | 'returned' | 'reported',
): Promise<void> {
  const assignee = cell.members.find((m) => m.id === task.assigneeId);
  if (!assignee) throw new Error('The task is not for a member of the cell.');
  const secretary = await personAs(chibo, cell.secretary, 'secretary');
  const entering: Actor = secretary;
  await act(chibo, entering, 'task.progress', {
    id: task.id,
    version: task.version,
    percent: 60,
    note: 'Đã làm được hơn nửa, còn hai hộ.',
    onBehalfOf: assignee.id,
  });
  const file = await upload(
    chibo.app.db,
    chibo.keys,
    entering,
    entering.grant.unit,
    {
      name: 'bao-cao-ket-qua.txt',
      body: Buffer.from(`Báo cáo kết quả của ${cell.name}\nViệc: đã hoàn thành theo kế hoạch.\n`),
    },
    chibo.clock.now(),
  );
  await act(chibo, entering, 'task.report', {
    id: task.id,
    version: task.version + 1,
    note: 'Đã xong, có báo cáo kèm theo.',
    files: [file.id],
    onBehalfOf: assignee.id,
  });
  if (outcome === 'reported') return;
  const checker = cell.members[1] ?? cell.secretary;
  const by = await personAs(chibo, checker, 'deputy_secretary');
  await act(chibo, by, 'task.check', {
    id: task.id,
    version: task.version + 2,
    outcome,
    note: outcome === 'done' ? 'Đúng sản phẩm, đúng hạn.' : 'Thiếu ảnh hai đoạn đường, bổ sung trước cuối tháng.',
  });
}
