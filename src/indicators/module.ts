import type { Module } from '../platform/bus/command.ts';
import { countedUnits, unitOverview } from './queries.ts';

/** Floor 8: counts, and the lists behind them. */
export const indicators: Module = { name: 'indicators', commands: [], queries: [unitOverview, countedUnits], ownedTables: [] };
