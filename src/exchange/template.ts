/** An empty workbook to fill in: the sheets and headings of the rulebook, and a sheet that says what goes into each column. */
import writeExcelFile from 'write-excel-file/node';
import { unitOf } from '../organization/tree.ts';
import { query } from '../platform/bus/command.ts';
import { loadMessages } from '../platform/i18n/messages.ts';
import * as s from '../platform/schema.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Column } from '../rulebook/schema.ts';
import type { Language } from '../rulebook/schemaBase.ts';
import { termValues } from '../rulebook/words.ts';

/** What a column takes, by its format. */
const FORMAT_TEXTS = new Map<Column['format'], string>([
  ['text', 'exchange.template.text'],
  ['name', 'exchange.template.name'],
  ['date', 'exchange.template.date'],
  ['whole', 'exchange.template.whole'],
  ['code', 'exchange.template.code'],
  ['flag', 'exchange.template.flag'],
  ['unit', 'exchange.template.unit'],
  ['units', 'exchange.template.units'],
  ['phone', 'exchange.template.phone'],
  ['card', 'exchange.template.card'],
  ['holder', 'exchange.template.holder'],
]);

/** The columns of the sheet that explains. */
const HEADINGS = [
  'exchange.template.sheet',
  'exchange.template.heading',
  'exchange.template.meaning',
  'exchange.template.required',
  'exchange.template.takes',
];

/** The workbook that an import reads, with nothing in it but its headings and how to fill it in. */
export const importTemplate = query({
  name: 'import.template',
  method: 'GET',
  path: '/units/{unit}/imports/template',
  capability: 'import.run',
  summary: 'An empty workbook for an import, with what goes into each column',
  input: s.object({ unit: s.id(), language: s.optional(s.oneOf(['vi', 'en', 'ar'])) }),
  output: s.object({ name: s.anyText(), mediaType: s.anyText(), base64: s.anyText() }),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input) => ({
    name: `${ctx.services.rulebook.import.workbooks[0]?.id ?? 'import'}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    base64: (await templateOf(ctx.services.rulebook, input.language ?? 'vi')).toString('base64'),
  }),
});

/** The workbook's bytes. The headings are those that an import knows, whatever the language of the explanations. */
export async function templateOf(rulebook: Rulebook, language: Language): Promise<Buffer> {
  const messages = loadMessages({ [language]: termValues(rulebook, language) });
  const t = (key: string, values?: Record<string, string>) => messages.text(language, key, values);
  const sheets = rulebook.import.workbooks[0]?.sheets ?? [];
  const head = HEADINGS.map((key) => bold(t(key)));
  const lines = sheets.flatMap((sheet) =>
    sheet.columns.map((column) => [
      text(sheet.names[0] ?? sheet.id),
      text(column.headings[0] ?? column.field),
      text(column.label[language]),
      text(column.required ? t('exchange.template.yes') : ''),
      text(t(FORMAT_TEXTS.get(column.format) ?? '', { words: wordsFor(rulebook, column).join(', ') })),
    ]),
  );
  return await writeExcelFile([
    ...sheets.map((sheet) => ({
      sheet: sheet.names[0] ?? sheet.id,
      data: [sheet.columns.map((column) => bold(column.headings[0] ?? column.field))],
      columns: sheet.columns.map(() => ({ width: 20 })),
    })),
    {
      sheet: t('exchange.template.guide'),
      data: [head, ...lines],
      columns: [18, 34, 30, 12, 90].map((width) => ({ width })),
    },
  ]).toBuffer();
}

/** The words that a column of a list takes, as the rulebook writes them first. */
function wordsFor(rulebook: Rulebook, { format, list }: Column): string[] {
  const { membership, posts, settings, committees } = rulebook;
  const { answers, kindWords } = rulebook.import;
  if (format === 'flag') return [answers.yes, answers.no].flatMap((words) => words.slice(0, 1));
  if (format !== 'code') return [];
  const civil = posts.filter((post) => post.kind === 'civil');
  const party = posts.filter((post) => post.kind === 'party');
  const first = (entries: readonly { id: string; recognizes: readonly string[] }[]) =>
    entries.map((entry) => entry.recognizes[0] ?? entry.id);
  const lists: Record<NonNullable<Column['list']>, string[]> = {
    unitKinds: kindWords.flatMap((line) => line.words.slice(0, 1)),
    settings: first(settings),
    sexes: first(membership.sexes),
    ethnicities: first(membership.ethnicities),
    educationLevels: first(membership.educationLevels),
    theoryLevels: first(membership.theoryLevels),
    partyPosts: first(party),
    civilPosts: first(civil),
    ownerships: first(committees.ownerships),
    memberStatuses: rulebook.import.summary.statuses.map((entry) => entry.recognizes[0] ?? entry.id),
    memberStates: rulebook.import.summary.states.map((entry) => entry.recognizes[0] ?? entry.id),
  };
  return list === undefined ? [] : [...new Set(lists[list])];
}

function text(value: string) {
  return { value, type: String, wrap: true };
}

function bold(value: string) {
  return { ...text(value), fontWeight: 'bold' as const };
}
