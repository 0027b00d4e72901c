/** Words of a village's series. Shared with the browser: types and schemas only. */
import * as s from '../../platform/schema.ts';
import { labelShape } from '../../rulebook/schemaBase.ts';

/** What is entered of a series on a day: of a share the part with its base. */
export const valueFacts = {
  value: s.decimal(),
  base: s.optional(s.nullable(s.decimal())),
  source: s.text(200),
};

export const villageLine = s.object({
  id: s.anyText(),
  on: s.anyText(),
  value: s.anyNumber(),
  base: s.nullable(s.anyNumber()),
  source: s.anyText(),
  by: s.anyText(),
  /** the day on which another line took its place, and why */
  replacedOn: s.nullable(s.anyText()),
  reason: s.nullable(s.anyText()),
});

export const villageSeries = s.object({
  /** a code of the rulebook, or the id of a series of the village's own */
  series: s.anyText(),
  own: s.flag(),
  name: labelShape,
  /** a part of a base, shown as per cent */
  share: s.flag(),
  /** what one of it is called */
  noun: s.nullable(labelShape),
  better: s.nullable(s.anyText()),
  version: s.nullable(s.anyNumber()),
  dropped: s.nullable(s.anyText()),
  /** the newest day first; lines that were replaced stand behind those that stand for them */
  lines: s.list(villageLine, 2000),
});
export type VillageSeries = s.Infer<typeof villageSeries>;
