/** The numbers of a period in one unit, as its report prints them: on the screen and, by floor 8's documents, on paper. */
import * as s from '../platform/schema.ts';
import { numbersState } from './frozen.ts';
import { number } from './indicator.ts';

/** A reason why the head count changed: `code` of the rulebook's `beginnings` or `endings`, or `unit` (came or went with its unit). */
export const change = s.object({
  code: s.anyText(),
  /** people; null: a small group, hidden from who may not read the records */
  n: s.nullable(s.anyNumber()),
});
export type Change = s.Infer<typeof change>;

/** The account of a head count between two days: before + all of `in` - all of `out` = after. null: not recorded then (D16). */
export const account = s.object({
  before: s.nullable(s.anyNumber()),
  after: s.nullable(s.anyNumber()),
  entered: s.nullable(s.anyNumber()),
  left: s.nullable(s.anyNumber()),
  in: s.list(change, 100),
  out: s.list(change, 100),
});
export type Account = s.Infer<typeof account>;

/** The account of one status: before + entered + became - left - ceased = after; null: not recorded then (D16). */
export const statusAccount = s.object({
  status: s.anyText(),
  before: s.nullable(s.anyNumber()),
  entered: s.anyNumber(),
  /** had another status here the day before */
  became: s.anyNumber(),
  left: s.anyNumber(),
  ceased: s.anyNumber(),
  after: s.anyNumber(),
});
export type StatusAccount = s.Infer<typeof statusAccount>;

/** Meetings of cells in one month: cells that met of cells there are today, and people present of those expected. */
export const meetingMonth = s.object({
  month: s.anyText(),
  held: s.anyNumber(),
  cells: s.anyNumber(),
  attended: s.anyNumber(),
  expected: s.anyNumber(),
  confirmed: s.anyNumber(),
});

/** A unit directly below, in the report's table. */
export const reportChild = s.object({
  id: s.anyText(),
  name: s.anyText(),
  kind: s.anyText(),
  members: s.anyNumber(),
  cells: s.anyNumber(),
  /** meetings that its cells held in the period */
  meetings: s.anyNumber(),
  tasksDone: s.anyNumber(),
  tasksOpen: s.anyNumber(),
  tasksOverdue: s.anyNumber(),
});

/** Everything in `unit.report`; all periods are inclusive days YYYY-MM-DD. Tasks are those of the unit and all below. */
export const unitReport = s.object({
  unit: s.object({ id: s.anyText(), name: s.anyText(), kind: s.anyText(), above: s.nullable(s.anyText()) }),
  from: s.anyText(),
  to: s.anyText(),
  /** the day on which the report was made */
  madeOn: s.anyText(),
  recordedSince: s.nullable(s.anyText()),
  members: account,
  /** the numbers of the overview as of `to` (members, units, posts) */
  numbers: s.list(number, 200),
  /** which state of `numbers` is shown; everything else is reckoned on the day the report was made */
  state: numbersState,
  meetings: s.list(meetingMonth, 60),
  /** in the period: given; done, and of those in time. At its end: open, overdue */
  tasks: s.object({
    given: s.anyNumber(),
    done: s.anyNumber(),
    onTime: s.anyNumber(),
    open: s.anyNumber(),
    overdue: s.anyNumber(),
  }),
  /** issued by the unit itself in the period; received here and below in the period, acknowledged, with a plan */
  resolutions: s.object({
    issued: s.anyNumber(),
    received: s.anyNumber(),
    acknowledged: s.anyNumber(),
    planned: s.anyNumber(),
  }),
  /** made in the period here and below, answered; overdue at its end */
  proposals: s.object({ made: s.anyNumber(), answered: s.anyNumber(), overdue: s.anyNumber() }),
  children: s.list(reportChild, 200),
  /** how many units stand directly below; `children` holds the first 200 */
  childrenTotal: s.anyNumber(),
});
export type UnitReport = s.Infer<typeof unitReport>;
