/** What stands in the documents of a meeting: its minutes, and the attendance list as a sheet of its own. Floor 8 writes them as .docx. */
import { addressOf } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { dateOf } from '../platform/clock.ts';
import {
  type DocumentAsked,
  type DocumentBlock,
  type DocumentLanguage,
  type DocumentMade,
  directionOf,
  fileNameOf,
} from '../platform/document.ts';
import { writtenDate } from '../platform/i18n/dates.ts';
import { formOf, type Say, sayIn } from '../rulebook/texts.ts';
import { gatherMinutes } from './gather.ts';
import { composeMinutes, fillsOf } from './minutes.ts';
import type { MinutesFacts } from './minutesFacts.ts';
import type { MinutesBody, PaperSection } from './paper.ts';
import { type MeetingRow, meetingRow, minutesRow } from './reading.ts';
import { partsOf } from './rules/rollGroups.ts';

const ATTENDANCE_FORM = 'attendance_list';

/** The minutes of the meeting with this id; a draft says so across the page. Needs meeting.read. */
export async function minutesDocument(ctx: Context, id: string, { language }: DocumentAsked): Promise<DocumentMade> {
  const row = await meetingRow(ctx, id);
  const unit = addressOf(row);
  ctx.demand('meeting.read', unit);
  const { rulebook } = ctx.services;
  const say = sayIn(rulebook, language);
  const kept = await minutesRow(ctx.tx, unit, row.id);
  const now = composeMinutes(await gatherMinutes(ctx, unit, row, language), say);
  const frozen = kept && (kept.body as unknown as MinutesBody);
  const foreign = frozen !== null && frozen.language !== language;
  const body = foreign ? await translated(ctx, unit, row, frozen, now) : (frozen ?? now);
  const { marks } = rulebook.documents.layout;
  const notes = await notesOf(ctx, unit, row.id, say, language);
  const signed =
    kept?.signed_by && kept.signed_at
      ? {
          role: kept.signed_by === row.clerk_id ? 'scribe' : 'chair',
          note: say('meetings.paper.signed', {
            mark: marks.signed[language],
            name: kept.signed_name ?? '',
            date: writtenDate(dateOf(kept.signed_at, ctx.clock.timeZone), language),
          }),
        }
      : null;
  return {
    unit,
    fileName: fileNameOf(body.title, row.month),
    model: {
      language,
      direction: directionOf(language),
      orientation: 'portrait',
      letterhead: body.letterhead,
      title: body.title,
      subject: body.subject,
      rule: body.rule,
      blocks: [...body.sections.flatMap(blocksOf), ...notes],
      signatures: body.signers.map((signer) => ({
        lines: signer.lines,
        note: signed?.role === signer.role ? signed.note : null,
        name: signer.name,
      })),
      recipients: null,
      mark: kept ? (foreign ? marks.translation[language] : null) : marks.draft[language],
    },
  };
}

/**
 * Confirmed minutes in another language than their own. A part that the records still tell as it was confirmed is told from
 * them in the new language; a part that has changed since keeps its confirmed words, so that nothing is said that was not confirmed.
 */
async function translated(
  ctx: Context,
  unit: UnitRef,
  row: MeetingRow,
  frozen: MinutesBody,
  now: MinutesBody,
): Promise<MinutesBody> {
  const own = frozen.language as DocumentLanguage;
  const again = composeMinutes(await gatherMinutes(ctx, unit, row, own), sayIn(ctx.services.rulebook, own));
  const same = (a: PaperSection | undefined, b: PaperSection) =>
    a !== undefined && JSON.stringify([a.lines, a.table]) === JSON.stringify([b.lines, b.table]);
  const at = <T extends { id: string }>(list: T[], id: string) => list.find((each) => each.id === id);
  return {
    ...now,
    letterhead: { left: frozen.letterhead.left, right: now.letterhead.right },
    sections: frozen.sections.map((section): PaperSection => {
      const told = at(now.sections, section.id);
      if (!told) return section;
      return same(at(again.sections, section.id), section)
        ? told
        : { ...section, label: told.label, table: section.table && { ...section.table } };
    }),
    signers: frozen.signers.map((signer) => ({
      ...signer,
      lines: now.signers.find((each) => each.role === signer.role)?.lines ?? signer.lines,
    })),
  };
}

