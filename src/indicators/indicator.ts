import * as s from '../platform/schema.ts';
import { numbersState } from './frozen.ts';

/** Which units a number counts, so that the number can open exactly them. */
export const UNIT_MEASURES = [
  'all',
  'direct',
  'cells',
  'grassroots',
  'residential',
  'committee',
  'no_committee',
  'committee_small',
  'head_member',
  'head_not_member',
  'dual',
  'not_dual',
  'dual_head',
  'dual_front',
  'non_state',
  'foreign_invested',
  'meeting_held',
  'meeting_not_held',
  'with_plan',
  'without_plan',
] as const;
export type UnitMeasure = (typeof UNIT_MEASURES)[number];

/** A number of the overview: n, of m where it is a share, and the address of the list it counts. */
export const number = s.object({
  key: s.anyText(),
  group: s.anyText(),
  code: s.nullable(s.anyText()),
  n: s.nullable(s.anyNumber()),
  of: s.nullable(s.anyNumber()),
  link: s.nullable(s.anyText()),
  gapLink: s.nullable(s.anyText()),
  /** a group too small for this reader: n is null then */
  hidden: s.flag(),
});
export type Indicator = s.Infer<typeof number>;

export const overview = s.object({
  unit: s.object({ id: s.anyText(), name: s.anyText(), kind: s.anyText() }),
  on: s.anyText(),
  today: s.anyText(),
  /** asked for a past day: the first of which anything is recorded here; before it a number is "not recorded" */
  recordedSince: s.nullable(s.anyText()),
  /** today: whether anything was ever recorded here */
  recorded: s.flag(),
  /** whether the reader may open lists of members */
  names: s.flag(),
  /** the smallest group of members this reader is shown (0: all), and the rule that says so */
  smallest: s.anyNumber(),
  smallRule: s.nullable(s.anyText()),
  /** when the latest change was counted */
  countedAt: s.nullable(s.anyText()),
  /** which state of the numbers is shown */
  state: numbersState,
  numbers: s.list(number, 200),
});
export type Overview = s.Infer<typeof overview>;
