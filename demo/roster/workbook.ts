/** A roster as the workbook an office keeps, made in memory. */
import writeWorkbook from 'write-excel-file/node';
import type { MemberLine, Roster, UnitLine } from './roster.ts';

type Value = string | number | null;
type Column<T> = [heading: string, value: (line: T, index: number) => Value | undefined];

const UNIT_COLUMNS: Column<UnitLine>[] = [
  ['Mã', (unit) => unit.code],
  ['Tên tổ chức', (unit) => unit.name],
  ['Loại', (unit) => unit.kind],
  ['Trực thuộc', (unit) => unit.under],
  ['Địa bàn', (unit) => unit.setting],
  ['Ngày thành lập', (unit) => unit.founded],
  ['Số hộ', (unit) => unit.households],
  ['Số hộ nghèo', (unit) => unit.poor],
  ['Số nhà tạm', (unit) => unit.temporary],
];
const MEMBER_COLUMNS: Column<MemberLine>[] = [
  ['STT', (_, index) => index + 1],
  ['Họ và tên', (member) => member.name],
  ['Ngày sinh', (member) => member.born],
  ['Giới tính', (member) => member.sex],
  ['Dân tộc', (member) => member.ethnicity],
  ['Chi bộ', (member) => member.cell],
  ['Ngày vào Đảng', (member) => member.admitted],
  ['Ngày chính thức', (member) => member.official],
  ['Số thẻ đảng', (member) => member.card],
  ['Trình độ chuyên môn', (member) => member.education],
  ['Lý luận chính trị', (member) => member.theory],
  ['Chức vụ Đảng', (member) => member.party],
  ['Chức vụ chính quyền, đoàn thể', (member) => member.civil],
  ['Điện thoại', (member) => member.phone],
];

/** The workbook's bytes: a sheet of organizations and a sheet of members. */
export async function workbookOf({ units, members }: Roster): Promise<Buffer> {
  return await writeWorkbook([
    { sheet: 'Tổ chức', data: sheetOf(UNIT_COLUMNS, units) },
    { sheet: 'Đảng viên', data: sheetOf(MEMBER_COLUMNS, members) },
  ]).toBuffer();
}

function sheetOf<T>(columns: Column<T>[], lines: readonly T[]) {
  const headings = columns.map(([heading]) => heading as Value);
  return [headings, ...lines.map((line, i) => columns.map(([, value]) => value(line, i) ?? null))].map((row) =>
    row.map((value) =>
      value === null || value === '' ? null : { value, type: typeof value === 'number' ? Number : String },
    ),
  );
}
