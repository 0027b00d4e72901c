import type { Module } from '../platform/bus/command.ts';
import { registerReorganizing } from './reorganizing.ts';

/** Floor 4: the numbers of documents. Commands of other modules take them. */
export const register: Module = {
  name: 'register',
  commands: [],
  queries: [],
  ownedTables: ['number_series'],
  reorganizing: registerReorganizing,
};
