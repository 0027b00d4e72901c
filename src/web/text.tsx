import { createContext, Fragment, type ReactNode, use } from 'react';
import { currentLanguage, direction, inLanguage, type Language, type Translated } from './language.ts';
import { rich, type Translate, t, type Values } from './words.ts';

export type Text = {
  t: Translate;
  /** A text with tags or elements in it: `rich('meetings.list.hint', { link: (words) => <Link …>{words}</Link> })`. */
  rich: (key: string, values?: Values) => ReactNode;
  /** Picks the reader's language out of `{ vi, en, ar }`. */
  own: (text: Partial<Translated> | string | undefined) => string;
  lang: Language;
  dir: 'ltr' | 'rtl';
};

/** Only says that the language changed; the texts themselves live in words.ts. */
export const LanguageContext = createContext<Language>('vi');

/** Switches the language of everything; given by app.tsx. */
export const ChooseLanguage = createContext<(language: Language) => Promise<void>>(async () => {});

export function useText(): Text {
  use(LanguageContext);
  return { t, rich: richNode, own: inLanguage, lang: currentLanguage(), dir: direction() };
}

function richNode(key: string, values?: Values): ReactNode {
  const filled = rich(key, values);
  if (!Array.isArray(filled)) return filled as ReactNode;
  // The parts never change places, so their position is their key.
  // biome-ignore lint/suspicious/noArrayIndexKey: see above
  return filled.map((part, at) => <Fragment key={at}>{part as ReactNode}</Fragment>);
}
