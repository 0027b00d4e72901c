/** Judges a whole roster workbook against the rulebook and what is known: every row gets its verdict before anything is written (D15). Pure. */
import type { Reason } from '../platform/refusal.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { reader } from './cells.ts';
import { type Counts, NO_TALLY, type Tally } from './import.ts';
import type { SourceRow } from './mapping.ts';
import { judgePeople, type MemberPlan } from './people.ts';
import type { Present } from './present.ts';
import { judgeUnits, type UnitPlan } from './units.ts';
import { type Judged, verdictOf } from './verdict.ts';

/** The sheets of the rulebook's roster workbook. */
export const UNITS = 'units';
export const MEMBERS = 'members';

export type Judgement = { judged: Judged[]; units: UnitPlan[]; members: MemberPlan[]; counts: Counts };

export type Roster = {
  rulebook: Rulebook;
  rows: SourceRow[];
  present: Present;
  asOf: string;
  today: string;
  problems?: Reason[];
};

/** The verdicts in the order of the sheets, the plan that follows from them, and the counts. */
export function judgeRoster({ rulebook, rows, present, asOf, today, problems = [] }: Roster): Judgement {
  const judging = { rulebook, words: reader(rulebook), present, asOf, today };
  const units = judgeUnits(
    rows.filter((row) => row.sheet === UNITS),
    judging,
  );
  const people = judgePeople(
    rows.filter((row) => row.sheet === MEMBERS),
    units.all,
    judging,
  );
  const order = new Map(rows.map((row, index) => [row, index]));
  const judged = [...units.judged, ...people.judged].sort((a, b) => (order.get(a.row) ?? 0) - (order.get(b.row) ?? 0));
  const counts: Counts = {
    units: tallyOf(units.judged),
    members: tallyOf(people.judged),
    posts: people.plans.reduce((sum, plan) => sum + plan.posts.length, 0),
    warnings: judged.filter((one) => verdictOf(one) === 'warning').length,
    problems,
  };
  return { judged, units: units.plans, members: people.plans, counts };
}

function tallyOf(judged: Judged[]): Tally {
  const tally = { ...NO_TALLY };
  for (const one of judged) tally[one.action]++;
  return tally;
}
