/** The organization's own nouns as parameters of ICU messages (D20). Browser-safe. */
import type { Rulebook } from './rulebook.ts';
import type { Forms, Language } from './schemaBase.ts';

/**
 * The parameters for a language: `cell_one`, `cell_many`, `cell_the`, `cell_the_many`, `cell_dual`, `cell_gender` for every
 * noun; `cell_counted` after 11 to 99, `cell_of_many` and `cell_of_the_many` where Arabic wants the oblique case; and the same with a capital key (`Cell_one`) whose first letter is a capital, for the start of a sentence.
 * A message that says `{cell_the}` is grammatical in every language; gender is `m`, `f` or `other`, for ICU select.
 */
export function termValues(rulebook: Pick<Rulebook, 'nouns'>, language: Language): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, noun] of Object.entries(rulebook.nouns))
    Object.assign(values, nounValues(name, noun[language], language));
  return values;
}

/** The same for nouns already in one language, as `publicRulebook` gives them. */
export function termValuesOf(nouns: Record<string, Forms>, language: Language): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, forms] of Object.entries(nouns)) Object.assign(values, nounValues(name, forms, language));
  return values;
}

/** A label's first letter as a capital. Arabic has no capitals and stays as it is. */
export function capitalized(text: string, language: Language): string {
  const [first = '', ...rest] = text;
  return first.toLocaleUpperCase(language) + rest.join('');
}

function nounValues(name: string, forms: Forms, language: Language): Record<string, string> {
  const many = forms.many ?? forms.one;
  const written = {
    one: forms.one,
    many,
    the: forms.the ?? forms.one,
    the_many: forms.the_many ?? many,
    dual: forms.dual ?? many,
    counted: forms.counted ?? forms.one,
    of_many: forms.of_many ?? many,
    of_the_many: forms.of_the_many ?? forms.the_many ?? many,
  };
  const capital = capitalized(name, 'en');
  const values: Record<string, string> = {
    [`${name}_gender`]: forms.gender ?? 'other',
    [`${capital}_gender`]: forms.gender ?? 'other',
  };
  for (const [form, text] of Object.entries(written)) {
    values[`${name}_${form}`] = text;
    values[`${capital}_${form}`] = capitalized(text, language);
  }
  return values;
}
