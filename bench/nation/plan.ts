/** The plan of the nation: which provinces, communes, committees and cells there are, and how many members each cell has. Pure arithmetic, the same each time. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fold, searchWords, sortKey } from '../../src/platform/i18n/names.ts';
import { placeName } from './names.ts';

/** The nation at its full size: 1 + 34 + 3,321 + 303,979 units. */
export const FULL = { members: 5_600_000, provinces: 34, communes: 3321, below: 303_979 };
const PLACES = '/work/shared/data/vn-administrative-units-2026-07.json';
/** Under each commune: committees of schools, agencies, enterprises with their own cells; all other cells are villages. */
const COMMITTEES = 4;
const CELLS_EACH = 7;
const VILLAGES = Math.floor(FULL.below / FULL.communes) - COMMITTEES * (CELLS_EACH + 1);
/** As many of the communes have a village more, so that the full nation has exactly the units it is said to have. */
const MORE = FULL.below - FULL.communes * (VILLAGES + COMMITTEES * (CELLS_EACH + 1));
const CELLS = FULL.communes * (VILLAGES + COMMITTEES * CELLS_EACH) + MORE;
/** Neighbouring cells differ by up to twice this many members; together they keep the average. */
const SPREAD = 12;

export const ROOT = { path: '0001', division: '00' };

export type Place = { code: string; name: string; communes: { code: string; name: string }[] };
export type Province = { index: number; place: Place; communes: number; firstCommune: number; firstCell: number };
export type Nation = { scale: number; provinces: Province[]; units: number; cells: number; members: number };

/** One line of the table that the statements of a province are made from; `cell` counts through the nation, null for a committee. */
export type UnitLine = {
  /** counts through the nation, with gaps between provinces */
  no: number;
  id: string;
  path: string;
  division: string;
  kind: string;
  setting: string | null;
  name: string;
  sort_key: string;
  search_key: string;
  words: string;
  code: string | null;
  parent_id: string;
  commune: number;
  cell: number | null;
  size: number;
  first_member: number;
};

const BASE = 0x018000000000;

