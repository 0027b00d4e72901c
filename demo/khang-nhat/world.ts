/** The world of Kháng Nhật: every secretary is a village head, and six months of its cells' life. */
import type { Chibo } from '../../src/chibo.ts';
import { addTo } from '../../src/platform/clock.ts';
import { organizeCells, organizeCommittee } from '../life/committee.ts';
import { type Community, idByCode, notYetFounded } from '../life/community.ts';
import { foundProvince, openAccount, openSecretaries, settleCommune } from '../life/founding.ts';
import { planLeadership } from '../life/leadership.ts';
import { planMonths } from '../life/months.ts';
import { TUYEN_QUANG } from '../life/provinces.ts';
import { answerResolution, type DemoTarget, issueResolution } from '../life/resolution.ts';
import { measureVillage } from '../life/village.ts';
import { bringRoster } from '../roster/bring.ts';
import { codeOf } from '../roster/places.ts';
import { beginningOf, type Stage } from '../stage.ts';
import { CELLS, CODE, LEM, roster } from './roster.ts';

const TARGETS: DemoTarget[] = [
  { indicator: 'Hộ nghèo giảm còn', measure: 'households', goalMin: '60', goalMax: '80' },
  {
    indicator: 'Đường nội thôn được bê tông hóa',
    measure: 'percent',
    baseText: 'tổng chiều dài đường nội thôn',
    baseValue: '92',
    goalMin: '100',
    goalMax: '100',
  },
  { indicator: 'Xóa nhà tạm, nhà dột nát', measure: 'houses', goalMin: '18', goalMax: '18' },
  { indicator: 'Kết nạp đảng viên mới', measure: 'members', goalMin: '10', goalMax: '12' },
];

/** Villages whose committee has divided its fields of work. */
const DIVIDED = 6;

/** From eight years before to the day: fewer poor households and temporary houses, the inner roads paved to their end (M67, M68). */
async function measureLem(chibo: Chibo, code: string, asOf: string): Promise<void> {
  const unit = await idByCode(chibo, code);
  const before = addTo(asOf, { years: -8 });
  const reviewed = { source: 'Kết quả rà soát hộ nghèo của xã' };
  await measureVillage(chibo, unit, 'poor_households', [
    { on: before, value: '31', base: '62', ...reviewed },
    { on: asOf, value: '12', base: '63', ...reviewed },
  ]);
  const houses = { source: 'Ủy ban nhân dân xã' };
  await measureVillage(chibo, unit, 'temporary_houses', [
    { on: before, value: '17', ...houses },
    { on: asOf, value: '2', ...houses },
  ]);
  const kilometres = { base: '3.2', source: 'Trưởng thôn báo cáo, theo km đường nội thôn' };
  await measureVillage(chibo, unit, 'paved_roads', [
    { on: before, value: '0.4', ...kilometres },
    { on: asOf, value: '3.2', ...kilometres },
  ]);
}

export function planKhangNhat(stage: Stage): Community {
  const { chibo, calendar } = stage;
  const { first, asOf } = beginningOf(stage);
  const world = notYetFounded();
  calendar.at(
    asOf,
    '05:00',
    'Kháng Nhật: 11 thôn',
    async () => {
      const province = await foundProvince(chibo, TUYEN_QUANG);
      await bringRoster(chibo, province, roster(asOf), 'khang-nhat', asOf);
      Object.assign(
        world,
        await settleCommune(chibo, { code: CODE, place: 'Kháng Nhật', province: TUYEN_QUANG.name, seats: 9 }, asOf),
      );
      await measureLem(chibo, codeOf(CODE, LEM), asOf);
      await openAccount(chibo, 'bi-thu-khang-nhat', world.cells[LEM]?.secretary, 12);
      await openAccount(chibo, 'bi-thu-xa-khang-nhat', world.committee.secretary);
      await openSecretaries(chibo, world.cells, (i) =>
        i === LEM || i % 2 === 1 ? null : `bi-thu-khang-nhat-${i + 1}`,
      );
    },
    40,
  );

  calendar.at(
    asOf,
    '10:00',
    'Kháng Nhật: nhiệm kỳ, phân công, quy chế',
    async () => {
      await organizeCommittee(
        chibo,
        { id: world.id, name: 'Đảng bộ xã Kháng Nhật' },
        world.committee,
        world.cells,
        asOf,
      );
      await organizeCells(chibo, world.cells, asOf, DIVIDED);
    },
    5,
  );

  const issued = addTo(first, { days: 1 });
  let resolution = '';
  calendar.at(issued, '08:30', 'Kháng Nhật: nghị quyết', async () => {
    resolution = await issueResolution(chibo, world, issued, {
      title: 'Nghị quyết lãnh đạo phát triển kinh tế - xã hội, giảm nghèo ở các thôn',
      body: 'Đảng ủy xã Kháng Nhật yêu cầu bí thư chi bộ đồng thời là trưởng thôn nói, làm, hướng dẫn và tổ chức thực hiện; mọi việc lớn của thôn được bàn công khai với nhân dân.',
      targets: TARGETS,
    });
  });
  const answered = addTo(issued, { days: 2 });
  for (let i = 0; i < CELLS; i++)
    calendar.at(answered, '18:30', 'Kháng Nhật: kế hoạch của các chi bộ', async () => {
      const cell = world.cells[i];
      if (!cell) throw new Error(`Kháng Nhật has no cell ${i}.`);
      await answerResolution(chibo, cell, resolution, answered, {
        acknowledges: true,
        taken: i === CELLS - 1 ? [] : [0, 2],
      });
    });
  planLeadership(stage, world, {
    name: 'Kháng Nhật: điều hành',
    theme: 'Bí thư chi bộ gần dân, nói đi đôi với làm',
    resolution: () => resolution,
    measured: [{ target: 0, from: 112, step: -6, source: 'Ban Chỉ đạo giảm nghèo xã' }],
    amended: 2,
  });
  planMonths(stage, world, { name: 'Kháng Nhật', cells: CELLS });
  return world;
}
