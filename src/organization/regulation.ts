/** Words of working regulations. Shared with the browser: types and schemas only. */
import * as s from '../platform/schema.ts';

export const REGULATION_STATES = ['draft', 'adopted', 'lapsed'] as const;

export const regulationLine = s.object({
  id: s.anyText(),
  unitId: s.anyText(),
  unitName: s.anyText(),
  termId: s.anyText(),
  term: s.anyText(),
  versionNo: s.anyNumber(),
  title: s.anyText(),
  state: s.oneOf(REGULATION_STATES),
  number: s.nullable(s.anyText()),
  adoptedOn: s.nullable(s.anyText()),
  lapsedOn: s.nullable(s.anyText()),
  version: s.anyNumber(),
});
export type RegulationLine = s.Infer<typeof regulationLine>;

export const regulationRecord = s.object({
  ...regulationLine.shape,
  body: s.anyText(),
  files: s.list(s.object({ id: s.anyText(), name: s.anyText(), bytes: s.anyNumber() }), 20),
  /** the other versions of the same unit, the newest first */
  versions: s.list(regulationLine, 200),
  may: s.list(s.anyText(), 20),
});
export type RegulationRecord = s.Infer<typeof regulationRecord>;
