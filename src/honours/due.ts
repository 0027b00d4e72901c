/** Who becomes due for a badge: for each badge a short range of admission dates, which an index serves; less those for whom it was begun or who were passed over. */
import { type RawBuilder, sql } from 'kysely';
import { inTree } from '../organization/queries/lines.ts';
import type { Subtree } from '../organization/tree.ts';
import type { Context } from '../platform/bus/command.ts';
import { addTo } from '../platform/clock.ts';
import { bonusBook } from './book.ts';
import type { DueLine } from './honour.ts';
import { admittedRange, type BadgeBook, bonusOf, roundFor, roundsAhead, windowOf } from './rules/badges.ts';

export type Window = { from: string; to: string };

export type DueRow = {
  id: string;
  person_id: string;
  name: string;
  sort_key: string;
  unit_id: string;
  unit_name: string;
  unit_sort: string;
  admitted_on: string;
  years: number;
  due_on: string;
};

/**
 * The days between which people become due for what is prepared on a day: for all rounds ahead, or for one of them. The next round also takes those
 * who were forgotten in the months before.
 */
export function preparedOn(book: BadgeBook, on: string, round?: string): Window {
  const rounds = roundsAhead(book, on);
  const since = addTo(on, { months: -book.backMonths });
  if (round === undefined) return { from: since, to: rounds.at(-1) ?? on };
  return round === rounds[0] ? { from: since, to: round } : windowOf(book.days, round);
}

/** The people who become due in these days, as they stand on the day `on`. Party age counts from the decision's date (PRO-03). */
export function dueRows(
  tree: Subtree,
  book: BadgeBook,
  { from, to }: Window,
  on: string,
  years?: number,
): RawBuilder<DueRow> {
  const steps = book.steps.filter((step) => years === undefined || step === years);
  const ranges = steps.map((step) => ({ step, ...admittedRange(step, from, to) }));
  // an organization's years may be filtered to one it does not have: then nobody is due
  const values = (ranges.length > 0 ? ranges : [{ step: 0, lo: '9999-01-01', hi: '0001-01-01' }]).map(
    ({ step, lo, hi }) => sql`(${step}::int, ${lo}::date, ${hi}::date)`,
  );
  return sql<DueRow>`(select p.id::text || ' ' || lpad(s.years::text, 3, '0') as id, p.id as person_id, p.full_name as name, p.sort_key, p.unit_id, u.name as unit_name,
      u.sort_key as unit_sort, p.admitted_on, s.years, d.due_on
    from (values ${sql.join(values)}) s (years, lo, hi)
    join person p on p.admitted_on >= s.lo and p.admitted_on <= s.hi
    cross join lateral (select (p.admitted_on + make_interval(years => s.years))::date as due_on) d
    join unit u on u.id = p.unit_id
    where p.home and ${inTree('p', tree)} and d.due_on >= ${from} and d.due_on <= ${to}
      and exists (select from membership m where m.division = p.division and m.person_id = p.id and m.seat = 'own' and m.status = any(${[...book.statuses]}::text[])
        and m.valid_from <= ${on} and m.valid_to > ${on})
      and not exists (select from badge_award a where a.division = p.division and a.person_id = p.id and a.years = s.years and a.moved_to is null
        and (a.state <> 'skipped' or a.round_on >= ${on})))`;
}

/** How many become due, for the line of Today. */
export async function countDue(ctx: Context, tree: Subtree, book: BadgeBook, window: Window): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from ${dueRows(tree, book, window, ctx.today)} due`.execute(ctx.tx);
  return rows[0]?.n ?? 0;
}

/** A line as a reader gets it, with the round it belongs to and the money of that day. */
export function dueLineOf(ctx: Context, book: BadgeBook, on: string): (row: DueRow) => DueLine {
  const money = bonusBook(ctx.services.rulebook, on);
  return (row) => ({
    personId: row.person_id,
    name: row.name,
    unitId: row.unit_id,
    unitName: row.unit_name,
    admittedOn: row.admitted_on,
    years: row.years,
    dueOn: row.due_on,
    roundOn: roundFor(book.days, row.due_on < on ? on : row.due_on),
    bonus: bonusOf(money, row.years),
  });
}
