/** For tests: LibreOffice as another program that lays our documents out, and poppler as the one that reads what it printed. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { hasArabic } from './bidi.ts';

const run = promisify(execFile);
const there = async (program: string, flag: string) =>
  await run(program, [flag]).then(
    () => true,
    () => false,
  );

/** Whether both programs are on the machine. */
export async function printerInstalled(): Promise<boolean> {
  return (await there('soffice', '--version')) && (await there('pdftotext', '-v'));
}

/** What came out of the printer: the text in reading order, how many pages, and the sides of the first in points. */
export type Printed = { text: string; pages: number; sides: number[]; blank: number };

/** It looks for a Java that none of this needs. */
const JAVA = /javaldx/;

/** Prints files by their names without ending. What the program says against one, or a file that it does not print, throws. */
export async function printed(files: ReadonlyMap<string, Buffer>): Promise<Map<string, Printed>> {
  const dir = await mkdtemp(join(tmpdir(), 'docx-'));
  try {
    const papers = join(dir, 'papers');
    await mkdir(papers);
    for (const [name, bytes] of files) await writeFile(join(papers, `${name}.docx`), bytes);
    const paths = (await readdir(papers)).map((file) => join(papers, file));
    const profile = `-env:UserInstallation=file://${dir}/profile`;
    const { stderr } = await run('soffice', ['--headless', profile, '--convert-to', 'pdf', '--outdir', dir, ...paths]);
    const complaints = stderr.split('\n').filter((line) => /error|fail|corrupt/i.test(line) && !JAVA.test(line));
    if (complaints.length > 0) throw new Error(complaints.join('\n'));
    const all = new Map<string, Printed>();
    for (const name of files.keys()) all.set(name, await readPdf(join(dir, `${name}.pdf`)));
    return all;
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function readPdf(pdf: string): Promise<Printed> {
  const text = (await run('pdftotext', ['-enc', 'UTF-8', pdf, '-'])).stdout;
  const { stdout } = await run('pdfinfo', [pdf]);
  const [, width, height] = /^Page size:\s+([\d.]+) x ([\d.]+)/m.exec(stdout) ?? [];
  const pages = Number(/^Pages:\s+(\d+)/m.exec(stdout)?.[1]);
  return {
    text,
    pages,
    sides: [Math.round(Number(width)), Math.round(Number(height))],
    blank: text
      .split('\f')
      .slice(0, pages)
      .filter((page) => letters(page.replace(/^\s*\d+\s*$/m, '')) === '').length,
  };
}

/**
 * The parts of a line that are read from one side: printed text of both sides comes back in the order of the paper. An Arabic
 * word with vowel signs is left out, because poppler tears it apart at them.
 */
export function inOneDirection(line: string): string[] {
  const parts = hasArabic(line)
    ? (line.match(/[\p{Script=Arabic}\p{M}]+|[^\p{Script=Arabic}\p{M}\s]+/gu) ?? [])
    : [line];
  return parts.filter((part) => letters(part) !== '' && !(hasArabic(part) && /\p{M}/u.test(part)));
}

/**
 * Letters and digits alone, composed. Lam and alef are one glyph, which poppler takes apart the wrong way round, so neither
 * counts; vowel signs come back beside other letters. What stands between two pages (their number) goes first.
 */
export function letters(text: string): string {
  return text
    .replace(/\f\s*\d+\s*\n/g, '\n')
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/[اأإآلـ]/g, '');
}
