/** Lists of honours on paper: who becomes due for a badge, the proposal for a round, the commendations of a time. Floor 8 writes them as .docx. */
import { sql } from 'kysely';
import { headOn, letterheadFor, recipientsFor, signatureFor } from '../organization/letterhead.ts';
import { subtree, unitName, unitOf } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import {
  type DocumentAsked,
  type DocumentBlock,
  type DocumentLanguage,
  type DocumentMade,
  type DocumentTable,
  directionOf,
  fileNameOf,
  filled,
} from '../platform/document.ts';
import { writtenDate } from '../platform/i18n/dates.ts';
import { writtenNumber } from '../platform/i18n/numbers.ts';
import { fillableNumber } from '../register/numbers.ts';
import { formOf, type Say, sayIn } from '../rulebook/texts.ts';
import { badgesOf } from './book.ts';
import { type DueRow, dueLineOf, dueRows, preparedOn } from './due.ts';
import type { DueLine } from './honour.ts';
import { roundFor } from './rules/badges.ts';

/** Longer lists are for the screen; the paper says how many there are. */
const MOST = 1000;

type Paper = { say: Say; language: DocumentLanguage };

/** Who becomes due for a badge in the round of the day `to` (the rounds ahead, where none is named), of a unit and below. Needs honour.read. */
export async function dueListDocument(ctx: Context, id: string, asked: DocumentAsked): Promise<DocumentMade> {
  const unit = await readable(ctx, id);
  const book = badgesOf(ctx.services.rulebook, ctx.today);
  const window = preparedOn(book, ctx.today, asked.to);
  const from = dueRows(await subtree(ctx.tx, unit), book, window, ctx.today);
  const { rows } = await sql<DueRow>`select * from ${from} due order by due_on, sort_key, id limit ${MOST + 1}`.execute(
    ctx.tx,
  );
  const lines = rows.map(dueLineOf(ctx, book, ctx.today));
  return await sheet(
    ctx,
    unit,
    asked,
    { form: 'badges_due', numbered: false, dates: { from: window.from, to: window.to } },
    (paper) => (lines.length === 0 ? null : badgeTable(lines, paper)),
  );
}

/** The proposal for a round (`to`; the next one, where none is named): what was proposed for it in a unit and below. Needs honour.read. */
export async function badgeProposalDocument(ctx: Context, id: string, asked: DocumentAsked): Promise<DocumentMade> {
  const unit = await readable(ctx, id);
  const book = badgesOf(ctx.services.rulebook, ctx.today);
  const round = asked.to ?? roundFor(book.days, ctx.today);
  const { lo, hi, divisions } = await subtree(ctx.tx, unit);
  const rows = await ctx.tx
    .selectFrom('badge_award as a')
    .innerJoin('unit as u', 'u.id', 'a.unit_id')
    .selectAll('a')
    .select(['u.name as unit_name', 'u.sort_key as unit_sort'])
    .where('a.division', 'in', divisions)
    .where('a.moved_to', 'is', null)
    .where('a.scope', '>=', lo)
    .where('a.scope', '<', hi)
    .where('a.state', '!=', 'skipped')
    .where('a.round_on', '=', round)
    .orderBy('a.years', 'desc')
    .orderBy('a.sort_key')
    .orderBy('a.id')
    .limit(MOST + 1)
    .execute();
  const lineOf = dueLineOf(ctx, book, round);
  const early = (code: string | null, language: DocumentLanguage) =>
    ctx.services.rulebook.honours.badges?.early.find((each) => each.id === code)?.label[language] ?? '';
  const lines = rows.map((row) => ({
    ...lineOf({ ...row, name: row.person_name }),
    ...(row.bonus !== null && { bonus: row.bonus }),
    early: row.early,
  }));
  return await sheet(
    ctx,
    unit,
    asked,
    { form: 'badge_proposal', numbered: true, dates: { from: round, to: round } },
    (paper) =>
      lines.length === 0
        ? null
        : badgeTable(lines, paper, (line) => early((line as (typeof lines)[number]).early, paper.language)),
  );
}

