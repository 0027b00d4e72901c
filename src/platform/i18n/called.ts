/** What a reason's values call by the program's own names: a kind of open work, a command. Each has a text of its own. Browser-safe. */

const TEXTS: Readonly<Record<string, string>> = { work: 'openWork.', command: 'accounts.did.' };

/** Values of a text in which such names stand in the reader's words; `textOf` gives a key's text, undefined where there is none. */
export function withNames<T>(
  values: Record<string, T>,
  textOf: (key: string) => string | undefined,
): Record<string, T | string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const key = TEXTS[name];
      return [name, (key && typeof value === 'string' ? textOf(key + value) : undefined) ?? value];
    }),
  );
}
