import type { Module } from '../platform/bus/command.ts';
import { certificateDocument } from './certificate.ts';
import { annulReorganization } from './commands/annul.ts';
import { approvePosts, assignReorganization } from './commands/choices.ts';
import { applyReorganization, decideReorganization } from './commands/decide.ts';
import { draftReorganization, dropReorganization, reviseReorganization } from './commands/drafts.ts';
import { readCertificate } from './queries/certificate.ts';
import { checkReorganization } from './queries/check.ts';
import { getReorganization, listReorganizations, unitLineage } from './queries/decisions.ts';
import { planReorganization } from './queries/plan.ts';
import { plannedPosts, postPlaces } from './queries/posts.ts';
import { readSheet } from './queries/sheet.ts';
import { plannedPeople, plannedUnits } from './queries/units.ts';
import { handedWork, plannedWorkList } from './queries/work.ts';
import { reorganizationReorganizing } from './reorganizing.ts';

/** Floor 8: decisions that merge, split, move, found and close units; the dry run, the day itself, and taking it back. */
export const reorganization: Module = {
  name: 'reorganization',
  commands: [
    draftReorganization,
    reviseReorganization,
    dropReorganization,
    assignReorganization,
    approvePosts,
    decideReorganization,
    applyReorganization,
    annulReorganization,
  ],
  queries: [
    listReorganizations,
    getReorganization,
    unitLineage,
    planReorganization,
    readSheet,
    plannedUnits,
    plannedPeople,
    plannedWorkList,
    plannedPosts,
    postPlaces,
    handedWork,
    readCertificate,
    checkReorganization,
  ],
  ownedTables: [
    'reorganization',
    'reorganization_choice',
    'reorganization_unit',
    'reorganization_person',
    'reorganization_work',
    'reorganization_trace',
  ],
  files: { reorganization: 'unit.read' },
  documents: { 'reorganization-certificate': certificateDocument },
  reorganizing: reorganizationReorganizing,
};
