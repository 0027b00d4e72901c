/** Papers of the contact with where people live: the remark on one person, and the list of a round. Floor 8 writes them as .docx. */
import { sql } from 'kysely';
import { headOn, letterheadFor, recipientsFor, signatureFor } from '../organization/letterhead.ts';
import { addressOf } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
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
import { found } from '../platform/refusal.ts';
import { fillableNumber } from '../register/numbers.ts';
import type { DocumentForm } from '../rulebook/schema.ts';
import { formOf, sayIn } from '../rulebook/texts.ts';
import { remarkOf } from './queries/remarks.ts';
import { remarkLines, remarkRow, roundRow, type ShownRemark, shownRemarks } from './reading.ts';

/** Longer lists are for the screen; the paper says how many there are. */
const MOST = 1000;

/** The remark on one person as it holds now; before it was sent the texts stand open, for the cell's own meeting. For whoever may read the remark. */
export async function remarkDocument(ctx: Context, id: string, asked: DocumentAsked): Promise<DocumentMade> {
  const remark = await remarkOf(ctx, id);
  const unit = addressOf(await remarkRow(ctx, id));
  const { rulebook } = ctx.services;
  const { language } = asked;
  const { contact } = rulebook.residence;
  const form = formOf(rulebook, 'residence_remark');
  const say = sayIn(rulebook, language);
  const label = (list: readonly { id: string; label: Record<typeof language, string> }[] | undefined, code: string) =>
    list?.find((each) => each.id === code)?.label[language] ?? code;
  const values = {
    name: remark.name,
    year: String(remark.year),
    home: remark.home.name,
    residence: remark.residence.name,
    discussed: remark.discussedOn === null ? '…' : writtenDate(remark.discussedOn, language),
  };
  const fills: Record<string, () => DocumentBlock[]> = {
    // what may be left out is left out once it was sent
    texts: () =>
      (contact?.round.parts ?? []).flatMap((part): DocumentBlock[] => {
        const text = remark.texts.find((each) => each.part === part.id)?.text;
        if (!text && remark.state === 'sent') return [];
        return [
          { kind: 'heading', text: part.label[language] },
          { kind: 'paragraph', text: text || BLANK },
        ];
      }),
    level: () => [
      {
        kind: 'paragraph',
        label: say('residence.paper.level'),
        text: remark.level === null ? BLANK : label(contact?.round.levels, remark.level),
      },
    ],
    corrections: () =>
      remark.wordings.slice(1).map((each) => ({
        kind: 'paragraph',
        look: 'note',
        text: say('residence.paper.correction', {
          number: String(each.number),
          on: writtenDate(each.on, language),
          reason: each.reason ?? '',
        }),
      })),
  };
  return await paper(ctx, unit, asked, {
    form,
    values,
    fills,
    date: remark.sentOn ?? ctx.today,
    name: [String(remark.year), remark.name],
    numbered: true,
  });
}

/** A place to write by hand. */
const BLANK = '…'.repeat(60);

/** The list of a round: who is written of, from which cell, the level, and when it was sent. Needs residence.read. */
export async function roundDocument(ctx: Context, id: string, asked: DocumentAsked): Promise<DocumentMade> {
  const round = await roundRow(ctx, id);
  const unit = addressOf(round);
  ctx.demand('residence.read', unit);
  const { rulebook } = ctx.services;
  const { language } = asked;
  const levels = rulebook.residence.contact?.round.levels ?? [];
  const say = sayIn(rulebook, language);
  const which = sql`r.division = ${round.division} and r.round_id = ${round.id} and r.state <> 'dropped'`;
  const { rows } =
    await sql<ShownRemark>`select * from ${shownRemarks(which)} x order by sort_key, id limit ${MOST + 1}`.execute(
      ctx.tx,
    );
  const lines = await remarkLines(ctx, rows.slice(0, MOST));
  const fills: Record<string, () => DocumentBlock[]> = {
    list: () => [
      ...(rows.length > MOST
        ? [{ kind: 'paragraph' as const, look: 'note' as const, text: say('residence.paper.first', { count: MOST }) }]
        : []),
      lines.length === 0
        ? { kind: 'paragraph', text: say('residence.paper.nobody') }
        : {
            kind: 'table',
            head: ['number', 'name', 'home', 'level', 'discussed', 'sent', 'received'].map((key) =>
              say(`residence.paper.${key}`),
            ),
            columns: [
              { wide: 0.4, align: 'center' },
              { wide: 1.8 },
              { wide: 2 },
              { wide: 1.3 },
              { wide: 1.1, align: 'center' },
              { wide: 1.1, align: 'center' },
              { wide: 1.2 },
            ],
            rows: lines.map((line, at) => [
              String(at + 1),
              line.name,
              line.home.name,
              // a draft is no remark yet
              line.state === 'sent'
                ? (levels.find((each) => each.id === line.level)?.label[language] ?? line.level ?? '')
                : '',
              line.state === 'sent' && line.discussedOn ? writtenDate(line.discussedOn, language) : '',
              line.sentOn ? writtenDate(line.sentOn, language) : '',
              '',
            ]),
          },
    ],
  };
  return await paper(ctx, unit, asked, {
    form: formOf(rulebook, 'residence_round'),
    values: { year: String(round.year), due: writtenDate(round.due, language) },
    fills,
    date: ctx.today,
    name: [String(round.year)],
    numbered: false,
  });
}

type Sheet = {
  form: DocumentForm;
  values: Record<string, string>;
  fills: Record<string, () => DocumentBlock[]>;
  date: string;
  name: string[];
  numbered: boolean;
};

/** The sheet of a form: its sections in their order, each filled or printed as it stands, with the head's signature. */
async function paper(ctx: Context, unit: UnitRef, asked: DocumentAsked, sheet: Sheet): Promise<DocumentMade> {
  const { rulebook } = ctx.services;
  const { language } = asked;
  const { form, values } = sheet;
  const row = found(await ctx.tx.selectFrom('unit').select('name').where('id', '=', unit.id).executeTakeFirst());
  const all = { unit: row.name, ...values };
  return {
    unit,
    fileName: fileNameOf(form.title[language], ...sheet.name),
    model: {
      language,
      direction: directionOf(language),
      orientation: form.orientation ?? 'portrait',
      letterhead: await letterheadFor(ctx, unit, {
        number: sheet.numbered ? await fillableNumber(ctx.tx, unit, form.type, rulebook) : null,
        date: sheet.date,
        language,
      }),
      title: form.title[language],
      subject: form.subject ? filled(form.subject[language], all) : row.name,
      rule: rulebook.documents.layout.title.rule,
      blocks: form.sections.flatMap((section): DocumentBlock[] => {
        const fill = sheet.fills[section.fill];
        return fill ? fill() : [{ kind: 'paragraph', text: filled(section.label[language], all) }];
      }),
      signatures: [await signatureFor(ctx, unit, await headOn(ctx, unit, sheet.date), language)],
      recipients: sheet.numbered ? await recipientsFor(ctx, unit, language) : null,
      mark: null,
    },
  };
}
