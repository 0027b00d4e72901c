/** How the facts of a member's year are read: counted by figure, and one by one. */
import { sql } from 'kysely';
import { addressOf } from '../../organization/tree.ts';
import type { Context } from '../../platform/bus/command.ts';
import { found } from '../../platform/refusal.ts';
import { inLanguages, type Label } from '../../rulebook/schemaBase.ts';
import { sayIn } from '../../rulebook/texts.ts';
import { survivorOf } from '../merging/scene.ts';
import { isSelf, type PersonRow, personOf } from '../person.ts';
import { asWritten, daysOf, partsSeen, rowsOf, type YearAsked, type YearPart, type YearRow } from './part.ts';
import type { ContestedFact, Figure, YearGroup } from './year.ts';

/** Whose year it is: one's own always, another's by the right to read members where the record lies. */
export async function personOfYear(
  ctx: Context,
  id: string,
): Promise<{ person: PersonRow; own: boolean; parts: YearPart[] }> {
  const person = await personOf(ctx, await survivorOf(ctx, id));
  const own = isSelf(ctx.actor, person.id);
  const home = addressOf(person);
  if (!own) ctx.demand('member.read', home);
  return { person, own, parts: partsSeen(ctx, home, own) };
}

/** What is asked of the parts for these people and that year. */
export function askedFor(ctx: Context, people: readonly string[], year: number): YearAsked {
  return { people: sql`${[...people]}::uuid[]`, ...daysOf(year), today: ctx.today, rulebook: ctx.services.rulebook };
}

/** How many facts there are of each figure, by person. */
export async function countsOf(
  ctx: Context,
  parts: readonly YearPart[],
  people: readonly string[],
  year: number,
): Promise<Map<string, Record<string, number>>> {
  const { rows } = await sql<{ person_id: string; figure: string; n: number }>`
    select person_id, figure, count(*)::int as n from (${rowsOf(parts, askedFor(ctx, people, year))}) f group by person_id, figure`.execute(
    ctx.tx,
  );
  return new Map(
    [...Map.groupBy(rows, (row) => row.person_id)].map(([id, of]) => [
      id,
      Object.fromEntries(of.map((row) => [row.figure, row.n])),
    ]),
  );
}

/** The headings and figures of these parts in every language. */
export function groupsOf(ctx: Context, parts: readonly YearPart[]): YearGroup[] {
  return parts.map((part) => ({ text: said(ctx, part.text), figures: figuresOf(ctx, part) }));
}

export function figuresOf(ctx: Context, part: YearPart): Figure[] {
  return part.figures.map(({ id, text, sign, main }) => ({
    id,
    text: said(ctx, text),
    sign: sign ?? null,
    main: main === true,
  }));
}

/** What a figure is called, whoever may see its facts; its id where no module brings it any more. */
export function figureText(ctx: Context, id: string): Label {
  const text = ctx.services.memberYear.flatMap(({ figures }) => figures).find((each) => each.id === id)?.text;
  return text === undefined ? asWritten(id) : said(ctx, text);
}

function said(ctx: Context, key: string): Label {
  return inLanguages((language) => sayIn(ctx.services.rulebook, language)(key));
}

/** The part that brings a figure, among those the reader sees: 404 where there is none. */
export function partOf(parts: readonly YearPart[], figure: string): YearPart {
  return found(parts.find((part) => part.figures.some(({ id }) => id === figure)));
}

/** What a fact is called, and why. */
export function namedBy(ctx: Context, part: YearPart, row: Pick<YearRow, 'figure' | 'what' | 'why'>) {
  return (
    part.named?.(row, ctx.services.rulebook) ?? {
      what: asWritten(row.what),
      why: row.why === null ? null : asWritten(row.why),
    }
  );
}

/** One fact as it stands now; undefined where it is no longer so. */
export async function factAsIs(
  ctx: Context,
  part: YearPart,
  asked: { personId: string; year: number; figure: string; ref: string },
): Promise<{ row: YearRow; fact: ContestedFact } | undefined> {
  const { rows } = await sql<YearRow>`select * from (${rowsOf([part], askedFor(ctx, [asked.personId], asked.year))}) f
    where figure = ${asked.figure} and ref = ${asked.ref} limit 1`.execute(ctx.tx);
  const [row] = rows;
  if (!row) return undefined;
  const { what, why } = namedBy(ctx, part, row);
  return { row, fact: { what, why, on: row.on_day, by: row.by_name, link: row.link } };
}
