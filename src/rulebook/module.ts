import type { Module } from '../platform/bus/command.ts';
import { getInstrument } from './instrumentQueries.ts';
import { getRule, listRules } from './queries.ts';

/** Floor 2: the rules themselves, to be read. */
export const rulebookModule: Module = {
  name: 'rulebook',
  commands: [],
  queries: [listRules, getRule, getInstrument],
  ownedTables: [],
};
