/** What the minutes are filled from, gathered from the records. */
import type { DocumentLanguage, DocumentLetterhead } from '../platform/document.ts';
import type { TaskReport } from '../resolutions/report.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { TaskSlot } from '../rulebook/schema.ts';
import type { PollRecord } from '../votes/vote.ts';
import type { ItemRecord, MeetingTask, ProposalRecord, RollLine } from './meeting.ts';
import type { PaperSection } from './paper.ts';

/** Gives a text of the module in the document's language. */
export type Say = (key: string, values?: Record<string, string | number>) => string;

export type MinutesFacts = {
  rulebook: Pick<Rulebook, 'documents' | 'meetings' | 'tasks' | 'hash'>;
  language: DocumentLanguage;
  letterhead: DocumentLetterhead;
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
  proposals: ProposalRecord[];
  replies: ProposalRecord[];
  report: TaskReport;
  polls: PollRecord[];
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

/** A legal date as documents write it. */
export function paperDate(date: string): string {
  return date.split('-').reverse().join('/');
}
