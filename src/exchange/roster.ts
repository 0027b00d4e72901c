/** Judges a whole roster workbook against the rulebook and what is known: every row gets its verdict (D15). Pure but for letting others have their turn. */
import type { Reason } from '../platform/refusal.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { reader } from './cells.ts';
import { type Counts, NO_TALLY, type Tally } from './import.ts';
import { MEMBERS, type SourceRow } from './mapping.ts';
import type { MemberPlan } from './memberPlan.ts';
import { peopleJudge } from './people.ts';
import type { Present } from './present.ts';
import { turn } from './turn.ts';
import { judgeUnits, type UnitPlan } from './units.ts';
import { type Judged, verdictOf } from './verdict.ts';

export type Judgement = { judged: Judged[]; units: UnitPlan[]; counts: Counts };

export type Roster = {
  rulebook: Rulebook;
  rows: SourceRow[];
  present: Present;
  asOf: string;
  today: string;
  /** whether whoever imports may put somebody in charge of units */
  mayOversee: boolean;
  problems?: Reason[];
};

/** Who takes the plans as they are made, so that what was judged is written while the next rows are judged. */
export type Taking = {
  units(plans: UnitPlan[]): Promise<void>;
  /** a portion of persons, in the order of the sheet, after all units */
  members(plans: MemberPlan[]): Promise<void>;
};

const A_PORTION = 2000;
const A_TURN = 200;

/** The verdicts in the order of the sheets and the counts; the plans go to `taking`. A long file is judged in turns: the server answers others in between. */
export async function judgeRoster(
  { rulebook, rows, present, asOf, today, mayOversee, problems = [] }: Roster,
  taking?: Taking,
): Promise<Judgement> {
  const judging = { rulebook, words: reader(rulebook), present, asOf, today, mayOversee };
  const units = judgeUnits(rows, judging);
  await taking?.units(units.plans);
  const people = rows.filter((row) => row.sheet === MEMBERS);
  const judge = peopleJudge(units, judging);
  const judged: Judged[] = [];
  let plans: MemberPlan[] = [];
  let posts = units.plans.reduce((sum, plan) => sum + plan.heads.length, 0);
  let duties = 0;
  for (const [index, row] of people.entries()) {
    if (index % A_TURN === 0) await turn();
    const one = judge(row);
    judged.push(one.judged);
    if (one.plan === null) continue;
    posts += one.plan.posts.length;
    duties += one.plan.duties.length;
    if (taking && plans.push(one.plan) === A_PORTION) {
      await taking.members(plans);
      plans = [];
    }
  }
  if (plans.length > 0) await taking?.members(plans);
  const counts: Counts = {
    units: tallyOf(units.judged),
    members: tallyOf(judged),
    posts,
    duties,
    warnings: [...units.judged, ...judged].filter((one) => verdictOf(one) === 'warning').length,
    problems,
  };
  return { judged: inOrder(rows, [...units.judged, ...judged]), units: units.plans, counts };
}

function inOrder(rows: SourceRow[], judged: Judged[]): Judged[] {
  const of = new Map(judged.map((one) => [one.row, one]));
  return rows.flatMap((row) => of.get(row) ?? []);
}

function tallyOf(judged: Judged[]): Tally {
  const tally = { ...NO_TALLY };
  for (const one of judged) tally[one.action]++;
  return tally;
}
