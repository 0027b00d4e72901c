import type { Module } from '../platform/bus/command.ts';
import { pollIntegrity, pollSubjects } from './integrity.ts';
import { votesReorganizing } from './reorganizing.ts';

/** Floor 4: polls. No commands of its own: what is voted on takes up a poll. */
export const votes: Module = {
  name: 'votes',
  commands: [],
  queries: [],
  ownedTables: ['poll'],
  integrity: pollIntegrity,
  integritySubjects: pollSubjects,
  reorganizing: votesReorganizing,
};
