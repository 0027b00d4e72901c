/** The world of Biển Hồ on the calendar: a term's resolution with 19 targets, plans and tasks of its cells, and months of their life. */
import { addTo, lastDayOf, monthOf } from '../../src/platform/clock.ts';
import { MORE_SEATS, organizeCells, organizeCommittee } from '../life/committee.ts';
import { fillSeat, prepareElection } from '../life/elections.ts';
import { planLeadership } from '../life/leadership.ts';
import { planMonths } from '../life/months.ts';
import { closeMonths } from '../life/periods.ts';
import { membersBySex } from '../life/publications.ts';
import { planResidence } from '../life/residence.ts';
import { answerResolution, issueResolution } from '../life/resolution.ts';
import { compareSummary } from '../life/summaries.ts';
import { beginningOf, type Stage } from '../stage.ts';
import { found, notYetBienHo, openAccounts, type World } from './found.ts';
import { CELLS } from './roster.ts';
import { TARGETS } from './targets.ts';

/** Cells that acknowledged the resolution, and cells that answered it with a plan (M03): the last ones did neither. */
const ACKNOWLEDGING = 59;
const PLANNING = 55;
const TAKEN: Record<string, number[]> = { residential: [1, 5, 6], school: [3, 11] };
const TAKEN_ELSEWHERE = [3, 4];
/** Villages whose committee has divided its fields of work. */
const DIVIDED = 12;

/** Plans the world; it is filled in as the calendar runs. */
export function planBienHo(stage: Stage): World {
  const { chibo, calendar } = stage;
  const { first, asOf } = beginningOf(stage);
  const world = notYetBienHo();
  calendar.at(asOf, '06:00', 'Biển Hồ: 61 chi bộ, 1.189 đảng viên', () => found(stage, world), 120);
  calendar.at(asOf, '07:00', 'Biển Hồ: tài khoản', () => openAccounts(stage, world), 50);

  calendar.at(
    asOf,
    '10:00',
    'Biển Hồ: nhiệm kỳ, phân công, quy chế',
    async () => {
      await organizeCommittee(chibo, { id: world.id, name: 'Đảng bộ xã Biển Hồ' }, world.committee, world.cells, asOf);
      await organizeCells(chibo, world.cells, asOf, DIVIDED, { ...MORE_SEATS, 0: 4 });
    },
    15,
  );

  // the first cell fills the fourth seat of its committee, and prepares another ballot for today
  calendar.at(asOf, '19:00', 'Biển Hồ: bầu cử', () => fillSeat(chibo, world, asOf));
  calendar.at(stage.present, '00:05', 'Biển Hồ: bầu cử', () => prepareElection(chibo, world, stage.present));

  calendar.at(stage.present, '00:10', 'Biển Hồ: đối chiếu với cơ sở dữ liệu quốc gia', () =>
    compareSummary(chibo, world.commune, 'van-phong'),
  );

  calendar.at(stage.present, '00:20', 'Biển Hồ: chốt số liệu', () =>
    closeMonths(chibo, world.commune, 'van-phong', first, stage.present),
  );
  const closed = lastDayOf(monthOf(first));
  if (closed < stage.present)
    calendar.at(stage.present, '00:25', 'Biển Hồ: bảng số liệu', () => membersBySex(chibo, world.commune, closed));

  let resolution = '';
  const issued = addTo(first, { days: 1 });
  const year = issued.slice(0, 4);
  calendar.at(
    issued,
    '08:30',
    'Biển Hồ: nghị quyết',
    async () => {
      resolution = await issueResolution(chibo, world, issued, {
        title: 'Nghị quyết thực hiện 19 chỉ tiêu chủ yếu của nhiệm kỳ',
        theme: `Kỷ cương, trách nhiệm, hiệu quả ${year}`,
        body: 'Đảng ủy xã Biển Hồ yêu cầu các chi bộ căn cứ 19 chỉ tiêu chủ yếu, xây dựng kế hoạch cụ thể, phân công nhiệm vụ rõ cho từng đảng viên và báo cáo kết quả hằng tháng tại sinh hoạt chi bộ.',
        targets: TARGETS,
      });
    },
    5,
  );
  const answered = addTo(issued, { days: 2 });
  for (let i = 0; i < CELLS; i++)
    calendar.at(answered, '18:00', 'Biển Hồ: kế hoạch của các chi bộ', async () => {
      const cell = world.cells[i];
      if (!cell) throw new Error(`Biển Hồ has no cell ${i}.`);
      const taken = i < PLANNING ? (TAKEN[cell.setting ?? ''] ?? TAKEN_ELSEWHERE) : [];
      await answerResolution(chibo, cell, resolution, answered, { acknowledges: i < ACKNOWLEDGING, taken });
    });
  planLeadership(stage, world, {
    name: 'Biển Hồ: điều hành',
    theme: `Kỷ cương, trách nhiệm, hiệu quả ${year}`,
    resolution: () => resolution,
    measured: [
      { target: 0, from: 12, step: 6, source: 'Sổ danh sách đảng viên' },
      { target: 5, from: 264, step: -9, source: 'Phòng Kinh tế xã' },
      { target: 6, from: 8, step: 5, source: 'Mặt trận Tổ quốc xã' },
    ],
    amended: 6,
  });
  planResidence(stage, world, asOf);
  planMonths(stage, world, { name: 'Biển Hồ', cells: CELLS });
  return world;
}
