import type { Module } from '../platform/bus/command.ts';
import { childrenCounts } from './children.ts';
import { countedUnits, unitOverview } from './queries.ts';
import { search } from './search.ts';

/** Floor 8: counts, the lists behind them, and search. */
export const indicators: Module = {
  name: 'indicators',
  commands: [],
  queries: [unitOverview, countedUnits, childrenCounts, search],
  ownedTables: [],
};
