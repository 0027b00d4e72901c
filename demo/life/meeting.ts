/** A cell's monthly meeting, each act at its hour: called three days before, opened in the evening, the resolution adopted, closed and signed. */
import { OPERATOR_ID } from '../../src/accounts/grants.ts';
import type { Chibo } from '../../src/chibo.ts';
import { act, ask, PASSWORD, personAs } from '../people.ts';
import type { Cell } from './community.ts';
import { ownPoints, type Points } from './oversight.ts';
import { work } from './tasks.ts';

type Line = { id: string; personId: string | null; role: string; votes: boolean; state: string };
type Agenda = { id: string; kind: string; title: string; version: number }[];
type Meeting = {
  version: number;
  items: Agenda;
  roll: Line[];
  replies: { id: string }[];
  fieldReports: { field: string; personId: string; state: string }[];
};

/** A meeting on its way: the next step knows from the last one what it needs. */
export type OnTheWay = {
  cell: Cell;
  on: string;
  index: number;
  id: string;
  version: number;
  present: Line[];
  replies: string[];
  /** who owes a report on a field of work (M31) */
  fields: { field: string; personId: string }[];
  /** the cell's own score, once it is voted (M32) */
  sheet: { id: string; points: Points } | null;
};

export function meetingOn(cell: Cell, index: number, on: string): OnTheWay {
  return { cell, on, index, id: '', version: 0, present: [], replies: [], fields: [], sheet: null };
}

export async function call(chibo: Chibo, meeting: OnTheWay): Promise<void> {
  const { cell, on } = meeting;
  const secretary = await personAs(chibo, cell.secretary, 'secretary');
  const { id } = await act(chibo, secretary, 'meeting.call', {
    unit: cell.id,
    kind: 'regular',
    month: on.slice(0, 7),
    date: on,
    time: '19:30',
    place: cell.setting === 'residential' ? 'Nhà văn hóa' : 'Phòng họp cơ quan',
    mode: 'in_person',
  });
  meeting.id = id;
  meeting.version = 1;
}

const REASONS = ['ill', 'duty', 'family'];

/** Opens with chair and clerk, marks the roll, writes what was said. */
export async function open(chibo: Chibo, meeting: OnTheWay): Promise<void> {
  const { cell, id, index } = meeting;
  const secretary = await personAs(chibo, cell.secretary, 'secretary');
  await act(chibo, secretary, 'meeting.open', {
    id,
    version: meeting.version,
    chairId: cell.secretary.id,
    clerkId: cell.deputy.id,
  });
  const now = await ask<Meeting>(chibo, secretary, 'meeting.get', { id });
  meeting.version = now.version;
  meeting.replies = now.replies.map((reply) => reply.id);
  const away = now.roll
    .filter((line) => line.state === 'unknown' && line.role !== 'overseer')
    .slice(-cell.random.whole(0, 2))
    .filter(() => cell.random.next() < 0.6);
  const marks = now.roll
    .filter((line) => line.state === 'unknown')
    .map((line, i) => {
      const reason =
        line.role === 'overseer'
          ? index % 3 === 0
            ? null
            : 'duty'
          : away.includes(line)
            ? (REASONS[i % REASONS.length] ?? null)
            : null;
      return { attendanceId: line.id, state: reason === null ? 'present' : 'excused', reason };
    });
  await act(chibo, secretary, 'meeting.roll', { id, marks });
  const excused = new Set(marks.filter((mark) => mark.state !== 'present').map((mark) => mark.attendanceId));
  meeting.present = now.roll.filter((line) => !excused.has(line.id));
  // the third of a committee forgets his report now and then
  meeting.fields = now.fieldReports.filter(
    (report, i) => report.state === 'due' && (i < 2 || (index + Number(meeting.on.slice(5, 7))) % 3 > 0),
  );
  for (const { field, personId } of meeting.fields)
    await act(chibo, secretary, 'field_report.write', {
      id,
      field,
      personId,
      body: REPORTED[field] ?? REPORTED.economy,
    });
  for (const item of now.items) {
    const said = SAID[item.kind];
    if (said) await act(chibo, secretary, 'meeting.item', { id: item.id, version: item.version, ...said, taken: true });
  }
}

