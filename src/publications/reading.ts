/** Published tables as they lie in the database, and who finds which. */
import type { Selectable } from 'kysely';
import type { Publication, PublicationLine } from '../../gen/db.ts';
import { smallestGroup } from '../indicators/smallGroups.ts';
import { addressOf } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { found, notFound, type Reason } from '../platform/refusal.ts';
import type { PublicationState } from './publication.ts';
import { type Named, type Registered, registeredNumbers } from './registered.ts';
import { unpinned } from './rules/pinned.ts';
import { reasonsAgainst } from './rules/reasons.ts';
import type { Line, Table } from './rules/table.ts';

export type Row = Selectable<Publication> & { state: PublicationState };
export type LineRow = Selectable<PublicationLine>;

/** Drafts, and those given up, are of whoever writes them; all else is read by whoever sees counts of the unit, or stands below it. */
const HIDDEN: readonly string[] = ['draft', 'discarded'];

/** An edition by its id. Refuses 404. */
export async function editionRow(ctx: Context, id: string): Promise<Row> {
  const row = await ctx.tx.selectFrom('publication').selectAll().where('id', '=', id).executeTakeFirst();
  return found(row) as Row;
}

/** The edition, and the unit at which this reader is asked for his right: the one that publishes, or his own below it. Refuses 404. */
export async function seenEdition(ctx: Context, id: string): Promise<{ row: Row; unit: UnitRef }> {
  const row = await editionRow(ctx, id);
  const issuer = addressOf(row);
  if (HIDDEN.includes(row.state) && !ctx.may('publication.draft', issuer)) notFound();
  const own = ctx.actor.grant.unit;
  const below = !ctx.may('counts.read', issuer) && own.path.startsWith(issuer.path);
  return { row, unit: below ? own : issuer };
}

export async function lineRows(ctx: Context, { division, id }: Pick<Row, 'division' | 'id'>): Promise<LineRow[]> {
  return await ctx.tx
    .selectFrom('publication_line')
    .selectAll()
    .where('division', '=', division)
    .where('publication_id', '=', id)
    .orderBy('position')
    .execute();
}

/** An edition as the rules judge it. */
export function tableOf(row: Row, lines: readonly LineRow[]): Table {
  return {
    whole: {
      name: row.whole_name,
      n: number(row.whole_n),
      people: row.whole_people,
      indicator: row.whole_indicator && unpinned(row.whole_indicator).indicator,
      outOf: number(row.whole_out_of),
      leftOut: row.whole_left_out,
    },
    divides: row.divides,
    lines: lines.map(readLine),
  };
}

function readLine({ label, n, share, part_of, parent, indicator, dimension, code }: LineRow): Line {
  const named = { indicator: indicator && unpinned(indicator).indicator, dimension, code };
  return { label, n: number(n), share, partOf: part_of as Line['partOf'], parent, ...named };
}

/** Counts lie as bigint, which the driver gives as text. */
function number(value: string | number | null): number | null {
  return value === null ? null : Number(value);
}

/** The numbers of the register that a table names, on its day. */
export async function registeredOf(ctx: Context, row: Row, { whole, lines }: Table): Promise<Registered[]> {
  const named = [{ indicator: whole.indicator, dimension: null, code: null }, ...lines].flatMap(
    ({ indicator, dimension, code }): Named[] => (indicator === null ? [] : [{ indicator, dimension, code }]),
  );
  return await registeredNumbers(ctx, addressOf(row), { on: row.on_day, from: row.from_day }, named);
}

/** What stands against the numbers of a table. */
export function findingsOf(ctx: Context, table: Table, registered: readonly Registered[]): Reason[] {
  return reasonsAgainst(table, { registered, smallest: smallestGroup(ctx) });
}

/** A day with who acted on it; null where there is none. */
export function dayOf(on: string | null, name: string | null): { on: string; name: string } | null {
  return on === null ? null : { on, name: name ?? '' };
}
