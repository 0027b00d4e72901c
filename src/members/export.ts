/** The register as a table that can be imported again: the same columns, in the same words, as the rulebook's workbook. */
import { sql } from 'kysely';
import { unitOf } from '../organization/tree.ts';
import { type Context, query } from '../platform/bus/command.ts';
import { refuse } from '../platform/refusal.ts';
import * as s from '../platform/schema.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { linesFrom } from './listLines.ts';
import { memberFilters } from './member.ts';

const MOST = 200_000;
const LANGUAGES = ['vi', 'en', 'ar'] as const;

type ExportRow = {
  division: string;
  person_id: string;
  full_name: string;
  birth_date: string;
  birth_year_only: boolean | null;
  sex: string;
  ethnicity: string | null;
  unit_id: string;
  unit_name: string;
  admitted_on: string | null;
  official_on: string | null;
  card_no: Buffer | null;
  phone: Buffer | null;
  education: string | null;
  theory: string | null;
  note: string | null;
  posts: { post: string; side: string }[];
};

/** Rows of the filtered list for a file; full numbers only for who may see them. The export is a line of the ledger. */
export const exportMembers = query({
  name: 'member.export',
  method: 'GET',
  path: '/units/{unit}/members/table',
  capability: 'member.export',
  summary: 'The filtered list of members as a table for a file; recorded',
  recorded: true,
  input: s.object({ ...memberFilters, language: s.optional(s.oneOf(LANGUAGES)) }),
  output: s.object({ columns: s.list(s.anyText(), 50), rows: s.list(s.list(s.anyText(), 50), MOST) }),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const on = input.on ?? ctx.today;
    const language = input.language ?? 'vi';
    const { rows } = await sql<ExportRow>`
      select m.division, m.person_id, m.full_name, m.birth_date, p.birth_year_only, m.sex, m.ethnicity, m.unit_id, u.name as unit_name, p.admitted_on, p.official_on, p.card_no, p.phone, p.education, p.theory, p.note,
        coalesce((select json_agg(json_build_object('post', h.post, 'side', h.side) order by h.scope desc, h.id) from post h
          where h.division = m.division and left(m.scope, length(h.scope)) = h.scope and h.person_id = m.person_id and h.valid_from <= ${on} and h.valid_to > ${on}), '[]') as posts
      ${await linesFrom(ctx, unit, input)} order by u.path, m.sort_key, m.id limit ${MOST + 1}`.execute(ctx.tx);
    if (rows.length > MOST) refuse('export.too_many', { max: MOST });
    const oversees = await overseenBy(ctx, rows, on);
    const columns = columnsOf(ctx.services.rulebook);
    const word = wordsOf(ctx.services.rulebook, language);
    const full = ctx.may('member.reveal', unit);
    const open = (row: ExportRow, field: 'card_no' | 'phone') => {
      const cipher = row[field];
      return full && cipher !== null
        ? ctx.services.keys.decrypt(cipher, `person:${row.person_id}:${field}`).toString()
        : '';
    };
    return {
      columns: columns.map((column) =>
        language === 'vi' ? (column.headings[0] ?? column.label.vi) : column.label[language],
      ),
      rows: rows.map((row, i) => {
        const cells: Record<string, string> = {
          number: String(i + 1),
          name: row.full_name,
          birth_date: full ? written(row.birth_date, row.birth_year_only === true) : row.birth_date.slice(0, 4),
          sex: word('sexes', row.sex),
          ethnicity: word('ethnicities', row.ethnicity),
          unit: row.unit_name,
          admitted_on: written(row.admitted_on),
          official_on: written(row.official_on),
          card_number: open(row, 'card_no'),
          phone: open(row, 'phone'),
          education: word('educationLevels', row.education),
          theory: word('theoryLevels', row.theory),
          note: row.note ?? '',
          party_post: postWords(ctx.services.rulebook, row.posts, 'party', language),
          oversees: oversees(row).join('; '),
          civil_post: postWords(ctx.services.rulebook, row.posts, 'civil', language),
        };
        return columns.map((column) => plain(cells[column.field] ?? ''));
      }),
    };
  },
});

/** The units that each of these members oversees on a day, in tree order: the duty lies at the unit that is overseen, wherever that is. */
async function overseenBy(
  ctx: Context,
  rows: readonly Pick<ExportRow, 'division' | 'person_id'>[],
  on: string,
): Promise<(row: Pick<ExportRow, 'division' | 'person_id'>) => string[]> {
  const ids = [...new Set(rows.map((row) => row.person_id))];
  const { rows: duties } = await sql<{ division: string; person_id: string; unit: string }>`
    select d.person_division as division, d.person_id, coalesce(o.code, o.name) as unit from overseer_duty d join unit o on o.id = d.unit_id
    where d.person_id = any(${ids}::uuid[]) and d.valid_from <= ${on} and d.valid_to > ${on} order by o.path`.execute(
    ctx.tx,
  );
  const keyOf = (row: Pick<ExportRow, 'division' | 'person_id'>) => `${row.division} ${row.person_id}`;
  const units = Map.groupBy(duties, keyOf);
  return (row) => (units.get(keyOf(row)) ?? []).map(({ unit }) => unit);
}

function columnsOf(rulebook: Rulebook) {
  return (
    rulebook.import.workbooks.flatMap((book) => book.sheets).find((sheet) => sheet.id === 'members')?.columns ?? []
  );
}

function wordsOf(rulebook: Rulebook, language: (typeof LANGUAGES)[number]) {
  return (list: 'sexes' | 'ethnicities' | 'educationLevels' | 'theoryLevels', code: string | null) =>
    rulebook.membership[list].find((entry) => entry.id === code)?.label[language] ?? '';
}

function postWords(
  rulebook: Rulebook,
  posts: ExportRow['posts'],
  side: string,
  language: (typeof LANGUAGES)[number],
): string {
  return posts
    .filter((p) => p.side === side)
    .map((p) => rulebook.posts.find((post) => post.id === p.post)?.label[language].one ?? p.post)
    .join('; ');
}

function written(date: string | null, yearOnly = false): string {
  if (date === null) return '';
  return yearOnly ? date.slice(0, 4) : date.split('-').reverse().join('/');
}

/** A cell that a spreadsheet would take for a formula is made text; reading it back takes the sign off again. */
export function plain(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}
