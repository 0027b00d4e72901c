/** What the branches of the demo's union do: answer the sector's resolution, meet each month, finish their tasks. */
import type { Chibo } from '../../src/chibo.ts';
import { addTo } from '../../src/platform/clock.ts';
import { act, ask, PASSWORD, personAs } from '../people.ts';
import type { Branch, Union } from './founding.ts';

type Received = {
  targets: { id: string; indicator: string; measure: string; goalMin: string; goalMax: string }[];
  received: { id: string; version: number } | null;
};

/** The sector's resolution with four targets, issued to every branch. Out: its id. */
export async function issue(chibo: Chibo, union: Union, on: string): Promise<string> {
  const chair = await personAs(chibo, union.sectorChair, 'union_chair');
  const end = `${on.slice(0, 4)}-12-31`;
  const count = (indicator: string, measure: string, goal: string) => ({
    indicator,
    measure,
    goalMin: goal,
    goalMax: goal,
    deadline: end,
  });
  const { id } = await act(chibo, chair, 'resolution.draft', {
    unit: union.sector,
    title: 'Nghị quyết về bữa ăn ca và an toàn lao động',
    theme: `An toàn, bữa ăn ca đủ chất ${on.slice(0, 4)}`,
    body: 'Công đoàn ngành yêu cầu các công đoàn bộ phận đối thoại với người sử dụng lao động về bữa ăn ca, kiểm tra an toàn tại chỗ và báo cáo tại cuộc họp đoàn viên hằng tháng.',
    targets: [
      count('Buổi đối thoại với người sử dụng lao động', 'talks', '60'),
      count('Đoàn viên mới', 'members', '45'),
      count('Suất ăn ca được kiểm tra', 'meals', '600'),
      {
        indicator: 'Đoàn viên dự họp hằng tháng',
        measure: 'percent',
        baseText: 'đoàn viên phải dự họp',
        goalMin: '80',
        goalMax: '90',
        deadline: end,
      },
    ],
  });
  await act(chibo, chair, 'resolution.issue', { id, version: 1, on, recipients: 'cells' });
  return id;
}

const WORK = [
  ['Kiểm tra 20 suất ăn ca và chụp ảnh', 'Biên bản kiểm tra 20 suất ăn ca kèm ảnh'],
  ['Lập danh sách 5 người lao động muốn gia nhập', 'Danh sách 5 người có chữ ký'],
  ['Ghi 10 nguy cơ mất an toàn tại xưởng', 'Danh sách 10 nguy cơ gửi tổ an toàn'],
] as const;

function work(i: number, on: string, planItemId?: string) {
  const [task, result] = WORK[i % WORK.length] ?? WORK[0];
  return {
    work: task,
    result,
    accountability: 'Chịu trách nhiệm trước công đoàn bộ phận',
    due: addTo(on, { days: 15 + (i % 3) * 20 }),
    ...(planItemId && { planItemId }),
  };
}

/** A branch acknowledges the resolution, takes two of its targets up in a plan, and gives the first tasks. */
export async function answer(
  chibo: Chibo,
  branch: Branch,
  index: number,
  resolutionId: string,
  on: string,
): Promise<void> {
  const chair = await personAs(chibo, branch.chair, 'branch_chair');
  const { received, targets } = await ask<Received>(chibo, chair, 'resolution.get', { id: resolutionId });
  if (!received) throw new Error(`${branch.name} received nothing.`);
  await act(chibo, chair, 'resolution.acknowledge', { unit: branch.id, id: received.id, version: received.version });
  // two branches only took note
  if (index % 15 === 14) return;
  const items = [targets[index % 3], targets[3]].flatMap((target) =>
    target
      ? [
          {
            what: `${target.indicator}: phần việc của bộ phận`,
            targetId: target.id,
            measure: target.measure,
            goalMin: target.measure === 'percent' ? target.goalMin : '2',
            goalMax: target.measure === 'percent' ? target.goalMax : '20',
            deadline: `${on.slice(0, 4)}-12-31`,
            weight: 1,
          },
        ]
      : [],
  );
  const { id } = await act(chibo, chair, 'plan.draft', {
    unit: branch.id,
    resolutionId,
    title: `Kế hoạch năm ${on.slice(0, 4)}`,
    body: 'Bộ phận nhận hai chỉ tiêu và giao việc cho từng đoàn viên.',
    startsOn: on,
    endsOn: addTo(on, { years: 1 }),
    items,
  });
  await act(chibo, chair, 'plan.adopt', { id, version: 1, on });
  const plan = await ask<{ items: { id: string }[] }>(chibo, chair, 'plan.get', { id });
  for (const [i, item] of plan.items.entries())
    await act(chibo, chair, 'task.assign', {
      unit: branch.id,
      ...work(index + i, on, item.id),
      assigneeId: branch.members[3 + i]?.id,
      checkerId: branch.vice.id,
    });
}

