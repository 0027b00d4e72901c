/** The resolution of the month as a document (forms.md 4.3): made from the meeting that adopted it. */
import { letterheadFor, recipientsFor, signatureFor } from '../organization/letterhead.ts';
import { addressOf } from '../organization/tree.ts';
import type { Context } from '../platform/bus/command.ts';
import {
  type DocumentAsked,
  type DocumentBlock,
  type DocumentMade,
  dateParts,
  directionOf,
  fileNameOf,
  filled,
} from '../platform/document.ts';
import { found } from '../platform/refusal.ts';
import { numberLine } from '../register/numbers.ts';
import { formOf, sayIn } from '../rulebook/texts.ts';
import { gatherMinutes } from './gather.ts';
import { reportLines, tasksTable } from './minutesLines.ts';
import { meetingRow } from './reading.ts';

const FORM = 'cell_resolution';

/** The resolution with this id, adopted by a meeting of a cell. Needs resolution.read; 404 where no meeting adopted it. */
export async function monthResolutionDocument(
  ctx: Context,
  id: string,
  { language }: DocumentAsked,
): Promise<DocumentMade> {
  const resolution = found(
    await ctx.tx
      .selectFrom('resolution')
      .selectAll()
      .where('id', '=', id)
      .where('meeting_id', 'is not', null)
      .executeTakeFirst(),
  );
  const unit = addressOf(resolution);
  ctx.demand('resolution.read', unit);
  const row = await meetingRow(ctx, resolution.meeting_id ?? '');
  const { rulebook } = ctx.services;
  const { layout } = rulebook.documents;
  const facts = await gatherMinutes(ctx, unit, row, language);
  const say = sayIn(rulebook, language);
  const form = formOf(rulebook, FORM);
  const poll = facts.polls.find((p) => p.id === resolution.poll_id);
  const members = facts.roll.filter(
    (l) => l.state === 'present' && (l.role === 'official' || l.role === 'probationary'),
  );
  const text = (lines: string[]): DocumentBlock[] => lines.map((line) => ({ kind: 'paragraph', text: line }));
  const table = tasksTable(facts);
  const fills: Record<string, (label: string) => DocumentBlock[]> = {
    meeting_count: (label) =>
      text([
        filled(label, {
          ...dateParts(layout.dates, facts.openedOn, language),
          present: members.length,
          total: facts.strength.total,
        }),
      ]),
    items_last_month: (label) => [{ kind: 'heading', text: label }, ...text(reportLines(facts, say))],
    items_tasks: (label) =>
      table
        ? [
            { kind: 'heading', text: label },
            { kind: 'table', ...table },
          ]
        : [],
    decisions: (label) => [
      { kind: 'heading', text: label },
      ...text(resolution.body.split('\n').filter((line) => line.trim() !== '')),
    ],
    votes: (label) => text([filled(label, { for: poll?.votesFor ?? 0, total: poll?.base ?? 0 })]),
    fixed: (label) => text([label]),
  };
  const letterhead = await letterheadFor(ctx, unit, {
    number: resolution.number_text && numberLine(rulebook, resolution.number_text),
    date: resolution.issued_on ?? facts.openedOn,
    language,
  });
  return {
    unit,
    fileName: fileNameOf(resolution.number_text ?? form.title[language]),
    model: {
      language,
      direction: directionOf(language),
      orientation: form.orientation ?? 'portrait',
      letterhead,
      title: form.title[language],
      subject: filled(form.subject?.[language] ?? '', dateParts(layout.dates, row.month, language)),
      rule: layout.title.rule,
      blocks: [
        { kind: 'heading', text: resolution.title },
        ...form.sections.flatMap((section) => fills[section.fill]?.(section.label[language]) ?? []),
      ],
      signatures: [
        await signatureFor(ctx, unit, { post: resolution.signer_post, name: resolution.signer_name ?? '' }, language),
      ],
      recipients: await recipientsFor(ctx, unit, language),
      mark: resolution.state === 'annulled' ? layout.marks.annulled[language] : null,
    },
  };
}
