import type { Module } from '../platform/bus/command.ts';
import { reportCheck as check } from './queries.ts';

/** Floor 8: reports that others wrote, recomputed and held against the register. It keeps nothing. */
export const reportCheck: Module = {
  name: 'reportCheck',
  commands: [],
  queries: [check],
  ownedTables: [],
};
