import type { Module } from '../platform/bus/command.ts';
import { duesAttention } from './attention.ts';
import { assessDues } from './commands/assess.ts';
import { closeDuesMonth } from './commands/closeMonth.ts';
import { collectDues } from './commands/collect.ts';
import { correctDues } from './commands/correct.ts';
import { confirmRemittance, remitDues } from './commands/remit.ts';
import { setDuesKeep, settleDuesYear } from './commands/settle.ts';
import { sheetDocument, slipDocument, yearDocument } from './documents.ts';
import { duesIntegrity, duesSubjects } from './integrity.ts';
import { duesIndicators, duesMeasures } from './measures.ts';
import { duesOfYear } from './memberYear.ts';
import { paidUpTo } from './paidUp.ts';
import { listDuesArrears } from './queries/arrears.ts';
import { getReceipt } from './queries/entries.ts';
import { getPersonDues, ownDues } from './queries/person.ts';
import { getRemittance, listDuesUnits, listRemittances, previewRemittance } from './queries/remittances.ts';
import { getDuesSettings } from './queries/settings.ts';
import { getDuesSheet } from './queries/sheet.ts';
import { getDuesYear } from './queries/year.ts';
import { duesReorganizing } from './reorganizing.ts';
import { duesStat } from './stat.ts';

/** Floor 7: what members owe and pay, what goes up, the year's account. */
export const dues: Module = {
  name: 'dues',
  commands: [
    assessDues,
    collectDues,
    correctDues,
    closeDuesMonth,
    remitDues,
    confirmRemittance,
    settleDuesYear,
    setDuesKeep,
  ],
  queries: [
    getDuesSheet,
    getPersonDues,
    ownDues,
    getReceipt,
    listDuesArrears,
    listRemittances,
    getRemittance,
    previewRemittance,
    listDuesUnits,
    getDuesYear,
    getDuesSettings,
  ],
  ownedTables: [
    'dues_basis',
    'dues_line',
    'dues_entry',
    'dues_remittance',
    'dues_month',
    'dues_keep',
    'dues_year',
    'dues_stat',
  ],
  reorganizing: duesReorganizing,
  stats: [duesStat],
  measures: duesMeasures,
  indicators: duesIndicators,
  attention: duesAttention,
  integrity: duesIntegrity,
  integritySubjects: duesSubjects,
  memberYear: [duesOfYear],
  cases: { fills: { dues_paid: paidUpTo } },
  documents: { 'dues-sheet': sheetDocument, 'dues-slip': slipDocument, 'dues-year': yearDocument },
};
