import type { Module } from '../platform/bus/command.ts';
import { unitBreakdown } from './breakdown.ts';
import { measureByChild } from './byChild.ts';
import { childrenCounts } from './children.ts';
import { comparedNames, compareUnit } from './compare.ts';
import { countedUnits } from './countedUnits.ts';
import { unitReportDocument } from './documents.ts';
import { dualTerms, unitWarnings } from './duals.ts';
import { myCells } from './myCells.ts';
import { unitOverview } from './queries.ts';
import { reportUnit } from './reporting.ts';
import { search } from './search.ts';
import { unitTrend } from './trend.ts';

/** Floor 8: counts, what lies between two of them, the lists behind, and search. */
export const indicators: Module = {
  name: 'indicators',
  commands: [],
  queries: [
    unitOverview,
    countedUnits,
    childrenCounts,
    compareUnit,
    comparedNames,
    unitTrend,
    measureByChild,
    unitBreakdown,
    unitWarnings,
    dualTerms,
    myCells,
    reportUnit,
    search,
  ],
  ownedTables: [],
  documents: { 'unit-report': unitReportDocument },
};
