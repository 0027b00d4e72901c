/** How commendations, badges and cards are found by id, and the records a reader gets of their rows. */
import type { Selectable } from 'kysely';
import type { BadgeAward, Card, Commendation } from '../../gen/db.ts';
import { reachedDivisions } from '../members/person.ts';
import type { Context } from '../platform/bus/command.ts';
import { found } from '../platform/refusal.ts';
import type { AwardRecord, CardRecord, CommendationRecord } from './honour.ts';
import type { AwardState } from './rules/badges.ts';
import type { CardState } from './rules/cards.ts';

export type CommendationRow = Selectable<Commendation>;
export type AwardRow = Selectable<BadgeAward>;
export type CardRow = Selectable<Card>;
type Named = { unit_name: string };

/** Nowhere: what an actor without a reach asks in. */
async function divisionsOf(ctx: Context): Promise<string[]> {
  const divisions = await reachedDivisions(ctx);
  return divisions.length > 0 ? divisions : [''];
}

/** The commendation; 404 where it is not seen. */
export async function commendationRow(ctx: Context, id: string): Promise<CommendationRow> {
  return found(
    await ctx.tx
      .selectFrom('commendation')
      .selectAll()
      .where('division', 'in', await divisionsOf(ctx))
      .where('id', '=', id)
      .executeTakeFirst(),
  );
}

/** These badges, in the order asked; 404 where one is not seen. */
export async function awardRows(ctx: Context, ids: readonly string[]): Promise<AwardRow[]> {
  const rows = await ctx.tx
    .selectFrom('badge_award')
    .selectAll()
    .where('division', 'in', await divisionsOf(ctx))
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return ids.map((id) => found(rows.find((row) => row.id === id)));
}

export function commendationOf(row: CommendationRow & Named): CommendationRecord {
  return {
    id: row.id,
    unitId: row.unit_id,
    unitName: row.unit_name,
    personId: row.person_id,
    name: row.name,
    form: row.form,
    byUnitId: row.by_unit_id,
    byKind: row.by_kind,
    byName: row.by_name,
    number: row.number_text,
    decidedOn: row.decided_on,
    forYear: row.for_year,
    reason: row.reason,
    annulledOn: row.annulled_on,
    version: row.version,
  };
}

export function awardOf(row: AwardRow & Named): AwardRecord {
  return {
    id: row.id,
    personId: row.person_id,
    name: row.person_name,
    unitId: row.unit_id,
    unitName: row.unit_name,
    years: row.years,
    admittedOn: row.admitted_on,
    dueOn: row.due_on,
    roundOn: row.round_on,
    state: row.state as AwardState,
    early: row.early,
    note: row.note,
    proposedOn: row.proposed_on,
    proposedName: row.proposed_name,
    decidedOn: row.decided_on,
    number: row.number_text,
    decidedBy: row.decided_by_name,
    bonus: row.bonus,
    badgeNo: row.badge_no,
    handedOn: row.handed_on,
    skipReason: row.skip_reason,
    skippedOn: row.skipped_on,
    version: row.version,
  };
}

export function cardOf(row: CardRow & Named): CardRecord {
  return {
    id: row.id,
    personId: row.person_id,
    name: row.person_name,
    unitId: row.unit_id,
    unitName: row.unit_name,
    kind: row.kind,
    reason: row.reason,
    issuedOn: row.issued_on,
    number: row.number_text,
    tail: row.tail,
    state: row.state as CardState,
    stateOn: row.state_on,
    stateReason: row.state_reason,
    note: row.note,
    version: row.version,
  };
}
