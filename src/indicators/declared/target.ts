/** What is to be reached: the figure of a rule, of a resolution in force, or of the committee itself; and whether it is. */
import type { Indicator } from '../../organization/measure.ts';
import type { Context } from '../../platform/bus/command.ts';
import * as s from '../../platform/schema.ts';
import type { Goal } from '../goals.ts';
import { figureOf, type Value } from './evaluate.ts';

export const target = s.object({
  /** in the unit of the indicator: per cent for a share */
  value: s.anyNumber(),
  rule: s.nullable(s.anyText()),
  resolutionId: s.nullable(s.anyText()),
  resolution: s.nullable(s.anyText()),
  deadline: s.nullable(s.anyText()),
  /** words of the committee that set it */
  source: s.nullable(s.anyText()),
});
export type Target = s.Infer<typeof target>;

/** A target that a committee wrote beside an indicator of its own. */
export type OwnTarget = { value: number; source: string | null };

/** The nearest word counts: the committee's own, then a resolution in force, then the rule. */
export function targetOf(
  indicator: Indicator,
  goals: ReadonlyMap<string, Goal>,
  own?: OwnTarget | null,
): Target | null {
  const none = { rule: null, resolutionId: null, resolution: null, deadline: null, source: null };
  if (own) return { ...none, value: own.value, source: own.source };
  const goal = indicator.goal === undefined ? undefined : goals.get(indicator.goal);
  if (goal)
    return {
      ...none,
      value: goal.least,
      resolutionId: goal.resolutionId,
      resolution: goal.resolution,
      deadline: goal.deadline,
    };
  return indicator.target ? { ...none, ...indicator.target } : null;
}

export const STATES = ['reached', 'missed', 'none'] as const;
export type State = (typeof STATES)[number];

/** Whether the value stands where it should; `none` where nothing is set or nothing can be told. */
export function stateOf(indicator: Indicator, value: Value, wanted: Target | null): State {
  const figure = figureOf(indicator, value);
  if (wanted === null || figure === null) return 'none';
  return (indicator.better === 'down' ? figure <= wanted.value : figure >= wanted.value) ? 'reached' : 'missed';
}

/** The book's indicator by its id; null where nobody declares it. */
export function declaredIndicator(ctx: Context, id: string): Indicator | null {
  return ctx.services.measures.indicators.get(id) ?? null;
}
