/** Words of admission plans: goals as ranges, their division among units, what came of them. Shared with the browser: types and schemas only. */
import { mayShape } from '../platform/may.ts';
import * as s from '../platform/schema.ts';

export const PERIODS = ['year', 'term'] as const;
export type Period = (typeof PERIODS)[number];
export const PLAN_STATES = ['draft', 'adopted', 'annulled'] as const;
export type PlanState = (typeof PLAN_STATES)[number];
/** The goal for everybody, whatever group they belong to. */
export const ALL = '';

/** So many at least and at most; of a target group, or ('') of all. */
export const goalInput = s.object({
  group: s.union([s.code(), s.literal(ALL)]),
  min: s.whole(0, 1_000_000),
  max: s.whole(0, 1_000_000),
});
export type Goal = s.Infer<typeof goalInput>;
export const shareInput = s.object({ unit: s.id(), ...goalInput.shape });
export type ShareInput = s.Infer<typeof shareInput>;

export const planFacts = {
  title: s.text(200),
  period: s.oneOf(PERIODS),
  startsOn: s.date(),
  endsOn: s.date(),
  goals: s.list(goalInput, 40, 1),
  note: s.optional(s.nullable(s.text(5000))),
};
const factsShape = s.object(planFacts);
export type PlanFacts = s.Infer<typeof factsShape>;

const goalView = s.object({ group: s.anyText(), min: s.anyNumber(), max: s.anyNumber() });
const named = s.object({ id: s.anyText(), name: s.anyText() });

export const planLine = s.object({
  id: s.anyText(),
  title: s.anyText(),
  unit: named,
  period: s.anyText(),
  startsOn: s.anyText(),
  endsOn: s.anyText(),
  state: s.anyText(),
  min: s.anyNumber(),
  max: s.anyNumber(),
  /** admitted in its period, so far */
  result: s.nullable(s.anyNumber()),
  /** units right below that were given something, of how many there are */
  divided: s.anyNumber(),
  below: s.anyNumber(),
});
export type PlanLine = s.Infer<typeof planLine>;

/** A month of a plan's period: what came of it, and the sum from its beginning. */
const monthView = s.object({ month: s.anyText(), n: s.anyNumber(), sum: s.anyNumber() });

export const planRecord = s.object({
  ...planLine.shape,
  number: s.nullable(s.anyText()),
  adoptedOn: s.nullable(s.anyText()),
  note: s.nullable(s.anyText()),
  goals: s.list(s.object({ ...goalView.shape, result: s.nullable(s.anyNumber()), given: goalView }), 40),
  /** each unit right below: what it was given, group by group, and what came of it */
  shares: s.list(
    s.object({
      unit: s.object({ ...named.shape, kind: s.anyText() }),
      goals: s.list(goalView, 40),
      result: s.nullable(s.anyNumber()),
    }),
    5000,
  ),
  /** what the unit that asks was given by this plan of the one above; empty at the unit that made it */
  months: s.list(monthView, 200),
  /** still to come in the period by the forecast from the candidates there are */
  expected: s.anyNumber(),
  changes: s.list(
    s.object({
      on: s.anyText(),
      by: s.anyText(),
      reason: s.anyText(),
      before: s.list(goalView, 40),
    }),
    200,
  ),
  madeBy: s.anyText(),
  version: s.anyNumber(),
  may: mayShape,
});
export type PlanRecord = s.Infer<typeof planRecord>;

/** What a unit was given by a plan of the unit above. */
export const givenShare = s.object({
  planId: s.anyText(),
  title: s.anyText(),
  from: named,
  period: s.anyText(),
  startsOn: s.anyText(),
  endsOn: s.anyText(),
  goals: s.list(goalView, 40),
  result: s.nullable(s.anyNumber()),
});
export type GivenShare = s.Infer<typeof givenShare>;
