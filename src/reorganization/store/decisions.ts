/** Writes decisions on reorganizations and what was chosen otherwise than proposed. */
import { sql } from 'kysely';
import { at } from '../../organization/tree.ts';
import type { Actor, UnitRef } from '../../platform/access.ts';
import { changeAsSeen } from '../../platform/db/current.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { newId } from '../../platform/ids.ts';
import type { Reason } from '../../platform/refusal.ts';
import { annulment } from '../reading.ts';
import type { Act } from '../reorganization.ts';

export type DecisionText = {
  title: string;
  number?: string | null | undefined;
  decidedOn?: string | null | undefined;
  signerName?: string | null | undefined;
  signerPost?: string | null | undefined;
  effectiveOn: string;
  note?: string | null | undefined;
};

function columns(text: DecisionText, acts: readonly Act[]) {
  return {
    title: text.title,
    number_text: text.number ?? null,
    decided_on: text.decidedOn ?? null,
    signer_name: text.signerName ?? null,
    signer_post: text.signerPost ?? null,
    effective_on: text.effectiveOn,
    note: text.note ?? null,
    acts: JSON.stringify(acts),
  };
}

export async function insertDecision(
  tx: Tx,
  unit: UnitRef,
  text: DecisionText,
  acts: readonly Act[],
  by: { actor: Actor; at: Date },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('reorganization')
    .values({
      ...at(unit),
      id,
      ...columns(text, acts),
      state: 'draft',
      drafted_by: by.actor.accountId,
      drafted_name: by.actor.name,
      drafted_at: by.at,
    })
    .execute();
  return id;
}

type Kept = { division: string; id: string };

/** Refuses version.stale. */
export async function updateDecision(
  tx: Tx,
  row: Kept,
  version: number,
  text: DecisionText,
  acts: readonly Act[],
): Promise<void> {
  await changeAsSeen(tx, 'reorganization', row, row.id, version, columns(text, acts));
}

/** Refuses version.stale. */
export async function updateActs(tx: Tx, row: Kept, version: number, acts: readonly Act[]): Promise<void> {
  await changeAsSeen(tx, 'reorganization', row, row.id, version, { acts: JSON.stringify(acts) });
}

/** Refuses version.stale. */
export async function dropDecision(tx: Tx, row: Kept, version: number): Promise<void> {
  await changeAsSeen(tx, 'reorganization', row, row.id, version, {
    state: 'dropped',
    // one that was taken back is not approved any more; the ledger says who had approved it, and who took it back
    ...{ approved_by: null, approved_name: null, approved_at: null, failure: null },
  });
}

/** Decided: on its day it takes effect, in the name of who decided. Refuses version.stale. */
export async function approveDecision(
  tx: Tx,
  row: Kept,
  version: number,
  by: { actor: Actor; at: Date },
): Promise<void> {
  await changeAsSeen(tx, 'reorganization', row, row.id, version, {
    state: 'decided',
    approved_by: JSON.stringify({ accountId: by.actor.accountId, grantId: by.actor.grant.id }),
    approved_name: by.actor.name,
    approved_at: by.at,
    failure: null,
  });
}

/** Rings for the job that lets decisions take effect: whoever waits for a large one does not wait for the next minute. */
export const REORGANIZATIONS = 'chibo_reorganizations';

/** Heard once the transaction is committed. */
export async function ringForApplying(tx: Tx, row: Kept): Promise<void> {
  await sql`select pg_notify(${REORGANIZATIONS}, ${row.id})`.execute(tx);
}

export async function markApplied(tx: Tx, row: Kept, appliedAt: Date): Promise<void> {
  await tx
    .updateTable('reorganization')
    .set((eb) => ({
      state: 'applied',
      applied_at: appliedAt,
      failure: null,
      progress: null,
      version: eb('version', '+', 1),
    }))
    .where('division', '=', row.division)
    .where('id', '=', row.id)
    .execute();
}

/** Held as long as a decision is being taken back: whoever is killed or refused in between lets go, and what he wrote of his progress counts no more. */
export async function holdAnnulment(tx: Tx, row: Pick<Kept, 'id'>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${annulment(row)})`.execute(tx);
}

/** Refuses version.stale. */
export async function markAnnulled(
  tx: Tx,
  row: Kept,
  version: number,
  by: { actor: Actor; at: Date; reason: string },
): Promise<void> {
  await changeAsSeen(tx, 'reorganization', row, row.id, version, {
    state: 'annulled',
    annulled_at: by.at,
    annulled_name: by.actor.name,
    annul_reason: by.reason,
    progress: null,
  });
}

/** Why it did not take effect on its day: it stays decided, and its page says so. */
export async function noteFailure(tx: Tx, row: Kept, reasons: readonly Reason[]): Promise<void> {
  await tx
    .updateTable('reorganization')
    .set({ failure: JSON.stringify(reasons), progress: null })
    .where('division', '=', row.division)
    .where('id', '=', row.id)
    .where('state', '=', 'decided')
    .execute();
}

/** How far it has come, as JSON. */
export async function putProgress(tx: Tx, row: Kept, progress: string): Promise<void> {
  await sql`update reorganization set progress = ${progress}::jsonb where division = ${row.division} and id = ${row.id} and state in ('decided', 'applied')`.execute(
    tx,
  );
}

export type Choice = {
  about: 'person' | 'work' | 'kind' | 'post';
  subject: string;
  targetId: string | null;
  personId: string | null;
  approved: boolean | null;
};

/** Keeps what was chosen; a later choice on the same replaces it. */
export async function putChoices(
  tx: Tx,
  unit: UnitRef,
  reorganizationId: string,
  choices: readonly Choice[],
): Promise<void> {
  if (choices.length === 0) return;
  const last = [...new Map(choices.map((choice) => [`${choice.about}/${choice.subject}`, choice])).values()];
  await sql`insert into reorganization_choice (division, id, unit_id, scope, reorganization_id, about, subject, target_id, person_id, approved)
    select ${unit.division}, gen_random_uuid(), ${unit.id}, ${unit.path}, ${reorganizationId}, x.about, x.subject, x.target_id, x.person_id, x.approved
    from unnest(${last.map((c) => c.about)}::text[], ${last.map((c) => c.subject)}::text[], ${last.map((c) => c.targetId)}::uuid[], ${last.map((c) => c.personId)}::uuid[], ${last.map((c) => c.approved)}::boolean[])
      as x(about, subject, target_id, person_id, approved)
    on conflict (division, reorganization_id, about, subject) do update set (target_id, person_id, approved) = (excluded.target_id, excluded.person_id, excluded.approved)`.execute(
    tx,
  );
}
