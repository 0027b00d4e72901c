/** Writes resignations: asked once, answered once. */
import type { UnitRef } from '../../platform/access.ts';
import { changeAsSeen } from '../../platform/db/current.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { newId } from '../../platform/ids.ts';
import { at } from '../tree.ts';

export type NewResignation = {
  postId: string;
  post: string;
  personId: string;
  name: string;
  on: string;
  reason: string;
  note: string | null;
};

export async function insertResignation(tx: Tx, unit: UnitRef, asked: NewResignation): Promise<string> {
  const id = newId();
  await tx
    .insertInto('resignation')
    .values({
      ...at(unit),
      id,
      post_id: asked.postId,
      post: asked.post,
      person_id: asked.personId,
      person_name: asked.name,
      asked_on: asked.on,
      reason: asked.reason,
      note: asked.note,
      state: 'asked',
    })
    .execute();
  return id;
}

export type Answer = {
  state: 'accepted' | 'declined' | 'withdrawn';
  endsOn: string | null;
  answer: string | null;
  decision: string | null;
  decidedOn: string;
  unitId: string | null;
  name: string;
};

/** Answers a resignation. Refuses version.stale. */
export async function answerResignation(
  tx: Tx,
  unit: UnitRef,
  id: string,
  version: number,
  answer: Answer,
): Promise<void> {
  await changeAsSeen(tx, 'resignation', unit, id, version, {
    state: answer.state,
    ends_on: answer.endsOn,
    answer: answer.answer,
    decision: answer.decision,
    decided_on: answer.decidedOn,
    decided_unit: answer.unitId,
    decided_name: answer.name,
  });
}
