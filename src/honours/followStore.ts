/** Badges and cards go with the person who moves (D1): within a division their rows move, to another they are copied and the old ones closed. */
import { type RawBuilder, sql } from 'kysely';
import type { UnitRef } from '../platform/access.ts';
import type { Tx } from '../platform/db/scope.ts';

/** What is copied of each table beside its address. */
const COLUMNS = {
  badge_award:
    'id, person_id, person_name, sort_key, years, admitted_on, due_on, round_on, state, early, note, proposed_on, proposed_by, proposed_name, decided_on, number_text, decided_by_unit, decided_by_name, bonus, bonus_rule, badge_no, handed_on, handed_name, skip_reason, skipped_on, skipped_name, rulebook_hash, version',
  card: 'id, person_id, person_name, sort_key, kind, reason, issued_on, number_text, tail, previous_id, state, state_on, state_reason, note, recorded_name, recorded_at, version',
} as const;

/** Carries the badges and cards of somebody from the unit he leaves to the one he joins; his record lies there already. Commendations stay where they were earned. */
export async function carryHonours(tx: Tx, personId: string, from: UnitRef, to: UnitRef): Promise<void> {
  for (const set of [badgesTo, cardsTo]) await set(tx, personId, from, to);
}

async function badgesTo(tx: Tx, personId: string, from: UnitRef, to: UnitRef): Promise<void> {
  const here = sql`division = ${from.division} and person_id = ${personId} and moved_to is null`;
  if (from.division === to.division) {
    await sql`update badge_award set unit_id = ${to.id}, scope = ${to.path}, version = version + 1 where ${here}`.execute(
      tx,
    );
    return;
  }
  const { columns, excluded } = listed('badge_award');
  await sql`insert into badge_award (division, unit_id, scope, ${columns}) select ${to.division}, ${to.id}, ${to.path}, ${columns} from badge_award where ${here}
    on conflict (division, id) do update set (unit_id, scope, moved_to, ${columns}) = (excluded.unit_id, excluded.scope, null, ${excluded})`.execute(
    tx,
  );
  await sql`update badge_award set moved_to = ${to.division}, version = version + 1 where ${here}`.execute(tx);
}

async function cardsTo(tx: Tx, personId: string, from: UnitRef, to: UnitRef): Promise<void> {
  const here = sql`division = ${from.division} and person_id = ${personId} and moved_to is null`;
  if (from.division === to.division) {
    await sql`update card set unit_id = ${to.id}, scope = ${to.path}, version = version + 1 where ${here}`.execute(tx);
    return;
  }
  const { columns, excluded } = listed('card');
  await sql`insert into card (division, unit_id, scope, ${columns}) select ${to.division}, ${to.id}, ${to.path}, ${columns} from card where ${here}
    on conflict (division, id) do update set (unit_id, scope, moved_to, ${columns}) = (excluded.unit_id, excluded.scope, null, ${excluded})`.execute(
    tx,
  );
  await sql`update card set moved_to = ${to.division}, version = version + 1 where ${here}`.execute(tx);
}

function listed(table: keyof typeof COLUMNS): { columns: RawBuilder<unknown>; excluded: RawBuilder<unknown> } {
  const names = COLUMNS[table].split(', ');
  return {
    columns: sql.join(names.map((name) => sql.ref(name))),
    excluded: sql.join(names.map((name) => sql.ref(`excluded.${name}`))),
  };
}
