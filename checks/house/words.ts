/** The texts of the house: which words files there are, what stands in a message, which keys the code asks for. */
import { basename, dirname } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { codeOf, isTest, type Source, sourcesOf } from './source.ts';

export const LANGUAGES = ['vi', 'en', 'ar'] as const;
export type WordsFile = { path: string; module: string; language: string; words: Record<string, string> };

export function wordsFiles(): WordsFile[] {
  return sourcesOf(['src/*/words.*.json']).map(({ path, text }) => ({
    path,
    module: basename(dirname(path)),
    language: basename(path).split('.')[1] ?? '',
    words: JSON.parse(text) as Record<string, string>,
  }));
}

type Part = {
  type: number;
  value?: unknown;
  options?: Record<string, { value: Part[] }>;
  children?: Part[];
  pluralType?: string;
};
const [LITERAL, SELECT, PLURAL, POUND, TAG] = [0, 5, 6, 7, 8];

export type Message = {
  arguments: Set<string>;
  literal: string;
  plurals: { name: string; forms: string[]; ordinal: boolean }[];
};

/** Takes an ICU message apart; throws where it does not parse. */
export function messageOf(text: string, language: string): Message {
  const message: Message = { arguments: new Set(), literal: '', plurals: [] };
  read(new IntlMessageFormat(text, language).getAst() as Part[], message);
  return message;
}

function read(parts: Part[], into: Message): void {
  for (const part of parts) {
    if (part.type === LITERAL) into.literal += String(part.value);
    else if (part.type !== POUND && part.type !== TAG) into.arguments.add(String(part.value));
    if (part.type === PLURAL) {
      into.plurals.push({
        name: String(part.value),
        forms: Object.keys(part.options ?? {}),
        ordinal: part.pluralType === 'ordinal',
      });
    }
    if (part.type === PLURAL || part.type === SELECT)
      for (const option of Object.values(part.options ?? {})) read(option.value, into);
    if (part.children) read(part.children, into);
  }
}

export type Asked = { key: string; where: string };

/** Every text the code asks for by name: `t('…')`, refusal codes, lines of attention. */
export function askedIn({ path, text }: Source): Asked[] {
  const code = codeOf(text);
  const out: Asked[] = [];
  const add = (at: number, key: string) => out.push({ key, where: `${path}:${code.slice(0, at).split('\n').length}` });
  for (const each of code.matchAll(/\b(?:t|rich|hasText)\(\s*'([^']+)'/g))
    if (path.endsWith('.tsx') || path.startsWith('src/web/')) add(each.index, each[1] ?? '');
  for (const each of code.matchAll(/\b(?:refuse|refuseWith)\(\s*'([^']+)'/g)) add(each.index, `refusal.${each[1]}`);
  for (const each of code.matchAll(/\bcode: ([^,}\n]*)/g)) {
    for (const [, name = ''] of (each[1] ?? '').matchAll(/(?<![=!]= )'([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+|not_found)'/g))
      add(each.index, `refusal.${name}`);
  }
  for (const each of code.matchAll(/\b(?:what|why): ([^,}\n]*)/g)) {
    for (const [, name = ''] of (each[1] ?? '').matchAll(/'([a-z][a-zA-Z0-9_]*(?:\.[a-zA-Z0-9_]+)+)'/g))
      add(each.index, name);
  }
  return out;
}

/** Beginnings of keys that the code completes by itself: `web.nav.${key}`, 'web.nav.' + key. A reason's code stands under `refusal.`. */
export function beginningsIn({ path, text }: Source, keys: readonly string[]): Asked[] {
  const code = codeOf(text);
  const found = [...code.matchAll(/`([a-z]\w*\.[\w.]*)\$\{/g), ...code.matchAll(/'([a-z]\w*\.(?:[\w.]*\.)?)'/g)];
  return found.flatMap(({ 1: beginning = '', index }) => {
    // the place of a value in an input is no text
    if (/\bfield(?::| =) $/.test(code.slice(0, index))) return [];
    const whole = keys.some((key) => key.startsWith(beginning)) ? beginning : `refusal.${beginning}`;
    return keys.some((key) => key.startsWith(whole))
      ? [{ key: whole, where: `${path}:${code.slice(0, index).split('\n').length}` }]
      : [];
  });
}

/** Everything in quotes, to tell which keys nobody names. */
export function quotedIn(sources: readonly Source[]): Set<string> {
  const out = new Set<string>();
  for (const { text } of sources)
    for (const [, , quoted = ''] of codeOf(text).matchAll(/(['"`])([\w.-]+)\1/g)) out.add(quoted);
  return out;
}

/** Code that asks for texts: no tests, no gallery of the parts. */
export function asking(): Source[] {
  return sourcesOf(['src/**/*.{ts,tsx}']).filter(
    ({ path }) => !isTest(path) && !path.startsWith('src/web/gallery') && path !== 'src/web/galleryRoutes.ts',
  );
}
