/** A province of invented people: 20 communes, 980 cells, 200,000 members, made the same each time. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import writeWorkbook from 'write-excel-file/node';
import { operator } from '../src/accounts/grants.ts';
import type { Chibo } from '../src/chibo.ts';
import { importFile } from '../src/exchange/cli.ts';

export const COMMUNES = 20;
export const MEMBERS = 200_000;
const CELLS = 49;
const GIVEN = ['An', 'Bình', 'Cường', 'Dũng', 'Đào', 'Hạnh', 'Lan', 'Minh', 'Ngọc', 'Phúc', 'Thảo', 'Tuấn'];
const FAMILY = ['Nguyễn Văn', 'Trần Thị', 'Lê', 'Phạm Thị', 'Rmah', 'Siu', 'Đặng Văn', 'Bùi Thị'];
const UNIT_HEAD = ['Mã', 'Tên tổ chức', 'Loại', 'Trực thuộc', 'Địa bàn', 'Ngày thành lập', 'Số hộ'];
const MEMBER_HEAD = [
  'STT',
  'Họ và tên',
  'Ngày sinh',
  'Giới tính',
  'Dân tộc',
  'Chi bộ',
  'Ngày vào Đảng',
  'Ngày chính thức',
  'Số thẻ đảng',
  'Chức vụ Đảng',
  'Điện thoại',
];

/**
 * Imports two files of ten communes (or the halves that are named), 100,000 rows each. Out: how long the first took from the bytes to
 * the commit, judging included.
 */
export async function importCommunes(
  chibo: Chibo,
  province: string,
  say: (line: string) => void,
  halves: readonly number[] = [0, 1],
): Promise<{ seconds: number; rows: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'chibo-bench-'));
  try {
    const times: number[] = [];
    for (const half of halves) {
      const path = join(folder, `${half}.xlsx`);
      await writeFile(path, await workbookOf(half));
      say(`  importing 100,000 members (${half + 1} of ${halves.length})`);
      const start = performance.now();
      const report = await importFile(chibo, operator(), path, { under: province, asOf: '2025-12-31' });
      times.push((performance.now() - start) / 1000);
      if (report.members.new !== MEMBERS / 2)
        throw new Error(`The bench's own roster was refused: ${JSON.stringify(report.rejected[0] ?? report)}`);
    }
    return { seconds: times[0] ?? Number.NaN, rows: MEMBERS / 2 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function workbookOf(half: number): Promise<Buffer> {
  const first = (half * COMMUNES) / 2;
  const communes = Array.from({ length: COMMUNES / 2 }, (_, i) => first + i);
  const units = communes.flatMap((c) => [
    [`X${c}`, `Đảng bộ xã Số ${c + 1}`, 'đảng bộ xã', '', '', '', null],
    ...Array.from({ length: CELLS }, (_, i) => [
      `X${c}C${i}`,
      `Chi bộ thôn ${i + 1}, xã Số ${c + 1}`,
      'chi bộ cơ sở',
      `X${c}`,
      'thôn/làng',
      '01/02/2003',
      80,
    ]),
  ]);
  const members = Array.from({ length: MEMBERS / 2 }, (_, n) => {
    const i = (half * MEMBERS) / 2 + n;
    const [commune, cell] = [first + (n % communes.length), Math.floor(n / communes.length) % CELLS];
    return [
      n + 1,
      `${FAMILY[i % 8]} ${GIVEN[(i * 7) % 12]} ${GIVEN[Math.floor(i / 97) % 12]} ${GIVEN[i % 12]}`,
      `${String((i % 28) + 1).padStart(2, '0')}/${String(((i * 5) % 11) + 1).padStart(2, '0')}/${1950 + ((i * 13) % 43)}`,
      i % 2 ? 'Nam' : 'Nữ',
      i % 3 ? 'Kinh' : 'Gia Rai',
      `X${commune}C${cell}`,
      `03/02/${2014 + (i % 8)}`,
      `03/02/${2015 + (i % 8)}`,
      String(10_000_000 + i),
      n < communes.length * CELLS ? 'Bí thư chi bộ' : '',
      `09${String(i).padStart(8, '0')}`,
    ];
  });
  return await writeWorkbook([
    { sheet: 'Tổ chức', data: [UNIT_HEAD, ...units].map(cellsOf) },
    { sheet: 'Đảng viên', data: [MEMBER_HEAD, ...members].map(cellsOf) },
  ]).toBuffer();
}

function cellsOf(row: (string | number | null)[]) {
  return row.map((value) =>
    value === null || value === '' ? null : { value, type: typeof value === 'number' ? Number : String },
  );
}
