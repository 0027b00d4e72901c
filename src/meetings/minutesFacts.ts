/** What the minutes are filled from, gathered from the records. */
import type { DuesOfMonth } from '../dues/collected.ts';
import type { DocumentLanguage, DocumentLetterhead } from '../platform/document.ts';
import type { TaskReport } from '../resolutions/report.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { TaskSlot } from '../rulebook/schema.ts';
import type { PollRecord } from '../votes/vote.ts';
import type { MeetingCase } from './caseVote.ts';
import type { FieldReportLine } from './fieldReport.ts';
import type { ItemRecord } from './item.ts';
import type { MeetingTask, RollLine, Speech } from './meeting.ts';
import type { PaperSection } from './paper.ts';
import type { ProposalRecord } from './proposal.ts';
import type { QualityLine } from './quality.ts';

export type MinutesFacts = {
  rulebook: Pick<Rulebook, 'about' | 'documents' | 'meetings' | 'membership' | 'tasks' | 'committees' | 'hash'>;
  language: DocumentLanguage;
  letterhead: DocumentLetterhead;
  /** code of the kind of meeting: it may have a form of its own */
  kind: string;
  month: string;
  place: string;
  mode: string;
  /** local dates and times of the organization */
  openedOn: string;
  openedAt: string;
  closedOn: string | null;
  closedAt: string | null;
  chairName: string | null;
  clerkName: string | null;
  strength: Strength;
  roll: RollLine[];
  items: ItemRecord[];
  /** taken for the month's sheet; null where nothing was */
  dues: DuesOfMonth | null;
  proposals: ProposalRecord[];
  replies: ProposalRecord[];
  report: TaskReport;
  fieldReports: FieldReportLine[];
  /** words from the level above */
  speeches: Speech[];
  /** the cell's own score */
  score: { lines: QualityLine[]; total: number; maximum: number; level: string } | null;
  polls: PollRecord[];
  /** cases voted on; restricted ones bear no name */
  cases: MeetingCase[];
  resolution: { numberText: string | null; title: string } | null;
  tasks: MeetingTask[];
  slots: TaskSlot[];
};

/** The body's strength on the day, from the roster: also of those not invited (suspended). */
export type Strength = {
  total: number;
  official: number;
  probationary: number;
  guests: number;
  exempt: number;
  away: number;
};

export type Part = { lines: string[]; table: PaperSection['table'] };
