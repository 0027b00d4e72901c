/**
 * Opens every document in LibreOffice, where it is installed, and reads the printed pages with poppler: another program than
 * ours must lay out the same text, in reading order, on a sane number of pages of the right size.
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES } from '../rulebook/schemaBase.ts';
import { hasArabic } from './bidi.ts';
import { renderDocx } from './docx.ts';
import { documentScene } from './scene.ts';
import { partsOf, type ReadDocument, readDocument } from './testing.ts';

const run = promisify(execFile);
const there = async (program: string, flag: string) =>
  await run(program, [flag]).then(
    () => true,
    () => false,
  );
const installed = (await there('soffice', '--version')) && (await there('pdftotext', '-v'));
/** A4 in points, upright and lying. */
const SIDES = [595, 842];
const LYING = ['plan-tasks', 'unit-tasks'];
const MOST_PAGES = 3;

type Opened = { name: string; language: string; document: ReadDocument; text: string; pages: number; sides: number[] };

describe.runIf(installed)('LibreOffice', () => {
  let dir: string;
  const opened: Opened[] = [];

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'docx-'));
    const papers = join(dir, 'papers');
    await mkdir(papers);
    const scene = await documentScene();
    try {
      for (const [name, which] of Object.entries(scene.documents))
        for (const language of LANGUAGES) {
          const made = await scene.made(which, language);
          const docx = await renderDocx(made.model, scene.w.chibo.rulebook);
          await writeFile(join(papers, `${name}.${language}.docx`), docx);
          const document = readDocument((await partsOf(docx)).get('word/document.xml') ?? '');
          opened.push({ name, language, document, text: '', pages: 0, sides: [] });
        }
    } finally {
      await scene.w.close();
    }
    const files = (await readdir(papers)).map((file) => join(papers, file));
    const profile = `-env:UserInstallation=file://${dir}/profile`;
    await run('soffice', ['--headless', profile, '--convert-to', 'pdf', '--outdir', dir, ...files]);
    for (const each of opened) {
      const pdf = join(dir, `${each.name}.${each.language}.pdf`);
      each.text = (await run('pdftotext', ['-enc', 'UTF-8', pdf, '-'])).stdout;
      const { stdout } = await run('pdfinfo', [pdf]);
      each.pages = Number(/^Pages:\s+(\d+)/m.exec(stdout)?.[1]);
      const [, width, height] = /^Page size:\s+([\d.]+) x ([\d.]+)/m.exec(stdout) ?? [];
      each.sides = [Math.round(Number(width)), Math.round(Number(height))];
    }
  });
  afterAll(async () => await rm(dir, { recursive: true, force: true }));

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

/**
 * The parts of a line that are read from one side: printed text of both sides comes back in the order of the paper. An Arabic
 * word with vowel signs is left out, because poppler tears it apart at them.
 */
function inOneDirection(line: string): string[] {
  const parts = hasArabic(line)
    ? (line.match(/[\p{Script=Arabic}\p{M}]+|[^\p{Script=Arabic}\p{M}\s]+/gu) ?? [])
    : [line];
  return parts.filter((part) => letters(part) !== '' && !(hasArabic(part) && /\p{M}/u.test(part)));
}

/**
 * Letters and digits alone, composed. Lam and alef are one glyph, which poppler takes apart the wrong way round, so neither
 * counts; vowel signs come back beside other letters. What stands between two pages (their number) goes first.
 */
function letters(text: string): string {
  return text
    .replace(/\f\s*\d+\s*\n/g, '\n')
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/[اأإآلـ]/g, '');
}
