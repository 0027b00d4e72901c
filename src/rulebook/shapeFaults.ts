/** Turns what zod found into words a clerk understands. */
import type * as z from 'zod/mini';

type Issue = z.core.$ZodIssue;

/** The faults of a file's shape: one for each place. In: zod's issues and the data they are about. */
export function shapeFaults(issues: readonly Issue[], data: unknown): { path: PropertyKey[]; message: string }[] {
  return issues.flatMap((issue) => {
    const found = at(data, issue.path);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [...issue.path], message: `the key "${key}" is not known here` }));
    }
    if (issue.code === 'invalid_key')
      return [{ path: [...issue.path], message: 'is not a name that can be used here' }];
    if (found === undefined) return [{ path: [...issue.path], message: 'is missing' }];
    return [{ path: [...issue.path], message: `${explain(issue)}, but is ${shown(found)}` }];
  });
}

function explain(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${TYPES[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return own(issue) ?? `must be one of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return 'must not be empty';
    default:
      return own(issue) ?? 'is not what belongs here';
  }
}

/** The message the schema itself gives, written "is not ..."; zod's own words say nothing to a clerk. */
function own(issue: Issue): string | undefined {
  return /^is /.test(issue.message) ? issue.message : undefined;
}

const TYPES: Record<string, string> = {
  string: 'a text (put it in quotation marks)',
  number: 'a number',
  boolean: 'true or false',
  object: 'a group of keys',
  array: 'a list',
  record: 'a group of keys',
};

function at(data: unknown, path: readonly PropertyKey[]): unknown {
  let node = data;
  for (const step of path) {
    if (typeof node !== 'object' || node === null) return undefined;
    node = (node as Record<PropertyKey, unknown>)[step];
  }
  return node;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
