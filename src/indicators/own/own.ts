/** Words of a committee's own indicators and dashboards. Shared with the browser: types and schemas only. */
import * as s from '../../platform/schema.ts';

export const FORMS = ['number', 'share', 'mean'] as const;
export const BETTER = ['up', 'down'] as const;

/** Some records of a declared measure: of each dimension named, one of the codes. */
export const ownPart = s.object({
  measure: s.text(100),
  filters: s.optional(s.list(s.object({ dimension: s.text(40), codes: s.list(s.text(60, 0), 50, 1) }), 8)),
});
export type OwnPart = s.Infer<typeof ownPart>;

export const definition = {
  name: s.text(160),
  purpose: s.optional(s.nullable(s.text(500))),
  form: s.oneOf(FORMS),
  numerator: ownPart,
  denominator: s.optional(s.nullable(ownPart)),
  better: s.optional(s.nullable(s.oneOf(BETTER))),
  /** in the unit of the indicator: per cent for a share */
  target: s.optional(s.nullable(s.decimal())),
  targetSource: s.optional(s.nullable(s.text(200))),
};

/** How a tile shows its indicator. */
export const TILE_FORMS = ['number', 'trend', 'children'] as const;
export const tile = s.object({
  indicator: s.text(100),
  form: s.oneOf(TILE_FORMS),
  /** a unit of the committee's; left out: the unit at which the dashboard is opened */
  unit: s.optional(s.id()),
});
export type Tile = s.Infer<typeof tile>;
