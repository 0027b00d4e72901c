/** The small checks that the cross checks of a rulebook are made of. */
import { fold } from './recognize.ts';
import type { Rule } from './schema.ts';

/** Reports a fault at a place: the part (`posts`, `rules/voting.yaml`), the path inside it, what is wrong. */
export type Report = (part: string, path: (string | number)[], message: string) => void;

/** The ids of a list. */
export function ids(list: readonly { id: string }[]): ReadonlySet<string> {
  return new Set(list.map((each) => each.id));
}

/** Reports a name that is not defined. */
export function demand(
  defined: ReadonlySet<string>,
  name: string,
  report: Report,
  part: string,
  path: (string | number)[],
  what: string,
): void {
  if (!defined.has(name)) report(part, path, `"${name}" is not a ${what} of this rulebook`);
}

/** Reports an id that stands twice in a list. */
export function noDoubles(list: readonly { id: string }[], report: Report, part: string, path: string): void {
  list.forEach((each, i) => {
    if (list.findIndex((other) => other.id === each.id) < i)
      report(part, [path, i, 'id'], `"${each.id}" stands here twice`);
  });
}

/** Reports a word that two entries claim: an import could not tell them apart. */
export function noDoubleWords(
  list: readonly { id: string; recognizes: readonly string[] }[],
  report: Report,
  part: string,
  path: string | (string | number)[],
): void {
  const seen = new Map<string, string>();
  list.forEach((entry, i) => {
    for (const word of new Set(entry.recognizes.map(fold))) {
      const other = seen.get(word);
      if (other !== undefined) report(part, [path, i].flat(), `"${word}" already means ${other}`);
      seen.set(word, entry.id);
    }
  });
}

/** Reports a rule that is known but sets nothing under a key. An unknown rule is reported where rules are checked. */
export function demandKey(
  rules: readonly Rule[],
  named: { rule: string; key: string },
  report: Report,
  part: string,
  path: (string | number)[],
): void {
  const rule = rules.find((each) => each.id === named.rule);
  if (rule === undefined) return;
  const { value } = rule;
  if (typeof value !== 'object' || Array.isArray(value) || !Object.hasOwn(value, named.key)) {
    report(part, path, `rule ${rule.id} sets nothing under "${named.key}"`);
  }
}
