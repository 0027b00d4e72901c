/** Fills the minutes' form from the records (forms.md 4.2, MEE-12). Pure: facts and texts in, the paper's parts out. */
import { createHash } from 'node:crypto';
import { dateParts, filled } from '../platform/document.ts';
import { writtenDate } from '../platform/i18n/dates.ts';
import { formOf, type Say } from '../rulebook/texts.ts';
import type { ItemRecord } from './item.ts';
import { kindOf } from './kinds.ts';
import type { MinutesFacts, Part } from './minutesFacts.ts';
import {
  duesLines,
  fieldLines,
  itemLines,
  pollLines,
  proposalLines,
  replyLines,
  reportLines,
  scoreLines,
  speechLines,
  tasksTable,
} from './minutesLines.ts';
import { rollParts } from './minutesRoll.ts';
import type { MinutesBody, PaperSection } from './paper.ts';

/** The form of every meeting whose kind names no other. */
export const MINUTES_FORM = 'meeting_minutes';

/** The paper of a meeting. What nothing was recorded for says so; nothing is left blank as if it had not happened. */
export function composeMinutes(facts: MinutesFacts, say: Say): MinutesBody {
  const { language } = facts;
  const form = formOf(facts.rulebook, kindOf(facts.rulebook, facts.kind).minutes ?? MINUTES_FORM);
  const { layout } = facts.rulebook.documents;
  const parts = fillsOf(facts, say);
  const names: Record<string, string | null> = { scribe: facts.clerkName, chair: facts.chairName };
  return {
    form: form.id,
    language,
    rulebookHash: facts.rulebook.hash,
    letterhead: facts.letterhead,
    title: form.title[language],
    subject: filled(form.subject?.[language] ?? '', dateParts(layout.dates, facts.month, language)),
    rule: layout.title.rule,
    sections: form.sections.map((section): PaperSection => {
      const part = parts[section.fill] ?? { lines: [], table: null };
      const lines = part.lines.length === 0 && part.table === null ? [say('meetings.paper.nothing')] : part.lines;
      return { id: section.id, fill: section.fill, label: section.label[language], lines, table: part.table };
    }),
    signers: form.signers.map((signer) => ({
      role: signer.id,
      lines: [signer.label[language]],
      name: names[signer.id] ?? '',
    })),
  };
}

/** What stands where, by the rulebook's names of the places. */
export function fillsOf(facts: MinutesFacts, say: Say): Record<string, Part> {
  const { language, rulebook } = facts;
  const offers = (item: ItemRecord) => rulebook.meetings.itemKinds.find((k) => k.id === item.kind)?.offers;
  const notes = (...kinds: string[]) =>
    facts.items.filter((item) => kinds.includes(offers(item) ?? '')).flatMap((item) => itemLines(item, say));
  const only = (...lines: string[]): Part => ({ lines: lines.filter((line) => line !== ''), table: null });
  const mode = rulebook.meetings.modes.find((m) => m.id === facts.mode)?.label[language] ?? facts.mode;
  return {
    ...rollParts(facts, say),
    place_and_time: only(
      say('meetings.paper.place_and_time', {
        time: facts.openedAt,
        date: writtenDate(facts.openedOn, language),
        place: facts.place,
        mode,
      }),
    ),
    chair: only(facts.chairName ?? ''),
    scribe: only(facts.clerkName ?? ''),
    dues: only(...duesLines(facts, say)),
    items_news: only(...notes('documents')),
    items_last_month: only(...reportLines(facts, say), ...notes('implementation')),
    items_tasks: { lines: notes('tasks'), table: tasksTable(facts) },
    items_discussion: only(
      ...fieldLines(facts, say),
      ...notes('fields', 'notes', 'speakers', 'proposals'),
      ...proposalLines(facts, say),
      ...replyLines(facts, say),
    ),
    conclusion: only(...facts.items.filter((item) => item.conclusion !== '').map((item) => item.conclusion)),
    votes: only(...pollLines(facts, say), ...notes('vote')),
    score: only(...scoreLines(facts, say), ...notes('score')),
    upper_speech: only(...speechLines(facts, say)),
    closing_time: only(
      facts.closedOn && facts.closedAt
        ? say('meetings.paper.closing', { time: facts.closedAt, date: writtenDate(facts.closedOn, language) })
        : '',
    ),
  };
}

/** SHA-256 over the body, whatever order a database gives its keys back in. */
export function hashOf(body: MinutesBody): Buffer {
  return createHash('sha256')
    .update(JSON.stringify(inOrder(body)))
    .digest();
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, inOrder(each)]),
  );
}
