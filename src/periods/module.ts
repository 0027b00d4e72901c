import type { Module } from '../platform/bus/command.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { periodAttention } from './attention.ts';
import { closingOn } from './closingOn.ts';
import { closePeriod, correctPeriod, openPeriod } from './commands.ts';
import { statisticsDocuments } from './documents.ts';
import { getForm, listForms } from './formQueries.ts';
import { formRecords } from './formRecords.ts';
import { closedPeriods } from './guard.ts';
import { getPeriod, listCorrections, listPeriods } from './queries.ts';
import { formWorkbook } from './workbook.ts';

/** Floor 8, above the indicators: months, quarters, half-years and years that close into frozen numbers. */
export function periods(rulebook: Rulebook): Module {
  return {
    name: 'periods',
    commands: [closePeriod, openPeriod, correctPeriod],
    queries: [listPeriods, getPeriod, listCorrections, listForms, getForm, formRecords, formWorkbook],
    ownedTables: ['period_close', 'stat_snapshot', 'period_correction'],
    guard: closedPeriods,
    closingOn,
    attention: periodAttention,
    documents: statisticsDocuments(rulebook),
    reorganizing: {
      rows: {
        period_close: { do: 'stays', because: 'it says what was closed under the old name' },
        stat_snapshot: { do: 'stays', because: 'frozen numbers are never changed' },
        period_correction: { do: 'stays', because: 'it speaks of a frozen number' },
      },
    },
  };
}
