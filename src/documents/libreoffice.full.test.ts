/**
 * Opens every document in LibreOffice, where it is installed, and reads the printed pages with poppler: another program than
 * ours must lay out the same text, in reading order, on a sane number of pages of the right size.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES } from '../rulebook/schemaBase.ts';
import { renderDocx } from './docx.ts';
import { inOneDirection, letters, type Printed, printed, printerInstalled } from './libreoffice.ts';
import { documentScene } from './scene.ts';
import { partsOf, type ReadDocument, readDocument } from './testing.ts';

const installed = await printerInstalled();
/** A4 in points, upright and lying. */
const SIDES = [595, 842];
const LYING = ['plan-tasks', 'unit-tasks'];
const MOST_PAGES = 3;

type Opened = Printed & { name: string; language: string; document: ReadDocument };

describe.runIf(installed)('LibreOffice', () => {
  const opened: Opened[] = [];

  beforeAll(async () => {
    const scene = await documentScene();
    const files = new Map<string, Buffer>();
    try {
      for (const [name, which] of Object.entries(scene.documents))
        for (const language of LANGUAGES) {
          const made = await scene.made(which, language);
          files.set(`${name}.${language}`, await renderDocx(made.model, scene.w.chibo.rulebook));
        }
    } finally {
      await scene.w.close();
    }
    for (const [file, paper] of await printed(files)) {
      const [name = '', language = ''] = file.split('.');
      const document = readDocument((await partsOf(files.get(file) as Buffer)).get('word/document.xml') ?? '');
      opened.push({ name, language, document, ...paper });
    }
  });

  test('opened every document in every language', () => {
    expect(opened.length).toBe(8 * LANGUAGES.length);
    for (const { name, language, pages, sides } of opened) {
      expect([name, language, pages >= 1 && pages <= MOST_PAGES]).toEqual([name, language, true]);
      expect([name, language, ...sides]).toEqual([
        name,
        language,
        ...(LYING.includes(name) ? SIDES.toReversed() : SIDES),
      ]);
    }
  });

  test('prints all of the text', () => {
    for (const { name, language, document, text } of opened) {
      const printed = letters(text);
      // lines of cells beside each other come back row by row, so a table is asked for its words
      for (const { text: line, inTable } of document.paragraphs)
        for (const part of inOneDirection(line).flatMap((each) => (inTable ? each.split(/\s+/) : [each])))
          expect(printed, `${name} in ${language}: "${part}"`).toContain(letters(part));
    }
  });

  test('prints it in reading order', () => {
    for (const { name, language, document, text } of opened) {
      const printed = letters(text);
      let from = 0;
      // side by side in a table there is no order between columns; and a mixed line is told apart by its directions
      for (const { text: line } of document.paragraphs.filter((p) => !p.inTable)) {
        const parts = inOneDirection(line);
        if (parts.length !== 1) continue;
        const at = printed.indexOf(letters(parts[0] ?? ''), from);
        expect(at, `"${line}" in its place in ${name} in ${language}`).toBeGreaterThanOrEqual(from);
        from = at;
      }
    }
  });
});
