/** The end of a year in a committee: tasks, the conference that reviews the year, the close that carries over what is not finished. */
import type { Chibo } from '../../src/chibo.ts';
import { addTo } from '../../src/platform/clock.ts';
import type { Calendar } from '../calendar.ts';
import type { Community } from '../life/community.ts';
import { act, ask, personAs } from '../people.ts';

const WORK = [
  [
    'Rà soát 42 chương trình, kế hoạch kiểm tra, giám sát để bàn giao',
    'Bảng kê 42 chương trình có người nhận bàn giao',
  ],
  ['Hướng dẫn 26 tổ chức đảng chuẩn bị đại hội nhiệm kỳ 2025-2030', 'Biên bản hướng dẫn 26 tổ chức đảng'],
  ['Thẩm định hồ sơ 12 tổ chức đảng được đề nghị khen thưởng năm 2024', 'Tờ trình kèm 12 hồ sơ thẩm định'],
] as const;

const secretaryOf = (chibo: Chibo, community: Community) =>
  personAs(chibo, community.committee.secretary, 'committee_secretary', community.id);

type Giving = { due: string; done: number; theme?: string };
type Tasks = { items: { id: string; version: number; assignee: { id: string } }[] };

/** Gives the committee's members its tasks; so many of them are finished a week later. */
export async function giveTasks(
  chibo: Chibo,
  community: Community,
  on: string,
  { due, done, theme }: Giving,
): Promise<void> {
  const secretary = await secretaryOf(chibo, community);
  const { deputy, executives } = community.committee;
  await act(chibo, secretary, 'task.assign_many', {
    unit: community.id,
    lines: WORK.map(([work, result], i) => ({
      work,
      result,
      accountability: 'Chủ trì, chịu trách nhiệm trước Ban Thường vụ về tiến độ và kết quả',
      due: addTo(due, { days: i }),
      assigneeId: executives[i]?.id,
      checkerId: deputy.id,
      ...(theme && { theme }),
    })),
  });
  const { items } = await ask<Tasks>(chibo, secretary, 'task.list', { unit: community.id, state: 'open', limit: 10 });
  const checker = await personAs(chibo, deputy, 'committee_deputy_secretary', community.id);
  for (const task of items.slice(0, done)) {
    await act(chibo, secretary, 'task.report', {
      id: task.id,
      version: task.version,
      note: `Đã hoàn thành, báo cáo ngày ${on.split('-').reverse().join('/')}.`,
      files: [],
      onBehalfOf: task.assignee.id,
    });
    await act(chibo, checker, 'task.check', {
      id: task.id,
      version: task.version + 1,
      outcome: 'done',
      note: 'Đúng sản phẩm, đúng hạn.',
    });
  }
}

type Meeting = {
  version: number;
  items: { id: string; kind: string; version: number }[];
  roll: { id: string; state: string; votes: boolean }[];
};

/** Plans the conference that reviews the year and gives out the tasks of the next one (M43). */
export function conference(calendar: Calendar, chibo: Chibo, community: Community, on: string, what: string): void {
  let id = '';
  let version = 1;
  calendar.at(addTo(on, { days: -4 }), '08:00', what, async () => {
    const secretary = await secretaryOf(chibo, community);
    const called = await act(chibo, secretary, 'meeting.call', {
      unit: community.id,
      kind: 'annual_review',
      date: on,
      time: '14:00',
      place: 'Hội trường trụ sở liên cơ quan số 2',
      mode: 'in_person',
    });
    id = called.id;
  });
  calendar.at(on, '14:00', what, async () => {
    const { secretary: chair, deputy: clerk } = community.committee;
    const secretary = await secretaryOf(chibo, community);
    await act(chibo, secretary, 'meeting.open', { id, version, chairId: chair.id, clerkId: clerk.id });
    const meeting = await ask<Meeting>(chibo, secretary, 'meeting.get', { id });
    const marks = meeting.roll
      .filter((line) => line.state === 'unknown')
      .map((line) => ({ attendanceId: line.id, state: 'present', reason: null }));
    await act(chibo, secretary, 'meeting.roll', { id, marks });
    for (const item of meeting.items.filter((one) => one.kind === 'last_month_report' || one.kind === 'discussion'))
      await act(chibo, secretary, 'meeting.item', {
        id: item.id,
        version: item.version,
        discussion:
          'Các tổ chức đảng thảo luận kết quả năm 2024 và việc bảo đảm công việc không gián đoạn khi sắp xếp bộ máy.',
        conclusion: 'Thống nhất báo cáo; nhiệm vụ năm 2025 phải rõ việc, rõ sản phẩm, đếm được.',
        taken: true,
      });
    version = meeting.version;
    const voters = meeting.roll.filter((line) => line.votes).length;
    await act(chibo, secretary, 'meeting.adopt', {
      id,
      version,
      title: 'Nghị quyết hội nghị tổng kết năm 2024, triển khai nhiệm vụ năm 2025',
      body: 'Hội nghị thống nhất kết quả công tác năm 2024 và phương hướng, nhiệm vụ năm 2025 theo chủ đề công tác năm của tỉnh.',
      tasks: [],
      votesFor: voters,
      votesAgainst: 0,
      votesOther: 0,
      form: 'hands',
    });
    version += 1;
  });
  calendar.at(on, '16:45', what, async () => {
    const secretary = await secretaryOf(chibo, community);
    await act(chibo, secretary, 'meeting.close', { id, version, repliesRead: [] });
    await act(chibo, secretary, 'meeting.confirm', { id, version: version + 1, readOut: true });
  });
}

/** Closes the year (M43): what is unfinished goes on in the next year's programme, which is adopted. */
export async function closeYear(chibo: Chibo, community: Community, year: number): Promise<void> {
  const secretary = await secretaryOf(chibo, community);
  const { unfinished } = await ask<{ unfinished: unknown[] }>(chibo, secretary, 'year.get', {
    unit: community.id,
    year,
  });
  const { programmeId } = await act<{ programmeId: string }>(chibo, secretary, 'year.close', {
    unit: community.id,
    year,
    conclusion: 'Hoàn thành các nhiệm vụ trọng tâm của năm; các việc chưa xong được chuyển tiếp và giao lại thời hạn.',
    programmeTitle: `Chương trình công tác năm ${year + 1}`,
    seen: unfinished.length,
    due: `${year + 1}-02-28`,
  });
  await act(chibo, secretary, 'plan.adopt', { id: programmeId, version: 1, on: `${year}-12-31` });
}
