/** Workbooks for tests, put together by hand, so that they can be wrong in any way. */
import { crc32, deflateRawSync } from 'node:zlib';

export type Part = {
  name: string;
  body: Buffer /** what the directory says it unpacks to */;
  claims?: number;
  flags?: number;
};

/** A zip archive of the parts. */
export function zipOf(parts: Part[]): Buffer {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, body, claims, flags = 0 } of parts) {
    const packed = deflateRawSync(body, { level: 6 });
    const file = Buffer.from(name);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(flags, 2);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(body), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(claims ?? body.length, 18);
    head.writeUInt16LE(file.length, 22);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), head, file, packed]);
    directory.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), head, Buffer.alloc(10), u32(offset), file]));
    chunks.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32BE(0x504b0506, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...chunks, central, end]);
}

function u32(value: number): Buffer {
  const out = Buffer.alloc(4);
  out.writeUInt32LE(value);
  return out;
}

export type Rows = (string | number)[][];

/** The parts of a plain workbook; `extra` replaces or adds parts. */
export function workbookParts(sheets: Record<string, Rows | string>, extra: Part[] = []): Part[] {
  const names = Object.keys(sheets);
  const list = names
    .map((name, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
    .join('');
  const links = names.map((_, i) => `<Relationship Id="rId${i + 1}" Target="worksheets/sheet${i + 1}.xml"/>`).join('');
  const parts = [
    part('[Content_Types].xml', '<Types/>'),
    part('xl/workbook.xml', `<workbook xmlns:r="r"><sheets>${list}</sheets></workbook>`),
    part('xl/_rels/workbook.xml.rels', `<Relationships>${links}</Relationships>`),
    part('xl/styles.xml', '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'),
    ...names.map((name, i) => part(`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheets[name] ?? []))),
  ];
  const replaced = new Set(extra.map((each) => each.name));
  return [...parts.filter((each) => !replaced.has(each.name)), ...extra];
}

export function workbookOf(sheets: Record<string, Rows | string>, extra: Part[] = []): Buffer {
  return zipOf(workbookParts(sheets, extra));
}

export function part(name: string, body: string | Buffer): Part {
  return { name, body: Buffer.from(body as string) };
}

function sheetXml(rows: Rows | string): string {
  if (typeof rows === 'string') return rows;
  const cell = (value: string | number) =>
    typeof value === 'number'
      ? `<c><v>${value}</v></c>`
      : `<c t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
  return `<worksheet><sheetData>${rows.map((row, i) => `<row r="${i + 1}">${row.map(cell).join('')}</row>`).join('')}</sheetData></worksheet>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

export const UNIT_HEAD = ['Mã', 'Tên tổ chức', 'Loại', 'Trực thuộc', 'Địa bàn', 'Ngày thành lập', 'Số hộ'];
export const MEMBER_HEAD = [
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
  'Chức vụ chính quyền, đoàn thể',
  'Điện thoại',
  'Ghi chú',
];

/** A small roster: a commune, two village cells, and the members given (from the name on, as in MEMBER_HEAD). */
export function smallRoster(members: string[][], units: string[][] = []): Record<string, Rows> {
  return {
    'Tổ chức': [
      UNIT_HEAD,
      ['ROOT', 'Đảng bộ xã Biển Hồ', 'đảng bộ', '', '', '', ''],
      ['CB1', 'Chi bộ thôn 1', 'chi bộ', 'ROOT', 'thôn/làng', '24/07/2019', '71'],
      ['CB2', 'Chi bộ thôn 2', 'chi bộ', 'ROOT', 'thôn/làng', '', ''],
      ...units,
    ],
    'Đảng viên': [MEMBER_HEAD, ...members.map((row, i) => [String(i + 1), ...row])],
  };
}

export const MARK_HEAD = ['Loại hình sở hữu', 'Có vốn đầu tư nước ngoài', 'Trưởng thôn ngoài Đảng'];
export type Change = { marks?: string[]; head?: string; oversees?: string };

/** The small roster with a cell in an enterprise and its marks, a village head who is no member, and two cells in the first member's charge. */
export function markedRoster(members: string[][], change: Change = {}): Record<string, Rows> {
  const { 'Tổ chức': units = [], 'Đảng viên': people = [] } = smallRoster(members, [
    ['DN', 'Chi bộ Công ty Cà phê', 'chi bộ', 'ROOT', '', '', ''],
  ]);
  const said: Record<string, string[]> = {
    DN: [...(change.marks ?? ['tư nhân', 'Có']), ''],
    CB2: ['', '', change.head ?? 'Rơ Châm Hyơn'],
  };
  return {
    'Tổ chức': units.map((row, i) => [...row, ...(i === 0 ? MARK_HEAD : (said[String(row[0])] ?? ['', '', '']))]),
    'Đảng viên': people.map((row, i) => [
      ...row,
      i === 0 ? 'Phụ trách chi bộ' : i === 1 ? (change.oversees ?? 'CB2; DN') : '',
    ]),
  };
}
