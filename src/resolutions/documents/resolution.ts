/** The resolution of a committee as a document (forms.md 4.1). That of a month stands with the meeting that adopted it. */
import { letterheadFor, recipientsFor, signatureFor } from '../../organization/letterhead.ts';
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
import { notFound } from '../../platform/refusal.ts';
import { fillableNumber, numberLine } from '../../register/numbers.ts';
import { documentLanguage, formOf, type Say, sayIn } from '../../rulebook/texts.ts';
import { getResolution } from '../queries/resolution.ts';
import { seenResolution } from '../reading.ts';
import type { TargetLine } from '../resolution.ts';
import { decimal, goalText, paragraphs } from './lines.ts';

const FORM = 'committee_resolution';

/** The resolution with this id, as issuer and receivers read it. Needs resolution.read; 404 for the resolution of a month. */
export async function resolutionDocument(ctx: Context, id: string, { language }: DocumentAsked): Promise<DocumentMade> {
  const { row, issuer, unit } = await seenResolution(ctx, id);
  if (row.kind !== 'committee') notFound();
  const record = await getResolution.run(ctx, { id }, unit);
  const { rulebook } = ctx.services;
  const { layout } = rulebook.documents;
  const form = formOf(rulebook, FORM);
  const say = sayIn(rulebook, language);
  const letterhead = await letterheadFor(ctx, issuer, {
    number: record.numberText
      ? numberLine(rulebook, record.numberText)
      : await fillableNumber(ctx.tx, issuer, form.type, rulebook),
    date: record.issuedOn ?? ctx.today,
    language,
  });
  const fills: Record<string, (label: string) => DocumentBlock[]> = {
    carries: (label) =>
      record.carries === null
        ? []
        : [
            {
              kind: 'paragraph',
              look: 'basis',
              text: filled(label, { number: record.carries.numberText ?? '', title: record.carries.title }),
            },
          ],
    theme: (label) =>
      record.theme === null ? [] : [{ kind: 'paragraph', look: 'basis', text: filled(label, { theme: record.theme }) }],
    body: () => paragraphs(record.body),
    targets: (label) =>
      record.targets.length === 0
        ? []
        : [
            { kind: 'heading', text: label },
            // the paper bears the day of issue, so it says when its targets are later ones
            ...(record.amendments > 0
              ? [
                  {
                    kind: 'paragraph' as const,
                    look: 'note' as const,
                    text: say('resolutions.paper.amended', {
                      count: record.amendments,
                      date: writtenDate(ctx.today, language),
                    }),
                  },
                ]
              : []),
            targetTable(ctx, record.targets, language, say),
          ],
    fixed: (label) => [{ kind: 'paragraph', text: label }],
  };
  return {
    unit,
    fileName: fileNameOf(record.numberText ?? record.title),
    model: {
      language,
      direction: directionOf(language),
      orientation: form.orientation ?? 'portrait',
      letterhead,
      title: form.title[language],
      subject: subjectOf(ctx, record.title, form.type, language),
      rule: layout.title.rule,
      blocks: form.sections.flatMap((section) => fills[section.fill]?.(section.label[language]) ?? []),
      signatures: [
        await signatureFor(ctx, issuer, { post: record.signerPost, name: record.signerName ?? '' }, language),
      ],
      recipients: await recipientsFor(ctx, issuer, language, true),
      mark: markOf(record.state, layout.marks, language),
    },
  };
}

/** Draft and annulled say so before anything else. */
export function markOf(
  state: string,
  marks: Record<'draft' | 'annulled', Record<DocumentLanguage, string>>,
  language: DocumentLanguage,
): string | null {
  if (state === 'draft') return marks.draft[language];
  return state === 'annulled' ? marks.annulled[language] : null;
}

/** "RESOLUTION / on roads": the type stands above in capitals, so a title that begins with it goes on after it. */
export function subjectOf(ctx: Context, title: string, type: string, language: DocumentLanguage): string {
  const { rulebook } = ctx.services;
  if (language !== documentLanguage(rulebook)) return title;
  const name = rulebook.documents.types.find((each) => each.id === type)?.label[language] ?? '';
  const begins = title.toLocaleLowerCase(language).startsWith(`${name} `.toLocaleLowerCase(language));
  return begins ? title.slice(name.length + 1) : title;
}

function targetTable(
  ctx: Context,
  targets: readonly Omit<TargetLine, 'id' | 'progress'>[],
  language: DocumentLanguage,
  say: Say,
): DocumentBlock {
  return {
    kind: 'table',
    head: [
      say('resolutions.paper.number'),
      say('resolutions.target.indicator'),
      say('resolutions.paper.base'),
      say('resolutions.target.goal'),
      say('resolutions.paper.until'),
    ],
    columns: [
      { wide: 0.4, align: 'center' },
      { wide: 2.6 },
      { wide: 1, align: 'center' },
      { wide: 2 },
      { wide: 1.1, align: 'center' },
    ],
    rows: targets.map((target, at) => [
      String(at + 1),
      target.indicator,
      target.baseValue === null ? '–' : decimal(target.baseValue, language),
      goalText(target, ctx.services.rulebook, language, say),
      writtenDate(target.deadline, language),
    ]),
  };
}
