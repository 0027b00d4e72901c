import type pg from 'pg';
import { readCatalogue } from '../../src/platform/db/distribute/catalogue.ts';
import { placesOf } from '../../src/platform/db/distribute/plan.ts';
import type { Spread } from './citus.ts';

/** The tables that `chibo distribute` spreads, by the column it spreads them by. */
export async function spreadOf(client: pg.ClientBase): Promise<Spread> {
  const places = placesOf(await readCatalogue({ query: (text, values) => client.query(text, values) }));
  return new Map(places.flatMap(({ table, column }) => (column === null ? [] : [[table, column]])));
}
