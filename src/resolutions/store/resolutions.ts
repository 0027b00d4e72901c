/** The only file that writes resolutions, their targets and their recipients. */
import { sql } from 'kysely';
import { at } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { changeAsSeen } from '../../platform/db/current.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { newId } from '../../platform/ids.ts';
import { mustBeCurrent } from '../../platform/refusal.ts';
import type { TargetInput } from '../resolution.ts';

export type ResolutionText = { title: string; body: string; theme: string | null; targets: TargetInput[] };
export type NewResolution = ResolutionText & {
  kind: 'committee' | 'month';
  rulebookHash: string;
  createdBy: string;
  at: Date;
};

/** Writes a draft with its targets. Returns its id. */
export async function insertResolution(tx: Tx, unit: UnitRef, given: NewResolution): Promise<string> {
  const id = newId();
  await tx
    .insertInto('resolution')
    .values({
      ...at(unit),
      id,
      kind: given.kind,
      state: 'draft',
      title: given.title,
      body: given.body,
      theme: given.theme,
      rulebook_hash: given.rulebookHash,
      created_by: given.createdBy,
      created_at: given.at,
    })
    .execute();
  await insertTargets(tx, unit, id, given.targets);
  return id;
}

/** Rewrites a draft whole. Refuses version.stale. */
export async function rewriteResolution(
  tx: Tx,
  unit: UnitRef,
  id: string,
  text: ResolutionText,
  version: number,
): Promise<void> {
  await step(tx, unit, id, version, { title: text.title, body: text.body, theme: text.theme });
  await tx.deleteFrom('target').where('division', '=', unit.division).where('resolution_id', '=', id).execute();
  await insertTargets(tx, unit, id, text.targets);
}

async function insertTargets(tx: Tx, unit: UnitRef, resolutionId: string, targets: TargetInput[]): Promise<void> {
  if (targets.length === 0) return;
  await tx
    .insertInto('target')
    .values(
      targets.map((t, position) => ({
        ...at(unit),
        id: newId(),
        resolution_id: resolutionId,
        position,
        indicator: t.indicator,
        measure: t.measure,
        base_text: t.baseText || null,
        base_value: t.baseValue ?? null,
        goal_min: t.goalMin,
        goal_max: t.goalMax,
        deadline: t.deadline,
      })),
    )
    .execute();
}

export type Issuing = {
  no: number;
  text: string;
  on: string;
  signerName: string;
  signerPost: string;
  meetingId?: string;
  pollId?: string;
};

/** Makes a draft an issued resolution. Refuses version.stale. */
export async function setIssued(tx: Tx, unit: UnitRef, id: string, version: number, issuing: Issuing): Promise<void> {
  await step(tx, unit, id, version, {
    state: 'issued',
    number_no: issuing.no,
    number_text: issuing.text,
    issued_on: issuing.on,
    signer_name: issuing.signerName,
    signer_post: issuing.signerPost,
    meeting_id: issuing.meetingId ?? null,
    poll_id: issuing.pollId ?? null,
  });
}

export async function setAnnulled(
  tx: Tx,
  unit: UnitRef,
  id: string,
  version: number,
  by: { on: string; decision: string; reason: string },
): Promise<void> {
  await step(tx, unit, id, version, {
    state: 'annulled',
    annulled_on: by.on,
    annul_decision: by.decision,
    annul_reason: by.reason,
  });
}

/** One row for each receiving unit, owned by it (D7), in one statement. */
export async function insertRecipients(
  tx: Tx,
  issuer: UnitRef,
  resolutionId: string,
  units: UnitRef[],
  head: { on: string; title: string; numberText: string; issuerName: string },
): Promise<void> {
  await sql`
    insert into recipient (division, id, unit_id, scope, resolution_division, resolution_id, issued_on, title, number_text, issuer_name)
    select u.division, r.id, u.id, u.path, ${issuer.division}, ${resolutionId}::uuid, ${head.on}::date, ${head.title}, ${head.numberText}, ${head.issuerName}
    from unnest(${units.map(() => newId())}::uuid[], ${units.map((u) => u.id)}::uuid[]) as r (id, unit_id) join unit u on u.id = r.unit_id`.execute(
    tx,
  );
}

export async function setAcknowledged(
  tx: Tx,
  unit: UnitRef,
  id: string,
  version: number,
  by: { id: string; name: string; at: Date },
): Promise<void> {
  const row = await tx
    .updateTable('recipient')
    .set({ acknowledged_at: by.at, acknowledged_by: by.id, acknowledged_name: by.name, version: version + 1 })
    .where('division', '=', unit.division)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst();
  if (row) return;
  const present = await tx
    .selectFrom('recipient')
    .select('version')
    .where('division', '=', unit.division)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  mustBeCurrent(version, present.version);
}

/** Says which adopted plan answers the resolution at this unit, or that none does any more. */
export async function setRecipientPlan(
  tx: Tx,
  unit: UnitRef,
  resolutionId: string,
  planId: string | null,
  only?: string,
): Promise<void> {
  await tx
    .updateTable('recipient')
    .set({ plan_id: planId })
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('resolution_id', '=', resolutionId)
    .$if(only !== undefined, (q) => q.where('plan_id', '=', only ?? ''))
    .execute();
}

type Change = Partial<{
  title: string;
  body: string;
  theme: string | null;
  state: string;
  number_no: number;
  number_text: string;
  issued_on: string;
  signer_name: string;
  signer_post: string;
  meeting_id: string | null;
  poll_id: string | null;
  annulled_on: string;
  annul_decision: string;
  annul_reason: string;
}>;

async function step(tx: Tx, unit: UnitRef, id: string, version: number, change: Change): Promise<void> {
  await changeAsSeen(tx, 'resolution', unit, id, version, change);
}