const REPORTED: Record<string, string> = {
  economy: 'Gieo trồng đạt 95 % kế hoạch vụ; hai hộ mới đăng ký vay vốn chuyển đổi cây trồng.',
  security: 'Trong tháng không có vụ việc hình sự; hòa giải thành một vụ tranh chấp ranh giới đất.',
  poverty_reduction: 'Hai hộ nghèo được hỗ trợ giống; một nhà tạm đang sửa, dự kiến xong trong tháng tới.',
};
const SAID: Record<string, { discussion: string; conclusion: string }> = {
  last_month_report: {
    discussion: 'Chi ủy báo cáo kết quả tháng trước; hai ý kiến đề nghị nêu rõ việc còn chậm.',
    conclusion: 'Thống nhất với báo cáo; việc chậm chuyển sang tháng này.',
  },
  discussion: {
    discussion: 'Ba đảng viên phát biểu về tiến độ các việc được giao.',
    conclusion: 'Tập trung hoàn thành hai việc trọng tâm trong tháng.',
  },
};

const PROPOSALS = [
  'Đề nghị xã sửa đoạn mương thoát nước dài 120 mét cạnh nhà văn hóa trước mùa mưa.',
  'Đề nghị bổ sung 20 đầu sách cho tủ sách của thôn.',
  'Đề nghị mở lớp hướng dẫn dùng dịch vụ công trực tuyến cho 30 hộ.',
];

/** A member present proposes something to a level (M30). Out: the proposal. */
export async function propose(chibo: Chibo, meeting: OnTheWay, to: string): Promise<string> {
  const { cell } = meeting;
  const secretary = await personAs(chibo, cell.secretary, 'secretary');
  const proposer = meeting.present.find((line) => line.role === 'official' && line.personId !== cell.secretary.id);
  const { id } = await act(chibo, secretary, 'proposal.record', {
    id: meeting.id,
    personId: proposer?.personId,
    body: PROPOSALS[meeting.index % PROPOSALS.length],
    addressedUnitId: to,
  });
  return id;
}

/** The resolution of the month with two tasks; in the larger cells one votes against. */
export async function adopt(chibo: Chibo, meeting: OnTheWay): Promise<void> {
  const { cell, on, index } = meeting;
  const secretary = await personAs(chibo, cell.secretary, 'secretary');
  const voters = meeting.present.filter((line) => line.votes).length;
  const against = voters > 14 ? 1 : 0;
  const month = Number(on.slice(5, 7));
  await act(chibo, secretary, 'meeting.adopt', {
    id: meeting.id,
    version: meeting.version,
    title: `Nghị quyết sinh hoạt tháng ${month} của ${cell.name}`,
    body: 'Chi bộ đánh giá kết quả tháng trước, thống nhất hai việc trọng tâm của tháng và giao cho từng đảng viên.',
    tasks: [0, 1].map((i) => ({
      ...work(index + month + i, on, null),
      assigneeId: (cell.members[2 + ((month + i) % Math.max(1, cell.members.length - 2))] ?? cell.secretary).id,
      checkerId: cell.deputy.id,
    })),
    votesFor: voters - against,
    votesAgainst: against,
    votesOther: 0,
    form: 'hands',
  });
  meeting.version += 1;
}

/** The cell scores its own meeting and votes on the score (M32). */
export async function score(chibo: Chibo, meeting: OnTheWay): Promise<void> {
  const { cell, id } = meeting;
  const secretary = await personAs(chibo, cell.secretary, 'secretary');
  const points = ownPoints(cell.random);
  const votesFor = meeting.present.filter((line) => line.votes).length;
  const sheet = await act<{ id: string | null }>(chibo, secretary, 'quality.score', {
    id,
    points,
    votesFor,
    votesAgainst: 0,
    votesOther: 0,
    form: 'hands',
  });
  meeting.sheet = sheet.id === null ? null : { id: sheet.id, points };
}

/** Closes, confirms what was read out, and signs where the secretary has an account; the others sign on paper (D22). */
export async function close(chibo: Chibo, meeting: OnTheWay): Promise<void> {
  const secretary = await personAs(chibo, meeting.cell.secretary, 'secretary');
  const step = async (name: string, input: object = {}) => {
    await act(chibo, secretary, name, { id: meeting.id, version: meeting.version, ...input });
    meeting.version += 1;
  };
  await step('meeting.close', { repliesRead: meeting.replies });
  await step('meeting.confirm', { readOut: true });
  if (secretary.accountId !== OPERATOR_ID) await step('meeting.sign', { password: PASSWORD });
}
