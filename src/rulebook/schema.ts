/**
 * The shape of a whole rulebook: which file holds what. Each schema is strict (an unknown key is a fault) and documented beside
 * its keys: schemaBase (labels, nouns, days), schemaRules, schemaOrganization, schemaWork, schemaDocuments. What one file says
 * about another is checked in crossChecks.ts.
 */
import type * as z from 'zod/mini';
import { admissionsFile } from './schemaAdmissions.ts';
import { documentsFile } from './schemaDocuments.ts';
import { duesFile } from './schemaDues.ts';
import { honoursFile } from './schemaHonours.ts';
import { importFile } from './schemaImport.ts';
import { integrityFile } from './schemaIntegrity.ts';
import { committeesFile, membershipFile, postsFile, unitKindsFile, wordsFile } from './schemaOrganization.ts';
import { calendarFile, proceduresFile } from './schemaProcedures.ts';
import { residenceFile } from './schemaResidence.ts';
import {
  confidencesFile,
  instrumentsFile,
  type overlay,
  type rule,
  type rulebookFile,
  type ruleVersion,
} from './schemaRules.ts';
import { statisticsFile } from './schemaStatistics.ts';
import { meetingsFile, targetsFile, tasksFile, votesFile } from './schemaWork.ts';

/** The parts that are one file each, by their key in `files:` of rulebook.yaml. */
export const PART_SCHEMAS = {
  instruments: instrumentsFile,
  words: wordsFile,
  unitKinds: unitKindsFile,
  posts: postsFile,
  committees: committeesFile,
  membership: membershipFile,
  import: importFile,
  tasks: tasksFile,
  meetings: meetingsFile,
  votes: votesFile,
  documents: documentsFile,
  targets: targetsFile,
  procedures: proceduresFile,
  calendar: calendarFile,
  honours: honoursFile,
  dues: duesFile,
  admissions: admissionsFile,
  residence: residenceFile,
  integrity: integrityFile,
  statistics: statisticsFile,
  confidences: confidencesFile,
} as const;

export type PartName = keyof typeof PART_SCHEMAS;

type Parts = { [name in PartName]: z.infer<(typeof PART_SCHEMAS)[name]> };

/** Everything the files of a rulebook say, as read. */
export type RulebookContent = {
  about: z.infer<typeof rulebookFile>;
  parts: Parts;
  rules: z.infer<typeof rule>[];
  overlays: z.infer<typeof overlay>[];
};

export type About = RulebookContent['about'];
export type Rule = z.infer<typeof rule>;
export type RuleVersion = z.infer<typeof ruleVersion>;
export type RuleValue = NonNullable<RuleVersion['value']>;
export type RuleSource = RuleVersion['source'][number];
export type Overlay = z.infer<typeof overlay>;
export type Instrument = Parts['instruments']['instruments'][number];
export type UnitKind = Parts['unitKinds']['unitKinds'][number];
export type Setting = Parts['unitKinds']['settings'][number];
export type Post = Parts['posts']['posts'][number];
export type PostGrant = Post['grants'][number];
export type DualPost = Parts['posts']['dualPosts'][number];
export type Committees = Parts['committees'];
export type Seat = Committees['seats'][number];
export type Elections = Committees['elections'];
export type ElectionBody = Elections['bodies'][number];
export type ElectionOffice = Elections['offices'][number];
export type Membership = Parts['membership'];
export type ImportGuide = Parts['import'];
export type Workbook = ImportGuide['workbooks'][number];
export type Sheet = Workbook['sheets'][number];
export type Column = Sheet['columns'][number];
export type Tasks = Parts['tasks'];
export type TaskSlot = Tasks['slots'][number];
export type Meetings = Parts['meetings'];
export type MeetingKind = Meetings['kinds'][number];
export type Agenda = Meetings['agendas'][number];
export type Votes = Parts['votes'];
export type Majority = Votes['majorities'][number];
export type VoteBase = Votes['bases'][number];
export type VoteMatter = Votes['matters'][number];
export type Documents = Parts['documents'];
export type DocumentType = Documents['types'][number];
export type DocumentForm = Documents['forms'][number];
export type Targets = Parts['targets'];
export type Confidences = Parts['confidences']['confidences'];
export type Procedures = Parts['procedures'];
export type Procedure = Procedures['procedures'][number];
export type ProcedureStep = Procedure['steps'][number];
export type StepNeed = NonNullable<ProcedureStep['needs']>[number];
export type StepOutcome = ProcedureStep['outcomes'][number];
export type CaseField = NonNullable<ProcedureStep['fields']>[number];
export type Calendar = Parts['calendar'];
export type Residence = Parts['residence'];
export type Integrity = Parts['integrity'];
export type Statistics = Parts['statistics'];
export type StatisticsForm = Statistics['forms'][number];
export type Honours = Parts['honours'];
export type Badges = NonNullable<Honours['badges']>;
export type Cards = NonNullable<Honours['cards']>;
export type CommendationForm = Honours['forms'][number];
export type Dues = Parts['dues'];
export type Admissions = Parts['admissions'];
export type TargetGroup = Admissions['groups'][number];
export type Course = Admissions['courses'][number];
export type DuesCategory = Dues['categories'][number];
export type DuesKeep = Dues['remittance']['keeps'][number];
