/** Words of the groups inside a cell: types and schemas only, shared with the browser. */
import { mayShape } from '../../platform/may.ts';
import { pageOf } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';

/** Who holds an office of a group. */
export const groupOfficer = s.object({ office: s.anyText(), personId: s.anyText(), name: s.anyText() });
export type GroupOfficer = s.Infer<typeof groupOfficer>;

/** A group on a day: who leads it and how many are in it. */
export const groupLine = s.object({
  id: s.anyText(),
  name: s.anyText(),
  unitId: s.anyText(),
  unitName: s.anyText(),
  foundedOn: s.anyText(),
  closedOn: s.nullable(s.anyText()),
  size: s.anyNumber(),
  officers: s.list(groupOfficer, 10),
});
export type GroupLine = s.Infer<typeof groupLine>;
export const groupPage = pageOf(groupLine);
export type GroupPage = s.Infer<typeof groupPage>;

/** A cell and its groups, counted. */
export const groupedCell = s.object({
  unitId: s.anyText(),
  name: s.anyText(),
  parent: s.nullable(s.anyText()),
  /** own members and guests */
  people: s.anyNumber(),
  groups: s.anyNumber(),
  grouped: s.anyNumber(),
  /** groups that have nobody in an office they must have */
  headless: s.anyNumber(),
});
export type GroupedCell = s.Infer<typeof groupedCell>;
export const groupedCells = s.object({
  ...pageOf(groupedCell).shape,
  figures: s.object({
    cells: s.anyNumber(),
    withGroups: s.anyNumber(),
    groups: s.anyNumber(),
    grouped: s.anyNumber(),
    headless: s.anyNumber(),
  }),
});
export type GroupedCells = s.Infer<typeof groupedCells>;

/** Somebody of the cell's list and the group he is in. */
export const seatedMember = s.object({
  personId: s.anyText(),
  name: s.anyText(),
  /** tells namesakes apart */
  birthYear: s.anyNumber(),
  seat: s.anyText(),
  status: s.anyText(),
  suspended: s.flag(),
  groupId: s.nullable(s.anyText()),
  /** the office he holds in his group */
  office: s.nullable(s.anyText()),
});
export type SeatedMember = s.Infer<typeof seatedMember>;

/** Everybody on the list of a cell, with his group, and the groups there are. */
export const groupSeating = s.object({
  unit: s.object({ id: s.anyText(), name: s.anyText() }),
  /** the rule on groups; null: this unit has none */
  rule: s.nullable(s.anyText()),
  offices: s.list(s.object({ id: s.anyText(), required: s.flag() }), 10),
  groups: s.list(
    s.object({ id: s.anyText(), name: s.anyText(), foundedOn: s.anyText(), officers: s.list(groupOfficer, 10) }),
    200,
  ),
  members: s.list(seatedMember, 5000),
  may: mayShape,
});
export type GroupSeating = s.Infer<typeof groupSeating>;

/** Something that held of a group for a time: its name, somebody in it, somebody in an office. From and to on one day: taken back. */
export const groupEvent = s.object({
  id: s.anyText(),
  what: s.oneOf(['name', 'member', 'office']),
  from: s.anyText(),
  to: s.nullable(s.anyText()),
  /** the name of the group, or the person's */
  name: s.anyText(),
  personId: s.nullable(s.anyText()),
  office: s.nullable(s.anyText()),
  basis: s.nullable(s.anyText()),
  endReason: s.nullable(s.anyText()),
});
export type GroupEvent = s.Infer<typeof groupEvent>;

export const groupMember = s.object({
  lineId: s.anyText(),
  personId: s.anyText(),
  name: s.anyText(),
  seat: s.nullable(s.anyText()),
  status: s.nullable(s.anyText()),
  office: s.nullable(s.anyText()),
  from: s.anyText(),
  version: s.anyNumber(),
});
export type GroupMember = s.Infer<typeof groupMember>;

export const groupRecord = s.object({
  id: s.anyText(),
  /** as it was called on the day */
  name: s.anyText(),
  unit: s.object({ id: s.anyText(), name: s.anyText() }),
  rule: s.nullable(s.anyText()),
  offices: s.list(s.object({ id: s.anyText(), required: s.flag() }), 10),
  foundedOn: s.anyText(),
  closedOn: s.nullable(s.anyText()),
  closeReason: s.nullable(s.anyText()),
  /** the day that `name`, `members` and `officers` are of */
  on: s.anyText(),
  members: s.list(groupMember, 5000),
  officers: s.list(groupOfficer, 10),
  history: s.list(groupEvent, 5000),
  version: s.anyNumber(),
  may: mayShape,
});
export type GroupRecord = s.Infer<typeof groupRecord>;

/** A member's own time in a group, as his record shows it. */
export const ownGroup = s.object({
  groupId: s.anyText(),
  name: s.anyText(),
  unitId: s.anyText(),
  unitName: s.anyText(),
  office: s.nullable(s.anyText()),
  from: s.anyText(),
  to: s.nullable(s.anyText()),
});
export type OwnGroup = s.Infer<typeof ownGroup>;
