/** Forms of statistics as documents: the letterhead of the unit, the filled table, and which state of the numbers it shows. */
import { headOn, letterheadFor, recipientsFor, signatureFor } from '../organization/letterhead.ts';
import { unitOf } from '../organization/tree.ts';
import type { Context, Module } from '../platform/bus/command.ts';
import { type DocumentAsked, type DocumentMade, directionOf, fileNameOf, filled } from '../platform/document.ts';
import { writtenDate } from '../platform/i18n/dates.ts';
import { writtenNumber } from '../platform/i18n/numbers.ts';
import { refuse } from '../platform/refusal.ts';
import { fillableNumber } from '../register/numbers.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { StatisticsForm } from '../rulebook/schema.ts';
import { formOf, sayIn } from '../rulebook/texts.ts';
import { filledForm } from './forms.ts';
import { PERIOD_KINDS } from './period.ts';
import { periodOf } from './rules.ts';
import { stateText } from './stateText.ts';

const FORM = 'statistics';

/** A document for each form of the rulebook: `statistics-<form>` of a unit, for the period that `from` and `to` are. */
export function statisticsDocuments(rulebook: Rulebook): NonNullable<Module['documents']> {
  return Object.fromEntries(
    rulebook.statistics.forms.map((form) => [
      `statistics-${form.id}`,
      (ctx: Context, id: string, asked: DocumentAsked) => formDocument(ctx, form, id, asked),
    ]),
  );
}

/** Needs counts.read. Refuses period.unknown, form.counts_only. */
async function formDocument(
  ctx: Context,
  form: StatisticsForm,
  id: string,
  { language, from, to }: DocumentAsked,
): Promise<DocumentMade> {
  const unit = await unitOf(ctx, id);
  ctx.demand('counts.read', unit);
  const last = to ?? ctx.today;
  const kind = PERIOD_KINDS.find((each) => form.kinds.includes(each) && periodOf(each, last).startsOn === from);
  const longest = form.kinds.at(-1) ?? 'year';
  if (from !== undefined && kind === undefined)
    refuse('period.unknown', { from: periodOf(longest, last).startsOn }, { field: 'from' });
  const period = periodOf(kind ?? longest, last);
  const table = await filledForm(ctx, unit, form, period);
  const { rulebook } = ctx.services;
  const paper = formOf(rulebook, FORM);
  const say = sayIn(rulebook, language);
  const days = { from: writtenDate(period.startsOn, language), to: writtenDate(period.endsOn, language) };
  return {
    unit,
    fileName: fileNameOf(form.code, period.startsOn, period.endsOn),
    model: {
      language,
      direction: directionOf(language),
      orientation: paper.orientation ?? 'portrait',
      letterhead: await letterheadFor(ctx, unit, {
        number: await fillableNumber(ctx.tx, unit, paper.type, rulebook),
        date: ctx.today,
        language,
      }),
      title: `${paper.title[language]} ${form.code}`,
      subject: filled(paper.subject?.[language] ?? '', { form: form.label[language], ...days }),
      rule: rulebook.documents.layout.title.rule,
      blocks: [
        { kind: 'paragraph', look: 'note', text: stateText(table, language, say) },
        {
          kind: 'table',
          head: [say('periods.form.row'), ...table.columns.map(({ label }) => label[language])],
          columns: [{ wide: 2.6 }, ...table.columns.map(() => ({ wide: 1.3, align: 'end' as const }))],
          rows: table.lines.map(({ label, level, values }) => [
            `${'\u2003'.repeat(level)}${label[language]}`,
            ...values.map((n) => writtenNumber(n, language)),
          ]),
        },
        ...table.unequal.map(({ rows: [a, b] }) => ({
          kind: 'paragraph' as const,
          text: say('periods.form.unequal', { a: a?.[language] ?? '', b: b?.[language] ?? '' }),
        })),
        ...(table.note ? [{ kind: 'paragraph' as const, look: 'note' as const, text: table.note[language] }] : []),
      ],
      signatures: [await signatureFor(ctx, unit, await headOn(ctx, unit, ctx.today), language)],
      recipients: await recipientsFor(ctx, unit, language),
      mark: null,
    },
  };
}
