/** Words of honours: commendations, badges, cards, and what a person has of them. Shared with the browser: types and schemas only. */
import { mayShape, reasonsShape } from '../platform/may.ts';
import * as s from '../platform/schema.ts';

/** Who gave a commendation or decided on badges: a unit of the register, or one that is not in it (its kind and name). */
export const giverInput = {
  byUnitId: s.optional(s.id()),
  byKind: s.optional(s.code()),
  byName: s.optional(s.text(200)),
};

export const commendationRecord = s.object({
  id: s.anyText(),
  unitId: s.anyText(),
  unitName: s.anyText(),
  /** null: the unit itself was commended */
  personId: s.nullable(s.anyText()),
  name: s.anyText(),
  form: s.anyText(),
  byUnitId: s.nullable(s.anyText()),
  byKind: s.anyText(),
  byName: s.anyText(),
  number: s.nullable(s.anyText()),
  decidedOn: s.anyText(),
  /** the year whose merit it is */
  forYear: s.anyNumber(),
  reason: s.anyText(),
  annulledOn: s.nullable(s.anyText()),
  version: s.anyNumber(),
});
export type CommendationRecord = s.Infer<typeof commendationRecord>;

export const attachedFile = s.object({ id: s.anyText(), name: s.anyText(), bytes: s.anyNumber() });

export const commendationFull = s.object({
  ...commendationRecord.shape,
  recordedName: s.anyText(),
  recordedAt: s.anyText(),
  annulledNumber: s.nullable(s.anyText()),
  annulledReason: s.nullable(s.anyText()),
  annulledName: s.nullable(s.anyText()),
  /** the proposal it came by; null: recorded from a decision made elsewhere */
  caseId: s.nullable(s.anyText()),
  files: s.list(attachedFile, 50),
  may: mayShape,
});
export type CommendationFull = s.Infer<typeof commendationFull>;

export const dueLine = s.object({
  personId: s.anyText(),
  name: s.anyText(),
  unitId: s.anyText(),
  unitName: s.anyText(),
  admittedOn: s.anyText(),
  years: s.anyNumber(),
  dueOn: s.anyText(),
  /** the first round on or after that day */
  roundOn: s.anyText(),
  /** in the smallest coin; null: the rules name no amount for these years */
  bonus: s.nullable(s.anyNumber()),
});
export type DueLine = s.Infer<typeof dueLine>;

/** What is to be weighed of somebody (discipline); whether it refuses, the rule says. */
const weighed = { cautions: reasonsShape };
export const dueListed = s.object({ ...dueLine.shape, ...weighed });
export type DueListed = s.Infer<typeof dueListed>;

export const AWARD_STATES = ['proposed', 'decided', 'handed', 'skipped'] as const;

export const awardRecord = s.object({
  id: s.anyText(),
  personId: s.anyText(),
  name: s.anyText(),
  unitId: s.anyText(),
  unitName: s.anyText(),
  years: s.anyNumber(),
  admittedOn: s.anyText(),
  dueOn: s.anyText(),
  roundOn: s.anyText(),
  state: s.oneOf(AWARD_STATES),
  early: s.nullable(s.anyText()),
  note: s.nullable(s.anyText()),
  proposedOn: s.nullable(s.anyText()),
  proposedName: s.nullable(s.anyText()),
  decidedOn: s.nullable(s.anyText()),
  number: s.nullable(s.anyText()),
  decidedBy: s.nullable(s.anyText()),
  bonus: s.nullable(s.anyNumber()),
  badgeNo: s.nullable(s.anyText()),
  handedOn: s.nullable(s.anyText()),
  skipReason: s.nullable(s.anyText()),
  skippedOn: s.nullable(s.anyText()),
  version: s.anyNumber(),
});
export type AwardRecord = s.Infer<typeof awardRecord>;
export const awardListed = s.object({ ...awardRecord.shape, ...weighed });
export type AwardListed = s.Infer<typeof awardListed>;

export const CARD_STATES = ['valid', 'lost', 'damaged', 'returned', 'replaced'] as const;

export const cardRecord = s.object({
  id: s.anyText(),
  personId: s.anyText(),
  name: s.anyText(),
  unitId: s.anyText(),
  unitName: s.anyText(),
  kind: s.nullable(s.anyText()),
  reason: s.nullable(s.anyText()),
  issuedOn: s.nullable(s.anyText()),
  number: s.nullable(s.anyText()),
  tail: s.nullable(s.anyText()),
  state: s.oneOf(CARD_STATES),
  stateOn: s.nullable(s.anyText()),
  stateReason: s.nullable(s.anyText()),
  note: s.nullable(s.anyText()),
  version: s.anyNumber(),
});
export type CardRecord = s.Infer<typeof cardRecord>;

export const personHonours = s.object({
  personId: s.anyText(),
  name: s.anyText(),
  unitId: s.anyText(),
  unitName: s.anyText(),
  admittedOn: s.nullable(s.anyText()),
  partyAge: s.nullable(s.anyNumber()),
  /** null: no badge follows, or none is given here */
  next: s.nullable(
    s.object({ years: s.anyNumber(), dueOn: s.anyText(), roundOn: s.anyText(), bonus: s.nullable(s.anyNumber()) }),
  ),
  /** whether the organization gives badges, and whether its members carry cards */
  hasBadges: s.flag(),
  hasCards: s.flag(),
  /** a number stands on the record, though no card was entered here */
  cardTail: s.nullable(s.anyText()),
  /** reasons of the rulebook for which a card can be issued now */
  issueReasons: s.list(s.anyText(), 50),
  steps: s.list(s.anyNumber(), 50),
  commendations: s.list(commendationRecord, 500),
  badges: s.list(awardRecord, 200),
  cards: s.list(cardRecord, 200),
  own: s.flag(),
  may: mayShape,
});
export type PersonHonours = s.Infer<typeof personHonours>;

export const countLine = s.object({
  kind: s.oneOf(['member', 'unit', 'badge']),
  year: s.anyNumber(),
  form: s.anyText(),
  n: s.anyNumber(),
});
export type CountLine = s.Infer<typeof countLine>;
