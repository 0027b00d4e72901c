/** The tables on the papers of the dues. Pure. */
import type { DocumentLanguage, DocumentTable } from '../platform/document.ts';
import { writtenDate } from '../platform/i18n/dates.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Say } from '../rulebook/texts.ts';
import type { DuesSheet } from './dues.ts';
import type { Account, Slip, YearMonth } from './slip.ts';

const NAME = { wide: 2 };
const AMOUNT = { wide: 1, align: 'end' as const };

/** Who owes what and who has paid, with room for each hand. */
export function sheetTable(
  rulebook: Pick<Rulebook, 'dues'>,
  { lines }: Pick<DuesSheet, 'lines'>,
  say: Say,
  language: DocumentLanguage,
): DocumentTable {
  const money = (amount: number) => say('dues.paper.amount', { amount });
  const nameOf = (id: string | null) =>
    rulebook.dues.categories.find((category) => category.id === id)?.label[language] ?? '';
  return {
    kind: 'table',
    head: [
      say('dues.paper.number'),
      say('dues.sheet.name'),
      say('dues.sheet.category'),
      say('dues.sheet.due'),
      say('dues.sheet.paid'),
      say('dues.sheet.paid_on'),
      say('dues.paper.signature'),
    ],
    columns: [{ wide: 0.5, align: 'center' }, NAME, { wide: 1.4 }, AMOUNT, AMOUNT, { wide: 1.1 }, { wide: 1.1 }],
    rows: lines.map((line, at) => [
      String(at + 1),
      line.name,
      nameOf(line.category),
      line.due === null ? '' : money(line.due + line.voluntary),
      line.paid === 0 ? '' : money(line.paid),
      line.paidOn ? writtenDate(line.paidOn, language) : '',
      '',
    ]),
  };
}

/** What came together, what stays and what goes up. */
export function slipTable(slip: Slip, say: Say): DocumentTable {
  return pairs(
    [
      [say('dues.slip.own'), slip.own],
      [say('dues.slip.received'), slip.received],
      [say('dues.slip.kept_of', { percent: slip.percent }), slip.kept],
      [say('dues.slip.remitted'), slip.remitted],
    ],
    say,
  );
}

export function accountTable(account: Account, say: Say): DocumentTable {
  return pairs(
    [
      [say('dues.year.due'), account.due],
      [say('dues.year.collected'), account.collected],
      [say('dues.year.received'), account.received],
      [say('dues.year.kept'), account.kept],
      [say('dues.year.remitted'), account.remitted],
      [say('dues.year.undivided'), account.undivided],
      [say('dues.year.unpaid'), account.unpaid],
    ],
    say,
  );
}

export function monthsTable(months: readonly YearMonth[], say: Say, language: DocumentLanguage): DocumentTable {
  const money = (amount: number) => say('dues.paper.amount', { amount });
  return {
    kind: 'table',
    head: [
      say('dues.year.month'),
      say('dues.year.payers'),
      say('dues.year.due'),
      say('dues.year.collected'),
      say('dues.year.remitted'),
    ],
    columns: [{ wide: 1 }, { wide: 0.8, align: 'end' }, AMOUNT, AMOUNT, AMOUNT],
    rows: months.map((month) => [
      writtenDate(month.month, language),
      String(month.payers),
      money(month.due),
      money(month.collected),
      money(month.remitted),
    ]),
  };
}

function pairs(rows: readonly (readonly [string, number])[], say: Say): DocumentTable {
  return {
    kind: 'table',
    head: [say('dues.paper.what'), say('dues.paper.sum')],
    columns: [{ wide: 3 }, { wide: 1.4, align: 'end' }],
    rows: rows.map(([label, amount]) => [label, say('dues.paper.money', { amount })]),
  };
}
