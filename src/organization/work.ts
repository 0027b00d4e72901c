/** Words of the division of work: fields, members, units answered for. Shared with the browser: types and schemas only. */
import * as s from '../platform/schema.ts';

export const workLineInput = s.object({
  /** a code of the rulebook's fields of work, or the committee's own words with `ownField` */
  field: s.text(120),
  ownField: s.optional(s.flag()),
  personId: s.id(),
  role: s.oneOf(['lead', 'support']),
  units: s.optional(s.list(s.id(), 200)),
});
export type WorkLineInput = s.Infer<typeof workLineInput>;

export const workUnit = s.object({ id: s.anyText(), name: s.anyText() });

export const workLine = s.object({
  field: s.anyText(),
  ownField: s.flag(),
  personId: s.anyText(),
  personName: s.anyText(),
  role: s.oneOf(['lead', 'support']),
  units: s.list(workUnit, 200),
});
export type WorkLine = s.Infer<typeof workLine>;

export const workVersion = s.object({
  id: s.anyText(),
  state: s.oneOf(['draft', 'adopted']),
  decision: s.nullable(s.anyText()),
  note: s.nullable(s.anyText()),
  from: s.nullable(s.anyText()),
  to: s.nullable(s.anyText()),
  lines: s.anyNumber(),
  version: s.anyNumber(),
});
export type WorkVersion = s.Infer<typeof workVersion>;

export const workMatrix = s.object({
  unitId: s.anyText(),
  unitName: s.anyText(),
  /** the version shown; null: none was in force on that day */
  shown: s.nullable(workVersion),
  lines: s.list(workLine, 1000),
  /** fields of the rulebook that nobody leads */
  openFields: s.list(s.anyText(), 200),
  /** units directly below that nobody answers for */
  openUnits: s.list(workUnit, 5000),
});
export type WorkMatrix = s.Infer<typeof workMatrix>;
