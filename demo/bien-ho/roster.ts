/** The roster of the demo's first commune: 61 cells, 1,189 invented people (M01), in the columns a commune's office keeps. */
import { seededBy, sizesOf } from '../random.ts';
import { cellsOf, type Institution } from '../roster/places.ts';
import { type Roster, rosterOf } from '../roster/roster.ts';

export const CODE = 'BH';
export const VILLAGES = 34;
export const CELLS = 61;
export const MEMBERS = 1189;
/** Villages whose secretary is not the village head (M08); in the last of them the head is not a member (M07). */
export const SINGLE = [3, 17, 29];
const SCHOOLS = [
  'Trường Mầm non Hướng Dương',
  'Trường Tiểu học số 1',
  'Trường Tiểu học số 2',
  'Trường Tiểu học Kim Đồng',
  'Trường THCS Lê Lợi',
  'Trường THCS Trần Phú',
  'Trường THPT Biển Hồ',
  'Trường Mẫu giáo Sao Mai',
  'Trường Mẫu giáo 20-10',
  'Trường TH&THCS Kpă Klơng',
  'Trường PTDTBT Nay Der',
];

/** In: the day the roster is written. Out: always the same roster for the same day. */
export function roster(asOf: string): Roster {
  const [first = 0, ...rest] = [19, ...sizesOf(seededBy('sizes of Biển Hồ'), MEMBERS - 19, CELLS - 1, 12, 28)];
  const cells = cellsOf({
    code: CODE,
    villages: Array.from({ length: VILLAGES }, (_, i) => `thôn ${i + 1}`),
    institutions: [
      ...SCHOOLS.map((name): Institution => [name, 'trường học']),
      ...Array.from({ length: 7 }, (_, i): Institution => [`Cơ quan ${i + 1}`, 'cơ quan']),
      ['Trạm Y tế 1', 'trạm y tế'],
      ['Trạm Y tế 2', 'trạm y tế'],
      ['Quân sự', 'quân sự'],
      ['Công an', 'công an'],
      ...Array.from({ length: 5 }, (_, i): Institution => [`Công ty ${i + 1}`, 'doanh nghiệp ngoài nhà nước']),
    ],
    sizes: [first, ...rest],
    villagers: { giaRai: 0.5, kinh: 0.5 },
    staff: { giaRai: 0.15, kinh: 0.85 },
    each: (index) => ({
      ...(index % 6 === 0 && { probation: 1 }),
      ...(SINGLE.includes(index) && { head: index === SINGLE.at(-1) ? 'none' : 'member' }),
    }),
  });
  const top = { code: CODE, name: 'Đảng bộ xã Biển Hồ', kind: 'đảng bộ', under: '' };
  return rosterOf([top], cells, { asOf, termFrom: `${Number(asOf.slice(0, 4)) - 1}-08-01`, cards: 10_000_000 });
}
