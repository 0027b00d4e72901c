/** Kháng Nhật: eleven villages, each with a secretary who heads it (M61); among them a hard one with 63 households, 12 of them poor (M67). */
import { seededBy, sizesOf } from '../random.ts';
import { cellsOf } from '../roster/places.ts';
import { type Roster, rosterOf } from '../roster/roster.ts';

export const CODE = 'KN';
export const KHANG_NHAT_VILLAGES = 11;
export const CELLS = 16;
/** The village of Lẹm's place among the cells. */
export const LEM = 4;
const VILLAGES = [
  'Trung Tâm',
  'Đồng Min',
  'Khuôn Phầy',
  'Ba Khe',
  'Lẹm',
  'Trung Thu',
  'Tân Tiến',
  'Đồng Trôi',
  'Cầu Giát',
  'Minh Khai',
  'Khe Thuyền',
];

export function roster(asOf: string): Roster {
  const cells = cellsOf({
    code: CODE,
    villages: VILLAGES.map((name) => `thôn ${name}`),
    institutions: [
      ['Trường Mầm non', 'trường học'],
      ['Trường Tiểu học và THCS', 'trường học'],
      ['Cơ quan Đảng - Đoàn thể', 'cơ quan'],
      ['Cơ quan Chính quyền', 'cơ quan'],
      ['Trạm Y tế', 'trạm y tế'],
    ],
    sizes: [...sizesOf(seededBy('sizes of Kháng Nhật'), 165, KHANG_NHAT_VILLAGES, 11, 20), 12, 15, 12, 13, 9],
    villagers: { tay: 0.25, dao: 0.2, sanChay: 0.25, kinh: 0.3 },
    staff: { tay: 0.2, kinh: 0.8 },
    each: (index) => ({
      ...(index === LEM && { households: 63, poor: 12, temporary: 2 }),
      ...(index % 5 === 1 && { probation: 1 }),
    }),
  });
  const top = { code: CODE, name: 'Đảng bộ xã Kháng Nhật', kind: 'đảng bộ', under: '' };
  return rosterOf([top], cells, { asOf, termFrom: `${Number(asOf.slice(0, 4)) - 1}-08-01`, cards: 25_000_000 });
}
