/** What the check says: a finding is a statement that cannot be true as it is printed. */
import type { LanguageCode, Noun } from '../languages/language.ts';

export const FINDING_KINDS = [
  'wrong_share',
  'impossible_share',
  'not_a_whole_person',
  'cut_not_rounded',
  'part_above_whole',
  'parts_do_not_add_up',
  'shares_do_not_add_up',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** A value that would be possible; `gives` is what it prints (a share for a count or a base). */
export type Nearest = { what: 'share' | 'part' | 'whole' | 'sum'; value: number; gives: number | null };
/** A sentence of the explanation: the word `reportCheck.why.<code>` with these values; several numbers are a sum. */
export type Why = { code: string; values: Record<string, number | number[]> };

export type Finding = {
  kind: FindingKind;
  start: number;
  end: number;
  /** exactly what stands in the text from start to end */
  quote: string;
  language: LanguageCode;
  /** the number that cannot stand, as printed (a share in percent) */
  given: number;
  /** what the text's other numbers make of it */
  computed: number | null;
  why: Why[];
  nearest: Nearest[];
};

/** A statement that was recomputed and holds; `bases` are the smallest it holds for when none is printed. */
export type Fit = {
  kind: 'share' | 'shares' | 'parts' | 'part';
  start: number;
  end: number;
  quote: string;
  bases: number[];
};

/** A count with its noun, for the comparison with the register. */
export type Counted = {
  start: number;
  end: number;
  quote: string;
  value: number;
  from: number;
  to: number;
  noun: Noun;
  language: LanguageCode;
  sentence: { start: number; end: number };
};

export type Report = { findings: Finding[]; fits: Fit[]; counts: Counted[]; languages: LanguageCode[] };
