import { sql } from 'kysely';
import { type Context, query } from '../../platform/bus/command.ts';
import { listPage } from '../../platform/db/keyset.ts';
import { pageInput } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import type { PersonRow } from '../person.ts';
import { asWritten, rowsOf, type YearRow } from './part.ts';
import { askedFor, countsOf, figuresOf, groupsOf, namedBy, partOf, personOfYear } from './reading.ts';
import { memberYear, yearFacts, yearInput } from './year.ts';

/** What is recorded of a member in a year: tasks, meetings, dues, posts and the rest, as numbers of facts (M15). 404 for whom one does not see. */
export const getMemberYear = query({
  name: 'member_year.get',
  method: 'GET',
  path: '/members/{id}/year',
  capability: 'signed-in',
  summary: "A member's year in numbers of recorded facts",
  input: s.object({ id: s.id(), year: yearInput }),
  output: memberYear,
  run: async (ctx, { id, year }) => {
    const { person, own, parts } = await personOfYear(ctx, id);
    const { rows } = await sql<{
      all: number;
      open: number;
      first: string | null;
    }>`select count(*)::int as all, count(*) filter (where state = 'open')::int as open,
      (select min(valid_from) from membership m where m.person_id = ${person.id}) as first
      from correction where person_id = ${person.id} and subject_id is not null and year = ${year} and state <> 'moved'`.execute(
      ctx.tx,
    );
    return {
      ...(await whose(ctx, person)),
      year,
      years: yearsBetween(rows[0]?.first ?? ctx.today, ctx.today),
      groups: groupsOf(ctx, parts),
      counts: (await countsOf(ctx, parts, [person.id], year)).get(person.id) ?? {},
      contested: { all: rows[0]?.all ?? 0, open: rows[0]?.open ?? 0 },
      own,
    };
  },
});

async function whose(ctx: Context, person: PersonRow) {
  const { name } = await ctx.tx
    .selectFrom('unit')
    .select('name')
    .where('id', '=', person.unit_id)
    .executeTakeFirstOrThrow();
  return { person: { id: person.id, name: person.full_name }, unit: { id: person.unit_id, name } };
}

const MOST_YEARS = 100;

/** The years from the first to the latest, the latest first. */
function yearsBetween(first: string, last: string): number[] {
  const [from, to] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))];
  return Array.from({ length: Math.min(Math.max(to - from + 1, 1), MOST_YEARS) }, (_, i) => to - i);
}

/** The facts behind one number of a member's year, the latest first, each with its record, its day and who recorded it. 404 for a figure the reader does not see. */
export const listYearFacts = query({
  name: 'member_year.facts',
  method: 'GET',
  path: '/members/{id}/year/facts',
  capability: 'signed-in',
  summary: "The facts behind a number of a member's year",
  input: s.object({ id: s.id(), year: yearInput, figure: s.text(60), ...pageInput }),
  output: yearFacts,
  run: async (ctx, input) => {
    const { person, own, parts } = await personOfYear(ctx, input.id);
    const part = partOf(parts, input.figure);
    const facts = rowsOf([part], askedFor(ctx, [person.id], input.year));
    const base = ctx.tx
      .selectFrom(sql<YearRow>`(${facts})`.as('f'))
      .innerJoin('unit as u', 'u.id', 'f.unit_id')
      .where('f.figure', '=', input.figure)
      .select([
        'f.ref as id',
        'f.link',
        'f.on_day',
        'f.what',
        'f.why',
        'f.by_name',
        'f.figure',
        'u.id as unit_id',
        'u.name as unit_name',
      ]);
    const contests = await contestsOf(ctx, person.id, input.figure);
    const list = await listPage(
      ctx,
      base,
      input,
      [
        ['on_day', 'desc'],
        ['id', 'desc'],
      ],
      (row) => {
        const contest = contests.get(row.id);
        return {
          ref: row.id,
          link: row.link,
          on: row.on_day,
          ...namedBy(ctx, part, row),
          by: row.by_name,
          unit: { id: row.unit_id, name: row.unit_name },
          contest: contest
            ? { id: contest.id, state: contest.state, changed: contest.record_changed, due: contest.due }
            : null,
          mayContest: own && part.appeal !== true && contest?.state !== 'open',
        };
      },
    );
    const [figure] = figuresOf(ctx, { ...part, figures: part.figures.filter(({ id }) => id === input.figure) });
    return {
      ...list,
      ...(await whose(ctx, person)),
      year: input.year,
      group: groupsOf(ctx, [part])[0]?.text ?? asWritten(''),
      figure: figure ?? { id: input.figure, text: asWritten(''), sign: null, main: false },
      own,
      appeal: part.appeal === true,
    };
  },
});

/** The latest contest of each fact of a figure, by the fact's record. */
async function contestsOf(ctx: Context, personId: string, figure: string) {
  const rows = await ctx.tx
    .selectFrom('correction')
    .select(['id', 'subject_id', 'state', 'record_changed', 'due'])
    .where('person_id', '=', personId)
    .where('subject_id', 'is not', null)
    .where('field', '=', figure)
    .where('state', '!=', 'moved')
    .orderBy('asked_at')
    .execute();
  return new Map(rows.map((row) => [row.subject_id, row]));
}