/** The commendations in force that were decided from `from` to `to` (this year, where no day is named), of a unit and below. Needs honour.read. */
export async function commendationsDocument(ctx: Context, id: string, asked: DocumentAsked): Promise<DocumentMade> {
  const unit = await readable(ctx, id);
  const year = ctx.today.slice(0, 4);
  const dates = { from: asked.from ?? `${year}-01-01`, to: asked.to ?? `${year}-12-31` };
  const { lo, hi, divisions } = await subtree(ctx.tx, unit);
  const rows = await ctx.tx
    .selectFrom('commendation as c')
    .innerJoin('unit as u', 'u.id', 'c.unit_id')
    .selectAll('c')
    .select('u.name as unit_name')
    .where('c.division', 'in', divisions)
    .where('c.scope', '>=', lo)
    .where('c.scope', '<', hi)
    .where('c.annulled_on', 'is', null)
    .where('c.decided_on', '>=', dates.from)
    .where('c.decided_on', '<=', dates.to)
    .orderBy('c.decided_on')
    .orderBy('c.sort_key')
    .orderBy('c.id')
    .limit(MOST + 1)
    .execute();
  const { forms } = ctx.services.rulebook.honours;
  return await sheet(ctx, unit, asked, { form: 'commendation_list', numbered: false, dates }, ({ say, language }) =>
    rows.length === 0
      ? null
      : {
          kind: 'table',
          head: ['number', 'name', 'unit', 'form', 'giver', 'decision', 'reason'].map((key) =>
            say(`honours.paper.${key}`),
          ),
          columns: [
            { wide: 0.4, align: 'center' },
            { wide: 1.4 },
            { wide: 1.4 },
            { wide: 1.3 },
            { wide: 1.3 },
            { wide: 1.2 },
            { wide: 2 },
          ],
          rows: rows.map((row, at) => [
            String(at + 1),
            row.name,
            row.person_id === null ? '' : row.unit_name,
            forms.find((form) => form.id === row.form)?.label[language] ?? row.form,
            row.by_name,
            [row.number_text ?? '', writtenDate(row.decided_on, language)].filter(Boolean).join(', '),
            row.reason,
          ]),
        },
  );
}

async function readable(ctx: Context, id: string): Promise<UnitRef> {
  const unit = await unitOf(ctx, id);
  ctx.demand('honour.read', unit);
  return unit;
}

function badgeTable(
  lines: readonly DueLine[],
  { say, language }: Paper,
  noteOf?: (line: DueLine) => string,
): DocumentTable {
  const keys = ['number', 'name', 'unit', 'admitted', 'years', 'due', 'bonus', ...(noteOf ? ['early'] : [])];
  return {
    kind: 'table',
    head: keys.map((key) => say(`honours.paper.${key}`)),
    columns: [
      { wide: 0.4, align: 'center' },
      { wide: 1.7 },
      { wide: 1.8 },
      { wide: 1.1, align: 'center' },
      { wide: 0.7, align: 'center' },
      { wide: 1.1, align: 'center' },
      { wide: 1.1, align: 'end' },
      ...(noteOf ? [{ wide: 1 }] : []),
    ],
    rows: lines.map((line, at) => [
      String(at + 1),
      line.name,
      line.unitName,
      writtenDate(line.admittedOn, language),
      String(line.years),
      writtenDate(line.dueOn, language),
      line.bonus === null ? '–' : writtenNumber(line.bonus, language),
      ...(noteOf ? [noteOf(line)] : []),
    ]),
  };
}

type Sheet = { form: string; numbered: boolean; dates: { from: string; to: string } };

/** The sheet around a table: letterhead, title and subject of the rulebook's form, the head's signature. */
async function sheet(
  ctx: Context,
  unit: UnitRef,
  { language }: DocumentAsked,
  { form: formId, numbered, dates }: Sheet,
  tableOf: (paper: Paper) => DocumentTable | null,
): Promise<DocumentMade> {
  const { rulebook } = ctx.services;
  const form = formOf(rulebook, formId);
  const say = sayIn(rulebook, language);
  const name = await unitName(ctx.tx, unit);
  const values = { unit: name, from: writtenDate(dates.from, language), to: writtenDate(dates.to, language) };
  const table = tableOf({ say, language });
  const cut = table && table.rows.length > MOST ? { ...table, rows: table.rows.slice(0, MOST) } : table;
  const blocks = form.sections.flatMap((section): DocumentBlock[] =>
    section.fill === 'list'
      ? [
          ...(cut !== table
            ? [{ kind: 'paragraph' as const, look: 'note' as const, text: say('honours.paper.first', { count: MOST }) }]
            : []),
          cut ?? { kind: 'paragraph', text: say('honours.paper.nobody') },
        ]
      : [{ kind: 'paragraph', text: filled(section.label[language], values) }],
  );
  return {
    unit,
    fileName: fileNameOf(form.title[language], name, dates.to),
    model: {
      language,
      direction: directionOf(language),
      orientation: form.orientation ?? 'landscape',
      letterhead: await letterheadFor(ctx, unit, {
        number: numbered ? await fillableNumber(ctx.tx, unit, form.type, rulebook) : null,
        date: ctx.today,
        language,
      }),
      title: form.title[language],
      subject: form.subject ? filled(form.subject[language], values) : name,
      rule: rulebook.documents.layout.title.rule,
      blocks,
      signatures: [await signatureFor(ctx, unit, await headOn(ctx, unit, ctx.today), language)],
      recipients: numbered ? await recipientsFor(ctx, unit, language) : null,
      mark: null,
    },
  };
}
