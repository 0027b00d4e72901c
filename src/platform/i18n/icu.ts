/** ICU messages as both sides fill them: what is named from outside is isolated in Arabic. Browser-safe. */
import { IntlMessageFormat } from 'intl-messageformat';

export type Values = Record<string, unknown>;
/** A compiled message, and the names of the arguments that choose one of its variants. */
export type Compiled = { message: IntlMessageFormat; chosenBy: ReadonlySet<string> };
type Element = { type: number; value?: unknown; options?: Record<string, { value: Element[] }>; children?: Element[] };

/** Type 5 is `select` in the parser's tree. */
const SELECT = 5;

export function compile(text: string, locale: string): Compiled {
  const message = new IntlMessageFormat(text, locale);
  return { message, chosenBy: selectors(message.getAst() as Element[]) };
}

/**
 * Names, codes and numbers from outside are wrapped in FSI…PDI in Arabic, so that they cannot reorder the sentence.
 * Values that choose a variant (select) stay as they are: wrapped, they would match nothing.
 */
export function isolated(values: Values, chosenBy: ReadonlySet<string>, language: string): Values {
  if (language !== 'ar') return values;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' && !chosenBy.has(name) ? isolate(value) : value,
    ]),
  );
}

/** A text set apart. One that is put together of isolates alone would be read from the left: it is a sentence of ours, and takes the page's direction. */
export function isolate(text: string): string {
  if (text === '') return '';
  return text.includes('\u2069') && !/\p{L}/u.test(outsideIsolates(text))
    ? `\u2067${text}\u2069`
    : `\u2068${text}\u2069`;
}

/** The names of everything that a message is filled with. */
export function argumentsOf({ message }: Compiled): string[] {
  return [...named(message.getAst() as Element[])];
}

/** Names and words in one line, with the comma of the language, each by itself in Arabic; what is not there is left out. */
export function listed(parts: readonly (string | null | undefined)[], language: string): string {
  const kept = parts.filter((part) => part != null && part !== '') as string[];
  return language === 'ar' ? kept.map(isolate).join('، ') : kept.join(', ');
}

function outsideIsolates(text: string): string {
  const inner = /[\u2066-\u2068][^\u2066-\u2069]*\u2069/g;
  let rest = text;
  for (let shorter = rest.replace(inner, ''); shorter !== rest; shorter = rest.replace(inner, '')) rest = shorter;
  return rest;
}

/** Types 1 to 6 of the parser's tree are filled with a value: a text, a number, a date, a time, a choice, a count. */
const [FIRST_FILLED, LAST_FILLED] = [1, 6];

function named(elements: readonly Element[], found = new Set<string>()): Set<string> {
  for (const { type, value, options, children } of elements) {
    if (type >= FIRST_FILLED && type <= LAST_FILLED) found.add(String(value));
    for (const option of Object.values(options ?? {})) named(option.value, found);
    if (children) named(children, found);
  }
  return found;
}

function selectors(elements: readonly Element[], found = new Set<string>()): Set<string> {
  for (const element of elements) {
    if (element.type === SELECT) found.add(String(element.value));
    for (const option of Object.values(element.options ?? {})) selectors(option.value, found);
    if (element.children) selectors(element.children, found);
  }
  return found;
}
