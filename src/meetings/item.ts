/** Words of the agenda: a point as it is written down, and as it is kept. Shared with the browser. */
import * as s from '../platform/schema.ts';

/** A point of the agenda before it is taken up. It may carry out a resolution received, or one of its targets (M10). */
export const agendaItem = s.object({
  kind: s.code(),
  title: s.text(300),
  preparation: s.optional(s.text(4000, 0)),
  resolutionId: s.optional(s.nullable(s.id())),
  targetId: s.optional(s.nullable(s.id())),
});
export type AgendaItem = s.Infer<typeof agendaItem>;

export const itemRecord = s.object({
  id: s.anyText(),
  position: s.anyNumber(),
  kind: s.anyText(),
  title: s.anyText(),
  preparation: s.anyText(),
  discussion: s.anyText(),
  conclusion: s.anyText(),
  taken: s.flag(),
  resolutionId: s.nullable(s.anyText()),
  targetId: s.nullable(s.anyText()),
  /** number and title of the resolution, or the target's indicator */
  serves: s.nullable(s.anyText()),
  version: s.anyNumber(),
});
export type ItemRecord = s.Infer<typeof itemRecord>;

/** What a point of the agenda may be linked to at a unit: the resolutions it received or issued, with their targets. */
export const agendaLink = s.object({
  resolutionId: s.anyText(),
  title: s.anyText(),
  numberText: s.nullable(s.anyText()),
  targets: s.list(s.object({ id: s.anyText(), indicator: s.anyText() }), 200),
});
export type AgendaLink = s.Infer<typeof agendaLink>;

/** A resolution a unit received and never had on an agenda. */
export const unheardLine = s.object({
  id: s.anyText(),
  unit: s.object({ id: s.anyText(), name: s.anyText(), kind: s.anyText() }),
  resolution: s.object({ id: s.anyText(), title: s.anyText(), numberText: s.anyText() }),
  issuerName: s.anyText(),
  issuedOn: s.anyText(),
  acknowledged: s.flag(),
});
export type UnheardLine = s.Infer<typeof unheardLine>;
