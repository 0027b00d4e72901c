/** What a point of the agenda, or a proposal, may be linked to at a unit: resolutions it received or issued, and their targets (M10, M21). */
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import type { AgendaItem, AgendaLink } from './item.ts';
import type { Linkable } from './rules/agenda.ts';

/** Each resolution by the division it lies in, each target by its resolution. */
export type LinkTable = Linkable & { resolutions: ReadonlyMap<string, string> };

/** How many resolutions a form offers, the newest. */
const OFFERED = 100;

/** The links that these points ask for, as far as the unit has them. */
export async function linkTable(ctx: Context, unit: UnitRef, items: readonly AgendaItem[]): Promise<LinkTable> {
  const targetIds = items.flatMap((item) => (item.targetId ? [item.targetId] : []));
  const wanted = items.flatMap((item) => (item.resolutionId ? [item.resolutionId] : []));
  if (targetIds.length === 0 && wanted.length === 0) return { resolutions: new Map(), targets: new Map() };
  const targets =
    targetIds.length === 0
      ? []
      : await ctx.tx.selectFrom('target').select(['id', 'resolution_id']).where('id', 'in', targetIds).execute();
  const ids = [...new Set([...wanted, ...targets.map((t) => t.resolution_id)])];
  const resolutions = new Map((await resolutionsAt(ctx, unit, ids)).map((r) => [r.id, r.division]));
  return {
    resolutions,
    targets: new Map(targets.filter((t) => resolutions.has(t.resolution_id)).map((t) => [t.id, t.resolution_id])),
  };
}

/** What a form offers: the newest resolutions of the unit with their targets. */
export async function linksAt(ctx: Context, unit: UnitRef): Promise<AgendaLink[]> {
  const resolutions = await resolutionsAt(ctx, unit, null);
  if (resolutions.length === 0) return [];
  const targets = await ctx.tx
    .selectFrom('target')
    .select(['id', 'resolution_id', 'indicator'])
    .where('dropped_on', 'is', null)
    .where('division', 'in', [...new Set(resolutions.map((r) => r.division))])
    .where(
      'resolution_id',
      'in',
      resolutions.map((r) => r.id),
    )
    .orderBy('position')
    .execute();
  return resolutions.map((r) => ({
    resolutionId: r.id,
    title: r.title,
    numberText: r.numberText,
    targets: targets.filter((t) => t.resolution_id === r.id).map((t) => ({ id: t.id, indicator: t.indicator })),
  }));
}

/** What each linked point serves, in words: the target's indicator, or number and title of the resolution. By the id of the point. */
export async function servedBy(
  ctx: Context,
  unit: UnitRef,
  items: readonly { id: string; resolution_id: string | null; target_id: string | null }[],
): Promise<Map<string, string>> {
  const targetIds = items.flatMap((item) => (item.target_id ? [item.target_id] : []));
  const ids = items.flatMap((item) => (item.resolution_id ? [item.resolution_id] : []));
  if (ids.length === 0) return new Map();
  const indicators = new Map(
    targetIds.length === 0
      ? []
      : (await ctx.tx.selectFrom('target').select(['id', 'indicator']).where('id', 'in', targetIds).execute()).map(
          (t) => [t.id, t.indicator] as const,
        ),
  );
  const titles = new Map(
    (await resolutionsAt(ctx, unit, ids)).map((r) => [r.id, [r.numberText, r.title].filter(Boolean).join(' – ')]),
  );
  return new Map(
    items.flatMap((item) => {
      const text = (item.target_id && indicators.get(item.target_id)) || titles.get(item.resolution_id ?? '');
      return text ? [[item.id, text] as const] : [];
    }),
  );
}

type Known = { id: string; division: string; title: string; numberText: string | null; issuedOn: string };

/** Resolutions the unit received, and its own that were issued; of `ids`, or the newest. */
async function resolutionsAt(ctx: Context, unit: UnitRef, ids: string[] | null): Promise<Known[]> {
  if (ids?.length === 0) return [];
  const received = await ctx.tx
    .selectFrom('recipient')
    .select(['resolution_id', 'resolution_division', 'title', 'number_text', 'issued_on'])
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .$if(ids !== null, (q) => q.where('resolution_id', 'in', ids ?? []))
    .orderBy('issued_on', 'desc')
    .limit(OFFERED)
    .execute();
  const own = await ctx.tx
    .selectFrom('resolution')
    .select(['id', 'division', 'title', 'number_text', 'issued_on'])
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('state', '=', 'issued')
    .$if(ids !== null, (q) => q.where('id', 'in', ids ?? []))
    .orderBy('issued_on', 'desc')
    .limit(OFFERED)
    .execute();
  return [
    ...received.map((r) => ({
      id: r.resolution_id,
      division: r.resolution_division,
      title: r.title,
      numberText: r.number_text,
      issuedOn: r.issued_on,
    })),
    ...own.map((r) => ({
      id: r.id,
      division: r.division,
      title: r.title,
      numberText: r.number_text,
      issuedOn: r.issued_on ?? '',
    })),
  ]
    .sort((a, b) => (a.issuedOn < b.issuedOn ? 1 : -1))
    .slice(0, ids === null ? OFFERED : undefined);
}
