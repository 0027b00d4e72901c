/**
 * Sort and search keys, made here and kept in C collation (D26), so that no index hangs on a collation library's version.
 */

/** The Vietnamese alphabet in its order; letters of other alphabets sort behind by code point. */
const ALPHABET = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz';
/** Tones in dictionary order: level, huyền, hỏi, ngã, sắc, nặng. */
const TONES = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];

/** Folds for search: lower case, without tones and marks, đ as d, single spaces. "Nguyễn Thị Đào" -> "nguyen thi dao". */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd').replace(/\s+/g, ' ').trim();
}

/** The words one can search a name by. */
export function searchWords(text: string): string[] {
  return [
    ...new Set(
      fold(text)
        .split(/[^\p{L}\p{N}]+/u)
        .filter((word) => word !== ''),
    ),
  ];
}

/** Sort key of a person's name: given name (the last word, or the chosen `sortName`) first; letters of all words before tones. */
export function personSortKey(fullName: string, sortName?: string | null): string {
  const words = (sortName ?? fullName).trim().split(/\s+/);
  const given = words.pop() ?? '';
  return sortKey(sortName ? sortName : [given, ...words].join(' '));
}

/** Sort key of any name: Vietnamese order, runs of digits as numbers ("thôn 2" before "thôn 10"). */
export function sortKey(text: string): string {
  let letters = '';
  let tones = '';
  for (const word of text.trim().toLowerCase().split(/\s+/)) {
    letters += letters === '' ? '' : ' ';
    for (const part of word.match(/\d+|\D+/g) ?? []) {
      if (/^\d/.test(part)) letters += part.padStart(6, '0');
      else for (const letter of part.normalize('NFC')) [letters, tones] = add(letters, tones, letter);
    }
  }
  return `${letters}\u0001${tones}`.slice(0, 300);
}

function add(letters: string, tones: string, letter: string): [string, string] {
  const parts = letter.normalize('NFD');
  const tone = TONES.findIndex((mark, index) => index > 0 && parts.includes(mark));
  const base = (tone > 0 ? parts.replace(TONES[tone] ?? '', '') : parts).normalize('NFC');
  const place = ALPHABET.indexOf(base);
  return [letters + (place >= 0 ? String.fromCharCode(65 + place) : base), tones + Math.max(tone, 0)];
}
