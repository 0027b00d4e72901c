/** Words of the register: persons, their memberships, what a reader gets of them. Shared with the browser. */
import { mayShape, reasonsShape } from '../platform/may.ts';
import * as s from '../platform/schema.ts';
import { labelShape } from '../rulebook/schemaBase.ts';
import { ownGroup } from './groups/group.ts';
import { particulars } from './particulars.ts';

/** The facts of a person, as one registers or corrects them. */
export type PersonFacts = {
  fullName: string;
  /** what the name is sorted by, for names without a family name */
  sortName: string | null;
  sex: string;
  ethnicity: string | null;
  birthDate: string;
  /** only the year is known; the date is then its 1 January */
  birthYearOnly: boolean;
  /** the date written in the decision: Party age counts from it (trap 3) */
  admittedOn: string | null;
  /** the ceremony: probation runs from it (trap 3) */
  ceremonyOn: string | null;
  officialOn: string | null;
  education: string | null;
  theory: string | null;
  note: string | null;
  cardNo: string | null;
  phone: string | null;
};

export type Status = 'official' | 'probationary';

/** What a person enters about a member; absent means "not known". */
export const personInput = {
  fullName: s.text(120),
  sortName: s.optional(s.nullable(s.text(120))),
  sex: s.code(),
  ethnicity: s.optional(s.nullable(s.code())),
  birthDate: s.date(),
  birthYearOnly: s.optional(s.flag()),
  admittedOn: s.date(),
  ceremonyOn: s.optional(s.nullable(s.date())),
  officialOn: s.optional(s.nullable(s.date())),
  education: s.optional(s.nullable(s.code())),
  theory: s.optional(s.nullable(s.code())),
  note: s.optional(s.nullable(s.text(1000))),
  cardNo: s.optional(s.nullable(s.text(40))),
  phone: s.optional(s.nullable(s.text(40))),
};

export const registered = s.object({ id: s.anyText(), membershipId: s.anyText(), warnings: reasonsShape });

/** What narrows the list of a unit's members; the same for the list and its export. */
export const memberFilters = {
  unit: s.id(),
  search: s.optional(s.text(100)),
  status: s.optional(s.oneOf(['official', 'probationary'])),
  sex: s.optional(s.code()),
  ethnicity: s.optional(s.code()),
  education: s.optional(s.code()),
  theory: s.optional(s.code()),
  minority: s.optional(s.oneOf(['yes', 'no'])),
  setting: s.optional(s.code()),
  kind: s.optional(s.code()),
  post: s.optional(s.code()),
  /** a dual post of the rulebook, `any` of them, or `none`: heads of village cells without the second post */
  dual: s.optional(s.code()),
  seat: s.optional(s.oneOf(['own', 'guest'])),
  mark: s.optional(s.oneOf(['exempt', 'away', 'suspended'])),
  bornFrom: s.optional(s.whole(1800, 2200)),
  bornTo: s.optional(s.whole(1800, 2200)),
  /** part of the employer's name, tones aside */
  employer: s.optional(s.text(200)),
  ownership: s.optional(s.code()),
  sector: s.optional(s.oneOf(['non_state', 'foreign'])),
  /** whoever studies and is to graduate in that year */
  graduates: s.optional(s.whole(1900, 2200)),
  /** `none`: nobody wrote it down */
  occupation: s.optional(s.code()),
  /** whoever studies */
  studies: s.optional(s.oneOf(['yes'])),
  group: s.optional(s.code()),
  /** a group inside a cell, `any` of them, or `none`: whoever is in none where the cell has some */
  partyGroup: s.optional(s.union([s.oneOf(['any', 'none']), s.id()])),
  on: s.optional(s.date()),
};

export const memberLine = s.object({
  personId: s.anyText(),
  membershipId: s.anyText(),
  name: s.anyText(),
  sex: s.anyText(),
  ethnicity: s.nullable(s.anyText()),
  birthYear: s.anyNumber(),
  birthDate: s.nullable(s.anyText()),
  status: s.anyText(),
  seat: s.anyText(),
  exempt: s.flag(),
  suspended: s.flag(),
  away: s.flag(),
  unitId: s.anyText(),
  unitName: s.anyText(),
  admittedOn: s.nullable(s.anyText()),
  officialOn: s.nullable(s.anyText()),
  posts: s.list(s.anyText(), 50),
});
export type MemberLine = s.Infer<typeof memberLine>;

