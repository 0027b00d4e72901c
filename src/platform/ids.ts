import { v7 } from 'uuid';

/** A new id: UUID v7, so that rows made one after another lie beside each other. */
export function newId(): string {
  return v7();
}

const FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text has the form of an id; anything else the database refuses to be asked for. */
export function isId(text: string): boolean {
  return FORM.test(text);
}
