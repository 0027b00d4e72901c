/** The world of Tủa Chùa as of November 2023: a district with 15 grassroots committees, 32 grassroots cells and 119 cells under the committees (M22). */
import { foundProvince } from '../life/founding.ts';
import { DIEN_BIEN } from '../life/provinces.ts';
import { districtDrafts, townRatings } from '../life/publications.ts';
import { seededBy, sizesOf } from '../random.ts';
import { bringRoster } from '../roster/bring.ts';
import { cellsOf, type Institution } from '../roster/places.ts';
import { type Roster, rosterOf, type UnitLine } from '../roster/roster.ts';
import type { Stage } from '../stage.ts';

export const CODE = 'TC';
/** The committee of the town. */
export const TOWN = `${CODE}-TT`;
/** The day of the report: figures are asked as of it, because the district level ended on 1 July 2025 (ORG-04). */
export const AS_OF = '2023-11-03';
const MEMBERS = 3900;
const SUBORDINATE = 119;
const COMMUNES = [
  'Mường Báng',
  'Xá Nhè',
  'Mường Đun',
  'Tủa Thàng',
  'Huổi Só',
  'Sính Phình',
  'Trung Thu',
  'Lao Xả Phình',
  'Tả Phìn',
  'Tả Sìn Thàng',
  'Sín Chải',
];
const BODIES: [name: string, setting: string][] = [
  ['Công an huyện', 'công an'],
  ['Quân sự huyện', 'quân sự'],
  ['Trung tâm Y tế huyện', 'bệnh viện'],
];
const GROUPS = [
  'Thành Công',
  'Thắng Lợi 1',
  'Thắng Lợi 2',
  'Đoàn Kết',
  'Quyết Tiến',
  'Đồng Tâm',
  'Thống Nhất',
  'Bản Cáp',
];
const AGENCIES = [
  'Ban Tổ chức',
  'Ban Tuyên giáo',
  'Ban Dân vận',
  'Ủy ban Kiểm tra',
  'Văn phòng Huyện ủy',
  'Văn phòng HĐND và UBND',
  'Mặt trận Tổ quốc',
  'Nội vụ',
  'Tài chính - Kế hoạch',
  'Nông nghiệp',
  'Giáo dục và Đào tạo',
  'Y tế',
  'Văn hóa',
  'Tư pháp',
  'Thanh tra',
  'Dân tộc',
  'Tòa án',
  'Viện kiểm sát',
  'Thi hành án',
  'Kho bạc',
];
const SCHOOLS = [
  'THPT Tủa Chùa',
  'THPT Tả Sìn Thàng',
  'THCS Thị trấn',
  'Tiểu học Thị trấn',
  'Mầm non Thị trấn',
  'Nội trú huyện',
  'Giáo dục nghề nghiệp',
];
const UNITS_ELSE: Institution[] = [
  ['Bảo hiểm xã hội', 'cơ quan'],
  ['Ngân hàng Chính sách', 'cơ quan'],
  ['Điện lực', 'doanh nghiệp nhà nước'],
  ['Bưu điện', 'doanh nghiệp nhà nước'],
  ['Hạt Kiểm lâm', 'cơ quan'],
];

function roster(): Roster {
  const villagers = { mong: 0.7, thai: 0.2, kinh: 0.1 };
  const staff = { mong: 0.3, thai: 0.35, kinh: 0.35 };
  const town = { code: TOWN, name: 'Đảng bộ thị trấn Tủa Chùa', kind: 'đảng bộ thị trấn', under: CODE };
  const communes = COMMUNES.map(
    (name, i): UnitLine => ({ code: `${CODE}-X${i + 1}`, name: `Đảng bộ xã ${name}`, kind: 'đảng bộ xã', under: CODE }),
  );
  const bodies = BODIES.map(
    ([name], i): UnitLine => ({
      code: `${CODE}-B${i + 1}`,
      name: `Đảng bộ ${name}`,
      kind: 'đảng bộ cơ sở',
      under: CODE,
    }),
  );
  const institutions: Institution[] = [
    ...AGENCIES.map((name): Institution => [name, 'cơ quan']),
    ...SCHOOLS.map((name): Institution => [`Trường ${name}`, 'trường học']),
    ...UNITS_ELSE,
  ];
  const cells = SUBORDINATE + institutions.length;
  const sizes = sizesOf(seededBy('sizes of Tủa Chùa'), MEMBERS, cells, 14, 40);
  const take = (count: number) => sizes.splice(0, count);
  // 8 groups of the town, 8 villages in each commune, the rest in the three bodies
  const left = SUBORDINATE - GROUPS.length - COMMUNES.length * 8;
  return rosterOf(
    [{ code: CODE, name: 'Đảng bộ huyện Tủa Chùa', kind: 'đảng bộ huyện', under: '' }, town, ...communes, ...bodies],
    [
      ...cellsOf({
        code: town.code,
        villages: GROUPS.map((name) => `tổ dân phố ${name}`),
        institutions: [],
        sizes: take(GROUPS.length),
        villagers,
        staff,
      }),
      ...communes.flatMap(({ code }) =>
        cellsOf({
          code,
          villages: Array.from({ length: 8 }, (_, i) => `bản ${i + 1}`),
          institutions: [],
          sizes: take(8),
          villagers,
          staff,
        }),
      ),
      ...bodies.flatMap(({ code }, i) => {
        const count = Math.floor(left / bodies.length) + (i < left % bodies.length ? 1 : 0);
        const setting = BODIES[i]?.[1] ?? '';
        return cellsOf({
          code,
          villages: [],
          institutions: Array.from({ length: count }, (_, n): Institution => [`Đội ${n + 1}`, setting]),
          sizes: take(count),
          villagers,
          staff,
        });
      }),
      ...cellsOf({ code: CODE, villages: [], institutions, sizes: take(institutions.length), villagers, staff }),
    ],
    { asOf: AS_OF, termFrom: '2020-08-01', cards: 22_000_000 },
  );
}

export function planTuaChua({ chibo, calendar }: Stage): void {
  calendar.at(
    AS_OF,
    '08:00',
    'Tủa Chùa (2023): 47 tổ chức cơ sở đảng, 3.900 đảng viên',
    async () => {
      const province = await foundProvince(chibo, DIEN_BIEN);
      await bringRoster(chibo, province, roster(), 'tua-chua', AS_OF);
      await townRatings(chibo, TOWN, GROUPS.length);
      await districtDrafts(chibo, CODE);
    },
    60,
  );
}
