/** The only file that writes resolutions and their recipients. */
import { sql } from 'kysely';
import { at } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { changeAsSeen } from '../../platform/db/current.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { newId } from '../../platform/ids.ts';
import type { TargetInput } from '../resolution.ts';
import { type Themed, themeColumns } from '../themed.ts';
import { writeTargets } from './targets.ts';

export type ResolutionText = {
  title: string;
  body: string;
  theme: Themed;
  targets: TargetInput[];
  /** the resolution from above that it carries out */
  carries: { division: string; id: string } | null;
};
export type NewResolution = ResolutionText & {
  kind: 'committee' | 'month';
  opened: { rulebook_hash: string; ruled_on: string };
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
      ...textOf(given),
      ...given.opened,
      created_by: given.createdBy,
      created_at: given.at,
    })
    .execute();
  await writeTargets(tx, unit, id, given.targets, given.carries);
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
  await changeAsSeen(tx, 'resolution', unit, id, version, textOf(text));
  await writeTargets(tx, unit, id, text.targets, text.carries);
}

function textOf(text: ResolutionText) {
  return {
    title: text.title,
    body: text.body,
    ...themeColumns(text.theme),
    carries_division: text.carries?.division ?? null,
    carries_id: text.carries?.id ?? null,
  };
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
  await changeAsSeen(tx, 'resolution', unit, id, version, {
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
  await changeAsSeen(tx, 'resolution', unit, id, version, {
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
  await changeAsSeen(tx, 'recipient', unit, id, version, {
    acknowledged_at: by.at,
    acknowledged_by: by.id,
    acknowledged_name: by.name,
  });
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

/** Counts the resolution up, whose text was changed by an amendment. Refuses version.stale. */
export async function countUp(tx: Tx, unit: UnitRef, id: string, version: number): Promise<void> {
  await changeAsSeen(tx, 'resolution', unit, id, version, {});
}
