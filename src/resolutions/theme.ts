/** Words of the theme of the year (M53): schemas and types, shared with the browser. */

import { mayShape } from '../platform/may.ts';
import * as s from '../platform/schema.ts';

export const THEMED_KINDS = ['resolution', 'plan', 'task'] as const;

const themeInForce = s.object({
  id: s.anyText(),
  year: s.anyNumber(),
  text: s.anyText(),
  unit: s.object({ id: s.anyText(), name: s.anyText() }),
});
/** Themes that hold at a unit, the nearest first: what forms offer. */
export const themeOffer = s.object({ themes: s.list(themeInForce, 50) });
export type ThemeOffer = s.Infer<typeof themeOffer>;

/** null where the reader may not see such records */
const count = s.nullable(s.object({ tagged: s.anyNumber(), all: s.anyNumber() }));

/** The theme of a year at a unit, and how much of the year's work bears it. */
export const themeRecord = s.object({
  unit: s.object({ id: s.anyText(), name: s.anyText() }),
  year: s.anyNumber(),
  /** the unit's own and those of the committees above, the nearest first */
  themes: s.list(
    s.object({ ...themeInForce.shape, setBy: s.anyText(), setAt: s.anyText(), version: s.anyNumber(), own: s.flag() }),
    50,
  ),
  counts: s.object({ resolution: count, plan: count, task: count }),
  may: mayShape,
});
export type ThemeRecord = s.Infer<typeof themeRecord>;

export const themedLine = s.object({
  kind: s.oneOf(THEMED_KINDS),
  id: s.anyText(),
  title: s.anyText(),
  unit: s.object({ id: s.anyText(), name: s.anyText() }),
  theme: s.anyText(),
  on: s.anyText(),
  state: s.anyText(),
});
export type ThemedLine = s.Infer<typeof themedLine>;
