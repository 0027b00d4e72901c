/** Words of the member summary that is exchanged with the national database: its fields, a report of the differences, the decisions. Shared with the browser. */
import { mayShape } from '../../platform/may.ts';
import { pageOf } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';

export const FORMAT = 'chibo-member-summary';
export const VERSION = 1;

/** What a summary says of a member, in the order of the file. Dates are YYYY-MM-DD, a birth date of which only the year is known is YYYY. */
export const SUMMARY_FIELDS = [
  'name',
  'birthDate',
  'sex',
  'ethnicity',
  'cardNumber',
  'cell',
  'status',
  'admittedOn',
  'ceremonyOn',
  'officialOn',
  'education',
  'theory',
  'partyPosts',
  'civilPosts',
  'exempt',
  'state',
] as const;
export type SummaryField = (typeof SUMMARY_FIELDS)[number];

/** What one side says of a member; null: it says that there is none. */
export type Told = Record<SummaryField, string | null>;

/** The column of the rulebook's sheet (import.yaml, `summary`) for each field; the code of the cell has its own beside it. */
export const COLUMN_OF: Readonly<Record<SummaryField, string>> = {
  name: 'name',
  birthDate: 'birth_date',
  sex: 'sex',
  ethnicity: 'ethnicity',
  cardNumber: 'card_number',
  cell: 'cell',
  status: 'status',
  admittedOn: 'admitted_on',
  ceremonyOn: 'ceremony_on',
  officialOn: 'official_on',
  education: 'education',
  theory: 'theory',
  partyPosts: 'party_post',
  civilPosts: 'civil_post',
  exempt: 'exempt',
  state: 'state',
};
export const CELL_CODE = 'cell_code';

/** The facts that a correction can put right; the others follow from procedures (transfer, recognition, election, exemption). */
export const CORRECTS = {
  name: 'fullName',
  birthDate: 'birthDate',
  sex: 'sex',
  ethnicity: 'ethnicity',
  cardNumber: 'cardNo',
  admittedOn: 'admittedOn',
  ceremonyOn: 'ceremonyOn',
  officialOn: 'officialOn',
  education: 'education',
  theory: 'theory',
} as const satisfies Partial<Record<SummaryField, string>>;

/** Whether "theirs is right" can be carried out by a correction: the fact is one that is corrected, and what the file says is whole. */
export function isCorrectable(field: string, theirs: string | null): boolean {
  if (!(field in CORRECTS)) return false;
  return field !== 'birthDate' || (theirs !== null && theirs.length === 10);
}

export const KINDS = ['same', 'differs', 'only_here', 'only_there', 'ambiguous'] as const;
export type Kind = (typeof KINDS)[number];
export const DECISIONS = ['ours', 'theirs', 'look'] as const;
export type Decision = (typeof DECISIONS)[number];
/** Why somebody could not simply be found: his card is another's, several bear the name, two lines mean one, he belongs to another committee. */
export const CAUSES = ['card_other', 'several', 'twice', 'elsewhere'] as const;
export type Cause = (typeof CAUSES)[number];
/** What became of a difference in the next file: gone, otherwise than before, as before. */
export const OUTCOMES = ['settled', 'changed', 'remains'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How many members the file and the register hold, and how they stand to each other. `fields` are the fields that differ, `differs` the members. */
export const counts = s.object({
  file: s.anyNumber(),
  register: s.anyNumber(),
  same: s.anyNumber(),
  differs: s.anyNumber(),
  fields: s.anyNumber(),
  onlyHere: s.anyNumber(),
  onlyThere: s.anyNumber(),
  ambiguous: s.anyNumber(),
});
export type Counts = s.Infer<typeof counts>;
export const NO_COUNTS: Counts = {
  file: 0,
  register: 0,
  same: 0,
  differs: 0,
  fields: 0,
  onlyHere: 0,
  onlyThere: 0,
  ambiguous: 0,
};

const reportFacts = {
  id: s.anyText(),
  unitId: s.anyText(),
  fileName: s.anyText(),
  /** SHA-256, hexadecimal */
  fileHash: s.anyText(),
  toldAt: s.nullable(s.anyText()),
  state: s.anyText(),
  steps: s.anyNumber(),
  stepsDone: s.anyNumber(),
  counts,
  undecided: s.anyNumber(),
  madeName: s.anyText(),
  madeAt: s.anyText(),
  version: s.anyNumber(),
};
export const reportLine = s.object(reportFacts);
export type ReportLine = s.Infer<typeof reportLine>;
export const reportPage = pageOf(reportLine);

export const reportRecord = s.object({
  ...reportFacts,
  unitName: s.anyText(),
  fields: s.list(s.anyText(), 20),
  decided: s.object({ ours: s.anyNumber(), theirs: s.anyNumber(), look: s.anyNumber() }),
  /** how the differences of the report before stand by this file; null where this is the first */
  before: s.nullable(
    s.object({
      id: s.anyText(),
      madeAt: s.anyText(),
      settled: s.anyNumber(),
      changed: s.anyNumber(),
      remains: s.anyNumber(),
    }),
  ),
  may: mayShape,
});
export type ReportRecord = s.Infer<typeof reportRecord>;

export const summaryLine = s.object({
  id: s.anyText(),
  lineNo: s.anyNumber(),
  kind: s.anyText(),
  cause: s.nullable(s.anyText()),
  personId: s.nullable(s.anyText()),
  name: s.anyText(),
  cellName: s.anyText(),
  field: s.nullable(s.anyText()),
  /** every field that differs, on the first of a member's lines */
  fields: s.list(s.anyText(), 20),
  ours: s.nullable(s.anyText()),
  theirs: s.nullable(s.anyText()),
  /** whether a value is shown in part only */
  masked: s.flag(),
  decision: s.nullable(s.anyText()),
  note: s.nullable(s.anyText()),
  decidedOn: s.nullable(s.anyText()),
  decidedName: s.nullable(s.anyText()),
  correctionId: s.nullable(s.anyText()),
  written: s.flag(),
  carried: s.flag(),
  outcome: s.nullable(s.anyText()),
  /** whether "theirs is right" can be carried out from here */
  correctable: s.flag(),
  candidates: s.list(s.object({ personId: s.anyText(), name: s.anyText(), cellName: s.anyText() }), 20),
  version: s.anyNumber(),
});
export type SummaryLine = s.Infer<typeof summaryLine>;
export const summaryLines = pageOf(summaryLine);

/** What narrows the lines of a report; the same for the list and for deciding on all of them. */
export const lineFilters = {
  kind: s.optional(s.oneOf(KINDS)),
  field: s.optional(s.oneOf(SUMMARY_FIELDS)),
  decision: s.optional(s.oneOf(['none', ...DECISIONS])),
  outcome: s.optional(s.oneOf(OUTCOMES)),
  /** one line a member instead of one a field */
  members: s.optional(s.flag()),
};
export type LineFilters = s.Infer<ReturnType<typeof filtersShape>>;
function filtersShape() {
  return s.object(lineFilters);
}
