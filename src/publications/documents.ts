/** A published table as a document: the letterhead of the unit, the whole it speaks of, counts with their shares, where they are from. */
import { headOn, letterheadFor, recipientsFor, signatureFor } from '../organization/letterhead.ts';
import { addressOf, unitName } from '../organization/tree.ts';
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
import { writtenNumber } from '../platform/i18n/numbers.ts';
import { fillableNumber } from '../register/numbers.ts';
import { formOf, type Say, sayIn } from '../rulebook/texts.ts';
import { capitalized } from '../rulebook/words.ts';
import { type PublicationRecord, statesOf } from './publication.ts';
import { getPublication } from './queries.ts';
import { seenEdition } from './reading.ts';

const FORM = 'publication';

/** The edition with this id; a draft carries the mark of one. Needs counts.read, of a draft publication.draft. */
export async function publicationDocument(
  ctx: Context,
  id: string,
  { language }: DocumentAsked,
): Promise<DocumentMade> {
  const { row, unit: asked } = await seenEdition(ctx, id);
  ctx.demand('counts.read', asked);
  const unit = addressOf(row);
  const record = (await getPublication.run(ctx, { id }, asked)) as PublicationRecord;
  const { rulebook } = ctx.services;
  const form = formOf(rulebook, FORM);
  const say = sayIn(rulebook, language);
  const day = record.published?.on ?? ctx.today;
  return {
    unit: asked,
    fileName: fileNameOf(form.title[language], await unitName(ctx.tx, unit), record.title, record.on),
    model: {
      language,
      direction: directionOf(language),
      orientation: form.orientation ?? 'portrait',
      letterhead: await letterheadFor(ctx, unit, {
        number: await fillableNumber(ctx.tx, unit, form.type, rulebook),
        date: day,
        language,
      }),
      title: form.title[language],
      subject: filled(form.subject?.[language] ?? '{title}', { title: record.title }),
      rule: rulebook.documents.layout.title.rule,
      blocks: blocksOf(record, say, language),
      signatures: [await signatureFor(ctx, unit, await headOn(ctx, unit, day), language)],
      recipients: await recipientsFor(ctx, unit, language),
      mark: record.state === 'published' ? null : say(`publications.mark.${record.state}`),
    },
  };
}

/** Pure: the record and texts in, what stands on the paper out. */
export function blocksOf(record: PublicationRecord, say: Say, language: DocumentAsked['language']): DocumentBlock[] {
  const { whole, lines, decimals, source, from, on, note, reason, edition } = record;
  const count = (n: number | null) => (n === null ? '–' : writtenNumber(n, language));
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const share = (n: number | null) => (n === null ? '' : writtenNumber(n, language, digits));
  const date = (iso: string) => writtenDate(iso, language);
  const shared = lines.some(({ printed }) => printed !== null);
  const days =
    from === null
      ? say('publications.paper.on', { on: date(on) })
      : say('publications.paper.from_to', { from: date(from), to: date(on) });
  const out: DocumentBlock[] = [{ kind: 'paragraph', label: say('publications.paper.as_of'), text: days }];
  if (whole.name !== null && whole.n !== null)
    out.push({ kind: 'paragraph', label: say('publications.paper.whole'), text: wholeText(whole, say, count) });
  out.push({
    kind: 'table',
    head: [
      say('publications.paper.line'),
      say('publications.paper.count'),
      ...(shared ? [say('publications.paper.of'), '%'] : []),
    ],
    columns: [
      { wide: 3.2 },
      { align: 'end' },
      ...(shared ? [{ align: 'end' as const }, { align: 'end' as const }] : []),
    ],
    rows: [
      ...lines.map(({ label, level, n, of, printed }) => [
        `${'\u2003'.repeat(level)}${label}`,
        count(n),
        ...(shared ? [of === null ? '' : count(of), share(printed)] : []),
      ]),
      ...(record.divides && whole.n !== null
        ? [[say('publications.paper.total'), count(whole.n), ...(shared ? [count(whole.n), share(100)] : [])]]
        : []),
    ],
  });
  out.push({ kind: 'paragraph', label: say('publications.paper.source'), text: sourceText(record, say, date) });
  if (record.source.kind === 'own') out.push(...originBlocks(record, say, language, date));
  if (edition > 1 && reason !== null)
    out.push({ kind: 'paragraph', label: say('publications.paper.edition', { edition }), text: reason });
  if (note !== null) out.push({ kind: 'paragraph', look: 'note', text: note });
  if (shared)
    out.push({
      kind: 'paragraph',
      look: 'note',
      text: say(record.divides ? 'publications.paper.made_divided' : 'publications.paper.made'),
    });
  return out;

  function sourceText({ lines: all }: PublicationRecord, tell: Say, written: (iso: string) => string): string {
    if (source.kind === 'others')
      return tell('publications.paper.others', {
        name: source.name ?? '',
        numbered: source.number === null ? 'no' : 'yes',
        number: source.number ?? '',
        on: source.on === null ? '' : written(source.on),
      });
    const states = new Set(all.flatMap(({ register }) => (register === null ? [] : [register])));
    if (states.size === 0) return tell('publications.paper.own');
    return tell(STATES[statesOf({ states: [...states] })]);
  }
}

const STATES = {
  live: 'publications.paper.live',
  frozen: 'publications.paper.frozen',
  mixed: 'publications.paper.mixed',
} as const;

/** Each indicator with its formula; of a committee's own which definition of it. */
function originBlocks(
  { sources }: PublicationRecord,
  say: Say,
  language: DocumentAsked['language'],
  date: (iso: string) => string,
): DocumentBlock[] {
  const out = sources.map(
    ({ name, formula, own }): DocumentBlock => ({
      kind: 'paragraph',
      label: say('publications.paper.origin', { name: capitalized(name[language], language) }),
      text: own
        ? say('publications.paper.origin_own', { formula: ended(formula[language]), no: own.no, date: date(own.since) })
        : ended(formula[language]),
    }),
  );
  const below = sources.some((source) => source.below);
  return below ? [...out, { kind: 'paragraph', text: say('publications.paper.below') }] : out;
}

/** A formula as a sentence. */
function ended(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

function wholeText(whole: PublicationRecord['whole'], say: Say, count: (n: number | null) => string): string {
  const told = say('publications.paper.base', { name: whole.name ?? '', n: count(whole.n) });
  if (whole.outOf === null || whole.outOf === whole.n) return told;
  return `${told} ${say('publications.paper.rated', { of: count(whole.outOf), left: whole.leftOut ?? '–' })}`;
}
