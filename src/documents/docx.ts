/** Writes a document of record as .docx by the rulebook's layout (forms.md 4.1, DOC-03): paper, margins, font, letterhead, signatures. */
import {
  AlignmentType,
  Document,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type Table,
  TextRun,
} from 'docx';
import type { DocumentBlock, DocumentModel } from '../platform/document.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { type Line, millimetres, type Pen, penFor } from './pen.ts';
import { columns, grid } from './tables.ts';

type Layout = Rulebook['documents']['layout'];
type Content = Paragraph | Table;
const PAPER: Record<Layout['paper'], { width: number; height: number }> = {
  A4: { width: 210, height: 297 },
  A5: { width: 148, height: 210 },
  Letter: { width: 215.9, height: 279.4 },
};
const LANGUAGE = { vi: 'vi-VN', en: 'en-GB', ar: 'ar-SA' } as const;

/** The document as the bytes of a .docx file. */
export async function renderDocx(
  model: DocumentModel,
  rulebook: Pick<Rulebook, 'documents' | 'about'>,
): Promise<Buffer> {
  const { layout } = rulebook.documents;
  const page = pageOf(model, layout);
  const pen = penFor(model, layout, page.textWidth);
  const { font } = layout;
  const last = model.blocks.length - 1;
  const document = new Document({
    title: [model.title, model.subject].filter((text) => text !== null).join(' '),
    creator: model.letterhead.left.issuer,
    description: '',
    styles: {
      default: {
        document: {
          run: {
            font: { ascii: font.family, hAnsi: font.family, cs: font.arabicFamily, eastAsia: font.family },
            size: font.bodyPt * 2,
            language: languageOf(model, rulebook),
          },
        },
      },
    },
    sections: [
      {
        properties: page.properties,
        headers: headersOf(pen),
        children: [
          ...opening(model, layout, pen),
          ...model.blocks.flatMap((block, at) => blockOf(block, layout, pen, at === last)),
          ...closing(model, layout, pen),
        ],
      },
    ],
  });
  return await Packer.toBuffer(document);
}

/** Latin letters in an Arabic document are names: they are spelled in the organization's own language. */
function languageOf(model: DocumentModel, { about }: Pick<Rulebook, 'about'>) {
  return model.direction === 'rtl'
    ? { value: LANGUAGE[about.defaultLanguage], bidirectional: LANGUAGE[model.language] }
    : { value: LANGUAGE[model.language] };
}

/** Paper and margins; the long side lies down where the document does. */
function pageOf(
  model: DocumentModel,
  layout: Layout,
): { properties: NonNullable<ISectionOptions['properties']>; textWidth: number } {
  const { width, height } = PAPER[layout.paper];
  const { top, bottom, left, right } = layout.marginsMm;
  const landscape = model.orientation === 'landscape';
  return {
    textWidth: millimetres((landscape ? height : width) - left - right),
    properties: {
      titlePage: true,
      page: {
        // the writer itself turns the sides of a page that lies
        size: {
          width: millimetres(width),
          height: millimetres(height),
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: millimetres(top),
          bottom: millimetres(bottom),
          left: millimetres(left),
          right: millimetres(right),
        },
      },
    },
  };
}

/** From the second page on its number stands at the top. */
function headersOf(pen: Pen): NonNullable<ISectionOptions['headers']> {
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    ...(pen.rtl && { bidirectional: true }),
    children: [new TextRun({ children: [PageNumber.CURRENT] })],
  });
  return { default: new Header({ children: [number] }), first: new Header({ children: [new Paragraph({})] }) };
}

/** The letterhead in two columns (who writes at the start side, the banner at the other), then title and subject. */
function opening(model: DocumentModel, layout: Layout, pen: Pen): Content[] {
  const { left, right } = model.letterhead;
  const { notePt, titlePt, bodyPt } = layout.font;
  const center = (text: string, more: Partial<Line> = {}) => pen.line({ text, align: 'center', ...more });
  const writer = [
    ...(left.upper === null ? [] : [center(left.upper, { size: notePt + 1 })]),
    center(left.issuer, { bold: layout.header.left.organizationBold, size: notePt + 1 }),
    center(left.separator),
    ...(left.number === null ? [] : [center(left.number)]),
  ];
  const { bold, underline } = layout.header.right;
  const banner = [
    center(right.banner, { bold, underline, size: notePt + 1 }),
    center(right.placeAndDate, { italics: true, before: 6 }),
  ];
  return [
    ...(model.mark === null ? [] : [center(model.mark, { bold: true, after: 6 })]),
    columns(
      [
        { content: writer, share: layout.letterheadShares[0] },
        { content: banner, share: layout.letterheadShares[1] },
      ],
      pen,
    ),
    center(model.title, { bold: true, size: titlePt, before: 18 }),
    ...(model.subject === null ? [] : [center(model.subject, { bold: layout.title.subjectBold, size: bodyPt })]),
    ...(model.rule === null ? [] : [center(model.rule, { after: 12 })]),
  ];
}

/** `last`: the signatures follow, and the last line of the text goes with them to a new page. */
function blockOf(block: DocumentBlock, layout: Layout, pen: Pen, last: boolean): Content[] {
  const { headingPt, notePt } = layout.font;
  switch (block.kind) {
    case 'heading':
      return [
        pen.line({ text: block.text, bold: true, size: headingPt, align: 'both', before: 8, after: 3, keep: true }),
      ];
    case 'paragraph': {
      const { label, look } = block;
      return [
        pen.line({
          text: block.text,
          align: label === undefined ? 'both' : 'start',
          indent: label === undefined && look !== 'note',
          italics: look !== undefined,
          ...(look === 'note' && { size: notePt }),
          after: 3,
          keep: last,
          ...(label !== undefined && { label }),
        }),
      ];
    }
    case 'list':
      return block.items.map((item, at) =>
        pen.line({
          text: `${block.ordered ? `${at + 1}.` : '-'} ${item}`,
          align: 'both',
          indent: true,
          after: 2,
          keep: last && at === block.items.length - 1,
        }),
      );
    case 'table':
      return [grid(block, pen, last), pen.line({ text: '', size: notePt / 2, keep: last })];
  }
}

/** Recipients at the start side, signatures beside them, with room for the hand above each name. All of it on one page. */
function closing(model: DocumentModel, layout: Layout, pen: Pen): Content[] {
  const { notePt } = layout.font;
  const recipients = model.recipients && [
    pen.line({ text: model.recipients.heading, bold: true, italics: true, size: notePt, keep: true }),
    ...model.recipients.lines.map((line) => pen.line({ text: `- ${line}`, size: notePt - 1, keep: true })),
  ];
  // the names stand at one height, however many lines are above them
  const height = Math.max(0, ...model.signatures.map(({ lines }) => lines.length));
  const signatures = model.signatures.map(({ lines, note, name }) => [
    ...Array.from({ length: height }, (_, at) =>
      pen.line({ text: lines[at] ?? '', bold: true, align: 'center', keep: true }),
    ),
    pen.line({ text: note ?? '', italics: true, size: notePt, align: 'center', before: 24, after: 24, keep: true }),
    pen.line({ text: name, bold: true, align: 'center' }),
  ]);
  const cells = [...(recipients ? [recipients] : []), ...signatures];
  if (cells.length === 0) return [];
  return [
    pen.line({ text: '', size: notePt / 2, keep: true }),
    columns(
      cells.map((content) => ({ content, share: 1 })),
      pen,
    ),
  ];
}
