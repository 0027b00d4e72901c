/** How contacts, rounds and remarks are found by id, and the records a reader gets of their rows. */
import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { ResidenceContact, ResidenceRemark, ResidenceRound } from '../../gen/db.ts';
import { reachedDivisions } from '../members/person.ts';
import { addressOf } from '../organization/tree.ts';
import { endOf } from '../organization/unit.ts';
import { subtreeOf, type UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { against } from '../platform/may.ts';
import { found, type Reason } from '../platform/refusal.ts';
import { endedContacts, type RoundCounts } from './ended.ts';
import type { ContactRecord, ContactState, RemarkLine, RemarkState, RoundRecord } from './residence.ts';
import type { Wording } from './rules/remarks.ts';

export type ContactRow = Selectable<ResidenceContact>;
export type RoundRow = Selectable<ResidenceRound>;
export type RemarkRow = Selectable<ResidenceRemark>;

/** A contact, from either side; 404 where it is not seen, or goes on in another division. */
export async function contactRow(ctx: Context, id: string): Promise<ContactRow> {
  return found(
    await ctx.tx
      .selectFrom('residence_contact')
      .selectAll()
      .where('id', '=', id)
      .where('moved_to', 'is', null)
      .executeTakeFirst(),
  );
}

/** The cell on the other side of a line, as it stands now; null: there is none. */
export async function otherOf(
  ctx: Context,
  row: { other_unit_id: string | null },
): Promise<(UnitRef & { name: string }) | null> {
  if (row.other_unit_id === null) return null;
  return found(
    await ctx.tx
      .selectFrom('unit')
      .select(['id', 'division', 'path', 'name'])
      .where('id', '=', row.other_unit_id)
      .executeTakeFirst(),
  );
}

/** The round; 404 where it is not seen. */
export async function roundRow(ctx: Context, id: string): Promise<RoundRow> {
  const divisions = await reachedDivisions(ctx);
  return found(
    await ctx.tx
      .selectFrom('residence_round')
      .selectAll()
      .where('division', 'in', divisions.length > 0 ? divisions : [''])
      .where('id', '=', id)
      .executeTakeFirst(),
  );
}

/** A remark, from either side; 404 where it is not seen. What is not sent is for the cell that writes it only. */
export async function remarkRow(ctx: Context, id: string): Promise<RemarkRow> {
  const row = found(await ctx.tx.selectFrom('residence_remark').selectAll().where('id', '=', id).executeTakeFirst());
  return found(row.state === 'sent' || ctx.may('residence.read', addressOf(row)) ? row : undefined);
}

/** The lines named, each once, at the one unit they belong to; 404 where one is not seen. */
export async function lineRows(ctx: Context, round: RoundRow, ids: readonly string[]): Promise<Map<string, RemarkRow>> {
  const rows = await ctx.tx
    .selectFrom('residence_remark')
    .selectAll()
    .where('division', '=', round.division)
    .where('round_id', '=', round.id)
    .where('id', 'in', [...new Set(ids)])
    .execute();
  const lines = new Map(rows.map((row) => [row.id, row]));
  for (const id of ids) found(lines.get(id));
  return lines;
}

/** What holds of a remark: the last correction, else what was sent. Joined beside `r`. */
export const LAST_CORRECTION: RawBuilder<unknown> = sql`left join lateral (select k.level, k.body, k.discussed_on, k.position from residence_correction k
    where k.division = r.division and k.remark_id = r.id order by k.position desc limit 1) k on true`;

export type ShownRemark = RemarkRow & {
  unit_name: string;
  other_name: string;
  last_level: string | null;
  last_body: unknown;
  last_discussed: string | null;
  last_position: number | null;
};

/**
 * Remarks as they are shown, narrowed by a condition on `r`: with both units' names and what holds. The condition names an indexed range, and may ask what
 * `before` found (`goneLines`); the rows are the reader's.
 */
export function shownRemarks(which: RawBuilder<unknown>, before = sql``): RawBuilder<ShownRemark> {
  return sql<ShownRemark>`(${before} select r.*, u.name as unit_name, h.name as other_name, k.level as last_level, k.body as last_body, k.discussed_on as last_discussed, k.position as last_position
    from residence_remark r join unit u on u.id = r.unit_id join unit h on h.id = r.other_unit_id
    ${LAST_CORRECTION} where ${which})`;
}

/** The texts of a row in the order of the rulebook's parts; parts that are no longer there come last. */
export function textsOf(body: unknown, parts: readonly string[]): { part: string; text: string }[] {
  const texts = body as Record<string, string>;
  const known = parts.filter((part) => part in texts);
  return [...known, ...Object.keys(texts).filter((part) => !parts.includes(part))].map((part) => ({
    part,
    text: texts[part] ?? '',
  }));
}

/** The texts as they are stored. */
export function bodyOf(texts: Wording['texts']): string {
  return JSON.stringify(
    Object.fromEntries(texts.filter(({ text }) => text !== '').map(({ part, text }) => [part, text])),
  );
}

/** The parts of the rulebook, in their order. */
export function partsOf(ctx: Context): string[] {
  return ctx.services.rulebook.residence.contact?.round.parts.map(({ id }) => id) ?? [];
}

/** The lines as their reader gets them; a draft is empty to those who did not write it. Which contacts have ended is asked once for all. */
export async function remarkLines(ctx: Context, rows: readonly ShownRemark[]): Promise<RemarkLine[]> {
  const parts = partsOf(ctx);
  const ended = await endedContacts(ctx, rows);
  return rows.map((row) => {
    const corrected = row.last_position !== null;
    const contactEnded = ended.get(row.contact_id) ?? null;
    return {
      id: row.id,
      roundId: row.round_id,
      personId: row.person_id,
      name: row.person_name,
      home: { id: row.other_unit_id, name: row.state === 'sent' ? row.home_name : row.other_name },
      residence: { id: row.unit_id, name: row.unit_name },
      year: row.year,
      due: row.due,
      askedFor: row.asked_for,
      state: row.state as RemarkState,
      late: row.state === 'open' && row.due < ctx.today && contactEnded === null,
      level: corrected ? row.last_level : row.level,
      texts: textsOf(corrected ? row.last_body : row.body, parts),
      discussedOn: corrected ? row.last_discussed : row.discussed_on,
      sentOn: row.sent_on,
      sentName: row.sent_name,
      corrections: row.last_position ?? 0,
      contactEnded,
      dropReason: row.drop_reason,
      version: row.version,
    };
  });
}

export type ShownContact = ContactRow & { unit_name: string; other_name: string | null };

/** A contact as its reader gets it, with what stands against each command on either side. */
export function contactOf(ctx: Context, row: ShownContact): ContactRecord {
  const home = addressOf(row);
  const residence =
    row.other_unit_id === null
      ? null
      : { id: row.other_unit_id, division: row.other_division ?? '', path: row.other_scope ?? '' };
  const to = endOf(row.valid_to);
  const over: Reason[] = to === null ? [] : [{ code: 'contact.ended', values: { on: to } }];
  const answered: Reason[] = row.state === 'waiting' ? [] : [{ code: 'contact.answered' }];
  return {
    id: row.id,
    personId: row.person_id,
    name: row.person_name,
    home: { id: row.unit_id, name: row.unit_name },
    residence: residence && { id: residence.id, name: row.other_name ?? '' },
    category: row.category,
    state: row.state as ContactState,
    reason: row.reason,
    letterNumber: row.letter_number,
    letterOn: row.letter_on,
    from: row.valid_from,
    to,
    endReason: row.end_reason,
    answeredOn: row.answered_on,
    answerNote: row.answer_note,
    answeredName: row.answered_name,
    version: row.version,
    may: {
      'contact.end': against(ctx, 'residence.introduce', home, over),
      ...(residence && {
        'contact.answer': against(ctx, 'residence.remark', residence, [...over, ...answered]),
        'remark.ask': against(ctx, 'residence.remark', residence, over),
      }),
    },
  };
}

/** A round as its reader gets it. */
export function roundOf(ctx: Context, row: RoundRow & { unit_name: string }, counts: RoundCounts): RoundRecord {
  return {
    id: row.id,
    unitId: row.unit_id,
    unitName: row.unit_name,
    year: row.year,
    openedOn: row.opened_on,
    due: row.due,
    openedName: row.opened_name,
    closedOn: row.closed_on,
    lines: counts.lines,
    sent: counts.sent,
    late: row.due < ctx.today ? counts.waiting : 0,
    version: row.version,
  };
}

/** The cells under a unit (or the cell itself) that people are introduced to and that have no round of the year yet. */
export async function cellsWithout(ctx: Context, unit: UnitRef, year: number): Promise<UnitRef[]> {
  const { lo, hi } = subtreeOf(unit.path);
  // whom people are introduced to and who has a round are told once for all cells: grouped, each set is asked by itself
  const { rows } = await sql<UnitRef>`select u.id, u.division, u.path
    from (select c.other_scope as path from residence_contact c where c.other_scope >= ${lo} and c.other_scope < ${hi}
        and c.state = 'received' and c.valid_to = 'infinity' and c.moved_to is null group by 1) c
      join unit u on u.path = c.path and u.closed_on is null
      left join (select d.unit_id from residence_round d where d.scope >= ${lo} and d.scope < ${hi} and d.year = ${year} group by 1) d on d.unit_id = u.id
    where d.unit_id is null order by u.path`.execute(ctx.tx);
  return rows;
}
