/** Whether the numbers of a table can stand beside each other: totals of columns, shares of rows, a whole beside its parts. Pure. */
import { gives, printed } from './arithmetic.ts';
import { type Judged, judgeShare } from './judgeShare.ts';
import type { Reading } from './lexicon.ts';
import type { Quantity } from './quantities.ts';
import type { Cell, Row, Table, TableShare } from './tables.ts';

export type TableVerdict = { judged: Judged; start: number; end: number };

/** Numbers of groups that have totals of their own: I, II, A, B. */
const GROUP = /^(?:[IVX]{1,4}|[A-Z])\.?$/;

/** In: a table. Out: what in it cannot be true, by its rows. What a column is of is told by its own rows: most of them must agree. */
export function judgeTable(table: Table, language: Reading): TableVerdict[] {
  const data = table.rows.filter(({ total }) => !total);
  if (data.length === 0) return [];
  const counted = columnsOf(table).filter((column) => isCounted(table, data, column, language));
  return [
    ...totals(table, data, counted, language),
    ...shares(table, data, counted, language),
    ...wholes(table, counted),
  ];
}

function columnsOf({ width }: Table): number[] {
  return [...Array(width).keys()];
}

/** The cell of a column; rows that begin with joined cells are shorter, and end alike. */
function cellAt({ width }: Table, row: Row, column: number): Cell | undefined {
  return row.cells[column - width + row.cells.length];
}

function countAt(table: Table, row: Row, column: number): number | null {
  return cellAt(table, row, column)?.count ?? null;
}

/** Whether a column counts: its numbers are no shares, no ordinals (1, 2, 3) and no years. */
function isCounted(table: Table, data: readonly Row[], column: number, language: Reading): boolean {
  if (headSays(table, column, language) && !data.some((row) => cellAt(table, row, column)?.share)) return false;
  const values = data.map((row) => countAt(table, row, column)).filter((value) => value !== null);
  if (values.length === 0) return false;
  const ordinals = values.length > 1 && values.every((value, i) => value === (values[0] ?? 0) + i) && column === 0;
  return !ordinals && !values.every((value) => value >= 1930 && value <= 2099);
}

/** The one line with the total, where the rows are all there is to it: no groups with totals of their own, no "of which". */
function totalOf({ rows }: Table, data: readonly Row[], { table: { parts } }: Reading): Row | null {
  const [only, another] = rows.filter(({ total }) => total);
  if (!only || another || data.length < 2) return null;
  const nested = data.some(
    ({ cells, label }) => GROUP.test(cells[0]?.words ?? '') || parts.some((word) => label.startsWith(` ${word} `)),
  );
  return nested ? null : only;
}

function totals(table: Table, data: readonly Row[], counted: readonly number[], language: Reading): TableVerdict[] {
  const total = totalOf(table, data, language);
  if (!total) return [];
  const lines = counted.flatMap((column) => {
    const given = countAt(table, total, column);
    const values = data.map((row) => countAt(table, row, column) ?? (isEmpty(cellAt(table, row, column)) ? 0 : null));
    const known = values.filter((value) => value !== null);
    if (given === null || known.length < values.length || known.filter((value) => value > 0).length < 2) return [];
    return [{ column, given, values: known, sum: known.reduce((all, value) => all + value, 0) }];
  });
  const off = lines.filter(({ given, sum }) => given !== sum);
  // a total in front may be of more than the lines below it
  if (total !== table.rows.at(-1) && off.length === lines.length) return [];
  return off.flatMap(({ column, given, values, sum }) => {
    // a mean, a highest
    if (given <= Math.max(...values)) return [];
    const judged: Judged = {
      kind: 'parts_do_not_add_up',
      given,
      computed: sum,
      why: [{ code: 'sum', values: { parts: values, sum, whole: given } }],
      nearest: [{ what: 'whole', value: sum, gives: null }],
    };
    return [{ judged, ...upTo(total, cellAt(table, total, column)) }];
  });
}

function isEmpty(cell: Cell | undefined): boolean {
  return cell === undefined || /^[-–—/.0]?$/.test(cell.words);
}

type Triple = { row: Row; share: TableShare; part: number; whole: number };

