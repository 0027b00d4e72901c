import type { Module } from '../platform/bus/command.ts';
import { describeArchive } from './archive/describe.ts';
import { applyImport, foundByImport, takeImport } from './commands/apply.ts';
import { decideImport } from './commands/decide.ts';
import { dropImport, remapImport, stageImport } from './commands/stage.ts';
import { stepImport } from './commands/step.ts';
import { previewUndo, undoImport } from './commands/undo.ts';
import { getImport, importRows, listImports, refusedRows } from './queries.ts';
import { exchangeReorganizing } from './reorganizing.ts';
import { summaryAttention } from './summary/attention.ts';
import { dropSummary, matchSummaryLine, readSummaryFile, stepSummary } from './summary/commands.ts';
import { decideSummary } from './summary/decide.ts';
import { describeSummary, getSummary, listSummaries, listSummaryLines } from './summary/queries.ts';
import { revealSummaryLine, summaryEntry } from './summary/reveal.ts';
import { summaryTable } from './summary/table.ts';
import { importTemplate } from './template.ts';

/** Floor 8: files in, files out. It reads and writes what the modules below own, whatever they are: `below` names them. */
export function exchange(below: Module[]): Module {
  return {
    name: 'exchange',
    commands: [
      stageImport,
      remapImport,
      decideImport,
      applyImport,
      stepImport,
      undoImport(below),
      dropImport,
      foundByImport,
      takeImport,
      readSummaryFile,
      stepSummary,
      matchSummaryLine,
      decideSummary,
      dropSummary,
    ],
    queries: [
      listImports,
      getImport,
      importRows,
      refusedRows,
      importTemplate,
      previewUndo(below),
      describeArchive(below),
      describeSummary,
      listSummaries,
      getSummary,
      listSummaryLines,
      revealSummaryLine,
      summaryEntry,
      summaryTable,
    ],
    ownedTables: ['import_batch', 'import_block', 'import_row', 'import_trace', 'summary_report', 'summary_line'],
    reorganizing: exchangeReorganizing,
    files: { import_batch: 'import.run', summary_report: 'member.reveal' },
    attention: summaryAttention,
  };
}
