/** The bloc of provincial agencies in Quảng Ninh: eight grassroots committees of departments, eighteen cells of agencies. */
import { seededBy, sizesOf } from '../random.ts';
import { cellsOf, type Institution } from '../roster/places.ts';
import { type Roster, rosterOf, type UnitLine } from '../roster/roster.ts';

export const CODE = 'QNK';
export const AS_OF = '2024-12-01';
const COMMITTEES = [
  'Sở Tài chính',
  'Sở Nông nghiệp và Phát triển nông thôn',
  'Sở Giáo dục và Đào tạo',
  'Sở Y tế',
  'Sở Giao thông vận tải',
  'Văn phòng Ủy ban nhân dân tỉnh',
  'Sở Tài nguyên và Môi trường',
  'Kho bạc Nhà nước',
];
const CELLS = [
  'Ban Tổ chức Tỉnh ủy',
  'Ban Tuyên giáo Tỉnh ủy',
  'Ban Dân vận Tỉnh ủy',
  'Ban Nội chính Tỉnh ủy',
  'Ủy ban Kiểm tra Tỉnh ủy',
  'Văn phòng Tỉnh ủy',
  'Mặt trận Tổ quốc tỉnh',
  'Tỉnh Đoàn',
  'Hội Liên hiệp Phụ nữ',
  'Hội Nông dân',
  'Hội Cựu chiến binh',
  'Liên đoàn Lao động',
  'Sở Nội vụ',
  'Sở Tư pháp',
  'Sở Du lịch',
  'Sở Ngoại vụ',
  'Thanh tra tỉnh',
  'Ban Dân tộc',
];

export function roster(): Roster {
  const random = seededBy('sizes of the bloc');
  const staff = { kinh: 1 };
  const committees = COMMITTEES.map(
    (name, i): UnitLine => ({ code: `${CODE}-D${i + 1}`, name: `Đảng bộ ${name}`, kind: 'đảng bộ cơ sở', under: CODE }),
  );
  const agencies = (count: number) =>
    Array.from({ length: count }, (_, n): Institution => [`Phòng ${n + 1}`, 'cơ quan']);
  return rosterOf(
    [{ code: CODE, name: 'Đảng bộ Khối các cơ quan tỉnh Quảng Ninh', kind: 'đảng bộ khối', under: '' }, ...committees],
    [
      ...cellsOf({
        code: CODE,
        villages: [],
        institutions: CELLS.map((name): Institution => [name, 'cơ quan']),
        sizes: sizesOf(random, CELLS.length * 18, CELLS.length, 10, 28),
        villagers: {},
        staff,
      }),
      ...committees.flatMap(({ code }) =>
        cellsOf({
          code,
          villages: [],
          institutions: agencies(5),
          sizes: sizesOf(random, 70, 5, 9, 20),
          villagers: {},
          staff,
        }),
      ),
    ],
    { asOf: AS_OF, termFrom: '2020-08-01', cards: 27_000_000 },
  );
}
