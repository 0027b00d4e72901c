export const languages = ['vi', 'en', 'ar'] as const;
export type Language = (typeof languages)[number];
export type Translated = Record<Language, string>;

/** Each language's name in itself: never translated. */
export const languageNames: Translated = { vi: 'Tiếng Việt', en: 'English', ar: 'العربية' };

const STORED = 'chibo.language';
let current: Language = 'vi';

export function currentLanguage(): Language {
  return current;
}

export function direction(language: Language = current): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}

/** Sets the language of texts, numbers and the document; the words must have been loaded before. */
export function setLanguage(language: Language): void {
  current = language;
  if (typeof document === 'undefined') return;
  document.documentElement.lang = language;
  document.documentElement.dir = direction(language);
  localStorage.setItem(STORED, language);
}

/** What was chosen on this device, or undefined: then the account's, then Vietnamese. */
export function storedLanguage(): Language | undefined {
  const stored = typeof localStorage === 'undefined' ? undefined : localStorage.getItem(STORED);
  return languages.find((language) => language === stored);
}

export function inLanguage(text: Partial<Translated> | string | undefined, language: Language = current): string {
  if (typeof text === 'string' || text === undefined) return text ?? '';
  return text[language] ?? text.vi ?? text.en ?? '';
}
