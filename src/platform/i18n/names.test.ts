import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, personSortKey, searchWords, sortKey } from './names.ts';

const by = (key: (name: string) => string) => (a: string, b: string) =>
  key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;

test('a name is found without its tones, and đ as d', () => {
  expect(fold('Nguyễn  Thị Đào')).toBe('nguyen thi dao');
  expect(searchWords("Siu H'Blan")).toEqual(['siu', 'h', 'blan']);
  expect(fold('Đặng'.normalize('NFD'))).toBe(fold('Đặng'.normalize('NFC')));
});

test('names sort by the given name, the Vietnamese way', () => {
  const names = ['Trần Văn Ân', 'Lê Thị An', 'Phạm An', 'Võ Minh Ăn', 'Đỗ Văn Đạt', 'Hồ Dũng', 'Bùi Văn Dung'];
  expect(names.toSorted(by(personSortKey))).toEqual([
    'Lê Thị An',
    'Phạm An',
    'Võ Minh Ăn',
    'Trần Văn Ân',
    'Bùi Văn Dung',
    'Hồ Dũng',
    'Đỗ Văn Đạt',
  ]);
});

test('a chosen sort name wins, for names without a family name', () => {
  expect(personSortKey("H'Blan Siu", "H'Blan")).toBe(sortKey("H'Blan"));
});

test('unit names with numbers sort as people count', () => {
  expect(['thôn 10', 'thôn 2', 'thôn 1'].toSorted(by(sortKey))).toEqual(['thôn 1', 'thôn 2', 'thôn 10']);
});

test('the order is that of the Vietnamese collator', () => {
  const collator = new Intl.Collator('vi');
  const syllable = fc.constantFrom(
    'an',
    'ân',
    'ăn',
    'àn',
    'án',
    'ạn',
    'ả',
    'ãn',
    'ba',
    'bà',
    'bá',
    'da',
    'đa',
    'đá',
    'em',
    'êm',
    'ô',
    'ơ',
    'ồ',
    'ờ',
    'u',
    'ư',
    'ừ',
    'thu',
    'thư',
    'thủ',
  );
  fc.assert(
    fc.property(
      fc.array(syllable, { minLength: 1, maxLength: 3 }),
      fc.array(syllable, { minLength: 1, maxLength: 3 }),
      (a, b) => {
        const [left, right] = [a.join(' '), b.join(' ')];
        expect(Math.sign(collator.compare(left, right))).toBe(
          sortKey(left) < sortKey(right) ? -1 : sortKey(left) > sortKey(right) ? 1 : 0,
        );
      },
    ),
  );
});
