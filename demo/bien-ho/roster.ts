/** The roster workbook of the demo's commune: 61 cells, 1,189 invented people, in the columns a commune's office keeps. */
import writeWorkbook from 'write-excel-file/node';
import { addTo } from '../../src/platform/clock.ts';
import { seeded } from '../random.ts';

const FAMILY = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Hoàng',
  'Huỳnh',
  'Phan',
  'Vũ',
  'Võ',
  'Đặng',
  'Bùi',
  'Đỗ',
  'Hồ',
  'Ngô',
  'Dương',
  'Lý',
];
const MIDDLE = {
  Nam: ['Văn', 'Đức', 'Minh', 'Xuân', 'Hữu', 'Quốc', 'Đình', 'Thanh'],
  Nữ: ['Thị', 'Thị Thu', 'Ngọc', 'Thị Kim', 'Thị Mỹ', 'Thanh'],
};
const GIVEN = {
  Nam: [
    'An',
    'Bình',
    'Cường',
    'Dũng',
    'Đạt',
    'Hải',
    'Hùng',
    'Khánh',
    'Long',
    'Nam',
    'Phong',
    'Quân',
    'Sơn',
    'Thắng',
    'Tuấn',
    'Việt',
    'Ý',
    'Ẩn',
  ],
  Nữ: [
    'Anh',
    'Bích',
    'Chi',
    'Dung',
    'Đào',
    'Hà',
    'Hạnh',
    'Hương',
    'Lan',
    'Mai',
    'Nga',
    'Oanh',
    'Phượng',
    'Thảo',
    'Thủy',
    'Tuyết',
    'Yến',
    'Ánh',
  ],
};
const GIA_RAI_FAMILY = ['Rmah', 'Siu', 'Ksor', 'Puih', 'Rơ Châm', 'Kpă', 'Nay', 'Rơ Lan'];
const GIA_RAI_GIVEN = {
  Nam: ['Djuân', 'Thuyên', 'Hyăp', 'Blơt', 'Kơl', 'Phin', 'Tưn', 'Yơn'],
  Nữ: ["H'Blan", "H'Nuê", "H'Lem", "H'Phương", "H'Yir", "H'Bơr"],
};
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
const EDUCATION = ['THCS', 'THPT', 'THPT', 'Trung cấp', 'Cao đẳng', 'Đại học'];
const THEORY = ['', 'Sơ cấp', 'Sơ cấp', 'Trung cấp', 'Cao cấp'];

export const VILLAGES = 34;
export const MEMBERS = 1189;
/** Villages whose secretary is not the village head; in the last of them the head is not a member (M07). */
const SINGLE = [3, 17, 29];

type Cell = {
  code: string;
  name: string;
  setting: string;
  founded: string;
  households: number | null;
  poor: number | null;
  temporary: number | null;
};
type Sheet = (string | number | null)[][];

const UNIT_HEADINGS = [
  'Mã',
  'Tên tổ chức',
  'Loại',
  'Trực thuộc',
  'Địa bàn',
  'Ngày thành lập',
  'Số hộ',
  'Số hộ nghèo',
  'Số nhà tạm',
];
const MEMBER_HEADINGS = [
  'STT',
  'Họ và tên',
  'Ngày sinh',
  'Giới tính',
  'Dân tộc',
  'Chi bộ',
  'Ngày vào Đảng',
  'Ngày chính thức',
  'Số thẻ đảng',
  'Trình độ chuyên môn',
  'Lý luận chính trị',
  'Chức vụ Đảng',
  'Chức vụ chính quyền, đoàn thể',
  'Điện thoại',
  'Ghi chú',
];

/** In: the day the roster is written. Out: the workbook's bytes, always the same for the same day. */
export async function rosterWorkbook(asOf: string): Promise<Buffer> {
  const random = seeded(1189);
  const cells = cellsOf(random);
  const units: Sheet = [
    ['ROOT', 'Đảng bộ xã Biển Hồ', 'đảng bộ', '', '', '', null, null, null],
    ...cells.map((c) => [c.code, c.name, 'chi bộ', 'ROOT', c.setting, c.founded, c.households, c.poor, c.temporary]),
  ];
  const members = sizes(random).flatMap((size, index) => peopleOf(random, cells[index] as Cell, index, size, asOf));
  return await writeWorkbook([
    { sheet: 'Tổ chức', data: [UNIT_HEADINGS, ...units].map(cellsOfRow) },
    { sheet: 'Đảng viên', data: [MEMBER_HEADINGS, ...members.map((row, i) => [i + 1, ...row])].map(cellsOfRow) },
  ]).toBuffer();
}