/** The id of the n-th record of a kind; `bench_nation.id` in the database says the same. */
export function idOf(kind: string, n: number): string {
  const h = createHash('md5').update(`${kind} ${n}`).digest('hex');
  const time = (BASE + n).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${h.slice(0, 3)}-8${h.slice(3, 6)}-${h.slice(6, 18)}`;
}

/** The places of the country as published, or made-up ones where the file is not there. */
export async function readPlaces(): Promise<Place[]> {
  const text = await readFile(PLACES, 'utf8').catch(() => null);
  return text === null ? madeUpPlaces() : (JSON.parse(text) as Place[]);
}

export function madeUpPlaces(): Place[] {
  return Array.from({ length: FULL.provinces }, (_, p) => {
    const [from, to] = [p, p + 1].map((n) => Math.floor((n * FULL.communes) / FULL.provinces)) as [number, number];
    return {
      code: String(p + 1).padStart(2, '0'),
      name: `Tỉnh ${placeName(p * 29 + 3)}`,
      communes: Array.from({ length: to - from }, (_, c) => ({
        code: String(10_000 + from + c),
        name: `${c % 5 === 0 ? 'Phường' : 'Xã'} ${placeName(from + c)}`,
      })),
    };
  });
}

/** The nation at a scale: fewer communes in each province, at least one; what lies below a commune keeps its size. */
export function planNation(places: readonly Place[], scale: number): Nation {
  let [commune, cell] = [0, 0];
  const provinces = places.map((place, index) => {
    const communes = Math.max(1, Math.round(place.communes.length * scale));
    const province = { index, place, communes, firstCommune: commune, firstCell: cell };
    for (let i = 0; i < communes; i++) cell += cellsOf(commune++);
    return province;
  });
  const units = 1 + places.length + commune + commune * COMMITTEES + cell;
  return { scale, provinces, units, cells: cell, members: membersBefore(cell) };
}

/** Villages and subordinate cells of the n-th commune of the nation. */
function cellsOf(commune: number): number {
  return villagesOf(commune) + COMMITTEES * CELLS_EACH;
}
function villagesOf(commune: number): number {
  return VILLAGES + (Math.floor(((commune + 1) * MORE) / FULL.communes) - Math.floor((commune * MORE) / FULL.communes));
}
/** Members of all cells before the n-th. */
function membersBefore(cell: number): number {
  return Math.floor((cell * FULL.members) / CELLS);
}

const segment = (n: number) => String(n).padStart(4, '0');
const SETTINGS: [string, string, string][] = [
  ['school', 'Đảng bộ Trường Trung học phổ thông', 'Chi bộ Tổ chuyên môn'],
  ['agency', 'Đảng bộ các cơ quan', 'Chi bộ Cơ quan'],
  ['enterprise_nonstate', 'Đảng bộ Công ty cổ phần', 'Chi bộ Phân xưởng'],
  ['health', 'Đảng bộ Trung tâm Y tế', 'Chi bộ Khoa, Trạm Y tế'],
];

/** Every unit of a province, parents before children. Ids count through the province's own range, so that provinces can be written in any order. */
export function unitsOf(province: Province): UnitLine[] {
  const { place, index } = province;
  const division = place.code;
  let n = (index + 1) * 100_000;
  let cell = province.firstCell;
  const lines: UnitLine[] = [];
  const add = (line: Pick<UnitLine, 'path' | 'kind' | 'name' | 'parent_id' | 'commune'> & Partial<UnitLine>) => {
    const named = keysOf(line.name);
    const rest = { division, setting: null, code: null, cell: null, size: 0, first_member: 0 };
    const full = { ...rest, ...named, ...line, no: n, id: idOf('unit', n) };
    n++;
    lines.push(full);
    return full;
  };
  const addCell = (line: Parameters<typeof add>[0]) => {
    const [before, after] = [membersBefore(cell), membersBefore(cell + 1)];
    const mate = cell - province.firstCell;
    const last = cell + 1 === province.firstCell + provinceCells(province);
    const differs = mate % 2 === 0 ? (last ? 0 : differ(cell)) : -differ(cell - 1);
    const shift = mate % 2 === 0 ? 0 : differ(cell - 1);
    add({ ...line, cell, size: after - before + differs, first_member: before + shift });
    cell++;
  };
  const path = ROOT.path + segment(index + 1);
  const top = add({
    path,
    kind: 'province_committee',
    name: `Đảng bộ ${lower(place.name)}`,
    parent_id: idOf('unit', 0),
    commune: -1,
    code: place.code,
  });
  for (let c = 0; c < province.communes; c++) {
    const commune = province.firstCommune + c;
    const at = place.communes[c] ?? { code: String(c), name: `Xã ${placeName(c)}` };
    const body = add({
      path: path + segment(c + 1),
      kind: 'commune_committee',
      name: `Đảng bộ ${lower(at.name)}`,
      parent_id: top.id,
      commune,
      code: at.code,
    });
    const isWard = at.name.startsWith('Phường');
    for (let k = 0; k < COMMITTEES; k++) {
      const [setting, ofBody, ofCell] = SETTINGS[k] as (typeof SETTINGS)[number];
      const name = `${ofBody} ${at.name.replace(/^(Xã|Phường|Đặc khu) /, '')}`;
      const committee = add({
        path: body.path + segment(k + 1),
        kind: 'grassroots_committee',
        setting,
        name,
        parent_id: body.id,
        commune,
      });
      for (let s = 0; s < CELLS_EACH; s++)
        addCell({
          path: committee.path + segment(s + 1),
          kind: 'subordinate_cell',
          setting,
          name: `${ofCell} ${s + 1}`,
          parent_id: committee.id,
          commune,
        });
    }
    for (let v = 0; v < villagesOf(commune); v++)
      addCell({
        path: body.path + segment(COMMITTEES + v + 1),
        kind: 'grassroots_cell',
        setting: 'residential',
        name: `Chi bộ ${isWard ? 'tổ dân phố' : 'thôn'} ${v + 1}`,
        parent_id: body.id,
        commune,
      });
  }
  return lines;
}

type Keys = Pick<UnitLine, 'sort_key' | 'search_key' | 'words'>;
/** Thousands of villages have the same name. */
const known = new Map<string, Keys>();

function keysOf(name: string): Keys {
  const keys = known.get(name) ?? {
    sort_key: sortKey(name),
    search_key: fold(name),
    words: searchWords(name).join(' '),
  };
  known.set(name, keys);
  return keys;
}

function provinceCells({ firstCommune, communes }: Province): number {
  let n = 0;
  for (let c = 0; c < communes; c++) n += cellsOf(firstCommune + c);
  return n;
}

/** How many members a cell has more than the average, and its neighbour less. */
function differ(cell: number): number {
  return (cell * 7919 + 13) % (SPREAD + 1);
}

function lower(name: string): string {
  return name.replace(/^./, (letter) => letter.toLowerCase());
}
