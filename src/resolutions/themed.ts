/** The theme of the year on what serves it (M53): the text as written, and the link where it is one that was set. */
import { pathTo } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { fold } from '../platform/i18n/names.ts';

export type Themed = { text: string; division: string | null; id: string | null } | null;

export type ThemeInForce = {
  id: string;
  division: string;
  year: number;
  text: string;
  unitId: string;
  unitName: string;
};

/** The themes that hold at the unit in these years: its own and those of the committees above, the nearest first. */
export async function themesAt(ctx: Context, unit: UnitRef, years: number[]): Promise<ThemeInForce[]> {
  const places = await pathTo(ctx.tx, unit);
  const rows = await ctx.tx
    .selectFrom('theme as h')
    .innerJoin('unit as u', 'u.id', 'h.unit_id')
    .select(['h.id', 'h.division', 'h.year', 'h.text', 'h.scope', 'u.id as unit_id', 'u.name'])
    .where(
      'h.scope',
      'in',
      places.map((p) => p.path),
    )
    .where('h.year', 'in', years)
    .execute();
  return rows
    .toSorted((a, b) => b.year - a.year || b.scope.length - a.scope.length)
    .map((r) => ({ id: r.id, division: r.division, year: r.year, text: r.text, unitId: r.unit_id, unitName: r.name }));
}

/**
 * Links a text with the theme it is: tones, case and spaces aside. A text that was never set as a theme stays a text, so
 * that nothing is lost that was written before.
 */
export async function themedText(
  ctx: Context,
  unit: UnitRef,
  text: string | null | undefined,
  year: number,
): Promise<Themed> {
  const [themed = null] = await themedTexts(ctx, unit, [text], year);
  return themed;
}

/** The same for many at once. */
export async function themedTexts(
  ctx: Context,
  unit: UnitRef,
  texts: (string | null | undefined)[],
  year: number,
): Promise<Themed[]> {
  const themes = texts.some(Boolean) ? await themesAt(ctx, unit, [year - 1, year, year + 1]) : [];
  return texts.map((text) => {
    if (!text) return null;
    const theme = themes
      .toSorted((a, b) => Math.abs(a.year - year) - Math.abs(b.year - year))
      .find((one) => fold(one.text) === fold(text));
    return { text, division: theme?.division ?? null, id: theme?.id ?? null };
  });
}

/** The three columns that a record keeps of it. */
export function themeColumns(theme: Themed): {
  theme: string | null;
  theme_division: string | null;
  theme_id: string | null;
} {
  return { theme: theme?.text ?? null, theme_division: theme?.division ?? null, theme_id: theme?.id ?? null };
}
