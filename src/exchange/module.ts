import type { Module } from '../platform/bus/command.ts';
import { applyImport, foundByImport } from './commands/apply.ts';
import { dropImport, remapImport, stageImport } from './commands/stage.ts';
import { getImport, importRows, listImports, refusedRows } from './queries.ts';

/** Floor 8: files in, files out. */
export const exchange: Module = {
  name: 'exchange',
  commands: [stageImport, remapImport, applyImport, dropImport, foundByImport],
  queries: [listImports, getImport, importRows, refusedRows],
  ownedTables: ['import_batch', 'import_row'],
  files: { import_batch: 'import.run' },
};
