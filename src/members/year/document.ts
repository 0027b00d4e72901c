/** One member's year on paper: the numbers, the facts behind them, what was contested and answered. Floor 8 writes it as .docx. */
import { sql } from 'kysely';
import { headOn, letterheadFor } from '../../organization/letterhead.ts';
import { addressOf, unitName } from '../../organization/tree.ts';
import type { Context } from '../../platform/bus/command.ts';
import {
  type DocumentAsked,
  type DocumentBlock,
  type DocumentMade,
  dateParts,
  directionOf,
  fileNameOf,
  filled,
} from '../../platform/document.ts';
import { writtenDate } from '../../platform/i18n/dates.ts';
import { formOf, sayIn } from '../../rulebook/texts.ts';
import { openedValue } from '../correctionValues.ts';
import { rowsOf, type YearRow } from './part.ts';
import { askedFor, countsOf, figureText, groupsOf, namedBy, partOf, personOfYear } from './reading.ts';
import type { ContestedFact } from './year.ts';

/** A year of one's own or of a member whom one may read; `from` names the year, this one without it. */
export async function memberYearDocument(ctx: Context, id: string, asked: DocumentAsked): Promise<DocumentMade> {
  const { language } = asked;
  const { rulebook } = ctx.services;
  const { person, parts } = await personOfYear(ctx, id);
  const year = Number((asked.from ?? ctx.today).slice(0, 4));
  const unit = addressOf(person);
  const form = formOf(rulebook, 'member_year');
  const say = sayIn(rulebook, language);
  const head = await headOn(ctx, unit, ctx.today);
  const name = await unitName(ctx.tx, unit);
  const counts = (await countsOf(ctx, parts, [person.id], year)).get(person.id) ?? {};
  const { rows } =
    await sql<YearRow>`select * from (${rowsOf(parts, askedFor(ctx, [person.id], year))}) f order by on_day, ref`.execute(
      ctx.tx,
    );
  const totals = parts.flatMap((part) => part.figures.filter(({ total }) => total).map((figure) => figure.id));
  const told = rows.filter((row) => !totals.includes(row.figure));
  const day = (iso: string) => writtenDate(iso, language);
  const table = (keys: string[], cells: string[][], wide: number[]): DocumentBlock =>
    cells.length === 0
      ? { kind: 'paragraph', text: say('members.year.facts_empty') }
      : {
          kind: 'table',
          head: keys.map((key) => say(key)),
          rows: cells,
          columns: wide.map((each) => ({ wide: each })),
        };
  const fills: Record<string, () => Promise<DocumentBlock[]>> = {
    who: async () => [
      { kind: 'paragraph', label: say('members.fact.name'), text: person.full_name },
      { kind: 'paragraph', label: say('members.fact.unit'), text: name },
    ],
    numbers: async () => [
      table(
        ['members.year.what', 'members.year.number'],
        groupsOf(ctx, parts).flatMap((group) =>
          group.figures.map((figure) => [
            say('members.year.column', { group: group.text[language], figure: figure.text[language] }),
            String(counts[figure.id] ?? 0),
          ]),
        ),
        [4, 1],
      ),
    ],
    facts: async () => [
      table(
        ['members.year.on', 'members.year.what', 'members.year.why', 'members.year.by'],
        told.map((row) => {
          const { what, why } = namedBy(ctx, partOf(parts, row.figure), row);
          return [
            day(row.on_day),
            say('members.year.column', { group: figureText(ctx, row.figure)[language], figure: what[language] }),
            why?.[language] ?? '',
            row.by_name ?? '',
          ];
        }),
        [1, 3, 2, 1.4],
      ),
    ],
    contests: async () => [
      table(
        ['members.year.what', 'members.corrections.wrong', 'members.corrections.answer'],
        (await contestsOf(ctx, person.id, year)).map(({ figure, fact, reason, answer }) => [
          say('members.year.column', { group: figureText(ctx, figure)[language], figure: fact.what[language] }),
          reason,
          answer ?? say('members.corrections.state_open'),
        ]),
        [2, 2, 2],
      ),
    ],
  };
  const blocks: DocumentBlock[] = [];
  for (const section of form.sections)
    blocks.push({ kind: 'heading', text: section.label[language] }, ...((await fills[section.fill]?.()) ?? []));
  return {
    unit,
    fileName: fileNameOf(form.title[language], String(year)),
    model: {
      language,
      direction: directionOf(language),
      orientation: form.orientation ?? 'portrait',
      letterhead: await letterheadFor(ctx, unit, { number: null, date: ctx.today, language }),
      title: form.title[language],
      subject: form.subject
        ? filled(form.subject[language], dateParts(rulebook.documents.layout.dates, `${year}-12-31`, language))
        : `${person.full_name}, ${year}`,
      rule: rulebook.documents.layout.title.rule,
      blocks,
      signatures: form.signers.map((signer) => ({
        lines: [signer.label[language]],
        note: null,
        name: signer.id === 'person' ? person.full_name : head.name,
      })),
      recipients: null,
      mark: null,
    },
  };
}

async function contestsOf(ctx: Context, personId: string, year: number) {
  const rows = await ctx.tx
    .selectFrom('correction')
    .select(['id', 'field', 'before', 'reason', 'answer'])
    .where('person_id', '=', personId)
    .where('year', '=', year)
    .where('state', 'not in', ['moved', 'withdrawn'])
    .orderBy('asked_at')
    .execute();
  return rows.map((row) => ({
    figure: row.field,
    fact: JSON.parse(openedValue(ctx.services.keys, row.id, 'before', row.before) ?? '{}') as ContestedFact,
    reason: row.reason,
    answer: row.answer,
  }));
}
