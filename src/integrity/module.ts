import type { Module } from '../platform/bus/command.ts';
import { integrityAttention } from './attention.ts';
import { ownIntegrity } from './checks.ts';
import { explainFinding, runIntegrity } from './commands.ts';
import { listFindings, listUnits, readOverview } from './queries.ts';
import { integrityReorganizing } from './reorganizing.ts';

/** Floor 8: runs the checks that all modules bring, keeps what they find, shows each level its own. */
export const integrity: Module = {
  name: 'integrity',
  commands: [runIntegrity, explainFinding],
  queries: [readOverview, listFindings, listUnits],
  ownedTables: ['integrity_run', 'integrity_finding', 'integrity_note'],
  reorganizing: integrityReorganizing,
  attention: integrityAttention,
  integrity: ownIntegrity,
};
