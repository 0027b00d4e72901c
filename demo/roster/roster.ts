/** What a demo roster says: units and, for each cell, who its invented people are. */
import { addTo } from '../../src/platform/clock.ts';
import { type Random, seededBy } from '../random.ts';
import { inventPerson, type Mixture, type Sex } from './names.ts';

/** A line of the sheet of units, in the words an office writes. `under`: the code of the unit above; '' stands under the import's target. */
export type UnitLine = {
  code: string;
  name: string;
  kind: string;
  under: string;
  setting?: string;
  founded?: string;
  households?: number;
  poor?: number;
  temporary?: number;
};

/** A cell with the shape of its membership. */
export type CellLine = UnitLine & {
  members: number;
  mixture: Mixture;
  /** who heads the village: its secretary, another member, or nobody who is in the roster */
  head?: 'secretary' | 'member' | 'none';
  /** who heads the village's Front committee */
  front?: 'secretary' | 'member' | 'none';
  /** how many were admitted in the last year and are on probation; they stand last */
  probation?: number;
  /** how many were admitted since the start of the term, those on probation among them */
  recent?: number;
};

export type MemberLine = {
  name: string;
  born: string;
  sex: Sex;
  ethnicity: string;
  cell: string;
  admitted: string;
  official: string;
  card: string;
  education: string;
  theory: string;
  party: string;
  civil: string;
  phone: string;
};

export type Roster = { units: readonly UnitLine[]; members: readonly MemberLine[] };

/** `asOf`: the day the roster is written. `termFrom`: when the term began. `cards`: the first card number; each world has its own million. */
export type RosterDay = { asOf: string; termFrom: string; cards: number };

const EDUCATION = ['THCS', 'THPT', 'THPT', 'Trung cấp', 'Cao đẳng', 'Đại học'];
const THEORY = ['', 'Sơ cấp', 'Sơ cấp', 'Trung cấp', 'Cao cấp'];
/** From so many official members on a cell elects a committee; the invented rosters keep to it. */
const WITH_COMMITTEE = 9;

/** The roster of the cells and of the committees above them. */
export function rosterOf(above: readonly UnitLine[], cells: readonly CellLine[], day: RosterDay): Roster {
  let card = day.cards;
  const members = cells.flatMap((cell) => {
    const lines = membersOf(cell, day, seededBy(cell.code), card);
    card += lines.length * CARD_STEP;
    return lines;
  });
  return { units: [...above, ...cells], members };
}

const CARD_STEP = 7;

function membersOf(cell: CellLine, day: RosterDay, random: Random, firstCard: number): MemberLine[] {
  return Array.from({ length: cell.members }, (_, place) => {
    const person = inventPerson(random, cell.mixture);
    const dates = datesOf(cell, place, day, random);
    return {
      ...person,
      cell: cell.code,
      born: spelled(dates.born),
      admitted: spelled(dates.admitted),
      official: dates.official === null ? '' : spelled(dates.official),
      card: String(firstCard + place * CARD_STEP + random.whole(0, CARD_STEP - 1)),
      education: random.pick(EDUCATION),
      theory: random.pick(THEORY),
      ...postsOf(cell, place),
      phone: `09${random.whole(10_000_000, 99_999_999)}`,
    };
  });
}

/** Officers are admitted long ago; those of the term and of the last year stand at the end of the cell's list. */
function datesOf(
  cell: CellLine,
  place: number,
  { asOf, termFrom }: RosterDay,
  random: Random,
): { born: string; admitted: string; official: string | null } {
  const fromEnd = cell.members - 1 - place;
  const dayIn = (year: number) => `${year}-${two(random.whole(1, 12))}-${two(random.whole(1, 28))}`;
  const year = Number(asOf.slice(0, 4));
  if (fromEnd < (cell.probation ?? 0)) {
    const admitted = addTo(asOf, { months: -random.whole(1, 10) });
    return { born: dayIn(year - random.whole(22, 34)), admitted, official: null };
  }
  if (fromEnd < (cell.recent ?? 0)) {
    const days = daysOf(termFrom, addTo(asOf, { months: -13 }));
    const admitted = addTo(termFrom, { days: random.whole(0, days) });
    return { born: dayIn(year - random.whole(24, 45)), admitted, official: addTo(admitted, { years: 1 }) };
  }
  const born = random.whole(year - 76, year - 30);
  const latest = Math.min(year - 3, Number(termFrom.slice(0, 4)) - 1);
  const admitted = dayIn(random.whole(Math.max(born + 19, 1970), Math.max(born + 19, 1970, latest)));
  return { born: dayIn(born), admitted, official: addTo(admitted, { years: 1 }) };
}

function daysOf(from: string, to: string): number {
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 86_400_000));
}

function postsOf(cell: CellLine, place: number): { party: string; civil: string } {
  const committee = cell.members - (cell.probation ?? 0) >= WITH_COMMITTEE;
  const party = ['Bí thư chi bộ', 'Phó bí thư chi bộ', committee ? 'Chi ủy viên' : ''][place] ?? '';
  const holds = (who: 'secretary' | 'member' | 'none' | undefined, other: number) =>
    (who === 'secretary' && place === 0) || (who === 'member' && place === other);
  const civil = [
    ...(holds(cell.head, 1) ? ['Trưởng thôn'] : []),
    ...(holds(cell.front, 2) ? ['Trưởng ban công tác mặt trận'] : []),
  ];
  return { party, civil: civil.join('; ') };
}

/** A date as an office writes it. */
export function spelled(date: string): string {
  return date.split('-').reverse().join('/');
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
