import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadRulebook } from '../rulebook/load.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { guessMapping, rowsOf } from './mapping.ts';
import { NOTHING, type Present, type PresentUnit } from './present.ts';
import { judgeRoster } from './roster.ts';
import { templateOf } from './template.ts';
import { MEMBER_HEAD, type Rows, workbookOf } from './testing.ts';
import { readWorkbook } from './workbook.ts';

let rulebook: Rulebook;
beforeAll(async () => {
  rulebook = await loadRulebook(join(import.meta.dirname, '../../rulebooks/vietnam'));
});

const HEAD = ['Mã', 'Tên tổ chức', 'Loại', 'Trực thuộc', 'Hình thức sở hữu', 'FDI', 'Trưởng thôn chưa là đảng viên'];
const ROOT = ['ROOT', 'Đảng bộ xã Biển Hồ', 'đảng bộ', '', '', '', ''];
const CELL = ['CB1', 'Chi bộ thôn 1', 'chi bộ', 'ROOT', '', '', ''];
const OFFICE = ['DBCQ', 'Đảng bộ cơ quan', 'đảng bộ cơ sở', 'ROOT', '', '', ''];
const member = (name: string, unit: string, more: { civil?: string; oversees?: string } = {}) => [
  '1',
  name,
  '01/05/1965',
  'Nam',
  '',
  unit,
  '27/05/1990',
  '27/05/1991',
  '',
  '',
  more.civil ?? '',
  '',
  '',
  more.oversees ?? '',
];
const cells = (row: string[], change: Record<number, string>) => row.map((cell, i) => change[i] ?? cell);

async function judged(
  units: string[][],
  members: string[][] = [],
  present: Present = NOTHING,
  { mayOversee = true, asOf = '2025-10-31' } = {},
) {
  const sheets: Record<string, Rows> = {
    'Tổ chức': [HEAD, ...units],
    'Đảng viên': [[...MEMBER_HEAD, 'Phụ trách chi bộ'], ...members],
  };
  const read = await readWorkbook(workbookOf(sheets));
  const rows = rowsOf(guessMapping(rulebook.import, read), read);
  const result = await judgeRoster({ rulebook, rows, present, asOf, today: '2026-11-10', mayOversee });
  const said = result.judged.map((one) => ({
    of: one.row.values.code ?? one.row.values.name,
    said: [one.action, ...one.reasons.map((reason) => `${reason.field} ${reason.code}`)].join(' '),
  }));
  return { ...result, said: Object.fromEntries(said.map((one) => [one.of, one.said])) };
}

/** A known commune with one cell, its marks and holders. */
function known(cell: Partial<PresentUnit> = {}, posts: Present['posts'] = []): Present {
  const unit = (id: string, path: string, name: string, kind: string, code: string, parentId: string | null) => ({
    id,
    division: 'd',
    path,
    code,
    name,
    kind,
    setting: null,
    parentId,
    foundedOn: null,
    households: null,
    poorHouseholds: null,
    temporaryHouses: null,
    mark: null,
    version: 1,
  });
  const root = unit('root', '0001', 'Đảng bộ xã Biển Hồ', 'commune_committee', 'ROOT', null);
  const one = unit('one', '00010001', 'Chi bộ thôn 1', 'grassroots_cell', 'CB1', 'root');
  return { ...NOTHING, target: root, units: [root, { ...one, ...cell }], posts };
}

describe('marks of ownership', () => {
  test.each<[string, string, string]>([
    ['tư nhân', '', 'new'],
    ['Doanh nghiệp tư nhân', 'Có', 'new'],
    ['FDI', 'x', 'new'],
    ['', 'Không', 'new'],
    ['của trời', '', 'refused ownership ownership.unknown'],
    ['tư nhân', 'có lẽ', 'refused foreign_invested answer.not_understood'],
    ['', 'có', 'refused foreign_invested mark.no_ownership'],
  ])('“%s”, “%s” on a new unit: %s', async (ownership, foreign, expected) => {
    const { said } = await judged([ROOT, cells(CELL, { 4: ownership, 5: foreign })]);
    expect(said.CB1).toBe(expected);
  });

  const mark = { id: 'm', ownership: 'private', foreignInvested: true, from: '2024-01-01' };
  test.each<[string, string, string, object]>([
    ['', '', 'same', { ownership: 'private', foreignInvested: true }],
    ['tư nhân', 'Có', 'same', { ownership: 'private', foreignInvested: true }],
    ['', 'Không', 'changed', { ownership: 'private', foreignInvested: false }],
    ['HTX', '', 'changed', { ownership: 'cooperative', foreignInvested: true }],
  ])('“%s”, “%s” over known marks: %s', async (ownership, foreign, expected, marks) => {
    const { said, units } = await judged([ROOT, cells(CELL, { 4: ownership, 5: foreign })], [], known({ mark }));
    expect(said.CB1).toBe(expected);
    expect(units.find((plan) => plan.code === 'CB1')?.mark).toEqual(marks);
  });

  test('a change before the day since when the marks hold is refused; the file says both days', async () => {
    const sheet = [ROOT, cells(CELL, { 4: 'HTX' })];
    const late = known({ mark: { ...mark, from: '2025-11-01' } });
    const { judged: rows } = await judged(sheet, [], late);
    expect(rows.find((one) => one.row.values.code === 'CB1')).toMatchObject({
      action: 'refused',
      reasons: [{ code: 'date.order', field: 'ownership', values: { earlier: '2025-11-01', later: '2025-10-31' } }],
    });
    expect((await judged([ROOT, cells(CELL, { 4: 'tư nhân' })], [], late)).said.CB1).toBe('same');
  });
});

