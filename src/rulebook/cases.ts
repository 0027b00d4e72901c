/** A case is judged by the rules it was opened under, even when they changed since (D17). */
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { overlaysAt } from './local.ts';
import type { Rulebook } from './rulebook.ts';

/** What a case keeps of the rules: the rulebook's hash and the day. Null: opened before it was kept. */
export type Opened = { rulebook_hash: string | null; ruled_on: string | null };

/** The rules of a case: which rulebook, on which day, and the overlays of its unit from the widest to the narrowest. */
export type CaseRules = { rulebook: Rulebook; on: string; overlays: string[] };

/** What a case that is opened now keeps: two columns of its row. */
export function openedNow(ctx: Pick<Context, 'today' | 'services'>): { rulebook_hash: string; ruled_on: string } {
  return { rulebook_hash: ctx.services.rulebook.hash, ruled_on: ctx.today };
}

/** The rules as they stand today at a unit: for what begins now. */
export async function rulesToday(ctx: Pick<Context, 'tx' | 'today' | 'services'>, unit: UnitRef): Promise<CaseRules> {
  const { rulebook } = ctx.services;
  return { rulebook, on: ctx.today, overlays: await overlaysAt(ctx, unit) };
}

/**
 * The rules of a case that was opened before. A rulebook that was never loaded here (a case brought by an export) cannot be
 * read again: then the present one answers, for the case's own day.
 */
export async function rulesOfCase(
  ctx: Pick<Context, 'tx' | 'today' | 'services'>,
  unit: UnitRef,
  opened: Opened,
): Promise<CaseRules> {
  const kept = opened.rulebook_hash === null ? null : await ctx.services.rulebooks.byHash(opened.rulebook_hash);
  const rulebook = kept ?? ctx.services.rulebook;
  return { rulebook, on: opened.ruled_on ?? ctx.today, overlays: await overlaysAt(ctx, unit, rulebook) };
}
