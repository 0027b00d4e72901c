/** Words of the forecast of graduations (M45). Shared with the browser. */
import { pageOf } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';

/** How many graduate, and for how many of them a transfer is under way already. */
const counted = { n: s.anyNumber(), begun: s.anyNumber() };

export const graduationForecast = s.object({
  unit: s.object({ id: s.anyText(), name: s.anyText() }),
  span: s.anyText(),
  /** graduated, and still here */
  late: s.object(counted),
  /** nobody wrote down when */
  unknown: s.anyNumber(),
  periods: s.list(
    s.object({ from: s.anyText(), to: s.anyText(), year: s.anyNumber(), part: s.anyNumber(), ...counted }),
    60,
  ),
  /** the unit's own people and those of each unit right below: counts in the order of the periods, the late ones apart */
  units: s.list(
    s.object({
      id: s.anyText(),
      name: s.anyText(),
      late: s.anyNumber(),
      counts: s.list(s.anyNumber(), 60),
    }),
    5000,
  ),
  remindDays: s.anyNumber(),
  rule: s.nullable(s.anyText()),
});
export type GraduationForecast = s.Infer<typeof graduationForecast>;

export const graduate = s.object({
  id: s.anyText(),
  personId: s.anyText(),
  name: s.anyText(),
  unit: s.object({ id: s.anyText(), name: s.anyText() }),
  school: s.anyText(),
  graduatesOn: s.nullable(s.anyText()),
  state: s.anyText(),
  /** the transfer that is under way */
  caseId: s.nullable(s.anyText()),
  mayOpen: s.flag(),
});
export type Graduate = s.Infer<typeof graduate>;
export const graduatePage = s.object({
  ...pageOf(graduate).shape,
  /** the procedure that moves a member to another cell; null: the organization has none */
  procedure: s.nullable(s.anyText()),
});
