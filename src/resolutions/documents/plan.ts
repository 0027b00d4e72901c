/** A plan as a document: what it carries out, over which time, and item by item who does it until when. */
import { headOn, letterheadFor, recipientsFor, signatureFor } from '../../organization/letterhead.ts';
import { addressOf } from '../../organization/tree.ts';
import type { Context } from '../../platform/bus/command.ts';
import {
  type DocumentAsked,
  type DocumentBlock,
  type DocumentLanguage,
  type DocumentMade,
  directionOf,
  fileNameOf,
  filled,
} from '../../platform/document.ts';
import { writtenDate } from '../../platform/i18n/dates.ts';
import { fillableNumber } from '../../register/numbers.ts';
import { formOf, type Say, sayIn } from '../../rulebook/texts.ts';
import type { PlanItem } from '../plan.ts';
import { getPlan } from '../queries/plan.ts';
import { planRow } from '../reading.ts';
import { goalText, paragraphs } from './lines.ts';
import { markOf, subjectOf } from './resolution.ts';

const FORM = 'plan';

/** The plan with this id. Needs plan.read; a draft is found only by who may edit plans there. */
export async function planDocument(ctx: Context, id: string, { language }: DocumentAsked): Promise<DocumentMade> {
  const unit = addressOf(await planRow(ctx, id));
  ctx.demand('plan.read', unit);
  const plan = await getPlan.run(ctx, { id }, unit);
  const { rulebook } = ctx.services;
  const { layout } = rulebook.documents;
  const form = formOf(rulebook, FORM);
  const say = sayIn(rulebook, language);
  const date = plan.adoptedOn ?? ctx.today;
  const letterhead = await letterheadFor(ctx, unit, {
    number: await fillableNumber(ctx.tx, unit, form.type, rulebook),
    date,
    language,
  });
  const fills: Record<string, (label: string) => DocumentBlock[]> = {
    basis: (label) =>
      plan.resolution === null
        ? []
        : [
            {
              kind: 'paragraph',
              look: 'basis',
              text: filled(label, { number: plan.resolution.numberText ?? '', title: plan.resolution.title }),
            },
          ],
    period: (label) => [
      {
        kind: 'paragraph',
        text: filled(label, {
          from: writtenDate(plan.startsOn, language),
          to: writtenDate(plan.endsOn, language),
        }),
      },
    ],
    body: (label) => (plan.body.trim() === '' ? [] : [{ kind: 'heading', text: label }, ...paragraphs(plan.body)]),
    items: (label) => [{ kind: 'heading', text: label }, itemTable(ctx, plan, language, say)],
    fixed: (label) => [{ kind: 'paragraph', text: label }],
  };
  return {
    unit,
    fileName: fileNameOf(plan.title),
    model: {
      language,
      direction: directionOf(language),
      orientation: form.orientation ?? 'portrait',
      letterhead,
      title: form.title[language],
      subject: subjectOf(ctx, plan.title, form.type, language),
      rule: layout.title.rule,
      blocks: form.sections.flatMap((section) => fills[section.fill]?.(section.label[language]) ?? []),
      signatures: [await signatureFor(ctx, unit, await headOn(ctx, unit, date), language)],
      recipients: await recipientsFor(ctx, unit, language),
      mark: markOf(plan.state, layout.marks, language),
    },
  };
}

type PlanOnPaper = {
  endsOn: string;
  items: readonly (Pick<PlanItem, 'what' | 'measure' | 'goalMin' | 'goalMax' | 'deadline'> & {
    tasks: readonly { assigneeName: string; due: string }[];
  })[];
};

/** Who does an item is told by its tasks; until when by the item, else by its last task. */
function itemTable(ctx: Context, plan: PlanOnPaper, language: DocumentLanguage, say: Say): DocumentBlock {
  if (plan.items.length === 0) return { kind: 'paragraph', text: say('resolutions.paper.no_items') };
  return {
    kind: 'table',
    head: [
      say('resolutions.paper.number'),
      say('resolutions.plans.what'),
      say('resolutions.target.goal'),
      say('resolutions.paper.who'),
      say('resolutions.paper.until'),
    ],
    columns: [
      { wide: 0.4, align: 'center' },
      { wide: 2.6 },
      { wide: 1.5 },
      { wide: 1.6 },
      { wide: 1.1, align: 'center' },
    ],
    rows: plan.items.map((item, at) => {
      const people = [...new Set(item.tasks.map((task) => task.assigneeName))];
      const until =
        item.deadline ??
        item.tasks
          .map((task) => task.due)
          .sort()
          .at(-1) ??
        plan.endsOn;
      return [
        String(at + 1),
        item.what,
        goalText(item, ctx.services.rulebook, language, say),
        people.length === 0 ? say('resolutions.paper.unassigned') : people.join('\n'),
        writtenDate(until, language),
      ];
    }),
  };
}