describe('a village head who is no member', () => {
  test.each<[string, string]>([
    ['Rơ Châm Hyơn', 'new'],
    ['12345', 'refused village_head name.missing'],
    ['Rơ Châm \u202eHyơn', 'refused village_head text.hidden'],
    [`Rơ Châm ${'y'.repeat(120)}`, 'refused village_head text.too_long'],
    ['Rơ Châm Hyơn; Kpă Bơm', 'new village_head post.taken'],
    ['Siu  Rơk', 'new village_head post.member_named'],
  ])('“%s”: %s', async (name, expected) => {
    const { said } = await judged([ROOT, cells(CELL, { 6: name })], [member('Siu Rơk', 'Chi bộ thôn 1')]);
    expect(said.CB1).toBe(expected);
  });

  test('stands at a unit that has the post only', async () => {
    const { said } = await judged([ROOT, cells(OFFICE, { 6: 'Rơ Châm Hyơn' })]);
    expect(said.DBCQ).toBe('refused village_head post.wrong_unit');
  });

  test.each<[string, Present['posts'][number], string, number]>([
    ['the same one', { unitId: 'one', post: 'village_head', personId: null, name: 'Rơ châm Hyơn' }, 'same', 0],
    [
      'another one',
      { unitId: 'one', post: 'village_head', personId: 'p', name: 'Siu Rơk' },
      'refused village_head post.taken',
      0,
    ],
    ['one of another post', { unitId: 'one', post: 'front_head', personId: null, name: 'Siu Rơk' }, 'changed', 1],
  ])('%s holds the post already', async (_, post, expected, posts) => {
    const { said, counts } = await judged([ROOT, cells(CELL, { 6: 'Rơ Châm Hyơn' })], [], known({}, [post]));
    expect(said.CB1).toBe(expected);
    expect(counts.posts).toBe(posts);
  });

  test('the units’ sheet stands above: a member who claims the same post gets none', async () => {
    const { said, counts } = await judged(
      [ROOT, cells(CELL, { 6: 'Rơ Châm Hyơn' })],
      [member('Siu Rơk', 'CB1', { civil: 'Trưởng thôn' })],
    );
    expect(said).toMatchObject({ CB1: 'new', 'Siu Rơk': 'new civil_post post.taken' });
    expect(counts.posts).toBe(1);
  });
});

describe('units in somebody’s charge', () => {
  const units = [ROOT, CELL, OFFICE, cells(CELL, { 0: 'CQ', 1: 'Chi bộ văn phòng', 3: 'DBCQ' })];
  test.each<[string, string, number]>([
    ['CB1', 'new', 1],
    ['Chi bộ thôn 1; CQ;CB1', 'new', 2],
    ['ROOT', 'refused oversees overseer.none_above', 0],
    ['Chi bộ Không Có', 'refused oversees unit.unknown', 0],
  ])('“%s”: %s', async (oversees, expected, duties) => {
    const { said, counts } = await judged(units, [member('Siu Rơk', 'CQ', { oversees })]);
    expect(said['Siu Rơk']).toBe(expected);
    expect(counts.duties).toBe(duties);
  });

  test('a name that several units bear, and whoever may not put anybody in charge', async () => {
    const again = cells(CELL, { 0: 'CB9', 3: 'DBCQ' });
    const row = member('Siu Rơk', 'CQ', { oversees: 'Chi bộ thôn 1' });
    expect((await judged([...units, again], [row])).said['Siu Rơk']).toBe('refused oversees unit.ambiguous');
    const { said, counts } = await judged(units, [row], NOTHING, { mayOversee: false });
    expect(said['Siu Rơk']).toBe('refused oversees overseer.no_right');
    expect(counts.duties).toBe(0);
  });

  test('of a part of a large file a unit of another part is left for later', async () => {
    const row = member('Siu Rơk', 'CQ', { oversees: 'CB9' });
    const { said } = await judged(units, [row], { ...NOTHING, isPart: true });
    expect(said['Siu Rơk']).toBe('new oversees overseer.other_part');
  });
});

test.each(['vi', 'en', 'ar'] as const)(
  'the empty workbook in %s is read by the very import it is for',
  async (language) => {
    const read = await readWorkbook(await templateOf(rulebook, language));
    const { sheets } = guessMapping(rulebook.import, read);
    const guide = rulebook.import.workbooks[0]?.sheets ?? [];
    expect(sheets.map((sheet) => sheet.sheet)).toEqual([...guide.map((sheet) => sheet.id), null]);
    for (const [i, sheet] of guide.entries())
      expect(sheets[i]?.columns.map((column) => column.field)).toEqual(sheet.columns.map((column) => column.field));
    const told = read.at(-1)?.rows.slice(1) ?? [];
    expect(told).toHaveLength(guide.reduce((sum, sheet) => sum + sheet.columns.length, 0));
    expect(told.every((row) => (row.cells[4] ?? '') !== '')).toBe(true);
  },
);
