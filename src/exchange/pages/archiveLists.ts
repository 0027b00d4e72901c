import { paths } from '../../web/paths.ts';

type List = { capability: string; at: (unit: string) => string };

/** The list, of a unit and all below it, that shows the rows of a table, and what one needs to read it. Tables without such a list are not named. */
export const LISTS: Readonly<Record<string, List>> = {
  unit: { capability: 'counts.read', at: (unit) => paths.unitUnits(unit) },
  unit_mark: { capability: 'counts.read', at: (unit) => paths.ownership(unit) },
  dual_gap: { capability: 'unit.read', at: (unit) => paths.dualGaps(unit) },
  term: { capability: 'unit.read', at: (unit) => paths.termsUnder(unit) },
  overseer_visit: { capability: 'meeting.read', at: (unit) => paths.visits(unit) },
  person: { capability: 'member.read', at: (unit) => paths.unitPeople(unit) },
  membership: { capability: 'member.read', at: (unit) => paths.unitPeople(unit) },
  resolution_check: { capability: 'resolution.read', at: (unit) => paths.checks(unit) },
  plan: { capability: 'plan.read', at: (unit) => paths.unitPlans(unit) },
  task: { capability: 'task.read', at: (unit) => paths.unitTasks(unit) },
  task_series: { capability: 'task.read', at: (unit) => paths.series(unit) },
  meeting: { capability: 'meeting.read', at: (unit) => paths.unitMeetings(unit) },
  quality_sheet: { capability: 'meeting.read', at: (unit) => paths.unitQuality(unit) },
  proposal: { capability: 'meeting.read', at: (unit) => paths.proposals(unit) },
  ledger: { capability: 'ledger.read', at: (unit) => paths.ledger(unit) },
};

/** The address of the list behind a table's number; undefined where there is none, or where one may not read it. */
export function listOf(table: string, unit: { id: string; may: readonly string[] }): string | undefined {
  const list = LISTS[table];
  return list && unit.may.includes(list.capability) ? list.at(unit.id) : undefined;
}

export type TableRows = { name: string; part: string; rows: number };
type Part = { part: string; rows: number; tables: TableRows[] };

/** The parts that hold anything, each with its tables, those with rows first. */
export function partsOf(tables: readonly TableRows[]): Part[] {
  return [...Map.groupBy(tables, (table) => table.part)]
    .map(([part, own]) => ({
      part,
      rows: sumOf(own),
      tables: own.toSorted((a, b) => Number(b.rows > 0) - Number(a.rows > 0)),
    }))
    .filter(({ rows }) => rows > 0);
}

/** All rows of the tables. */
export function sumOf(tables: readonly { rows: number }[]): number {
  return tables.reduce((sum, { rows }) => sum + rows, 0);
}
