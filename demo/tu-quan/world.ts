/** The world of Tú Quận: the village of Cây Nhãn with 152 households, whose secretary has headed it since 2021 (M64, M69). */
import { idByCode } from '../life/community.ts';
import { foundProvince } from '../life/founding.ts';
import { TUYEN_QUANG } from '../life/provinces.ts';
import { beginShare } from '../life/village.ts';
import { seededBy, sizesOf } from '../random.ts';
import { bringRoster } from '../roster/bring.ts';
import { cellsOf, codeOf } from '../roster/places.ts';
import { type CellLine, rosterOf } from '../roster/roster.ts';
import { beginningOf, type Stage } from '../stage.ts';

export const CODE = 'TU';
export const CAY_NHAN = 3;
const VILLAGES = [
  'Cây Thị',
  'Khe Đảng',
  'Đồng Cầu',
  'Cây Nhãn',
  'Ngòi Xanh',
  'Nghĩa Trung',
  'Đồng Dài',
  'Bảo Ninh',
  'Cầu Chéo',
  'Quang Thắng',
  'Đồng Trò',
  'An Thịnh',
  'Khuôn Nhàn',
  'Minh Lợi',
];
export const TU_QUAN_VILLAGES = VILLAGES.length;
/** All but the last three: in one of these the secretary heads the Front committee. */
const SINGLE = 3;
export const TU_QUAN_DUAL = VILLAGES.length - SINGLE;

function different(index: number): Partial<CellLine> {
  if (index === CAY_NHAN)
    return { households: 152, poor: 9, temporary: 1, mixture: { dao: 0.35, tay: 0.25, sanChay: 0.2, kinh: 0.2 } };
  if (index === TU_QUAN_DUAL - 1) return { head: 'member', front: 'secretary' };
  return index >= TU_QUAN_DUAL && index < VILLAGES.length ? { head: 'member' } : {};
}

export function planTuQuan({ chibo, calendar, ...stage }: Stage): void {
  const { asOf } = beginningOf(stage);
  calendar.at(
    asOf,
    '05:30',
    'Tú Quận: 14 thôn',
    async () => {
      const cells = cellsOf({
        code: CODE,
        villages: VILLAGES.map((name) => `thôn ${name}`),
        institutions: [
          ['Trường Mầm non', 'trường học'],
          ['Trường THCS', 'trường học'],
          ['Cơ quan xã', 'cơ quan'],
          ['Trạm Y tế', 'trạm y tế'],
        ],
        sizes: [...sizesOf(seededBy('sizes of Tú Quận'), VILLAGES.length * 14, VILLAGES.length, 10, 19), 12, 14, 16, 6],
        villagers: { dao: 0.25, tay: 0.2, sanChay: 0.2, kinh: 0.35 },
        staff: { kinh: 1 },
        each: different,
      });
      const top = { code: CODE, name: 'Đảng bộ xã Tú Quận', kind: 'đảng bộ', under: '' };
      const province = await foundProvince(chibo, TUYEN_QUANG);
      await bringRoster(
        chibo,
        province,
        rosterOf([top], cells, { asOf, termFrom: '2025-06-01', cards: 26_000_000 }),
        'tu-quan',
        asOf,
      );
      await beginShare(chibo, await idByCode(chibo, codeOf(CODE, CAY_NHAN)), 'Hộ đồng bào dân tộc thiểu số', [
        { on: asOf, value: '107', base: '152', source: 'Sổ theo dõi hộ của thôn' },
      ]);
    },
    15,
  );
}
