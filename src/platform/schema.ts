/**
 * The field kit: every input of every command is built from these, so that a wrong value is refused with the same
 * code everywhere. On zod/mini, because nouns are shared with the browser.
 */
import * as z from 'zod/mini';
import type { Reason } from './refusal.ts';

/** Characters nobody types on purpose: controls, direction marks and overrides, zero-width and byte-order marks. */
const HIDDEN = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/u;

/** The isolates (FSI, LRI, RLI, PDI) that our own Arabic pages put around names: who copies a name from us copies them. */
const ISOLATES = /[\u2066-\u2069]/g;

/** One form for every text: NFC, without isolates, without spaces around, single spaces inside a line. */
export function clean(value: string): string {
  return value
    .normalize('NFC')
    .replace(ISOLATES, '')
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ *\r?\n/g, '\n')
    .trim();
}

export function hasHidden(value: string): boolean {
  return HIDDEN.test(value);
}

/** The text without them, for names that come from a machine and cannot be asked about. */
export function withoutHidden(value: string): string {
  return value.replace(new RegExp(HIDDEN, `${HIDDEN.flags}g`), '');
}

function refuseWith(code: string, values?: Record<string, string | number>) {
  return { error: () => JSON.stringify({ code, ...(values && { values }) }) };
}

/** A text of 1 to `max` characters after cleaning (0 when `min` is 0). Refuses text.required, text.too_long, text.hidden. */
export function text(max: number, min = 1) {
  return z.pipe(
    z.pipe(z.string(refuseWith('text.required')), z.transform(clean)),
    z.string().check(
      z.minLength(min, refuseWith(min <= 1 ? 'text.required' : 'text.too_short', { min })),
      z.maxLength(max, refuseWith('text.too_long', { max })),
      z.refine((v) => !hasHidden(v), refuseWith('text.hidden')),
    ),
  );
}

/**
 * A text that was written elsewhere and is read as it stands, of 1 to `max` characters: lines and spaces stay, marks nobody sees
 * are taken out instead of refused. Refuses text.required, text.too_long.
 */
export function foreignText(max: number) {
  return z.pipe(
    z.pipe(
      z.string(refuseWith('text.required')),
      z.transform((value: string) => withoutHidden(value.normalize('NFC').replace(/\r\n?/g, '\n'))),
    ),
    z.string().check(
      z.refine((value) => value.trim() !== '', refuseWith('text.required')),
      z.maxLength(max, refuseWith('text.too_long', { max })),
    ),
  );
}

/** A calendar date YYYY-MM-DD that exists, 1800 to 2200. Refuses date.impossible. */
export function date() {
  return z.iso
    .date(refuseWith('date.impossible'))
    .check(z.refine((v) => v >= '1800-01-01' && v <= '2200-12-31', refuseWith('date.impossible')));
}

/** A local time HH:MM. */
export function time() {
  return z
    .string(refuseWith('time.impossible'))
    .check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, refuseWith('time.impossible')));
}

/** A month YYYY-MM. */
export function month() {
  return z
    .string(refuseWith('month.impossible'))
    .check(z.regex(/^(18|19|20|21)\d\d-(0[1-9]|1[0-2])$/, refuseWith('month.impossible')));
}

/** An id (UUID). */
export function id() {
  return z.uuid(refuseWith('id.malformed'));
}

/** A whole number within bounds. Refuses number.not_whole, number.range. */
export function whole(min: number, max: number) {
  return z
    .int(refuseWith('number.not_whole'))
    .check(z.gte(min, refuseWith('number.range', { min, max })), z.lte(max, refuseWith('number.range', { min, max })));
}

/** A decimal kept as text, so that no digit is lost: up to 15 digits before and 6 after the point. */
export function decimal() {
  return z
    .string(refuseWith('number.not_decimal'))
    .check(z.regex(/^-?\d{1,15}(\.\d{1,6})?$/, refuseWith('number.not_decimal')));
}

/** One of a fixed list of codes. Refuses choice.unknown. */
export function oneOf<const T extends readonly [string, ...string[]]>(codes: T) {
  return z.enum(codes, refuseWith('choice.unknown'));
}

/** A code of the rulebook (unit kind, post ...): checked against the rulebook by the command. */
export function code() {
  return z.string(refuseWith('choice.unknown')).check(z.regex(/^[a-z0-9_.-]{1,60}$/i, refuseWith('choice.unknown')));
}

export function flag() {
  return z.boolean(refuseWith('choice.unknown'));
}

/** A list of 0 (or `min`) to `max` things. */
export function list<T extends z.core.$ZodType>(of: T, max: number, min = 0) {
  return z
    .array(of, refuseWith('list.expected'))
    .check(
      z.minLength(min, refuseWith('list.too_short', { min })),
      z.maxLength(max, refuseWith('list.too_long', { max })),
    );
}

/** An object that knows all its fields; an unknown one is refused (field.unknown), never ignored. */
export function object<T extends z.core.$ZodLooseShape>(shape: T) {
  return z.strictObject(shape);
}

export const optional = z.optional;
export const nullable = z.nullable;
export const record = z.record;
export const union = z.union;
export const literal = z.literal;
export const unknown = z.unknown;
export const anyText = z.string;
export const anyNumber = z.number;
export type Schema = z.core.$ZodType;
export type Infer<T extends Schema> = z.infer<T>;
export type InputOf<T extends Schema> = z.input<T>;

/** Parses with a schema. Returns the value, or the reasons with their fields. */
export function parse<T extends Schema>(schema: T, value: unknown): { value: z.infer<T> } | { reasons: Reason[] } {
  const result = z.safeParse(schema, value);
  if (result.success) return { value: result.data };
  return { reasons: result.error.issues.flatMap(reasonsOf) };
}

function reasonsOf(issue: z.core.$ZodIssue): Reason[] {
  const field = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      code: 'field.unknown',
      field: [...issue.path, key].join('.'),
      values: { name: key },
    }));
  }
  try {
    const told = JSON.parse(issue.message) as Pick<Reason, 'code' | 'values'>;
    return [{ ...told, field }];
  } catch {
    return [
      { code: issue.code === 'invalid_type' && issue.input === undefined ? 'field.required' : 'field.wrong', field },
    ];
  }
}

/** The JSON Schema of an input or output, for OpenAPI 3.1. */
export function jsonSchema(schema: Schema, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Record<string, unknown>;
  return rest;
}
