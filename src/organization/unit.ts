/** Words of the organization: units, posts, overseers' duties. Shared with the browser: types and schemas only. */
import * as s from '../platform/schema.ts';

/** A name that a unit bore before, and the day on which it got another one. */
export const formerName = s.object({ name: s.anyText(), until: s.anyText() });
export type FormerName = s.Infer<typeof formerName>;

export const unitLine = s.object({
  id: s.anyText(),
  name: s.anyText(),
  kind: s.anyText(),
  setting: s.nullable(s.anyText()),
  children: s.anyNumber(),
  /** where it was found by that */
  former: s.nullable(formerName),
});
export type UnitLine = s.Infer<typeof unitLine>;

export const unitPlace = s.object({ id: s.anyText(), name: s.anyText(), kind: s.anyText(), readable: s.flag() });
export type UnitPlace = s.Infer<typeof unitPlace>;

export const letterhead = s.object({
  documentCode: s.text(20),
  upperName: s.text(200),
  issuerName: s.text(200),
  place: s.text(80),
  hasSeal: s.flag(),
});
export type Letterhead = s.Infer<typeof letterhead>;

export const postLine = s.object({
  id: s.anyText(),
  post: s.anyText(),
  side: s.anyText(),
  personId: s.nullable(s.anyText()),
  name: s.anyText(),
  isMember: s.flag(),
  from: s.anyText(),
  to: s.nullable(s.anyText()),
  termEnds: s.nullable(s.anyText()),
  decision: s.nullable(s.anyText()),
  version: s.anyNumber(),
});
export type PostLine = s.Infer<typeof postLine>;

export const dutyLine = s.object({
  id: s.anyText(),
  personId: s.anyText(),
  name: s.anyText(),
  fromUnit: s.anyText(),
  from: s.anyText(),
  to: s.nullable(s.anyText()),
  version: s.anyNumber(),
});
export type DutyLine = s.Infer<typeof dutyLine>;

export const unitRecord = s.object({
  id: s.anyText(),
  code: s.nullable(s.anyText()),
  name: s.anyText(),
  kind: s.anyText(),
  setting: s.nullable(s.anyText()),
  foundedOn: s.nullable(s.anyText()),
  closedOn: s.nullable(s.anyText()),
  households: s.nullable(s.anyNumber()),
  poorHouseholds: s.nullable(s.anyNumber()),
  temporaryHouses: s.nullable(s.anyNumber()),
  /** whose enterprise the organization works in, by the rulebook's ownerships (M85) */
  ownership: s.nullable(s.anyText()),
  foreignInvested: s.flag(),
  path: s.list(unitPlace, 20),
  children: s.anyNumber(),
  letterhead: s.nullable(letterhead),
  posts: s.list(postLine, 500),
  overseers: s.list(dutyLine, 100),
  /** of a closed unit: the living ones that go on in its place */
  successors: s.list(s.object({ id: s.anyText(), name: s.anyText() }), 200),
  version: s.anyNumber(),
  may: s.list(s.anyText(), 100),
});
export type UnitRecord = s.Infer<typeof unitRecord>;

/** "Until further notice" in the database; null everywhere else. */
export const FOREVER = 'infinity';
export function endOf(validTo: string): string | null {
  return validTo === FOREVER ? null : validTo;
}
