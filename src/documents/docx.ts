/** Writes a document of record as .docx by the rulebook's layout (forms.md 4.1, DOC-03): paper, margins, font, letterhead, signatures. */
import {
  AlignmentType,
  Document,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
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
const LINE = 240;

/** The document as the bytes of a .docx file. */
export async function renderDocx(model: DocumentModel, rulebook: Pick<Rulebook, 'documents'>): Promise<Buffer> {
  const { layout } = rulebook.documents;
  const pen = penFor(model, layout);
  const { font } = layout;
  const language = languageOf(model);
  const document = new Document({
    title: [model.title, model.subject].filter((text) => text !== null).join(' '),
    creator: model.letterhead.left.issuer,
    description: '',
    styles: {
      default: {
        document: {
          run: {
            font: { ascii: font.family, hAnsi: font.family, cs: font.family, eastAsia: font.family },
            size: font.bodyPt * 2,
            language,
          },
          paragraph: { spacing: { line: Math.round(font.lineSpacing * LINE) } },
        },
      },
    },
    sections: [
      {
        ...pageOf(layout, pen),
        children: [
          ...opening(model, layout, pen),
          ...model.blocks.flatMap((block) => blockOf(block, layout, pen)),
          ...closing(model, layout, pen),
        ],
      },
    ],
  });
  return await Packer.toBuffer(document);
}

function languageOf(model: DocumentModel) {
  return model.direction === 'rtl'
    ? { value: LANGUAGE.en, bidirectional: LANGUAGE[model.language] }
    : { value: LANGUAGE[model.language] };
}

/** Paper and margins; from the second page on its number stands at the top. */
function pageOf(layout: Layout, pen: Pen): Pick<ISectionOptions, 'properties' | 'headers'> {
  const { width, height } = PAPER[layout.paper];
  const { top, bottom, left, right } = layout.marginsMm;
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    ...(pen.rtl && { bidirectional: true }),
    children: [new TextRun({ children: [PageNumber.CURRENT] })],
  });
  return {
    properties: {
      titlePage: true,
      page: {
        size: { width: millimetres(width), height: millimetres(height) },
        margin: {
          top: millimetres(top),
          bottom: millimetres(bottom),
          left: millimetres(left),
          right: millimetres(right),
        },
      },
    },
    headers: { default: new Header({ children: [number] }), first: new Header({ children: [new Paragraph({})] }) },
  };
}

/** The letterhead in two columns (who writes at the start side, the banner at the other), then title and subject. */
function opening(model: DocumentModel, layout: Layout, pen: Pen): Content[] {
  const { left, right } = model.letterhead;
  const { notePt, titlePt, bodyPt } = layout.font;
  const center = (text: string, more: Partial<Line> = {}) => pen.line({ text, align: 'center', ...more });
  const writer = [
    ...(left.upper === null ? [] : [center(left.upper, { size: notePt })]),
    center(left.issuer, { bold: layout.header.left.organizationBold, size: notePt }),
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
        { content: writer, share: 45 },
        { content: banner, share: 55 },
      ],
      pen,
    ),
    center(model.title, { bold: true, size: titlePt, before: 18 }),
    ...(model.subject === null ? [] : [center(model.subject, { bold: layout.title.subjectBold, size: bodyPt })]),
    ...(model.rule === null ? [] : [center(model.rule, { after: 12 })]),
  ];
}

function blockOf(block: DocumentBlock, layout: Layout, pen: Pen): Content[] {
  switch (block.kind) {
    case 'heading':
      return [pen.line({ text: block.text, bold: true, size: layout.font.headingPt, before: 8, after: 2, keep: true })];
    case 'paragraph':
      return [
        pen.line({
          text: block.text,
          align: block.label ? 'start' : 'both',
          indent: block.label === undefined,
          after: 3,
          ...(block.label && { label: block.label }),
        }),
      ];
    case 'list':
      return block.items.map((item, at) =>
        pen.line({ text: `${block.ordered ? `${at + 1}.` : '-'} ${item}`, align: 'both', indent: true, after: 2 }),
      );
    case 'table':
      return [grid(block, pen), pen.line({ text: '', size: layout.font.notePt / 2 })];
  }
}

/** Recipients at the start side, signatures beside them, with room for the hand above each name. */
function closing(model: DocumentModel, layout: Layout, pen: Pen): Content[] {
  const { notePt } = layout.font;
  const recipients = model.recipients && [
    pen.line({ text: model.recipients.heading, bold: true, italics: true, size: notePt }),
    ...model.recipients.lines.map((line) => pen.line({ text: `- ${line}`, size: notePt - 1 })),
  ];
  const signatures = model.signatures.map(({ lines, note, name }) => [
    ...lines.map((text) => pen.line({ text, bold: true, align: 'center', keep: true })),
    pen.line({ text: note ?? '', italics: true, size: notePt, align: 'center', before: 24, after: 24, keep: true }),
    pen.line({ text: name, bold: true, align: 'center' }),
  ]);
  const cells = [...(recipients ? [recipients] : []), ...signatures];
  if (cells.length === 0) return [];
  return [
    pen.line({ text: '' }),
    columns(
      cells.map((content) => ({ content, share: Math.floor(100 / cells.length) })),
      pen,
    ),
  ];
}
