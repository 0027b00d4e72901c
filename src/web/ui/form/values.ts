/** What a form holds: JSON, so that a draft can be kept as text. */
export type FormValues = Record<string, unknown>;

/** The value at a dotted address: `agenda.0.title`. */
export function valueAt(values: unknown, address: string): unknown {
  let at: unknown = values;
  for (const part of address.split('.')) at = (at as Record<string, unknown> | undefined)?.[part];
  return at;
}

/** A copy with one value changed; lists stay lists. */
export function withValue<T>(values: T, address: string, value: unknown): T {
  const [first = '', ...rest] = address.split('.');
  const inner = rest.length === 0 ? value : withValue(childOf(values, first), rest.join('.'), value);
  if (Array.isArray(values)) return values.with(Number(first), inner) as T;
  return { ...values, [first]: inner };
}

export function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function childOf(values: unknown, key: string): unknown {
  return (values as Record<string, unknown> | undefined)?.[key] ?? {};
}
