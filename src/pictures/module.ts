import type { Module } from '../platform/bus/command.ts';
import { importBoundaries } from './commands.ts';
import { boundaryMap, indicatorHeat } from './queries.ts';
import { picturesReorganizing } from './reorganizing.ts';

/** Floor 8, above the indicators: pictures of numbers, and the shapes of units for maps. */
export const pictures: Module = {
  name: 'pictures',
  commands: [importBoundaries],
  queries: [indicatorHeat, boundaryMap],
  ownedTables: [],
  files: { boundary: 'unit.read' },
  reorganizing: picturesReorganizing,
};
