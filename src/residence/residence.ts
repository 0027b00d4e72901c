/** Words of the contact with the place where one lives: who is introduced where, the yearly round, the remarks. Shared with the browser: types and schemas only. */
import { mayShape } from '../platform/may.ts';
import * as s from '../platform/schema.ts';

/** `noted`: not introduced to any cell; `waiting`: the cell has not answered yet. */
export const CONTACT_STATES = ['noted', 'waiting', 'received', 'refused'] as const;
export type ContactState = (typeof CONTACT_STATES)[number];

export const REMARK_STATES = ['open', 'sent', 'dropped'] as const;
export type RemarkState = (typeof REMARK_STATES)[number];

/** Which end of the line a list is asked from. */
export const SIDES = ['home', 'residence'] as const;

/** What was written, by the parts of the rulebook. */
export const remarkTexts = s.list(s.object({ part: s.code(), text: s.text(10_000, 0) }), 20);
const textsShown = s.list(s.object({ part: s.anyText(), text: s.anyText() }), 20);

const place = s.object({ id: s.anyText(), name: s.anyText() });

export const contactRecord = s.object({
  id: s.anyText(),
  personId: s.anyText(),
  name: s.anyText(),
  home: place,
  /** null: not introduced to a cell */
  residence: s.nullable(place),
  category: s.anyText(),
  state: s.oneOf(CONTACT_STATES),
  reason: s.nullable(s.anyText()),
  letterNumber: s.nullable(s.anyText()),
  letterOn: s.nullable(s.anyText()),
  from: s.anyText(),
  to: s.nullable(s.anyText()),
  endReason: s.nullable(s.anyText()),
  answeredOn: s.nullable(s.anyText()),
  answerNote: s.nullable(s.anyText()),
  answeredName: s.nullable(s.anyText()),
  version: s.anyNumber(),
  may: mayShape,
});
export type ContactRecord = s.Infer<typeof contactRecord>;

export const roundRecord = s.object({
  id: s.anyText(),
  unitId: s.anyText(),
  unitName: s.anyText(),
  year: s.anyNumber(),
  openedOn: s.anyText(),
  due: s.anyText(),
  openedName: s.anyText(),
  closedOn: s.nullable(s.anyText()),
  /** lines that were not taken out, and those sent among them */
  lines: s.anyNumber(),
  sent: s.anyNumber(),
  /** the day of `due` is over and lines are open */
  late: s.anyNumber(),
  version: s.anyNumber(),
});
export type RoundRecord = s.Infer<typeof roundRecord>;

/** With what is written in it: the rule, its levels and parts. */
export const roundFull = s.object({
  ...roundRecord.shape,
  rule: s.anyText(),
  levels: s.list(s.anyText(), 20),
  parts: s.list(s.object({ id: s.anyText(), required: s.flag(), most: s.anyNumber() }), 20),
  may: mayShape,
});
export type RoundFull = s.Infer<typeof roundFull>;

export const remarkLine = s.object({
  id: s.anyText(),
  roundId: s.anyText(),
  personId: s.anyText(),
  name: s.anyText(),
  home: place,
  residence: place,
  year: s.anyNumber(),
  due: s.anyText(),
  askedFor: s.nullable(s.anyText()),
  state: s.oneOf(REMARK_STATES),
  late: s.flag(),
  /** what holds now: the last correction, else what was sent */
  level: s.nullable(s.anyText()),
  texts: textsShown,
  discussedOn: s.nullable(s.anyText()),
  sentOn: s.nullable(s.anyText()),
  sentName: s.nullable(s.anyText()),
  corrections: s.anyNumber(),
  /** the contact has ended since */
  contactEnded: s.nullable(s.object({ on: s.anyText(), reason: s.anyText() })),
  dropReason: s.nullable(s.anyText()),
  version: s.anyNumber(),
});
export type RemarkLine = s.Infer<typeof remarkLine>;

/** One state of a remark: as sent (`number` 0), or after a correction. */
export const remarkWording = s.object({
  number: s.anyNumber(),
  on: s.anyText(),
  byName: s.anyText(),
  discussedOn: s.anyText(),
  level: s.anyText(),
  texts: textsShown,
  reason: s.nullable(s.anyText()),
});
export type RemarkWording = s.Infer<typeof remarkWording>;

export const remarkFull = s.object({ ...remarkLine.shape, wordings: s.list(remarkWording, 200), may: mayShape });
export type RemarkFull = s.Infer<typeof remarkFull>;

/** What somebody has of it: where he is introduced, and the remarks that were sent. */
export const personResidence = s.object({
  personId: s.anyText(),
  name: s.anyText(),
  unitId: s.anyText(),
  unitName: s.anyText(),
  contacts: s.list(contactRecord, 200),
  remarks: s.list(remarkLine, 200),
  own: s.flag(),
  may: mayShape,
});
export type PersonResidence = s.Infer<typeof personResidence>;

/** A cell where people live, in a year. */
export const cellLine = s.object({
  unitId: s.anyText(),
  unitName: s.anyText(),
  introduced: s.anyNumber(),
  waiting: s.anyNumber(),
  roundId: s.nullable(s.anyText()),
  due: s.nullable(s.anyText()),
  closedOn: s.nullable(s.anyText()),
  lines: s.anyNumber(),
  sent: s.anyNumber(),
  late: s.anyNumber(),
});
export type CellLine = s.Infer<typeof cellLine>;

/** A cell whose members are to be introduced, in a year. */
export const homeLine = s.object({
  unitId: s.anyText(),
  unitName: s.anyText(),
  members: s.anyNumber(),
  /** by category of the rulebook */
  categories: s.list(s.object({ category: s.anyText(), n: s.anyNumber() }), 20),
  unrecorded: s.anyNumber(),
  lines: s.anyNumber(),
  received: s.anyNumber(),
});
export type HomeLine = s.Infer<typeof homeLine>;
