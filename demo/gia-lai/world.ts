/** The province of Gia Lai above its communes: a committee of its own and a resolution that the communes carry out, down to the cells. */

import { beginTerm, termStartOf } from '../life/committee.ts';
import { type Community, cellsUnder, notYetFounded, seatCommittee } from '../life/community.ts';
import { foundProvince } from '../life/founding.ts';
import { GIA_LAI } from '../life/provinces.ts';
import { type DemoTarget, issueResolution } from '../life/resolution.ts';
import { bringRoster } from '../roster/bring.ts';
import { cellsOf } from '../roster/places.ts';
import { rosterOf } from '../roster/roster.ts';
import { beginningOf, type Stage } from '../stage.ts';

const CODE = 'GL';
const SEATS = 9;

/** What the province asks of its communes, in the words in which they carry it out. */
export const PROVINCIAL: DemoTarget[] = [
  { indicator: 'Kết nạp đảng viên mới trong nhiệm kỳ', measure: 'members', goalMin: '12000', goalMax: '13000' },
  { indicator: 'Xóa nhà tạm, nhà dột nát', measure: 'houses', goalMin: '4500', goalMax: '4500' },
  {
    indicator: 'Chi bộ có bí thư đồng thời là trưởng thôn',
    measure: 'percent',
    baseText: 'các chi bộ thôn, làng',
    baseValue: '78.5',
    goalMin: '90',
    goalMax: '100',
  },
];

export function planGiaLai(stage: Stage): Community {
  const { chibo, calendar } = stage;
  const { first, asOf } = beginningOf(stage);
  const world = notYetFounded();
  // before its communes, which are then founded under it
  calendar.at(
    asOf,
    '04:00',
    'Gia Lai: Tỉnh ủy',
    async () => {
      world.id = await foundProvince(chibo, GIA_LAI);
      const cells = cellsOf({
        code: CODE,
        villages: [],
        institutions: [
          ['Văn phòng Tỉnh ủy', 'cơ quan'],
          ['Ban Tổ chức Tỉnh ủy', 'cơ quan'],
        ],
        sizes: [16, 14],
        villagers: {},
        staff: { giaRai: 0.2, kinh: 0.8 },
        under: '',
      });
      const day = { asOf, termFrom: termStartOf(asOf), cards: 28_000_000 };
      await bringRoster(chibo, world.id, rosterOf([], cells, day), 'tinh-uy-gia-lai', asOf);
      world.cells = await cellsUnder(chibo, world.id);
      world.committee = await seatCommittee(chibo, world.id, world.cells, asOf, { seats: SEATS, decision: '01-QĐ/TW' });
      await beginTerm(chibo, world.id, termStartOf(asOf), { executive_committee: SEATS + 2 });
    },
    5,
  );
  calendar.at(first, '09:00', 'Gia Lai: nghị quyết của tỉnh', () =>
    issueResolution(chibo, world, first, {
      title: 'Nghị quyết về nâng cao năng lực lãnh đạo của tổ chức cơ sở đảng',
      body: 'Tỉnh ủy yêu cầu đảng ủy các xã cụ thể hóa các chỉ tiêu dưới đây thành nghị quyết của xã và giao đến từng chi bộ; báo cáo kết quả sáu tháng một lần.',
      targets: PROVINCIAL,
      recipients: 'direct',
    }),
  );
  return world;
}
