import type { UnitRef } from './access.ts';
import { writtenDate } from './i18n/dates.ts';

/** A document of record as data: what stands on the paper, in the language of the document. Written as .docx by floor 8, drawn by pages. */
export type DocumentModel = {
  language: DocumentLanguage;
  direction: 'ltr' | 'rtl';
  orientation: 'portrait' | 'landscape';
  letterhead: DocumentLetterhead;
  /** type of the document, already in capitals where the layout says so */
  title: string;
  subject: string | null;
  /** the sign under title and subject */
  rule: string | null;
  blocks: DocumentBlock[];
  /** side by side, in reading order */
  signatures: DocumentSignature[];
  recipients: { heading: string; lines: string[] } | null;
  /** printed over everything else: "draft", "copy" */
  mark: string | null;
};

export type DocumentLanguage = 'vi' | 'en' | 'ar';
type Label = Record<DocumentLanguage, string>;

/** Left: who writes, with the number under it. Right: the organization's banner, with place and date under it. */
export type DocumentLetterhead = {
  left: { upper: string | null; issuer: string; separator: string; number: string | null };
  right: { banner: string; placeAndDate: string };
};

export type DocumentBlock =
  | { kind: 'heading'; text: string }
  /** `label` stands before the text and apart from it: "Chair: ..." */
  | { kind: 'paragraph'; text: string; label?: string; look?: 'basis' | 'note' }
  | { kind: 'list'; ordered: boolean; items: string[] }
  | DocumentTable;

/** `columns` say how wide each is beside the others (1 where nothing is said) and on which side its cells begin. */
export type DocumentTable = {
  kind: 'table';
  head: string[];
  rows: string[][];
  columns?: { wide?: number; align?: 'start' | 'center' | 'end' }[];
};

/** Whatever is closed, the records are asked. */
export const DOCUMENT_NUMBERS = ['live'] as const;

/** What was asked for beside the record: the language, and for a report its period; first and last day, both included; and which state of its numbers. */
export type DocumentAsked = {
  language: DocumentLanguage;
  from?: string | undefined;
  to?: string | undefined;
  numbers?: (typeof DOCUMENT_NUMBERS)[number] | undefined;
};

/** `lines` stand above the room for the hand, in capitals as the layout has them; `note` says how it was signed. */
export type DocumentSignature = { lines: string[]; note: string | null; name: string };

/** The parts of a rulebook's layout that a letterhead is put together from. */
export type LetterheadLayout = {
  dates: DateLayout;
  header: {
    right: { text: Label; placeAndDate: Label };
    left: { upperOrganization: boolean; separator: string; number: boolean };
  };
};
/** Up to which month a one-digit month is written with a nought: 2 makes 02, and 3 stays 3. */
export type DateLayout = { noughtUpToMonth: number };

/** The letterhead of a unit on a document: the banner and the order of the parts come from the layout (D24). */
export function letterheadOf(
  layout: LetterheadLayout,
  unit: { upperName: string; issuerName: string; place: string },
  document: { number: string | null; date: string; language: DocumentLanguage },
): DocumentLetterhead {
  const { language } = document;
  const { left, right } = layout.header;
  return {
    left: {
      upper: left.upperOrganization && unit.upperName !== '' ? unit.upperName : null,
      issuer: unit.issuerName,
      separator: left.separator,
      number: left.number ? document.number : null,
    },
    right: {
      banner: right.text[language],
      placeAndDate: filled(right.placeAndDate[language], {
        place: unit.place,
        ...dateParts(layout.dates, document.date, language),
      }),
    },
  };
}

/**
 * A legal date (or a month, `2025-09`) as the texts of a layout take it: `{day}` `{month}` `{year}`, `{date}` and
 * `{monthYear}` as a reader of the language writes them.
 */
export function dateParts(layout: DateLayout, iso: string, language: DocumentLanguage): Record<string, string> {
  const [year = '', month = '', day = ''] = iso.split('-');
  return {
    year,
    month: Number(month) > layout.noughtUpToMonth ? String(Number(month)) : month,
    day,
    date: writtenDate(iso, language),
    monthYear: writtenDate(iso.slice(0, 7), language),
  };
}

/**
 * A document as a module hands it to the writer: at which unit it was read, the name of its file, what stands in it. `recordedBy`: the
 * recorded query that leaves a line in the ledger when it is taken away.
 */
export type DocumentMade = { unit: UnitRef; fileName: string; model: DocumentModel; recordedBy?: string };

const LONGEST_NAME = 120;

/** A file's name from what the document is called: letters and digits of any script, composed, with hyphens between. */
export function fileNameOf(...parts: string[]): string {
  const name = parts
    .map((part) =>
      part
        .toLowerCase()
        .normalize('NFC')
        .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
        .replace(/^-+|-+$/g, ''),
    )
    .filter((part) => part !== '')
    .join('-');
  // whole letters only: half of one cannot stand in an address
  return `${[...name].slice(0, LONGEST_NAME).join('') || '-'}.docx`;
}

/** Fills the {placeholders} of a rulebook's text; one without a value stays as it is. */
export function filled(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** A document is read from right to left in Arabic. */
export function directionOf(language: DocumentLanguage): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}
