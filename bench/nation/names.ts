/** Invented people's names: every combination of a few parts that real names are made of, with the keys that the register sorts and searches by. */
import { fold, personSortKey, searchWords } from '../../src/platform/i18n/names.ts';

export type PersonName = { full: string; sort: string; search: string; tokens: string[]; male: boolean; kinh: boolean };

/** A family name and how many of a hundred given names go with it: common families have more. */
const FAMILIES: [string, number][] = [
  ...(['Nguyễn', 'Trần', 'Lê', 'Phạm'] as const).map((name): [string, number] => [name, 100]),
  ...(['Hoàng', 'Phan', 'Vũ', 'Đặng', 'Bùi', 'Đỗ'] as const).map((name): [string, number] => [name, 50]),
  ...(['Hồ', 'Ngô', 'Dương', 'Lý', 'Đinh', 'Mai', 'Cao', 'Lương', 'Tạ', 'Hà'] as const).map(
    (name): [string, number] => [name, 20],
  ),
];
const MIDDLE = {
  male: ['Văn', 'Hữu', 'Đức', 'Công', 'Quang', 'Minh', 'Xuân', 'Đình', 'Ngọc', 'Thanh', 'Tuấn', 'Quốc', 'Trọng'],
  female: ['Thị', 'Thị Thu', 'Thị Ngọc', 'Thị Thanh', 'Thu', 'Kim', 'Bích', 'Hồng', 'Diệu', 'Thị Mỹ'],
};
const GIVEN =
  'An Anh Ánh Bảo Bằng Bích Bình Cảnh Chi Chiến Chung Chương Công Cúc Cường Danh Dung Dũng Duy Dương Đại Đào Đạt Điệp Định Đoàn Đông Đức Giang Hà Hải Hạnh Hào Hằng Hiền Hiếu Hiệp Hoa Hòa Hoài Hoàn Hồng Huệ Hùng Huy Huyền Hưng Hương Khánh Khoa Kiên Lam Lan Lâm Liên Linh Loan Long Lộc Lợi Luân Lực Ly Mai Mạnh Minh Nam Nga Ngân Nghĩa Ngọc Nguyên Nhân Nhung Oanh Phong Phú Phúc Phương Quân Quang Quế Quyên Sang Sơn Tài Tâm Tân Thái Thành Thảo Thắng Thịnh Thoa Thủy Trang'.split(
    ' ',
  );
const PEOPLES = ['Siu', 'Rmah', 'Ksor', 'Kpă', 'Rơ Châm', 'Y', 'Lò', 'Quàng', 'Vàng', 'Giàng', 'Lường', 'Thào'];
const PEOPLES_GIVEN = 'Blan Chin Dơng Hlăn Hyui Khăm Lơn Nay Pao Phin Sùng Thơm Tráng Ún Việt Yên'.split(' ');
/** A few syllables stand in names that are sought by half of them. */
export const SOUGHT = ['ngoc', 'tuan', 'phu', 'khanh ng'];

/** All names, always in the same order. */
export function personNames(): PersonName[] {
  const names: PersonName[] = [];
  const add = (words: string[], male: boolean, kinh: boolean) => {
    const full = words.join(' ');
    names.push({ full, sort: personSortKey(full), search: fold(full), tokens: searchWords(full), male, kinh });
  };
  for (const [family, share] of FAMILIES)
    for (const male of [true, false])
      for (const middle of male ? MIDDLE.male : MIDDLE.female)
        for (const given of GIVEN.filter((_, i) => (i * 37 + family.length * 11) % 100 < share))
          add([family, middle, given], male, true);
  for (const family of PEOPLES)
    for (const [i, given] of PEOPLES_GIVEN.entries())
      for (const second of PEOPLES_GIVEN.filter((_, j) => (i + j) % 2 === 1))
        for (const male of [true, false]) add([family, ...(male ? [] : ["H'"]), given, second], male, false);
  return names;
}

const SYLLABLES =
  'Tân An Bình Phú Hòa Long Mỹ Thạnh Thành Vĩnh Đông Hưng Xuân Minh Sơn Yên Lộc Châu Giang Hải Lâm Quảng Thanh Đức Phong Nghĩa'.split(
    ' ',
  );

/** A made-up place of two syllables, for a nation whose real places are not at hand. */
export function placeName(n: number): string {
  const of = SYLLABLES.length;
  return `${SYLLABLES[n % of]} ${SYLLABLES[(Math.floor(n / of) + n * 7) % of]}`;
}