/** A column of shares is of those two columns, or of that column's total, that give most of them. */
function shares(table: Table, data: readonly Row[], counted: readonly number[], language: Reading): TableVerdict[] {
  const total = totalOf(table, data, language);
  return columnsOf(table).flatMap((column) => {
    const told =
      data.some((row) => /%/.test(cellAt(table, row, column)?.words ?? '')) || headSays(table, column, language);
    if (!told) return [];
    const of = (part: number, whole: (row: Row) => number | null, rows: readonly Row[]): Triple[] =>
      rows.flatMap((row) => {
        const [k, n] = [countAt(table, row, part), whole(row)];
        const share = shareAt(cellAt(table, row, column), part === column);
        return share && k !== null && n !== null && n > 0 ? [{ row, share, part: k, whole: n }] : [];
      });
    const tried = counted.flatMap((part) => {
      const sum = total ? countAt(table, total, part) : null;
      const columns = counted.filter((other) => other !== part && other !== column);
      return [
        ...columns.map((whole) => of(part, (row) => countAt(table, row, whole), table.rows)),
        ...(sum === null ? [] : [of(part, () => sum, data)]),
      ];
    });
    const [best] = tried
      .filter((triples) => triples.every(({ part, whole }) => part <= whole))
      .map((triples) => ({ triples, fits: triples.filter(fits) }))
      .sort((a, b) => b.fits.length - a.fits.length || a.triples.length - b.triples.length);
    if (!best || !agrees(best.fits, best.triples.length)) return [];
    return best.triples.flatMap((triple) => {
      const judged = judgeShare(claimOf(triple));
      return judged?.kind ? [{ judged, ...upTo(triple.row, cellAt(table, triple.row, column)) }] : [];
    });
  });
}

/** One share with decimals fits by chance once in a thousand, a whole one easily. */
function agrees(fitting: readonly Triple[], all: number): boolean {
  const fine = fitting.some(({ share }) => share.decimals > 0);
  return fitting.length >= (fine ? 1 : 2) && all - fitting.length <= fitting.length;
}

function fits({ share, part, whole }: Triple): boolean {
  const p = printed(share.value, share.decimals);
  return gives(part, whole, p, 'rounded') || gives(part, whole, p, 'cut');
}

/** In a column of shares a whole number without its sign is one, too. */
function shareAt(cell: Cell | undefined, own: boolean): TableShare | null {
  if (!cell) return null;
  if (cell.share || own || cell.count === null) return cell.share;
  return { value: cell.count, decimals: 0, start: cell.start, end: cell.end };
}

function headSays(table: Table, column: number, { table: { rates } }: Reading): boolean {
  return table.head.some((row) => {
    const words = cellAt(table, row, column)?.words.toLowerCase() ?? '';
    return words.includes('%') || rates.some((word) => words.includes(word));
  });
}

function claimOf({ share, part, whole }: Triple): Parameters<typeof judgeShare>[0] {
  const quantity: Quantity = {
    kind: 'share',
    value: share.value,
    decimals: share.decimals,
    of: 0,
    sense: 'exact',
    noun: null,
    word: '',
    aside: false,
    start: share.start,
    end: share.end,
    nounEnd: share.end,
    from: 0,
    to: 0,
    nounTo: 0,
  };
  const count = (value: number) => ({ value, sense: 'exact' as const, at: quantity });
  return {
    share: quantity,
    part: count(part),
    whole: count(whole),
    farPart: null,
    others: [],
    plan: false,
    change: false,
    ofAll: false,
  };
}

/** A column that is the sum of the two beside it in three rows or more is so in all. */
function wholes(table: Table, counted: readonly number[]): TableVerdict[] {
  return columnsOf(table).flatMap((column) =>
    [
      [column, column + 1, column + 2],
      [column + 2, column, column + 1],
    ].flatMap(([whole = 0, one = 0, other = 0]) => {
      if (![whole, one, other].every((each) => counted.includes(each))) return [];
      const rows = table.rows.flatMap((row) => {
        const [n, a, b] = [whole, one, other].map((each) => countAt(table, row, each));
        return n == null || a == null || b == null || n === 0 ? [] : [{ row, n, parts: [a, b], sum: a + b }];
      });
      const off = rows.filter(({ n, sum }) => n !== sum);
      if (rows.length - off.length < 3 || off.length * 3 > rows.length - off.length) return [];
      return off.map(({ row, n, parts, sum }) => ({
        judged: {
          kind: 'parts_do_not_add_up' as const,
          given: n,
          computed: sum,
          why: [{ code: 'sum', values: { parts, sum, whole: n } }],
          nearest: [{ what: 'whole' as const, value: sum, gives: null }],
        },
        ...upTo(row, ...[whole, one, other].map((each) => cellAt(table, row, each))),
      }));
    }),
  );
}

/** From where the row begins to the last of these cells. */
function upTo(row: Row, ...cells: (Cell | undefined)[]): { start: number; end: number } {
  return { start: row.start, end: Math.max(...cells.map((cell) => cell?.end ?? row.end)) };
}
