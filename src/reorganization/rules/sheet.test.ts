import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../rulebook/recognize.ts';
import { SHEET_ACTS, type SheetColumn } from '../sheet.ts';
import { actsOfSheet, type Ground } from './sheet.ts';
import { linesOf, type SheetLine } from './sheetLines.ts';
import type { SheetUnit } from './sheetUnits.ts';

const unit = (id: string, name: string, more: Partial<SheetUnit> = {}): SheetUnit => ({
  id,
  name,
  code: null,
  kind: 'cell',
  setting: 'residential',
  parentId: 'top',
  ...more,
});
const UNITS = [
  unit('top', 'Đảng bộ xã Gào', { kind: 'commune', parentId: null, setting: null }),
  unit('one', 'Chi bộ thôn 1', { code: 'GA-01' }),
  unit('two', 'Chi bộ thôn 2'),
  unit('three', 'Chi bộ thôn 3'),
  unit('base', 'Đảng bộ cơ sở', { kind: 'base', setting: null }),
  unit('twin1', 'Chi bộ Trường', { parentId: 'base', setting: 'school' }),
  unit('twin2', 'Chi bộ trường', { code: 'GA-09' }),
];
const ground: Ground = {
  units: UNITS,
  actOf: (word) => (word === '' ? 'merge' : SHEET_ACTS.find((act) => act === fold(word))),
  kindOf: (word) => ['cell', 'base', 'commune'].find((kind) => kind === fold(word)),
};
let at = 1;
const line = (cells: Partial<Record<SheetColumn, string>>): SheetLine => ({
  sheet: 'a',
  row: ++at,
  cells: { old: '', name: '', kind: '', what: '', parent: '', ...cells },
});
const read = (...rows: Partial<Record<SheetColumn, string>>[]) => {
  at = 1;
  return actsOfSheet(rows.map(line), ground);
};
const wrong = (...rows: Partial<Record<SheetColumn, string>>[]) =>
  read(...rows).problems.map(({ row, column, reason }) => [row, column, reason.code]);

