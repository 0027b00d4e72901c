/** The world of Ia Mơ: the cell of Krông grows from 13 to 16 members (M05) and means to admit two or three by 2027 (M04). */
import { operator } from '../../src/accounts/grants.ts';
import { addTo } from '../../src/platform/clock.ts';
import { organizeCells, organizeCommittee } from '../life/committee.ts';
import { type Community, notYetFounded } from '../life/community.ts';
import { foundProvince, openAccount, openSecretaries, openStaff, settleCommune } from '../life/founding.ts';
import { planMonths } from '../life/months.ts';
import { GIA_LAI } from '../life/provinces.ts';
import { type Answer, answerResolution, type DemoTarget, issueResolution } from '../life/resolution.ts';
import { act } from '../people.ts';
import { bringRoster } from '../roster/bring.ts';
import { beginningOf, dayBetween, type Stage } from '../stage.ts';
import { CELLS, CODE, KRONG, roster } from './roster.ts';

/** The period of the article's target; a demo loaded after it speaks of the years ahead. */
const ADMIT_BY = '2027-12-31';
const ADMISSIONS = 0;

function targetsOn(issued: string): DemoTarget[] {
  const deadline = issued < ADMIT_BY ? ADMIT_BY : addTo(`${issued.slice(0, 4)}-12-31`, { years: 2 });
  return [
    {
      indicator: 'Kết nạp đảng viên mới giai đoạn 2025-2027, chú trọng thanh niên',
      measure: 'members',
      goalMin: '25',
      goalMax: '30',
      deadline,
    },
    {
      indicator: 'Diện tích chuyển đổi cây trồng theo công trình thủy lợi Ia Mơ',
      measure: 'hectares',
      goalMin: '120',
      goalMax: '150',
    },
    { indicator: 'Xóa nhà tạm, nhà dột nát', measure: 'houses', goalMin: '24', goalMax: '24' },
    {
      indicator: 'Chi bộ có bí thư đồng thời là trưởng thôn',
      measure: 'percent',
      baseText: 'các chi bộ thôn, làng',
      baseValue: '90',
      goalMin: '100',
      goalMax: '100',
    },
  ];
}

/** Villages whose committee has divided its fields of work. */
const DIVIDED = 6;

export function planIaMo(stage: Stage): Community {
  const { chibo, calendar } = stage;
  const { first, asOf } = beginningOf(stage);
  const world = notYetFounded();
  calendar.at(
    asOf,
    '07:00',
    'Ia Mơ: 16 chi bộ',
    async () => {
      const province = await foundProvince(chibo, GIA_LAI);
      await bringRoster(chibo, province, roster(asOf), 'ia-mo', asOf);
      Object.assign(
        world,
        await settleCommune(chibo, { code: CODE, place: 'Ia Mơ', province: GIA_LAI.name, seats: 9 }, asOf),
      );
      const krong = world.cells[KRONG];
      await openAccount(chibo, 'bi-thu-krong', krong?.secretary, 11);
      await openStaff(chibo, {
        login: 'van-phong-ia-mo',
        name: 'Đỗ Thị Thư',
        unitId: world.id,
        post: 'clerk',
        from: asOf,
      });
      await openSecretaries(chibo, world.cells, (i) => (i === KRONG || i % 2 === 1 ? null : `bi-thu-ia-mo-${i + 1}`));
    },
    40,
  );

  calendar.at(
    asOf,
    '10:00',
    'Ia Mơ: nhiệm kỳ, phân công, quy chế',
    async () => {
      await organizeCommittee(chibo, { id: world.id, name: 'Đảng bộ xã Ia Mơ' }, world.committee, world.cells, asOf);
      await organizeCells(chibo, world.cells, asOf, DIVIDED);
    },
    5,
  );

  const issued = addTo(first, { days: 1 });
  let resolution = '';
  calendar.at(issued, '08:30', 'Ia Mơ: nghị quyết', async () => {
    resolution = await issueResolution(chibo, world, issued, {
      title: 'Nghị quyết lãnh đạo thực hiện nhiệm vụ trọng tâm của xã biên giới',
      body: 'Đảng ủy xã Ia Mơ yêu cầu các chi bộ khai thác hiệu quả công trình thủy lợi, chuyển đổi cây trồng, tạo nguồn kết nạp đảng viên là thanh niên.',
      targets: targetsOn(issued),
    });
  });
  const answered = addTo(issued, { days: 2 });
  for (let i = 0; i < CELLS; i++)
    calendar.at(answered, '18:30', 'Ia Mơ: kế hoạch của các chi bộ', async () => {
      const cell = world.cells[i];
      if (!cell) throw new Error(`Ia Mơ has no cell ${i}.`);
      const goals: Answer['goals'] = i === KRONG ? { [ADMISSIONS]: ['2', '3'] } : {};
      const until = answered < ADMIT_BY ? ADMIT_BY : addTo(answered, { years: 2 });
      await answerResolution(chibo, cell, resolution, answered, {
        acknowledges: true,
        taken: [ADMISSIONS, 1],
        goals,
        until,
      });
    });
  planKrong(stage, world);
  planMonths(stage, world, { name: 'Ia Mơ', cells: CELLS });
  return world;
}

/** Two are admitted in Krông and one moves in: 13 become 16. */
function planKrong(stage: Stage, world: Community): void {
  const comings = [
    { part: 0.25, fullName: 'Siu Thuyên', sex: 'male', born: 24, reason: 'admitted' },
    { part: 0.5, fullName: "Rmah H'Lem", sex: 'female', born: 27, reason: 'admitted' },
    { part: 0.75, fullName: 'Kpă Yơn', sex: 'male', born: 41, reason: 'transferred' },
  ];
  for (const { part, born, ...coming } of comings) {
    const on = dayBetween(stage, part);
    stage.calendar.at(on, '10:30', 'Ia Mơ: Krông', async () => {
      const cell = world.cells[KRONG];
      const isNew = coming.reason === 'admitted';
      const admittedOn = isNew ? on : addTo(on, { years: -9 });
      await act(stage.chibo, operator(), 'member.register', {
        unit: cell?.id,
        ...coming,
        ethnicity: '10',
        birthDate: addTo(addTo(on, { years: -born }), { days: -40 }),
        admittedOn,
        officialOn: isNew ? null : addTo(admittedOn, { years: 1 }),
        from: on,
      });
    });
  }
}
