/** Asks any command or query as any account, with inputs made from its schema. */
import type { UnitRef } from '../../src/platform/access.ts';
import { newId } from '../../src/platform/ids.ts';
import type { Answer, Client } from './client.ts';
import { HINTS } from './hints.ts';
import { type Declared, idFields, inputFor, type Json, recordAt } from './inputs.ts';
import type { Reader } from './people.ts';

export type Asking = {
  send(by: Reader, declared: Pick<Declared, 'method' | 'path'>, input: Json): Promise<Answer>;
  get(by: Reader, path: string): Promise<Answer>;
};

export function asking(ask: Client): Asking {
  const get = (by: Reader, path: string) => ask('GET', path, signed(by));
  return {
    get,
    async send(by, { method, path: address }, input) {
      const rest = { ...input };
      const path = address.replace(/\{(\w+)\}/g, (_whole, name: string) => {
        const value = String(rest[name]);
        delete rest[name];
        return encodeURIComponent(value);
      });
      if (method !== 'GET') return await ask(method, path, { ...signed(by), body: rest });
      const query = new URLSearchParams(Object.entries(rest).map(([key, value]) => [key, String(value)])).toString();
      return await get(by, query === '' ? path : `${path}?${query}`);
    },
  };
}

function signed({ token, acting }: Reader) {
  return { ...(token && { token }), ...(acting && { headers: { 'Chibo-Acting-As': acting } }) };
}

/** The whole input at this unit; without one, ids of nothing. */
export function made(declared: Declared, unit: UnitRef | null): Json {
  const ids = idFields(declared);
  return inputFor(
    declared,
    unit ? recordAt(unit.path) : () => newId(),
    (field) => ids.some((id) => id === field || id.startsWith(`${field}.`)),
    HINTS[declared.name],
  );
}

/** Everything at one's own unit, but this field. */
export function mixed(declared: Declared, own: UnitRef, field: string, foreign: UnitRef | null): Json {
  const [here, there] = [recordAt(own.path), foreign ? recordAt(foreign.path) : () => newId()];
  return inputFor(
    declared,
    (name, table) => (name === field ? there(name, table) : here(name, table)),
    (name) => idFields(declared).some((id) => id === name || id.startsWith(`${name}.`)),
    HINTS[declared.name],
  );
}
