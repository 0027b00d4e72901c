/** What waits for the one who acts: cases whose step is his, by the clock that runs out first; questions another unit asked of his. */
import { subtree } from '../organization/tree.ts';
import type { AttentionItem, Context } from '../platform/bus/command.ts';
import { addTo } from '../platform/clock.ts';
import { NEVER } from './reading.ts';
import { remindedAt } from './rules/clock.ts';

const MOST = 20;
/** How many days ahead a clock without reminders of its own is told. */
const AHEAD = 15;

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
  const furthest = addTo(ctx.today, { days: Math.max(AHEAD, ...mine.flatMap(({ step }) => step.clock?.remind ?? [])) });
  const resting = mine.filter(({ step }) => step.rests).map(({ step }) => step.id);
  const rows = await ctx.tx
    .selectFrom('case_file')
    .select(['id', 'procedure', 'step', 'subject_name', 'due', 'other_scope', 'scope'])
    .where('state', '=', 'open')
    .where((eb) =>
      eb.or([eb('due', '<=', furthest), eb.and([eb('due', '=', NEVER), eb('step', 'not in', ['', ...resting])])]),
    )
    .where((eb) =>
      eb.or([
        eb.and([eb('scope', '>=', range.lo), eb('scope', '<', range.hi)]),
        eb.and([eb('other_scope', '>=', range.lo), eb('other_scope', '<', range.hi)]),
      ]),
    )
    .$if(!ctx.may('case.restricted', unit), (q) => q.where('restricted', '=', false))
    .where('step', 'in', [...new Set(mine.map(({ step }) => step.id))])
    .orderBy('due')
    .orderBy('id')
    .limit(MOST)
    .execute();
  return rows.flatMap((row): AttentionItem[] => {
    const known = mine.find(({ procedure, step }) => procedure.id === row.procedure && step.id === row.step);
    // whose turn it is: the receiving side at its own step, the case's own unit at all others
    const place = known?.step.side === 'other' ? row.other_scope : row.scope;
    if (!known || place === null || place < range.lo || place >= range.hi) return [];
    const { clock } = known.step;
    const due = row.due === NEVER ? null : row.due;
    if (due !== null && remindedAt(due, clock?.remind ?? [AHEAD], ctx.today) === null) return [];
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
