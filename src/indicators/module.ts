import type { Module } from '../platform/bus/command.ts';
import { unitAges } from './agesByWork.ts';
import { unitBreakdown } from './breakdown.ts';
import { measureByChild } from './byChild.ts';
import { childrenCounts } from './children.ts';
import { cohortCells, dualCohorts } from './cohorts.ts';
import { comparedNames, compareUnit } from './compare.ts';
import { countedUnits } from './countedUnits.ts';
import { indicatorChildren, indicatorSiblings } from './declared/beside.ts';
import { indicatorList } from './declared/catalogue.ts';
import { indicatorGet, indicatorTrend } from './declared/one.ts';
import { indicatorParts } from './declared/parts.ts';
import { indicatorRecords } from './declared/records.ts';
import { unitReportDocument } from './documents.ts';
import { myCells } from './myCells.ts';
import { unitOverview } from './queries.ts';
import { indicatorsReorganizing } from './reorganizing.ts';
import { reportUnit } from './reporting.ts';
import { search } from './search.ts';
import { unitTrend } from './trend.ts';
import { unitWarnings } from './warnings.ts';
import { workMonths } from './workMonths.ts';

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
    dualCohorts,
    cohortCells,
    unitTrend,
    workMonths,
    measureByChild,
    unitBreakdown,
    unitAges,
    unitWarnings,
    myCells,
    reportUnit,
    search,
    indicatorList,
    indicatorGet,
    indicatorTrend,
    indicatorParts,
    indicatorChildren,
    indicatorSiblings,
    indicatorRecords,
  ],
  ownedTables: [],
  reorganizing: indicatorsReorganizing,
  documents: { 'unit-report': unitReportDocument },
};
