/** The two values of a correction: kept encrypted, bound to their row; shown whole to the member and to who may see such numbers. */
import type { Keys } from '../platform/files/keys.ts';
import type { CorrectableField } from './correction.ts';
import { tailOf } from './numbers.ts';

type Side = 'before' | 'after';

export function sealedValue(keys: Keys, id: string, side: Side, value: string | null): Buffer | null {
  return value === null ? null : keys.encrypt(value, `correction:${id}:${side}`);
}

export function openedValue(keys: Keys, id: string, side: Side, cipher: Buffer | null): string | null {
  return cipher === null ? null : keys.decrypt(cipher, `correction:${id}:${side}`).toString();
}

/** What a reader without the right to such numbers sees of a value. */
export function maskedValue(field: CorrectableField, value: string | null): string | null {
  if (value === null) return null;
  if (field === 'cardNo' || field === 'phone') return `••••• ${tailOf(value)}`;
  return field === 'birthDate' ? value.slice(0, 4) : value;
}
