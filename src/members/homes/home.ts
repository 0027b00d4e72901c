/** Words of the check that everybody has exactly one home and at most one open seat of his own, over all divisions. Shared with the browser. */
import { pageOf } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';

/**
 * two_homes: the record is home in more than one division. no_home: in none. two_seats: more than one open seat of one's own. seat_elsewhere: the open seat is in
 * another cell than the record. seat_alone: an open seat without a record. carried: the roster says another name, sex, ethnicity or birth date than the record.
 * address: the record or the seat lies where its unit does not.
 */
export const FAULTS = [
  'two_homes',
  'no_home',
  'two_seats',
  'seat_elsewhere',
  'seat_alone',
  'carried',
  'address',
] as const;
export type Fault = (typeof FAULTS)[number];

export const homeFinding = s.object({
  id: s.anyText(),
  kind: s.anyText(),
  unitId: s.anyText(),
  unitName: s.anyText(),
  personId: s.anyText(),
  /** null for who may not read members there */
  name: s.nullable(s.anyText()),
  /** the other units that the same person is found at */
  also: s.list(s.anyText(), 50),
  foundAt: s.anyText(),
  seenAt: s.anyText(),
  goneAt: s.nullable(s.anyText()),
});
export type HomeFinding = s.Infer<typeof homeFinding>;

export const homeCheck = s.object({
  persons: s.anyNumber(),
  seats: s.anyNumber(),
  found: s.anyNumber(),
  gone: s.anyNumber(),
  open: s.anyNumber(),
  ranAt: s.anyText(),
  ranName: s.anyText(),
});
export type HomeCheck = s.Infer<typeof homeCheck>;

/** `last`: when the check last ran over this unit, asked for here or above. */
export const homePage = s.object({
  ...pageOf(homeFinding).shape,
  last: s.nullable(homeCheck),
  kinds: s.list(s.object({ kind: s.anyText(), n: s.anyNumber() }), 20),
});
