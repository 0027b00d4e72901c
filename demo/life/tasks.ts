/** What becomes of a cell's tasks: done with a report, sent back, waiting for its checker, or left to fall overdue. */
import type { Chibo } from '../../src/chibo.ts';
import type { Actor } from '../../src/platform/access.ts';
import { addTo } from '../../src/platform/clock.ts';
import { upload } from '../../src/platform/files/files.ts';
import { act, ask, personAs } from '../people.ts';
import type { Cell } from './community.ts';

const WORK = [
  [
    'Lập danh sách 5 quần chúng ưu tú và phân công đảng viên giúp đỡ',
    'Danh sách 5 quần chúng ưu tú được chi ủy thông qua',
  ],
  ['Vận động 12 hộ đăng ký sửa chữa nhà ở và làm hồ sơ', '12 hồ sơ sửa nhà nộp về ủy ban xã'],
  ['Kiểm tra 3 km đường nội thôn và lập biên bản các đoạn hỏng', 'Biên bản kiểm tra 3 km đường có ảnh kèm theo'],
  ['Mở 2 buổi hướng dẫn dịch vụ công trực tuyến cho 30 hộ', 'Danh sách 30 hộ có chữ ký sau 2 buổi'],
  ['Thu gom rác và trồng 200 cây dọc 1 km đường chính', '200 cây được trồng, có ảnh trước và sau'],
] as const;

/** A six-clear task (M09, M54): work, result, accountability, due. */
export function work(i: number, on: string, planItemId: string | null) {
  const [task, result] = WORK[i % WORK.length] ?? WORK[0];
  return {
    work: task,
    result,
    accountability: 'Chủ trì, chịu trách nhiệm trước chi bộ về kết quả',
    due: addTo(on, { days: 25 + (i % 3) * 20 }),
    ...(planItemId && { planItemId }),
  };
}

type Task = { id: string; version: number; assignee: { id: string } };
type Outcome = 'done' | 'returned' | 'reported';

/** The end of a month: of six tasks three are done, one is sent back, one waits for its checker, one is left. */
export async function judgeTasks(chibo: Chibo, cell: Cell, turn: number): Promise<void> {
  const secretary = await personAs(chibo, cell.secretary, 'secretary');
  const { items } = await ask<{ items: Task[] }>(chibo, secretary, 'task.list', {
    unit: cell.id,
    state: 'open',
    limit: 50,
  });
  for (const [i, task] of items.entries()) {
    const lot = (i + turn) % 6;
    const outcome = lot < 3 ? 'done' : lot === 3 ? 'returned' : lot === 4 ? 'reported' : null;
    if (outcome) await doTask(chibo, cell, task, outcome, lot < 2);
  }
}

/** The person does the task and reports it, some with a file; the checker accepts it or sends it back. */
async function doTask(chibo: Chibo, cell: Cell, task: Task, outcome: Outcome, withFile: boolean): Promise<void> {
  const secretary = await personAs(chibo, cell.secretary, 'secretary');
  let { version } = task;
  const step = async (name: string, input: object, by: Actor = secretary) => {
    await act(chibo, by, name, { id: task.id, version, ...input });
    version += 1;
  };
  const onBehalfOf = task.assignee.id;
  if (outcome !== 'done')
    await step('task.progress', { percent: 60, note: 'Đã làm được hơn nửa, còn hai hộ.', onBehalfOf });
  const files = withFile ? [await reportFile(chibo, cell, secretary)] : [];
  await step('task.report', {
    note: withFile ? 'Đã xong, có báo cáo kèm theo.' : 'Đã xong, đã báo cáo chi ủy.',
    files,
    onBehalfOf,
  });
  if (outcome === 'reported') return;
  const checker = await personAs(chibo, cell.deputy, 'deputy_secretary');
  const note = outcome === 'done' ? 'Đúng sản phẩm, đúng hạn.' : 'Thiếu ảnh hai đoạn đường, bổ sung trước cuối tháng.';
  await step('task.check', { outcome, note }, checker);
}

async function reportFile(chibo: Chibo, cell: Cell, by: Actor): Promise<string> {
  const body = Buffer.from(`Báo cáo kết quả của ${cell.name}\nViệc: đã hoàn thành theo kế hoạch.\n`);
  const file = { name: 'bao-cao-ket-qua.txt', body };
  const { id } = await upload(chibo.app.db, chibo.keys, by, by.grant.unit, file, chibo.clock.now());
  return id;
}
