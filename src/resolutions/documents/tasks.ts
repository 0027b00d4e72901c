/** Lists of tasks as a sheet that lies: of a unit with all below it, or of one plan. The clear slots are its columns. */
import { headOn, letterheadFor, signatureFor } from '../../organization/letterhead.ts';
import { addressOf, subtree, unitOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import type { Context } from '../../platform/bus/command.ts';
import {
  type DocumentAsked,
  type DocumentBlock,
  type DocumentMade,
  directionOf,
  fileNameOf,
} from '../../platform/document.ts';
import { notFound } from '../../platform/refusal.ts';
import { formOf, type Say, sayIn } from '../../rulebook/texts.ts';
import { slotsOf } from '../giving.ts';
import { isOverdue, nameOf, planRow } from '../reading.ts';
import { type TaskCells, taskTable } from './lines.ts';

const FORM = 'task_list';
/** Longer lists are for the screen; the paper says how many there are. */
const MOST = 1000;

/** The tasks due from `from` to `to` (all, where no day is named) of a unit and of those below, cancelled ones left out. Needs task.read. */
export async function unitTasksDocument(ctx: Context, id: string, asked: DocumentAsked): Promise<DocumentMade> {
  const unit = await unitOf(ctx, id);
  ctx.demand('task.read', unit);
  const below = await subtree(ctx.tx, unit);
  let base = tasksOf(ctx)
    .where('scope', '>=', below.lo)
    .where('scope', '<', below.hi)
    .where('division', 'in', below.divisions);
  if (asked.from) base = base.where('due', '>=', asked.from);
  if (asked.to) base = base.where('due', '<=', asked.to);
  const { name } = await nameOf(ctx, unit.id);
  return await listOf(ctx, unit, base, asked, (say) => say('resolutions.paper.tasks_of', { unit: name }));
}

/** The tasks of a plan. Needs plan.read and task.read at its unit; a draft is found only by who may edit plans there. */
export async function planTasksDocument(ctx: Context, id: string, asked: DocumentAsked): Promise<DocumentMade> {
  const plan = await planRow(ctx, id);
  const unit = addressOf(plan);
  ctx.demand('plan.read', unit);
  ctx.demand('task.read', unit);
  if (plan.state === 'draft' && !ctx.may('plan.edit', unit)) notFound();
  const base = tasksOf(ctx).where('division', '=', unit.division).where('plan_id', '=', plan.id);
  return await listOf(ctx, unit, base, asked, () => plan.title);
}

function tasksOf(ctx: Context) {
  return ctx.tx.selectFrom('task').where('state', '!=', 'cancelled');
}

async function listOf(
  ctx: Context,
  unit: UnitRef,
  base: ReturnType<typeof tasksOf>,
  { language }: DocumentAsked,
  subject: (say: Say) => string,
): Promise<DocumentMade> {
  const { rulebook } = ctx.services;
  const form = formOf(rulebook, FORM);
  const say = sayIn(rulebook, language);
  const { n } = await base.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const rows = await base.selectAll().orderBy('due').orderBy('id').limit(MOST).execute();
  const tasks = rows.map(
    (row): TaskCells => ({
      work: row.work,
      accountability: row.accountability,
      due: row.due,
      result: row.result,
      assigneeName: row.assignee_name,
      checkerName: row.checker_name,
      authority: row.authority,
      state: row.state,
      progress: row.state === 'done' ? 100 : row.progress,
      overdue: isOverdue(row, ctx.today),
    }),
  );
  const list: DocumentBlock[] =
    tasks.length === 0
      ? [{ kind: 'paragraph', text: say('resolutions.paper.no_tasks') }]
      : [
          ...(n > tasks.length
            ? [
                {
                  kind: 'paragraph' as const,
                  look: 'note' as const,
                  text: say('resolutions.paper.first', { shown: tasks.length, total: n }),
                },
              ]
            : []),
          taskTable(tasks, await slotsOf(ctx, unit), rulebook, language, say),
        ];
  const fills: Record<string, DocumentBlock[]> = { tasks: list };
  const head = await headOn(ctx, unit, ctx.today);
  return {
    unit,
    fileName: fileNameOf(form.title[language], subject(say)),
    model: {
      language,
      direction: directionOf(language),
      orientation: form.orientation ?? 'portrait',
      letterhead: await letterheadFor(ctx, unit, { number: null, date: ctx.today, language }),
      title: form.title[language],
      subject: subject(say),
      rule: rulebook.documents.layout.title.rule,
      blocks: form.sections.flatMap((section) => fills[section.fill] ?? []),
      signatures: await Promise.all(
        form.signers.map(async (signer) =>
          signer.id === 'head'
            ? await signatureFor(ctx, unit, head, language)
            : { lines: [signer.label[language]], note: null, name: ctx.actor.name },
        ),
      ),
      recipients: null,
      mark: null,
    },
  };
}
