/** The roster of Phú Thiện: 69 organizations, 37 of them village cells; two of the 69 are grassroots committees with cells of their own below. */
import { seededBy, sizesOf } from '../random.ts';
import { cellsOf, type Institution } from '../roster/places.ts';
import { type Roster, rosterOf } from '../roster/roster.ts';

export const CODE = 'PT';
export const VILLAGES = 37;
/** The last villages: in six the head is another member, in one nobody of the organization. */
export const DUAL = 30;
/** Two grassroots committees with subordinate cells under them; together with 67 cells they are the 69 organizations. */
export const COMMITTEES = [
  {
    code: `${CODE}-TT`,
    name: 'Đảng bộ Trung tâm Y tế Phú Thiện',
    cells: ['Khoa Khám bệnh', 'Khoa Nội - Nhi', 'Khoa Dược - Cận lâm sàng', 'Khối Hành chính'],
    setting: 'bệnh viện',
  },
  {
    code: `${CODE}-CA`,
    name: 'Đảng bộ Công an xã Phú Thiện',
    cells: ['Tổ An ninh', 'Tổ Cảnh sát trật tự', 'Tổ Phòng chống tội phạm'],
    setting: 'công an',
  },
];
const SCHOOLS = [
  'Mầm non 1-6',
  'Mầm non Hoa Pơ Lang',
  'Tiểu học số 1',
  'Tiểu học Nay Der',
  'Tiểu học Lê Hồng Phong',
  'THCS Quang Trung',
  'THCS Ngô Mây',
  'THCS Nguyễn Bỉnh Khiêm',
  'THPT Phú Thiện',
  'THPT Vua Lửa',
  'Trung tâm Giáo dục nghề nghiệp',
];

export function roster(asOf: string): Roster {
  const institutions: Institution[] = [
    ...SCHOOLS.map((name): Institution => [`Trường ${name}`, 'trường học']),
    ...Array.from({ length: 11 }, (_, i): Institution => [`Cơ quan ${i + 1}`, 'cơ quan']),
    ['Quân sự', 'quân sự'],
    ...Array.from({ length: 4 }, (_, i): Institution => [`Hợp tác xã ${i + 1}`, 'doanh nghiệp ngoài nhà nước']),
    ['Thủy nông Ayun Hạ', 'doanh nghiệp nhà nước'],
    ['Ban Quản lý rừng phòng hộ', 'đơn vị sự nghiệp'],
    ['Kho bạc', 'cơ quan'],
  ];
  const random = seededBy('sizes of Phú Thiện');
  const staff = { giaRai: 0.3, kinh: 0.7 };
  const cells = cellsOf({
    code: CODE,
    villages: Array.from({ length: VILLAGES }, (_, i) => (i % 3 === 0 ? `thôn ${i + 1}` : `làng ${i + 1}`)),
    institutions,
    sizes: [
      ...sizesOf(random, VILLAGES * 17, VILLAGES, 11, 24),
      ...sizesOf(random, institutions.length * 15, institutions.length, 8, 22),
    ],
    villagers: { giaRai: 0.7, kinh: 0.3 },
    staff,
    each: (index) => (index < DUAL || index >= VILLAGES ? {} : { head: index === VILLAGES - 1 ? 'none' : 'member' }),
  });
  const under = COMMITTEES.flatMap(({ code, cells: names, setting }) =>
    cellsOf({
      code,
      villages: [],
      institutions: names.map((name): Institution => [name, setting]),
      sizes: names.map((_, i) => 9 + i),
      villagers: {},
      staff,
    }),
  );
  const top = { code: CODE, name: 'Đảng bộ xã Phú Thiện', kind: 'đảng bộ', under: '' };
  const committees = COMMITTEES.map(({ code, name }) => ({ code, name, kind: 'đảng bộ cơ sở', under: CODE }));
  return rosterOf([top, ...committees], [...cells, ...under], {
    asOf,
    termFrom: `${Number(asOf.slice(0, 4)) - 1}-08-01`,
    cards: 21_000_000,
  });
}
