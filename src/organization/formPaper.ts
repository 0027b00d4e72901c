/** A document made from a form of the rulebook: its letterhead, title, parts in order and signers. What stands in a part, the module that owns the record says. */
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import {
  type DocumentBlock,
  type DocumentLanguage,
  type DocumentMade,
  directionOf,
  fileNameOf,
  filled,
} from '../platform/document.ts';
import type { DocumentForm } from '../rulebook/schema.ts';
import { letterheadFor } from './letterhead.ts';

export type FormParts = {
  form: DocumentForm;
  language: DocumentLanguage;
  /** who writes it: the unit of the record unless another body decides */
  issuer?: UnitRef;
  /** the line under the issuer; null: none */
  number: string | null;
  date: string;
  /** what the {placeholders} of subject and parts stand for */
  values: Record<string, string | number>;
  /** what stands in a part, by its `fill`, given its label; a part that nobody fills is left out. `fixed`, `note` and `blank` fill themselves */
  fills: Record<string, (label: string) => DocumentBlock[]>;
  /** who signs, by the form's signer */
  names: Record<string, string>;
  /** after the title in the name of the file */
  about: string[];
};

/** Lines of room for the hand where a form has a `blank` part, and how often the mark of room stands in each. */
const HAND = { lines: 4, marks: 7 };

/** The document of a record at `unit`. Nothing is asked for: whoever calls it has demanded the right. */
export async function formPaper(ctx: Context, unit: UnitRef, parts: FormParts): Promise<DocumentMade> {
  const { layout } = ctx.services.rulebook.documents;
  const { form, language, values } = parts;
  const fills: FormParts['fills'] = {
    fixed: (label) => [{ kind: 'paragraph', text: label }],
    note: (label) => [{ kind: 'paragraph', text: label, look: 'note' }],
    blank: (label) => [{ kind: 'heading', text: label }, ...byHand(layout.placeToFill)],
    ...parts.fills,
  };
  return {
    unit,
    fileName: fileNameOf(form.title[language], ...parts.about),
    model: {
      language,
      direction: directionOf(language),
      orientation: form.orientation ?? 'portrait',
      letterhead: await letterheadFor(ctx, parts.issuer ?? unit, { number: parts.number, date: parts.date, language }),
      title: form.title[language],
      subject: form.subject ? filled(form.subject[language], values) : null,
      rule: layout.title.rule,
      blocks: form.sections.flatMap((section) => fills[section.fill]?.(filled(section.label[language], values)) ?? []),
      signatures: form.signers.map((signer) => ({
        lines: [signer.label[language]],
        note: null,
        name: parts.names[signer.id] ?? '',
      })),
      recipients: null,
      mark: null,
    },
  };
}

/** Room for the hand: dotted lines. */
export function byHand(mark: string, lines = HAND.lines): DocumentBlock[] {
  return Array.from({ length: lines }, () => ({ kind: 'paragraph', text: mark.repeat(HAND.marks) }));
}

/** How many of how many, in hundredths with one decimal, halves up: 7 of 18 is 38.9. Of nothing it is 0. */
export function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.floor((part * 2000 + whole) / (whole * 2)) / 10;
}
