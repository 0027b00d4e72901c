/** A number with what it counts, as each language counts. Pure; for pages and documents. */
import type { Forms, Language } from '../rulebook/schemaBase.ts';

/** Which shape of the word `resolutions.goal.amount` it takes, and the noun in it. `one_f`: one of a feminine noun. */
export type Amount = { form: 'one' | 'one_f' | 'two' | 'other'; noun: string };

/**
 * From `low` to `high` of a noun, both the same for one number. Arabic says one and two by the noun itself, 3 to 10 by the plural,
 * 11 to 99 by the accusative singular; a range goes by its end, always with its numbers.
 */
export function amountOf(low: number, high: number, forms: Forms, language: Language): Amount {
  const many = forms.many ?? forms.one;
  const category = new Intl.PluralRules(language).select(high);
  if (language !== 'ar') return { form: 'other', noun: category === 'one' ? forms.one : many };
  if (low === high && category === 'one') return { form: forms.gender === 'f' ? 'one_f' : 'one', noun: forms.one };
  if (category === 'two')
    return low === high ? { form: 'two', noun: forms.dual ?? many } : { form: 'other', noun: many };
  if (category === 'few') return { form: 'other', noun: many };
  return { form: 'other', noun: category === 'many' ? (forms.counted ?? forms.one) : forms.one };
}