describe('acts of a sheet', () => {
  it('found what is not there, with what the old ones have in common, and merge by the new unit', () => {
    expect(read({ old: 'GA-01', name: 'Chi bộ thôn Hòa' }, { old: 'chi bo THON 2', name: 'chi bộ Thôn Hoà' })).toEqual({
      acts: [
        { act: 'found', key: 's1', name: 'Chi bộ thôn Hòa', kind: 'cell', setting: 'residential', parent: 'top' },
        { act: 'merge', sources: ['one', 'two'], into: '#s1' },
      ],
      problems: [],
    });
  });
  it('merge into one that is there, which may stand in a row of its own', () => {
    expect(
      read({ old: 'Chi bộ thôn 1', name: 'Chi bộ thôn 1' }, { old: 'Chi bộ thôn 2', name: 'Chi bộ thôn 1' }).acts,
    ).toEqual([{ act: 'merge', sources: ['two'], into: 'one' }]);
  });
  it('move, rename and close; places may be founded by other rows, parents before what stands under them', () => {
    const { acts, problems } = read(
      { old: 'Chi bộ thôn 1', name: 'Chi bộ Mới', parent: 'Đảng bộ Mới' },
      { old: 'Đảng bộ cơ sở', name: 'Đảng bộ Mới', kind: 'base' },
      { old: 'Chi bộ thôn 2', what: 'move', parent: 'Đảng bộ Mới' },
      { old: 'Chi bộ thôn 3', what: 'close', name: 'Chi bộ Mới' },
      { old: 'GA-09', what: 'rename', name: 'Chi bộ Nguyễn Du' },
    );
    expect(problems).toEqual([]);
    expect(
      acts.map(({ act, key, parent, into, unit, successor }) => [act, key ?? unit, parent ?? into ?? successor]),
    ).toEqual([
      ['found', 's2', 'top'],
      ['found', 's1', '#s2'],
      ['merge', undefined, '#s1'],
      ['merge', undefined, '#s2'],
      ['move', 'two', '#s2'],
      ['close', 'three', '#s1'],
      ['rename', 'twin2', undefined],
    ]);
  });
  it('of one name under two parents are two units', () => {
    const { acts } = read(
      { old: 'Chi bộ thôn 1', name: 'Chi bộ Mới', parent: 'Đảng bộ xã Gào' },
      { old: 'Chi bộ thôn 2', name: 'Chi bộ Mới', parent: 'Đảng bộ cơ sở' },
    );
    expect(acts.flatMap(({ act, parent }) => (act === 'found' ? [parent] : []))).toEqual(['top', 'base']);
  });
  it.each<[string, Partial<Record<SheetColumn, string>>[], [number, string, string][]]>([
    ['no old unit', [{ name: 'x' }], [[2, 'old', 'sheet.column_needed']]],
    ['no new unit', [{ old: 'GA-01' }], [[2, 'name', 'sheet.column_needed']]],
    ['an unknown one', [{ old: 'Chi bộ 9', name: 'x' }], [[2, 'old', 'sheet.unit_unknown']]],
    ['a name two bear', [{ old: 'Chi bộ trường', name: 'x' }], [[2, 'old', 'sheet.unit_several']]],
    ['an unknown act', [{ old: 'GA-01', name: 'x', what: 'xóa' }], [[2, 'what', 'sheet.what_unknown']]],
    ['an unknown kind', [{ old: 'GA-01', name: 'x', kind: 'y' }], [[2, 'kind', 'sheet.kind_unknown']]],
    [
      'a column too many',
      [{ old: 'GA-01', name: 'x', what: 'rename', kind: 'cell' }],
      [[2, 'kind', 'sheet.column_empty']],
    ],
    ['only itself', [{ old: 'GA-01', name: 'Chi bộ thôn 1' }], [[2, 'name', 'sheet.into_itself']]],
    ['a move under itself', [{ old: 'GA-01', what: 'move', parent: 'GA-01' }], [[2, 'parent', 'sheet.into_itself']]],
    ['too long a name', [{ old: 'GA-01', name: 'x'.repeat(201) }], [[2, 'name', 'text.too_long']]],
    ['a hidden sign', [{ old: 'GA-01', name: 'a\u202eb' }], [[2, 'name', 'text.hidden']]],
    [
      'no common parent',
      [
        { old: 'GA-01', name: 'x' },
        { old: 'Đảng bộ xã Gào', name: 'x' },
      ],
      [
        [2, 'parent', 'sheet.parent_needed'],
        [3, 'name', 'sheet.held'],
      ],
    ],
    [
      'no common kind',
      [
        { old: 'GA-01', name: 'x' },
        { old: 'Đảng bộ cơ sở', name: 'x' },
      ],
      [
        [2, 'kind', 'sheet.kind_needed'],
        [3, 'name', 'sheet.held'],
      ],
    ],
    [
      'two kinds',
      [
        { old: 'GA-01', name: 'x', kind: 'cell' },
        { old: 'GA-09', name: 'x', kind: 'base' },
      ],
      [
        [2, 'name', 'sheet.held'],
        [3, 'kind', 'sheet.kinds_differ'],
      ],
    ],
    [
      'one unit twice',
      [
        { old: 'GA-01', name: 'x' },
        { old: 'Chi bộ thôn 1', name: 'y' },
      ],
      [[3, 'old', 'sheet.unit_twice']],
    ],
    [
      'half a merger',
      [
        { old: 'GA-01', name: 'x' },
        { old: 'Chi bộ 9', name: 'X' },
      ],
      [
        [2, 'name', 'sheet.held'],
        [3, 'old', 'sheet.unit_unknown'],
      ],
    ],
    [
      'a ring',
      [
        { old: 'GA-01', name: 'x', parent: 'y' },
        { old: 'GA-09', name: 'y', parent: 'x' },
      ],
      [
        [2, 'parent', 'sheet.held'],
        [3, 'parent', 'sheet.in_a_ring'],
      ],
    ],
  ])('%s is a problem of its row and column', (_, rows, expected) => {
    expect(wrong(...rows)).toEqual(expected);
  });
  it('hold every row, in an act or in a problem, and never in both', () => {
    const word = (...words: string[]) => fc.constantFrom('', ...words);
    const names = [...UNITS.map(({ name }) => name), 'GA-01', 'Mới', 'mới', 'Khác', '  '];
    const cells = fc.record({
      old: word(...names),
      name: word(...names),
      kind: word('cell', 'base', 'lạ'),
      what: word('merge', 'move', 'rename', 'close', 'lạ'),
      parent: word(...names),
    });
    fc.assert(
      fc.property(fc.array(cells, { maxLength: 12 }), (rows) => {
        const { acts, problems } = read(...rows);
        const told = problems.map(({ row }) => row);
        expect(new Set(told).size).toBe(told.length);
        const inActs = acts.flatMap((act) => [...(act.sources ?? []), ...(act.unit ? [act.unit] : [])]);
        const taken = rows.length - told.length;
        // a row of a merger's own target is in the act as `into`
        const targets = new Set(acts.flatMap(({ into }) => (into && !into.startsWith('#') ? [into] : [])));
        expect(inActs.length).toBeLessThanOrEqual(taken);
        expect(inActs.length + targets.size).toBeGreaterThanOrEqual(taken);
        expect(new Set(inActs).size).toBe(inActs.length);
        const keys = acts.flatMap(({ key }) => (key ? [`#${key}`] : []));
        for (const place of acts.flatMap(({ into, parent, successor }) => [into, parent, successor]))
          if (place?.startsWith('#')) expect(keys).toContain(place);
      }),
    );
  });
});

describe('the lines of a sheet', () => {
  const headings = {
    old: ['Tổ chức cũ'],
    name: ['Tổ chức mới'],
    kind: ['Loại'],
    what: ['Làm gì'],
    parent: ['Cấp trên'],
  };
  const rows = (...cells: string[][]) => cells.map((each, i) => ({ no: i + 1, cells: each }));
  it('stand below the headings wherever these are, with the number the sheet gives them', () => {
    const table = rows(['BIỂU 1'], ['TT', 'TO CHUC MOI', 'Tổ chức  cũ'], ['1', ' Mới ', 'Cũ'], ['2', '', '']);
    expect(
      linesOf(
        [
          { name: 'a', rows: rows(['ghi chú']) },
          { name: 'b', rows: table },
        ],
        headings,
      ),
    ).toEqual([{ sheet: 'b', row: 3, cells: { old: 'Cũ', name: 'Mới', kind: '', what: '', parent: '' } }]);
  });
  it('are none without headings', () => {
    expect(linesOf([{ name: 'a', rows: rows(['Cũ', 'Mới']) }], headings)).toBeNull();
  });
});
