/** A document of record as data: what stands on the paper, in the language of the document. Written as .docx by floor 8, drawn by pages. */
export type DocumentModel = {
  language: DocumentLanguage;
  direction: 'ltr' | 'rtl';
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
  | { kind: 'paragraph'; text: string; label?: string }
  | { kind: 'list'; ordered: boolean; items: string[] }
  | { kind: 'table'; head: string[]; rows: string[][] };

/** `lines` stand above the room for the hand, in capitals as the layout has them; `note` says how it was signed. */
export type DocumentSignature = { lines: string[]; note: string | null; name: string };

/** The parts of a rulebook's layout that a letterhead is put together from. */
export type LetterheadLayout = {
  right: { text: Label; placeAndDate: Label };
  left: { upperOrganization: boolean; separator: string; number: boolean };
};

/** The letterhead of a unit on a document: the banner and the order of the parts come from the layout (D24). */
export function letterheadOf(
  layout: LetterheadLayout,
  unit: { upperName: string; issuerName: string; place: string },
  document: { number: string | null; date: string; language: DocumentLanguage },
): DocumentLetterhead {
  const { language } = document;
  const [year = '', month = '', day = ''] = document.date.split('-');
  return {
    left: {
      upper: layout.left.upperOrganization && unit.upperName !== '' ? unit.upperName : null,
      issuer: unit.issuerName,
      separator: layout.left.separator,
      number: layout.left.number ? document.number : null,
    },
    right: {
      banner: layout.right.text[language],
      placeAndDate: filled(layout.right.placeAndDate[language], { place: unit.place, day, month, year }),
    },
  };
}

/** Fills the {placeholders} of a rulebook's text; one without a value stays as it is. */
export function filled(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** A document is read from right to left in Arabic. */
export function directionOf(language: DocumentLanguage): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}
