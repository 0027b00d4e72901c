/** The only file that writes the score sheets of meetings. */
import { at } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import { changeAsSeen } from '../platform/db/current.ts';
import type { Tx } from '../platform/db/scope.ts';
import { newId } from '../platform/ids.ts';
import type { QualityLine } from './quality.ts';
import type { By } from './store.ts';

export type OwnScore = {
  lines: QualityLine[];
  maximum: number;
  total: number;
  level: string;
  pollId: string | null;
  by: By;
  at: Date;
  confirmDue: string;
};

function ownColumns(score: OwnScore) {
  return {
    lines: JSON.stringify(score.lines),
    maximum: score.maximum,
    self_total: score.total,
    self_level: score.level,
    poll_id: score.pollId,
    scored_by: score.by.id,
    scored_name: score.by.name,
    scored_at: score.at,
    confirm_due: score.confirmDue,
  };
}

export async function insertSheet(
  tx: Tx,
  unit: UnitRef,
  meeting: { id: string; month: string },
  judged: { rule: string; rulebookHash: string },
  score: OwnScore,
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('quality_sheet')
    .values({
      ...at(unit),
      id,
      meeting_id: meeting.id,
      month: meeting.month,
      state: 'scored',
      rule_id: judged.rule,
      rulebook_hash: judged.rulebookHash,
      ...ownColumns(score),
    })
    .execute();
  return id;
}

/** The cell's own points, written anew. Refuses version.stale. */
export async function rewriteSheet(tx: Tx, unit: UnitRef, id: string, version: number, score: OwnScore): Promise<void> {
  await changeAsSeen(tx, 'quality_sheet', unit, id, version, ownColumns(score));
}

/** Sets the points from above beside the cell's own. Refuses version.stale. */
export async function confirmSheet(
  tx: Tx,
  unit: UnitRef,
  id: string,
  version: number,
  score: { lines: QualityLine[]; total: number; level: string; remark: string | null; by: By; at: Date },
): Promise<void> {
  await changeAsSeen(tx, 'quality_sheet', unit, id, version, {
    state: 'confirmed',
    lines: JSON.stringify(score.lines),
    upper_total: score.total,
    upper_level: score.level,
    remark: score.remark,
    confirmed_by: score.by.id,
    confirmed_name: score.by.name,
    confirmed_at: score.at,
  });
}