type Line = { id: string; role: string; state: string; votes: boolean; personId: string | null };
type Meeting = { version: number; roll: Line[]; replies: { id: string }[] };

/** A members' meeting from the call to the signature: two thirds attend, more than half of those present carry the resolution. */
export async function meet(chibo: Chibo, branch: Branch, index: number, on: string): Promise<void> {
  const chair = await personAs(chibo, branch.chair, 'branch_chair');
  const { id } = await act(chibo, chair, 'meeting.call', {
    unit: branch.id,
    kind: 'members_meeting',
    month: on.slice(0, 7),
    date: on,
    time: '16:45',
    place: 'Nhà ăn ca',
    mode: 'in_person',
  });
  const now = () => ask<Meeting>(chibo, chair, 'meeting.get', { id });
  await act(chibo, chair, 'meeting.open', { id, version: 1, chairId: branch.chair.id, clerkId: branch.vice.id });
  const { roll } = await now();
  const onShift = new Set(
    roll
      .filter((line) => line.state === 'unknown' && line.role === 'official')
      .slice(-(index % 3))
      .map((line) => line.id),
  );
  if (index % 3 === 0) onShift.clear();
  await act(chibo, chair, 'meeting.roll', {
    id,
    marks: roll
      .filter((line) => line.state === 'unknown')
      .map((line) => ({
        attendanceId: line.id,
        ...(onShift.has(line.id) || line.role === 'overseer'
          ? { state: 'excused', reason: 'shift' }
          : { state: 'present' }),
      })),
  });
  const opened = await now();
  const voters = opened.roll.filter((line) => line.votes && line.state === 'present');
  if (index % 6 === 0)
    await act(chibo, chair, 'proposal.record', {
      id,
      personId: voters.find((line) => line.personId !== branch.chair.id)?.personId,
      body: 'Đề nghị công ty bổ sung 4 quạt cho xưởng trước mùa nóng.',
      addressedUnitId: branch.enterprise,
    });
  await act(chibo, chair, 'meeting.adopt', {
    id,
    version: (await now()).version,
    title: `Nghị quyết họp đoàn viên tháng ${Number(on.slice(5, 7))}`,
    body: 'Đoàn viên thống nhất hai việc của tháng.',
    tasks: [{ ...work(index, on), assigneeId: branch.members[5]?.id, checkerId: branch.vice.id }],
    votesFor: voters.length - 2,
    votesAgainst: 1,
    votesOther: 1,
    form: 'hands',
  });
  const last = await now();
  await act(chibo, chair, 'meeting.close', {
    id,
    version: last.version,
    repliesRead: last.replies.map((reply) => reply.id),
  });
  await act(chibo, chair, 'meeting.confirm', { id, version: last.version + 1, readOut: true });
  await act(chibo, chair, 'meeting.sign', { id, version: last.version + 2, password: PASSWORD });
}

type Task = { id: string; version: number; assignee: { id: string } };

/** Some weeks later every other task is done and checked. */
export async function finish(chibo: Chibo, branch: Branch): Promise<void> {
  const chair = await personAs(chibo, branch.chair, 'branch_chair');
  const { items } = await ask<{ items: Task[] }>(chibo, chair, 'task.list', {
    unit: branch.id,
    state: 'open',
    limit: 50,
  });
  for (const task of items.filter((_, i) => i % 2 === 0)) {
    const report = { id: task.id, version: task.version, note: 'Đã xong.', files: [], onBehalfOf: task.assignee.id };
    await act(chibo, chair, 'task.report', report);
    const vice = await personAs(chibo, branch.vice, 'branch_vice_chair');
    await act(chibo, vice, 'task.check', {
      id: task.id,
      version: task.version + 1,
      outcome: 'done',
      note: 'Đúng kết quả.',
    });
  }
}
