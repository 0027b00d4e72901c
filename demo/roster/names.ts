/** Invented names, as each people of the sources' places forms them. No name of a person in the sources can come out. */
import type { Random } from '../random.ts';

export type Sex = 'Nam' | 'Nữ';
type Names = {
  ethnicity: string;
  family: readonly string[];
  middle: Record<Sex, readonly string[]>;
  given: Record<Sex, readonly string[]>;
};

const KINH: Names = {
  ethnicity: 'Kinh',
  family: ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Huỳnh', 'Phan', 'Võ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ', 'Dương', 'Lý'],
  middle: {
    Nam: ['Văn', 'Đức', 'Minh', 'Xuân', 'Hữu', 'Quốc', 'Đình', 'Thanh'],
    Nữ: ['Thị', 'Thị Thu', 'Ngọc', 'Thị Kim', 'Thị Mỹ', 'Thanh'],
  },
  given: {
    Nam: [
      'An',
      'Bình',
      'Cường',
      'Dũng',
      'Đạt',
      'Hải',
      'Khánh',
      'Long',
      'Nam',
      'Phúc',
      'Quân',
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
  },
};
const NO_MIDDLE = { Nam: [''], Nữ: [''] };
/** The north's peoples take Vietnamese given names under their own families. */
const northern = (ethnicity: string, family: readonly string[]): Names => ({
  ethnicity,
  family,
  middle: { Nam: ['Văn', 'Xuân', 'Đình'], Nữ: ['Thị'] },
  given: KINH.given,
});

const PEOPLES = {
  kinh: KINH,
  giaRai: {
    ethnicity: 'Gia Rai',
    family: ['Rmah', 'Siu', 'Puih', 'Rơ Châm', 'Kpă', 'Rơ Lan'],
    middle: NO_MIDDLE,
    given: {
      Nam: ['Djuân', 'Thuyên', 'Hyăp', 'Blơt', 'Kơl', 'Phin', 'Tưn', 'Yơn', 'Klưh', 'Bơk'],
      Nữ: ["H'Blan", "H'Nuê", "H'Lem", "H'Phương", "H'Yir", "H'Bơr", "H'Mlăp"],
    },
  },
  mong: {
    ethnicity: 'Mông',
    family: ['Giàng', 'Sùng', 'Vàng', 'Thào', 'Mùa', 'Hạng', 'Sình', 'Chang'],
    middle: { Nam: ['A'], Nữ: ['Thị'] },
    given: {
      Nam: ['Páo', 'Dơ', 'Chứ', 'Lử', 'Tủa', 'Sềnh', 'Vư', 'Nhè', 'Pó'],
      Nữ: ['Mỷ', 'Dợ', 'Say', 'Chở', 'Pàng', 'Súa'],
    },
  },
  thai: northern('Thái', ['Lò', 'Quàng', 'Cà', 'Tòng', 'Lường', 'Điêu']),
  tay: northern('Tày', ['Hoàng', 'Nông', 'Ma', 'Lương', 'Hà', 'Quan', 'Chẩu']),
  dao: northern('Dao', ['Triệu', 'Đặng', 'Bàn', 'Lý', 'Phùng']),
  sanChay: northern('Cao Lan', ['Lâm', 'Tống', 'Ninh', 'Sầm', 'La']),
} satisfies Record<string, Names>;

export type People = keyof typeof PEOPLES;
/** Which peoples live in a place: shares that add up to 1. */
export type Mixture = Partial<Record<People, number>>;

/** An invented person of a place. Out: name, sex and people as a roster writes them. */
export function inventPerson(random: Random, mixture: Mixture): { name: string; sex: Sex; ethnicity: string } {
  const sex: Sex = random.next() < 0.62 ? 'Nam' : 'Nữ';
  let left = random.next();
  const chosen = (Object.entries(mixture) as [People, number][]).find(([, share]) => {
    left -= share;
    return left < 0;
  });
  const people: Names = PEOPLES[chosen?.[0] ?? 'kinh'];
  const words = [random.pick(people.family), random.pick(people.middle[sex]), random.pick(people.given[sex])];
  return { name: words.filter((word) => word !== '').join(' '), sex, ethnicity: people.ethnicity };
}
