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

export function isolate(text: string): string {
  return text === '' ? '' : `\u2068${text}\u2069`;
}

function selectors(elements: readonly Element[], found = new Set<string>()): Set<string> {
  for (const element of elements) {
    if (element.type === SELECT) found.add(String(element.value));
    for (const option of Object.values(element.options ?? {})) selectors(option.value, found);
    if (element.children) selectors(element.children, found);
  }
  return found;
}
