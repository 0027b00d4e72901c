/** The report of a unit over a period as a document: what `unit.report` counts, in the order of the rulebook's form. */
import { headOn, letterheadFor, recipientsFor, signatureFor } from '../organization/letterhead.ts';
import { unitOf } from '../organization/tree.ts';
import type { Context } from '../platform/bus/command.ts';
import { type DocumentAsked, type DocumentMade, directionOf, fileNameOf, filled } from '../platform/document.ts';
import { writtenDate } from '../platform/i18n/dates.ts';
import { fillableNumber } from '../register/numbers.ts';
import { formOf, sayIn } from '../rulebook/texts.ts';
import { reportParts } from './paper.ts';
import { reportUnit } from './reporting.ts';

const FORM = 'unit_report';

/**
 * The report of the unit with this id from `from` (else the first of this month) to `to` (else today). Needs counts.read.
 * Refuses date.order, date.future.
 */
export async function unitReportDocument(ctx: Context, id: string, asked: DocumentAsked): Promise<DocumentMade> {
  const unit = await unitOf(ctx, id);
  ctx.demand('counts.read', unit);
  const { language, to = ctx.today, from = `${to.slice(0, 7)}-01` } = asked;
  const report = await reportUnit.run(ctx, { id, from, to }, unit);
  const { rulebook } = ctx.services;
  const form = formOf(rulebook, FORM);
  const days = { from: writtenDate(from, language), to: writtenDate(to, language) };
  const letterhead = await letterheadFor(ctx, unit, {
    number: await fillableNumber(ctx.tx, unit, form.type, rulebook),
    date: report.madeOn,
    language,
  });
  const parts = reportParts(report, rulebook, language, sayIn(rulebook, language));
  return {
    unit,
    fileName: fileNameOf(form.title[language], report.unit.name, from, to),
    model: {
      language,
      direction: directionOf(language),
      orientation: form.orientation ?? 'portrait',
      letterhead,
      title: form.title[language],
      subject: filled(form.subject?.[language] ?? '', days),
      rule: rulebook.documents.layout.title.rule,
      blocks: form.sections.flatMap((section) => {
        const part = parts[section.fill] ?? [];
        return part.length === 0
          ? []
          : [{ kind: 'heading' as const, text: filled(section.label[language], days) }, ...part];
      }),
      signatures: [await signatureFor(ctx, unit, await headOn(ctx, unit, report.madeOn), language)],
      recipients: await recipientsFor(ctx, unit, language),
      mark: null,
    },
  };
}
