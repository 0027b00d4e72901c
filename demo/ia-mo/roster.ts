/** Ia Mơ, a commune on the border: ten villages, among them Krông with 13 members before the demo's life begins. */
import { seededBy, sizesOf } from '../random.ts';
import { cellsOf } from '../roster/places.ts';
import { type Roster, rosterOf } from '../roster/roster.ts';

export const CODE = 'IM';
export const CELLS = 16;
/** Krông's place among the cells, and its members when the roster was written (M05). */
export const KRONG = 0;
export const KRONG_BEFORE = 13;

export function roster(asOf: string): Roster {
  const random = seededBy('sizes of Ia Mơ');
  const cells = cellsOf({
    code: CODE,
    villages: [
      'làng Krông',
      'làng Klăh',
      'làng Hnáp',
      'làng Khôi',
      'làng Ring',
      'làng Un',
      'làng Ngol',
      'làng Dăng',
      'thôn 1',
      'thôn 2',
    ],
    institutions: [
      ['Trường Tiểu học Bế Văn Đàn', 'trường học'],
      ['Trường THCS Nguyễn Thái Bình', 'trường học'],
      ['Cơ quan Đảng, đoàn thể', 'cơ quan'],
      ['Cơ quan chính quyền', 'cơ quan'],
      ['Trạm Y tế', 'trạm y tế'],
      ['Quân sự', 'quân sự'],
    ],
    sizes: [KRONG_BEFORE, ...sizesOf(random, 135, 9, 11, 20), 12, 13, 14, 14, 9, 10],
    villagers: { giaRai: 0.85, kinh: 0.15 },
    staff: { giaRai: 0.3, kinh: 0.7 },
    each: (index) => ({
      ...(index === 4 && { head: 'member' as const }),
      ...(index % 5 === 2 && { probation: 1 }),
    }),
  });
  const top = { code: CODE, name: 'Đảng bộ xã Ia Mơ', kind: 'đảng bộ', under: '' };
  return rosterOf([top], cells, { asOf, termFrom: `${Number(asOf.slice(0, 4)) - 1}-08-01`, cards: 20_000_000 });
}
