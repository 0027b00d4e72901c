/** The report of a unit over a period as a document: what `unit.report` counts, in the order of the rulebook's form. */
import { headOn, letterheadFor, recipientsFor, signatureFor } from '../organization/letterhead.ts';
import { unitOf } from '../organization/tree.ts';
import type { Context } from '../platform/bus/command.ts';
import {
  type DocumentAsked,
  type DocumentBlock,
  type DocumentMade,
  directionOf,
  fileNameOf,
  filled,
} from '../platform/document.ts';
import { writtenDate } from '../platform/i18n/dates.ts';
import { fillableNumber } from '../register/numbers.ts';
import { formOf, type Say, sayIn } from '../rulebook/texts.ts';
import { reportParts } from './paper.ts';
import type { UnitReport } from './report.ts';
import { reportUnit } from './reporting.ts';
import { stateLines } from './stateText.ts';

const FORM = 'unit_report';

/**
 * The report of the unit with this id from `from` (else the first of this month) to `to` (else today), with closed numbers or (`numbers`) by the records all the
 * same. Needs counts.read.
 * Refuses date.order, date.future.
 */
export async function unitReportDocument(ctx: Context, id: string, asked: DocumentAsked): Promise<DocumentMade> {
  const unit = await unitOf(ctx, id);
  ctx.demand('counts.read', unit);
  const { language, to = ctx.today, from = `${to.slice(0, 7)}-01`, numbers } = asked;
  const report = await reportUnit.run(ctx, { id, from, to, numbers }, unit);
  const { rulebook } = ctx.services;
  const form = formOf(rulebook, FORM);
  const days = { from: writtenDate(from, language), to: writtenDate(to, language) };
  const letterhead = await letterheadFor(ctx, unit, {
    number: await fillableNumber(ctx.tx, unit, form.type, rulebook),
    date: report.madeOn,
    language,
  });
  const say = sayIn(rulebook, language);
  const parts = reportParts(report, rulebook, language, say);
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
      blocks: [
        ...notes(report, say, (on) => writtenDate(on, language)),
        ...form.sections.flatMap((section) => {
          const part = parts[section.fill] ?? [];
          return part.length === 0
            ? []
            : [{ kind: 'heading' as const, text: filled(section.label[language], days) }, ...part];
        }),
      ],
      signatures: [await signatureFor(ctx, unit, await headOn(ctx, unit, report.madeOn), language)],
      recipients: await recipientsFor(ctx, unit, language),
      mark: null,
    },
  };
}

/** Which state of the numbers the paper shows; where closed ones stand in it, that the rest is reckoned anew. */
function notes(report: UnitReport, say: Say, day: (on: string) => string): DocumentBlock[] {
  const lines = stateLines(report.state, say, day);
  const rest = report.state.kind === 'closed' ? [say('indicators.state.rest_live', { date: day(report.madeOn) })] : [];
  return [...lines, ...rest].map((text) => ({ kind: 'paragraph', look: 'note', text }));
}
