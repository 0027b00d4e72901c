/** How a committee works: its term with seats, who answers for what (M17), its working regulations, terms and fields of its cells. */
import { operator } from '../../src/accounts/grants.ts';
import type { Chibo } from '../../src/chibo.ts';
import { addTo } from '../../src/platform/clock.ts';
import { act, type Person } from '../people.ts';
import type { Cell, Committee } from './community.ts';

const FIELDS = [
  'economy',
  'security',
  'culture_society',
  'mass_mobilization',
  'inspection',
  'poverty_reduction',
  'education_health',
  'land_environment',
  'propaganda',
  'youth_women',
  'defence',
];
/** What the three of a cell's committee answer for, in the order secretary, deputy, third (M31). */
export const CELL_FIELDS = ['economy', 'security', 'poverty_reduction'] as const;
const YEARS = 5;

/** When the term that runs on a day began: the first of August of the year before. */
export function termStartOf(on: string): string {
  return `${Number(on.slice(0, 4)) - 1}-08-01`;
}

/** Begins the running term of a unit; `seats` are more than are filled where something is vacant. */
export async function beginTerm(
  chibo: Chibo,
  unitId: string,
  startsOn: string,
  seats: Record<string, number>,
): Promise<void> {
  const endsOn = addTo(addTo(startsOn, { years: YEARS }), { days: -1 });
  await act(chibo, operator(), 'term.begin', {
    unitId,
    name: `Nhiệm kỳ ${startsOn.slice(0, 4)}-${Number(startsOn.slice(0, 4)) + YEARS}`,
    congressOn: startsOn,
    startsOn,
    endsOn,
    seats: Object.entries(seats).map(([seat, count]) => ({ seat, seats: count })),
  });
}

/** Term, division of work and regulations of a committee; each executive answers for a field and for the cells in his charge. */
export async function organizeCommittee(
  chibo: Chibo,
  unit: { id: string; name: string },
  committee: Committee,
  cells: readonly Cell[],
  on: string,
): Promise<void> {
  const { secretary, deputy, executives } = committee;
  await beginTerm(chibo, unit.id, termStartOf(on), { executive_committee: executives.length + 4 });
  const line = (field: string, person: Person, units: string[] = []) => ({
    field,
    personId: person.id,
    role: 'lead',
    units,
  });
  await divideWork(chibo, unit.id, on, [
    line('general', secretary),
    line('organization_cadres', deputy),
    { field: 'member_development', personId: deputy.id, role: 'support' },
    ...executives.map((person, i) =>
      line(
        FIELDS[i % FIELDS.length] ?? '',
        person,
        cells.filter((_, n) => n % executives.length === i).map((cell) => cell.id),
      ),
    ),
  ]);
  const by = operator();
  const { id } = await act(chibo, by, 'regulation.draft', {
    unitId: unit.id,
    title: `Quy chế làm việc của Ban Chấp hành ${unit.name}`,
    body: [
      'Điều 1. Ban Chấp hành làm việc theo nguyên tắc tập trung dân chủ, tập thể lãnh đạo, cá nhân phụ trách.',
      'Điều 2. Mỗi ủy viên phụ trách một lĩnh vực và một số chi bộ, dự sinh hoạt với chi bộ ít nhất hai tháng một lần.',
      'Điều 3. Kiến nghị của chi bộ được trả lời trong 30 ngày và thông báo tại kỳ sinh hoạt kế tiếp.',
      'Điều 4. Ban Chấp hành họp thường lệ ba tháng một lần; nghị quyết được thông qua khi quá nửa tổng số ủy viên đồng ý.',
    ].join('\n'),
  });
  await act(chibo, by, 'regulation.adopt', { id, version: 1, on, number: '01-QC/ĐU' });
}

/** Terms of the cells, and in the first `divided` of them fields of work for the three of the committee. */
export async function organizeCells(
  chibo: Chibo,
  cells: readonly Cell[],
  on: string,
  divided: number,
  seats = MORE_SEATS,
): Promise<void> {
  for (const [i, cell] of cells.entries()) {
    if (cell.third) await beginTerm(chibo, cell.id, termStartOf(on), { cell_committee: seats[i] ?? 3 });
    if (i < divided && cell.third)
      await divideWork(
        chibo,
        cell.id,
        on,
        [cell.secretary, cell.deputy, cell.third].map((person, n) => ({
          field: CELL_FIELDS[n] ?? '',
          personId: person.id,
          role: 'lead',
        })),
      );
  }
}

/** Seats of cells by their place, where they are not the usual three: one cell's congress decided on more than it has filled. */
export const MORE_SEATS: Readonly<Record<number, number>> = { 7: 5 };

async function divideWork(chibo: Chibo, unitId: string, on: string, lines: object[]): Promise<void> {
  const by = operator();
  const { id } = await act(chibo, by, 'division.draft', { unitId, lines });
  await act(chibo, by, 'division.adopt', { id, version: 1, from: on });
}
