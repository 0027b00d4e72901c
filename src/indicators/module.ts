import { staleAt } from '../organization/store/parts.ts';
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
import { defineIndicator, dropDashboard, retireIndicator, reviseOwnIndicator, saveDashboard } from './own/commands.ts';
import { dashboardList, indicatorMeasures } from './own/queries.ts';
import { unitOverview } from './queries.ts';
import { indicatorsReorganizing } from './reorganizing.ts';
import { reportUnit } from './reporting.ts';
import { search } from './search.ts';
import { SOURCES } from './sums/columns.ts';
import { unitTrend } from './trend.ts';
import { beginSeries, correctValue, dropSeries, recordValue } from './village/commands.ts';
import { villageIndicators, villageMeasures } from './village/measures.ts';
import { villageGet } from './village/queries.ts';
import { villageStat } from './village/stat.ts';
import { unitWarnings } from './warnings.ts';
import { workMonths } from './workMonths.ts';

/** Floor 8: counts, what lies between two of them, the lists behind, and search. */
export const indicators: Module = {
  name: 'indicators',
  commands: [
    recordValue,
    correctValue,
    beginSeries,
    dropSeries,
    defineIndicator,
    reviseOwnIndicator,
    retireIndicator,
    saveDashboard,
    dropDashboard,
  ],
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
    villageGet,
    indicatorMeasures,
    dashboardList,
  ],
  ownedTables: ['village_series', 'village_value', 'village_stat', 'own_indicator', 'dashboard'],
  stats: [villageStat],
  marks: {
    counts: SOURCES.map(({ table }) => table).filter((table) => table !== 'task'),
    tables: ['task', 'unit_period'],
    stale: staleAt,
  },
  measures: villageMeasures,
  indicators: villageIndicators,
  reorganizing: indicatorsReorganizing,
  documents: { 'unit-report': unitReportDocument },
};