/** Who was called and who came: a sheet to be signed beside each name. Needs meeting.read. */
export async function attendanceDocument(ctx: Context, id: string, { language }: DocumentAsked): Promise<DocumentMade> {
  const row = await meetingRow(ctx, id);
  const unit = addressOf(row);
  ctx.demand('meeting.read', unit);
  const { rulebook } = ctx.services;
  const say = sayIn(rulebook, language);
  const facts = await gatherMinutes(ctx, unit, row, language);
  const form = formOf(rulebook, ATTENDANCE_FORM);
  const parts = fillsOf(facts, say);
  const line = (fill: string, label: string): DocumentBlock => ({
    kind: 'paragraph',
    label,
    text: parts[fill]?.lines.join(' ') ?? '',
  });
  const fills: Record<string, (label: string) => DocumentBlock[]> = {
    place_and_time: (label) => [line('place_and_time', label)],
    counts: (label) => (row.opened_at ? [line('roll_present', label)] : []),
    roll: () => [rollTable(facts, say)],
  };
  const names: Record<string, string | null> = { scribe: facts.clerkName, chair: facts.chairName };
  return {
    unit,
    fileName: fileNameOf(form.title[language], row.month),
    model: {
      language,
      direction: directionOf(language),
      orientation: form.orientation ?? 'portrait',
      letterhead: facts.letterhead,
      title: form.title[language],
      subject: row.title,
      rule: rulebook.documents.layout.title.rule,
      blocks: form.sections.flatMap((section) => fills[section.fill]?.(section.label[language]) ?? []),
      signatures: form.signers.map((signer) => ({
        lines: [signer.label[language]],
        note: null,
        name: names[signer.id] ?? '',
      })),
      recipients: null,
      mark: null,
    },
  };
}

function rollTable(facts: MinutesFacts, say: Say): DocumentBlock {
  const reasons = facts.rulebook.meetings.absenceReasons;
  return {
    kind: 'table',
    head: [
      say('meetings.paper.roll_number'),
      say('meetings.roll.name'),
      say('meetings.roll.role'),
      say('meetings.paper.roll_presence'),
      say('meetings.paper.roll_signature'),
    ],
    columns: [{ wide: 0.4, align: 'center' }, { wide: 2 }, { wide: 1.3 }, { wide: 1.5 }, { wide: 1.2 }],
    rows: (partsOf(facts.roll) ?? [{ kind: 'group' as const, name: null, lines: facts.roll }]).flatMap((part) => [
      ...(part.kind === 'group' && part.name === null
        ? []
        : [['', part.name ?? say(`meetings.roll.part_${part.kind}`), '', '', '']]),
      ...part.lines.map((person) => [
        String(facts.roll.indexOf(person) + 1),
        person.name,
        say(`meetings.role.${person.role}`),
        person.state === 'unknown'
          ? ''
          : [
              say(`meetings.roll.${person.state}`),
              reasons.find((reason) => reason.id === person.reason)?.label[facts.language] ?? '',
            ]
              .filter((text) => text !== '')
              .join(': '),
        '',
      ]),
    ]),
  };
}

async function notesOf(
  ctx: Context,
  unit: UnitRef,
  meetingId: string,
  say: Say,
  language: DocumentLanguage,
): Promise<DocumentBlock[]> {
  const notes = await ctx.tx
    .selectFrom('minutes_note')
    .selectAll()
    .where('division', '=', unit.division)
    .where('meeting_id', '=', meetingId)
    .orderBy('at')
    .execute();
  if (notes.length === 0) return [];
  return [
    { kind: 'heading', text: say('meetings.paper.notes') },
    {
      kind: 'list',
      ordered: true,
      items: notes.map((n) =>
        say('meetings.paper.note', { date: writtenDate(n.decided_on, language), name: n.by_name, text: n.note }),
      ),
    },
  ];
}

/** A short section is one line, its label before it; a long one is a heading with its lines. */
function blocksOf(section: PaperSection): DocumentBlock[] {
  const [first = ''] = section.lines;
  if (section.table === null && section.lines.length <= 1 && first.length < 200 && !isNumbered(section)) {
    return [{ kind: 'paragraph', label: section.label, text: first }];
  }
  return [
    { kind: 'heading', text: section.label },
    ...section.lines.map((line): DocumentBlock => ({ kind: 'paragraph', text: line })),
    ...(section.table ? [{ kind: 'table' as const, ...section.table }] : []),
  ];
}

/** The agenda's parts are numbered on paper; their fills are the items and what follows them. */
function isNumbered(section: Pick<PaperSection, 'fill'>): boolean {
  return NUMBERED.has(section.fill);
}
const NUMBERED = new Set([
  'items_news',
  'items_last_month',
  'items_tasks',
  'items_discussion',
  'upper_speech',
  'conclusion',
  'votes',
  'score',
]);
