/** The only file that writes proposals. */

import { at } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import { addTo } from '../platform/clock.ts';
import { changeAsSeen } from '../platform/db/current.ts';
import type { Tx } from '../platform/db/scope.ts';
import { newId } from '../platform/ids.ts';
import type { CaseRules } from '../rulebook/cases.ts';
import { numberValue, ruleOn } from '../rulebook/rulebook.ts';
import type { By } from './store.ts';

export type NewProposal = {
  meetingId: string | null;
  person: By;
  onBehalfBy: string | null;
  body: string;
  addressed: UnitRef;
  taskId: string | null;
  target: { id: string; division: string } | null;
  replyDue: string;
  rules: CaseRules;
  at: Date;
};

export async function insertProposal(tx: Tx, unit: UnitRef, proposal: NewProposal): Promise<string> {
  const id = newId();
  await tx
    .insertInto('proposal')
    .values({
      ...at(unit),
      id,
      meeting_id: proposal.meetingId,
      person_id: proposal.person.id,
      person_name: proposal.person.name,
      on_behalf_by: proposal.onBehalfBy,
      body: proposal.body,
      addressed_unit_id: proposal.addressed.id,
      addressed_path: proposal.addressed.path,
      reply_due: proposal.replyDue,
      rulebook_hash: proposal.rules.rulebook.hash,
      ruled_on: proposal.rules.on,
      state: 'open',
      made_at: proposal.at,
    })
    .execute();
  return id;
}

/** Writes the answer. Refuses version.stale. */
export async function answer(
  tx: Tx,
  unit: UnitRef,
  id: string,
  version: number,
  reply: { text: string; by: By; at: Date },
): Promise<void> {
  await changeAsSeen(tx, 'proposal', unit, id, version, {
    state: 'answered',
    reply: reply.text,
    replied_by: reply.by.id,
    replied_name: reply.by.name,
    replied_at: reply.at,
  });
}

/** Passes it on to another level and keeps who did, and why; the day of the answer stays. Refuses version.stale. */
export async function forward(
  tx: Tx,
  unit: UnitRef,
  row: { id: string; person_id: string; addressed_unit_id: string },
  version: number,
  given: { to: UnitRef; reason: string; by: By; at: Date },
): Promise<void> {
  await changeAsSeen(tx, 'proposal', unit, row.id, version, {
    addressed_unit_id: given.to.id,
    addressed_path: given.to.path,
  });
  await tx
    .insertInto('proposal_forward')
    .values({
      ...at(unit),
      id: newId(),
      proposal_id: row.id,
      person_id: row.person_id,
      from_unit_id: row.addressed_unit_id,
      to_unit_id: given.to.id,
      reason: given.reason,
      by_person: given.by.id,
      by_name: given.by.name,
      at: given.at,
    })
    .execute();
}

/** Keeps that these answers were read out at the meeting (M30). Others than answered ones of this unit are left alone. */
export async function markReadOut(tx: Tx, unit: UnitRef, ids: string[], meetingId: string): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('proposal')
    .set({ read_out_meeting_id: meetingId })
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('id', 'in', ids)
    .where('state', '=', 'answered')
    .where('read_out_meeting_id', 'is', null)
    .execute();
}

/** The day by which a proposal is to be answered: calendar days, as the rules of its case set them for the unit that proposes. */
export function replyDue({ rulebook, on, overlays }: CaseRules, madeOn: string): string {
  const { rule } = rulebook.meetings.proposals;
  return addTo(madeOn, { days: numberValue(ruleOn(rulebook, rule, on, overlays)) });
}
