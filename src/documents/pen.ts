/** Makes the paragraphs of a .docx in the document's font, size and direction. */
import { AlignmentType, type IRunOptions, LineRuleType, Paragraph, TextRun } from 'docx';
import type { DocumentModel } from '../platform/document.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { hasArabic, stretchesOf } from './bidi.ts';

/** One line of text: what it says and how. Sizes and spaces in points; `keep`: on one page with what follows. */
export type Line = {
  text: string;
  size?: number;
  bold?: boolean;
  italics?: boolean;
  underline?: boolean;
  align?: 'start' | 'center' | 'end' | 'both';
  before?: number;
  after?: number;
  indent?: boolean;
  label?: string;
  keep?: boolean;
  /** lines close together, as in the cells of a table */
  tight?: boolean;
};
/** Makes paragraphs in the document's font and direction. `textWidth`: between the margins, as the format measures. */
export type Pen = { line(line: Line): Paragraph; rtl: boolean; notePt: number; textWidth: number };

const POINT = 20;
/** One line, as the format measures. */
const LINE = 240;
/** Sides of reading: the format turns them round in a paragraph that is read from the right. */
const ALIGNMENT = {
  start: AlignmentType.START,
  center: AlignmentType.CENTER,
  end: AlignmentType.END,
  both: AlignmentType.BOTH,
} as const;

/** A pen for one document. */
export function penFor(model: DocumentModel, layout: Rulebook['documents']['layout'], textWidth: number): Pen {
  const rtl = model.direction === 'rtl';
  const { arabicLargerPt, bodyPt, notePt } = layout.font;

  function runs(text: string, look: IRunOptions): TextRun[] {
    return text
      .normalize('NFC')
      .split('\n')
      .flatMap((part, at) => {
        const stretches = rtl ? stretchesOf(part) : [{ text: part, rtl: false }];
        return stretches.map(
          (stretch, first) =>
            new TextRun({
              ...look,
              text: stretch.text,
              ...(stretch.rtl && { rightToLeft: true }),
              ...(at > 0 && first === 0 && { break: 1 }),
            }),
        );
      });
  }

  return {
    rtl,
    notePt,
    textWidth,
    line: ({
      text,
      label,
      size = bodyPt,
      bold = false,
      italics = false,
      underline = false,
      align = 'start',
      before = 0,
      after = 0,
      indent = false,
      keep = false,
      tight = false,
    }) => {
      // what is quoted from Vietnamese has its ragged side where it ends
      const quoted = rtl && !hasArabic((label ?? '') + text);
      const look: IRunOptions = {
        size: size * 2,
        // beside Latin letters of the same size Arabic ones look small; and they have no slanted form
        ...(rtl && { sizeComplexScript: (size + arabicLargerPt) * 2 }),
        italics: italics && !rtl,
        ...(underline && { underline: {} }),
      };
      return new Paragraph({
        children: [...(label ? runs(`${label}: `, { ...look, bold: true }) : []), ...runs(text, { ...look, bold })],
        alignment: ALIGNMENT[align === 'both' && quoted ? 'start' : align],
        ...(rtl && { bidirectional: true }),
        ...(keep && { keepNext: true }),
        // an empty line is as high as its letters would be
        run: { size: size * 2, sizeComplexScript: (rtl ? size + arabicLargerPt : size) * 2 },
        widowControl: true,
        spacing: {
          before: before * POINT,
          after: after * POINT,
          line: Math.round((tight ? 1 : layout.font.lineSpacing) * LINE),
          lineRule: LineRuleType.AUTO,
        },
        ...(indent && !quoted && { indent: { firstLine: millimetres(layout.indentMm) } }),
      });
    },
  };
}

/** Millimetres in twentieths of a point, as the format measures. */
export function millimetres(mm: number): number {
  return Math.round((mm / 25.4) * 72 * POINT);
}
