/** Which commands a reader may give on a record, and what stands against each: the shape that pages read, and how it is filled. */
import type { UnitRef } from './access.ts';
import type { Context } from './bus/command.ts';
import type { Reason } from './refusal.ts';
import * as s from './schema.ts';

/** A reason as an answer carries it. */
export const reasonShape = s.object({
  code: s.anyText(),
  field: s.optional(s.anyText()),
  values: s.optional(s.record(s.anyText(), s.union([s.anyText(), s.anyNumber()]))),
  rule: s.optional(s.anyText()),
});

export const reasonsShape = s.list(reasonShape, 100);

/** Which commands the reader may give, and what stands against each (empty: nothing). */
export const mayShape = s.record(s.anyText(), s.list(reasonShape, 50));

/** What stands against a command: the missing right before anything else. */
export function against(ctx: Context, capability: string, unit: UnitRef, reasons: Reason[]): Reason[] {
  return ctx.may(capability, unit) ? reasons : [{ code: 'right.missing', values: { capability } }];
}
