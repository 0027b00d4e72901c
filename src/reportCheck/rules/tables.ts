/** Tables that were pasted into a report or stood in a document: lines whose cells stand apart by tabs or bars. Pure. */
import type { Reading } from './lexicon.ts';
import { readNumber } from './numbers.ts';
import { foldWord, type Token, tokensOf } from './tokens.ts';

type Place = { start: number; end: number };
export type TableShare = Place & { value: number; decimals: number };
/** `count` and `share` stand together where a cell says "15 (18.75 %)". */
export type Cell = Place & { words: string; count: number | null; share: TableShare | null };
export type Row = Place & { cells: Cell[]; label: string; total: boolean };
export type Table = { head: Row[]; rows: Row[] /** cells of a row: shorter rows are set to its end */; width: number };

/** Wider, it is a list written with bars and no table of a report. */
const WIDEST = 60;
const SEPARATOR = /[\t|]/g;
/** A line drawn in signs under a head. */
const RULE = /^[\s|:+-]+$/;

/** The lines of a text that stand under each other in cells, two or more at a time, each cell with its place. */
export function rowsOfCells(text: string): Place[][][] {
  const tables: Place[][][] = [];
  let open: Place[][] = [];
  const close = () => {
    if (open.length > 1) tables.push(open);
    open = [];
  };
  let start = 0;
  for (const line of text.split('\n')) {
    const cells = cellsOf(line, start);
    if (cells.length > 1) open.push(cells);
    else if (!(RULE.test(line) && line.includes('-') && open.length > 0)) close();
    start += line.length + 1;
  }
  close();
  return tables;
}

function cellsOf(line: string, at: number): Place[] {
  if (RULE.test(line) && !line.includes('\t')) return [];
  const cuts = [...line.matchAll(SEPARATOR)].map(({ index }) => index);
  if (cuts.length === 0 || cuts.length > WIDEST) return [];
  const cells = [-1, ...cuts].map((from, i) => ({ start: at + from + 1, end: at + (cuts[i] ?? line.length) }));
  // bars stand around a line, too
  const trimmed = line.trim();
  return cells.slice(trimmed.startsWith('|') ? 1 : 0, trimmed.endsWith('|') ? -1 : undefined);
}

/** In: the text, one table of it and the language it is read in. Out: its head and its rows, with the numbers they say. */
export function tableOf(text: string, lines: readonly Place[][], language: Reading): Table {
  const read = lines.map((cells) => rowOf(text, cells, language));
  const first = read.findIndex(({ cells }) => cells.slice(1).some(({ count, share }) => count !== null || share));
  const rows = first < 0 ? [] : read.slice(first);
  const widths = [...Map.groupBy(rows, ({ cells }) => cells.length)].sort(([, a], [, b]) => b.length - a.length);
  const width = widths[0]?.[0] ?? 0;
  return { head: first < 0 ? read : read.slice(0, first), rows, width };
}

function rowOf(text: string, places: readonly Place[], language: Reading): Row {
  const cells = places.map((place) => cellOf(text, place));
  const full = cells.filter(({ words }) => words !== '');
  const label = cells.find(({ words }) => /\p{L}/u.test(words))?.words ?? '';
  const folded = ` ${label
    .split(/[^\p{L}\p{M}]+/u)
    .map(foldWord)
    .join(' ')
    .trim()} `;
  return {
    cells,
    label: folded,
    total: language.table.totals.some((word) => folded.startsWith(` ${word} `)),
    start: full[0]?.start ?? 0,
    end: full.at(-1)?.end ?? 0,
  };
}

function cellOf(text: string, { start, end }: Place): Cell {
  const said = text.slice(start, end);
  const at = start + (said.length - said.trimStart().length);
  const place = { start: at, end: at + said.trim().length };
  const cell: Cell = { ...place, words: said.trim(), count: null, share: null };
  const tokens = tokensOf(text, place.start, place.end);
  const shape = tokens.map(({ kind, text: sign }) => (kind === 'number' ? 'n' : kind === 'word' ? 'w' : sign)).join('');
  const share = (token: Token | undefined): TableShare | null => {
    const value = token && readNumber(token.text, true);
    return token && value ? { ...value, start: token.start, end: token.end } : null;
  };
  const count = (token: Token | undefined) => {
    const value = token && readNumber(token.text, false);
    return value?.decimals === 0 ? value.value : null;
  };
  if (shape === 'n%' || shape === '%n') return { ...cell, share: share(tokens[shape.indexOf('n')]) };
  if (shape === 'n(n%)') return { ...cell, count: count(tokens[0]), share: share(tokens[2]) };
  if (shape !== 'n') return cell;
  const [only] = tokens;
  const whole = count(only);
  // 40,5 without a sign: a share where the head of its column says so
  return whole === null ? { ...cell, share: share(only) } : { ...cell, count: whole };
}
