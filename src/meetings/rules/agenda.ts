/** Decisions on the agenda: what its points may be linked to, their order, and whether it only repeats the last one. Pure. */
import type { Reason } from '../../platform/refusal.ts';
import type { AgendaItem } from '../item.ts';

/** What a unit may put on its agenda: resolutions it received or issued, and their targets by the resolution each belongs to. */
export type Linkable = { resolutions: { has(id: string): boolean }; targets: ReadonlyMap<string, string> };

/** Is every link one to a resolution of this unit, and every target one of the resolution named beside it (M10)? */
export function reasonsAgainstLinks(
  items: readonly AgendaItem[],
  known: Linkable,
  fieldOf: (index: number, name: string) => string = (index, name) => `agenda.${index}.${name}`,
): Reason[] {
  return items.flatMap((item, index): Reason[] => {
    const of = item.targetId ? known.targets.get(item.targetId) : undefined;
    if (item.targetId && of === undefined)
      return [{ code: 'agenda.target_unknown', field: fieldOf(index, 'targetId') }];
    if (item.resolutionId && !known.resolutions.has(item.resolutionId))
      return [{ code: 'agenda.resolution_unknown', field: fieldOf(index, 'resolutionId') }];
    if (item.resolutionId && of !== undefined && of !== item.resolutionId)
      return [{ code: 'agenda.target_elsewhere', field: fieldOf(index, 'targetId') }];
    return [];
  });
}

/** The links as they are kept: a target brings its resolution along. */
export function linksOf(item: AgendaItem, known: Linkable): { resolutionId: string | null; targetId: string | null } {
  const targetId = item.targetId || null;
  return { targetId, resolutionId: (targetId && known.targets.get(targetId)) || item.resolutionId || null };
}

/** Is this a new order of exactly the points there are? */
export function reasonsNotToReorder(order: readonly string[], present: readonly string[]): Reason[] {
  const whole = order.length === present.length && new Set(order).size === order.length;
  return whole && order.every((id) => present.includes(id)) ? [] : [{ code: 'agenda.order', field: 'order' }];
}

type Said = Pick<AgendaItem, 'kind' | 'title'> & {
  preparation?: string | undefined;
  resolutionId?: string | null | undefined;
};

/** Whether an agenda says nothing that the last one did not: the same points in the same order, with nothing prepared anew (M23). */
export function repeats(agenda: readonly Said[], last: readonly Said[]): boolean {
  const told = (items: readonly Said[]) =>
    JSON.stringify(items.map((i) => [i.kind, i.title.trim(), (i.preparation ?? '').trim(), i.resolutionId ?? null]));
  return agenda.length > 0 && told(agenda) === told(last);
}
