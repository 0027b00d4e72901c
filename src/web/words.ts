import { argumentsOf, type Compiled, compile as compileText, isolated, type Values } from '../platform/i18n/icu.ts';
import { currentLanguage, type Language } from './language.ts';

export type { Values };
export type Translate = (key: string, values?: Values) => string;
/** A text with tags: `{ link: (children) => <a>…</a> }` fills `<link>…</link>`. */

const files = import.meta.glob<Record<string, string>>('../*/words.*.json', { import: 'default' });
const texts: Record<Language, Map<string, string>> = { vi: new Map(), en: new Map(), ar: new Map() };
const compiled: Record<Language, Map<string, Compiled>> = { vi: new Map(), en: new Map(), ar: new Map() };
const loading = new Map<string, Promise<void>>();
const wanted = new Set<string>();
let terms: Partial<Record<Language, Record<string, string>>> = {};

/** Western digits in Arabic, as the source documents have them; `u-nu-arab` when the reader asks for the others. */
const locales: Record<Language, string> = { vi: 'vi', en: 'en-GB', ar: 'ar-u-nu-latn' };

export async function loadWords(language: Language, modules: readonly string[]): Promise<void> {
  for (const module of modules) wanted.add(module);
  await Promise.all(modules.map((module) => loadModule(language, module)));
}

/** Before a switch of language: everything that any page has asked for so far. */
export function loadWantedWords(language: Language): Promise<void> {
  return loadWords(language, [...wanted]);
}

/** The organization's own nouns, from the rulebook; every text may use them as parameters. */
export function setTerms(fromRulebook: typeof terms): void {
  terms = fromRulebook;
}

export function setArabicDigits(indic: boolean): void {
  locales.ar = indic ? 'ar-u-nu-arab' : 'ar-u-nu-latn';
  compiled.ar.clear();
}

export function localeOf(language: Language = currentLanguage()): string {
  return locales[language];
}

/** The text of a key in the current language. */
export const t: Translate = (key, values) => {
  const filled = rich(key, values);
  return Array.isArray(filled) ? filled.join('') : String(filled);
};

/** What a text asks for and neither the rulebook's nouns nor these values have. */
export function lacking(key: string, values: Values): string[] {
  const language = currentLanguage();
  const found = compile(language, key);
  const known = { ...terms[language], ...values };
  return found ? argumentsOf(found).filter((name) => !(name in known)) : [];
}

/** Like `t`, for texts with tags: values may be functions of the tag's content. */
export function rich(key: string, values: Values = {}): unknown {
  const language = currentLanguage();
  const found = compile(language, key);
  if (!found) return missing(language, key);
  return found.message.format(overTerms(language, isolated(values, found.chosenBy, language)) as never);
}

/** Values over the organization's nouns, which are no copy: there are thousands of them, and a long form asks for hundreds of texts at each key that is typed. */
function overTerms(language: Language, values: Values): Values {
  return Object.assign(Object.create(terms[language] ?? null), values);
}

export function hasText(key: string): boolean {
  return texts[currentLanguage()].has(key);
}

function loadModule(language: Language, module: string): Promise<void> {
  const id = `${module}.${language}`;
  const path = module === 'web' ? `./words.${language}.json` : `../${module}/words.${language}.json`;
  const known = loading.get(id);
  if (known) return known;
  const file = files[path];
  if (!file) return import.meta.env.PROD ? Promise.resolve() : Promise.reject(new Error(`no words file ${path}`));
  const load = file().then((words) => {
    for (const [key, text] of Object.entries(words)) texts[language].set(key, text);
  });
  loading.set(id, load);
  // A failed load (no network) may be asked for again.
  load.catch(() => loading.delete(id));
  return load;
}

function compile(language: Language, key: string): Compiled | undefined {
  const known = compiled[language].get(key);
  if (known) return known;
  const text = texts[language].get(key);
  if (text === undefined) return undefined;
  const made = compileText(text, locales[language]);
  compiled[language].set(key, made);
  return made;
}

function missing(language: Language, key: string): string {
  if (import.meta.env.PROD) return key;
  throw new Error(`no text "${key}" in ${language}: is its module in the route's words?`);
}
