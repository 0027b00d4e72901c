import { v7 } from 'uuid';
import { freshBytes } from './random.ts';

const ORDERS = 2 ** 32;
let millisecond = 0;
let order = 0;

/** A new id: UUID v7, so that rows made one after another lie beside each other, and sort so. */
export function newId(): string {
  const now = Date.now();
  const random = freshBytes(16);
  if (now > millisecond) {
    millisecond = now;
    // half of the orders stay free for the ids of this millisecond
    order = random.readUInt32BE(6) >>> 1;
  } else if (++order === ORDERS) {
    millisecond++;
    order = 0;
  }
  return v7({ random, msecs: millisecond, seq: order });
}

const FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text has the form of an id; anything else the database refuses to be asked for. */
export function isId(text: string): boolean {
  return FORM.test(text);
}