function cellsOfRow(row: (string | number | null)[]) {
  return row.map((value) =>
    value === null || value === '' ? null : { value, type: typeof value === 'number' ? Number : String },
  );
}

function cellsOf(random: ReturnType<typeof seeded>): Cell[] {
  const named: [string, string][] = [
    ...Array.from({ length: VILLAGES }, (_, i): [string, string] => [`thôn ${i + 1}`, 'thôn/làng']),
    ...SCHOOLS.map((name): [string, string] => [name, 'trường học']),
    ...Array.from({ length: 7 }, (_, i): [string, string] => [`Cơ quan ${i + 1}`, 'cơ quan']),
    ['Trạm Y tế 1', 'trạm y tế'],
    ['Trạm Y tế 2', 'trạm y tế'],
    ['Quân sự', 'quân sự'],
    ['Công an', 'công an'],
    ...Array.from({ length: 5 }, (_, i): [string, string] => [`Công ty ${i + 1}`, 'doanh nghiệp ngoài nhà nước']),
  ];
  return named.map(([name, setting], i) => {
    const village = setting === 'thôn/làng';
    const households = village ? random.whole(60, 260) : null;
    return {
      code: `CB${String(i + 1).padStart(3, '0')}`,
      name: `Chi bộ ${name}`,
      setting,
      founded: day(random, 1996, 2019),
      households,
      poor: village ? random.whole(2, 24) : null,
      temporary: village ? random.whole(0, 5) : null,
    };
  });
}

/** 61 sizes that add up to 1,189: between 12 and 28 in each cell. */
function sizes(random: ReturnType<typeof seeded>): number[] {
  const out = Array.from({ length: 61 }, () => 19);
  out[0] = 19;
  for (let i = 0; i < 400; i++) {
    const from = random.whole(1, 60);
    const to = random.whole(1, 60);
    if (from !== to && (out[from] ?? 0) > 12 && (out[to] ?? 0) < 28) {
      out[from] = (out[from] ?? 0) - 1;
      out[to] = (out[to] ?? 0) + 1;
    }
  }
  for (let left = MEMBERS - 61 * 19, i = 1; left > 0; left--, i++) out[i] = (out[i] ?? 0) + 1;
  return out;
}

function peopleOf(
  random: ReturnType<typeof seeded>,
  cell: Cell,
  index: number,
  size: number,
  asOf: string,
): (string | number | null)[][] {
  const village = cell.setting === 'thôn/làng';
  const year = Number(asOf.slice(0, 4));
  return Array.from({ length: size }, (_, place) => {
    const sex = random.next() < 0.62 ? 'Nam' : 'Nữ';
    const giaRai = random.next() < (village ? 0.5 : 0.15);
    const name = giaRai
      ? `${random.pick(GIA_RAI_FAMILY)} ${random.pick(GIA_RAI_GIVEN[sex])}`
      : `${random.pick(FAMILY)} ${random.pick(MIDDLE[sex])} ${random.pick(GIVEN[sex])}`;
    const born = random.whole(year - 76, year - 25);
    // the last of a few cells were admitted within the year and are still on probation
    const probation = place === size - 1 && index % 6 === 0 && place > 5;
    const admitted = random.whole(Math.max(born + 20, 1970), year - 2);
    const month = random.whole(1, 12);
    const date = random.whole(1, 28);
    const admission = probation ? spelled(addTo(asOf, { months: -4 })) : written(date, month, admitted);
    const posts = postsOf(place, index, village);
    return [
      name,
      day(random, born, born),
      sex,
      giaRai ? 'Gia Rai' : 'Kinh',
      cell.name,
      admission,
      probation ? '' : written(date, month, admitted + 1),
      String(10_000_000 + index * 100_000 + place * 1000 + random.whole(0, 999)),
      random.pick(EDUCATION),
      random.pick(THEORY),
      posts.party,
      posts.civil,
      `09${String(random.whole(10_000_000, 99_999_999))}`,
      '',
    ];
  });
}

function postsOf(place: number, index: number, village: boolean): { party: string; civil: string } {
  const head = village && (SINGLE.includes(index) ? place === 1 && index !== SINGLE.at(-1) : place === 0);
  const party = ['Bí thư chi bộ', 'Phó bí thư chi bộ', 'Chi ủy viên'][place] ?? '';
  return { party, civil: head ? 'Trưởng thôn' : '' };
}

function day(random: ReturnType<typeof seeded>, fromYear: number, toYear: number): string {
  return written(random.whole(1, 28), random.whole(1, 12), random.whole(fromYear, toYear));
}

function spelled(date: string): string {
  return date.split('-').reverse().join('/');
}

function written(date: number, month: number, year: number): string {
  return `${String(date).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year}`;
}
