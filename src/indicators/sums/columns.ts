/** What an overview adds up, said once: the sums of today, those kept of parts of the tree, and those made anew are all written of it. */
import { type RawBuilder, sql } from 'kysely';
import type { Counted } from '../asOf.ts';

export type Work = {
  received: number;
  acknowledged: number;
  planned: number;
  unitsWithPlan: number;
  tasks: number;
  open: number;
  reported: number;
  returned: number;
  done: number;
  overdue: number;
  held: number;
  expected: number;
  attended: number;
};

/** `confirmed`: cells with confirmed minutes of this month; `unanswered`: proposals of all months without an answer. */
export type Sums = Counted & Work & { confirmed: number; unanswered: number };
export type Summed = keyof Sums;

/** Rows of one table that are added up; `s` is the row. */
export type Source = {
  table: string;
  /** the view of it that asks the reader's wall once a statement */
  seen: string;
  /** each number as an aggregate over `s` */
  sums: Readonly<Partial<Record<Summed, string>>>;
  /** `c`, counts of the same unit, and which of them */
  beside?: { table: string; seen: string; where: RawBuilder<unknown> };
  /** which rows; `own`: what the view leaves out already */
  where?: (today: string) => RawBuilder<unknown>;
  own?: RawBuilder<unknown>;
};

const sumOf = (columns: Readonly<Partial<Record<Summed, string>>>) =>
  Object.fromEntries(Object.entries(columns).map(([key, column]) => [key, `coalesce(sum(s.${column}), 0)::int`]));

const thisMonth = (today: string) => sql`s.month = ${today.slice(0, 7)}`;

export const SOURCES: readonly Source[] = [
  {
    table: 'member_stat',
    seen: 'member_stat_seen',
    sums: sumOf({
      members: 'members',
      official: 'official',
      probationary: 'probationary',
      female: 'female',
      minority: 'minority',
    }),
  },
  {
    table: 'post_stat',
    seen: 'post_stat_seen',
    sums: sumOf({
      cells: 'cells',
      grassroots: 'grassroots',
      residential: 'residential',
      committee: 'residential_committee',
      headKnown: 'head_known',
      headMember: 'head_is_member',
      dualHead: 'dual_head',
      dualFront: 'dual_front',
      dual: 'dual_any',
    }),
  },
  {
    table: 'mark_stat',
    seen: 'mark_stat_seen',
    sums: sumOf({ nonState: 'non_state', foreignInvested: 'foreign_invested' }),
  },
  {
    table: 'resolution_stat',
    seen: 'resolution_stat_seen',
    sums: sumOf({
      received: 'received',
      acknowledged: 'acknowledged',
      planned: 'planned',
      tasks: 'tasks',
      open: 'tasks_open',
      reported: 'tasks_reported',
      returned: 'tasks_returned',
      done: 'tasks_done',
      unitsWithPlan: 'units_with_plan',
    }),
  },
  {
    table: 'task',
    seen: 'task_due_seen',
    sums: { overdue: 'count(*)::int' },
    where: (today) => sql`s.due < ${today}`,
    own: sql`s.state in ('open', 'reported', 'returned')`,
  },
  {
    table: 'meeting_stat',
    seen: 'meeting_stat_seen',
    sums: sumOf({ held: 'units_held', expected: 'expected', attended: 'attended' }),
    where: thisMonth,
  },
  {
    table: 'meeting_stat',
    seen: 'meeting_stat_seen',
    sums: { confirmed: 'count(*)::int' },
    beside: { table: 'post_stat', seen: 'post_stat_seen', where: sql`c.cells = 1` },
    where: (today) => sql`${thisMonth(today)} and s.confirmed > 0`,
  },
  {
    table: 'meeting_stat',
    seen: 'meeting_stat_seen',
    sums: { unanswered: 'coalesce(sum(s.proposals - s.proposals_answered), 0)::int' },
    // `<>` as the index on months with unanswered proposals says it
    where: () => sql`s.proposals <> s.proposals_answered`,
  },
];

export const SUMMED = SOURCES.flatMap(({ sums }) => Object.keys(sums)) as Summed[];

/** The column of `part_sum` that keeps a number. */
export function columnOf(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** `aggregate as "name"` of each number of a source that is wanted. */
function aggregatesOf({ sums }: Source, wanted: ReadonlySet<string>): RawBuilder<unknown> {
  const columns = Object.entries(sums).filter(([key]) => wanted.has(key));
  return sql.raw(columns.map(([key, aggregate]) => `${aggregate} as "${key}"`).join(', '));
}

/**
 * The wanted numbers of a source, of the rows in a range: from its table, or as a reader sees it. `within` says of an alias that its row lies there;
 * `below`: a row for each beginning of scopes that is so long (column `path`).
 */
export function summing(
  source: Source,
  {
    wanted,
    today,
    within,
    as,
    below,
  }: {
    wanted: ReadonlySet<string>;
    today: string;
    within: (alias: string) => RawBuilder<unknown>;
    as: 'table' | 'seen';
    below?: number;
  },
): RawBuilder<unknown> {
  const { beside, own, where } = source;
  // seen through two walls, of which the planner knows nothing, rows of both sides would be compared with each other: then one side is gathered first
  const gathered = as === 'seen' ? beside : undefined;
  const joined = as === 'table' ? beside : undefined;
  const conditions = [
    within('s'),
    ...(own && as === 'table' ? [own] : []),
    ...(where ? [where(today)] : []),
    ...(joined ? [within('c'), joined.where] : []),
    ...(gathered
      ? [
          sql`(s.unit_id in (select c.unit_id from ${sql.table(gathered.seen)} c where ${within('c')} and ${gathered.where})) is true`,
        ]
      : []),
  ];
  const path = below === undefined ? sql`` : sql`left(s.scope, ${sql.lit(below)}) as path,`;
  return sql`(select ${path} ${aggregatesOf(source, wanted)} from ${sql.table(source[as])} s
    ${joined ? sql`join ${sql.table(joined.table)} c on c.division = s.division and c.unit_id = s.unit_id` : sql``} where ${sql.join(conditions, sql` and `)} ${below === undefined ? sql`` : sql`group by 1`})`;
}
