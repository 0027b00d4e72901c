import type { Module } from '../platform/bus/command.ts';
import { describeArchive } from './archive/describe.ts';
import { applyImport, foundByImport, takeImport } from './commands/apply.ts';
import { decideImport } from './commands/decide.ts';
import { dropImport, remapImport, stageImport } from './commands/stage.ts';
import { stepImport } from './commands/step.ts';
import { previewUndo, undoImport } from './commands/undo.ts';
import { getImport, importRows, listImports, refusedRows } from './queries.ts';
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
    ],
    queries: [
      listImports,
      getImport,
      importRows,
      refusedRows,
      importTemplate,
      previewUndo(below),
      describeArchive(below),
    ],
    ownedTables: ['import_batch', 'import_block', 'import_row', 'import_trace'],
    files: { import_batch: 'import.run' },
  };
}
