/** For tests: sentences of reports in the three languages, with numbers written as each of them does. */
import { join } from 'node:path';
import { loadRulebook } from '../rulebook/load.ts';
import type { LanguageCode } from './languages/language.ts';
import { lexiconOf } from './rules/lexicon.ts';

const rulebook = await loadRulebook(join(import.meta.dirname, '../../rulebooks/vietnam'));
export const lexicon = lexiconOf(rulebook.nouns);

/** The Latin digits of Arabic, or its own. */
export type Digits = 'latin' | 'indic';
export type Way = { language: LanguageCode; digits: Digits };
export const WAYS: readonly Way[] = [
  { language: 'vi', digits: 'latin' },
  { language: 'en', digits: 'latin' },
  { language: 'ar', digits: 'latin' },
  { language: 'ar', digits: 'indic' },
];

/** A number as the language writes it: 1.731 and 69,99; 1,731 and 69.99; ١٬٧٣١ and ٦٩٫٩٩. */
export function written(value: number, { language, digits }: Way, decimals = 0): string {
  const [whole = '', part] = value.toFixed(decimals).split('.');
  const indic = digits === 'indic';
  const [thousand, point] = language === 'vi' ? ['.', ','] : indic ? ['٬', '٫'] : [',', '.'];
  const text = whole.replace(/\B(?=(\d{3})+$)/g, thousand) + (part ? point + part : '');
  return indic ? toIndic(text) : text;
}

/** The same text with the digits and signs of Arabic. */
export function toIndic(text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCharCode(0x0660 + Number(digit)));
}

type Words = Record<LanguageCode, string>;

/** Statements with places for numbers: {k}, {n}, {p} with its percent sign, and so on. */
export const STATEMENTS = {
  of: {
    vi: 'Đến nay đã có {k} trên tổng số {n} thôn có nhà văn hóa, đạt tỷ lệ {p}.',
    en: 'By now {k} out of {n} villages have a hall, i.e. {p}.',
    ar: 'حتى الآن يوجد {k} قرية من أصل {n} قرية لديها بيت ثقافي، أي ما نسبته {p}.',
  },
  ratio: {
    vi: 'Có {k}/{n} thôn thực hiện ({p}).',
    en: 'In all {k}/{n} villages ({p}) did so.',
    ar: 'نفذت {k}/{n} قرية ذلك ({p}).',
  },
  among: {
    vi: 'Toàn tỉnh có {n} thôn. Trong đó, {k} thôn đã có đường bê tông, chiếm {p}.',
    en: 'The province has {n} villages. Of these, {k} villages have a paved road, accounting for {p}.',
    ar: 'يبلغ عدد القرى في المقاطعة {n} قرية. ومن بين هذه القرى، يوجد {k} قرية لديها طريق معبد، أي ما نسبته {p}.',
  },
  which: {
    vi: 'Đảng bộ có {n} đảng viên, trong đó có {k} đảng viên nữ.',
    en: 'The committee has {n} members, of whom {k} are women.',
    ar: 'تضم اللجنة {n} عضوًا، منهم {k} عضوًا من النساء.',
  },
  division: {
    vi: 'Toàn huyện có {n} tổ chức cơ sở đảng, gồm {a} đảng bộ cơ sở và {b} chi bộ cơ sở.',
    en: 'The district has {n} grassroots organizations, of which {a} committees and {b} cells.',
    ar: 'تضم المقاطعة {n} منظمة حزبية؛ منها {a} لجنة حزبية و{b} خلية حزبية.',
  },
  shares: {
    vi: 'Cuối năm, {p} tổ chức cơ sở đảng hoàn thành xuất sắc nhiệm vụ; {q} hoàn thành tốt và {r} hoàn thành nhiệm vụ.',
    en: 'At the end of the year {p} of grassroots organizations did excellently, {q} did well and {r} did what they had to.',
    ar: 'في نهاية السنة حققت {p} من المنظمات الحزبية القاعدية نتائج ممتازة؛ و{q} نتائج جيدة و{r} فقط أكملت مهامها.',
  },
  base: {
    vi: 'Có {p} trong tổng số {n} đảng viên chưa hoàn thành nhiệm vụ.',
    en: 'Here {p} of {n} members did not complete their tasks.',
    ar: 'لم يكمل {p} من أصل {n} عضو مهامهم.',
  },
  alone: {
    vi: 'Số hộ nghèo còn {k} hộ, chiếm tỷ lệ {p}.',
    en: 'There are still {k} poor households, accounting for {p}.',
    ar: 'وبلغ عدد الأسر الفقيرة {k} أسرة، بنسبة {p}.',
  },
} as const satisfies Record<string, Words>;

type Value = number | { share: number; decimals: number };

/** The statement with its numbers, as the language writes them. */
export function say(kind: keyof typeof STATEMENTS, values: Record<string, Value>, way: Way): string {
  return STATEMENTS[kind][way.language].replace(/\{(\w)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`No value for {${name}}.`);
    if (typeof value === 'number') return written(value, way);
    return written(value.share, way, value.decimals) + (way.digits === 'indic' ? '٪' : '%');
  });
}
