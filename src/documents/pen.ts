/** Makes the paragraphs of a .docx in the document's font size and direction. */
import { AlignmentType, type IRunOptions, Paragraph, TextRun } from 'docx';
import type { DocumentModel } from '../platform/document.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';

/** One line of text: what it says and how. */
export type Line = {
  text: string;
  size?: number;
  bold?: boolean;
  italics?: boolean;
  underline?: boolean;
  align?: 'start' | 'center' | 'both';
  before?: number;
  after?: number;
  indent?: boolean;
  label?: string;
  keep?: boolean;
};
/** Makes paragraphs in the document's font and direction. */
export type Pen = { line(line: Line): Paragraph; rtl: boolean; notePt: number };

const POINT = 20;
/** In a paragraph read from the right Word takes "left" for the side where reading begins. */
const ALIGNMENT = { start: AlignmentType.LEFT, center: AlignmentType.CENTER, both: AlignmentType.BOTH } as const;

/** A pen for one document. */
export function penFor(model: DocumentModel, layout: Rulebook['documents']['layout']): Pen {
  const rtl = model.direction === 'rtl';
  return {
    rtl,
    notePt: layout.font.notePt,
    line: ({
      text,
      label,
      size = layout.font.bodyPt,
      bold = false,
      italics = false,
      underline = false,
      align = 'start',
      before = 0,
      after = 0,
      indent = false,
      keep = false,
    }) => {
      const look: IRunOptions = {
        size: size * 2,
        italics,
        ...(rtl && { rightToLeft: true }),
        ...(underline && { underline: {} }),
      };
      const runs = [
        ...(label ? [new TextRun({ ...look, text: `${label}: `, bold: true })] : []),
        ...text.split('\n').map((part, at) => new TextRun({ ...look, text: part, bold, ...(at > 0 && { break: 1 }) })),
      ];
      return new Paragraph({
        children: runs,
        alignment: ALIGNMENT[align],
        ...(rtl && { bidirectional: true }),
        ...(keep && { keepNext: true }),
        spacing: { before: before * POINT, after: after * POINT },
        ...(indent && { indent: { firstLine: millimetres(10) } }),
      });
    },
  };
}

/** Millimetres in twentieths of a point, as the format measures. */
export function millimetres(mm: number): number {
  return Math.round((mm / 25.4) * 72 * POINT);
}
