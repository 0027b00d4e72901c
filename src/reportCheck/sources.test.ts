/** The five source documents, where they are at hand: exactly what was recomputed by hand and found wrong, and nothing else. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkReport } from './rules/report.ts';
import { lexicon } from './testing.ts';

const SHARED = join(import.meta.dirname, '../../../shared');
const folder = join(SHARED, 'source');
const there = existsSync(folder) && existsSync(join(SHARED, 'data/figures.expected.json'));

type Figure = { source: string; given: string; verdict: string };

describe.skipIf(!there)('the source documents (skipped where ../shared is not at hand)', () => {
  const texts = there
    ? readdirSync(folder)
        .sort()
        .map((name) => ({ source: name.slice(0, 3), text: readFileSync(join(folder, name), 'utf8') }))
    : [];

  it.each([
    ['000', []],
    [
      '001',
      [
        ['part_above_whole', 119, 32],
        ['shares_do_not_add_up', 100.9, 100],
        ['not_a_whole_person', 0.02, 0.78],
      ],
    ],
    ['002', []],
    [
      '003',
      [
        ['cut_not_rounded', 19.04, 19.05],
        ['wrong_share', 69.99, 64.99],
      ],
    ],
    ['004', [['part_above_whole', 366, 46]]],
  ])('%s', (source, expected) => {
    const { text = '' } = texts.find((each) => each.source === source) ?? {};
    const { findings } = checkReport(text, lexicon);
    expect(findings.map(({ kind, given, computed }) => [kind, given, computed])).toEqual(expected);
    for (const { quote } of findings) expect(text).toContain(quote);
  });

  it('as many as the table of figures calls wrong, impossible or cut, document by document', () => {
    const figures = JSON.parse(readFileSync(join(SHARED, 'data/figures.expected.json'), 'utf8')) as Figure[];
    const wrong = figures.filter(({ verdict }) => ['impossible', 'wrong share', 'cut, not rounded'].includes(verdict));
    expect(wrong.length).toBe(6);
    for (const { source, text } of texts)
      expect([source, checkReport(text, lexicon).findings.length]).toEqual([
        source,
        wrong.filter((each) => each.source === source).length,
      ]);
  });

  it('what holds is recomputed, too: 47 is 15 and 32, 97.3 % and 81.1 % fit 37', () => {
    const fits = texts.flatMap(({ text }) => checkReport(text, lexicon).fits);
    expect(fits.some(({ kind, quote }) => kind === 'parts' && quote.startsWith('47') && quote.includes('32'))).toBe(
      true,
    );
    expect(fits.find(({ kind }) => kind === 'shares')?.bases[0]).toBe(37);
  });
});
