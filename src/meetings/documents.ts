/** What stands in the documents of a meeting: its minutes and the resolution it adopted. Floor 8 writes them as .docx. */

import { addressOf, parentOf } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { dateOf } from '../platform/clock.ts';
import { type DocumentBlock, type DocumentModel, directionOf, filled } from '../platform/document.ts';
import { found } from '../platform/refusal.ts';
import { numberLine } from '../register/numbers.ts';
import { gatherMinutes, headOf } from './gather.ts';
import { composeMinutes, formOf } from './minutes.ts';
import { paperDate } from './minutesFacts.ts';
import { reportLines, tasksTable } from './minutesLines.ts';
import type { MinutesBody, PaperSection } from './paper.ts';
import { meetingRow, minutesRow } from './reading.ts';
import { documentLanguage, sayIn } from './texts.ts';

type Made = { unit: UnitRef; fileName: string; model: DocumentModel };
const RESOLUTION_FORM = 'cell_resolution';

/** The minutes of the meeting with this id; a draft says so across the page. */
export async function minutesDocument(ctx: Context, id: string): Promise<Made> {
  const row = await meetingRow(ctx, id);
  const unit = addressOf(row);
  const { rulebook } = ctx.services;
  const language = documentLanguage(rulebook);
  const say = sayIn(rulebook, language);
  const kept = await minutesRow(ctx.tx, unit, row.id);
  const body = kept ? (kept.body as unknown as MinutesBody) : composeMinutes(await gatherMinutes(ctx, unit, row), say);
  const { marks } = rulebook.documents.layout;
  const signedBy =
    kept?.signed_by && kept.signed_at
      ? {
          role: kept.signed_by === row.clerk_id ? 'scribe' : 'chair',
          note: say('meetings.paper.signed', {
            mark: marks.signed[language],
            name: kept.signed_name ?? '',
            date: paperDate(dateOf(kept.signed_at, ctx.clock.timeZone)),
          }),
        }
      : null;
  const notes = await ctx.tx
    .selectFrom('minutes_note')
    .selectAll()
    .where('division', '=', unit.division)
    .where('meeting_id', '=', row.id)
    .orderBy('at')
    .execute();
  const added: DocumentBlock[] =
    notes.length === 0
      ? []
      : [
          { kind: 'heading', text: say('meetings.paper.notes') },
          {
            kind: 'list',
            ordered: true,
            items: notes.map((n) =>
              say('meetings.paper.note', { date: paperDate(n.decided_on), name: n.by_name, text: n.note }),
            ),
          },
        ];
  return {
    unit,
    fileName: `${slug(body.title)}-${row.month}.docx`,
    model: {
      language: body.language,
      direction: directionOf(body.language),
      letterhead: body.letterhead,
      title: body.title,
      subject: body.subject,
      rule: body.rule,
      blocks: [...body.sections.flatMap(blocksOf), ...added],
      signatures: body.signers.map((signer) => ({
        lines: signer.lines,
        note: signedBy?.role === signer.role ? signedBy.note : null,
        name: signer.name,
      })),
      recipients: null,
      mark: kept ? null : marks.draft[language],
    },
  };
}

/** The resolution with this id, adopted by a meeting of a cell. */
export async function resolutionDocument(ctx: Context, id: string): Promise<Made> {
  const resolution = found(
    await ctx.tx
      .selectFrom('resolution')
      .selectAll()
      .where('id', '=', id)
      .where('meeting_id', 'is not', null)
      .executeTakeFirst(),
  );
  const unit = addressOf(resolution);
  const row = await meetingRow(ctx, resolution.meeting_id ?? '');
  const { rulebook } = ctx.services;
  const facts = await gatherMinutes(ctx, unit, row);
  const { language } = facts;
  const say = sayIn(rulebook, language);
  const form = formOf(rulebook, RESOLUTION_FORM);
  const poll = facts.polls.find((p) => p.id === resolution.poll_id);
  const [year = '', month = ''] = row.month.split('-');
  const [, meetingMonth = '', day = ''] = facts.openedOn.split('-');
  const numbers = {
    day,
    month,
    year,
    present: facts.roll.filter((l) => l.state === 'present' && (l.role === 'official' || l.role === 'probationary'))
      .length,
    total: facts.strength.total,
  };
  const text = (lines: string[]): DocumentBlock[] => lines.map((line) => ({ kind: 'paragraph', text: line }));
  const table = tasksTable(facts);
  const fills: Record<string, (label: string) => DocumentBlock[]> = {
    meeting_count: (label) =>
      text([filled(label, { ...numbers, month: meetingMonth, year: facts.openedOn.slice(0, 4) })]),
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
      ...text(resolution.body.split('\n').filter((line) => line !== '')),
    ],
    votes: (label) => text([filled(label, { for: poll?.votesFor ?? 0, total: poll?.base ?? 0 })]),
    fixed: (label) => text([label]),
  };
  const head = await headOf(
    ctx,
    unit,
    resolution.issued_on ?? facts.openedOn,
    resolution.number_text && numberLine(rulebook, resolution.number_text),
  );
  return {
    unit,
    fileName: `${slug(resolution.number_text ?? form.title[language])}.docx`,
    model: {
      language,
      direction: directionOf(language),
      letterhead: head,
      title: form.title[language],
      subject: filled(form.subject[language], { month, year }),
      rule: rulebook.documents.layout.title.rule,
      blocks: [
        { kind: 'heading', text: resolution.title },
        ...form.sections.flatMap((section) => fills[section.fill]?.(section.label[language]) ?? []),
      ],
      signatures: [
        {
          lines: signatureLines(ctx, resolution.signer_post, form.signers[0]?.label[language] ?? ''),
          note: null,
          name: resolution.signer_name ?? '',
        },
      ],
      recipients: await recipientsOf(ctx, unit, head.left.issuer),
      mark: null,
    },
  };
}

/** "For the cell, deputy secretary": by the signer's post where the layout knows it, else as the form has it. */
function signatureLines(ctx: Context, post: string | null, usual: string): string[] {
  const { posts, documents, about } = ctx.services.rulebook;
  const deputy = posts.find((p) => p.id === post)?.role === 'deputy';
  const signature = documents.layout.signatures.find((each) => each.id === (deputy ? 'cell_deputy' : 'cell'));
  return signature ? [signature.onBehalf[about.defaultLanguage], signature.office[about.defaultLanguage]] : [usual];
}

async function recipientsOf(ctx: Context, unit: UnitRef, issuer: string): Promise<DocumentModel['recipients']> {
  const { recipients } = ctx.services.rulebook.documents.layout;
  const language = documentLanguage(ctx.services.rulebook);
  const above = await parentOf(ctx.tx, unit);
  return {
    heading: recipients.heading[language],
    lines: [...(above ? [above.name] : []), filled(recipients.archive[language], { organization: issuer })],
  };
}

/** A short section is one line, its label before it; a long one is a heading with its lines. */
function blocksOf(section: PaperSection): DocumentBlock[] {
  const [first = ''] = section.lines;
  if (section.table === null && section.lines.length <= 1 && first.length < 200 && !/^[IVX]+\./.test(section.label)) {
    return [{ kind: 'paragraph', label: section.label, text: first }];
  }
  return [
    { kind: 'heading', text: section.label },
    ...section.lines.map((line): DocumentBlock => ({ kind: 'paragraph', text: line })),
    ...(section.table ? [{ kind: 'table' as const, ...section.table }] : []),
  ];
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
