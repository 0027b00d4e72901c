/** The only file that writes the agenda: its points, their order, their links, and what was said on them. */
import { at } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import { changeAsSeen } from '../platform/db/current.ts';
import type { Tx } from '../platform/db/scope.ts';
import { newId } from '../platform/ids.ts';
import type { AgendaItem } from './item.ts';
import type { LinkTable } from './links.ts';
import { linksOf } from './rules/agenda.ts';

/** Writes the agenda whole; only before the meeting opens. */
export async function writeAgenda(
  tx: Tx,
  unit: UnitRef,
  meetingId: string,
  items: AgendaItem[],
  links: LinkTable,
): Promise<void> {
  await tx
    .deleteFrom('meeting_item')
    .where('division', '=', unit.division)
    .where('meeting_id', '=', meetingId)
    .execute();
  await tx
    .insertInto('meeting_item')
    .values(items.map((item, index) => rowOf(unit, meetingId, item, index + 1, links)))
    .execute();
}

/** Adds a point behind the others. */
export async function addItem(
  tx: Tx,
  unit: UnitRef,
  meetingId: string,
  item: AgendaItem,
  position: number,
  links: LinkTable,
): Promise<string> {
  const row = rowOf(unit, meetingId, item, position, links);
  await tx.insertInto('meeting_item').values(row).execute();
  return row.id;
}

function rowOf(unit: UnitRef, meetingId: string, item: AgendaItem, position: number, links: LinkTable) {
  const { resolutionId, targetId } = linksOf(item, links);
  const division = resolutionId === null ? null : (links.resolutions.get(resolutionId) ?? null);
  return {
    ...at(unit),
    id: newId(),
    meeting_id: meetingId,
    position,
    kind: item.kind,
    title: item.title,
    preparation: item.preparation ?? '',
    resolution_id: resolutionId,
    resolution_division: division,
    target_id: targetId,
    target_division: targetId === null ? null : division,
  };
}

/** Puts the points in this order. */
export async function reorderItems(tx: Tx, unit: UnitRef, meetingId: string, order: readonly string[]): Promise<void> {
  for (const [index, id] of order.entries()) {
    await tx
      .updateTable('meeting_item')
      .set({ position: index + 1 })
      .where('division', '=', unit.division)
      .where('meeting_id', '=', meetingId)
      .where('id', '=', id)
      .execute();
  }
}

export type ItemText = { discussion: string; conclusion: string; taken: boolean };

/** Writes what was said on a point of the agenda. Refuses version.stale. */
export async function changeItem(tx: Tx, unit: UnitRef, id: string, version: number, text: ItemText): Promise<void> {
  await changeAsSeen(tx, 'meeting_item', unit, id, version, text);
}
