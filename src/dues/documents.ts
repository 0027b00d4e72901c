/** What stands on the papers of the dues: a month's list, a slip, the year's account. Floor 8 writes them as .docx. */
import { letterheadFor } from '../organization/letterhead.ts';
import { addressOf, unitRef } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import {
  type DocumentAsked,
  type DocumentBlock,
  type DocumentLanguage,
  type DocumentMade,
  dateParts,
  directionOf,
  fileNameOf,
  filled,
} from '../platform/document.ts';
import { writtenDate } from '../platform/i18n/dates.ts';
import { formOf, sayIn } from '../rulebook/texts.ts';
import { accountTable, monthsTable, sheetTable, slipTable } from './paperTables.ts';
import { slipsOf } from './queries/remittances.ts';
import { sheetOf } from './queries/sheet.ts';
import { yearOf } from './queries/year.ts';
import { thisMonth } from './reading.ts';
import { slipById } from './slips.ts';

const FORMS = { sheet: 'dues_sheet', slip: 'dues_slip', year: 'dues_settlement' } as const;

/** The list of a unit's month, to be signed beside each name. `id` is the unit's, `from` a day of the month. Needs dues.read. */
export async function sheetDocument(ctx: Context, id: string, asked: DocumentAsked): Promise<DocumentMade> {
  const unit = await unitRef(ctx.tx, id);
  ctx.demand('dues.read', unit);
  const month = asked.from?.slice(0, 7) ?? thisMonth(ctx);
  const sheet = await sheetOf(ctx, unit, month);
  const say = sayIn(ctx.services.rulebook, asked.language);
  const { totals } = sheet;
  return await paper(ctx, unit, FORMS.sheet, asked.language, {
    about: month,
    day: sheet.closedOn ?? ctx.today,
    fills: {
      list: [sheetTable(ctx.services.rulebook, sheet, say, asked.language)],
      totals: [
        line(
          say('dues.paper.totals', {
            members: totals.members,
            paid: totals.paidMembers,
            due: totals.due + totals.voluntary,
            collected: totals.collected,
          }),
        ),
        ...sheet.others.map((other) =>
          line(
            say('dues.paper.other', {
              name: other.name,
              month: writtenDate(other.month, asked.language),
              amount: other.amount,
            }),
          ),
        ),
      ],
    },
    names: { collector: sheet.closedName ?? '' },
  });
}

/** A slip. `id` is its own. Needs dues.read at its unit. */
export async function slipDocument(ctx: Context, id: string, { language }: DocumentAsked): Promise<DocumentMade> {
  const row = await slipById(ctx, id);
  const unit = addressOf(row);
  ctx.demand('dues.read', unit);
  const [slip] = await slipsOf(ctx, [row]);
  if (!slip) throw new Error('A slip that was found is gone.');
  const say = sayIn(ctx.services.rulebook, language);
  return await paper(ctx, unit, FORMS.slip, language, {
    about: slip.toMonth,
    day: slip.sentOn,
    number: slip.number,
    fills: {
      sums: [slipTable(slip, say)],
      state: [
        line(
          say('dues.paper.state', {
            state: slip.state,
            date: slip.confirmedOn ? writtenDate(slip.confirmedOn, language) : '',
            name: slip.confirmedName ?? '',
            unit: slip.to?.name ?? '',
          }),
        ),
        ...(slip.note ? [line(slip.note)] : []),
      ],
    },
    names: { sender: slip.sentName, receiver: slip.confirmedName ?? '' },
  });
}

/** The year's account of a unit. `id` is the unit's, `from` a day of the year. Needs dues.read. */
export async function yearDocument(ctx: Context, id: string, asked: DocumentAsked): Promise<DocumentMade> {
  const unit = await unitRef(ctx.tx, id);
  ctx.demand('dues.read', unit);
  const year = Number((asked.from ?? ctx.today).slice(0, 4));
  const told = await yearOf(ctx, unit, year);
  const say = sayIn(ctx.services.rulebook, asked.language);
  return await paper(ctx, unit, FORMS.year, asked.language, {
    about: String(year),
    day: told.settled?.on ?? ctx.today,
    fills: {
      account: [accountTable(told.account, say)],
      months: [monthsTable(told.months, say, asked.language)],
      remarks: told.settled?.note ? [line(told.settled.note)] : [],
    },
    names: { collector: told.settled?.name ?? '' },
    draft: told.settled === null,
  });
}

type Parts = {
  /** a month or a year, for the subject */
  about: string;
  day: string;
  number?: string;
  fills: Record<string, DocumentBlock[]>;
  names: Record<string, string>;
  draft?: boolean;
};

async function paper(
  ctx: Context,
  unit: UnitRef,
  formId: string,
  language: DocumentLanguage,
  { about, day, number, fills, names, draft }: Parts,
): Promise<DocumentMade> {
  const { rulebook } = ctx.services;
  const form = formOf(rulebook, formId);
  const { layout } = rulebook.documents;
  return {
    unit,
    fileName: fileNameOf(form.title[language], about),
    model: {
      language,
      direction: directionOf(language),
      orientation: form.orientation ?? 'portrait',
      letterhead: await letterheadFor(ctx, unit, { number: number ?? null, date: day, language }),
      title: form.title[language],
      subject: filled(form.subject?.[language] ?? '', dateParts(layout.dates, about, language)),
      rule: layout.title.rule,
      blocks: form.sections.flatMap((section): DocumentBlock[] => {
        const blocks = fills[section.fill] ?? [];
        return blocks.length === 0 ? [] : [{ kind: 'heading', text: section.label[language] }, ...blocks];
      }),
      signatures: form.signers.map((signer) => ({
        lines: [signer.label[language]],
        note: null,
        name: names[signer.id] ?? '',
      })),
      recipients: null,
      mark: draft ? layout.marks.draft[language] : null,
    },
  };
}

function line(text: string): DocumentBlock {
  return { kind: 'paragraph', text };
}
