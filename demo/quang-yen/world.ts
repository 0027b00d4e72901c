/** The world of Quảng Yên as of 2024: 46 grassroots organizations, 366 cells under the committees, 5,818 members, eight enterprises outside the state (M76, M85, M88). */
import { operator } from '../../src/accounts/grants.ts';
import type { Chibo } from '../../src/chibo.ts';
import { idByCode } from '../life/community.ts';
import { foundProvince, openStaff } from '../life/founding.ts';
import { QUANG_NINH } from '../life/provinces.ts';
import { act, ask } from '../people.ts';
import { seededBy, sizesOf } from '../random.ts';
import { bringRoster } from '../roster/bring.ts';
import { cellsOf, codeOf, type Institution } from '../roster/places.ts';
import { type CellLine, type Roster, rosterOf, type UnitLine } from '../roster/roster.ts';
import type { Stage } from '../stage.ts';

export const CODE = 'QY';
/** The article is of 2024: figures are asked as of this day, while the town's district level still stood. */
export const AS_OF = '2024-09-30';
export const TERM_FROM = '2020-08-01';
const MEMBERS = 5818;
const SUBORDINATE = 366;
/** Admitted since the term began, and how many of them in the enterprises outside the state (M86, M88). */
const ADMITTED = 650;
const ADMITTED_NONSTATE = 19;
const WARDS = [
  'phường Quảng Yên',
  'phường Cộng Hòa',
  'phường Đông Mai',
  'phường Hà An',
  'phường Minh Thành',
  'phường Nam Hòa',
  'phường Phong Cốc',
  'phường Phong Hải',
  'phường Tân An',
  'phường Yên Giang',
  'phường Yên Hải',
  'xã Cẩm La',
  'xã Hiệp Hòa',
  'xã Hoàng Tân',
  'xã Liên Hòa',
  'xã Liên Vị',
  'xã Sông Khoai',
  'xã Tiền An',
  'xã Tiền Phong',
];
const BODIES: [name: string, setting: string][] = [
  ['Công an thị xã', 'công an'],
  ['Quân sự thị xã', 'quân sự'],
  ['Trung tâm Y tế thị xã', 'bệnh viện'],
];
const AGENCIES = [
  'Khối Đảng - Đoàn thể',
  'Khối Chính quyền',
  'Tòa án',
  'Viện kiểm sát',
  'Chi cục Thuế',
  'Kho bạc',
  'Bảo hiểm xã hội',
  'Thi hành án',
];
const SCHOOLS = [
  'THPT Bạch Đằng',
  'THPT Minh Hà',
  'THPT Đông Thành',
  'THPT Yên Hưng',
  'THPT Trần Quốc Tuấn',
  'Cao đẳng Nông Lâm Đông Bắc',
  'Giáo dục nghề nghiệp - Giáo dục thường xuyên',
  'THPT Ngô Gia Tự',
];
const ENTERPRISES: Institution[] = [
  ...Array.from({ length: 5 }, (_, i): Institution => [`Công ty cổ phần ${i + 1}`, 'doanh nghiệp ngoài nhà nước']),
  ...Array.from(
    { length: 3 },
    (_, i): Institution => [`Công ty FDI Đông Mai ${i + 1}`, 'doanh nghiệp có vốn đầu tư nước ngoài'],
  ),
];

function roster(): Roster {
  const kinh = { kinh: 1 };
  const wards = WARDS.map(
    (name, i): UnitLine => ({
      code: `${CODE}-P${i + 1}`,
      name: `Đảng bộ ${name}`,
      kind: 'đảng bộ phường',
      under: CODE,
    }),
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
    ...ENTERPRISES,
  ];
  const random = seededBy('sizes of Quảng Yên');
  const sizes = sizesOf(random, MEMBERS, SUBORDINATE + institutions.length, 9, 26);
  const take = (count: number) => sizes.splice(0, count);
  const inBodies = 36;
  const perWard = sizesOf(random, SUBORDINATE - inBodies, wards.length, 12, 24);
  const cells = [
    ...wards.flatMap(({ code }, i) => {
      const count = perWard[i] ?? 0;
      return cellsOf({
        code,
        villages: Array.from({ length: count }, (_, n) => `khu ${n + 1}`),
        institutions: [],
        sizes: take(count),
        villagers: kinh,
        staff: kinh,
      });
    }),
    ...bodies.flatMap(({ code }, i) => {
      const setting = BODIES[i]?.[1] ?? '';
      const named = Array.from({ length: inBodies / bodies.length }, (_, n): Institution => [`Đội ${n + 1}`, setting]);
      return cellsOf({
        code,
        villages: [],
        institutions: named,
        sizes: take(named.length),
        villagers: kinh,
        staff: kinh,
      });
    }),
    ...cellsOf({
      code: CODE,
      villages: [],
      institutions,
      sizes: take(institutions.length),
      villagers: kinh,
      staff: kinh,
    }),
  ];
  return rosterOf(
    [{ code: CODE, name: 'Đảng bộ thị xã Quảng Yên', kind: 'đảng bộ huyện', under: '' }, ...wards, ...bodies],
    withAdmissions(cells),
    {
      asOf: AS_OF,
      termFrom: TERM_FROM,
      cards: 23_000_000,
    },
  );
}

/** Spreads the admissions of the term: 19 over the eight enterprises, the rest over the other cells; the last of each cell is on probation. */
function withAdmissions(cells: CellLine[]): CellLine[] {
  const nonState = cells.slice(-ENTERPRISES.length);
  const others = cells.slice(0, -ENTERPRISES.length);
  const shares = (list: CellLine[], total: number) =>
    list.map((cell, i): CellLine => {
      const recent = Math.floor(total / list.length) + (i < total % list.length ? 1 : 0);
      return { ...cell, recent, probation: i % 3 === 0 ? Math.min(1, recent) : 0 };
    });
  return [...shares(others, ADMITTED - ADMITTED_NONSTATE), ...shares(nonState, ADMITTED_NONSTATE)];
}

type Facts = { version: number; name: string; setting: string | null; foundedOn: string | null };

/** Whose enterprise each of the eight organizations works in (M85). */
async function markEnterprises(chibo: Chibo): Promise<void> {
  const by = operator();
  for (const [i, [, setting]] of ENTERPRISES.entries()) {
    const id = await idByCode(chibo, codeOf(CODE, AGENCIES.length + SCHOOLS.length + i));
    const before = await ask<Facts>(chibo, by, 'unit.get', { id });
    const foreign = setting !== 'doanh nghiệp ngoài nhà nước';
    await act(chibo, by, 'unit.change', {
      id,
      version: before.version,
      on: AS_OF,
      name: before.name,
      setting: before.setting,
      foundedOn: before.foundedOn,
      ownership: foreign ? 'foreign' : 'private',
      foreignInvested: foreign,
    });
  }
}

export function planQuangYen({ chibo, calendar }: Stage): void {
  calendar.at(
    AS_OF,
    '08:00',
    'Quảng Yên (2024): 46 tổ chức cơ sở đảng, 5.818 đảng viên',
    async () => {
      const province = await foundProvince(chibo, QUANG_NINH);
      await bringRoster(chibo, province, roster(), 'quang-yen', AS_OF);
      await markEnterprises(chibo);
      await openStaff(chibo, {
        login: 'van-phong-quang-yen',
        name: 'Vũ Thị Lưu',
        unitId: await idByCode(chibo, CODE),
        post: 'clerk',
        order: 13,
        from: AS_OF,
      });
    },
    90,
  );
}
