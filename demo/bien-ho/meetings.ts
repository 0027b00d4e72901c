/** A cell's monthly meeting from the call to the signature, and what becomes of its tasks. */
import type { Chibo } from '../../src/chibo.ts';
import { addTo } from '../../src/platform/clock.ts';
import { act, ask, PASSWORD, personAs } from '../people.ts';
import type { seeded } from '../random.ts';
import type { Cell, World } from './found.ts';
import { at, type Clock, doTask, work } from './resolution.ts';

type Meeting = {
  version: number;
  unit: { id: string };
  items: { id: string; kind: string; title: string; version: number }[];
  roll: { id: string; personId: string | null; role: string; votes: boolean; state: string }[];
  replies: { id: string }[];
};

const PROPOSALS = [
  'Đề nghị xã sửa đoạn mương thoát nước dài 120 mét cạnh nhà văn hóa trước mùa mưa.',
  'Đề nghị bổ sung 20 đầu sách cho tủ sách của thôn.',
  'Đề nghị mở lớp hướng dẫn dùng dịch vụ công trực tuyến cho 30 hộ.',
];
const REASONS = ['ill', 'duty', 'family'];

/** Calls the meeting three days before, holds it in the evening of `on`, adopts the month's resolution with two tasks, confirms and signs. */
export async function holdMeeting(
  chibo: Chibo,
  clock: Clock,
  world: World,
  cell: Cell,
  index: number,
  on: string,
  random: ReturnType<typeof seeded>,
): Promise<void> {
  at(clock, addTo(on, { days: -3 }), '08:00');
  const secretary = await personAs(chibo, cell.secretary, 'secretary');
  const { id } = await act(chibo, secretary, 'meeting.call', {
    unit: cell.id,
    kind: 'regular',
    month: on.slice(0, 7),
    date: on,
    time: '19:30',
    place: 'Nhà văn hóa',
    mode: 'in_person',
  });
  at(clock, on, '19:30');
  const now = () => ask<Meeting>(chibo, secretary, 'meeting.get', { id });
  const clerk = cell.members[1] ?? cell.secretary;
  await act(chibo, secretary, 'meeting.open', {
    id,
    version: (await now()).version,
    chairId: cell.secretary.id,
    clerkId: clerk.id,
  });

  const open = await now();
  const away = new Set(
    open.roll
      .filter((line) => line.state === 'unknown' && line.role !== 'overseer')
      .slice(-random.whole(0, 2))
      .map((line) => line.id),
  );
  const marks = open.roll
    .filter((line) => line.state === 'unknown')
    .map((line, i) => {
      if (line.role === 'overseer')
        return {
          attendanceId: line.id,
          state: index % 3 === 0 ? 'present' : 'excused',
          reason: index % 3 === 0 ? null : 'duty',
        };
      if (away.size > 0 && away.has(line.id) && random.next() < 0.7)
        return { attendanceId: line.id, state: 'excused', reason: REASONS[i % REASONS.length] };
      return { attendanceId: line.id, state: 'present', reason: null };
    });
  await act(chibo, secretary, 'meeting.roll', { id, marks });
  await discuss(chibo, secretary, open);
  if (index % 5 === 0) {
    const proposer = (await now()).roll.find(
      (line) => line.role === 'official' && line.state === 'present' && line.personId !== cell.secretary.id,
    );
    await act(chibo, secretary, 'proposal.record', {
      id,
      personId: proposer?.personId,
      body: PROPOSALS[index % PROPOSALS.length],
      addressedUnitId: index % 10 === 0 ? world.commune : cell.id,
    });
  }
  at(clock, on, '20:45');
  await adopt(chibo, secretary, cell, id, await now(), on);
  at(clock, on, '21:05');
  const last = await now();
  await act(chibo, secretary, 'meeting.close', {
    id,
    version: last.version,
    repliesRead: last.replies.map((reply) => reply.id),
  });
  await act(chibo, secretary, 'meeting.confirm', { id, version: (await now()).version, readOut: true });
  await act(chibo, secretary, 'meeting.sign', { id, version: (await now()).version, password: PASSWORD });
}

async function discuss(chibo: Chibo, secretary: Awaited<ReturnType<typeof personAs>>, meeting: Meeting): Promise<void> {
  const said: Record<string, [string, string]> = {
    last_month_report: [
      'Chi ủy báo cáo kết quả tháng trước; hai ý kiến đề nghị nêu rõ việc còn chậm.',
      'Thống nhất với báo cáo; việc chậm chuyển sang tháng này.',
    ],
    discussion: [
      'Ba đảng viên phát biểu về tiến độ các việc được giao.',
      'Tập trung hoàn thành hai việc trọng tâm trong tháng.',
    ],
  };
  for (const item of meeting.items) {
    const [discussion, conclusion] = said[item.kind] ?? ['', ''];
    if (discussion)
      await act(chibo, secretary, 'meeting.item', {
        id: item.id,
        version: item.version,
        discussion,
        conclusion,
        taken: true,
      });
  }
}

async function adopt(
  chibo: Chibo,
  secretary: Awaited<ReturnType<typeof personAs>>,
  cell: Cell,
  id: string,
  meeting: Meeting,
  on: string,
): Promise<void> {
  const voters = meeting.roll.filter((line) => line.votes && line.state === 'present').length;
  const against = voters > 14 ? 1 : 0;
  const tasks = [0, 1].map((i) => ({
    ...work(i, on, null),
    assigneeId: cell.members[4 + i]?.id,
    checkerId: cell.members[1]?.id,
  }));
  await act(chibo, secretary, 'meeting.adopt', {
    id,
    version: meeting.version,
    title: `Nghị quyết sinh hoạt tháng ${Number(on.slice(5, 7))} của ${cell.name}`,
    body: 'Chi bộ đánh giá kết quả tháng trước, thống nhất hai việc trọng tâm của tháng và giao cho từng đảng viên.',
    tasks,
    votesFor: voters - against,
    votesAgainst: against,
    votesOther: 0,
    form: 'hands',
  });
}

type Tasks = { items: { id: string; version: number; state: string; assignee: { id: string } }[] };

/** Twenty days later some tasks are done, one is sent back, one waits for its checker, one is left to fall overdue. */
export async function judgeTasks(
  chibo: Chibo,
  clock: Clock,
  cell: Cell,
  on: string,
  index: number,
  month: number,
): Promise<void> {
  at(clock, on, '17:00');
  const secretary = await personAs(chibo, cell.secretary, 'secretary');
  const { items } = await ask<Tasks>(chibo, secretary, 'task.list', { unit: cell.id, state: 'open', limit: 50 });
  for (const [i, task] of items.entries()) {
    const turn = (i + index + month) % 6;
    const outcome = turn < 3 ? 'done' : turn === 3 ? 'returned' : turn === 4 ? 'reported' : null;
    if (outcome)
      await doTask(chibo, cell, { id: task.id, version: task.version, assigneeId: task.assignee.id }, outcome);
  }
}