/** `recorded` is false, and the total unknown, for a day before anything was recorded (D16). `more`: there are more than `total`, which nobody counted. */
export const memberPage = s.object({
  items: s.list(memberLine, 100_000),
  total: s.nullable(s.anyNumber()),
  more: s.flag(),
  next: s.nullable(s.anyText()),
  recorded: s.flag(),
  recordedSince: s.nullable(s.anyText()),
});
export type MemberPage = s.Infer<typeof memberPage>;

export const membershipLine = s.object({
  id: s.anyText(),
  unitId: s.anyText(),
  unitName: s.anyText(),
  seat: s.anyText(),
  status: s.anyText(),
  exempt: s.flag(),
  suspended: s.flag(),
  away: s.flag(),
  from: s.anyText(),
  to: s.nullable(s.anyText()),
  beginReason: s.anyText(),
  endReason: s.nullable(s.anyText()),
  version: s.anyNumber(),
});
export type MembershipLine = s.Infer<typeof membershipLine>;

export const heldPost = s.object({
  id: s.anyText(),
  post: s.anyText(),
  side: s.anyText(),
  unitId: s.anyText(),
  unitName: s.anyText(),
  from: s.anyText(),
  to: s.nullable(s.anyText()),
});
export type HeldPost = s.Infer<typeof heldPost>;

/** Who may read this record, by post and by the unit where the post is. */
export const reader = s.object({
  post: s.anyText(),
  unitId: s.anyText(),
  unitName: s.anyText(),
  names: s.list(s.anyText(), 50),
  unmasked: s.flag(),
});
export type Reader = s.Infer<typeof reader>;

/** A case of discipline as far as it says what holds, and until when. */
const measure = s.object({
  caseId: s.anyText(),
  label: s.nullable(labelShape),
  since: s.nullable(s.anyText()),
  /** the first day it holds no more, by its rule */
  until: s.nullable(s.anyText()),
  rule: s.nullable(s.anyText()),
  /** an appeal is open */
  contested: s.flag(),
});
export const memberDiscipline = s.object({
  inForce: s.list(measure, 50),
  underReview: s.list(measure, 50),
  over: s.list(measure, 50),
});
export type MemberDiscipline = s.Infer<typeof memberDiscipline>;

export const memberRecord = s.object({
  id: s.anyText(),
  name: s.anyText(),
  sortName: s.nullable(s.anyText()),
  sex: s.anyText(),
  ethnicity: s.nullable(s.anyText()),
  birthYear: s.anyNumber(),
  birthDate: s.nullable(s.anyText()),
  birthYearOnly: s.flag(),
  admittedOn: s.nullable(s.anyText()),
  ceremonyOn: s.nullable(s.anyText()),
  officialOn: s.nullable(s.anyText()),
  partyAge: s.nullable(s.anyNumber()),
  education: s.nullable(s.anyText()),
  theory: s.nullable(s.anyText()),
  note: s.nullable(s.anyText()),
  cardTail: s.nullable(s.anyText()),
  phoneTail: s.nullable(s.anyText()),
  unitId: s.anyText(),
  unitName: s.anyText(),
  memberships: s.list(membershipLine, 200),
  posts: s.list(heldPost, 200),
  readers: s.list(reader, 100),
  particulars,
  /** groups of a cell he is or was in, the latest first */
  groups: s.list(ownGroup, 200),
  own: s.flag(),
  version: s.anyNumber(),
  may: mayShape,
});
export type MemberRecord = s.Infer<typeof memberRecord>;

export const memberSecrets = s.object({
  id: s.anyText(),
  birthDate: s.anyText(),
  birthYearOnly: s.flag(),
  cardNo: s.nullable(s.anyText()),
  phone: s.nullable(s.anyText()),
});
export type MemberSecrets = s.Infer<typeof memberSecrets>;
