/** A cell's members in one table for a year, from one statement over all of them; and the same as a spreadsheet. */
import { sql } from 'kysely';
import writeExcelFile from 'write-excel-file/node';
import { unitName, unitOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { holdsWords, listPage, type Way } from '../../platform/db/keyset.ts';
import { fileNameOf } from '../../platform/document.ts';
import { pageInput } from '../../platform/paging.ts';
import { refuse } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { sayIn } from '../../rulebook/texts.ts';
import { plain } from '../export.ts';
import { daysOf, partsSeen, rowsOf } from './part.ts';
import { askedFor, countsOf, groupsOf } from './reading.ts';
import { cellYear, yearInput } from './year.ts';

type Member = { id: string; name: string; sort_key: string };

/** Who had a line of his own in the unit on any day of the year; a cell's own people, not those of units below. */
async function membersIn(ctx: Context, unit: UnitRef, year: number): Promise<Member[]> {
  const { from, to } = daysOf(year);
  return await ctx.tx
    .selectFrom('membership')
    .select((eb) => ['person_id as id', eb.fn.max('full_name').as('name'), eb.fn.max('sort_key').as('sort_key')])
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('seat', '=', 'own')
    .where('valid_from', '<=', to)
    .where('valid_to', '>', from)
    .groupBy('person_id')
    .orderBy('sort_key')
    .execute();
}

/** The members of a cell with the numbers of their year; sorted by the name or by any number, the largest first (`-` turns it round). Refuses choice.unknown for a number there is not. */
export const listCellYear = query({
  name: 'member_year.cell',
  method: 'GET',
  path: '/units/{unit}/member-years',
  capability: 'member.read',
  summary: 'The year of each member of a cell in numbers of recorded facts',
  input: s.object({
    unit: s.id(),
    year: yearInput,
    search: s.optional(s.text(100)),
    sort: s.optional(s.text(60)),
    ...pageInput,
  }),
  output: cellYear,
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const parts = partsSeen(ctx, unit, false);
    const by = input.sort?.replace(/^-/, '') ?? 'name';
    const figures = parts.flatMap((part) => part.figures.map(({ id }) => id));
    if (by !== 'name' && !figures.includes(by)) refuse('choice.unknown', undefined, { field: 'sort' });
    // a number begins with the largest
    const turned = input.sort?.startsWith('-') === true;
    const way: Way = turned === (by === 'name') ? 'desc' : 'asc';
    const people = await membersIn(ctx, unit, input.year);
    const facts = rowsOf(
      parts,
      askedFor(
        ctx,
        people.map(({ id }) => id),
        input.year,
      ),
    );
    const asked = sql<Member>`(select * from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as m(id uuid, name text, sort_key text))`;
    const counted = sql<{
      person_id: string;
      counts: Record<string, number>;
    }>`(select person_id, jsonb_object_agg(figure, n) as counts
      from (select person_id, figure, count(*)::int as n from (${facts}) f group by person_id, figure) g group by person_id)`;
    const base = ctx.tx
      .selectFrom(asked.as('m'))
      .leftJoin(counted.as('k'), 'k.person_id', 'm.id')
      .select(['m.id', 'm.name', 'k.counts'])
      .select([
        sql<string>`m.sort_key collate "C"`.as('sort_key'),
        sql<number>`coalesce((k.counts ->> ${by})::int, 0)`.as('n'),
      ])
      .$if(input.search !== undefined, (q) => q.where(holdsWords('m.name', input.search ?? '')));
    const list = await listPage(
      ctx,
      base,
      input,
      by === 'name'
        ? [
            ['sort_key', way],
            ['id', way],
          ]
        : [
            ['n', way],
            ['sort_key', 'asc'],
            ['id', 'asc'],
          ],
      (row) => ({ id: row.id, name: row.name, counts: row.counts ?? {} }),
    );
    const name = await unitName(ctx.tx, unit);
    return {
      ...list,
      unit: { id: unit.id, name },
      year: input.year,
      groups: groupsOf(ctx, parts),
    };
  },
});

/** The whole table as a workbook; the export is a line of the ledger. */
export const exportCellYear = query({
  name: 'member_year.export',
  method: 'GET',
  path: '/units/{unit}/member-years/workbook',
  capability: 'member.read',
  summary: 'The year of the members of a cell as a workbook; recorded',
  recorded: true,
  input: s.object({ unit: s.id(), year: yearInput, language: s.optional(s.oneOf(['vi', 'en', 'ar'])) }),
  output: s.object({ name: s.anyText(), mediaType: s.anyText(), base64: s.anyText() }),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const language = input.language ?? 'vi';
    const say = sayIn(ctx.services.rulebook, language);
    const parts = partsSeen(ctx, unit, false);
    const people = await membersIn(ctx, unit, input.year);
    const counts = await countsOf(
      ctx,
      parts,
      people.map(({ id }) => id),
      input.year,
    );
    const groups = groupsOf(ctx, parts);
    const figures = groups.flatMap((group) => group.figures);
    const bold = (value: string) => ({ value, fontWeight: 'bold' as const });
    const rows = [
      [
        bold(''),
        bold(''),
        ...groups.flatMap((group) => group.figures.map((_, i) => bold(i === 0 ? group.text[language] : ''))),
      ],
      [
        bold(say('members.year.no')),
        bold(say('members.fact.name')),
        ...figures.map(({ text }) => bold(text[language])),
      ],
      ...people.map(({ id, name }, i) => [
        { value: i + 1, type: Number },
        { value: plain(name), type: String },
        ...figures.map((figure) => ({ value: counts.get(id)?.[figure.id] ?? 0, type: Number })),
      ]),
    ];
    const body = await writeExcelFile(rows, { sheet: String(input.year), rightToLeft: language === 'ar' }).toBuffer();
    return {
      name: fileNameOf(say('members.year.file'), String(input.year)).replace(/docx$/, 'xlsx'),
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      base64: body.toString('base64'),
    };
  },
});
