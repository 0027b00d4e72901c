/** Decisions on the agenda: what its points may be linked to, their order, and how often it was said before. Pure. */
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

/** The points with their links as they are kept. */
export function linked(items: readonly AgendaItem[], known: Linkable): AgendaItem[] {
  return items.map((item) => ({ ...item, ...linksOf(item, known) }));
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
/** Of the rulebook: from how many per cent of its points on an agenda says the same, and which kinds of points do not count. */
export type Repetition = { percent: number; formal: readonly string[] };

/**
 * How many meetings one after another, the latest of `before` first, said what this agenda says (M23): the same points, with nothing
 * else prepared or carried out. An agenda of formal points alone has nothing to say and repeats nothing.
 */
export function timesRepeated(agenda: readonly Said[], before: readonly (readonly Said[])[], rule: Repetition): number {
  const told = (items: readonly Said[]) =>
    items
      .filter((i) => !rule.formal.includes(i.kind))
      .map((i) => JSON.stringify([i.kind, i.title.trim(), (i.preparation ?? '').trim(), i.resolutionId ?? null]));
  const now = told(agenda);
  if (now.length === 0) return 0;
  const says = before.map((items) => {
    const then = new Set(told(items));
    return now.filter((point) => then.has(point)).length * 100 >= now.length * rule.percent;
  });
  const first = says.indexOf(false);
  return first < 0 ? says.length : first;
}
