/** What waits for the one who acts: cases whose step is his, by the clock that runs out first; questions another unit asked of his. */
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { DB } from '../../gen/db.ts';
import { subtree } from '../organization/tree.ts';
import type { PathRange } from '../platform/access.ts';
import type { AttentionItem, Context } from '../platform/bus/command.ts';
import type { Procedure, ProcedureStep } from '../rulebook/schema.ts';
import { isElsewhere, NEVER } from './reading.ts';
import { toldUntil } from './rules/clock.ts';

const MOST = 20;
/** How many days ahead a clock without reminders of its own is told. */
const AHEAD = 15;

type Cases = ExpressionBuilder<DB, 'case_file'>;

export async function caseAttention(ctx: Context): Promise<AttentionItem[]> {
  return [...(await stepsToTake(ctx)), ...(await questions(ctx))];
}

/**
 * Cases in reach whose present step the one who acts may take: by the clock that runs out first once a reminder has come, then those without a
 * clock. A step at which nothing is to be done (a suspension that runs) is told of by its clock alone.
 */
async function stepsToTake(ctx: Context): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  const { procedures } = ctx.services.rulebook.procedures;
  const mine = procedures.flatMap((procedure) =>
    procedure.steps.filter((step) => ctx.may(step.by, unit)).map((step) => ({ procedure, step })),
  );
  if (!ctx.may('case.read', unit) || mine.length === 0) return [];
  const range = await subtree(ctx.tx, unit);
  const rows = await ctx.tx
    .selectFrom('case_file')
    .select(['id', 'procedure', 'step', 'subject_name', 'due'])
    .where('state', '=', 'open')
    .where((eb) => eb.or([within(eb, 'scope', range), within(eb, 'other_scope', range)]))
    // all that makes a case his turn: what were left out afterwards would have taken the place of another
    .where((eb) => eb.or([...Map.groupBy(mine, alike).values()].map((turns) => areTurns(eb, turns, range, ctx.today))))
    .$if(!ctx.may('case.restricted', unit), (q) => q.where('restricted', '=', false))
    .orderBy('due')
    .orderBy('id')
    .limit(MOST)
    .execute();
  return rows.flatMap((row): AttentionItem[] => {
    const known = mine.find(({ procedure, step }) => procedure.id === row.procedure && step.id === row.step);
    if (!known) return [];
    const { clock } = known.step;
    const due = row.due === NEVER ? null : row.due;
    return [
      {
        what: 'procedures.attention.step',
        values: { name: row.subject_name, procedure: known.procedure.label, step: known.step.label },
        why: due === null ? 'procedures.attention.step_waits' : 'procedures.attention.step_why',
        ...(clock && { rule: clock.rule }),
        ...(due !== null && { due }),
        state: due !== null && due < ctx.today ? 'overdue' : 'due',
        link: `/cases/${row.id}`,
      },
    ];
  });
}

type Turn = { procedure: Procedure; step: ProcedureStep };

/** Steps that are asked for in the same way. */
function alike({ step }: Turn): string {
  return JSON.stringify([isElsewhere(step), step.rests ?? false, step.clock?.remind]);
}

/**
 * Cases at one of these steps, which are alike: at the unit whose turn it is (the receiving side or the level that decides at its own step, the
 * case's own unit at all others), once the first reminder of the clock has come; without a clock, where something is to be done.
 */
function areTurns(eb: Cases, turns: Turn[], range: PathRange, today: string): Expression<SqlBool> {
  const [{ step }] = turns as [Turn];
  const until = toldUntil(step.clock?.remind ?? [AHEAD], today);
  return eb.and([
    eb(
      eb.refTuple('procedure', 'step'),
      'in',
      turns.map((turn) => eb.tuple(turn.procedure.id, turn.step.id)),
    ),
    within(eb, isElsewhere(step) ? 'other_scope' : 'scope', range),
    eb.or([...(until === null ? [] : [eb('due', '<=', until)]), ...(step.rests ? [] : [eb('due', '=', NEVER)])]),
  ]);
}

function within(eb: Cases, place: 'scope' | 'other_scope', { lo, hi }: PathRange): Expression<SqlBool> {
  return eb.and([eb(place, '>=', lo), eb(place, '<', hi)]);
}

/** Questions that another unit asked of this one, and that nobody has answered. */
async function questions(ctx: Context): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  if (!ctx.may('case.answer', unit)) return [];
  const rows = await ctx.tx
    .selectFrom('case_opinion')
    .select(['id', 'subject_name', 'due'])
    .where('other_scope', '=', unit.path)
    .where('answered_on', 'is', null)
    .orderBy('asked_on')
    .orderBy('id')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    what: 'procedures.attention.question',
    values: { name: row.subject_name },
    why: 'procedures.attention.question_why',
    ...(row.due && { due: row.due }),
    state: row.due !== null && row.due < ctx.today ? 'overdue' : 'due',
    link: `/units/${unit.id}/questions`,
  }));
}
